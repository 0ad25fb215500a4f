"""What is answered and what is filled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lmc_tui.domain import progress
from lmc_tui.domain.changes import MoveNote, SetArchived, SetTick, apply
from lmc_tui.domain.session import Session, Tick
from tests.support.builders import a_canvas, a_filled_session, a_note, a_session

CUSTOMERS = a_canvas().section("customers")
DESIGN = a_canvas().section("design")


@pytest.fixture
def session() -> Session:
    """The first customers' question has a note, the second a tick; one of Design is ticked on the other board."""
    return a_filled_session()


def test_nothing_is_answered_at_the_beginning() -> None:
    """An empty board has no answers, and sections without questions have none to give."""
    assert progress.answered(a_session(), "to-be", CUSTOMERS) == frozenset()
    assert str(progress.questions(a_session(), "to-be", a_canvas().section("resources"))) == "0/0"


def test_a_note_or_a_tick_answers_a_question(session: Session) -> None:
    """One question has a note, the other a tick: both are answered."""
    assert progress.answered(session, "to-be", CUSTOMERS) == {"cu-1", "cu-2"}
    assert str(progress.questions(session, "to-be", CUSTOMERS)) == "2/2"


def test_answers_belong_to_their_board(session: Session) -> None:
    """What was answered on one board is open on the other."""
    assert progress.answered(session, "as-is", CUSTOMERS) == frozenset()
    assert progress.answered(session, "as-is", DESIGN) == {"de-1"}
    assert progress.answered(session, "to-be", DESIGN) == frozenset()


def test_a_question_with_note_and_tick_counts_once(session: Session) -> None:
    """Ticking what has a note adds nothing, and unticking it leaves it answered."""
    ticked = apply(session, SetTick(Tick("to-be", "cu-1"), True))
    assert progress.questions(ticked, "to-be", CUSTOMERS).done == 2
    assert "cu-1" in progress.answered(apply(ticked, SetTick(Tick("to-be", "cu-1"), False)), "to-be", CUSTOMERS)


def test_a_note_taken_off_the_board_answers_no_more(session: Session) -> None:
    """The question is open again, until the note comes back."""
    archived = apply(session, SetArchived("c000001", True))
    assert progress.answered(archived, "to-be", CUSTOMERS) == {"cu-2"}
    assert progress.answered(apply(archived, SetArchived("c000001", False)), "to-be", CUSTOMERS) == {"cu-1", "cu-2"}


def test_a_note_that_moved_away_answers_no_more(session: Session) -> None:
    """A note in another section answers no question of the one that it left."""
    moved = apply(session, MoveNote("c000001", "to-be", "design", None))
    assert progress.answered(moved, "to-be", CUSTOMERS) == {"cu-2"}
    assert progress.answered(moved, "to-be", DESIGN) == frozenset()


def test_questions_that_the_section_has_not_are_not_counted() -> None:
    """A tick or a note for a question that is gone makes no progress."""
    session = a_session(a_note(section="customers", question="cu-9"), ticks=[Tick("to-be", "cu-8")])
    assert progress.answered(session, "to-be", CUSTOMERS) == frozenset()


def test_a_tick_is_told_from_an_answer(session: Session) -> None:
    """Only what was ticked by hand, on that board, counts as ticked."""
    assert progress.is_ticked(session, "to-be", "cu-2")
    assert not progress.is_ticked(session, "to-be", "cu-1")
    assert not progress.is_ticked(session, "as-is", "cu-2")


def test_a_section_with_a_note_is_filled(session: Session) -> None:
    """Three of four sections have notes on the wanted board, one on today's."""
    assert str(progress.sections(session, "to-be", a_canvas())) == "3/4"
    assert str(progress.sections(session, "as-is", a_canvas())) == "1/4"
    archived = replace(session, notes=tuple(replace(note, is_archived=True) for note in session.notes))
    assert str(progress.sections(archived, "to-be", a_canvas())) == "0/4"


def test_notes_are_counted_as_they_show(session: Session) -> None:
    """Seven notes belong to the wanted board, and one of them was taken off."""
    assert progress.notes(session, "to-be") == 6
    assert progress.notes(session, "as-is") == 1
