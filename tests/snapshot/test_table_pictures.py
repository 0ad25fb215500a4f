"""Pictures of the facet table and of a filtered canvas. Look at a changed picture before you keep it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lmc_tui.clock import ManualClock
from tests.snapshot.test_pictures import Snap, _own_loop, an_app, example, later
from tests.support.room import START

__all__ = ["_own_loop"]
SIZES = [(80, 24), (120, 36)]
PAGES = {
    "table": ["8", "F", "right"],
    "sorted and scrolled": ["8", "F", *["right"] * 6, "s"],
    "empty": ["F", "slash", *"xyz", "enter"],
    "filtered": ["o", *"#need", "enter"],
    "choosing": ["o", *"ne"],
}
"""Picture to the keys that bring it about."""


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_tables(snap_compare: Snap, tmp_path: Path, page: str, size: tuple[int, int]) -> None:
    """Cells, orders, and what is left when some notes show only."""
    clock = ManualClock(START)
    keys = ("number_sign" if key == "#" else key for key in PAGES[page])
    assert snap_compare(an_app(tmp_path, example(), clock), terminal_size=size, run_before=later(clock, 0, *keys))
