"""Saving on a disk that fails, or ends the program, at every single call: the file is the old or the new one, whole."""

from __future__ import annotations

import contextlib
import errno

import pytest

from lmc_tui.domain.changes import SetHeading, SetText, apply
from lmc_tui.domain.session import Session
from lmc_tui.errors import ConflictError, SaveError
from lmc_tui.storage.store import TomlSessionStore, session_text
from lmc_tui.storage.temporary import is_temporary
from tests.support.builders import a_note, a_session
from tests.support.fake_disk import SECOND_NS, Death, Died, FakeDisk, Fault
from tests.support.session_on_disk import (
    CANVASES,
    INTO_A_NEW_FOLDER,
    NEW,
    NEW_SESSION,
    ODD,
    OLD,
    OLD_SESSION,
    OVER_A_FILE,
    PATH,
    THEIRS,
    a_store,
    backups,
    opened,
    strays,
    there,
    try_to_save,
    with_old,
    without_folder,
)

NUMBERS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EFBIG, errno.EDQUOT)
MANY = 60
"""More calls than any save makes."""

BEGINNINGS = {"over a file": (with_old, OLD), "into a new folder": (without_folder, None)}


@pytest.mark.parametrize(
    ("beginning", "calls"), [("over a file", OVER_A_FILE), ("into a new folder", INTO_A_NEW_FOLDER)]
)
def test_a_save_makes_these_calls_in_this_order(beginning: str, calls: list[str]) -> None:
    """Write, mode, sync, read back, look once more, replace, sync the folder; everything is closed."""
    disk, store = BEGINNINGS[beginning][0]()
    store.save(NEW_SESSION)
    assert disk.calls == calls
    assert (there(disk), strays(disk), disk.open_descriptors) == (NEW, [], 0)
    disk.watch()
    store.save(NEW_SESSION)
    assert disk.calls == ["real_path", "status", "read"], "the same content is not written again"


