"""Which notes belong to the thread of a segment, found by following links.

From the segment to what it is promised and what changes for it; from the promise to the design and the delivery that
make it true; from the outcome to the costs that it justifies; and from all these to resources and partners. A link
counts from whichever end it was drawn, but a thread only runs on in these directions: another segment with the same
outcome shares that outcome and what follows from it, not the promise that was made to somebody else. What a partner
`supports` puts it on no thread: it names a section, which all threads cross. The idea is that of [threads 2015-09-12];
the directions are ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board, says
from lmc_tui.method.vocabulary import (
    COST,
    DELIVERY,
    DESIGN,
    OUTCOMES,
    PARTNERS,
    RELATIONSHIP,
    RESOURCES,
    SEGMENTS,
    VALUE,
)

PARTS = (VALUE, DESIGN, DELIVERY, RESOURCES, PARTNERS, COST, OUTCOMES)
"""The sections of a thread behind its segment, in the order in which it is told."""


class Part(NamedTuple):
    """What a thread holds of one section."""

    section: str
    notes: tuple[Note, ...]
    """In display order."""


class Thread(NamedTuple):
    """What serves one segment."""

    segment: Note
    parts: tuple[Part, ...]
    """In the order in which it is told, empty ones too."""
    links: frozenset[tuple[str, str]]
    """Pairs of note ids: the thread runs from the first to the second."""
    relationship: tuple[Note, ...] = ()
    """How we work with the segment; no part of the sentence."""

    @property
    def is_primary(self) -> bool:
        """Whether it is the thread of the primary segment."""
        return says(self.segment, "rank", "primary")

    def part(self, section: str) -> tuple[Note, ...]:
        """Its notes in that section."""
        return next((part.notes for part in self.parts if part.section == section), ())

    @property
    def gaps(self) -> tuple[str, ...]:
        """Sections in which something is missing. Resources and partners stand in for one another."""
        empty = {part.section for part in self.parts if not part.notes}
        missing = {RESOURCES} if {RESOURCES, PARTNERS} <= empty else set[str]()
        return tuple(section for section in PARTS if section in missing | (empty - {RESOURCES, PARTNERS}))

    @property
    def notes(self) -> tuple[Note, ...]:
        """All its notes, the segment first, in the order in which it is told."""
        return (self.segment, *self.relationship, *(note for part in self.parts for note in part.notes))

    def along(self, note_id: str) -> frozenset[str]:
        """Ids of the notes that the thread runs through to this one, and from it; none for a note not on it."""
        if note_id != self.segment.id and all(note_id != end for _, end in self.links):
            return frozenset()
        return frozenset({note_id} | _reached(note_id, self.links) | _reached(note_id, {(b, a) for a, b in self.links}))


def threads(board: Board) -> tuple[Thread, ...]:
    """The thread of each segment, that of the primary one first, the others in display order."""
    found = [_Weaver(board, segment).thread() for segment in board.notes_in(SEGMENTS)]
    return tuple(sorted(found, key=lambda thread: not thread.is_primary))


def lit_by(board: Board, note: Note, found: Iterable[Thread] | None = None) -> frozenset[str]:
    """Ids of the notes that a thread runs through together with this one; itself too.

    A note on no thread lights what it is linked to. *found* are the board's threads, where they are known already.
    """
    lit = {each for thread in (threads(board) if found is None else found) for each in thread.along(note.id)}
    return frozenset(lit or {note.id, *(other.id for other in board.linked(note))})


def _reached(start: str, links: Iterable[tuple[str, str]]) -> set[str]:
    follow: dict[str, list[str]] = {}
    for one, other in links:
        follow.setdefault(one, []).append(other)
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for other in follow.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


class _Weaver:
    """Follows the links of one segment."""

    def __init__(self, board: Board, segment: Note) -> None:
        self._board = board
        self._segment = segment
        self._found: dict[str, set[str]] = {}
        self._links: set[tuple[str, str]] = set()

    def thread(self) -> Thread:
        """Its thread."""
        start = [self._segment]
        relationship = self._on(start, RELATIONSHIP)
        value = self._on(start, VALUE)
        delivery = self._on(value, DELIVERY)
        design = self._on(value, DESIGN) + self._on(delivery, DESIGN)
        made = value + delivery + design + self._on(design, DELIVERY)
        supply = self._supply(made)
        self._on(made[len(value) :] + supply, COST)  # what is made costs, and so does whom and what it takes
        outcomes = self._on(start, OUTCOMES) + self._on(value, OUTCOMES)
        self._supply(self._on(outcomes, COST))
        parts = tuple(Part(section, self._in_order(section)) for section in PARTS)
        return Thread(self._segment, parts, frozenset(self._links), tuple(relationship))

    def _supply(self, notes: list[Note]) -> list[Note]:
        """Resources and partners behind them, and the partners behind those resources."""
        resources = self._on(notes, RESOURCES)
        return resources + self._on(notes + resources, PARTNERS)

    def _on(self, notes: list[Note], section: str) -> list[Note]:
        """The notes of that section to which the thread runs on from these, each once."""
        reached: dict[str, Note] = {}
        for note in notes:
            for other in self._board.linked_in(note, section):
                if section == VALUE and says(other, "side", "challenge"):  # a drawback is no promise
                    continue
                reached[other.id] = other
                self._links.add((note.id, other.id))
        self._found.setdefault(section, set()).update(reached)
        return list(reached.values())

    def _in_order(self, section: str) -> tuple[Note, ...]:
        found = self._found.get(section, set())
        return tuple(note for note in self._board.notes_in(section) if note.id in found)
