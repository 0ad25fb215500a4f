"""Pages about the method keep to the columns they are given, whatever the size and whatever is in hand."""

from __future__ import annotations

import pytest

from lmc_tui.content import load_canvas
from lmc_tui.domain.comparing import compare
from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board
from lmc_tui.method.threads import cut_told, walk
from lmc_tui.tui.drawing.compared_canvas import ComparedCanvas, draw_compared_canvas, notes_of
from lmc_tui.tui.drawing.facet_table import FacetTable, draw_facet_table
from lmc_tui.tui.drawing.findings import FindingsPage, draw_findings
from lmc_tui.tui.drawing.lines import Line, line_width, plain
from lmc_tui.tui.drawing.walk import draw_walk, shown_walk
from lmc_tui.workshop.facet_rows import Sorting, columns_of
from lmc_tui.workshop.findings_view import FindingsView
from tests.support.companies import quillmarsh, tarnbeck

CANVAS = load_canvas()
SIZES = [(40, 10), (60, 16), (80, 24), (120, 36), (200, 60)]
SESSIONS = [quillmarsh(), tarnbeck()]


def fits(lines: list[Line], columns: int) -> bool:
    """Whether no line is wider."""
    return all(line_width(line) <= columns for line in lines)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_walk_fits(columns: int, rows: int) -> None:
    """At every stop of both boards, cut or not; the heading stays, and the end is what shows."""
    for session in SESSIONS:
        for name in ("as-is", "to-be"):
            board = Board(session, name)
            for stop in walk(board):
                lines = draw_walk(stop, CANVAS, name, columns)
                assert fits(lines, columns)
                assert fits(draw_walk(stop, CANVAS, name, columns, cut_told(board, stop.thread)), columns)
                shown = shown_walk(lines, rows // 2, columns)
                assert len(shown) <= rows // 2 or len(shown) == len(lines)
                assert plain(shown[0]).startswith(plain(lines[0])[:8])
                assert shown[-1] == lines[-1]


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_panes_of_a_comparison_fit_exactly(columns: int, rows: int) -> None:
    """Whichever note is in hand, and that one is in sight."""
    comparison = compare(CANVAS, quillmarsh(), quillmarsh(), boards=("as-is", "to-be"))
    for section in comparison.sections:
        for place in range(len(notes_of(section))):
            for is_single in (False, True):
                state = ComparedCanvas(CANVAS, comparison.sections, section.section, place, is_single)
                lines = draw_compared_canvas(state, columns, rows)
                assert [line_width(line) for line in lines] == [columns] * rows
                if rows >= 16 or is_single:
                    assert any(span.role == "note-selected" for line in lines for span in line)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_facet_table_fits_and_shows_the_cell_in_hand(columns: int, rows: int) -> None:
    """Every cell of every section."""
    for section in CANVAS.sections:
        notes = quillmarsh().notes_in("to-be", section.id)
        heads = columns_of(CANVAS, section.id)
        for column in range(len(heads)):
            table = FacetTable(
                CANVAS, section, "to-be", notes, len(notes), heads, Sorting(), "", len(notes) - 1, column
            )
            lines = draw_facet_table(table, columns, rows)
            assert fits(lines, columns)
            assert len(lines) <= rows
            assert any(span.role == "note-selected" for line in lines for span in line)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_findings_fit(columns: int, rows: int) -> None:
    """Whichever is in hand; its rows are told."""
    del rows
    view = FindingsView()
    for board in ("as-is", "to-be"):
        listed = view.listed(quillmarsh(), board, with_dismissed=True)
        for place in range(len(listed)):
            page = FindingsPage("Title", CANVAS, board, listed, 0, True)
            drawn = draw_findings(page, place, columns)
            assert fits(list(drawn.lines), columns)
            assert plain(drawn.lines[drawn.first]).startswith("▸")


def test_nothing_that_was_written_is_left_out_of_a_pane() -> None:
    """Every note of either side stands in its section once."""
    comparison = compare(CANVAS, quillmarsh(), quillmarsh(), boards=("as-is", "to-be"))
    found: list[Note] = []
    for section in comparison.sections:
        for each, _ in notes_of(section):
            found += [note for note in (each.before, each.after) if note is not None]
    assert sorted(note.id for note in found) == sorted(note.id for note in quillmarsh().notes)
