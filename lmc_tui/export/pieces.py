"""Pieces of a session as text or Markdown, to be pasted somewhere else: a note, a section, a board, findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from lmc_tui.domain.canvas import BoardKind, Section
from lmc_tui.domain.findings import Finding
from lmc_tui.domain.notes import Note
from lmc_tui.domain.phrases import joined
from lmc_tui.export.markdown import escaped, note_line
from lmc_tui.export.outline import Outline

NOTHING = "nothing yet"


class Written(StrEnum):
    """As what a piece is pasted."""

    TEXT = "text"
    MARKDOWN = "Markdown"


def note_piece(outline: Outline, note: Note, written: Written) -> str:
    """The words of a note and nothing else; as Markdown an entry of a list, with facets and threads."""
    return note.text if written is Written.TEXT else note_line(outline, note)


def section_piece(outline: Outline, section: Section, notes: Sequence[Note], written: Written) -> str:
    """These notes of a section below its name, with no line end behind the last."""
    if written is Written.TEXT:
        return "\n".join([f"{section.name} ({len(notes)})", *(map(_entry, notes) if notes else [NOTHING])])
    entries = [note_line(outline, note) for note in notes] or [f"_{NOTHING}_"]
    return "\n".join([f"### {section.name} ({len(notes)})", "", *entries])


def _entry(note: Note) -> str:
    """A note as one entry; its further lines are set in."""
    return "- " + note.text.replace("\n", "\n  ")


def board_piece(outline: Outline, board: BoardKind, notes_of: Callable[[str], Sequence[Note]], written: Written) -> str:
    """A board below its name, section by section; *notes_of* gives the notes of a section by its id."""
    title = outline.session.title
    heading = f"{title} · {board.name}" if written is Written.TEXT else f"## {escaped(title)} · {board.name}"
    sections = [section_piece(outline, each, notes_of(each.id), written) for each in outline.canvas.sections]
    return "\n\n".join([heading, *sections])


def finding_piece(outline: Outline, finding: Finding, written: Written) -> str:
    """A finding with its place, and what to ask."""
    names = [outline.canvas.section(each).name for each in finding.sections if outline.canvas.has_section(each)]
    if written is Written.TEXT:
        where = f"{joined(names)}: " if names else ""
        return f"{where}{finding.message}" + (f"\nAsk: {finding.question}" if finding.question else "")
    where = f"**{escaped(joined(names))}:** " if names else ""
    return f"- {where}{escaped(finding.message)}" + (f" *{escaped(finding.question)}*" if finding.question else "")


def findings_piece(outline: Outline, board: BoardKind, findings: Sequence[Finding], written: Written) -> str:
    """Findings of a board below its name."""
    title = f"{outline.session.title} · {board.name}: {len(findings)} to look at"
    if written is Written.TEXT:
        return "\n\n".join([title, *(finding_piece(outline, each, written) for each in findings)])
    return "\n".join([f"### {escaped(title)}", "", *(finding_piece(outline, each, written) for each in findings)])
