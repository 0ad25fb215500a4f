"""What every export says, in the same order: boards, threads, parking lot, actions, agenda, archived notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lmc_tui.domain.agenda import Step
from lmc_tui.domain.canvas import BoardKind, Canvas, Section
from lmc_tui.domain.facets import facet_words
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Action, Session


@dataclass(frozen=True, slots=True)
class Outline:
    """A session with its canvas, asked for what an export needs."""

    session: Session
    canvas: Canvas

    def boards(self) -> list[BoardKind]:
        """The boards that hold notes; the last one of the canvas when none does."""
        filled = [board for board in self.canvas.boards if self.session.by_section(board.id)]
        return filled or [self.canvas.boards[-1]]

    def sections(self, board: str) -> Iterator[tuple[Section, list[Note]]]:
        """Every section with its notes on a board, in agenda order."""
        by_section = self.session.by_section(board)
        for section in self.canvas.sections:
            yield section, by_section.get(section.id, [])

    def words(self, note: Note) -> list[str]:
        """Short words about a note: facets, tags, owner."""
        words = [*facet_words(self.canvas, note), *(f"#{tag}" for tag in note.tags)]
        return [*words, f"@{note.owner}"] if note.owner else words

    def threads(self, note: Note) -> list[Note]:
        """The notes to which a note leads."""
        leads_to, _ = self.session.links_from_and_to(note.id)
        return list(leads_to)

    def archived(self) -> list[Note]:
        """Notes taken off the boards."""
        return [note for note in self.session.notes if note.is_archived]

    def step_name(self, step: Step) -> str:
        """What a step is called, with its board if it names one."""
        known = step.section and self.canvas.has_section(step.section)
        name = self.canvas.section(step.section).name if known and step.section else step.title or step.kind.value
        return f"{name} ({step.board})" if step.board else name

    def facts(self) -> list[tuple[str, str]]:
        """Whom the session is for and when it was made, name and value."""
        session = self.session
        facts = [
            ("Designed for", session.designed_for),
            ("Designed by", session.designed_by),
            ("Target model", session.target_model),
            ("Date", f"{session.created:%Y-%m-%d}"),
        ]
        return [(name, value) for name, value in facts if value]


def who_and_when(action: Action) -> str:
    """Owner and date of an action, in words."""
    who = action.owner or "nobody yet"
    return f"{who}, by {action.due:%Y-%m-%d}" if action.due else who


def minutes(seconds: float) -> str:
    """Seconds as minutes and seconds: `8:05`."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
