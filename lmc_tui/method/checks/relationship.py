"""Rules about Customer Relationship: C20 and C21. C22 compares boards."""

from __future__ import annotations

from collections.abc import Iterator

from lmc_tui.domain.phrases import counted
from lmc_tui.method.board import Board, says
from lmc_tui.method.checks.rules import Hit, rule, unlinked
from lmc_tui.method.vocabulary import RELATIONSHIP, SEGMENTS

MOST_STRATEGIC = 3


@rule("C20")
def no_relationship(board: Board) -> Iterator[Hit]:
    """A segment has no relationship."""
    for note in board.notes_in(SEGMENTS):
        yield from unlinked(board, note, RELATIONSHIP)


@rule("C21")
def high_touch(board: Board) -> Iterator[Hit]:
    """Strategic partnerships with more segments than there is time for, in one note or in several."""
    notes = tuple(note for note in board.notes_in(RELATIONSHIP) if says(note, "type", "strategic"))
    served = {segment.id for note in notes for segment in board.linked_in(note, SEGMENTS)}
    if len(served) > MOST_STRATEGIC:
        yield Hit(notes, counted(len(served), "segment"))
