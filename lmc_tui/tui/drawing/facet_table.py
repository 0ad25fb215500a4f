"""A section's facets as a table: notes down, facets across, one cell in hand, its words in full below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas, Section
from lmc_tui.domain.notes import Note
from lmc_tui.domain.phrases import counted
from lmc_tui.tui.drawing.cells import cut, padded, steady, width, wrapped
from lmc_tui.tui.drawing.lines import Line, Span, fitted
from lmc_tui.workshop.facet_rows import Column, Sorting, cell_words, default_words

HEAD_ROWS, FOOT_ROWS = 3, 4
WIDEST_CELL, LEAST_CELL = 20, 4
MORE_LEFT, MORE_RIGHT, MORE_CELLS = "◂", "▸", 2
IN_HAND = "▸"
SILENT = "-"


class FacetTable(NamedTuple):
    """Everything that the table shows."""

    canvas: Canvas
    section: Section
    board: str
    rows: Sequence[Note]
    total: int
    """How many notes the section has."""
    columns: Sequence[Column]
    sorting: Sorting
    only: str
    """What was typed to see some rows only; empty for all."""
    row: int
    column: int
    """The cell in hand, both from zero."""


def draw_facet_table(table: FacetTable, columns: int, rows: int) -> list[Line]:
    """The table in at most that many columns and rows, scrolled both ways to the cell in hand."""
    widths = _widths(table, columns)
    shown = _columns_in_sight(table.column, widths, columns)
    room = max(1, rows - HEAD_ROWS - FOOT_ROWS)
    top = max(0, min(table.row - room // 2, len(table.rows) - room))
    lines = [_heading(table, columns), _how(table, columns), _heads(table, shown, widths, columns)]
    if not table.rows:
        words = "No note here matches." if table.total else "There is no note in this section yet."
        lines.append((Span(f"  {words}", "dim"),))
    for place in range(top, min(top + room, len(table.rows))):
        lines.append(_row(table, place, shown, widths, columns))
    lines += [()] * (HEAD_ROWS + room - len(lines))
    if top > 0:
        lines[1] = _ended(lines[1], f" ↑ {top} more", columns)
    if top + room < len(table.rows):
        lines[-1] = _ended(lines[-1], f" ↓ {len(table.rows) - top - room} more", columns)
    return [*lines, *_foot(table, columns)][:rows]


def _ended(line: Line, words: str, columns: int) -> Line:
    """A line with words at its right end."""
    return fitted((*fitted(line, max(0, columns - width(words))), Span(words, "dim")), columns)


def _widths(table: FacetTable, columns: int) -> list[int]:
    """Cells of each column, the first one for the text."""
    first = max(16, min(44, columns * 2 // 5))
    found = [first]
    for column in table.columns[1:]:
        words = [
            f"↑ {column.name}",
            default_words(column),
            *(cell_words(table.canvas, note, column) for note in table.rows),
        ]
        found.append(max(LEAST_CELL, min(WIDEST_CELL, max(width(steady(each)) for each in words))))
    return found


def _columns_in_sight(in_hand: int, widths: Sequence[int], columns: int) -> range:
    """The columns behind the first that fit, the one in hand among them."""
    room = columns - widths[0] - 2 * MORE_CELLS
    first = 1
    while first < max(1, in_hand) and sum(cells + 2 for cells in widths[first : in_hand + 1]) > room:
        first += 1
    last = first
    while last < len(widths) and sum(cells + 2 for cells in widths[first : last + 1]) <= room:
        last += 1
    return range(first, max(last, min(first + 1, len(widths))))


def _heading(table: FacetTable, columns: int) -> Line:
    count = counted(table.total, "note")
    if len(table.rows) != table.total:
        count = f"{len(table.rows)} of {count}"
    spans = (
        Span(table.section.name, "title-focus"),
        Span(f" · {table.canvas.board(table.board).name}", "head-board"),
        Span(f"  {count}", "dim"),
    )
    return fitted(spans, columns)


def _how(table: FacetTable, columns: int) -> Line:
    """How the rows are ordered, and which of them show."""
    name = next((each.name for each in table.columns if each.id == table.sorting.column), "")
    backwards = ", backwards" if table.sorting.is_descending else ""
    order = f"sorted by {name}{backwards}" if name else "as on the board"
    only = f" · only {steady(table.only)}" if table.only else ""
    return fitted((Span(f"{order}{only}", "dim"),), columns)


def _heads(table: FacetTable, shown: range, widths: Sequence[int], columns: int) -> Line:
    spans = [Span(padded("  " + _head(table, 0), widths[0]), _head_role(table, 0), "head:0")]
    spans.append(Span(f" {MORE_LEFT if shown.start > 1 else ' '}", "dim"))
    for place in shown:
        spans.append(Span(padded(_head(table, place), widths[place]) + "  ", _head_role(table, place), f"head:{place}"))
    if shown.stop < len(widths):
        spans.append(Span(MORE_RIGHT, "dim"))
    return fitted(spans, columns)


def _head(table: FacetTable, place: int) -> str:
    column = table.columns[place]
    sign = ("↓ " if table.sorting.is_descending else "↑ ") if column.id == table.sorting.column else ""
    return sign + column.name


def _head_role(table: FacetTable, place: int) -> str:
    return "title-focus" if place == table.column else "title"


def _row(table: FacetTable, place: int, shown: range, widths: Sequence[int], columns: int) -> Line:
    note = table.rows[place]
    is_row = place == table.row
    text = padded(cut(steady(" ".join(note.text.split())), widths[0] - 2), widths[0] - 2)
    spans = [
        Span(f"{IN_HAND if is_row else ' '} ", "key", f"cell:{place}:0"),
        Span(
            text, "note-selected" if is_row and table.column == 0 else "head" if is_row else "text", f"cell:{place}:0"
        ),
        Span("  "),
    ]
    for number in shown:
        spans += _cell(
            table, note, number, f"cell:{place}:{number}", widths[number], is_in_hand=is_row and number == table.column
        )
    return fitted(spans, columns)


def _cell(table: FacetTable, note: Note, number: int, target: str, cells: int, *, is_in_hand: bool) -> list[Span]:
    """A cell with blanks behind it; what a note does not say itself is dimmed, and the one in hand in brackets."""
    column = table.columns[number]
    said = cell_words(table.canvas, note, column)
    words = steady(said or default_words(column) or SILENT)
    if is_in_hand:
        return [Span(padded(f"[{cut(words, cells)}]", cells + 2), "note-selected", target)]
    role = "need" if said and column.id == "status" and note.facet("status") == "need" else "text" if said else "dim"
    return [Span(padded(cut(words, cells), cells + 2), role, target)]


def _foot(table: FacetTable, columns: int) -> list[Line]:
    """The note in hand in full, and what the column in hand asks."""
    if not table.rows:
        return [()] * FOOT_ROWS
    note, column = table.rows[table.row], table.columns[table.column]
    text = wrapped(" ".join(note.text.split()), max(8, columns))[:2]
    said = cell_words(table.canvas, note, column) or default_words(column) or "nothing"
    hint = f" ({column.facet.hint})" if column.facet is not None and column.facet.hint else ""
    told = () if column.id == "text" else (Span(f"{column.name}{hint}: ", "dim"), Span(steady(said), "head"))
    lines: list[Line] = [(Span("─" * columns, "border"),), *((Span(line, "text"),) for line in text)]
    lines += [()] * (FOOT_ROWS - 1 - len(lines))
    return [*lines, fitted(told, columns)]
