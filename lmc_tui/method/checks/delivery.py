"""Rules about Delivery: C50 to C54."""

from __future__ import annotations

from collections.abc import Iterator

from lmc_tui.content.checks import checks
from lmc_tui.method.board import Board, says, values_of
from lmc_tui.method.checks.design import channel_words, channels_of
from lmc_tui.method.checks.rules import Hit, is_unreached, rule
from lmc_tui.method.checks.words import mentions, said
from lmc_tui.method.vocabulary import DELIVERY, PARTNERS, RESOURCES

IT_CHANNELS = ("workflow-system", "mobile-app", "social-tool")
MOMENTS_OF_WORK = ("apply", "solve", "change")


@rule("C50")
def no_follow_up(board: Board) -> Iterator[Hit]:
    """A delivery says that nothing follows. One that says nothing of it may be followed up all the same."""
    for note in board.notes_in(DELIVERY):
        if says(note, "follow_up", "none"):
            yield Hit((note,))


@rule("C51")
def one_channel(board: Board) -> Iterator[Hit]:
    """Every delivery names the same one channel."""
    notes = board.notes_in(DELIVERY)
    channels = channels_of(notes)
    if len(channels) == 1 and all(values_of(note, "channel") for note in notes):
        yield Hit(what=channel_words(channels))


@rule("C52")
def no_it(board: Board) -> Iterator[Hit]:
    """Channels that IT keeps, and no partner from IT, there or needed."""
    notes = tuple(note for note in board.notes_in(DELIVERY) if says(note, "channel", *IT_CHANNELS))
    if notes and not any(says(note, "role", "it") for note in board.notes_in(PARTNERS)):
        yield Hit(notes, late=is_unreached(board, PARTNERS))


@rule("C53")
def only_beginners(board: Board) -> Iterator[Hit]:
    """No delivery serves a moment in the middle of work."""
    notes = board.notes_in(DELIVERY)
    if notes and not any(says(note, "moment", *MOMENTS_OF_WORK) for note in notes):
        yield Hit()


@rule("C54")
def no_record_store(board: Board) -> Iterator[Hit]:
    """Some note speaks of xAPI, and neither a resource nor a partner of a store for its records."""
    check = checks()["C54"]
    notes = tuple(note for note in board if mentions(said(note), check.words))
    if notes and not any(
        mentions(said(note), check.answers) for note in (*board.notes_in(RESOURCES), *board.notes_in(PARTNERS))
    ):
        yield Hit(notes, late=is_unreached(board, RESOURCES, PARTNERS))
