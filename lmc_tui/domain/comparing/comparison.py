"""What differs between two states of a session, as data that can tell itself in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, Protocol

from lmc_tui.domain.agenda import Step
from lmc_tui.domain.comparing.details import Detail
from lmc_tui.domain.comparing.kinds import By, Kind
from lmc_tui.domain.comparing.matching import Thing
from lmc_tui.domain.comparing.telling import SAME, dismissals_told, ticks_told, told
from lmc_tui.domain.notes import Note
from lmc_tui.domain.phrases import counted, joined
from lmc_tui.domain.session import Action, Dismissed, Parked, Tick


class Compared(NamedTuple, Generic[Thing]):
    """One note, parked point, action or step, as it was before and as it is after."""

    kinds: tuple[Kind, ...]
    """All that became of it, the most telling first."""
    before: Thing | None
    """None where it was added."""
    after: Thing | None
    """None where it was dropped."""
    by: By | None = None
    """How the two were taken for one; None where there is only one."""
    ratio: float | None = None
    """How much the two texts are alike, up to 1; None unless they were taken for one by likeness."""
    details: tuple[Detail, ...] = ()
    """What differs besides words and place."""

    @property
    def kind(self) -> Kind:
        """The most telling of what became of it."""
        return self.kinds[0]


class Part(Protocol):
    """A section, the parking lot, the actions or the agenda."""

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""

    @property
    def counts(self) -> Mapping[Kind, int]:
        """How many things there are of each kind."""

    @property
    def summary(self) -> str:
        """What became of them, as a sentence."""


class ComparedSection(NamedTuple):
    """A section of one board, or of two boards that are compared with one another."""

    section: str
    boards: tuple[str, str]
    """Ids of its board before and after."""
    title: str
    """Its name; with its board where several boards are compared."""
    notes: tuple[Compared[Note], ...]
    """The notes that stand here after, in order, and those that were dropped from here, where they stood."""
    went: tuple[Compared[Note], ...] = ()
    """Notes that stood here and were moved away; they are among the `notes` of another section."""
    reordered: int = 0
    """Notes that stand elsewhere among the others of the section."""

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return not self.went and not self.reordered and all(each.kind is Kind.KEPT for each in self.notes)

    @property
    def counts(self) -> Mapping[Kind, int]:
        """How many there are of each kind. Those that are archived as before are left out, as on the screen."""
        return _counts(self.notes)

    @property
    def told(self) -> str:
        """What became of the notes, `2 added, 1 reworded, 3 as before`."""
        counts = dict(self.counts)
        return told(counts, came=counts.pop(Kind.MOVED, 0), went=len(self.went), reordered=self.reordered)

    @property
    def summary(self) -> str:
        """The same as a sentence, `Design: 2 added, 1 reworded, 3 as before.`"""
        return f"{self.title}: {self.told}."


class ComparedList(NamedTuple, Generic[Thing]):
    """The parking lot, the actions or the agenda."""

    title: str
    things: tuple[Compared[Thing], ...] = ()
    """Those that are there after, in order, and those that were dropped, where they stood."""
    reordered: int = 0
    """Those that stand elsewhere among the others."""

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return not self.reordered and all(each.kind is Kind.KEPT for each in self.things)

    @property
    def counts(self) -> Mapping[Kind, int]:
        """How many there are of each kind."""
        return _counts(self.things)

    @property
    def told(self) -> str:
        """What became of them, `2 added, 3 as before`."""
        return told(self.counts, reordered=self.reordered)

    @property
    def summary(self) -> str:
        """The same as a sentence."""
        return f"{self.title}: {self.told}."


class Comparison(NamedTuple):
    """Two states of a session, or two boards, side by side. Clocks are not compared: nobody writes them."""

    sections: tuple[ComparedSection, ...]
    """Board by board in agenda order, also those without notes."""
    heading: tuple[Detail, ...] = ()
    """What differs in title, for whom, by whom and target model."""
    parking: ComparedList[Parked] = ComparedList("Parking lot")
    actions: ComparedList[Action] = ComparedList("Actions")
    agenda: ComparedList[Step] = ComparedList("Agenda")
    ticked: frozenset[Tick] = frozenset()
    """Questions that were ticked since."""
    unticked: frozenset[Tick] = frozenset()
    """Questions that are ticked no more."""
    dismissed: frozenset[Dismissed] = frozenset()
    """Findings put aside since, or for another reason."""
    reopened: frozenset[Dismissed] = frozenset()
    """Findings put aside no more."""
    boards: tuple[str, str] | None = None
    """The two boards that are compared; None where every board is compared with itself, and all else too."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """All sections, then parking lot, actions and agenda."""
        return (*self.sections, self.parking, self.actions, self.agenda)

    @property
    def is_same(self) -> bool:
        """Whether both sides say the same."""
        besides = (self.heading, self.ticked, self.unticked, self.dismissed, self.reopened)
        return all(part.is_same for part in self.parts) and not any(besides)

    @property
    def notes(self) -> tuple[Compared[Note], ...]:
        """Every note of either side, once."""
        return tuple(note for section in self.sections for note in section.notes)

    @property
    def counts(self) -> Mapping[Kind, int]:
        """How many notes there are of each kind. Those that are archived as before are left out."""
        return _counts(self.notes)

    @property
    def summary(self) -> str:
        """What differs in all, as sentences."""
        if self.is_same:
            return SAME
        reordered = sum(section.reordered for section in self.sections)
        notes = f"In all: {told(self.counts, reordered=reordered)}."
        besides = joined(self._besides())
        return f"{notes} Besides the notes: {besides}." if besides else notes

    @property
    def summaries(self) -> tuple[str, ...]:
        """One sentence for each part that differs or has anything in it, in the order of the canvas."""
        said = [part.summary for part in self.parts if part.counts or not part.is_same]
        if self.ticked or self.unticked:
            said.append(f"Questions: {ticks_told(len(self.ticked), len(self.unticked))}.")
        if self.dismissed or self.reopened:
            said.append(f"Findings: {dismissals_told(len(self.dismissed), len(self.reopened))}.")
        if self.heading:
            said.insert(0, f"Heading: {joined([detail.name for detail in self.heading])}.")
        return tuple(said)

    def _besides(self) -> list[str]:
        """Where something else than notes differs."""
        said = [detail.name for detail in self.heading]
        lists: tuple[tuple[ComparedList[Parked] | ComparedList[Action] | ComparedList[Step], str, str], ...] = (
            (self.parking, "parked point", "parked points"),
            (self.actions, "action", "actions"),
            (self.agenda, "step of the agenda", "steps of the agenda"),
        )
        for part, one, many in lists:
            differing = sum(count for kind, count in part.counts.items() if kind is not Kind.KEPT)
            if not part.is_same:
                said.append(counted(differing, one, many) if differing else f"the order of the {many}")
        for count, one, many in (
            (len(self.ticked) + len(self.unticked), "tick", "ticks"),
            (len(self.dismissed) + len(self.reopened), "dismissed finding", "dismissed findings"),
        ):
            said += [counted(count, one, many)] if count else []
        return said


def _counts(things: Iterable[Compared[Thing]]) -> Mapping[Kind, int]:
    return Counter(each.kind for each in things if not _is_off_board(each))


def _is_off_board(each: Compared[Thing]) -> bool:
    """Whether it is a note that was archived before and is as it was."""
    return each.kind is Kind.KEPT and isinstance(each.after, Note) and each.after.is_archived
