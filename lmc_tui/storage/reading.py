"""Reading a session file: only ordinary files, only so large, and every fault in a sentence."""

from __future__ import annotations

from pathlib import Path

import tomli

from lmc_tui.errors import Problem, SessionFileError
from lmc_tui.storage.atomic import reason
from lmc_tui.storage.file_ops import SYSTEM, FileOps

LARGEST_BYTES = 5_000_000
_MEBIBYTE = 1_000_000


def read_bytes(path: Path, ops: FileOps = SYSTEM) -> bytes:
    """What an ordinary file holds. Raises `SessionFileError`; never waits for a pipe or a device."""
    try:
        target = ops.real_path(path)
        status = ops.status(target)
        if not status.is_ordinary:
            raise _failed(path, "This is not an ordinary file.")
        if status.size > LARGEST_BYTES:
            size = status.size / _MEBIBYTE
            raise _failed(path, f"It is {size:.1f} MB large; sessions are at most {LARGEST_BYTES // _MEBIBYTE} MB.")
        return ops.read(target)
    except FileNotFoundError as error:
        raise _failed(path, "There is no such file. `lmc list` shows what there is.") from error
    except OSError as error:
        raise _failed(path, f"It cannot be read: {reason(error)}.") from error


def parse(path: Path, content: bytes) -> tuple[str, dict[str, object]]:
    """Text and plain data of a TOML file. Raises `SessionFileError`."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        sentence = f"Line {line} is not UTF-8 text. Save the file as UTF-8, or take the newest backup."
        raise _failed(path, sentence) from error
    try:
        return text, tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise _failed(path, f"This is not TOML: {error}. Mend that place in an editor.") from error
    except RecursionError as error:
        raise _failed(path, "This is nested too deeply to be a session.") from error
    except ValueError as error:  # a number of thousands of digits, which the parser lets through to Python
        raise _failed(path, f"This is not TOML: {error}.") from error


def _failed(path: Path, sentence: str) -> SessionFileError:
    return SessionFileError(path, (Problem("", sentence),))
