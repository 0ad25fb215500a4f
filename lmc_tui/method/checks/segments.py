"""Rules about Customer Segments: C02 to C06."""

from __future__ import annotations

from collections.abc import Iterator

from lmc_tui.content.checks import checks
from lmc_tui.domain.phrases import counted, joined
from lmc_tui.method.board import Board, says, values_of
from lmc_tui.method.checks.rules import Hit, is_unreached, rule
from lmc_tui.method.checks.words import plain
from lmc_tui.method.vocabulary import PARTNERS, SEGMENTS

MOST_SEGMENTS = 5
NAMED_ROLES = ("payer", "sponsor")


@rule("C02")
def no_primary(board: Board) -> Iterator[Hit]:
    """None of the segments comes first. This holds also where there are no segments yet: it is what all begins with."""
    if not any(says(note, "rank", "primary") for note in board.notes_in(SEGMENTS)):
        yield Hit(late=is_unreached(board, SEGMENTS))


@rule("C03")
def too_many(board: Board) -> Iterator[Hit]:
    """Several segments come first, or there are more than anybody can serve."""
    segments = board.notes_in(SEGMENTS)
    primary = tuple(note for note in segments if says(note, "rank", "primary"))
    if len(primary) > 1:
        yield Hit(primary, counted(len(primary), "primary segment"))
    elif len(segments) > MOST_SEGMENTS:
        yield Hit(what=counted(len(segments), "segment"))


@rule("C04")
def everybody(board: Board) -> Iterator[Hit]:
    """A segment says nothing but everybody, or the whole company."""
    for note in board.notes_in(SEGMENTS):
        if plain(note.text).removeprefix("the ") in _everybody():
            yield Hit((note,))


def _everybody() -> tuple[str, ...]:
    return checks()["C04"].words


@rule("C05")
def only_learners(board: Board) -> Iterator[Hit]:
    """Every segment says that it learns, and nothing else."""
    segments = board.notes_in(SEGMENTS)
    if segments and all(set(values_of(note, "role")) == {"learner"} for note in segments):
        yield Hit()


@rule("C06")
def unnamed_roles(board: Board) -> Iterator[Hit]:
    """Nobody pays, or nobody sponsors. A sponsor among the partners is named as well."""
    segments = board.notes_in(SEGMENTS)
    everywhere = (*segments, *board.notes_in(PARTNERS))
    missing = [role for role in NAMED_ROLES if not any(says(note, "role", role) for note in everywhere)]
    if segments and missing:
        yield Hit(what=joined(missing, "or"))
