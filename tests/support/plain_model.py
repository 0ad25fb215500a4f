"""A session as a plain model has it: dictionaries and lists, changed as naively as can be, for tests to agree with.

Nothing of the program is used here. Undo is going back to an earlier copy, and the clock counts every second.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

Place: TypeAlias = tuple[str, str]
"""Board and section."""
Facets: TypeAlias = tuple[tuple[str, object], ...]
"""Facet id and value, by id."""


class PlainNote(NamedTuple):
    """A note."""

    board: str
    section: str
    text: str
    owner: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    facets: Facets = ()
    question: str = ""
    is_archived: bool = False

    def saying(self, facet: str, value: object) -> PlainNote:
        """The note with that facet; None for without it."""
        said = {key: old for key, old in self.facets if key != facet}
        return self._replace(facets=sorted_facets(said if value is None else said | {facet: value}))


def sorted_facets(said: Mapping[str, object]) -> Facets:
    """Facets as a note holds them; several values as a tuple."""
    return tuple(sorted((key, tuple(each) if isinstance(each, list) else each) for key, each in said.items()))


class PlainPoint(NamedTuple):
    """A parked point."""

    id: str
    text: str
    is_settled: bool = False


class PlainAction(NamedTuple):
    """An action."""

    id: str
    text: str
    owner: str = ""
    due: date | None = None
    is_done: bool = False


class PlainStep(NamedTuple):
    """A step as it was planned."""

    kind: str
    section: str
    board: str
    title: str
    prompt: str
    planned_seconds: int


@dataclass
class Words:
    """All that people wrote."""

    heading: tuple[str, ...] = ()
    """Title, for whom, by whom, target model."""
    notes: dict[str, PlainNote] = field(default_factory=dict)
    order: dict[Place, list[str]] = field(default_factory=dict)
    """The ids of each section's notes, archived ones too; without empty sections."""
    ticks: set[tuple[str, str]] = field(default_factory=set)
    parking: list[PlainPoint] = field(default_factory=list)
    actions: list[PlainAction] = field(default_factory=list)
    plan: dict[str, PlainStep] = field(default_factory=dict)

    def copy(self) -> Words:
        """Another one that says the same."""
        return Words(
            self.heading,
            dict(self.notes),
            {place: list(ids) for place, ids in self.order.items()},
            set(self.ticks),
            list(self.parking),
            list(self.actions),
            dict(self.plan),
        )

    def __eq__(self, other: object) -> bool:
        """Whether both say the same; the order of the plan counts, that of the dictionary of notes does not."""
        if not isinstance(other, Words):
            return NotImplemented
        return self._all() == other._all()

    def _all(self) -> tuple[object, ...]:
        steps = list(self.plan.items())
        return self.heading, self.notes, self.order, self.ticks, self.parking, self.actions, steps

    @property
    def texts(self) -> set[str]:
        """Every text of a note, point or action."""
        return {text for _, text in self.kinds.values()}

    @property
    def kinds(self) -> dict[str, tuple[str, str]]:
        """Id of a note, point or action to its table in a file, and what it says."""
        found = {note_id: ("notes", note.text) for note_id, note in self.notes.items()}
        found |= {point.id: ("parking", point.text) for point in self.parking}
        return found | {action.id: ("actions", action.text) for action in self.actions}

    @property
    def blocks(self) -> set[str]:
        """The blocks in a file for notes, points, actions and steps, as table and id."""
        return {f"{table} {each}" for each, (table, _) in self.kinds.items()} | {f"agenda {step}" for step in self.plan}

    def shown(self, board: str, section: str) -> list[str]:
        """The notes of a section that are not archived."""
        return [each for each in self.order.get((board, section), []) if not self.notes[each].is_archived]

    def place(self, note_id: str, note: PlainNote, after: str | None) -> None:
        """Put a note behind another one of its section, or first; it may stand elsewhere already."""
        old = self.notes.get(note_id)
        if old is not None:
            self.order[old.board, old.section].remove(note_id)
        ids = self.order.setdefault((note.board, note.section), [])
        ids.insert(0 if after is None else ids.index(after) + 1, note_id)
        self.notes[note_id] = note
        self.order = {place: ids for place, ids in self.order.items() if ids}


