"""What a model needs in each section, beside the notes that are there."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from lmc_tui.content.models import Basis, Model, Need, PartnerNeed, model_rules
from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board, is_needed
from lmc_tui.method.models.missing import has_roles_of
from lmc_tui.method.models.presence import fits
from lmc_tui.method.vocabulary import PARTNERS, SECTIONS


class State(StrEnum):
    """How a board stands to something that a model needs."""

    THERE = "there"
    """A note shows it."""
    PLANNED = "planned"
    """Only notes that are marked as needed show it."""
    MISSING = "missing"
    """No note shows it."""
    TO_JUDGE = "to-judge"
    """No facet can tell; the room does."""


class Requirement(NamedTuple):
    """One thing that a model needs, and how the board stands to it."""

    need: Need | PartnerNeed
    section: str
    text: str
    """A sentence to read aloud, or a partner with the usual terms."""
    is_must: bool
    """Whether the model fails without; only partners are ever so."""
    state: State
    notes: tuple[Note, ...]
    """The notes that show it."""

    @property
    def is_open(self) -> bool:
        """Whether something is to be done: nothing shows it, and one can write down what would."""
        return self.state is State.MISSING and bool(self.need.note)

    @property
    def is_sourced(self) -> bool:
        """Whether a source says so; else it is our own conclusion."""
        return self.need.basis is Basis.SOURCE


class SectionNeeds(NamedTuple):
    """A section: what the model needs there, and what is there."""

    section: str
    requirements: tuple[Requirement, ...]
    notes: tuple[Note, ...]
    """All notes of the section."""


def needs(board: Board, target: Model) -> tuple[SectionNeeds, ...]:
    """What *target* needs in each of the nine sections, in their order, with the state of each on the board.

    Partners are named one by one: those that it cannot do without, those that no model can, and those who would help.
    """
    return tuple(
        SectionNeeds(section, tuple(_requirements(board, target, section)), board.notes_in(section))
        for section in SECTIONS
    )


def _requirements(board: Board, target: Model, section: str) -> list[Requirement]:
    found = [_stated(board, need) for need in target.needs if need.section == section]
    if section == PARTNERS:
        found += [_partner(board, partner) for partner in _partners(target)]
    return found


def _partners(target: Model) -> list[PartnerNeed]:
    """Whom the model cannot do without, whom no model can, and who would help; one for the same roles."""
    must, good = ([each for each in target.partners if each.is_must is is_must] for is_must in (True, False))
    every = [each for each in model_rules().partners if not has_roles_of(each, must)]
    return [*must, *every, *(each for each in good if not has_roles_of(each, every))]


def _stated(board: Board, need: Need) -> Requirement:
    state, notes = _state(board, need, need.section)
    return Requirement(need, need.section, need.text, False, state, notes)


def _partner(board: Board, partner: PartnerNeed) -> Requirement:
    state, notes = _state(board, partner, PARTNERS)
    text = f"{partner.words[0].upper()}{partner.words[1:]} ({partner.terms})"
    return Requirement(partner, PARTNERS, text, partner.is_must, state, notes)


def _state(board: Board, need: Need | PartnerNeed, section: str) -> tuple[State, tuple[Note, ...]]:
    if not need.shown_by:
        return State.TO_JUDGE, ()
    notes = tuple(note for note in board.notes_in(section) if fits(note, need.shown_by))
    if not notes:
        return State.MISSING, ()
    return (State.PLANNED if all(is_needed(note) for note in notes) else State.THERE), notes
