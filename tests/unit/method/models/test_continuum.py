"""The continuum as lines of text."""

from __future__ import annotations

import pytest

from lmc_tui.method.models.continuum import continuum_lines

MARKS = [("as-is", 0.25), ("to-be", 0.0), ("target", 1.0)]
WIDE = """\
as-is                     ↓
to-be   ↓
target                                                                         ↓
        ├─────────────────┼─────────────────┼────────────────┼─────────────────┤
        Performance     Mass           Partnership      University    Innovation
        Support     Distribution
        information dissemination                             skills development"""
NARROW = """\
as-is           ↓
to-be   ↓
target                                 ↓
        ├───────┼───────┼──────┼───────┤
        1       2       3      4       5
        1 Performance Support
        2 Mass Distribution
        3 Partnership
        4 University
        5 Innovation"""


def test_marks_lie_above_the_models() -> None:
    """A quarter of the way is Mass Distribution; both ends are reached."""
    assert "\n".join(continuum_lines(MARKS, 80)) == WIDE


def test_a_narrow_continuum_has_numbers() -> None:
    """And the names below."""
    assert "\n".join(continuum_lines(MARKS, 40)) == NARROW


@pytest.mark.parametrize("columns", [40, 50, 59, 60, 67, 68, 72, 80, 100, 133, 200])
def test_no_line_is_wider_than_asked_for(columns: int) -> None:
    """Nor are there blanks at any end, and names do not touch."""
    for place in (0.0, 0.344, 0.999, 1.0):
        lines = continuum_lines([("as-is", place), ("to-be", 0.5)], columns)
        assert max(map(len, lines)) == columns
        assert all(line == line.rstrip() for line in lines)
        assert not any(word in line for line in lines for word in ("PerformanceM", "UniversityI"))


def test_a_mark_without_a_place_says_so() -> None:
    """An empty board lies nowhere."""
    assert continuum_lines([("as-is", None)], 60)[0] == "as-is  nothing speaks for a model yet"
    assert len(continuum_lines([], 80)) == 4
