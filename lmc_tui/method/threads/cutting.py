"""Who gives what up when a thread is cut.

A cut thread should cost both sides something; in practice the concession tends to fall on L&D alone
[threads 2015-09-12]. So both sides are told, and what is still needed elsewhere is not counted as given up.
"""

from __future__ import annotations

from typing import NamedTuple

from lmc_tui.content.threads import thread_words
from lmc_tui.domain.notes import Note
from lmc_tui.domain.phrases import joined, quoted
from lmc_tui.method.board import Board
from lmc_tui.method.threads.following import PARTS, Thread, threads
from lmc_tui.method.threads.telling import named
from lmc_tui.method.vocabulary import COST, OUTCOMES, VALUE

THEIRS = (VALUE, OUTCOMES)
"""What a customer has of a thread."""


class Cut(NamedTuple):
    """What goes with a thread."""

    customer: tuple[Note, ...]
    """Promises and outcomes that no other thread keeps."""
    team: tuple[Note, ...]
    """Designs, channels, resources and partners that serve no other thread."""
    freed: tuple[Note, ...]
    """Costs that serve no other thread."""
    shared: tuple[Note, ...]
    """What other threads still need."""


def cut(board: Board, thread: Thread) -> Cut:
    """What goes when that thread goes, and the others stay."""
    elsewhere = {note.id for other in threads(board) if other.segment.id != thread.segment.id for note in other.notes}
    own = [note for section in PARTS for note in thread.part(section) if note.id not in elsewhere]
    return Cut(
        tuple(note for note in own if note.section in THEIRS),
        tuple(note for note in own if note.section not in (*THEIRS, COST)),
        tuple(note for note in own if note.section == COST),
        tuple(note for section in PARTS for note in thread.part(section) if note.id in elsewhere),
    )


def cut_told(board: Board, thread: Thread) -> tuple[str, ...]:
    """Who gives what up, in sentences: the customer, L&D, what is freed, what stays."""
    words, found = thread_words().cut, cut(board, thread)
    segment = quoted(thread.segment.text)
    told = [
        words.customer.format(segment=segment, what=named(found.customer))
        if found.customer
        else words.customer_nothing.format(segment=segment),
        words.team.format(what=named(found.team)) if found.team else _nothing(found),
    ]
    if found.freed:
        told.append(words.freed.format(what=with_amounts(found.freed)))
    if found.shared:
        told.append(words.shared.format(what=named(found.shared)))
    return tuple(told)


def _nothing(found: Cut) -> str:
    words = thread_words().cut
    return words.team_nothing if found.shared else words.team_empty


def with_amounts(costs: tuple[Note, ...]) -> str:
    """Costs as part of a sentence, with their sums."""
    return joined([_with_amount(note) for note in costs])


def _with_amount(note: Note) -> str:
    """A cost with its sum, where the note says one beside its words."""
    amount, currency = note.facet("amount"), note.facet("currency", "")
    if not isinstance(amount, (int, float)) or f"{amount:.15g}" in note.text:
        return quoted(note.text)
    return f"{quoted(note.text)} ({f'{amount:.15g} {currency}'.strip()})"
