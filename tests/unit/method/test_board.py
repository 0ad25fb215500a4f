"""One board of a session, asked by section and by link."""

from __future__ import annotations

import pytest

from lmc_tui.content import load_canvas
from lmc_tui.domain.notes import Note
from lmc_tui.method import vocabulary
from lmc_tui.method.board import Board, is_believed, is_needed, says, values_of
from tests.support.builders import a_note, a_session

FIRST = a_note("n1", "design", "Tips", links=("n2", "n4", "n9", "n1"))
SECOND = a_note("n2", "key-partners", "IT", links=("n1", "n3"))
THIRD = a_note("n3", "design", "Board")
ELSEWHERE = a_note("n4", "design", "Course", board="as-is", links=("n1",))
GONE = a_note("n5", "design", "Old", links=("n3",), is_archived=True)


@pytest.fixture
def board() -> Board:
    """Two designs and a partner on the to-be board; one more stands on the other, and one was archived."""
    return Board(a_session(FIRST, SECOND, ELSEWHERE, THIRD, GONE), "to-be")


def ids(notes: tuple[Note, ...]) -> list[str]:
    """The ids of notes."""
    return [note.id for note in notes]


def test_it_holds_the_notes_that_show_on_it(board: Board) -> None:
    """Section by section as they stand; archived notes and those of the other board do not show."""
    assert board.id == "to-be"
    assert board.session.note("n5") is GONE
    assert ids(board.notes_in("design")) == ["n1", "n3"]
    assert board.notes_in("resources") == ()
    assert ids(tuple(board)) == ["n1", "n3", "n2"]
    assert len(board) == 3
    assert {section: ids(notes) for section, notes in board.sections()} == {
        "design": ["n1", "n3"],
        "key-partners": ["n2"],
    }


def test_a_note_is_found_by_its_id(board: Board) -> None:
    """Only where it shows."""
    assert board.note("n2") is SECOND
    assert board.note("n4") is None
    assert board.note("n5") is None
    assert board.note("n9") is None


def test_a_link_counts_both_ways_and_once(board: Board) -> None:
    """To itself, to nothing, to the other board or from an archived note it joins nothing."""
    assert ids(board.linked(FIRST)) == ["n2"]
    assert ids(board.linked(SECOND)) == ["n1", "n3"]
    assert ids(board.linked(THIRD)) == ["n2"]


def test_links_can_be_asked_for_by_section(board: Board) -> None:
    """One or several."""
    assert ids(board.linked_in(SECOND, "design")) == ["n1", "n3"]
    assert board.linked_in(SECOND, "key-partners") == ()
    assert ids(board.linked_in(FIRST, "design", "key-partners")) == ["n2"]


def test_a_board_without_notes_is_false() -> None:
    """Nobody has begun it."""
    assert not Board(a_session(ELSEWHERE), "to-be")
    assert Board(a_session(ELSEWHERE), "as-is")


def test_the_target_is_that_of_the_session() -> None:
    """As people wrote it."""
    assert Board(a_session(), "to-be").target_model == ""


def test_a_note_says_one_of_several_values() -> None:
    """For a facet of one choice and of several; saying nothing is saying none of them."""
    note = a_note(facets={"side": "internal", "partner_role": ("it", "sme"), "fee": 5})
    assert says(note, "side", "internal")
    assert says(note, "side", "external", "internal")
    assert not says(note, "side", "external")
    assert says(note, "partner_role", "sme")
    assert not says(note, "partner_role", "sponsor")
    assert not says(note, "contact", "weekly")


def test_all_that_a_note_says_for_a_facet() -> None:
    """A number is no word."""
    note = a_note(facets={"side": "internal", "partner_role": ("it", "sme"), "fee": 5})
    assert values_of(note, "side") == ("internal",)
    assert values_of(note, "partner_role") == ("it", "sme")
    assert values_of(note, "fee") == ()
    assert values_of(note, "contact") == ()


def test_needed_and_believed_have_to_be_said() -> None:
    """What is there, and what is known, goes without saying."""
    assert is_needed(a_note(facets={"status": "need"}))
    assert not is_needed(a_note(facets={"status": "have"}))
    assert not is_needed(a_note())
    assert is_believed(a_note(facets={"confidence": "belief"}))
    assert not is_believed(a_note())


def test_the_vocabulary_is_that_of_the_canvas() -> None:
    """Every section, in the author's order or not, and both boards."""
    canvas = load_canvas(vocabulary.CANVAS)
    assert set(vocabulary.SECTIONS) == {section.id for section in canvas.sections}
    assert len(vocabulary.SECTIONS) == len(canvas.sections)
    assert {vocabulary.AS_IS, vocabulary.TO_BE} == {board.id for board in canvas.boards}
