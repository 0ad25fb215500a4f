"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable
from pathlib import Path

from lmc_tui.errors import SaveError

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700

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
}


def reason(error: OSError) -> str:
    """Why a file could not be written, in words."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def write_text(
    path: Path | str,
    text: str,
    *,
    verify: Callable[[bytes], None] | None = None,
    before_replacing: Callable[[Path], None] | None = None,
) -> Path:
    """Put *text* in place of what *path* holds, and give the file that was really written.

    A symbolic link stays and its target is written; mode and owner stay; a new file is private. *verify* is given the
    bytes as read back, *before_replacing* the file about to be replaced; either may raise. Raises `SaveError`; then
    the old file is as it was and nothing is left beside it.
    """
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        _write(target, text.encode("utf-8"), verify, before_replacing)
    except OSError as error:
        raise SaveError(f"{target}: {reason(error)}.") from error
    return target


def _write(
    target: Path,
    content: bytes,
    verify: Callable[[bytes], None] | None,
    before_replacing: Callable[[Path], None] | None,
) -> None:
    if target.exists() and not target.is_file():
        raise SaveError(f"{target}: this is not an ordinary file.")
    import tempfile  # here, for reading needs none of what it loads

    descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            _take_over_mode(target, file.fileno())
            os.fsync(file.fileno())
        if verify is not None:
            verify(temporary.read_bytes())
        if before_replacing is not None:
            before_replacing(target)
        os.replace(temporary, target)  # noqa: PTH105 - tests make this very call fail
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()
        raise
    sync_folder(target.parent)


def _take_over_mode(target: Path, descriptor: int) -> None:
    """Give the new file the mode and owner of the old one; a file without forerunner stays private."""
    try:
        old = target.stat()
    except FileNotFoundError:
        os.fchmod(descriptor, PRIVATE_FILE)
        return
    os.fchmod(descriptor, old.st_mode & 0o7777)
    with contextlib.suppress(PermissionError):  # only root can give files away
        os.fchown(descriptor, old.st_uid, old.st_gid)


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder last. Some network file systems cannot, and say so with EINVAL."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)
