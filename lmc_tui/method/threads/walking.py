"""A walk through all threads of a board, key by key, in the order in which a room is shown them."""

from __future__ import annotations

from typing import NamedTuple

from lmc_tui.method.board import Board
from lmc_tui.method.threads.breaking import Break, breaks
from lmc_tui.method.threads.following import Thread, threads
from lmc_tui.method.threads.telling import Piece, pieces
from lmc_tui.method.vocabulary import RELATIONSHIP, SEGMENTS


class Stop(NamedTuple):
    """One stop of the walk: so much of a thread's sentence has been said."""

    thread: Thread
    number: int
    """Which thread it is, from one."""
    of: int
    """How many threads there are."""
    said: tuple[Piece, ...]
    """The sentence as far as it goes by now."""
    section: str
    """The section in hand."""
    lit: frozenset[str]
    """Ids of the notes of the thread that have been named by now."""
    breaks: tuple[Break, ...] = ()
    """What breaks the thread, at its last stop."""

    @property
    def is_last(self) -> bool:
        """Whether the whole sentence has been said."""
        return bool(self.said) and self.said[-1].text == "."


def walk(board: Board) -> tuple[Stop, ...]:
    """All stops: thread by thread, one for each part of the sentence, the last with what breaks the thread."""
    found = threads(board)
    return tuple(
        stop for number, thread in enumerate(found, start=1) for stop in _stops(board, thread, number, len(found))
    )


def _stops(board: Board, thread: Thread, number: int, of: int) -> list[Stop]:
    sentence = pieces(thread)
    stops: list[Stop] = []
    lit: frozenset[str] = frozenset()
    for place, piece in enumerate(sentence):
        if not piece.section:
            continue
        lit |= frozenset(piece.notes)
        if piece.section == SEGMENTS:
            lit |= frozenset(note.id for note in thread.relationship if note.section == RELATIONSHIP)
        stops.append(Stop(thread, number, of, sentence[: place + 1], piece.section, lit))
    if stops:
        stops[-1] = stops[-1]._replace(said=sentence, breaks=breaks(board, thread))
    return stops
