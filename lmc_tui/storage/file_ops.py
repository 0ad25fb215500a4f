"""The calls that a save makes to the file system, behind one protocol, so that a test can make each of them fail."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700


class Status(NamedTuple):
    """What the file system tells about a name, without following a link."""

    mode: int
    """Kind and permissions, as in `st_mode`."""
    owner: int
    group: int
    device: int
    inode: int
    size: int
    modified_ns: int
    changed_ns: int

    @property
    def is_ordinary(self) -> bool:
        """Whether it is a regular file: no link, folder, pipe or device."""
        return stat.S_ISREG(self.mode)

    @property
    def permissions(self) -> int:
        """Who may do what, as `chmod` takes it."""
        return stat.S_IMODE(self.mode)

    @property
    def identity(self) -> tuple[int, int, int, int, int]:
        """By what a file is known to be the same and untouched, as far as the clock of its disk can tell."""
        return self.device, self.inode, self.size, self.modified_ns, self.changed_ns


class FileOps(Protocol):
    """The calls that saving makes. Each raises `OSError`; none but `real_path` follows a link at the end of a path."""

    def real_path(self, path: Path | str) -> Path:
        """The absolute path with all links followed; what is not there is left as it is."""
        ...

    def status(self, path: Path) -> Status:
        """What stands at that name."""
        ...

    def may_write(self, path: Path) -> bool:
        """Whether the permissions let this process write the file, or into the folder."""
        ...

    def read(self, path: Path) -> bytes:
        """All that a file holds. Never waits for a pipe."""
        ...

    def names(self, folder: Path) -> Sequence[str]:
        """The names in a folder."""
        ...

    def make_folder(self, folder: Path) -> None:
        """Make one private folder in a folder that is there."""
        ...

    def create(self, path: Path) -> int:
        """A descriptor to write a new private file. Raises `FileExistsError` when anything has that name."""
        ...

    def write(self, descriptor: int, content: bytes) -> int:
        """Write, and tell how many bytes: there may be more to write."""
        ...

    def set_owner(self, descriptor: int, owner: int, group: int) -> None:
        """Give the file away; -1 leaves one of the two as it is."""
        ...

    def set_mode(self, descriptor: int, permissions: int) -> None:
        """Set who may do what."""
        ...

    def sync(self, descriptor: int) -> None:
        """Wait until the file is on the disk."""
        ...

    def close(self, descriptor: int) -> None:
        """Let go of the descriptor, also when an error is raised."""
        ...

    def replace(self, source: Path, target: Path) -> None:
        """Give *source* the name *target*, in one step, in place of what had it."""
        ...

    def unlink(self, path: Path) -> None:
        """Take a name away."""
        ...

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk."""
        ...


class SystemFileOps:
    """The real calls."""

    def real_path(self, path: Path | str) -> Path:
        """The absolute path with all links followed."""
        return Path(os.path.realpath(path))

    def status(self, path: Path) -> Status:
        """What stands at that name."""
        told = path.lstat()
        return Status(
            told.st_mode,
            told.st_uid,
            told.st_gid,
            told.st_dev,
            told.st_ino,
            told.st_size,
            told.st_mtime_ns,
            told.st_ctime_ns,
        )

    def may_write(self, path: Path) -> bool:
        """Whether the permissions let this process write the file, or into the folder."""
        return os.access(path, os.W_OK)

    def read(self, path: Path) -> bytes:
        """All that a file holds."""
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
        with os.fdopen(descriptor, "rb") as file:
            return file.read()

    def names(self, folder: Path) -> Sequence[str]:
        """The names in a folder."""
        return os.listdir(folder)  # noqa: PTH208 - names are wanted, and a path for each would cost more than the call

    def make_folder(self, folder: Path) -> None:
        """Make one private folder."""
        folder.mkdir(PRIVATE_FOLDER)

    def create(self, path: Path) -> int:
        """A descriptor to write a new private file; O_EXCL refuses a planted link too."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)

    def write(self, descriptor: int, content: bytes) -> int:
        """Write, and tell how many bytes."""
        return os.write(descriptor, content)

    def set_owner(self, descriptor: int, owner: int, group: int) -> None:
        """Give the file away."""
        os.fchown(descriptor, owner, group)

    def set_mode(self, descriptor: int, permissions: int) -> None:
        """Set who may do what."""
        os.fchmod(descriptor, permissions)

    def sync(self, descriptor: int) -> None:
        """Wait until the file is on the disk."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Let go of the descriptor."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Give *source* the name *target*."""
        os.replace(source, target)  # noqa: PTH105 - tests make this very call fail

    def unlink(self, path: Path) -> None:
        """Take a name away."""
        path.unlink()

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


SYSTEM = SystemFileOps()
"""What everything uses unless it is told otherwise."""
