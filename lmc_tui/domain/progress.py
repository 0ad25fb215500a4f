"""What is answered and what is filled: derived from the session, never stored."""

from __future__ import annotations

from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas, Section
from lmc_tui.domain.session import Session, Tick


class Progress(NamedTuple):
    """So many of so many."""

    done: int
    total: int

    def __str__(self) -> str:
        return f"{self.done}/{self.total}"


def answered(session: Session, board: str, section: Section) -> frozenset[str]:
    """Ids of the section's questions that were ticked, or under which a note stands on that board."""
    ids = {question.id for question in section.questions}
    ticked = {tick.question for tick in session.ticks if tick.board == board}
    written = {note.question for note in session.notes_in(board, section.id) if note.question}
    return frozenset(ids & (ticked | written))


def is_ticked(session: Session, board: str, question: str) -> bool:
    """Whether the question was ticked by hand on that board."""
    return Tick(board, question) in session.ticks


def questions(session: Session, board: str, section: Section) -> Progress:
    """Questions answered in a section."""
    return Progress(len(answered(session, board, section)), len(section.questions))


def sections(session: Session, board: str, canvas: Canvas) -> Progress:
    """Sections with at least one note on a board."""
    filled = session.by_section(board)
    return Progress(sum(1 for section in canvas.sections if filled.get(section.id)), len(canvas.sections))


def notes(session: Session, board: str) -> int:
    """Notes that show on a board."""
    return sum(1 for note in session.notes if note.board == board and not note.is_archived)
