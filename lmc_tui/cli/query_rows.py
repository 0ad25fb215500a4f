"""The answers of `lmc query`: a row for each note or board, with what a program reads and what a table shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.method.board import Board
from lmc_tui.method.checks import Checker
from lmc_tui.method.models import ModelReading
from lmc_tui.method.portfolio import Overview, begun_boards, overview, reliances, unmeasured
from lmc_tui.text import clean

if TYPE_CHECKING:
    from lmc_tui.cli.querying import Found

Row: TypeAlias = dict[str, object]


class Question(NamedTuple):
    """What can be asked."""

    title: str
    columns: Sequence[str]
    """The keys of a row that a table shows behind the session and its board."""
    nothing: str
    """What is said when no row answers."""


QUESTIONS = {
    "partner": Question("Partner", ("section", "status", "how", "text"), "No session relies on that partner."),
    "unmeasured": Question("Outcomes without a measure", ("text",), "Every outcome has a number or a date."),
    "models": Question("Learning models", ("looks_like", "points", "confidence", "target"), "No board is begun."),
    "findings": Question("Findings", ("errors", "warnings", "hints"), "No board is begun."),
    "overview": Question(
        "Overview",
        ("notes", "partners", "partners_needed", "unmeasured", "looks_like", "errors", "warnings", "hints"),
        "No board is begun.",
    ),
}


def rows(question: str, found: Found, boards: tuple[str, ...] | None, partner: str) -> Iterator[Row]:
    """What one session answers, board by board."""
    session, checker = found.session, Checker()
    for board in begun_boards(session):
        if boards is not None and board not in boards:
            continue
        head: Row = {"path": clean(str(found.path)), "title": session.title, "board": board}
        for row in _ANSWERS[question](checker, session, board, partner):
            yield {**head, **row}


def _partner(checker: Checker, session: Session, board: str, partner: str) -> Iterator[Row]:
    view: Board = checker.board(session, board)
    for each in reliances(view, partner):
        status = "need" if each.is_needed else "have"
        yield {
            **_note(each.note),
            "status": status,
            "how": each.how.value,
            "supports": list(each.supports),
        }


def _unmeasured(checker: Checker, session: Session, board: str, _: str) -> Iterator[Row]:
    for note in unmeasured(checker, session, board):
        yield _note(note)


def _models(checker: Checker, session: Session, board: str, _: str) -> Iterator[Row]:
    yield {**_reading(checker.reading(session, board)), "target": session.target_model or None}


def _findings(checker: Checker, session: Session, board: str, _: str) -> Iterator[Row]:
    figures = overview(checker, session, board)
    yield {**_severities(figures), "checks": dict(figures.checks)}


def _overview(checker: Checker, session: Session, board: str, _: str) -> Iterator[Row]:
    figures = overview(checker, session, board)
    yield {
        "notes": figures.notes,
        "partners": figures.partners,
        "partners_needed": figures.partners_needed,
        "outcomes": figures.outcomes,
        "unmeasured": len(figures.unmeasured),
        **_reading(figures.reading),
        **_severities(figures),
        "checks": dict(figures.checks),
    }


Answer: TypeAlias = Callable[[Checker, Session, str, str], Iterator[Row]]
_ANSWERS: dict[str, Answer] = {
    "partner": _partner,
    "unmeasured": _unmeasured,
    "models": _models,
    "findings": _findings,
    "overview": _overview,
}


def _note(note: Note) -> Row:
    return {"section": note.section, "note": note.id, "text": note.text}


def _reading(reading: ModelReading) -> Row:
    """The model that a board looks like: its id, or null where no one stands out."""
    model, next_best = reading.looks_like, reading.runner_up
    return {
        "looks_like": model.id if model else None,
        "points": reading.best.points,
        "confidence": reading.confidence.value,
        "runner_up": next_best.id if next_best else None,
    }


def _severities(figures: Overview) -> Row:
    return {f"{severity.value}s": count for severity, count in figures.severities.items()}
