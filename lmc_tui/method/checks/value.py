"""Rules about Value Proposition: C30 to C34."""

from __future__ import annotations

from collections.abc import Iterator

from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board, says
from lmc_tui.method.checks.rules import Hit, is_unreached, rule, unlinked
from lmc_tui.method.vocabulary import DELIVERY, DESIGN, SEGMENTS, VALUE


def _benefits(board: Board) -> Iterator[Note]:
    return (note for note in board.notes_in(VALUE) if _is_benefit(note))


def _is_benefit(note: Note) -> bool:
    return says(note, "side", "benefit")


@rule("C30")
def value_for_nobody(board: Board) -> Iterator[Hit]:
    """A benefit is promised to no segment."""
    for note in _benefits(board):
        yield from unlinked(board, note, SEGMENTS)


@rule("C31")
def segment_without_value(board: Board) -> Iterator[Hit]:
    """A segment is promised no benefit."""
    for note in board.notes_in(SEGMENTS):
        if not any(_is_benefit(value) for value in board.linked_in(note, VALUE)):
            yield Hit((note,), late=is_unreached(board, VALUE))


@rule("C32")
def lean_and_rich(board: Board) -> Iterator[Hit]:
    """Low cost is promised, and skill mastery too."""
    lean = tuple(note for note in board.notes_in(VALUE) if says(note, "emphasis", "low-cost"))
    rich = tuple(note for note in board.notes_in(VALUE) if says(note, "emphasis", "skill-mastery"))
    if lean and rich:
        yield Hit((*lean, *rich))


@rule("C33")
def no_trade_off(board: Board) -> Iterator[Hit]:
    """Nothing has to be accepted for the promises."""
    notes = board.notes_in(VALUE)
    if notes and not any(says(note, "side", "challenge") for note in notes):
        yield Hit()


@rule("C34")
def promise_without_means(board: Board) -> Iterator[Hit]:
    """Neither a design nor a delivery makes a benefit true."""
    for note in _benefits(board):
        yield from unlinked(board, note, DESIGN, DELIVERY)
