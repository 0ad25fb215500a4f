"""Reading a session file: only ordinary files, only so large, and every fault in a sentence."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import tomli

from lmc_tui.errors import Problem, SessionFileError
from lmc_tui.storage.atomic import reason

LARGEST_BYTES = 5_000_000
_MEBIBYTE = 1_000_000


def read_bytes(path: Path) -> bytes:
    """What an ordinary file holds. Raises `SessionFileError`; never waits for a pipe or a device."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError as error:
        raise _failed(path, "There is no such file. `lmc list` shows what there is.") from error
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise _failed(path, "This is not an ordinary file.") from error
        raise _failed(path, f"It cannot be read: {reason(error)}.") from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise _failed(path, "This is not an ordinary file.")
    with os.fdopen(descriptor, "rb") as file:
        if status.st_size > LARGEST_BYTES:
            size = status.st_size / _MEBIBYTE
            raise _failed(path, f"It is {size:.1f} MB large; sessions are at most {LARGEST_BYTES // _MEBIBYTE} MB.")
        try:
            return file.read()
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
