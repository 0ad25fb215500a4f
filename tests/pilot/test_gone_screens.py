"""What goes when a screen goes: plain Textual would keep it, and with it the session."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterable
from pathlib import Path

from textual.pilot import Pilot
from textual.widget import Widget

from lmc_tui.tui.app import LmcApp
from lmc_tui.tui.screens.home import HomeScreen
from lmc_tui.tui.screens.workshop import WorkshopScreen
from tests.support.room import LOOK_SECONDS, MOST_LOOKS, a_desk, a_room


async def kept(things: Iterable[weakref.ref[object]], pilot: Pilot[None]) -> list[object]:
    """What is still there, once timers have run out that knew of it."""
    for _ in range(MOST_LOOKS):
        gc.collect()
        if not any(each() for each in things):
            return []
        await pilot.pause(LOOK_SECONDS)
    return [each() for each in things if each() is not None]


async def test_nothing_is_left_of_a_session_that_was_let_go_of(tmp_path: Path) -> None:
    """Neither its screen nor its notes, though something was written in it."""
    desk = a_desk(tmp_path)
    desk.create("Onboarding", "team-90")
    app = LmcApp(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("a", *"Ann", "enter", "escape")
        stage = app.screen
        assert isinstance(stage, WorkshopScreen)
        left: list[weakref.ref[object]] = [
            weakref.ref(each) for each in (stage, stage.entry, stage.workshop, stage.opened.saver)
        ]
        stage.run_command("home")
        del stage
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("down")  # the app has the widget in mind that got the last key
        assert await kept(left, pilot) == []


async def test_nothing_is_left_of_what_a_dialog_drew(tmp_path: Path) -> None:
    """Its lines go with it."""
    async with a_room(tmp_path) as room:
        await room.press("?")
        assert room.app.screen is not room.stage
        lines: list[weakref.ref[object]] = [
            weakref.ref(widget._styles_cache) for widget in room.app.screen.walk_children(Widget, with_self=True)
        ]
        await room.press("escape")
        assert room.app.screen is room.stage
        await room.press("down")
        assert len(lines) > 1
        assert await kept(lines, room.pilot) == []
