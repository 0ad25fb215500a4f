"""What goes with a single note: for customers, for L&D, and what is left without a thread."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings

from lmc_tui.content import canvases, example_text
from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board
from lmc_tui.method.threads import NoteCut, if_cut, if_cut_told, threads
from lmc_tui.method.vocabulary import (
    COST,
    DELIVERY,
    DESIGN,
    OUTCOMES,
    PARTNERS,
    RELATIONSHIP,
    RESOURCES,
    SECTIONS,
    SEGMENTS,
)
from lmc_tui.storage.codec import decode
from tests.support.boards import a_board, said
from tests.unit.method.test_threads import boards, whole

CODES = dict(zip(SECTIONS, ("CS", "BO", "CR", "VP", "DE", "DL", "KR", "KP", "CO"), strict=True))


@pytest.fixture(scope="module")
def wanted() -> Board:
    """The to-be board of the worked example."""
    return Board(decode(tomllib.loads(example_text()), canvases(), "example").session, "to-be")


def code(board: Board, note: Note) -> str:
    """The name of a note in the reference: its section's letters and its place."""
    return f"{CODES[note.section]}{board.notes_in(note.section).index(note) + 1}"


def coded(board: Board, notes: tuple[Note, ...]) -> str:
    """The names of notes in the reference, blanks between them."""
    return " ".join(code(board, note) for note in notes)


def lost(board: Board, found: NoteCut) -> list[tuple[str, str, tuple[str, ...]]]:
    """What each segment loses."""
    return [(code(board, loss.segment), coded(board, loss.given_up), loss.broken) for loss in found.losses]


@pytest.mark.parametrize(
    ("board", "segment", "expected"),
    [
        ("to-be", 1, ("VP2", "DE2", "DL3", "KR1 KR2 KR3 KR4", "KP1 KP2 KP3 KP4", "CO1 CO2 CO3", "BO1 BO2 BO3", "CR1")),
        ("to-be", 2, ("VP1", "DE1", "DL1", "KR1 KR3 KR4", "KP1 KP2 KP3", "CO1 CO3", "BO1", "CR2")),
        ("to-be", 3, ("VP3", "DE3", "DL2", "KR2", "KP4", "CO2", "BO2", "CR3")),
        ("to-be", 4, ("VP4", "DE4", "DL4", "KR5", "KP6", "CO4", "BO4", "CR4")),
        ("as-is", 1, ("VP1 VP2", "DE1", "DL1", "KR1 KR2 KR3", "KP2", "CO1 CO2", "BO1 BO2", "CR1")),
        ("as-is", 2, ("", "", "", "", "", "", "", "CR2")),
        ("as-is", 3, ("", "", "", "", "", "", "", "CR3")),
    ],
)
def test_every_thread_of_the_worked_example(board: str, segment: int, expected: tuple[str, ...], wanted: Board) -> None:
    """Worked out by hand from the links in the reference; the sponsor KP5, who has none, is on no thread."""
    on = Board(wanted.session, board)
    thread = next(each for each in threads(on) if code(on, each.segment) == f"CS{segment}")
    assert (*(coded(on, part.notes) for part in thread.parts), coded(on, thread.relationship)) == expected


def test_a_channel_takes_its_design_along_and_breaks_the_promise(wanted: Board) -> None:
    """The pickers are still promised the answer in the scanner, but nothing makes it true; no money comes free."""
    found = if_cut(wanted, wanted.notes_in(DELIVERY)[0])
    assert lost(wanted, found) == [("CS2", "", (DESIGN, DELIVERY))]
    assert coded(wanted, found.team) == "DE1 DL1"
    assert (found.freed, coded(wanted, found.orphans)) == ((), "DE1")


