"""A session: everything that people made in one workshop, as one frozen value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

from lmc_tui.domain.agenda import Step
from lmc_tui.domain.notes import Note
from lmc_tui.domain.timer import Timer


class Parked(NamedTuple):
    """A point that was put off, on the parking lot."""

    id: str
    text: str
    is_settled: bool = False


class Action(NamedTuple):
    """Something that somebody will do after the workshop."""

    id: str
    text: str
    owner: str = ""
    due: date | None = None
    """The day by which; None for no date."""
    is_done: bool = False


class Tick(NamedTuple):
    """A guiding question that was ticked as answered, on one board."""

    board: str
    question: str


class Dismissed(NamedTuple):
    """A finding that somebody looked at and put aside: about one note, or about a board or a section of it."""

    check: str
    """Id of the check."""
    note: str = ""
    """Id of the note that it is about; empty for a finding about no note, or about several."""
    board: str = ""
    """Id of the board; empty where a note says it."""
    section: str = ""
    """Id of the section that it is about as a whole; empty where a note says it, and for any section."""
    reason: str = ""
    """Why, in somebody's words."""
    of: str = ""
    """A short digest of what the finding was about, so that it comes back when that changes; empty for whatever it is
    about, as when it was written by hand."""

    @property
    def key(self) -> DismissedKey:
        """What tells it from all others of a session. A note says enough by itself."""
        return (self.check, "", "", self.note) if self.note else (self.check, self.board, self.section, "")


DismissedKey: TypeAlias = tuple[str, str, str, str]
"""Check, board, section and note."""


@dataclass(frozen=True, slots=True)
class Session:
    """One workshop or draft."""

    title: str
    canvas: str
    """Id of the canvas definition."""
    created: datetime
    """When it was made, aware."""
    designed_for: str = ""
    designed_by: str = ""
    target_model: str = ""
    notes: tuple[Note, ...] = ()
    """All notes of all boards. Only their order within one section of one board means something."""
    agenda: tuple[Step, ...] = ()
    timer: Timer | None = None
    """The step in hand; None before the first and after the last."""
    ticks: frozenset[Tick] = frozenset()
    parking: tuple[Parked, ...] = ()
    actions: tuple[Action, ...] = ()
    dismissed: tuple[Dismissed, ...] = ()
    """Findings put aside, in the order of their keys, no two of one key."""

    def note(self, note_id: str) -> Note | None:
        """The note with that id, archived or not; None for none."""
        return next((note for note in self.notes if note.id == note_id), None)

    def notes_in(self, board: str, section: str, *, archived: bool = False) -> tuple[Note, ...]:
        """The notes of a section in display order; with *archived* those taken off the board instead."""
        return tuple(
            note
            for note in self.notes
            if note.section == section and note.board == board and note.is_archived == archived
        )

    def by_section(self, board: str) -> dict[str, list[Note]]:
        """Section id to the notes that show there, read in one go; a section without notes is absent."""
        found: dict[str, list[Note]] = {}
        for note in self.notes:
            if note.board == board and not note.is_archived:
                found.setdefault(note.section, []).append(note)
        return found

    def step(self, step_id: str) -> Step | None:
        """The step with that id, or None."""
        return next((step for step in self.agenda if step.id == step_id), None)

    @property
    def current_step(self) -> Step | None:
        """The step in hand, or None."""
        return self.step(self.timer.step) if self.timer else None

    def with_step(self, step: Step) -> Session:
        """The session with the step of that id replaced."""
        return replace(self, agenda=tuple(step if old.id == step.id else old for old in self.agenda))

    def ids(self) -> frozenset[str]:
        """Every id in use for notes, parked points and actions."""
        things: Iterable[Note | Parked | Action] = (*self.notes, *self.parking, *self.actions)
        return frozenset(thing.id for thing in things)

    def links_from_and_to(self, note_id: str) -> tuple[tuple[Note, ...], tuple[Note, ...]]:
        """The notes that this one leads to, and those that lead to it; archived ones left out."""
        here = self.note(note_id)
        if here is None:
            return (), ()
        leads_to = tuple(note for note in self.notes if note.id in here.links and not note.is_archived)
        leads_here = tuple(note for note in self.notes if note_id in note.links and not note.is_archived)
        return leads_to, leads_here


def by_key(dismissed: Iterable[Dismissed]) -> tuple[Dismissed, ...]:
    """*dismissed* as a session holds them: in the order of their keys, of several with one key the last."""
    kept = {each.key: each for each in dismissed}
    return tuple(kept[key] for key in sorted(kept))


def first_changed(before: Session, after: Session) -> Note | None:
    """The first note that is new or otherwise in *after*, else the first that is gone since; None where all are alike.

    A note that only changed its place counts when nothing else did.
    """
    old = {note.id: note for note in before.notes}
    for note in after.notes:
        if old.get(note.id) != note:
            return note
    now = {note.id for note in after.notes}
    gone = next((note for note in before.notes if note.id not in now), None)
    if gone is not None:
        return gone
    return next((note for old_one, note in zip(before.notes, after.notes, strict=True) if old_one.id != note.id), None)
