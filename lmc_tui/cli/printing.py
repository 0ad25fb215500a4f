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
from lmc_tui.tui.drawing.board_text import list_lines
from lmc_tui.tui.drawing.board_view import BoardView
from lmc_tui.tui.drawing.cells import steady, widest_part, wrapped
from lmc_tui.tui.drawing.layout import Box, pane_boxes
from lmc_tui.tui.drawing.lines import Line
from lmc_tui.tui.drawing.note import MARK_CELLS, WHOLE, note_height
from lmc_tui.tui.drawing.pane import FRAME, PaneState, draw_pane

GRID_FROM = 72
LONGEST_WORD = 20
"""Letters of a word that should not be broken; longer ones, such as addresses, are broken wherever they stand."""
LEAST_ROWS, MOST_ROWS = 18, 400
"""How high a grid may be: nobody finds their way in a higher one."""
STYLES = {"title": "bold", "need": "bold", "belief": "italic", "dim": "dim", "mark": "dim", "border": "dim"}
"""Role of a span to how it is printed."""


def print_session(console: Console, session: Session, canvas: Canvas) -> None:
    """Print every board that holds notes, then actions and parking lot. Without colour every word is there."""
    outline = Outline(session, canvas)
    for board in outline.boards():
        _print_heading(console, session, canvas, board)
        view = BoardView(session, canvas, board.id)
        is_grid = has_room_for_grid(view, console.width)
        lines = grid_lines(view, console.width) if is_grid else list_lines(view, console.width)
        for line in lines:
            console.print(_text(line), no_wrap=True, overflow="ignore", crop=False)
    _print_list(console, "Actions", [f"{each.text} ({who_and_when(each)})" for each in session.actions])
    _print_list(console, "Parking lot", [each.text for each in session.parking])


def _print_heading(console: Console, session: Session, canvas: Canvas, board: BoardKind) -> None:
    filled = sections_on(session, board.id, canvas)
    count = notes_on(session, board.id)
    words = f" · {board.name} · {count} {'note' if count == 1 else 'notes'}, {filled} sections"
    console.print(Text.assemble((steady(session.title), "bold"), words), soft_wrap=True)


def has_room_for_grid(view: BoardView, columns: int) -> bool:
    """Whether the canvas can be printed as it lies on the screen, whole and without breaking a word for it."""
    if columns < GRID_FROM or _grid_rows(view, columns) > MOST_ROWS:
        return False
    boxes = pane_boxes(view.canvas, columns, LEAST_ROWS)
    return all(
        widest_part(words, LONGEST_WORD) <= boxes[section.id].width - FRAME - MARK_CELLS
        for section in view.canvas.sections
        for note in view.notes(section.id)
        for words in (note.text, *view.detail_words(note))
    )


def grid_lines(view: BoardView, columns: int) -> list[Line]:
    """The canvas as it lies on the screen, just high enough for every note."""
    rows = _grid_rows(view, columns)
    boxes = pane_boxes(view.canvas, columns, rows)
    drawn = {
        section.id: draw_pane(
            view, section, PaneState(boxes[section.id].width, boxes[section.id].height, detail=WHOLE)
        ).lines
        for section in view.canvas.sections
    }
    return [_row(drawn, boxes, row) for row in range(rows)]


def _grid_rows(view: BoardView, columns: int) -> int:
    """How high the grid must be for every note to be whole; more than `MOST_ROWS` when that is too high."""
    needed = _needed_rows(view, columns)
    for rows in range(LEAST_ROWS, MOST_ROWS + 1):
        boxes = pane_boxes(view.canvas, columns, rows)
        if all(needed[name] <= box.height for name, box in boxes.items()):
            return rows
    return MOST_ROWS + 1


def _needed_rows(view: BoardView, columns: int) -> dict[str, int]:
    """Section id to how high its pane must be for all of its notes to be whole."""
    boxes = pane_boxes(view.canvas, columns, LEAST_ROWS)
    return {
        name: FRAME + sum(note_height(view, note, box.width - FRAME, WHOLE) for note in view.notes(name))
        for name, box in boxes.items()
    }


def _row(drawn: dict[str, list[Line]], boxes: dict[str, Box], row: int) -> Line:
    across = sorted((box.x, name) for name, box in boxes.items() if box.y <= row < box.y + box.height)
    return tuple(span for _, name in across for span in drawn[name][row - boxes[name].y])


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