def test_an_outcome_costs_all_who_wanted_it(wanted: Board) -> None:
    """Depot Operations have two more; the pickers have no other, and with it lose all that it justified."""
    found = if_cut(wanted, wanted.notes_in(OUTCOMES)[0])
    assert lost(wanted, found) == [("CS1", "BO1", ()), ("CS2", "BO1", (RESOURCES, COST, OUTCOMES))]
    assert (coded(wanted, found.team), coded(wanted, found.freed)) == ("KR1", "CO1")
    assert coded(wanted, found.orphans) == "KR1 CO1"


def test_a_cost_may_be_cut_at_the_expense_of_one_side_only(wanted: Board) -> None:
    """The money for the scanner: no promise goes, but five means of L&D do; and that is what is said."""
    cost = wanted.notes_in(COST)[2]
    found = if_cut(wanted, cost)
    assert lost(wanted, found) == []
    assert coded(wanted, found.team) == "KR3 KR4 KP1 KP2 KP3"
    told = if_cut_told(wanted, cost)
    assert told[0] == "No customer gives anything up."
    assert told[1].startswith("L&D gives up “Tip editor linked to the scanner”, “Error data feed”, ")
    assert told[2].startswith("That frees “Scanner integration")


def test_what_a_promise_takes_along_is_said_for_both_sides() -> None:
    """Also that the outcome, which the segment wants for itself, stays, and with it what it justifies."""
    notes = whole()
    assert if_cut_told(a_board(*notes), notes[1]) == (
        "“Sales” gives up “Answers at once”.",
        "The thread of “Sales” is left with no promise, no design, no channel and neither resources nor partners.",
        "L&D gives up “Short tips”, “In the till”, “An editor” and “Till vendor”.",
    )


def test_a_segment_gives_up_what_nobody_else_is_given(wanted: Board) -> None:
    """As when its thread is cut: the near-miss reports go, and the relationship with it."""
    found = if_cut(wanted, wanted.notes_in(SEGMENTS)[3])
    assert lost(wanted, found) == [("CS4", "VP4 BO4", ())]
    assert coded(wanted, found.team) == "CR4 DE4 DL4 KR5 KP6"
    assert coded(wanted, found.freed) == "CO4"
    assert if_cut_told(a_board(said(SEGMENTS, "Sales", id="seg")), said(SEGMENTS, "Sales", id="seg")) == (
        "“Sales” gives up nothing: what they get, others go on getting, or nobody has written it down.",
        "L&D gives up nothing.",
    )


def test_a_note_on_no_thread_is_missed_by_nobody(wanted: Board) -> None:
    """The sponsor, who is linked to nothing."""
    sponsor = wanted.notes_in(PARTNERS)[4]
    assert if_cut(wanted, sponsor) == NoteCut((), (), (), ())
    assert if_cut_told(wanted, sponsor) == ("“VP Operations” is on no thread, so nobody gives anything up.",)


def test_a_relationship_is_something_that_we_give_up() -> None:
    """It breaks no thread."""
    board = a_board(said(SEGMENTS, "Sales", id="seg"), said(RELATIONSHIP, "Monthly talk", id="rel", links=("seg",)))
    assert if_cut_told(board, board.notes_in(RELATIONSHIP)[0]) == (
        "No customer gives anything up.",
        "L&D gives up “Monthly talk”.",
    )


@settings(deadline=None)
@given(boards())
def test_nothing_goes_that_another_thread_keeps(board: Board) -> None:
    """On any board: a note that is on a thread goes with a word; what goes is on no thread of what is left."""
    on_thread = {note.id for thread in threads(board) for note in thread.notes}
    for note in board:
        found = if_cut(board, note)
        left = a_board(*(each for each in board if each.id != note.id))
        kept = {each.id for thread in threads(left) for each in thread.notes}
        assert {each.id for each in found.orphans} == on_thread - kept - {note.id} - {
            each.id for each in board.notes_in(SEGMENTS)
        }
        assert not {each.id for each in (*found.team, *found.freed)} & kept
        assert (found == NoteCut((), (), (), ())) == (note.id not in on_thread)
        assert if_cut_told(board, note)
