"""What commands need is loaded behind the first frame, in pieces, so that a key does not wait for all of it."""

from __future__ import annotations

import gc
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from textual import events
from textual._context import active_app

from lmc_tui.tui.app import LmcApp
from lmc_tui.tui.screens import stage
from lmc_tui.tui.screens.workshop import WorkshopScreen
from tests.support.room import LOOK_SECONDS, a_desk, a_room, new_session


async def test_a_key_comes_between_two_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody presses a key at once: it is followed before the last module is loaded, and all of them are."""
    loaded: list[tuple[str, str]] = []

    def load(name: str) -> ModuleType:
        app = active_app.get()
        if not loaded:
            pressed = events.Key("down", None)
            pressed.set_sender(app)
            app.post_message(pressed)
        assert isinstance(app.screen, WorkshopScreen)
        loaded.append((name, app.screen.place.section))
        return import_module(name)

    monkeypatch.setattr(stage, "import_module", load)
    async with a_room(tmp_path, new_session()) as room:
        await room.until(lambda: len(loaded) == len(stage.NEEDED_SOON), "the last module")
    assert [name for name, _ in loaded] == list(stage.NEEDED_SOON)
    assert (loaded[0][1], loaded[-1][1]) == ("customer-segments", "business-outcomes")


async def test_what_was_loaded_is_not_searched_for_garbage_until_the_session_is_left(tmp_path: Path) -> None:
    """The screen is set aside with the modules; with the session both are looked at again."""
    desk = a_desk(tmp_path)
    app = LmcApp(desk, desk.open(desk.create("Onboarding", "team-90")))
    gc.freeze()
    try:
        async with app.run_test(size=(100, 30)) as pilot:
            stage = app.screen
            assert isinstance(stage, WorkshopScreen)
            while any(each is stage for each in gc.get_objects()):
                await pilot.pause(LOOK_SECONDS)
            stage.run_command("home")
            await pilot.pause()
            assert gc.get_freeze_count() == 0
    finally:
        gc.unfreeze()
