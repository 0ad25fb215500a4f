"""Pictures at each composed size, narrow, wide, tall and very large. Look at a changed picture before you keep it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from lmc_tui.clock import ManualClock
from lmc_tui.tui.app import LmcApp
from lmc_tui.tui.screens.workshop import WorkshopScreen
from tests.snapshot.test_pictures import Before, Snap, _own_loop, example, later
from tests.support.room import MOST_LOOKS, START, a_desk, an_opened

__all__ = ["_own_loop"]
SIZES = [(60, 16), (80, 24), (100, 30), (160, 45), (240, 70), (60, 50)]
PICTURES = {
    "canvas": ["2", "}", "]"],
    "section": ["8", "enter", "down"],
    "facets": ["8", "f", "down"],
    "guide": ["2", "g"],
}
"""Picture to the keys that bring it about while the clock runs."""


def checked(clock: ManualClock, *keys: str) -> Before:
    """The third step three minutes after it began, checked as it stands then, and after that the keys."""
    run_clock = later(clock, 180, "space", "n", "n")

    async def run(pilot: Pilot[None]) -> None:
        await run_clock(pilot)
        stage = next(screen for screen in pilot.app.screen_stack if isinstance(screen, WorkshopScreen))
        for _ in range(MOST_LOOKS):
            await pilot.pause(0.02)
            if stage.advice is not None and stage.advice.session is stage.session:
                break
        await pilot.press(*keys)
        await pilot.pause()

    return run


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("picture", PICTURES)
def test_each_size(snap_compare: Snap, tmp_path: Path, picture: str, size: tuple[int, int]) -> None:
    """The example's wanted board with a running clock; a section shown large, a form, and the guide as a page."""
    clock = ManualClock(START)
    app = LmcApp(a_desk(tmp_path, clock), an_opened(example(), clock, advises=True))
    assert snap_compare(app, terminal_size=size, run_before=checked(clock, *PICTURES[picture]))
