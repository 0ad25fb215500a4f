"""Looking at the file that is about to be replaced."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from lmc_tui.errors import SaveError
from lmc_tui.storage.file_ops import FileOps, Status


class Seen(NamedTuple):
    """A file as it was found."""

    status: Status
    """As it was before it was read."""
    content: bytes


def status_of(target: Path, ops: FileOps) -> Status | None:
    """What stands there; None for nothing. Raises `SaveError` for what is no ordinary file, and `OSError`."""
    try:
        status = ops.status(target)
    except FileNotFoundError:
        return None
    if not status.is_ordinary:
        raise SaveError(f"{target}: this is not an ordinary file.", "it is no ordinary file")
    return status


def look(target: Path, ops: FileOps) -> Seen | None:
    """What the file holds; None when there is none. Raises `SaveError` for what is no ordinary file, and `OSError`."""
    status = status_of(target, ops)
    if status is None:
        return None
    try:
        return Seen(status, ops.read(target))
    except FileNotFoundError:
        return None


def is_unchanged(target: Path, there: Seen | None, ops: FileOps) -> bool:
    """Whether the file still holds what it held, and nobody touched it while it was read. Raises as `look` does.

    Content decides, for clocks of disks are coarse and somebody may only have touched the file since; identity then
    tells that the content is not being written this very moment.
    """
    now = look(target, ops)
    if now is None or there is None:
        return now is there
    if now.content != there.content:
        return False
    status = status_of(target, ops)
    return status is not None and status.identity == now.status.identity
