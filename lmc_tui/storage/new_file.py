"""Making a file where none is: what somebody asked for never takes the place of anything."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from lmc_tui.errors import SaveError
from lmc_tui.storage.atomic import reason, write_bytes
from lmc_tui.storage.file_ops import SYSTEM, FileOps


def write_new(path: Path, content: bytes, *, ops: FileOps = SYSTEM) -> Path:
    """Make a private file that holds *content*, with the folders it needs, and give the file that was really made.

    Raises `SaveError`, also when anything has that name, be it a folder or a link to nowhere.
    """

    def refuse_taken(target: Path) -> None:
        if _is_taken(target, ops):
            raise SaveError(f"{path}: something of that name is there, and nothing is written over. Name another file.")

    def verify(found: bytes) -> None:
        if found != content:
            raise SaveError(f"{path}: the disk gave back something else than was written, so nothing was made.")

    try:
        refuse_taken(path)
    except OSError as error:
        raise SaveError(f"{path}: {reason(error)}.", reason(error)) from error
    return write_bytes(path, content, ops=ops, verify=verify, before_replacing=refuse_taken)


def dated_beside(session: Path, moment: datetime, ops: FileOps = SYSTEM) -> Path:
    """A free name beside a session file for what it was at that moment: `<stem>-20260302T104107Z.toml`, numbered."""
    return free_name(session.parent, f"{session.stem}-{stamp(moment)}", ops)


def free_name(folder: Path, stem: str, ops: FileOps = SYSTEM) -> Path:
    """The path `<stem>.toml` in that folder, or with a number if anything has that name. Raises `SaveError`."""
    path, number = folder / f"{stem}.toml", 2
    try:
        while _is_taken(path, ops):
            path, number = folder / f"{stem}-{number}.toml", number + 1
    except OSError as error:
        raise SaveError(f"{path}: {reason(error)}.", reason(error)) from error
    return path


def stamp(moment: datetime) -> str:
    """A moment in UTC as it stands in names of files, by the second."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _is_taken(path: Path, ops: FileOps) -> bool:
    try:
        ops.status(path)
    except FileNotFoundError:
        return False
    return True
