"""What a window keeps for the case of a crash, on a disk that fails."""

from __future__ import annotations

import errno

import pytest

from lmc_tui.clock import ManualClock
from lmc_tui.domain.place import Draft
from lmc_tui.workshop.saving import Unsaved
from tests.support.builders import NINE, a_session
from tests.support.fake_disk import FakeDisk, Fault
from tests.support.session_life import RecoveryOnFakeDisk
from tests.support.session_on_disk import OLD, PATH

SOMETHING = Unsaved(Draft("to-be", "design", "half"), a_session(title="unsaved"), 2)


def a_recovery() -> tuple[RecoveryOnFakeDisk, FakeDisk]:
    """One that keeps nothing yet, and its disk."""
    disk = FakeDisk()
    disk.put(PATH, OLD)
    return RecoveryOnFakeDisk(ManualClock(NINE), NINE, disk), disk


@pytest.mark.parametrize("call", ["create", "write", "sync", "replace", "sync_folder"])
def test_what_could_not_be_kept_for_sure_does_not_count_as_kept(call: str) -> None:
    """Not even where only the last step failed, for a power cut may take it; once the disk is well it is kept."""
    recovery, disk = a_recovery()
    disk.on_call = lambda name: _fail_at(disk) if name == call else None
    assert not recovery.keep(SOMETHING)
    disk.on_call = bool
    disk.watch()
    assert recovery.keep(SOMETHING)
    (leftover,) = a_recovery_of_the_next_start(disk).leftover()
    assert (leftover.draft, leftover.session) == (SOMETHING.draft, SOMETHING.session)


def test_what_could_not_be_removed_does_not_count_as_removed() -> None:
    """It would be offered at the next start as if it had been lost."""
    recovery, disk = a_recovery()
    assert recovery.keep(SOMETHING)
    disk.on_call = lambda name: _fail_at(disk) if name == "unlink" else None
    assert not recovery.keep(Unsaved())
    disk.on_call = bool
    disk.watch()
    assert recovery.keep(Unsaved())
    assert a_recovery_of_the_next_start(disk).leftover() == ()


def test_where_nothing_was_kept_there_is_nothing_to_remove() -> None:
    """The disk is left alone."""
    recovery, disk = a_recovery()
    disk.watch()
    assert recovery.keep(Unsaved())
    assert disk.calls == []


def a_recovery_of_the_next_start(disk: FakeDisk) -> RecoveryOnFakeDisk:
    """Another window of the session, on the same disk."""
    return RecoveryOnFakeDisk(ManualClock(NINE), NINE, disk)


def _fail_at(disk: FakeDisk) -> None:
    """The disk fails in the call that it is just told of."""
    disk.plan = Fault(len(disk.calls), errno.EIO)
