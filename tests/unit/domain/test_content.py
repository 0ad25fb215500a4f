"""A whole content taken over as one change, with the clock left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lmc_tui.domain import timer
from lmc_tui.domain.changes import SetContent, SetText, apply, inverse
from lmc_tui.domain.content import with_clock_of, with_content
from lmc_tui.domain.history import History
from lmc_tui.domain.session import Session
from lmc_tui.errors import EditError
from tests.support.builders import a_filled_session, a_note, a_session, after, an_agenda


@pytest.fixture
def running() -> Session:
    """Two minutes spent in the first step of four, and the second running since then."""
    session = timer.started(a_filled_session(), after(0))
    return timer.moved_to(session, "s02", after(120))


def ids(session: Session) -> list[str]:
    """The ids of the steps."""
    return [step.id for step in session.agenda]


def test_the_words_are_those_of_the_content(running: Session) -> None:
    """Heading, notes, ticks, parking lot and actions are as the content has them, whatever was there."""
    content = replace(a_session(a_note("x000001")), title="Other", designed_for="Freight", target_model="blended")
    taken = with_content(running, content)
    assert replace(taken, agenda=(), timer=None) == content


def test_the_clock_goes_on(running: Session) -> None:
    """The timer runs on, and steps that both know keep what was spent; their words are the content's."""
    content = replace(a_filled_session(), agenda=an_agenda(9, 9, 9, 9))
    taken = with_content(running, content)
    assert taken.timer == running.timer
    assert [step.planned_seconds for step in taken.agenda] == [540, 540, 540, 540]
    assert [step.spent_seconds for step in taken.agenda] == [120, 0, 0, 0]


def test_a_new_step_brings_its_time(running: Session) -> None:
    """What was spent in a step that was not there is known only to the content."""
    new = an_agenda(1, 1, 1, 1, 5)[4]._replace(spent_seconds=30)
    taken = with_content(running, replace(running, agenda=(*running.agenda, new)))
    assert taken.agenda[4] == new


def test_the_step_in_hand_stays(running: Session) -> None:
    """A content that knows the running step no more keeps it, behind the step it stood behind."""
    content = replace(running, agenda=(running.agenda[2], running.agenda[0]), timer=None)
    taken = with_content(running, content)
    assert ids(taken) == ["s03", "s01", "s02"]
    assert taken.current_step == running.agenda[1]


def test_a_content_of_another_canvas_is_refused(running: Session) -> None:
    """Its notes would stand in no section; doing it and asking for its inverse both say so."""
    change = SetContent(replace(running, canvas="business-model"))
    for call in (apply, inverse):
        with pytest.raises(EditError, match="business-model"):
            call(running, change)


def test_taking_a_content_can_be_undone_like_any_edit(running: Session) -> None:
    """Undo brings the words back, redo takes them again, and what the clock did meanwhile stays done."""
    content = replace(a_session(a_note("x000001")), agenda=an_agenda(9, 9))
    session, history = History().done(running, SetContent(content), "took the file")
    session = timer.paused(session, after(180))
    clock = session.timer

    session, history, label = history.undone(session)
    assert label == "took the file"
    assert session.notes == running.notes
    assert [step.planned_seconds for step in session.agenda] == [420, 480, 300, 360]
    assert [step.spent_seconds for step in session.agenda] == [120, 60, 0, 0]
    assert session.timer == clock

    session, history, _ = history.redone(session)
    assert session.notes == content.notes
    assert [step.spent_seconds for step in session.agenda] == [120, 60]
    assert session.timer == clock


def test_undo_goes_on_past_a_content_that_was_taken(running: Session) -> None:
    """What was written before can be taken back after the content was."""
    session, history = History().done(running, SetText("p000001", "Written"), "wrote")
    session, history = history.done(session, SetContent(a_session()), "took the file")
    for _ in range(2):
        session, history, _ = history.undone(session)
    assert session == running


def test_a_content_that_says_the_same_is_no_edit(running: Session) -> None:
    """Where only the clocks differ nothing is changed, and nothing recorded."""
    session, history = running, History()
    assert history.done(session, SetContent(a_filled_session()), "took the file") == (session, history)


def test_a_clock_is_taken_over_by_itself() -> None:
    """Timer and spent time come from the other session; words do not, and steps of only one side stay as they are."""
    session = replace(a_session(a_note()), agenda=an_agenda(5, 5, 5))
    other = timer.moved_to(timer.started(a_session(agenda=an_agenda(9, 9)), after(0)), "s02", after(60))
    taken = with_clock_of(session, other)
    assert taken.timer == other.timer
    assert [step.spent_seconds for step in taken.agenda] == [60, 0, 0]
    assert [step.planned_seconds for step in taken.agenda] == [300, 300, 300]
    assert taken.notes == session.notes


def test_a_timer_that_fits_nowhere_is_not_taken() -> None:
    """A timer of a step that the session lacks, or none at all, leaves the session's own."""
    session = timer.started(a_session(agenda=an_agenda(5)), after(0))
    elsewhere = timer.moved_to(timer.started(a_session(agenda=an_agenda(9, 9)), after(0)), "s02", after(60))
    assert with_clock_of(session, elsewhere).timer == session.timer
    assert with_clock_of(session, a_session(agenda=an_agenda(5))).timer == session.timer


def test_a_step_in_hand_whose_timer_stays_keeps_its_time() -> None:
    """An older version of the file, in which no clock ever ran, does not give the room its minutes again."""
    untouched = a_session(agenda=an_agenda(5, 5))
    session = timer.paused(timer.started(untouched, after(0)), after(60))
    taken = with_clock_of(session, untouched)
    assert taken.timer == session.timer
    assert [step.spent_seconds for step in taken.agenda] == [60, 0]
    gone_on = timer.moved_to(session, "s02", after(90))
    assert [step.spent_seconds for step in with_clock_of(gone_on, untouched).agenda] == [0, 0]