@dataclass
class PlainClock:
    """What the clock says. It counts every second."""

    step: str = ""
    """The step in hand; empty for none."""
    state: str = ""
    """`running`, `held`, or empty."""
    spent: dict[str, float] = field(default_factory=dict)
    held: dict[str, float] = field(default_factory=dict)
    added: dict[str, float] = field(default_factory=dict)
    overtimes: dict[str, float] = field(default_factory=dict)

    def copy(self) -> PlainClock:
        """Another one that says the same."""
        return PlainClock(self.step, self.state, *(dict(each) for each in self._tables()))

    def _tables(self) -> tuple[dict[str, float], ...]:
        return self.spent, self.held, self.added, self.overtimes

    def told(self, plan: Mapping[str, PlainStep]) -> tuple[object, ...]:
        """All that it says about the steps of a plan."""
        return self.step, self.state, *({step: each.get(step, 0) for step in plan} for each in self._tables())

    def take(self, other: PlainClock, step: str) -> None:
        """Say of a step what another clock says."""
        for mine, theirs in zip(self._tables(), other._tables(), strict=True):
            mine[step] = theirs.get(step, 0)

    def tick(self, seconds: int) -> None:
        """So many seconds go by."""
        for counted, state in ((self.spent, "running"), (self.held, "held")):
            if self.step and self.state == state:
                counted[self.step] = counted.get(self.step, 0) + seconds

    def toggle(self, steps: list[str]) -> None:
        """Start, from the first step where none is in hand, or hold."""
        self.step = self.step or (steps[0] if steps else "")
        self.state = "" if not self.step else "held" if self.state == "running" else "running"

    def go(self, steps: list[str], by: int) -> None:
        """Take the next step in hand, or the one before; past the last none."""
        if not steps:
            return
        if not self.step:
            self.step = steps[0 if by > 0 else -1]
        elif by > 0 and self.step == steps[-1]:
            self.step = self.state = ""
        else:
            self.step = steps[max(0, steps.index(self.step) + by)]

    def extend(self, plan: Mapping[str, PlainStep]) -> None:
        """A minute more; where the time is up, two the first time and then one, from now on."""
        if not self.step:
            return
        over = self.spent.get(self.step, 0) - self._box(plan)
        grant = 60
        if over >= 0:
            grant = (60 if self.overtimes.get(self.step, 0) else 120) + int(over)
            self.overtimes[self.step] = self.overtimes.get(self.step, 0) + 1
        self.added[self.step] = self.added.get(self.step, 0) + grant

    def shorten(self, plan: Mapping[str, PlainStep]) -> None:
        """A minute less, but never less than nothing."""
        if self.step:
            self.added[self.step] = self.added.get(self.step, 0) - min(60, self._box(plan))

    def _box(self, plan: Mapping[str, PlainStep]) -> float:
        return max(0, plan[self.step].planned_seconds + self.added.get(self.step, 0))


@dataclass
class Plain:
    """A session, in memory or in a file."""

    words: Words
    clock: PlainClock
    seen: datetime | None = None
    """When it was last seen, as a file says while a step is in hand; None in memory."""
    remarks: dict[str, str] = field(default_factory=dict)
    """Comments of a file, and to which block each belongs: table and id, the name of a table, or nothing."""
    strange: dict[str, str] = field(default_factory=dict)
    """Keys of a file that nobody knows, and where each stands."""

    def copy(self) -> Plain:
        """Another one that says the same."""
        return Plain(self.words.copy(), self.clock.copy(), self.seen, dict(self.remarks), dict(self.strange))

    def told(self) -> tuple[object, ...]:
        """All that it says but for comments and strange keys."""
        return self.words, self.clock.told(self.words.plan), self.seen
