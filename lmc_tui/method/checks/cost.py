"""Rules about Cost Structure: C80 to C84."""

from __future__ import annotations

from collections.abc import Iterator

from lmc_tui.content.checks import checks
from lmc_tui.domain.phrases import joined
from lmc_tui.method.board import Board, is_needed, says
from lmc_tui.method.checks.rules import Hit, is_unreached, rule, unlinked
from lmc_tui.method.checks.words import mentions, said
from lmc_tui.method.vocabulary import COST, DELIVERY, OUTCOMES, RESOURCES

CATEGORIES = ("personnel", "technology", "overhead")
TECHNICAL_CHANNELS = ("simulation", "workflow-system")


@rule("C80")
def needs_without_cost(board: Board) -> Iterator[Hit]:
    """Something is needed, whatever it is, and there is no cost at all."""
    if not board.notes_in(COST) and any(is_needed(note) for note in board):
        yield Hit(late=True)


@rule("C81")
def cost_without_result(board: Board) -> Iterator[Hit]:
    """A cost has no outcome."""
    for note in board.notes_in(COST):
        yield from unlinked(board, note, OUTCOMES)


@rule("C82")
def category_missing(board: Board) -> Iterator[Hit]:
    """No cost of one of the three kinds."""
    missing = [category for category in CATEGORIES if not _has(board, category)]
    if board.notes_in(COST) and missing:
        yield Hit(what=joined(missing, "or"))


def _has(board: Board, category: str) -> bool:
    return any(says(note, "category", category) for note in board.notes_in(COST))


@rule("C83")
def technology_without_cost(board: Board) -> Iterator[Hit]:
    """Channels that need technology, and no cost of it."""
    notes = tuple(note for note in board.notes_in(DELIVERY) if says(note, "channel", *TECHNICAL_CHANNELS))
    if notes and not _has(board, "technology"):
        yield Hit(notes, late=is_unreached(board, COST))


@rule("C84")
def space_without_cost(board: Board) -> Iterator[Hit]:
    """Own space among the resources, known by its words, and no overhead."""
    words = checks()["C84"].words
    notes = tuple(note for note in board.notes_in(RESOURCES) if mentions(said(note), words))
    if notes and not _has(board, "overhead"):
        yield Hit(notes, late=is_unreached(board, COST))
