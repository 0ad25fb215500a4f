"""A board as plain lines, one section below the other: for a pager, a narrow terminal, a pipe."""

from __future__ import annotations

from lmc_tui.tui.drawing.board_view import BoardView
from lmc_tui.tui.drawing.cells import steady
from lmc_tui.tui.drawing.lines import Line, Span, plain
from lmc_tui.tui.drawing.note import note_lines

LEAST_COLUMNS = 20


def list_lines(view: BoardView, columns: int) -> list[Line]:
    """All notes that show, section by section, whole."""
    lines: list[Line] = []
    for section in view.canvas.sections:
        notes = view.notes(section.id)
        lines.append((Span(f"{section.name} · {len(notes)}", "title"),))
        for note in notes:
            lines += note_lines(view, note, max(LEAST_COLUMNS, columns))
        lines.append(())
    return lines


def board_text(view: BoardView, title: str, columns: int) -> str:
    """The same as text, below the title and the name of the board."""
    heading = f"{steady(title)} · {view.canvas.board(view.board).name}"
    lines = [heading, "", *(plain(line).rstrip() for line in list_lines(view, columns))]
    return "\n".join(lines).rstrip() + "\n"
