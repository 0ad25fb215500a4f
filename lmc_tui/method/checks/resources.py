"""Rules about Key Resources: C60, C62 and C63. C61 compares boards."""

from __future__ import annotations

from collections.abc import Iterator

from lmc_tui.domain.phrases import joined
from lmc_tui.method.board import Board, is_needed, says
from lmc_tui.method.checks.rules import Hit, is_unreached, rule, unlinked
from lmc_tui.method.vocabulary import COST, DESIGN, PARTNERS, RESOURCES

KINDS = ("people", "tools", "systems")
INFORMAL_ROLES = ("facilitator", "field-trainer", "community-manager")


@rule("C60")
def kind_missing(board: Board) -> Iterator[Hit]:
    """No resource of one of the three kinds."""
    notes = board.notes_in(RESOURCES)
    missing = [kind for kind in KINDS if not any(says(note, "kind", kind) for note in notes)]
    if notes and missing:
        yield Hit(what=joined(missing, "or"))


@rule("C62")
def need_without_way(board: Board) -> Iterator[Hit]:
    """A needed resource has neither a partner nor a cost."""
    for note in board.notes_in(RESOURCES):
        if is_needed(note):
            yield from unlinked(board, note, PARTNERS, COST)


@rule("C63")
def informal_without_people(board: Board) -> Iterator[Hit]:
    """More than half of the designs are informal, and no resource or partner keeps them going."""
    notes = board.notes_in(DESIGN)
    informal = sum(says(note, "learning_type", "informal") for note in notes)
    people = (*board.notes_in(RESOURCES), *board.notes_in(PARTNERS))
    if 2 * informal > len(notes) and not any(says(note, "role", *INFORMAL_ROLES) for note in people):
        yield Hit(late=is_unreached(board, RESOURCES, PARTNERS))
