"""A session as Markdown that diffs well: one line a note, no wrapping, the same content the same text."""

from __future__ import annotations

import re

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.export.outline import Outline, minutes, who_and_when

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&$!#])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])")
_AUTOLINK = re.compile(r"(?i)\b(https?|ftp|mailto)(:)|\b(www)(\.)|(@)")


def to_markdown(session: Session, canvas: Canvas) -> str:
    """The whole session. Every text of a person is shown literally; line ends inside a note become `<br>`."""
    outline = Outline(session, canvas)
    lines = [f"# {escaped(session.title)}", ""]
    lines += [f"- {name}: {escaped(value)}" for name, value in outline.facts()]
    for board in outline.boards():
        lines += ["", f"## {board.name}"]
        for section, notes in outline.sections(board.id):
            lines += ["", f"### {section.name} ({len(notes)})", ""]
            lines += [note_line(outline, note) for note in notes] or ["_nothing yet_"]
    lines += _actions(session) + _parking(session) + _agenda(outline) + _archived(outline)
    return "\n".join([*lines, "", "---", "", escaped(canvas.credit), ""])


def note_line(outline: Outline, note: Note) -> str:
    """A note as an entry of a list, with its facets, and where its threads lead."""
    words = outline.words(note)
    line = f"- {escaped(note.text)}"
    if words:
        line += f" *({escaped(', '.join(words))})*"
    for other in outline.threads(note):
        line += f" → {outline.canvas.section(other.section).short}: {escaped(other.text)}"
    return line


def _actions(session: Session) -> list[str]:
    lines = ["", "## Actions", ""]
    for action in session.actions:
        lines.append(f"- [{'x' if action.is_done else ' '}] {escaped(action.text)} ({escaped(who_and_when(action))})")
    return lines if session.actions else [*lines, "_none_"]


def _parking(session: Session) -> list[str]:
    lines = ["", "## Parking lot", ""]
    for parked in session.parking:
        lines.append(f"- [{'x' if parked.is_settled else ' '}] {escaped(parked.text)}")
    return lines if session.parking else [*lines, "_empty_"]


def _agenda(outline: Outline) -> list[str]:
    if not outline.session.agenda:
        return []
    lines = ["", "## Agenda", "", "| step | planned | spent |", "| --- | ---: | ---: |"]
    for step in outline.session.agenda:
        planned, spent = minutes(step.planned_seconds), minutes(step.spent_seconds)
        lines.append(f"| {escaped(outline.step_name(step))} | {planned} | {spent} |")
    return lines


def _archived(outline: Outline) -> list[str]:
    notes = outline.archived()
    if not notes:
        return []
    lines = ["", "## Archived", ""]
    for note in notes:
        where = f"{outline.canvas.section(note.section).name}, {note.board}"
        lines.append(f"- {escaped(note.text)} ({where})")
    return lines


def escaped(text: str) -> str:
    """*text* as Markdown that shows just that text, on one line: no task boxes, links, headings or HTML."""
    lines = [_LEADING.sub(_escape_leading, _SPECIAL.sub(r"\\\1", line.strip())) for line in text.split("\n")]
    return _AUTOLINK.sub(_break_autolink, "<br>".join(lines))


def _escape_leading(match: re.Match[str]) -> str:
    mark = match[2]
    return f"{match[1]}{mark[:-1]}\\{mark[-1]}"


def _break_autolink(match: re.Match[str]) -> str:
    """An address that some readers make clickable, with an entity in it that stops them and shows the same."""
    if match[5]:
        return "&#64;"
    return f"{match[1]}&#58;" if match[1] else f"{match[3]}&#46;"
