"""Making a file where none is: nothing is ever written over."""

from __future__ import annotations

import errno
import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from lmc_tui.errors import SaveError
from lmc_tui.storage.new_file import dated_beside, free_name, stamp, write_new
from tests.support.fake_disk import FakeDisk, Fault
from tests.support.session_on_disk import NEW, OLD, PATH, THEIRS, there

NINE = datetime(2026, 3, 2, 9, 0, 7, 999_999, tzinfo=UTC)
MANY = 60
"""More calls than making a file makes."""


def test_a_new_file_is_private_and_so_are_its_folders(tmp_path: Path) -> None:
    """Byte for byte what was given."""
    path = tmp_path / "a" / "b.toml"
    assert write_new(path, b"\xff\r\n") == path
    assert path.read_bytes() == b"\xff\r\n"
    assert [stat.S_IMODE(each.stat().st_mode) for each in (path, path.parent)] == [0o600, 0o700]


def test_whatever_has_the_name_stays(tmp_path: Path) -> None:
    """A file, a folder, a link to a file, and a link to nowhere."""
    file, folder, link, nowhere = (tmp_path / name for name in ("file", "folder", "link", "nowhere"))
    file.write_text("precious")
    folder.mkdir()
    link.symlink_to(file)
    nowhere.symlink_to(tmp_path / "not yet")
    for path in (file, folder, link, nowhere):
        with pytest.raises(SaveError, match=f"{path.name}: something of that name is there"):
            write_new(path, b"new")
    assert file.read_text() == "precious"
    assert not (tmp_path / "not yet").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder", "home", "link", "nowhere"]


@pytest.mark.parametrize("call", ["create", "write", "sync", "read"])
def test_what_somebody_makes_meanwhile_stays(call: str) -> None:
    """There was none at the first look; there is one at the last."""
    disk = FakeDisk()
    disk.put(PATH.parent / "x")
    disk.on_call = lambda name: disk.put(PATH, THEIRS) if name == call else None
    with pytest.raises(SaveError, match="nothing is written over"):
        write_new(PATH, NEW, ops=disk)
    assert there(disk) == THEIRS
    assert sorted(path.name for path in disk.files) == ["s.toml", "x"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=errno.errorcode.get)
def test_a_disk_that_fails_at_any_call_leaves_nothing_or_the_whole(number: int) -> None:
    """And a sentence."""
    for at in range(1, MANY):
        disk = FakeDisk()
        disk.put(PATH.parent / "x")
        disk.watch(Fault(at, number))
        try:
            write_new(PATH, NEW, ops=disk)
        except SaveError as error:
            assert error.why in str(error)
            assert there(disk) in (None, NEW)
        if len(disk.calls) < at:
            break
    assert at > 10
    assert there(disk) == NEW


def test_a_disk_that_gives_back_something_else_makes_no_file() -> None:
    """It is read back before it gets its name."""
    disk = FakeDisk()
    disk.put(PATH.parent / "x")
    disk.on_call = lambda name: [disk.put(path, b"rot") for path in disk.created if name == "read"]
    with pytest.raises(SaveError, match="so nothing was made"):
        write_new(PATH, NEW, ops=disk)
    assert there(disk) is None


def test_a_stamp_is_the_second_in_utc() -> None:
    """Never ahead of the moment."""
    assert stamp(NINE) == stamp(NINE.astimezone(timezone(timedelta(hours=-5)))) == "20260302T090007Z"


def test_a_free_name_is_numbered() -> None:
    """Beside the session; whatever is there counts, a pipe too."""
    disk = FakeDisk()
    disk.put(PATH, OLD)
    assert dated_beside(PATH, NINE, disk) == PATH.with_name("s-20260302T090007Z.toml")
    disk.put(PATH.with_name("s-20260302T090007Z.toml"))
    disk.put(PATH.with_name("s-20260302T090007Z-2.toml"), kind=stat.S_IFIFO)
    assert dated_beside(PATH, NINE, disk) == PATH.with_name("s-20260302T090007Z-3.toml")
    disk.watch(Fault(1, errno.EIO))
    with pytest.raises(SaveError, match="the disk reports an error"):
        free_name(PATH.parent, "s", disk)
