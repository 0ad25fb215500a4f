"""Where notes go: behind a note that is named, never at a list position, and never lost."""

from __future__ import annotations

import pytest

from lmc_tui.domain.changes import AddNote, MoveNote, RemoveNote, apply, inverse
from lmc_tui.domain.session import Session
from tests.support.builders import a_note, a_session


@pytest.fixture
def session() -> Session:
    """Three partners, with notes of another section and another board among them."""
    return a_session(
        a_note("p1"),
        a_note("d1", "design"),
        a_note("p2"),
        a_note("q1", board="as-is"),
        a_note("p3"),
        a_note("d2", "design"),
    )


def order(session: Session, section: str = "key-partners", board: str = "to-be") -> list[str]:
    """Ids of a section's notes in display order."""
    return [note.id for note in session.notes_in(board, section)]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (None, ["new", "p1", "p2", "p3"]),
        ("p1", ["p1", "new", "p2", "p3"]),
        ("p3", ["p1", "p2", "p3", "new"]),
        ("gone", ["p1", "p2", "p3", "new"]),
        ("d1", ["p1", "p2", "p3", "new"]),
        ("q1", ["p1", "p2", "p3", "new"]),
    ],
)
def test_a_new_note_goes_behind_the_one_named(session: Session, after: str | None, expected: list[str]) -> None:
    """It goes first, behind that note, or to the end when that note is not in the section."""
    added = apply(session, AddNote(a_note("new"), after))
    assert order(added) == expected
    assert order(added, "design") == ["d1", "d2"]


def test_the_first_note_of_a_section_needs_no_neighbour(session: Session) -> None:
    """In an empty section any place is the first."""
    for after in (None, "p1"):
        assert order(apply(session, AddNote(a_note("new", "customers"), after)), "customers") == ["new"]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (None, ["p3", "p1", "p2"]),
        ("p1", ["p1", "p3", "p2"]),
        ("p2", ["p1", "p2", "p3"]),
        ("p3", ["p1", "p2", "p3"]),
        ("gone", ["p1", "p2", "p3"]),
    ],
)
def test_a_note_moves_within_its_section(session: Session, after: str | None, expected: list[str]) -> None:
    """The last note goes where it is told; told to go behind itself or nobody, it is last."""
    assert order(apply(session, MoveNote("p3", "to-be", "key-partners", after))) == expected


def test_a_note_moves_to_another_section_and_board(session: Session) -> None:
    """It leaves its old place, and stands where it was told in the new one, with everything it says."""
    moved = apply(session, MoveNote("p2", "to-be", "design", "d1"))
    assert (order(moved), order(moved, "design")) == (["p1", "p3"], ["d1", "p2", "d2"])
    moved = apply(moved, MoveNote("p2", "as-is", "key-partners", None))
    assert order(moved, board="as-is") == ["p2", "q1"]
    note = moved.note("p2")
    assert note is not None
    assert note.text == "Warehouse IT"


def test_a_moved_note_never_vanishes_when_its_neighbour_has_gone(session: Session) -> None:
    """Somebody removed the note behind which it should go: it goes to the end of the section."""
    session = apply(session, RemoveNote("d2"))
    assert order(apply(session, MoveNote("p1", "to-be", "design", "d2")), "design") == ["d1", "p1"]
    session = apply(session, RemoveNote("d1"))
    assert order(apply(session, MoveNote("p1", "to-be", "design", "d2")), "design") == ["p1"]


@pytest.mark.parametrize("note", ["p1", "p2", "p3"])
def test_taking_a_move_back_restores_the_place(session: Session, note: str) -> None:
    """Each of the three partners comes back from Design to just where it stood."""
    move = MoveNote(note, "to-be", "design", "d1")
    back = apply(apply(session, move), inverse(session, move))
    assert (order(back), order(back, "design")) == (["p1", "p2", "p3"], ["d1", "d2"])


def test_a_move_to_where_it_stands_changes_nothing(session: Session) -> None:
    """Told to go where it is, a note stays, even when its section is alone in the file."""
    assert apply(session, MoveNote("p2", "to-be", "key-partners", "p1")) is session
    assert apply(session, MoveNote("q1", "as-is", "key-partners", None)) is session


def test_archived_notes_keep_their_places() -> None:
    """A note is put behind an archived one like behind any other, so bringing that one back restores the order."""
    session = a_session(a_note("p1"), a_note("p2", is_archived=True), a_note("p3"))
    move = MoveNote("p3", "to-be", "design", None)
    assert inverse(session, move) == MoveNote("p3", "to-be", "key-partners", "p2")
    assert [note.id for note in apply(session, AddNote(a_note("new"), "p2")).notes] == ["p1", "p2", "new", "p3"]
