"""Moving from pane to pane as they lie on the grid."""

from __future__ import annotations

from enum import Enum

from lmc_tui.domain.canvas import Canvas, GridArea, Section


class Direction(Enum):
    """A way to go."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


def neighbour(canvas: Canvas, section_id: str, direction: Direction, came_from: str | None = None) -> str:
    """The section that one step in *direction* leads to; *section_id* itself at the edge.

    Of several panes that border on this one the nearest wins, then the one just left (*came_from*: so
    that going there and back again ends where it began), then the one that shares the longest edge, then the
    first from the top left.
    """
    here = canvas.section(section_id).area
    beside = [
        section
        for section in canvas.sections
        if section.id != section_id
        and _gap(here, section.area, direction) >= 0
        and _shared_edge(here, section.area, direction) > 0
    ]
    if not beside:
        return section_id

    def order(section: Section) -> tuple[int, bool, int, int, int]:
        area = section.area
        return (
            _gap(here, area, direction),
            section.id != came_from,
            -_shared_edge(here, area, direction),
            area.row,
            area.column,
        )

    return min(beside, key=order).id


def _gap(here: GridArea, there: GridArea, direction: Direction) -> int:
    """Cells between the two areas going that way; negative when *there* does not lie that way."""
    match direction:
        case Direction.LEFT:
            return here.column - there.right
        case Direction.RIGHT:
            return there.column - here.right
        case Direction.UP:
            return here.row - there.bottom
        case _:  # down
            return there.row - here.bottom


def _shared_edge(here: GridArea, there: GridArea, direction: Direction) -> int:
    """Cells of edge that the two would share if one were pushed against the other."""
    if direction in (Direction.LEFT, Direction.RIGHT):
        return min(here.bottom, there.bottom) - max(here.row, there.row)
    return min(here.right, there.right) - max(here.column, there.column)
