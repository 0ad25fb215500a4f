"""Where things stand at a given size of the screen."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas

LEAST_COLUMNS = 40
LEAST_ROWS = 10
"""Below this nothing can be shown but a sentence."""
GRID_COLUMNS = 60
GRID_ROWS = 16
"""Below this one section is shown at a time."""
SIDEBAR_FROM = 112
"""From this width on the guide stands beside the canvas."""


class Shape(Enum):
    """How much there is room for."""

    TINY = "tiny"
    """Nothing but a sentence."""
    SINGLE = "single"
    """One section at a time."""
    NARROW = "narrow"
    """All sections, the guide in a strip below."""
    WIDE = "wide"
    """All sections, the guide beside them."""


def shape_of(columns: int, rows: int) -> Shape:
    """What fits on a screen of that size."""
    if columns < LEAST_COLUMNS or rows < LEAST_ROWS:
        return Shape.TINY
    if columns < GRID_COLUMNS or rows < GRID_ROWS:
        return Shape.SINGLE
    return Shape.WIDE if columns >= SIDEBAR_FROM else Shape.NARROW


def sidebar_columns(columns: int) -> int:
    """Width of the guide beside the canvas on a wide screen."""
    return max(30, min(46, columns // 4))


class Box(NamedTuple):
    """A rectangle of cells."""

    x: int
    y: int
    width: int
    height: int

    def holds(self, x: int, y: int) -> bool:
        """Whether the cell lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


def pane_boxes(canvas: Canvas, columns: int, rows: int) -> dict[str, Box]:
    """Section id to the box of its pane when the whole canvas is drawn at that size."""
    xs = _edges([1] * canvas.columns, columns)
    ys = _edges(list(canvas.row_shares or (1,) * canvas.rows), rows)
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
