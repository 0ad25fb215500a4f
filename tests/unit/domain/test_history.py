"""Undo and redo."""

from __future__ import annotations

import pytest

from lmc_tui.domain.changes import AddNote, Change, MoveNote, SetFacet, SetOwner, SetText, Several
from lmc_tui.domain.history import LONGEST, History
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import started
from lmc_tui.errors import EditError
from tests.support.builders import a_filled_session, a_note, a_session, after, an_agenda


def written(session: Session, history: History, *texts: str) -> tuple[Session, History]:
    """The first partner rewritten with each text in turn."""
    for text in texts:
        session, history = history.done(session, SetText("p000001", text), f"wrote {text}")
    return session, history


def text_of(session: Session) -> str:
    """What the first partner says."""
    note = session.note("p000001")
    assert note is not None
    return note.text


def test_an_empty_history_takes_nothing_back() -> None:
    """Undo and redo at the beginning leave everything and have no label."""
    session, history = a_session(), History()
    assert history.undone(session) == (session, history, None)
    assert history.redone(session) == (session, history, None)


def test_undo_takes_the_newest_back_first() -> None:
    """Two changes are taken back one by one, each with its own label."""
    session, history = written(a_filled_session(), History(), "one", "two")
    session, history, label = history.undone(session)
    assert (text_of(session), label) == ("one", "wrote two")
    session, history, label = history.undone(session)
    assert (session, label) == (a_filled_session(), "wrote one")
    assert history.past == ()


def test_redo_goes_forward_in_the_order_of_doing() -> None:
    """What was taken back is done again, oldest first, and can be taken back once more."""
    session, history = written(a_filled_session(), History(), "one", "two")
    for _ in range(2):
        session, history, _ = history.undone(session)
    session, history, label = history.redone(session)
    assert (text_of(session), label) == ("one", "wrote one")
    session, history, label = history.redone(session)
    assert (text_of(session), label, history.future) == ("two", "wrote two", ())
    assert text_of(history.undone(session)[0]) == "one"


def test_a_new_change_drops_what_could_be_redone() -> None:
    """After undo and a new change there is nothing to redo, and undo leads past the new change only."""
    session, history = written(a_filled_session(), History(), "one", "two")
    session, history, _ = history.undone(session)
    session, history = written(session, history, "three")
    assert history.future == ()
    assert history.redone(session) == (session, history, None)
    assert [step.label for step in history.past] == ["wrote one", "wrote three"]


@pytest.mark.parametrize(
    "change",
    [
        SetText("p000001", "Warehouse IT"),
        SetOwner("p000001", ""),
        SetFacet("p000001", "side", "internal"),
        MoveNote("p000001", "to-be", "key-partners", None),
        MoveNote("p000003", "to-be", "key-partners", "p000002"),
        MoveNote("d000001", "to-be", "design", None),
        Several(()),
        Several((SetText("p000001", "Other"), SetText("p000001", "Warehouse IT"))),
    ],
    ids=repr,
)
def test_a_change_that_changes_nothing_is_not_recorded(change: Change) -> None:
    """Session and history are the very same objects, and what could be redone can be redone still."""
    session, history = written(a_filled_session(), History(), "one")
    session, history, _ = history.undone(session)
    after_it, same = history.done(session, change, "nothing")
    assert (after_it is session, same is history) == (True, True)


def test_a_change_that_fails_leaves_no_trace() -> None:
    """The error passes through, and the history that one has is as good as before."""
    session, history = written(a_filled_session(), History(), "one")
    with pytest.raises(EditError):
        history.done(session, SetText("gone", "x"), "failed")
    assert text_of(history.undone(session)[0]) == "Warehouse IT"


def test_a_thousand_steps_can_be_taken_back_and_done_again() -> None:
    """1,200 changes undo to the very beginning and redo to the very end, twice over."""
    session, history = written(a_filled_session(), History(), *(f"text {number}" for number in range(1200)))
    end = session
    for _ in range(2):
        for _ in range(1200):
            session, history, _ = history.undone(session)
        assert (session, history.past) == (a_filled_session(), ())
        for _ in range(1200):
            session, history, _ = history.redone(session)
        assert (session, history.future) == (end, ())


def test_the_oldest_steps_are_forgotten() -> None:
    """The history keeps its newest steps and lets the oldest go."""
    _, history = written(a_filled_session(), History(), *(f"text {number}" for number in range(LONGEST + 5)))
    assert len(history.past) == LONGEST
    assert (history.past[0].label, history.past[-1].label) == ("wrote text 5", f"wrote text {LONGEST + 4}")


def test_undo_leaves_the_clock_alone() -> None:
    """Time does not run back: a clock started after the change goes on when the change is taken back."""
    session, history = History().done(a_session(agenda=an_agenda(5)), AddNote(a_note(), None), "added")
    session, _, _ = history.undone(started(session, after(10)))
    assert session == started(a_session(agenda=an_agenda(5)), after(10))
