"""Keys that come faster than the screen changes go where the person meant them, and end nothing."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events
from textual.widget import Widget

from lmc_tui.tui import type_ahead
from lmc_tui.tui.pastes import Keys
from lmc_tui.tui.screens.form import Form
from lmc_tui.tui.screens.picker import Picker
from lmc_tui.tui.type_ahead import KEYS_WAIT, TypeAhead
from lmc_tui.tui.widgets.option_list import Option
from tests.support.burst import SLASH, burst
from tests.support.room import a_room, new_session, some_notes

SEGMENTS = "customer-segments"
NOISE = "\ufffd"
"""What a byte becomes that is no text."""


async def test_a_paste_reaches_the_dialog_that_the_key_before_it_opens(tmp_path: Path) -> None:
    """All sent at once: search, what to look for, enter; a new note, a paste of two, enter."""
    async with a_room(tmp_path, new_session(notes=some_notes("key-partners", "alpha", "beta"))) as room:
        await burst(room, SLASH, events.Paste("beta"), "enter")
        assert (room.place.section, room.place.note) == ("key-partners", "p000002")
        await burst(room, "a", events.Paste("two\nthree"), "x", events.Paste("y"), "enter", "escape")
        assert room.texts("key-partners") == ["alpha", "beta", "two", "three", "xy"]


async def test_keys_behind_a_dialog_go_where_it_leads(tmp_path: Path) -> None:
    """What enter picks is worked off before the next key: here each note that is found is edited at once."""
    notes = some_notes("key-partners", "alpha", "beta", "gamma")
    async with a_room(tmp_path, new_session(notes=notes)) as room:
        for name in ("gamma", "alpha", "beta"):
            await burst(room, SLASH, events.Paste(name), "enter", "e", *"-x", "enter")
        assert room.texts("key-partners") == ["alpha-x", "beta-x", "gamma-x"]


async def test_keys_do_not_overtake_a_slow_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a note takes to be kept, the next letters go into the next one."""
    monkeypatch.setattr(type_ahead, "PATIENCE_SECONDS", 0.0)
    async with a_room(tmp_path) as room:
        await burst(room, "a", "x", "enter", events.Paste("y\nz"), "1", "enter", "2", "enter", "escape")
        assert room.texts(SEGMENTS) == ["x", "y", "z", "1", "2"]


async def test_keys_wait_for_a_dialog_that_is_worked_on(tmp_path: Path) -> None:
    """Something that has to be read first opens it; what is typed meanwhile is for it."""
    async with a_room(tmp_path) as room:
        ready = asyncio.Event()

        async def work() -> None:
            await ready.wait()
            options = [Option("one", "one"), Option("two", "two")]
            await room.app.push_screen(Picker("Which?", lambda words: [each for each in options if words in each.id]))

        room.stage.run_worker(work(), group=KEYS_WAIT)
        room.app.post_message(events.Paste("two"))
        room.app.post_message(events.Key("d", "d"))
        await room.pilot.pause()
        assert room.stage.notice == ""
        ready.set()
        await room.until(lambda: isinstance(room.app.screen, Picker) and not room.app._is_under_way, "the dialog")
        assert getattr(room.app.focused, "value", "") == "twod"


async def test_a_key_that_waits_does_not_wait_for_what_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One is followed a moment after it was handed on, but at once when the next one is there."""
    monkeypatch.setattr(type_ahead, "DRAWN_SECONDS", 3600.0)
    async with a_room(tmp_path) as room:
        for event in (events.Key("a", "a"), events.Paste("alpha"), events.Key("enter", None), events.Key("x", "x")):
            room.app.post_message(event)
        await room.until(lambda: room.texts(SEGMENTS) == ["alpha"] and room.stage.entry.text == "x", "the last letter")
        monkeypatch.undo()
        await burst(room, "enter")
        assert room.texts(SEGMENTS) == ["alpha", "x"]


async def test_letters_that_wait_go_in_together(tmp_path: Path) -> None:
    """A terminal that pastes as keys is kept up with: thousands of letters are a handful of turns."""
    async with a_room(tmp_path) as room:
        await burst(room, "a")
        before = room.app._turn
        await burst(room, *("abcdefghi" * 200), "enter", "escape")
        assert room.texts(SEGMENTS) == ["abcdefghi" * 200]
        assert room.app._turn - before < 10


async def test_a_key_that_comes_before_a_dialog_is_laid_out_does_nothing(tmp_path: Path) -> None:
    """It was on its way when the dialog opened by itself, and does not end the program."""
    async with a_room(tmp_path) as room:
        picker = Picker("Which?", lambda _: [Option("one", "one")])
        opened = room.app.push_screen(picker)
        assert picker.check_action("go", (1,)) is False
        await opened
        await room.until(lambda: picker.is_mounted, "the dialog")
        assert picker.check_action("go", (1,)) is True


async def test_the_palette_may_be_left_right_behind_a_letter(tmp_path: Path) -> None:
    """Plain Textual's goes on to look for commands for a palette that is no more, which ends the program."""
    async with a_room(tmp_path) as room:
        for _ in range(5):
            await burst(room, "ctrl+p", *"abcdefghij", events.Paste("undo"), "escape", "escape")
        await room.press("a")
        assert room.stage.entry.has_focus


async def test_a_dialog_that_is_answered_twice_takes_the_first_answer(tmp_path: Path) -> None:
    """A key that bounces does not end the program, nor close the screen below."""
    async with a_room(tmp_path) as room:
        room.stage.run_command("rename")
        await room.pilot.pause()
        form = room.app.screen
        assert isinstance(form, Form)
        form.action_keep()
        form.action_keep()
        form.action_leave()
        await room.pilot.pause()
        assert room.app.screen is room.stage


async def test_a_thousand_keys_that_mean_nothing_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes back a notice, as any key does; the commands behind them are run, and in a field all are letters."""
    worked_off: list[str | None] = []
    plain = TypeAhead._next_for

    def remembered(app: TypeAhead[None], field: Widget | None) -> events.Key | events.Paste:
        event = plain(app, field)
        worked_off.append(getattr(event, "character", None))
        return event

    monkeypatch.setattr(TypeAhead, "_next_for", remembered)
    async with a_room(tmp_path) as room:
        room.stage.tell("a notice")
        await room.until(lambda: "a notice" in room.words, "the notice")
        noise = [events.Key("replacement_character", NOISE) for _ in range(1_000)]
        await burst(
            room, Keys([*noise, events.Key("a", "a"), events.Key("x", "x"), *noise[:3], events.Key("enter", "\r")])
        )
        assert worked_off == [NOISE, "a", f"x{NOISE * 3}", "\r"]
        assert "a notice" not in room.words
        assert room.texts(SEGMENTS) == [f"x{NOISE * 3}"]
