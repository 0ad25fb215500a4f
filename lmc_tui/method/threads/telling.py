"""A thread as one sentence, in pieces that a screen can mark.

The form of the sentence follows the read-out of the domain's Golden Thread [threads 2015-09-12]; its words are content.
"""

from __future__ import annotations

from typing import NamedTuple

from lmc_tui.content.threads import thread_words
from lmc_tui.domain.notes import Note
from lmc_tui.domain.phrases import joined, quoted
from lmc_tui.method.threads.following import Thread
from lmc_tui.method.vocabulary import SEGMENTS


class Piece(NamedTuple):
    """A stretch of the sentence."""

    text: str
    section: str = ""
    """The section that it tells; empty for what stands between."""
    notes: tuple[str, ...] = ()
    """Ids of the notes that it names; of a long list also of those that are only counted."""
    is_gap: bool = False
    """Whether it says that something is missing."""


def pieces(thread: Thread, most: int | None = None) -> tuple[Piece, ...]:
    """The sentence of a thread. With *most*, a part names so many notes and counts the others."""
    words = thread_words()
    found = [Piece("For "), Piece(quoted(thread.segment.text), SEGMENTS, (thread.segment.id,))]
    for part in thread.parts:
        told = words.part(part.section)
        if not part.notes and part.section not in thread.gaps:
            continue
        found.append(Piece(f"{_comma(found)}{told.lead} "))
        if part.notes:
            found.append(Piece(named(part.notes, most), part.section, tuple(note.id for note in part.notes)))
        else:
            found.append(Piece(told.gap, part.section, is_gap=True))
    return (*found, Piece("."))


def _comma(found: list[Piece]) -> str:
    return " " if len(found) == 2 else ", "


def sentence(thread: Thread, most: int | None = None) -> str:
    """The sentence as plain words."""
    return "".join(piece.text for piece in pieces(thread, most))


def named(notes: tuple[Note, ...], most: int | None = None) -> str:
    """The words of notes; with *most* of so many, and how many more there are."""
    shown = notes if most is None or len(notes) <= most else notes[:most]
    left = len(notes) - len(shown)
    return joined([*(quoted(note.text) for note in shown), *([f"{left} more"] if left else [])])
