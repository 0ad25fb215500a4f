"""A whole session to read: every board, section by section, then actions and parking lot."""

from __future__ import annotations

from collections.abc import Iterator

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.session import Session
from lmc_tui.tui.drawing.board_view import BoardView
from lmc_tui.tui.drawing.cells import steady, wrapped
from lmc_tui.tui.drawing.lines import Line, Span
from lmc_tui.tui.drawing.note import note_lines


def draw_outline(session: Session, canvas: Canvas, columns: int) -> list[Line]:
    """Lines of at most that many columns. Boards and sections without notes are left out."""
    lines: list[Line] = [(Span(line, "title-focus"),) for line in wrapped(steady(session.title), columns)]
    for board in canvas.boards:
        view = BoardView(session, canvas, board.id)
        for section in canvas.sections:
            notes = view.notes(section.id)
            if notes:
                lines += [(), (Span(f"{section.name} · {board.name} · {len(notes)}", "title"),)]
                for note in notes:
                    lines += note_lines(view, note, columns)
    lines += _listed("Actions", [action.text for action in session.actions], columns)
    return lines + _listed("Parking lot", [parked.text for parked in session.parking], columns)


def _listed(title: str, texts: list[str], columns: int) -> list[Line]:
    return [(), (Span(title, "title"),), *_items(texts, columns)] if texts else []


def _items(texts: list[str], columns: int) -> Iterator[Line]:
    for text in texts:
        for place, line in enumerate(wrapped(steady(text), columns - 2)):
            yield (Span(f"{'•' if place == 0 else ' '} {line}"),)
