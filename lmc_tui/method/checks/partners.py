"""Rules about Key Partners: C70 to C76 and C78. C77 looks at the model that is aimed at."""

from __future__ import annotations

from collections.abc import Iterator

from lmc_tui.domain.notes import Note
from lmc_tui.domain.phrases import joined
from lmc_tui.method.board import Board, is_needed, says, values_of
from lmc_tui.method.checks.rules import Hit, rule, unlinked
from lmc_tui.method.vocabulary import COST, PARTNERS

PLANNED_BY = {"side": "internal or external", "term": "permanent or as-needed"}
"""Facet by which partners are planned to what it asks."""


@rule("C70")
def one_side(board: Board) -> Iterator[Hit]:
    """All partners say the same side."""
    notes = board.notes_in(PARTNERS)
    sides = {note.facet("side") for note in notes}
    side = next(iter(sides), None)
    if len(sides) == 1 and isinstance(side, str):
        yield Hit(what=side)


@rule("C71")
def unclear_kind(board: Board) -> Iterator[Hit]:
    """A partner does not say its side, or its term."""
    for note in board.notes_in(PARTNERS):
        missing = [asked for facet, asked in PLANNED_BY.items() if not values_of(note, facet)]
        if missing:
            yield Hit((note,), joined(missing))


@rule("C72")
def outside_without_cost(board: Board) -> Iterator[Hit]:
    """An external partner has no cost."""
    for note in board.notes_in(PARTNERS):
        if _is_external(note):
            yield from unlinked(board, note, COST)


def _is_external(note: Note) -> bool:
    return says(note, "side", "external")


@rule("C73")
def nobody_wins_them(board: Board) -> Iterator[Hit]:
    """A needed partner has neither an owner nor a cost."""
    for note in board.notes_in(PARTNERS):
        if is_needed(note) and not note.owner:
            yield from unlinked(board, note, COST)


@rule("C74")
def perhaps_a_hire(board: Board) -> Iterator[Hit]:
    """A permanent external partner is a personnel cost."""
    for note in board.notes_in(PARTNERS):
        is_lasting = _is_external(note) and says(note, "term", "permanent")
        if is_lasting and any(says(cost, "category", "personnel") for cost in board.linked_in(note, COST)):
            yield Hit((note,))


@rule("C75")
def no_sponsor(board: Board) -> Iterator[Hit]:
    """No partner sponsors or champions, there or needed."""
    notes = board.notes_in(PARTNERS)
    if notes and not any(says(note, "role", "sponsor") for note in notes):
        yield Hit()


@rule("C76")
def without_purpose(board: Board) -> Iterator[Hit]:
    """A partner names no section that it supports."""
    for note in board.notes_in(PARTNERS):
        if not values_of(note, "supports"):
            yield Hit((note,))


@rule("C78")
def no_contact(board: Board) -> Iterator[Hit]:
    """A partner says nothing of contact."""
    for note in board.notes_in(PARTNERS):
        if not values_of(note, "contact"):
            yield Hit((note,))
