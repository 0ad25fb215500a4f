"""Pictures of lit threads and of the walk. Look at a changed picture before you keep it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from lmc_tui.clock import ManualClock
from lmc_tui.tui.app import LmcApp
from lmc_tui.tui.screens.workshop import WorkshopScreen
from tests.snapshot.test_pictures import Before, Snap, _own_loop, example
from tests.support.room import MOST_LOOKS, START, a_desk, an_opened

__all__ = ["_own_loop"]
SIZES = [(80, 24), (120, 36)]
WALKS = {"first part": [], "whole thread": ["down"], "broken thread": ["b", "Y", "down", "down"], "cut": ["x"]}
"""Picture to the keys pressed on the to-be board, or on the walk through it."""


def advised(*keys: str) -> Before:
    """Wait until the session is checked, then press keys."""

    async def run(pilot: Pilot[None]) -> None:
        stage = next(screen for screen in pilot.app.screen_stack if isinstance(screen, WorkshopScreen))
        for _ in range(MOST_LOOKS):
            await pilot.pause(0.02)
            if stage.advice is not None:
                break
        await pilot.press(*keys)
        await pilot.pause()

    return run


def an_app(folder: Path) -> LmcApp:
    """The worked example, checked."""
    return LmcApp(a_desk(folder), an_opened(example(), ManualClock(START), advises=True))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_lit_thread(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    """The coaches' cost: lit up to the segments that it serves, and down to resources and partners."""
    assert snap_compare(an_app(tmp_path), terminal_size=size, run_before=advised("9", "}"))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("walk", WALKS)
def test_the_walk(snap_compare: Snap, tmp_path: Path, walk: str, size: tuple[int, int]) -> None:
    """Where the walk is, and what was named so far."""
    keys = WALKS[walk] if walk == "broken thread" else ["Y", *WALKS[walk]]
    assert snap_compare(an_app(tmp_path), terminal_size=size, run_before=advised(*keys))
