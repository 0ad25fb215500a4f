"""The partner plan: who is with us, on what terms, for which sections, and whom we lack.

Partners inside and outside are planned apart, for they want different things: inside they gain something and owe us
nothing, outside they are paid and make promises [key-partners 2015-08-25].
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.facets import value_words
from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board, is_needed, says, values_of
from lmc_tui.method.vocabulary import COST, PARTNERS


class Side(StrEnum):
    """Where a partner stands."""

    INTERNAL = "internal"
    EXTERNAL = "external"
    OPEN = "open"
    """Nobody has said yet."""


class Mark(StrEnum):
    """What joins a partner to a section."""

    SUPPORTS = "supports"
    """The note says that the partner supports it."""
    LINKED = "linked"
    """Only a link leads from or to a note there."""
    NONE = "none"


class Standing(StrEnum):
    """How we stand with IT."""

    ABSENT = "absent"
    """Nobody from IT is a partner."""
    TO_WIN = "to-win"
    """A partner from IT is needed, and not there yet."""
    LISTED = "top-project"
    """Among IT's top projects."""
    FAVOURS = "favours"
    """Asking for help from case to case."""


class Partner(NamedTuple):
    """One partner, as the plan shows it. Texts are empty where nobody has said anything."""

    note: Note
    side: Side
    roles: str
    """In words, joined by commas."""
    term: str
    """Permanent or as needed, in words."""
    is_needed: bool
    """Whether it is still to be won."""
    contact: str
    """How often and with whom."""
    owner: str
    """Who of us sees to it."""
    gains: str
    fee: str
    """What was agreed."""
    costs: tuple[Note, ...]
    """The notes of Cost Structure that are linked to it."""
    promise: str
    promised_by: str
    supports: tuple[str, ...]
    """Ids of the sections that it is said to support."""
    linked: tuple[str, ...]
    """Ids of other sections in which a note is linked to it."""

    @property
    def is_permanent(self) -> bool:
        """Whether it is with us for good."""
        return says(self.note, "term", "permanent")

    @property
    def is_candidate(self) -> bool:
        """Whether hiring is worth a thought: outside, for good, and paid as personnel."""
        paid = any(says(cost, "category", "personnel") for cost in self.costs)
        return self.side is Side.EXTERNAL and self.is_permanent and paid

    def mark(self, section: str) -> Mark:
        """What joins it to a section."""
        if section in self.supports:
            return Mark.SUPPORTS
        return Mark.LINKED if section in self.linked else Mark.NONE


class ItQuestion(NamedTuple):
    """Whether IT is with us, and how we stand with it."""

    standing: Standing
    is_said: bool
    """Whether somebody said so with the facet `it_standing`; else it is what the note looks like."""
    partners: tuple[Partner, ...]
    """All from IT, the one that the standing is about first."""


class PartnerPlan(NamedTuple):
    """All partners of one board."""

    board: str
    sections: tuple[str, ...]
    """Ids of all sections of the canvas, in its order."""
    partners: tuple[Partner, ...]
    """In the order of the board."""
    it: ItQuestion

    def on(self, side: Side) -> tuple[Partner, ...]:
        """The partners of one side."""
        return tuple(partner for partner in self.partners if partner.side is side)

    @property
    def to_win(self) -> tuple[Partner, ...]:
        """Those that are needed and not there yet."""
        return tuple(partner for partner in self.partners if partner.is_needed)

    @property
    def candidates(self) -> tuple[Partner, ...]:
        """Those that might be hired."""
        return tuple(partner for partner in self.partners if partner.is_candidate)

    @property
    def empty_sections(self) -> tuple[str, ...]:
        """The sections that no partner supports and to which no partner is linked."""
        return self._without(Mark.SUPPORTS, Mark.LINKED)

    @property
    def unsupported_sections(self) -> tuple[str, ...]:
        """The sections that no partner is said to support, linked or not."""
        return self._without(Mark.SUPPORTS)

    def _without(self, *marks: Mark) -> tuple[str, ...]:
        return tuple(
            section for section in self.sections if not any(partner.mark(section) in marks for partner in self.partners)
        )


def partner_plan(board: Board, canvas: Canvas) -> PartnerPlan:
    """The plan of one board, in the words of the canvas."""
    sections = tuple(section.id for section in canvas.sections)
    partners = tuple(_partner(board, canvas, note) for note in board.notes_in(PARTNERS))
    return PartnerPlan(board.id, sections, partners, it_question(partners))


def it_question(partners: Iterable[Partner]) -> ItQuestion:
    """How we stand with IT.

    What somebody said with the facet `it_standing` counts. Where nobody did, a partner who is there for good and with
    whom contact is agreed looks like a place on the list of top projects, and any other like borrowing favours. With
    several partners in IT the best standing counts.
    """
    found = [(*_standing(partner), partner) for partner in partners if says(partner.note, "role", "it")]
    if not found:
        return ItQuestion(Standing.ABSENT, False, ())
    order = (Standing.LISTED, Standing.FAVOURS, Standing.TO_WIN)
    found.sort(key=lambda each: (order.index(each[0]), not each[1]))
    standing, is_said, _ = found[0]
    return ItQuestion(standing, is_said, tuple(partner for _, _, partner in found))


def _standing(partner: Partner) -> tuple[Standing, bool]:
    if partner.is_needed:
        return Standing.TO_WIN, True
    for standing in (Standing.LISTED, Standing.FAVOURS):
        if says(partner.note, "it_standing", standing.value):
            return standing, True
    return (Standing.LISTED if partner.is_permanent and partner.contact else Standing.FAVOURS), False


def _partner(board: Board, canvas: Canvas, note: Note) -> Partner:
    sides = {side.value: side for side in (Side.INTERNAL, Side.EXTERNAL)}
    supports = tuple(section.id for section in canvas.sections if section.id in values_of(note, "supports"))
    linked = {other.section for other in board.linked(note)} - set(supports)
    return Partner(
        note=note,
        side=next((sides[said] for said in values_of(note, "side") if said in sides), Side.OPEN),
        roles=_words(canvas, note, "role"),
        term=_words(canvas, note, "term"),
        is_needed=is_needed(note),
        contact=_words(canvas, note, "contact"),
        owner=note.owner,
        gains=_words(canvas, note, "gains"),
        fee=_words(canvas, note, "fee"),
        costs=board.linked_in(note, COST),
        promise=_words(canvas, note, "promise"),
        promised_by=_words(canvas, note, "promised_by"),
        supports=supports,
        linked=tuple(section.id for section in canvas.sections if section.id in linked),
    )


def _words(canvas: Canvas, note: Note, facet_id: str) -> str:
    facet, value = canvas.facet(note.section, facet_id), note.facet(facet_id)
    return value_words(canvas, facet, value) if facet is not None and value is not None else ""
