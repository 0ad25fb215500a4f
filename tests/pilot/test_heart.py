"""What keeps the clock going, and what does not when there is nothing to keep going."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from textual.message_pump import MessagePump

from lmc_tui.content import example_text, load_canvas
from lmc_tui.domain.session import Session
from lmc_tui.storage.codec import decode
from lmc_tui.storage.reading import parse
from lmc_tui.tui.heart import BEHIND_SECONDS, HELD_SECONDS, Heart
from tests.support.room import START, Room, a_room


def example() -> Session:
    """The worked example."""
    path = Path("quillmarsh.toml")
    data = parse(path, example_text().encode())[1]
    return decode(data, {"learning-model": load_canvas()}, path).session


def heart(room: Room) -> Heart:
    """What looks at the clock."""
    assert room.stage._heart is not None
    return room.stage._heart


def waiting(*pumps: MessagePump) -> int:
    """How many timers wait to wake a screen or the app; one of Textual's that is paused wakes nobody."""
    timers = (timer for pump in pumps for timer in pump._timers)
    return sum(timer._task is not None and not timer._task.done() and timer._active.is_set() for timer in timers)


async def test_with_nothing_in_hand_no_timer_waits(tmp_path: Path) -> None:
    """Nothing will wake the program before a key, once what follows the first frame has been loaded."""
    async with a_room(tmp_path) as room:
        await room.until(lambda: waiting(room.stage, room.app) == 0)
        assert heart(room).due is None
        await room.press("right", "left", "down")
        await room.until(lambda: waiting(room.stage, room.app) == 0)


async def test_a_running_clock_has_one_timer_whatever_is_pressed(tmp_path: Path) -> None:
    """It is due right behind the next second, and keys neither put it off nor add another."""
    async with a_room(tmp_path) as room:
        await room.press("space", "n")
        room.clock.advance(10.4)
        room.stage.refresh_clock()
        due = START + timedelta(seconds=11 + BEHIND_SECONDS)
        assert heart(room).due == due
        room.clock.advance(0.3)
        await room.press("right", "down", "left")
        await room.until(lambda: waiting(room.stage, room.app) == 1)
        assert heart(room).due == due


async def test_a_beat_that_comes_late_is_followed_by_one_only(tmp_path: Path) -> None:
    """It stood in the queue behind a key, which had seen that it was due and had set another."""
    async with a_room(tmp_path) as room:
        await room.press("space", "n")
        for _ in range(3):
            heart(room)._now_due()
        await room.press("left")
        assert waiting(room.stage, room.app) == 1


async def test_the_beat_shows_the_next_second(tmp_path: Path) -> None:
    """By itself, without a key: real time goes by, and the clock is found to have gone on."""
    async with a_room(tmp_path) as room:
        await room.press("space", "n")
        assert "07:00 left" in room.words
        room.clock.advance(0.98)
        room.stage.refresh_clock()  # 0.025 s before the beat
        room.clock.advance(0.03)
        await room.until_words("06:59 left")


async def test_a_held_clock_is_seldom_looked_at_and_goes_on_by_the_second(tmp_path: Path) -> None:
    """Held, run again: the beat is where the seconds now end."""
    async with a_room(tmp_path) as room:
        await room.press("space", "n")
        room.clock.advance(10.5)
        await room.press("space")
        due = heart(room).due
        assert due is not None
        assert due <= room.clock.now() + timedelta(seconds=HELD_SECONDS)
        room.clock.advance(100)
        await room.press("space")
        assert "06:50 left" in room.words
        due = heart(room).due
        assert due is not None
        assert due <= room.clock.now() + timedelta(seconds=0.5 + BEHIND_SECONDS)


async def test_a_session_that_was_let_go_of_beats_no_more(tmp_path: Path) -> None:
    """Not even when a last word about saving comes in."""
    async with a_room(tmp_path) as room:
        await room.press("space")
        room.stage.retire()
        assert heart(room).due is None
        room.stage.refresh_clock()
        assert heart(room).due is None


async def test_the_walk_is_told_the_time_by_the_screen_below(tmp_path: Path) -> None:
    """It has no heart of its own; it follows the clock, and how saving stands, until it is left."""
    async with a_room(tmp_path, example()) as room:
        await room.press("space", "Y")
        walk = room.app.screen
        assert walk is not room.stage
        room.clock.advance(61)
        room.stage.refresh_clock()
        await room.pilot.pause()
        assert "06:59 left" in room.words
        await room.until(lambda: waiting(walk) == 0)
        await room.press("escape")
        assert room.stage.on_clock == []


async def test_time_that_is_up_offers_what_helps_though_nothing_else_was_said(tmp_path: Path) -> None:
    """A key took the warnings away; at zero the bottom line changes all the same."""
    async with a_room(tmp_path) as room:
        await room.press("space", "n")
        await room.pass_time(7 * 60 - 10)
        await room.press("right", "left")
        assert "2 minutes" not in room.words.splitlines()[-1]
        await room.pass_time(10)
        assert "+ 2 minutes" in room.words.splitlines()[-1]
