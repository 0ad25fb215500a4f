"""Rules about Business Outcomes: C10 to C15."""

from __future__ import annotations

from collections.abc import Iterator

from lmc_tui.content.checks import checks
from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board, says, values_of
from lmc_tui.method.checks.rules import Hit, is_unreached, rule, unlinked
from lmc_tui.method.checks.words import mentions
from lmc_tui.method.vocabulary import OUTCOMES, PARTNERS, SEGMENTS

MEASURES = ("baseline", "target", "by_when")
GROUPS = {"process": "how the work runs", "business": "what the business gets"}
"""Group of measures to what it tells."""


@rule("C10")
def nobodys_result(board: Board) -> Iterator[Hit]:
    """An outcome belongs to no segment."""
    for note in board.notes_in(OUTCOMES):
        yield from unlinked(board, note, SEGMENTS)


@rule("C11")
def no_success_for_primary(board: Board) -> Iterator[Hit]:
    """The primary segment has no outcome."""
    for note in board.notes_in(SEGMENTS):
        if says(note, "rank", "primary"):
            yield from unlinked(board, note, OUTCOMES)


@rule("C12")
def only_efficiency(board: Board) -> Iterator[Hit]:
    """Every outcome measures efficiency, or reaction and learning."""
    outcomes = board.notes_in(OUTCOMES)
    if outcomes and all(_is_weak(note) for note in outcomes):
        yield Hit()


def _is_weak(note: Note) -> bool:
    return says(note, "measure_type", "efficiency") or says(note, "kirkpatrick", "level-1", "level-2")


@rule("C13")
def not_measurable(board: Board) -> Iterator[Hit]:
    """An outcome has neither a number nor a date, in its words or in its facets."""
    for note in board.notes_in(OUTCOMES):
        if not is_measurable(note):
            yield Hit((note,))


def is_measurable(note: Note) -> bool:
    words = (note.text, *(value for facet in MEASURES for value in values_of(note, facet)))
    if values_of(note, "by_when") or any(sign.isnumeric() for text in words for sign in text):
        return True
    return mentions(words, checks()["C13"].words)


@rule("C14")
def no_data(board: Board) -> Iterator[Hit]:
    """There are outcomes, and nobody who could hand over their figures."""
    outcomes = board.notes_in(OUTCOMES)
    has_owner = any(values_of(note, "data_owner") for note in outcomes)
    has_partner = any(says(note, "role", "analytics") for note in board.notes_in(PARTNERS))
    if outcomes and not has_owner and not has_partner:
        yield Hit(late=is_unreached(board, PARTNERS))


@rule("C15")
def one_group(board: Board) -> Iterator[Hit]:
    """All outcomes that say what they measure say the same."""
    groups = {group for note in board.notes_in(OUTCOMES) for group in values_of(note, "metric_group")}
    if len(groups) == 1:
        yield Hit(what=next(words for group, words in GROUPS.items() if group not in groups))
