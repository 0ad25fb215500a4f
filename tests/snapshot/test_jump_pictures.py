"""Pictures of the letters to jump by and of a note that is dragged. Look at a changed picture before you keep it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot

from lmc_tui.clock import ManualClock
from lmc_tui.tui.app import LmcApp
from lmc_tui.tui.screens.workshop import WorkshopScreen
from lmc_tui.tui.theming import Colours
from tests.snapshot.test_pictures import Before, Snap, _own_loop, example
from tests.support.room import START, a_desk, an_opened

__all__ = ["_own_loop"]
SIZES = [(80, 24), (120, 36)]
STATES = {
    "canvas": ["8", "apostrophe"],
    "first letter": ["8", "apostrophe", "m"],
    "open section": ["8", "enter", "down", "apostrophe"],
}
"""Picture to the keys that lead to it."""


def an_app(folder: Path, colours: Colours = Colours.MANY) -> LmcApp:
    """The worked example."""
    return LmcApp(a_desk(folder), an_opened(example(), ManualClock(START)), colours)


def held_over(section: str, note: int | None) -> Before:
    """The first partner held over a note of a pane, from zero; over its lower end for None."""

    async def run(pilot: Pilot[None]) -> None:
        stage = pilot.app.screen
        assert isinstance(stage, WorkshopScreen)
        await pilot.press("8")
        canvas = stage.canvas_view
        boxes = canvas.boxes(canvas.size.width, canvas.size.height)
        start, goal = boxes["key-partners"], boxes[section]
        places = [y for y in range(goal.y, goal.y + goal.height) if canvas.target_at(goal.x + 2, y).startswith("note:")]
        await pilot.mouse_down(offset=canvas.region.offset + Offset(start.x + 4, start.y + 1))
        row = goal.y + goal.height - 1 if note is None else places[note]
        await pilot.hover(offset=canvas.region.offset + Offset(goal.x + 4, row))
        await pilot.pause()

    return run


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("state", STATES)
def test_labels(snap_compare: Snap, tmp_path: Path, state: str, size: tuple[int, int]) -> None:
    """Before every note, in every corner, and none over a word."""
    assert snap_compare(an_app(tmp_path), terminal_size=size, press=STATES[state])


def test_labels_without_colour(snap_compare: Snap, tmp_path: Path) -> None:
    """Turned round and bold; faint once they no longer count."""
    app = an_app(tmp_path, Colours.NONE)
    assert snap_compare(app, terminal_size=SIZES[1], press=STATES["first letter"])


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("note", [None, 0], ids=["over a pane", "over a note"])
def test_a_drag(snap_compare: Snap, tmp_path: Path, size: tuple[int, int], note: int | None) -> None:
    """Signs before the note and where it would go, and the sentence at the bottom."""
    assert snap_compare(an_app(tmp_path), terminal_size=size, run_before=held_over("delivery", note))
