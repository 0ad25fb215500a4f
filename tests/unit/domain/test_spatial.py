"""Moving over the grid with arrow keys, checked against tables made by hand from the picture of the canvas."""

from __future__ import annotations

import pytest

from lmc_tui.content import load_canvas
from lmc_tui.domain.canvas import GridArea
from lmc_tui.domain.spatial import Direction, neighbour
from tests.support.builders import a_canvas, a_section

LEFT, RIGHT, UP, DOWN = Direction.LEFT, Direction.RIGHT, Direction.UP, Direction.DOWN
BACK = {LEFT: RIGHT, RIGHT: LEFT, UP: DOWN, DOWN: UP}

MOVES = {  # left, right, up, down
    "key-partners": ("key-partners", "design", "key-partners", "cost-structure"),
    "design": ("key-partners", "value-proposition", "design", "key-resources"),
    "key-resources": ("key-partners", "value-proposition", "design", "cost-structure"),
    "value-proposition": ("design", "customer-relationship", "value-proposition", "cost-structure"),
    "customer-relationship": ("value-proposition", "customer-segments", "customer-relationship", "delivery"),
    "delivery": ("value-proposition", "customer-segments", "customer-relationship", "business-outcomes"),
    "customer-segments": ("customer-relationship", "customer-segments", "customer-segments", "business-outcomes"),
    "cost-structure": ("cost-structure", "business-outcomes", "key-partners", "cost-structure"),
    "business-outcomes": ("cost-structure", "business-outcomes", "customer-segments", "business-outcomes"),
}
EVERY_MOVE = [
    (start, direction, end)
    for start, ends in MOVES.items()
    for direction, end in zip((LEFT, RIGHT, UP, DOWN), ends, strict=True)
]


@pytest.mark.parametrize(("start", "direction", "end"), EVERY_MOVE)
def test_arrows_lead_where_the_picture_says(start: str, direction: Direction, end: str) -> None:
    """From each of the nine panes each arrow leads to the pane that lies there, or nowhere at the edge."""
    assert neighbour(load_canvas(), start, direction) == end


def test_the_table_names_every_section() -> None:
    """The moves above leave no section of the shipped canvas out."""
    assert set(MOVES) == {section.id for section in load_canvas().sections}


@pytest.mark.parametrize(("start", "direction", "end"), [move for move in EVERY_MOVE if move[0] != move[2]])
def test_going_there_and_back_ends_where_it_began(start: str, direction: Direction, end: str) -> None:
    """One step and one step back, knowing where one came from, is no step at all."""
    assert neighbour(load_canvas(), end, BACK[direction], came_from=start) == start


@pytest.mark.parametrize(
    ("here", "direction", "came_from"),
    [
        ("key-partners", RIGHT, "key-resources"),
        ("value-proposition", LEFT, "key-resources"),
        ("value-proposition", RIGHT, "delivery"),
        ("value-proposition", DOWN, "business-outcomes"),
        ("customer-segments", LEFT, "delivery"),
        ("cost-structure", UP, "key-resources"),
        ("cost-structure", UP, "value-proposition"),
        ("business-outcomes", UP, "delivery"),
        ("business-outcomes", UP, "value-proposition"),
    ],
)
def test_the_pane_just_left_is_preferred(here: str, direction: Direction, came_from: str) -> None:
    """Where several panes border, the one from which one came wins over the usual one."""
    assert neighbour(load_canvas(), here, direction) != came_from
    assert neighbour(load_canvas(), here, direction, came_from=came_from) == came_from


def test_a_nearer_pane_wins_over_the_one_just_left() -> None:
    """Design lies above Cost Structure but not next to it, so coming from there changes nothing."""
    assert neighbour(load_canvas(), "cost-structure", UP, came_from="design") == "key-partners"


def test_a_pane_that_does_not_lie_that_way_is_never_reached() -> None:
    """Having come from a pane on the other side does not pull one back there."""
    assert neighbour(load_canvas(), "design", RIGHT, came_from="key-partners") == "value-proposition"


def test_the_longest_shared_edge_wins() -> None:
    """Below a narrow and a wide pane, up leads to the wide one although it stands further right."""
    canvas = a_canvas()._replace(
        sections=(
            a_section("narrow", GridArea(0, 0)),
            a_section("wide", GridArea(1, 0, columns=2)),
            a_section("below", GridArea(0, 1, columns=3)),
        ),
    )
    assert neighbour(canvas, "below", UP) == "wide"


def test_panes_that_only_touch_at_a_corner_are_not_neighbours() -> None:
    """Two panes on a diagonal cannot be reached from each other."""
    canvas = a_canvas()._replace(sections=(a_section("one", GridArea(0, 0)), a_section("two", GridArea(1, 1))))
    assert {neighbour(canvas, "one", direction) for direction in Direction} == {"one"}


def test_an_unknown_section_is_a_key_error() -> None:
    """Starting from a section that the canvas has not is a mistake of the caller."""
    with pytest.raises(KeyError):
        neighbour(a_canvas(), "elsewhere", UP)
