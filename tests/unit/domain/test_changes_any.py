"""What holds for every change there is, tried on random ones."""

from __future__ import annotations

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from lmc_tui.domain.changes import Change, Several, apply, inverse
from lmc_tui.errors import EditError
from tests.support.builders import a_filled_session
from tests.unit.domain.changing import CHANGES, EVERY_KIND, SIMPLE, after_all, reordered, shown, tried

SEQUENCES = st.lists(CHANGES, max_size=12)


def test_the_random_changes_are_of_every_kind() -> None:
    """No kind of change is left out of the tests below."""
    assert frozenset({*SIMPLE, Several}) == EVERY_KIND


@pytest.mark.parametrize("kind", list(SIMPLE), ids=lambda kind: str(kind.__name__))
def test_the_random_changes_often_change_something(kind: type[Change]) -> None:
    """Of each kind some change can be found that does something, so that the tests below are not empty."""
    session = a_filled_session()

    def does_something(change: Change) -> bool:
        after = tried(session, change)
        return after is not None and shown(after) != shown(session)

    unshrunk = settings(phases=[Phase.generate], database=None)
    assert find(SIMPLE[kind], does_something, settings=unshrunk) is not None


@given(SEQUENCES, CHANGES)
def test_the_inverse_takes_a_change_back(before: list[Change], change: Change) -> None:
    """After a change and its inverse every note, facet, point and action is what and where it was."""
    session = after_all(a_filled_session(), before)
    after = tried(session, change)
    if after is not None:
        assert shown(apply(after, inverse(session, change))) == shown(session)


@given(SEQUENCES)
def test_a_whole_workshop_can_be_taken_back_and_done_again(several: list[Change]) -> None:
    """All inverses in reverse order lead back to the beginning, and their inverses to the end."""
    session, back = a_filled_session(), list[Change]()
    for change in several:
        after = tried(session, change)
        if after is not None:
            back.append(inverse(session, change))
            session = after
    end, again = session, list[Change]()
    for change in reversed(back):
        again.append(inverse(session, change))
        session = apply(session, change)
    assert shown(session) == shown(a_filled_session())
    assert shown(after_all(session, reversed(again))) == shown(end)


@given(SEQUENCES)
def test_the_same_changes_give_the_same_session(several: list[Change]) -> None:
    """Nothing but the session and the changes decides what comes out."""
    assert after_all(a_filled_session(), several) == after_all(a_filled_session(), several)


@given(SEQUENCES)
def test_changes_do_not_depend_on_list_positions(several: list[Change]) -> None:
    """Where sections stand in the file in another order, the same changes give the same canvas."""
    sections_first = reordered(a_filled_session(), lambda board, section: (section, board))
    assert shown(sections_first) == shown(a_filled_session())
    assert shown(after_all(sections_first, several)) == shown(after_all(a_filled_session(), several))


@given(SEQUENCES, CHANGES)
def test_a_change_that_fails_has_no_inverse(before: list[Change], change: Change) -> None:
    """`inverse` raises `EditError` just where `apply` does."""
    session = after_all(a_filled_session(), before)
    if tried(session, change) is None:
        with pytest.raises(EditError):
            inverse(session, change)
    else:
        inverse(session, change)


@given(SEQUENCES)
def test_only_removing_makes_a_note_vanish(several: list[Change]) -> None:
    """Whatever else is done, but for taking a whole other content, every note is still there, once, under its id."""
    session = a_filled_session()
    kept = {note.id for note in session.notes}
    for change in several:
        if "RemoveNote" not in repr(change) and "SetContent" not in repr(change):
            session = tried(session, change) or session
    ids = [note.id for note in session.notes]
    assert kept <= set(ids)
    assert len(ids) == len(set(ids))
