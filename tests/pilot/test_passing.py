"""Of panes that one only passes nothing is drawn but that one is there; where one stays, all of it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from lmc_tui.tui.screens import stage
from tests.support.room import Room, a_room, new_session, some_notes

LONG = "A note with so many words that only a few of them fit on the lines that it gets beside others"


@pytest.fixture(autouse=True)
def _long_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest is the one time here that no clock of ours counts: on a busy machine the next key may take as long."""
    monkeypatch.setattr(stage, "REST_SECONDS", 1.5)


async def quickly(room: Room, *keys: str) -> None:
    """Press keys a tenth of a second after one another."""
    for key in keys:
        room.clock.advance(0.1)
        await room.press(key)


async def test_the_first_step_shows_all(tmp_path: Path) -> None:
    """Nobody waits for the guide who goes to one pane."""
    async with a_room(tmp_path, new_session()) as room:
        await room.press("1")
        room.clock.advance(5)
        await room.press("2")
        assert "GUIDE Business Outcomes" in room.words


async def test_what_is_passed_is_marked_and_the_rest_comes_where_one_stays(tmp_path: Path) -> None:
    """The pane in hand has its heavy border at once; the guide is that of the step before until one rests."""
    async with a_room(tmp_path, new_session()) as room:
        await room.press("1")
        await quickly(room, "2", "3", "4")
        assert "┏ Value · 0" in room.words
        assert "GUIDE Customer Segments" in room.words
        assert "Empty." not in room.words
        await room.until(lambda: "GUIDE Value Proposition" in room.words)


async def test_a_note_that_is_passed_is_marked_and_pushes_no_other_away(tmp_path: Path) -> None:
    """Where one stays it shows more of its words."""
    async with a_room(tmp_path, new_session(notes=some_notes("business-outcomes", *[LONG] * 6))) as room:
        await room.press("1")
        shown = room.words
        await quickly(room, "3", "2")
        assert room.words.count("▸") == 1
        assert room.words.count("beside others") == shown.count("beside others")
        await room.until(lambda: room.words.count("beside others") > shown.count("beside others"))


async def test_a_step_after_a_rest_shows_all(tmp_path: Path) -> None:
    """However many steps there were before."""
    async with a_room(tmp_path, new_session()) as room:
        await quickly(room, "1", "2", "3")
        room.clock.advance(1)
        await room.press("4")
        assert "GUIDE Value Proposition" in room.words


async def test_what_is_done_is_done_where_one_is(tmp_path: Path) -> None:
    """A command does not wait for the rest, and shows it."""
    async with a_room(tmp_path, new_session()) as room:
        await quickly(room, "1", "2", "3", "t")
        assert "GUIDE Relationship" in room.words
        first = room.workshop.canvas.section("customer-relationship").questions[0].id
        assert [tick.question for tick in room.session.ticks] == [first]


async def test_notes_are_passed_like_panes(tmp_path: Path) -> None:
    """Only the mark goes down the pane; the note where one stays shows more of its words."""
    async with a_room(tmp_path, new_session(notes=some_notes("design", *[LONG] * 6))) as room:
        await room.press("5")
        room.clock.advance(1)
        await room.press("}")
        assert "few of them" in room.words
        await quickly(room, "}", "}")
        assert "few of them" not in room.words
        assert room.place.note == "p000004"
        await room.until(lambda: "few of them" in room.words)


async def test_nothing_is_passed_in_an_open_section(tmp_path: Path) -> None:
    """There every note shows all its words anyway, and the guide goes along."""
    async with a_room(tmp_path, new_session()) as room:
        await room.press("1", "enter")
        await quickly(room, "2", "3", "4")
        assert "GUIDE Value Proposition" in room.words
