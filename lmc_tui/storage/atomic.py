"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Callable
from pathlib import Path

from lmc_tui.errors import SaveError
from lmc_tui.storage.file_ops import PRIVATE_FILE, SYSTEM, FileOps, Status
from lmc_tui.storage.looking import status_of
from lmc_tui.storage.temporary import temporary_name

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "the file would be larger than this system allows",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "there is no permission to write there",
    errno.EPERM: "there is no permission to write there",
    errno.ENOENT: "the folder is not there",
    errno.ENOTDIR: "a part of the path is not a folder",
    errno.EIO: "the disk reports an error",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EISDIR: "there is a folder of that name",
    errno.EEXIST: "all names for a temporary file are taken",
}
_NOT_FOR_US = frozenset({errno.EPERM, errno.EACCES, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOSYS})
"""How systems say that a file cannot be given to that owner: no right, no such person here, no owners at all."""
_TRIES = 100


def reason(error: OSError) -> str:
    """Why a file could not be written, in words."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def write_text(path: Path | str, text: str, *, ops: FileOps = SYSTEM) -> Path:
    """Put *text* in place of what *path* holds, as `write_bytes` does."""
    return write_bytes(path, text.encode("utf-8"), ops=ops)


def write_bytes(
    path: Path | str,
    content: bytes,
    *,
    ops: FileOps = SYSTEM,
    verify: Callable[[bytes], None] | None = None,
    before_replacing: Callable[[Path], None] | None = None,
) -> Path:
    """Put *content* in place of what *path* holds, and give the file that was really written.

    A symbolic link stays and its target is written; mode and owner stay; what is new is private. *verify* is given the
    bytes as read back, *before_replacing* the file about to be replaced; either may raise. Raises `SaveError`; then
    nothing is left beside the file, and it is as it was - unless only the last step failed, which the error says:
    then it is as wanted, but may be as it was again after a power cut.
    """
    target = Path(path)
    try:
        target = ops.real_path(path)
        _make_folders(target.parent, ops)
        _write(target, content, ops, verify, before_replacing)
    except OSError as error:
        raise SaveError(f"{target}: {reason(error)}.", reason(error)) from error
    confirm(target, ops)
    return target


def confirm(target: Path, ops: FileOps = SYSTEM) -> None:
    """Wait until the name of a file that was written is on the disk. Raises `SaveError`."""
    try:
        _sync_folder(target.parent, ops)
    except OSError as error:
        raise SaveError(
            f"{target}: written, but the disk did not confirm that it stays: {reason(error)}.", reason(error)
        ) from error


def _write(
    target: Path,
    content: bytes,
    ops: FileOps,
    verify: Callable[[bytes], None] | None,
    before_replacing: Callable[[Path], None] | None,
) -> None:
    old = status_of(target, ops)
    if old is None:
        _settle_folders(target.parent, ops)
    descriptor, temporary = _create_beside(target, ops)
    try:
        _fill(descriptor, content, old, ops)
        if old is not None and not (old.permissions & 0o222 and ops.may_write(target)):
            raise SaveError(
                f"{target}: this file is protected from being written, so it stays as it is.",
                "the file is write-protected",
            )
        if verify is not None:
            verify(ops.read(temporary))
        if before_replacing is not None:
            before_replacing(target)
        ops.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):  # what went wrong first is what people should read
            ops.unlink(temporary)
        raise


def _create_beside(target: Path, ops: FileOps) -> tuple[int, Path]:
    """A new file beside the target, and its descriptor. A name that is taken, by a planted link perhaps, is left."""
    for _ in range(_TRIES):
        temporary = target.with_name(temporary_name(target.name))
        with contextlib.suppress(FileExistsError):
            return ops.create(temporary), temporary
    raise FileExistsError(errno.EEXIST, "all names are taken")


def _fill(descriptor: int, content: bytes, old: Status | None, ops: FileOps) -> None:
    """Write it all with the old file's owner and mode, wait for the disk, and close."""
    try:
        written = 0
        while written < len(content):
            written += ops.write(descriptor, content[written:])
        _take_over(old, descriptor, ops)
        ops.sync(descriptor)
    finally:
        ops.close(descriptor)


def _take_over(old: Status | None, descriptor: int, ops: FileOps) -> None:
    """Give the new file the owner and mode of the old one; a file without forerunner stays private.

    Only root can give files away, but people of a group may keep a file theirs. Where not even that is allowed, the
    group that the file has now gets no right that everybody does not have.
    """
    if old is None:
        ops.set_mode(descriptor, PRIVATE_FILE)
        return
    permissions = old.permissions
    is_kept = _owned(descriptor, old.owner, old.group, ops) or _owned(descriptor, -1, old.group, ops)
    if not is_kept:
        permissions &= ~0o070 | (permissions & 0o007) << 3
    ops.set_mode(descriptor, permissions)


def _owned(descriptor: int, owner: int, group: int, ops: FileOps) -> bool:
    """Give the file away, and tell whether that was allowed."""
    try:
        ops.set_owner(descriptor, owner, group)
    except OSError as error:
        if error.errno not in _NOT_FOR_US:
            raise
        return False
    return True


def _make_folders(folder: Path, ops: FileOps) -> None:
    """Make a folder and those above it that are missing, each private."""
    missing = []
    while not _is_there(folder, ops):
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        with contextlib.suppress(FileExistsError):  # somebody made it meanwhile
            ops.make_folder(each)


def _settle_folders(folder: Path, ops: FileOps) -> None:
    """Make the names of a folder and of those above it last, as far up as they may be our doing.

    A new file is lost with the name of its folder, and that may have been made just now, or by a try that failed.
    """
    for parent in folder.parents:
        if not ops.may_write(parent):
            return
        _sync_folder(parent, ops)


def _is_there(path: Path, ops: FileOps) -> bool:
    try:
        ops.status(path)
    except FileNotFoundError:
        return False
    return True


def _sync_folder(folder: Path, ops: FileOps) -> None:
    """Make a new name in a folder last. Some network file systems cannot, and say so with EINVAL."""
    try:
        ops.sync_folder(folder)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
