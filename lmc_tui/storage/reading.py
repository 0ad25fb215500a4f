"""Reading a session file: only ordinary files, only so large, and every fault in a sentence."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

import tomli

from lmc_tui.errors import Problem, SessionFileError
from lmc_tui.storage.file_ops import SYSTEM, FileOps, Status
from lmc_tui.storage.parsing import OverLimitError, plain_data

LARGEST_BYTES = 5_000_000
_MEGABYTE = 1_000_000
_LONGEST_MESSAGE = 200
_MEND = "Mend that place in an editor"
_WAY_OUT = "or let `lmc rescue FILE` write all that can be read into a new file; `lmc backups FILE` shows older copies."
_KINDS = {
    stat.S_IFDIR: "a folder. Name a file in it, or use `lmc --dir FOLDER list`",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFLNK: "a link that leads round in a circle",
}
_REASONS = {
    errno.EACCES: "you have no permission to read it",
    errno.EPERM: "you have no permission to read it",
    errno.EIO: "the disk reports an error",
    errno.ELOOP: "somebody put a link in its place just now, which is not followed",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOTDIR: "a part of the path is not a folder",
}


def read_bytes(path: Path, ops: FileOps = SYSTEM, *, is_large_allowed: bool = False) -> bytes:
    """What an ordinary file holds. Raises `SessionFileError`; never waits for a pipe or a device.

    More than 5 MB only with *is_large_allowed*, for reading that takes seconds, and every look at it later, too.
    """
    try:
        target = ops.real_path(path)
        status = ops.status(target)
        if not status.is_ordinary:
            raise _failed(path, f"This is not an ordinary file: it is {_kind(status)}.")
        if status.size > LARGEST_BYTES and not is_large_allowed:
            raise _failed(path, _too_large(status.size))
        return ops.read(target)
    except FileNotFoundError as error:
        raise _failed(path, _not_there(path, ops)) from error
    except OSError as error:
        raise _failed(path, f"It cannot be read: {why_unreadable(error)}.") from error


def why_unreadable(error: OSError) -> str:
    """Why a file or folder could not be read, in words."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def _kind(status: Status) -> str:
    return _KINDS.get(stat.S_IFMT(status.mode), "something else")


def _too_large(size: int) -> str:
    return (
        f"It is {size / _MEGABYTE:.1f} MB large; sessions are at most {LARGEST_BYTES // _MEGABYTE} MB."
        " If it is one all the same, add --force; that may take a while."
    )


def _not_there(path: Path, ops: FileOps) -> str:
    try:
        is_link = stat.S_ISLNK(ops.status(path).mode)
    except OSError:
        is_link = False
    if is_link:
        return f"This is a link to {ops.real_path(path)}, and there is no such file."
    return "There is no such file. `lmc list` shows what there is."


def text_of(path: Path, content: bytes) -> str:
    """The text of a file. Raises `SessionFileError`."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        sentence = f"Line {line} is not UTF-8 text. Save the file as UTF-8, {_WAY_OUT}"
        raise _failed(path, sentence) from error


def parse(path: Path, content: bytes) -> tuple[str, dict[str, object]]:
    """Text and plain data of a TOML file. Raises `SessionFileError`."""
    text = text_of(path, content)
    try:
        return text, plain_data(text)
    except tomli.TOMLDecodeError as error:
        raise _failed(path, f"This is not TOML: {str(error)[:_LONGEST_MESSAGE]}. {_MEND}, {_WAY_OUT}") from error
    except OverLimitError as error:
        raise _failed(path, f"This is not TOML that a session would be: {error}. {_MEND}, {_WAY_OUT}") from error


def _failed(path: Path, sentence: str) -> SessionFileError:
    return SessionFileError(path, (Problem("", sentence),))
