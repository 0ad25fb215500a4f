"""What is never written over or followed, whose the file stays, and a disk that takes its time."""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from lmc_tui.clock import ManualClock
from lmc_tui.domain.changes import SetText, apply
from lmc_tui.errors import SaveError, SessionFileError
from lmc_tui.storage.atomic import write_text
from lmc_tui.storage.file_ops import SystemFileOps
from lmc_tui.storage.store import TomlSessionStore
from lmc_tui.workshop.autosave import Saver
from lmc_tui.workshop.saving import AutosavePolicy, SaveState
from tests.support.session_on_disk import CANVASES, NEW_SESSION, OLD, OLD_SESSION, PATH, opened, strays, there, with_old


@pytest.mark.parametrize(
    ("mode", "group", "kept_mode", "kept_group"),
    [(0o664, 7, 0o664, 7), (0o640, 8, 0o600, 1000), (0o664, 8, 0o644, 1000)],
)
def test_a_file_of_a_group_stays_the_groups_or_is_closed_to_another(
    mode: int, group: int, kept_mode: int, kept_group: int
) -> None:
    """Only root gives files away; members keep the group; a group that nobody chose gets no rights of its own."""
    disk, _ = with_old()
    node = disk.put(PATH, OLD, mode=mode)
    node.mode, node.owner, node.group = stat.S_IFREG | mode, 7, group
    store = opened(disk)
    real = disk.set_owner

    def not_root(descriptor: int, owner: int, group: int) -> None:
        if owner != -1 or group != 7:
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        real(descriptor, owner, group)

    disk.set_owner = not_root  # type: ignore[method-assign]
    store.save(NEW_SESSION)
    status = disk.status(PATH)
    assert (status.permissions, status.group, status.owner) == (kept_mode, kept_group, 1000)


def test_a_protected_file_stays_as_it_is() -> None:
    """Somebody took the right to write away: replacing it would be a way round."""
    disk, _ = with_old()
    disk.put(PATH, OLD).mode = stat.S_IFREG | 0o444
    store = opened(disk)
    with pytest.raises(SaveError, match="protected from being written"):
        store.save(NEW_SESSION)
    assert (there(disk), strays(disk)) == (OLD, [])


@pytest.mark.parametrize("kind", [stat.S_IFIFO, stat.S_IFCHR, stat.S_IFDIR, stat.S_IFLNK, stat.S_IFSOCK])
def test_what_is_no_ordinary_file_is_neither_read_nor_replaced(kind: int) -> None:
    """A pipe in place of the session would hold up the saver for ever, a device would be gone."""
    disk, store = with_old()
    disk.unlink(PATH)
    node = disk.put(PATH, kind=kind)
    node.mode = kind | 0o644
    disk.watch()
    with pytest.raises(SaveError, match="not an ordinary file"):
        store.save(NEW_SESSION, force=True)
    with pytest.raises(SessionFileError, match="not an ordinary file"):
        store.load()
    assert disk._nodes[PATH] is node
    assert not set(disk.calls) & {"read", "create", "replace", "unlink"}


# --- real files -----------------------------------------------------------------------------------


def some_chance(*numbers: int) -> Iterator[bytes]:
    """What the system gives as random bytes, one after the other."""
    return (number.to_bytes(4, "big") for number in numbers)


def test_a_planted_link_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever guesses the temporary name gains nothing: another is taken, and both link and victim stay."""
    victim, folder = tmp_path / "victim", tmp_path / "s"
    victim.write_text("precious")
    folder.mkdir()
    planted = folder / ".s.toml.00000001.tmp"
    planted.symlink_to(victim)
    chance = some_chance(1, 1, 2)
    monkeypatch.setattr(os, "urandom", lambda _: next(chance))
    write_text(folder / "s.toml", "ours")
    assert (folder / "s.toml").read_text() == "ours"
    assert not (folder / "s.toml").is_symlink()
    assert planted.is_symlink()
    assert victim.read_text() == "precious"


def test_when_all_names_are_taken_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence, not an endless search."""
    monkeypatch.setattr(os, "urandom", bytes)
    (tmp_path / ".s.toml.00000000.tmp").touch()
    with pytest.raises(SaveError, match="all names for a temporary file are taken"):
        write_text(tmp_path / "s.toml", "ours")
    assert not (tmp_path / "s.toml").exists()


