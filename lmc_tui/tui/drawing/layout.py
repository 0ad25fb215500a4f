"""Where things stand at a given size of the screen; `sizes` tells the same in words.

Geometry depends on the size alone, never on what is written: nothing jumps while people type.
"""

from __future__ import annotations

from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas

LEAST_COLUMNS = 40
LEAST_ROWS = 10
"""Below this nothing can be shown but a sentence."""
GRID_COLUMNS = 60
GRID_ROWS = 16
"""Below this one section is shown at a time."""
STRIP_FROM_ROWS = 14
"""From this height on a section that is shown alone has the question below it, too."""
HIGH_FROM_ROWS = 30
"""From this height on the guide has a third line below the canvas."""
TALL_FROM_ROWS = 40
"""From this height on the guide is a block below the canvas, where it does not stand beside it."""
ASIDE_FROM = 72
"""From this width on the guide stands beside a section that is shown alone."""
SIDEBAR_FROM = 112
"""From this width on the guide stands beside the canvas."""
LARGE_FROM = 160
"""From this width on dialogs are wider, and a section shown large leaves more to its guide."""
ROOMY_FROM = 200
"""From this width on the guide beside the canvas has room for a list of all questions."""

STRIP_ROWS, HIGH_STRIP_ROWS = 2, 3
LEAST_BLOCK_ROWS, MOST_BLOCK_ROWS = 10, 14
LEAST_SIDEBAR, MOST_SIDEBAR, MOST_OPEN_SIDEBAR = 30, 64, 96
OPEN_COLUMNS = 104
"""Columns that a section shown large needs for the longest lines that are read well; the guide takes what is left."""
DIALOG_COLUMNS, LARGE_DIALOG_COLUMNS = 84, 112
LEAST_PANE_ROWS = 4
"""Rows of a pane that lower ones take from higher ones: two notes."""


class Shape(Enum):
    """How much there is room for."""

    TINY = "tiny"
    """Nothing but a sentence."""
    SINGLE = "single"
    """One section at a time."""
    NARROW = "narrow"
    """All sections, the guide below."""
    WIDE = "wide"
    """All sections, the guide beside them."""


class GuidePlace(Enum):
    """Where the guide stands."""

    NOWHERE = "nowhere"
    STRIP = "strip"
    """In two or three lines below the canvas."""
    BLOCK = "block"
    """In a block below the canvas."""
    BESIDE = "beside"


class Box(NamedTuple):
    """A rectangle of cells."""

    x: int
    y: int
    width: int
    height: int

    def holds(self, x: int, y: int) -> bool:
        """Whether the cell lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


class Layout(NamedTuple):
    """The rectangles of a workshop screen, which fill it: top line, canvas, guide, bottom line."""

    header: Box
    canvas: Box
    guide: Box
    """Without width or height where the guide stands nowhere."""
    keys: Box
    guide_place: GuidePlace


def shape_of(columns: int, rows: int) -> Shape:
    """What fits on a screen of that size."""
    if columns < LEAST_COLUMNS or rows < LEAST_ROWS:
        return Shape.TINY
    if columns < GRID_COLUMNS or rows < GRID_ROWS:
        return Shape.SINGLE
    return Shape.WIDE if columns >= SIDEBAR_FROM else Shape.NARROW


def guide_place(columns: int, rows: int, *, is_open: bool = False, wants_guide: bool = True) -> GuidePlace:
    """Where the guide stands on a screen of that size; one who does not want it has the question in two lines."""
    shape = shape_of(columns, rows)
    if shape is Shape.TINY:
        return GuidePlace.NOWHERE
    is_alone = is_open or shape is Shape.SINGLE
    if wants_guide and columns >= (ASIDE_FROM if is_alone else SIDEBAR_FROM):
        return GuidePlace.BESIDE
    if rows < STRIP_FROM_ROWS:
        return GuidePlace.NOWHERE
    return GuidePlace.BLOCK if wants_guide and rows >= TALL_FROM_ROWS else GuidePlace.STRIP


def guide_rows(place: GuidePlace, rows: int, *, wants_guide: bool = True) -> int:
    """Rows that the guide takes below the canvas."""
    if place is GuidePlace.BLOCK:
        return max(LEAST_BLOCK_ROWS, min(MOST_BLOCK_ROWS, rows // 4))
    if place is GuidePlace.STRIP:
        return HIGH_STRIP_ROWS if wants_guide and rows >= HIGH_FROM_ROWS else STRIP_ROWS
    return 0


def sidebar_columns(columns: int, *, is_open: bool = False) -> int:
    """Width of the guide beside the canvas, or beside a section that *is_open* large."""
    usual = max(LEAST_SIDEBAR, min(MOST_SIDEBAR, columns // 4))
    return max(usual, min(MOST_OPEN_SIDEBAR, columns - OPEN_COLUMNS)) if is_open else usual


def dialog_columns(columns: int) -> int:
    """Width of a dialog on a screen of that width."""
    return min(columns, LARGE_DIALOG_COLUMNS if columns >= LARGE_FROM else DIALOG_COLUMNS)


def layout_of(columns: int, rows: int, *, is_open: bool = False, wants_guide: bool = True) -> Layout:
    """Where everything stands on a screen of that size."""
    place = guide_place(columns, rows, is_open=is_open, wants_guide=wants_guide)
    aside = sidebar_columns(columns, is_open=is_open) if place is GuidePlace.BESIDE else 0
    below = guide_rows(place, rows, wants_guide=wants_guide)
    middle = max(1, rows - 2 - below)
    return Layout(
        Box(0, 0, columns, 1),
        Box(0, 1, columns - aside, middle),
        Box(columns - aside, 1, aside, middle) if aside else Box(0, 1 + middle, columns if below else 0, below),
        Box(0, rows - 1, columns, 1),
        place,
    )


def pane_boxes(canvas: Canvas, columns: int, rows: int) -> dict[str, Box]:
    """Section id to the box of its pane when the whole canvas is drawn at that size."""
    xs = _edges([1] * canvas.columns, columns)
    ys = _with_least_rows(_edges(list(canvas.row_shares or (1,) * canvas.rows), rows))
    boxes = {}
    for section in canvas.sections:
        area = section.area
        x, y = xs[area.column], ys[area.row]
        boxes[section.id] = Box(x, y, xs[area.right] - x, ys[area.bottom] - y)
    return boxes


def _edges(shares: list[int], cells: int) -> list[int]:
    """Where each part begins, and where the last ends, when *cells* are shared out."""
    total, edges, so_far = sum(shares), [0], 0
    for share in shares:
        so_far += share
        edges.append(round(cells * so_far / total))
    return edges


def _with_least_rows(edges: list[int]) -> list[int]:
    """The same, with rows moved from the highest part to the lowest until each holds two notes, as far as they go."""
    heights = [end - start for start, end in pairwise(edges)]
    while min(heights) < LEAST_PANE_ROWS < max(heights):
        heights[heights.index(max(heights))] -= 1
        heights[heights.index(min(heights))] += 1
    return [sum(heights[:place]) for place in range(len(heights) + 1)]
