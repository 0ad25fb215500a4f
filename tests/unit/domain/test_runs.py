"""Many changes at once do what they do one after the other, only sooner."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmc_tui.domain.changes import AddNote, Change, RemoveNote, SetText, Several, apply, inverse
from lmc_tui.domain.runs import runs
from lmc_tui.domain.session import Session
from lmc_tui.errors import EditError
from tests.support.builders import a_filled_session, a_note, a_session

NAMES = [f"x{number:06d}" for number in range(6)]
THERE = [note.id for note in a_filled_session().notes]
CHAINS = st.builds(
    lambda names, after, section: [
        AddNote(a_note(name, section), front) for name, front in zip(names, (after, *names), strict=False)
    ],
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=4),
    st.none() | st.sampled_from(NAMES + THERE),
    st.sampled_from(["key-partners", "customers"]),
)
"""Notes that go behind each other, as a paste gives them."""
REMOVALS = st.lists(st.builds(RemoveNote, st.sampled_from(NAMES + THERE)), min_size=1, max_size=5)
OTHERS = st.lists(st.builds(SetText, st.sampled_from(NAMES + THERE), st.just("Other")), min_size=1, max_size=2)
CHANGES = st.lists(CHAINS | REMOVALS | OTHERS, max_size=5).map(lambda lists: [each for some in lists for each in some])


def one_by_one(session: Session, changes: list[Change]) -> tuple[Session, list[Change]] | None:
    """The session after each change by itself, and what takes them back, last first; None where one cannot be made."""
    back: list[Change] = []
    for change in changes:
        try:
            back.append(inverse(session, change))
            session = apply(session, change)
        except EditError:
            return None
    return session, back[::-1]


@given(CHANGES)
def test_together_is_as_one_after_the_other(changes: list[Change]) -> None:
    """The same notes in the same places, the same way back, and an error where there was one."""
    session = a_filled_session()
    wanted = one_by_one(session, changes)
    if wanted is None:
        for does in (apply, inverse):
            with pytest.raises(EditError):
                does(session, Several(tuple(changes)))
    else:
        assert apply(session, Several(tuple(changes))) == wanted[0]
        assert inverse(session, Several(tuple(changes))) == Several(tuple(wanted[1]))


@given(CHANGES)
def test_runs_are_the_changes_in_order(changes: list[Change]) -> None:
    """No change is left out, and none is empty."""
    assert [change for run in runs(changes) for change in run] == changes
    assert all(runs(changes))


def test_a_paste_of_thousands_of_notes_is_done_and_taken_back_within_a_second() -> None:
    """Twelve thousand notes, in the time in which they would otherwise be counted once for each."""
    session = a_session(*(a_note(f"o{number:06d}") for number in range(5_000)))
    ids = [f"n{number:06d}" for number in range(12_000)]
    change = Several(tuple(AddNote(a_note(name), front) for name, front in zip(ids, ("o000700", *ids), strict=False)))
    begun = time.perf_counter()
    back, full = inverse(session, change), apply(session, change)
    again, empty = inverse(full, back), apply(full, back)
    took = time.perf_counter() - begun
    assert [note.id for note in full.notes[700:703]] == ["o000700", "n000000", "n000001"]
    assert (empty, again) == (session, change)
    assert took < 1
