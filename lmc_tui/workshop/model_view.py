"""The learning models of a session, brought together for one target and one board that is compared with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lmc_tui.content.models import Model, model_named
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.session import Session
from lmc_tui.method.board import Board
from lmc_tui.method.models import (
    ModelReading,
    Requirement,
    SectionNeeds,
    State,
    gaps,
    gaps_told,
    missing_partners,
    needs,
    partners_told,
    read_model,
)
from lmc_tui.method.vocabulary import AS_IS, TO_BE


class ModelView(NamedTuple):
    """What each board looks like, and what lies between the compared one and the target."""

    session: Session
    compared: str
    readings: Mapping[str, ModelReading]
    """Board id to what the board looks like; today's first."""
    target: Model | None
    sentences: tuple[str, ...]
    """Whom and what the target still needs, and what it will cost; none without a target."""
    sections: tuple[SectionNeeds, ...]
    """What the target needs in each section, beside the compared board."""
    planned: Mapping[str, tuple[Requirement, ...]]
    """Section id to the same needs beside the to-be board, in the same order."""


def model_view(session: Session, canvas: Canvas, compared: str) -> ModelView:
    """The view of a session on the Learning Model Canvas."""
    boards = {board: Board(session, board) for board in (AS_IS, TO_BE)}
    readings = {board: read_model(each) for board, each in boards.items()}
    target = model_named(session.target_model) if session.target_model else None
    if target is None:
        return ModelView(session, compared, readings, None, (), (), {})
    here = boards[compared]
    sentences = partners_told(missing_partners(here, target), readings[compared])
    sentences += gaps_told(gaps(session, target), canvas)
    planned = {each.section: each.requirements for each in needs(boards[TO_BE], target)}
    return ModelView(session, compared, readings, target, sentences, needs(here, target), planned)


def first_compared(session: Session) -> str:
    """The board to begin with: today's where there is one, for the way leads from there."""
    return AS_IS if session.by_section(AS_IS) else TO_BE


def shows(requirement: Requirement) -> bool:
    """Whether a note shows it, be it there or only planned."""
    return requirement.state in (State.THERE, State.PLANNED)