@pytest.mark.parametrize("number", NUMBERS, ids=errno.errorcode.get)
@pytest.mark.parametrize("is_lasting", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("is_late", [False, True], ids=["undone", "done"])
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_an_error_at_any_call_leaves_the_old_or_the_new_file_and_the_next_try_saves(
    beginning: str, is_late: bool, is_lasting: bool, number: int
) -> None:
    """Nothing is left beside it, there is no false conflict, and what is acknowledged outlasts a power cut."""
    begin, old = BEGINNINGS[beginning]
    for at in range(1, MANY):
        disk, store = begin()
        disk.watch(Fault(at, number, is_lasting=is_lasting, is_late=is_late))
        is_saved = try_to_save(store, NEW_SESSION)
        is_over = len(disk.calls) < at
        assert there(disk) in ((NEW,) if is_saved else (old, NEW))
        assert is_late or is_saved or there(disk) == old or disk.calls[-1] == "sync_folder"
        assert disk.open_descriptors == 0
        lost_hold = is_lasting or (is_late and disk.calls[at - 1 : at] == ["create"])
        assert all(lost_hold and is_temporary(stray.name, PATH.name) for stray in strays(disk))
        if not is_saved:
            assert len(strays(disk)) <= 1
            for wreck in disk.wrecks():
                assert there(wreck) in (old, NEW)
            disk.watch()
            assert try_to_save(store, NEW_SESSION)
        assert there(disk) == NEW
        for wreck in disk.wrecks():
            assert there(wreck) == NEW, "it was acknowledged"
        if is_over:
            return
    raise AssertionError("a save makes more calls than that")


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_death_at_any_call_leaves_the_old_or_the_new_file(beginning: str) -> None:
    """Killed, or killed with the power cut: whole, it opens, only swept names lie beside it, and it saves again."""
    begin, old = BEGINNINGS[beginning]
    for at in range(1, MANY):
        disk, store = begin()
        disk.watch(Death(at))
        if at > len(OVER_A_FILE if old else INTO_A_NEW_FOLDER):
            store.save(NEW_SESSION)
            assert not disk.is_dead
            return
        with pytest.raises(Died):
            store.save(NEW_SESSION)
        disk.is_dead = False
        for found in (disk, *disk.wrecks()):
            assert there(found) in (old, NEW)
            assert all(is_temporary(stray.name, PATH.name) for stray in strays(found))
            assert opens_sweeps_and_saves(found)
    raise AssertionError("a save makes more calls than that")


def opens_sweeps_and_saves(disk: FakeDisk) -> bool:
    """What the next start does."""
    disk.watch()
    store = opened(disk) if there(disk) is not None else a_store(disk)
    assert store.sweep(disk.now_ns / SECOND_NS + 3601) <= 1
    assert strays(disk) == []
    another = a_session(a_note(text="Another"))
    assert try_to_save(store, another)
    text = session_text(another, CANVASES["small"]).encode()
    return all(there(wreck) == text for wreck in disk.wrecks()) and opened(disk).load().session == another


def test_what_is_acknowledged_outlasts_a_power_cut() -> None:
    """Save after save, each is there whatever the disk does with what was not synced."""
    disk, store = without_folder()
    for session, content in ((OLD_SESSION, OLD), (NEW_SESSION, NEW), (OLD_SESSION, OLD)):
        store.save(session)
        assert [there(wreck) for wreck in disk.wrecks()] == [content] * 3


# --- over what somebody else wrote ----------------------------------------------------------------


def with_theirs() -> tuple[FakeDisk, TomlSessionStore]:
    """The old session is open, and somebody else wrote the file since."""
    disk, store = with_old()
    disk.put(PATH, THEIRS)
    disk.watch()
    return disk, store


def theirs_is_kept(disk: FakeDisk) -> bool:
    """Whether their version is in the file or among the backups."""
    return THEIRS in disk.files.values()


def test_no_fault_loses_what_somebody_else_wrote() -> None:
    """Forced over it, with an error or a death at any call: their version is in the file or among the backups."""
    for at in range(1, 2 * MANY):
        for plan in (Fault(at, errno.EIO), Fault(at, errno.EIO, is_late=True), Death(at)):
            disk, store = with_theirs()
            with pytest.raises(ConflictError):
                store.save(NEW_SESSION)
            disk.watch(plan)
            try:
                is_saved = try_to_save(store, NEW_SESSION, force=True)
            except Died:
                is_saved = False
            assert there(disk) in ((NEW,) if is_saved else (THEIRS, NEW))
            for found in (disk, *disk.wrecks()):
                assert theirs_is_kept(found)
                assert there(found) in (THEIRS, NEW)
        if len(disk.calls) < at:
            return
    raise AssertionError("a save makes more calls than that")


def last(call: str, calls: list[str]) -> int:
    """The number of the last call of that name, from 1."""
    return len(calls) - calls[::-1].index(call)


def test_a_backup_keeps_every_byte_and_is_made_once() -> None:
    """What is no text is kept too, and trying again and again does not fill the disk with copies."""
    theirs = b"\xff\xfe not UTF-8 \x00"
    disk, store = with_old()
    disk.put(PATH, theirs)
    assert try_to_save(store, NEW_SESSION, force=True)
    full = Fault(last("replace", disk.calls), errno.ENOSPC, is_lasting=True)
    disk, store = with_old()
    disk.put(PATH, theirs)
    disk.watch(full)
    assert [try_to_save(store, NEW_SESSION, force=True) for _ in range(3)] == [False] * 3
    disk.watch()
    assert try_to_save(store, NEW_SESSION, force=True)
    assert backups(disk) == [theirs]


def test_a_folder_that_cannot_be_synced_is_tolerated() -> None:
    """Some network disks refuse with EINVAL; the save counts."""
    disk, store = with_old()
    disk.watch(Fault(len(OVER_A_FILE), errno.EINVAL))
    assert try_to_save(store, NEW_SESSION)


def test_a_save_that_the_disk_did_not_confirm_is_written_again() -> None:
    """The new file is in place, the message says so, and the next try writes all anew instead of believing it."""
    disk, store = with_old()
    disk.watch(Fault(len(OVER_A_FILE), errno.EIO))
    with pytest.raises(SaveError, match="written, but the disk did not confirm that it stays: the disk reports"):
        store.save(NEW_SESSION)
    assert there(disk) == NEW
    assert {there(wreck) for wreck in disk.wrecks()} == {OLD, NEW}
    disk.watch()
    store.save(NEW_SESSION)
    assert disk.calls == OVER_A_FILE
    disk.watch()
    store.save(NEW_SESSION)
    assert "create" not in disk.calls


def left_unconfirmed() -> tuple[FakeDisk, TomlSessionStore]:
    """A disk that did not confirm a save, and the file opened by the next program: the other one was killed."""
    disk, store = with_old()
    disk.watch(Fault(len(OVER_A_FILE), errno.EIO))
    assert not try_to_save(store, NEW_SESSION)
    store = opened(disk)
    disk.watch()
    return disk, store


def test_what_another_program_left_unconfirmed_is_saved_only_once_the_disk_confirms_it() -> None:
    """Whoever restores what a crash left, and is told that it is saved, has it after a power cut; asked for once."""
    disk, store = left_unconfirmed()
    assert {there(wreck) for wreck in disk.wrecks()} == {OLD, NEW}
    store.save(NEW_SESSION)
    assert {there(wreck) for wreck in disk.wrecks()} == {NEW}
    assert disk.calls == ["real_path", "status", "read", "real_path", "sync_folder"]
    disk.watch()
    store.save(NEW_SESSION)
    assert "sync_folder" not in disk.calls


def test_what_was_taken_from_another_window_is_saved_only_once_the_disk_confirms_it() -> None:
    """That this window's own last save was confirmed tells nothing about theirs."""
    disk, store = with_old()
    store.save(apply(OLD_SESSION, SetHeading("Ours", "", "Ann")))
    other = opened(disk)
    disk.watch(Fault(len(OVER_A_FILE), errno.EIO))
    assert not try_to_save(other, NEW_SESSION)
    disk.watch()
    theirs = store.outside()
    assert theirs is not None
    store.adopt(theirs)
    store.save(NEW_SESSION)
    assert {there(wreck) for wreck in disk.wrecks()} == {NEW}


@pytest.mark.parametrize("plan", [Fault, Death])
def test_what_cannot_be_confirmed_is_not_saved_and_is_written_anew(plan: type[Fault | Death]) -> None:
    """An error or the end at any call: a save that tells of none lasts, and after one the next try is whole."""
    for at in range(1, MANY):
        disk, store = left_unconfirmed()
        disk.watch(Fault(at, errno.EIO) if plan is Fault else Death(at))
        is_saved = False
        with contextlib.suppress(Died):
            is_saved = try_to_save(store, NEW_SESSION)
        assert {there(wreck) for wreck in disk.wrecks()} <= ({NEW} if is_saved else {OLD, NEW})
        if is_saved:
            break
        disk.is_dead = False
        store = store if plan is Fault else opened(disk)
        disk.watch()
        assert try_to_save(store, NEW_SESSION)
        assert {there(wreck) for wreck in disk.wrecks()} == {NEW}
        assert ("create" in disk.calls) == (plan is Fault and at > 3)
    assert at == 6


def with_an_odd_layout() -> tuple[FakeDisk, TomlSessionStore, Session]:
    """A disk with a session whose comments cannot be kept, open, and that session changed."""
    disk, _ = with_old()
    disk.put(PATH, ODD)
    store = a_store(disk)
    changed = apply(store.load().session, SetText("p1", "Anna"))
    disk.watch()
    return disk, store, changed


def test_what_people_should_know_is_told_by_the_try_that_succeeds() -> None:
    """Comments that could not be kept are mentioned though the first try put the file in place and failed."""
    disk, store, changed = with_an_odd_layout()
    assert "Comments" in store.save(changed)[0]
    unconfirmed = Fault(last("sync_folder", disk.calls), errno.EIO)
    disk, store, changed = with_an_odd_layout()
    disk.watch(unconfirmed)
    with pytest.raises(SaveError, match="did not confirm"):
        store.save(changed)
    disk.watch()
    assert "Comments" in store.save(changed)[0]
    assert backups(disk) == [ODD]


def test_a_failed_sync_is_answered_with_a_new_file() -> None:
    """The system may have dropped what it could not write and call the next sync of that file a success."""
    disk, store = with_old()
    disk.watch(Fault(OVER_A_FILE.index("sync") + 1, errno.EIO))
    assert not try_to_save(store, NEW_SESSION)
    disk.watch()
    assert try_to_save(store, NEW_SESSION)
    first, second = disk.created[-2:]
    assert first != second


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all() -> None:
    """A write may be short without being an error."""
    disk, store = with_old()
    disk.longest_write = 100
    store.save(NEW_SESSION)
    assert there(disk) == NEW
    assert disk.calls.count("write") == -(-len(NEW) // 100)
