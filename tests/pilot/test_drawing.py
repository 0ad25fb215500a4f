"""What the screen draws when things come, go and change their size."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from textual.events import MouseEvent, MouseScrollDown, MouseScrollUp, Resize
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip

from lmc_tui.tui import quiet
from lmc_tui.tui.screens import stage
from lmc_tui.tui.screens.picker import Picker
from tests.support.room import Room, a_room, new_session, some_notes


async def test_completions_that_come_back_are_drawn_anew(tmp_path: Path) -> None:
    """A list of the size that the last one had is not drawn as the blank that came between."""
    async with a_room(tmp_path) as room:
        await room.press("1", "a")
        await room.type("x #learner")
        assert "#learner  role" in room.words
        await room.type("z")
        assert "#learner  role" not in room.words
        await room.press("backspace")
        assert "#learner  role" in room.words


async def turn_wheel(room: Room, section: str, event: type[MouseEvent] = MouseScrollDown) -> None:
    """Turn the mouse wheel by a notch over a section's pane."""
    canvas = room.stage.canvas_view
    box = canvas.boxes(canvas.size.width, canvas.size.height)[section]
    x, y = canvas.region.x + box.x + 2, canvas.region.y + box.y + 2
    room.app.post_message(event(None, x, y, 0, 0, 0, False, False, False, screen_x=x, screen_y=y))
    await room.pilot.pause()


MANY = some_notes("design", *(f"note {number} with words enough to wrap" for number in range(60)))


@pytest.mark.parametrize("keys", [["5"], ["5", "enter"]], ids=["canvas", "open"])
async def test_the_wheel_scrolls_the_pane_in_hand_and_moving_brings_the_note_back(
    tmp_path: Path, keys: list[str]
) -> None:
    """The note in hand may go out of sight; the next one taken, and a change of it, shows where it is."""
    async with a_room(tmp_path, new_session(notes=MANY)) as room:
        await room.press(*keys)
        assert "▸ note 0" in room.words
        for _ in range(4):
            await turn_wheel(room, "design")
        assert "▸" not in room.words
        assert "↑" in room.words
        await room.press("space")
        assert "▸" not in room.words
        await room.press("}")
        assert "▸ note 1" in room.words
        for _ in range(4):
            await turn_wheel(room, "design")
        await room.press("x")
        needed = "▸○note 1" if keys == ["5"] else "▸ note 1"  # large, the word stands under it
        assert needed in room.words
        for event in (MouseScrollDown, MouseScrollUp):
            for _ in range(70):
                await turn_wheel(room, "design", event)
            assert ("note 59" in room.words) == (event is MouseScrollDown)
        assert needed in room.words


async def test_the_wheel_scrolls_another_pane_as_well(tmp_path: Path) -> None:
    """And leaves the one in hand where it is."""
    async with a_room(tmp_path, new_session(notes=MANY)) as room:
        await turn_wheel(room, "design")
        assert "• note 0" not in room.words
        await room.press("5")
        assert "▸ note 0" in room.words


async def test_an_open_section_names_the_notes_at_the_other_end_of_a_thread(tmp_path: Path) -> None:
    """On the canvas the section is enough."""
    notes = (
        replace(some_notes("key-partners", "IT systems")[0], links=("p000002",)),
        some_notes("delivery", "unused", "Scanner prompt")[1],
    )
    async with a_room(tmp_path, new_session(notes=notes), size=(160, 45)) as room:
        await room.press("8")
        assert "→ Delivery" in room.words
        assert "→ Delivery: Scanner prompt" not in room.words
        await room.press("enter")
        assert "→ Delivery: Scanner prompt" in room.words


async def test_the_last_word_on_the_size_is_the_terminals(tmp_path: Path) -> None:
    """A screen tells itself its size once it is laid out, which may be an old one by the time that it hears of it."""
    async with a_room(tmp_path) as room:
        true, old = room.app.size, Size(room.app.size.width - 1, room.app.size.height + 1)
        for screen in (room.stage, Picker("Which?", lambda _words: [])):
            if screen is not room.stage:
                await room.app.push_screen(screen)
                await room.pilot.pause()
            screen.post_message(Resize(old, old))
            await room.pilot.pause()
            assert screen.outer_size == true
            assert screen._compositor.size == true


async def test_an_old_size_that_is_told_late_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system is asked how large the terminal is by now, where it knows."""
    async with a_room(tmp_path) as room:
        monkeypatch.setattr(quiet, "size_now", lambda _app: Size(100, 30))
        room.app.post_message(Resize(Size(80, 24), Size(80, 24)))
        await room.until(lambda: room.stage.outer_size == (100, 30), "the true size")
        monkeypatch.setattr(quiet, "size_now", lambda _app: None)
        room.app.post_message(Resize(Size(80, 24), Size(80, 24)))
        await room.until(lambda: room.stage.outer_size == (80, 24), "the size that was told")


async def test_who_walks_back_and_forth_has_nothing_made_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that shows again what it showed before is what it was then; after another theme it is not."""
    monkeypatch.setattr(stage, "REST_SECONDS", 60)
    async with a_room(tmp_path, new_session(notes=MANY)) as room:
        canvas = room.stage.canvas_view

        async def row_of(pane: str) -> Strip:
            room.clock.advance(0.1)
            await room.press(pane)
            return canvas.render_lines(Region(0, 0, *canvas.size))[1]

        await row_of("4")
        first, other = await row_of("5"), await row_of("1")
        assert first.text != other.text
        assert await row_of("5") is first
        assert await row_of("1") is other
        room.app.theming.wear("light")
        await room.pilot.pause()
        anew = await row_of("5")
        assert anew.text == first.text
        assert anew != first


async def test_room_for_the_next_row_is_drawn_without_waiting_for_textuals_next_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also if the timer of its pictures never comes round: a letter typed meanwhile would wait for that."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        entry = room.stage.entry
        assert entry.size.height == 1
        monkeypatch.setattr(Screen, "_update_timer", SimpleNamespace(resume=lambda: None, pause=lambda: None))
        entry.insert("a dozen of us")
        room.stage.draw_soon(entry)  # the letters, of which this tells nothing
        for _ in range(1_000):  # turns of the loop; to wait as tests do would draw, too
            await asyncio.sleep(0)
        assert entry.size.height == entry.rows == 2
