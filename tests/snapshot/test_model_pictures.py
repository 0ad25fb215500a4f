"""Pictures of the partner plan and of the learning models. Look at a changed picture before you keep it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from lmc_tui.clock import ManualClock
from tests.snapshot.test_pictures import Snap, an_app
from tests.support.companies import quillmarsh
from tests.support.room import START

SIZES = [(80, 24), (120, 36)]
PAGES = {
    "partners": ["O"],
    "matrix": ["O", "down", "tab", "right"],
    "partners today": ["O", "b"],
    "models": ["M"],
    "gaps": ["M", "tab", "tab"],
}
"""Picture to the keys that lead to it."""


@pytest.fixture(autouse=True)
def _own_loop() -> None:
    """`snap_compare` runs a loop of its own and wants one to be set."""
    asyncio.set_event_loop(asyncio.new_event_loop())


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", PAGES)
def test_pages(snap_compare: Snap, tmp_path: Path, size: tuple[int, int], name: str) -> None:
    """Each over the example."""
    app = an_app(tmp_path, quillmarsh(), ManualClock(START))
    assert snap_compare(app, terminal_size=size, press=PAGES[name])


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_gap_that_was_noted(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    """A target for which the plan lacks a partner, who is a note by now."""
    app = an_app(tmp_path, replace(quillmarsh(), target_model="innovation"), ManualClock(START))
    assert snap_compare(app, terminal_size=size, press=["M", "b", *["tab"] * 5, "a"])
