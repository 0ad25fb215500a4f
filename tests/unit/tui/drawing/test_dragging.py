"""A note that is dragged: from press, moves and release to what comes of it."""

from __future__ import annotations

import pytest

from lmc_tui.tui.drawing.board_view import BoardView
from lmc_tui.tui.drawing.cells import width
from lmc_tui.tui.drawing.dragging import Drag, Spot, drag_signs, drag_words, moved, pressed
from lmc_tui.tui.drawing.jump_labels import NO_LABELS
from tests.support.builders import a_canvas, a_note, a_session

CANVAS = a_canvas()
HOME, OTHER = "key-partners", "customers"
NOTES = (a_note("n1", text="alpha"), a_note("n2", text="beta"), a_note("c1", text="crew", section=OTHER))
VIEW = BoardView(a_session(*NOTES), CANVAS, "to-be")
OWN = Spot(HOME, "n1")


def dragged(*way: Spot | None) -> Drag:
    """The first note pressed and moved that way."""
    drag = pressed(OWN)
    assert drag is not None
    for spot in way:
        drag = moved(drag, spot)
    return drag


@pytest.mark.parametrize("spot", [None, Spot(HOME), Spot(HOME, is_edge=True)])
def test_only_a_note_can_be_taken_hold_of(spot: Spot | None) -> None:
    """No pane, no border."""
    assert pressed(spot) is None


def test_a_press_that_stays_on_its_note_is_no_drag_yet() -> None:
    """It may be a click."""
    assert not dragged().has_left
    assert not dragged(OWN, OWN._replace(is_edge=True)).has_left
    assert dragged(Spot(HOME), OWN).has_left


@pytest.mark.parametrize(
    ("over", "goal"),
    [
        (Spot(OTHER), Spot(OTHER)),
        (Spot(OTHER, is_edge=True), Spot(OTHER, is_edge=True)),
        (Spot(OTHER, "c1"), Spot(OTHER, "c1")),
        (Spot(HOME), Spot(HOME)),
        (Spot(HOME, "n2"), Spot(HOME, "n2")),
        (Spot(HOME, is_edge=True), None),
        (OWN, None),
        (None, None),
    ],
)
def test_a_release_moves_it_to_what_is_under_the_pointer(over: Spot | None, goal: Spot | None) -> None:
    """Unless that is the note itself, its own border, or no pane, wherever the pointer was before."""
    assert dragged(Spot(OTHER, "c1"), Spot(HOME, "n2"), over).goal == goal


def test_signs_mark_the_note_and_where_it_would_go() -> None:
    """As soon as it has left its place."""
    assert drag_signs(None) == drag_signs(dragged()) == NO_LABELS
    assert dict(drag_signs(dragged(None)).by_target) == {"note:n1": "«"}
    assert dict(drag_signs(dragged(Spot(OTHER))).by_target) == {"note:n1": "«", f"section:{OTHER}": "»"}
    assert dict(drag_signs(dragged(Spot(OTHER, "c1"))).by_target) == {"note:n1": "«", "note:c1": "»"}


@pytest.mark.parametrize(
    ("over", "words"),
    [
        (Spot(OTHER), "Move “alpha” to Customers. Release to move, esc: stay."),
        (Spot(OTHER, "c1"), "Move “alpha” to Customers, before “crew”. Release to move, esc: stay."),
        (Spot(HOME, "n2"), "Move “alpha” behind “beta”. Release to move, esc: stay."),
        (Spot(HOME), "Move “alpha” to the end. Release to move, esc: stay."),
        (None, "“alpha” stays here. Drag it over a pane or a note."),
    ],
)
def test_a_sentence_says_what_a_release_would_do(over: Spot | None, words: str) -> None:
    """Which note, which pane, and where in it."""
    assert drag_words(VIEW, dragged(over), 100) == words


def test_a_note_that_is_dragged_up_goes_before_the_other() -> None:
    """Where a note that is dragged down goes behind it."""
    drag = moved(Drag("n2", HOME, Spot(HOME, "n2")), OWN)
    assert drag_words(VIEW, drag, 100) == "Move “beta” before “alpha”. Release to move, esc: stay."


@pytest.mark.parametrize("over", [Spot(OTHER, "c1"), Spot(OTHER), Spot(HOME, "n2"), Spot(HOME), None])
def test_the_sentence_fits_in_58_columns(over: Spot | None) -> None:
    """Less and less is quoted, and how to end stands there all the same."""
    notes = tuple(a_note(each.id, text=f"{each.text} " * 30, section=each.section) for each in NOTES)
    view = BoardView(a_session(*notes), CANVAS, "to-be")
    for columns in (58, 78, 118):
        words = drag_words(view, dragged(over), columns)
        assert width(words) <= columns
        assert words.endswith("esc: stay." if over is not None else "or a note.")
