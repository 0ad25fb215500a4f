"""Somebody else writes the file while it is open: whenever that is, their words stay until a person decides."""

from __future__ import annotations

import pytest

from lmc_tui.errors import ConflictError
from tests.support.fake_disk import SECOND_NS
from tests.support.session_on_disk import (
    NEW_SESSION,
    OLD,
    OVER_A_FILE,
    PATH,
    THEIRS,
    opened,
    strays,
    there,
    try_to_save,
    with_old,
    without_folder,
)


def test_a_change_within_the_same_second_is_found_by_its_content() -> None:
    """Same file, same size, and a clock that counts whole seconds: identity tells nothing, content does."""
    disk, store = with_old()
    disk.coarse_ns = 3600 * SECOND_NS
    disk.put(PATH, OLD)
    store = opened(disk)
    before = disk.status(PATH)
    disk.put(PATH, THEIRS)
    assert disk.status(PATH) == before
    with pytest.raises(ConflictError):
        store.save(NEW_SESSION)
    assert there(disk) == THEIRS


@pytest.mark.parametrize("at", range(4, len(OVER_A_FILE) - 1))
def test_a_change_at_any_moment_of_a_save_is_noticed(at: int) -> None:
    """Between the first look and the replacing, somebody else writes: their version stays."""
    disk, store = with_old()
    disk.on_call = lambda _: disk.put(PATH, THEIRS) if len(disk.calls) == at else None
    with pytest.raises(ConflictError, match="just now"):
        store.save(NEW_SESSION)
    assert (there(disk), strays(disk)) == (THEIRS, [])


def test_a_file_that_is_being_written_is_not_replaced() -> None:
    """Its content is still the old one, but it was touched between being read and being replaced."""
    disk, store = with_old()
    last_look = len(OVER_A_FILE) - 2
    disk.on_call = lambda _: disk.put(PATH, OLD) if len(disk.calls) == last_look else None
    with pytest.raises(ConflictError, match="just now"):
        store.save(NEW_SESSION)
    assert there(disk) == OLD


def test_a_file_that_was_only_touched_is_no_conflict() -> None:
    """A copying program or a backup gives it another time stamp; nobody's words are at stake."""
    disk, store = with_old()
    disk.put(PATH, OLD)
    assert try_to_save(store, NEW_SESSION)


def test_a_new_file_made_by_somebody_else_meanwhile_stays() -> None:
    """There was none at the first look; there is one at the last."""
    disk, store = without_folder()
    disk.on_call = lambda name: disk.put(PATH, THEIRS) if name == "sync" else None
    with pytest.raises(ConflictError):
        store.save(NEW_SESSION)
    assert (there(disk), strays(disk)) == (THEIRS, [])
