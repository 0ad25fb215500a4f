"""Where things stand: the parts fill the screen at every size, and what there is grows with it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lmc_tui.content import load_canvas
from lmc_tui.tui.drawing.layout import (
    GRID_COLUMNS,
    GRID_ROWS,
    LEAST_COLUMNS,
    LEAST_PANE_ROWS,
    LEAST_ROWS,
    MOST_BLOCK_ROWS,
    Box,
    GuidePlace,
    Shape,
    dialog_columns,
    guide_place,
    layout_of,
    pane_boxes,
    shape_of,
    sidebar_columns,
)

CANVAS = load_canvas()
COLUMNS, ROWS = st.integers(LEAST_COLUMNS, 260), st.integers(LEAST_ROWS, 80)
PLACES = {
    (40, 10): GuidePlace.NOWHERE,
    (40, 14): GuidePlace.STRIP,
    (60, 16): GuidePlace.STRIP,
    (60, 50): GuidePlace.BLOCK,
    (80, 24): GuidePlace.STRIP,
    (90, 60): GuidePlace.BLOCK,
    (100, 15): GuidePlace.BESIDE,
    (100, 30): GuidePlace.STRIP,
    (111, 39): GuidePlace.STRIP,
    (112, 24): GuidePlace.BESIDE,
    (200, 20): GuidePlace.BESIDE,
    (240, 70): GuidePlace.BESIDE,
}


def cells(*boxes: Box) -> list[tuple[int, int]]:
    """All cells of the boxes, each as often as it lies in one."""
    return [(x, y) for box in boxes for x in range(box.x, box.x + box.width) for y in range(box.y, box.y + box.height)]


@given(COLUMNS, ROWS, st.booleans(), st.booleans())
def test_the_parts_fill_the_screen_and_lie_on_none_other(
    columns: int, rows: int, is_open: bool, wants_guide: bool
) -> None:
    """Every cell belongs to one part."""
    places = layout_of(columns, rows, is_open=is_open, wants_guide=wants_guide)
    found = cells(places.header, places.canvas, places.guide, places.keys)
    assert len(found) == len(set(found)) == columns * rows
    assert (places.guide_place is GuidePlace.NOWHERE) == (not places.guide.width * places.guide.height)


@given(COLUMNS, ROWS)
def test_the_panes_fill_the_canvas(columns: int, rows: int) -> None:
    """And where the whole grid shows each holds two notes at least."""
    canvas = layout_of(columns, rows).canvas
    boxes = pane_boxes(CANVAS, canvas.width, canvas.height)
    found = cells(*boxes.values())
    assert len(found) == len(set(found)) == canvas.width * canvas.height
    if shape_of(columns, rows) in (Shape.NARROW, Shape.WIDE):
        assert min(box.height for box in boxes.values()) >= LEAST_PANE_ROWS
        assert min(box.width for box in boxes.values()) >= GRID_COLUMNS // 5


@pytest.mark.parametrize("size", PLACES, ids=str)
def test_the_guide_stands_where_there_is_room(size: tuple[int, int]) -> None:
    """Beside, else in a block, else in lines, else nowhere."""
    assert guide_place(*size) is PLACES[size]


def test_a_section_alone_has_its_guide_beside_it_sooner() -> None:
    """From 72 columns on, open or because the screen is low."""
    assert guide_place(80, 24, is_open=True) is GuidePlace.BESIDE
    assert guide_place(71, 24, is_open=True) is GuidePlace.STRIP
    assert guide_place(72, 12) is GuidePlace.BESIDE


@given(COLUMNS, ROWS, st.booleans())
def test_one_who_does_not_want_the_guide_has_two_lines_at_most(columns: int, rows: int, is_open: bool) -> None:
    """At every size."""
    places = layout_of(columns, rows, is_open=is_open, wants_guide=False)
    assert places.guide.height <= 2
    assert places.guide.width in (0, columns)


@example(columns=72, rows=15, is_open=False)
@given(COLUMNS, ROWS, st.booleans())
def test_a_larger_screen_has_no_smaller_parts(columns: int, rows: int, is_open: bool) -> None:
    """A row more takes none from canvas or guide; a column more takes no place from the guide.

    Only where all panes come to be shown instead of one has the guide to make room.
    """
    here, lower = layout_of(columns, rows, is_open=is_open), layout_of(columns, rows + 1, is_open=is_open)
    order = list(GuidePlace)
    if here.guide_place is not GuidePlace.BESIDE:
        assert lower.guide.height >= here.guide.height
    shows_more = shape_of(columns, rows) is Shape.SINGLE and shape_of(columns, rows + 1) is Shape.NARROW
    assert order.index(lower.guide_place) >= order.index(here.guide_place) or (shows_more and not is_open)
    wider = layout_of(columns + 1, rows, is_open=is_open)
    assert order.index(wider.guide_place) >= order.index(here.guide_place) or shape_of(columns, rows) is Shape.SINGLE
    if wider.guide_place is here.guide_place is GuidePlace.BESIDE and shape_of(columns, rows) is shape_of(
        columns + 1, rows
    ):
        assert wider.guide.width >= here.guide.width
        assert wider.canvas.width >= here.canvas.width - 1


@given(COLUMNS, ROWS)
def test_the_canvas_keeps_most_of_the_screen(columns: int, rows: int) -> None:
    """Three columns and rows of five at least, whatever the guide takes."""
    canvas = layout_of(columns, rows).canvas
    assert canvas.width >= columns * 0.58
    assert canvas.height >= min(rows - 2 - MOST_BLOCK_ROWS, rows * 0.6)


def test_an_open_section_leaves_the_guide_what_lines_read_well_do_not_need() -> None:
    """From where both fit on; never less than beside the canvas."""
    assert [sidebar_columns(columns, is_open=True) for columns in (72, 120, 160, 200, 240)] == [30, 30, 56, 96, 96]
    assert [sidebar_columns(columns) for columns in (112, 120, 160, 200, 240, 260)] == [30, 30, 40, 50, 60, 64]


def test_dialogs_are_as_wide_as_the_screen_has_room() -> None:
    """Over all of a small one, wider on a large one."""
    assert [dialog_columns(columns) for columns in (40, 60, 84, 120, 159, 160, 240)] == [40, 60, 84, 84, 84, 112, 112]


def test_rows_of_a_low_canvas_are_shared_so_that_every_pane_has_two_notes() -> None:
    """Where the grid just fits, no row of panes is left with one line."""
    canvas = layout_of(GRID_COLUMNS, GRID_ROWS).canvas
    assert {box.height for box in pane_boxes(CANVAS, canvas.width, canvas.height).values()} == {4, 8}