@pytest.mark.parametrize("kind", ["pipe", "folder", "device", "link in a circle"])
def test_odd_things_under_the_name_of_an_open_session_do_not_hang_a_save(tmp_path: Path, kind: str) -> None:
    """Whatever took its place while it was open, forced or not."""
    store = TomlSessionStore(tmp_path / "s.toml", CANVASES)
    store.save(OLD_SESSION)
    store.path.unlink()
    if kind == "pipe":
        os.mkfifo(store.path)
    elif kind == "folder":
        store.path.mkdir()
    else:
        store.path.symlink_to("/dev/zero" if kind == "device" else store.path)
    before = store.path.lstat()
    for force in (False, True):
        with pytest.raises(SaveError, match="not an ordinary file"):
            store.save(NEW_SESSION, force=force)
    assert store.path.lstat().st_ino == before.st_ino
    assert list(tmp_path.glob(".*")) == []


def test_all_folders_that_are_made_are_private(tmp_path: Path) -> None:
    """Not only the last one."""
    write_text(tmp_path / "a" / "b" / "c.toml", "x")
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a", "a/b", "a/b/c.toml")] == [
        0o700,
        0o700,
        0o600,
    ]


def test_a_name_as_long_as_the_system_allows_can_be_saved(tmp_path: Path) -> None:
    """The temporary name is cut by bytes, not by characters."""
    path = tmp_path / ("\N{SNOWMAN}" * 83 + ".toml")
    write_text(path, "x")
    assert path.read_text() == "x"
    assert list(tmp_path.glob(".*")) == []


def test_a_folder_that_is_gone_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path relative to a working folder that somebody removed."""
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    store = TomlSessionStore(Path("s.toml"), CANVASES)
    folder.rmdir()
    with pytest.raises(SaveError, match="the folder is not there"):
        store.save(OLD_SESSION)


# --- a slow disk ----------------------------------------------------------------------------------


class SlowDisk(SystemFileOps):
    """A disk whose sync takes until it is allowed."""

    def __init__(self) -> None:
        self.is_syncing, self.may_end = threading.Event(), threading.Event()

    def sync(self, descriptor: int) -> None:
        """Wait, then sync."""
        self.is_syncing.set()
        assert self.may_end.wait(10)
        super().sync(descriptor)


def test_a_slow_disk_holds_nobody_up(tmp_path: Path) -> None:
    """While the disk takes its time, more is typed and taken; then the newest is on the disk."""
    disk = SlowDisk()
    store = TomlSessionStore(tmp_path / "s.toml", CANVASES, ops=disk)
    saver = Saver(store, ManualClock(), policy=AutosavePolicy(0.0, 0.0, 0.01))
    states: list[SaveState] = []
    is_saved = threading.Event()

    def listen(state: SaveState) -> None:
        states.append(state)
        if state is SaveState.SAVED:
            is_saved.set()

    saver.on_outcome = lambda outcome: listen(outcome.state)
    saver.start()
    saver.submit(OLD_SESSION)
    assert disk.is_syncing.wait(10)
    for number in range(100):  # would stand still here if submit waited for the disk
        saver.submit(apply(OLD_SESSION, SetText("c000001", f"Changed {number} times")))
    assert saver.outcome.state is SaveState.SAVING
    assert not is_saved.is_set()
    disk.may_end.set()
    assert is_saved.wait(10)
    assert saver.close().state is SaveState.SAVED
    assert "Changed 99 times" in store.path.read_text()
    assert SaveState.FAILED not in states
