"""What the README says of sizes is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lmc_tui.tui.drawing.header import Gone
from lmc_tui.tui.drawing.layout import layout_of, shape_of
from lmc_tui.tui.drawing.sizes import BREAKPOINTS, GIVING_WAY, Breakpoint, sizes_markdown

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
IN_LAYOUT = [each for each in BREAKPOINTS if each.columns < 160]
"""Those of the workshop screen; dialogs and the list of questions have tests of their own."""


def test_the_readme_has_the_tables_of_sizes() -> None:
    """Generated, and put between two marks; run `python -m tests.support.readme` to renew them."""
    shown = re.search(r"<!-- sizes:[^>]*-->\n(.*?)<!-- /sizes -->", README, re.S)
    assert shown is not None
    assert shown[1].strip() == sizes_markdown().strip()


@pytest.mark.parametrize("each", IN_LAYOUT, ids=lambda each: each.size)
def test_at_each_breakpoint_something_changes(each: Breakpoint) -> None:
    """One column or row below it there is another shape, or the guide stands elsewhere or has fewer rows."""
    columns, rows = each.columns or 60, each.rows or 24
    fewer = [(columns - 1, rows)] if each.columns else []
    fewer += [(columns, rows - 1)] if each.rows else []
    for size in fewer:
        same_shape = shape_of(*size) is shape_of(columns, rows)
        changes = [
            layout_of(*size, is_open=is_open).guide_place is not layout_of(columns, rows, is_open=is_open).guide_place
            or layout_of(*size, is_open=is_open).guide.height < layout_of(columns, rows, is_open=is_open).guide.height
            for is_open in (False, True)
        ]
        assert not same_shape or any(changes)


def test_the_order_of_the_top_line_is_told_in_full() -> None:
    """As many things as it lets go, but for the end of the step's name, with which it ends."""
    assert len(GIVING_WAY[0].goes) == len(Gone) - 1
