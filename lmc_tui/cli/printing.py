"""`lmc show`: a session printed with rich at the width of the terminal, as a grid where there is room."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from lmc_tui.domain.canvas import BoardKind, Canvas
from lmc_tui.domain.progress import notes as notes_on
from lmc_tui.domain.progress import sections as sections_on
from lmc_tui.domain.session import Session
from lmc_tui.export.outline import Outline, who_and_when
from lmc_tui.tui.drawing.board_view import BoardView
from lmc_tui.tui.drawing.cells import steady, wrapped
from lmc_tui.tui.drawing.layout import Box, pane_boxes
from lmc_tui.tui.drawing.lines import Line, Span
from lmc_tui.tui.drawing.pane import PaneState, draw_pane, note_lines

GRID_FROM = 72
STYLES = {"title": "bold", "need": "bold", "belief": "italic", "dim": "dim", "mark": "dim", "border": "dim"}
"""Role of a span to how it is printed."""


def print_session(console: Console, session: Session, canvas: Canvas) -> None:
    """Print every board that holds notes, then actions and parking lot. Without colour every word is there."""
    outline = Outline(session, canvas)
    for board in outline.boards():
        _print_heading(console, session, canvas, board)
        view = BoardView(session, canvas, board.id)
        lines = grid_lines(view, console.width) if console.width >= GRID_FROM else list_lines(view, console.width)
        for line in lines:
            console.print(_text(line), no_wrap=True, overflow="ignore", crop=False)
    _print_list(console, "Actions", [f"{each.text} ({who_and_when(each)})" for each in session.actions])
    _print_list(console, "Parking lot", [each.text for each in session.parking])


def _print_heading(console: Console, session: Session, canvas: Canvas, board: BoardKind) -> None:
    filled = sections_on(session, board.id, canvas)
    words = f" · {board.name} · {notes_on(session, board.id)} notes, {filled} sections"
    console.print(Text.assemble((steady(session.title), "bold"), words), soft_wrap=True)


def grid_lines(view: BoardView, columns: int) -> list[Line]:
    """The canvas as it lies on the screen, high enough for every note."""
    rows = 18
    while rows < 2_000 and _is_cut(view, columns, rows):
        rows = rows * 5 // 4
    boxes = pane_boxes(view.canvas, columns, rows)
    drawn = {
        section.id: draw_pane(
            view, section, PaneState(boxes[section.id].width, boxes[section.id].height, full=True)
        ).lines
        for section in view.canvas.sections
    }
    return [_row(drawn, boxes, row) for row in range(rows)]


def _is_cut(view: BoardView, columns: int, rows: int) -> bool:
    """Whether some pane would hold more lines than it shows at that height."""
    for section in view.canvas.sections:
        box = pane_boxes(view.canvas, columns, rows)[section.id]
        needed = sum(
            len(note_lines(view, note, box.width - 2, is_selected=False, full=True)) for note in view.notes(section.id)
        )
        if needed > box.height - 2:
            return True
    return False


def _row(drawn: dict[str, list[Line]], boxes: dict[str, Box], row: int) -> Line:
    across = sorted((box.x, name) for name, box in boxes.items() if box.y <= row < box.y + box.height)
    return tuple(span for _, name in across for span in drawn[name][row - boxes[name].y])


def list_lines(view: BoardView, columns: int) -> list[Line]:
    """One section below the other, for narrow terminals and pipes."""
    lines: list[Line] = []
    for section in view.canvas.sections:
        notes = view.notes(section.id)
        lines.append((Span(f"{section.name} · {len(notes)}", "title"),))
        for note in notes:
            lines += note_lines(view, note, max(20, columns), is_selected=False, full=True)
        lines.append(())
    return lines


def _text(line: Line) -> Text:
    return Text.assemble(*((span.text, STYLES.get(span.role, "")) for span in line))


def _print_list(console: Console, title: str, items: list[str]) -> None:
    if items:
        console.print(Text(title, "bold"))
        for line in _items(items, console.width):
            console.print(Text(line), no_wrap=True, overflow="ignore", crop=False)


def _items(items: list[str], columns: int) -> Iterator[str]:
    for item in items:
        for place, line in enumerate(wrapped(item, max(20, columns - 2))):
            yield f"{'• ' if place == 0 else '  '}{line}"
