"""Rules about Design: C40 to C44."""

from __future__ import annotations

from collections.abc import Iterator

from lmc_tui.content import load_canvas
from lmc_tui.domain.notes import Note
from lmc_tui.domain.phrases import joined
from lmc_tui.method.board import Board, says, values_of
from lmc_tui.method.checks.rules import Hit, rule, unlinked
from lmc_tui.method.vocabulary import CANVAS, DELIVERY, DESIGN

MOST_FORMAL_OF_TEN = 7
TELLING_CHANNELS = frozenset({"e-mail", "webinar", "cms", "lms"})
"""Channels that tell people something and let them practise nothing."""


@rule("C40")
def mostly_courses(board: Board) -> Iterator[Hit]:
    """More than 70 % of the designs are formal."""
    notes = board.notes_in(DESIGN)
    formal = sum(says(note, "learning_type", "formal") for note in notes)
    if 10 * formal > MOST_FORMAL_OF_TEN * len(notes):
        yield Hit()


@rule("C41")
def too_slow(board: Board) -> Iterator[Hit]:
    """Something that is needed now is made as a waterfall."""
    for note in board.notes_in(DESIGN):
        if says(note, "production", "waterfall") and says(note, "urgency", "now"):
            yield Hit((note,))


@rule("C42")
def time_unused(board: Board) -> Iterator[Hit]:
    """Something important that has time is made ad hoc."""
    for note in board.notes_in(DESIGN):
        is_planned = says(note, "urgency", "planned") and says(note, "importance", "high")
        if is_planned and says(note, "production", "ad-hoc"):
            yield Hit((note,))


@rule("C43")
def apart(board: Board) -> Iterator[Hit]:
    """A design has no delivery, or a delivery no design."""
    for section, other in ((DESIGN, DELIVERY), (DELIVERY, DESIGN)):
        for note in board.notes_in(section):
            yield from unlinked(board, note, other, what=other)


@rule("C44")
def nowhere_to_practise(board: Board) -> Iterator[Hit]:
    """A skill reaches people only by channels that tell: its own deliveries, or where it has none all of the board."""
    for note in board.notes_in(DESIGN):
        if says(note, "pattern", "skills"):
            deliveries = board.linked_in(note, DELIVERY) or board.notes_in(DELIVERY)
            channels = channels_of(deliveries)
            if channels and TELLING_CHANNELS.issuperset(channels):
                yield Hit((note,), channel_words(channels))


def channels_of(deliveries: tuple[Note, ...]) -> tuple[str, ...]:
    """All channels that those notes name, each once."""
    return tuple(dict.fromkeys(channel for note in deliveries for channel in values_of(note, "channel")))


def channel_words(channels: tuple[str, ...]) -> str:
    """Channels as people read them."""
    facet = load_canvas(CANVAS).facet(DELIVERY, "channel")
    names = {value.id: value.name for value in facet.values} if facet else {}
    return joined([names.get(channel, channel) for channel in channels])
