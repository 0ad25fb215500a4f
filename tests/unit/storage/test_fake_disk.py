"""The fake disk does as the real one, and shows what a careless way of saving loses."""

from __future__ import annotations

import errno
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from lmc_tui.storage.file_ops import FileOps, Status, SystemFileOps
from tests.support.fake_disk import Death, Died, FakeDisk, Fault

HOME = Path("/home/ann")
FILE, TEMPORARY = HOME / "s.toml", HOME / ".s.toml.tmp"


def a_disk() -> FakeDisk:
    """A disk with a file that says `old`."""
    disk = FakeDisk()
    disk.put(FILE, b"old")
    return disk


@pytest.fixture(params=["fake", "real"])
def ops(request: pytest.FixtureRequest) -> FileOps:
    """Either kind."""
    return FakeDisk() if request.param == "fake" else SystemFileOps()


@pytest.fixture
def folder(ops: FileOps, tmp_path: Path) -> Path:
    """An empty folder on it."""
    if isinstance(ops, FakeDisk):
        ops.put(tmp_path / "folder" / "x")
        ops.unlink(tmp_path / "folder" / "x")
    else:
        (tmp_path / "folder").mkdir()
    return tmp_path / "folder"


def test_both_do_the_same(ops: FileOps, folder: Path) -> None:
    """Make, write, look, replace, remove."""
    file, inner = folder / "a", folder / "inner"
    descriptor = ops.create(file)
    assert ops.write(descriptor, b"some words") == 10
    ops.set_owner(descriptor, -1, -1)
    ops.set_mode(descriptor, 0o640)
    ops.sync(descriptor)
    ops.close(descriptor)
    status = ops.status(file)
    assert (status.is_ordinary, status.permissions, status.size) == (True, 0o640, 10)
    assert ops.status(file).identity == status.identity
    assert (ops.read(file), ops.may_write(file), ops.real_path(file)) == (b"some words", True, file)
    ops.make_folder(inner)
    assert stat.S_ISDIR(ops.status(inner).mode)
    assert ops.status(inner).permissions == 0o700
    assert not ops.status(inner).is_ordinary
    ops.replace(file, folder / "b")
    ops.sync_folder(folder)
    assert ops.status(folder / "b").inode == status.inode
    assert sorted(ops.names(folder)) == ["b", "inner"]
    ops.unlink(folder / "b")
    assert ops.names(folder) == ["inner"]


def test_both_refuse_the_same(ops: FileOps, folder: Path) -> None:
    """What is not there, and what is there already."""
    nothing = folder / "nothing"
    finders: tuple[Callable[[Path], object], ...] = (ops.status, ops.read, ops.unlink, ops.names)
    makers: tuple[Callable[[Path], object], ...] = (ops.create, ops.make_folder)
    for find in finders:
        with pytest.raises(FileNotFoundError):
            find(nothing)
    for make in makers:
        with pytest.raises(FileNotFoundError):
            make(nothing / "inner")
    ops.make_folder(folder / "inner")
    for make in makers:
        with pytest.raises(FileExistsError):
            make(folder / "inner")
    with pytest.raises(FileNotFoundError):
        ops.replace(nothing, folder / "a")


def rewritten(disk: FakeDisk, *, is_synced: bool) -> None:
    """The file replaced, its folder not synced."""
    descriptor = disk.create(TEMPORARY)
    disk.write(descriptor, b"new!")
    if is_synced:
        disk.sync(descriptor)
    disk.close(descriptor)
    disk.replace(TEMPORARY, FILE)


def test_a_power_cut_takes_what_was_not_synced() -> None:
    """A new name over words that are not on the disk leaves an empty file or half a one, as real disks do."""
    disk = a_disk()
    rewritten(disk, is_synced=False)
    assert {wreck.files.get(FILE) for wreck in disk.wrecks()} == {b"old", b"", b"ne", b"new!"}
    assert disk.files == {FILE: b"new!"}


def test_synced_words_are_there_under_the_old_or_the_new_name() -> None:
    """Until the folder is synced both may be; then it is certain."""
    disk = a_disk()
    rewritten(disk, is_synced=True)
    assert {wreck.files.get(FILE) for wreck in disk.wrecks()} == {b"old", b"new!"}
    disk.sync_folder(HOME)
    assert [wreck.files for wreck in disk.wrecks()] == [{FILE: b"new!"}] * 3


def test_a_new_folder_may_be_lost_with_all_that_is_in_it() -> None:
    """A file's words may be on the disk under no name."""
    disk = a_disk()
    disk.make_folder(HOME / "new")
    disk.close(disk.create(HOME / "new" / "a"))
    disk.sync_folder(HOME / "new")
    assert {len(wreck.files) for wreck in disk.wrecks()} == {1, 2}
    disk.sync_folder(HOME)
    assert {len(wreck.files) for wreck in disk.wrecks()} == {2}


def test_a_fault_comes_once_or_stays_and_before_or_after_the_work() -> None:
    """A full disk stays full for what needs space; what only looks goes on."""
    disk = a_disk()
    disk.watch(Fault(2, errno.ENOSPC))
    disk.status(FILE)
    with pytest.raises(OSError, match="No space"):
        disk.create(TEMPORARY)
    assert TEMPORARY not in disk.files
    disk.watch(Fault(1, errno.ENOSPC, is_lasting=True, is_late=True))
    with pytest.raises(OSError, match="No space"):
        disk.create(TEMPORARY)
    assert (disk.files[TEMPORARY], disk.open_descriptors) == (b"", 0)
    disk.unlink(TEMPORARY)
    with pytest.raises(OSError, match="No space"):
        disk.make_folder(HOME / "a")
    assert disk.calls == ["create", "unlink", "make_folder"]


def test_a_failing_write_is_half_done() -> None:
    """As on a disk that fills up on the way."""
    disk = a_disk()
    descriptor = disk.create(TEMPORARY)
    disk.watch(Fault(1, errno.ENOSPC))
    with pytest.raises(OSError, match="No space"):
        disk.write(descriptor, b"new!")
    assert disk.files[TEMPORARY] == b"ne"


def test_the_dead_do_nothing() -> None:
    """No clean-up of a killed process touches the disk."""
    disk = a_disk()
    descriptor = disk.create(TEMPORARY)
    disk.watch(Death(1))
    with pytest.raises(Died):
        disk.write(descriptor, b"new!")
    before = disk.files
    for call in (lambda: disk.write(descriptor, b"more"), lambda: disk.unlink(FILE), lambda: disk.close(descriptor)):
        with pytest.raises(Died):
            call()
    assert disk.files == before
    assert before[TEMPORARY] == b"ne"


def test_identity_is_what_the_clock_of_the_disk_can_tell() -> None:
    """Device, number, size and both times."""
    status = Status(stat.S_IFREG | 0o644, 1, 2, 3, 4, 5, 6, 7)
    assert status.identity == (3, 4, 5, 6, 7)
