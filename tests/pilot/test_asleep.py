"""Time that nobody saw: a closed lid, a stopped program, a session opened again, a calendar that was put right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from lmc_tui.content import load_canvas
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import Timer, paused
from lmc_tui.storage.store import session_text
from lmc_tui.workshop.opening import Opened
from tests.support.room import START, Room, a_desk, a_room, new_session

HOUR = 3600


@contextmanager
def bells(room: Room) -> Iterator[list[str]]:
    """What stood on the screen whenever the bell rang."""
    rung: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room.app, "bell", lambda: rung.append(room.words))
        yield rung


async def sleep(room: Room, seconds: float) -> None:
    """Close the lid for so long, and open it again."""
    room.clock.sleep(seconds)
    room.stage.refresh_clock()
    await room.pilot.pause()


def left_at(seconds_ago: float, seen_ago: float | None = None) -> Session:
    """A session whose second step, seven minutes long, runs for so long, and was seen last so long ago."""
    seen = None if seen_ago is None else START - timedelta(seconds=seen_ago)
    timer = Timer("s02", running_since=START - timedelta(seconds=seconds_ago), seen=seen)
    return replace(new_session(), timer=timer)


# --- while it is open -------------------------------------------------------------------------------


async def test_ten_minutes_asleep_are_told_though_the_time_ran_out_in_them(tmp_path: Path) -> None:
    """The bell rings once, for what is now; what happened and the key that helps stay in sight."""
    async with a_room(tmp_path) as room:
        await room.press("space", "n")
        await room.pass_time(60)
        with bells(room) as rung:
            await sleep(room, 600)
        assert "+04:00 over" in room.words
        assert room.words.splitlines()[-1].strip() == "Asleep 10:00; the clock ran out 4 min ago. R gives it back."
        assert len(rung) == 1
        await room.press("R")
        assert "06:00 left" in room.words
        assert room.stage.notice == "10:00 given back to the clock."


async def test_after_the_next_key_the_offer_stays_among_the_keys(tmp_path: Path) -> None:
    """Whoever types first can still decide later."""
    async with a_room(tmp_path) as room:
        await room.press("space", "n")
        await sleep(room, 600)
        await room.press("right")
        assert room.words.splitlines()[-1].strip().startswith("R give back")


async def test_two_naps_are_given_back_together(tmp_path: Path) -> None:
    """Opened, looked at, closed again: both did not count, and each is told."""
    async with a_room(tmp_path) as room:
        await room.press("space", "n")
        await sleep(room, 120)
        await room.pass_time(10)
        await sleep(room, 60)
        assert room.stage.notice == "Asleep 01:00; the clock ran on. R gives it back."
        assert "03:50 left" in room.words
        await room.press("R")
        assert "06:50 left" in room.words
        assert room.stage.notice == "03:00 given back to the clock."


async def test_a_line_that_was_dead_is_not_called_sleep(tmp_path: Path) -> None:
    """The machine was awake and the screen stood still: stopped by a shell, or a terminal that took nothing."""
    async with a_room(tmp_path) as room:
        await room.press("space", "n")
        room.clock.advance(300)
        room.stage.refresh_clock()
        assert room.stage.notice == "Nothing was shown for 05:00; the clock ran on. R gives it back."
        await room.press("R")
        assert "07:00 left" in room.words


async def test_a_night_with_the_clock_held_can_be_taken_out_of_the_plan(tmp_path: Path) -> None:
    """Otherwise the workshop would be ten hours behind, less the eight minutes of the opening that was left out."""
    async with a_room(tmp_path) as room:
        await room.press("space", "n")
        await room.pass_time(60)
        await room.press("space")
        await sleep(room, 10 * HOUR)
        assert "592 min behind" in room.words
        assert room.stage.notice == "Asleep 10 h 00 min; the clock was held. R gives it back."
        await room.press("R")
        assert "8 min ahead" in room.words
        assert "06:00 left" in room.words


async def test_sleep_before_the_start_and_after_the_end_is_no_matter(tmp_path: Path) -> None:
    """No clock ran, so there is nothing to say and nothing to give back."""
    async with a_room(tmp_path) as room:
        await sleep(room, HOUR)
        await room.press("space")
        assert "08:00 left" in room.words
        assert room.stage.absences == ()
        await room.press(*("n",) * 13)
        await room.press("escape")
        await sleep(room, HOUR)
        assert room.stage.notice == ""
        assert room.stage.absences == ()


async def test_the_next_step_asks_for_nothing_of_the_last_one(tmp_path: Path) -> None:
    """Whoever goes on has decided."""
    async with a_room(tmp_path) as room:
        await room.press("space", "n")
        await sleep(room, 300)
        await room.press("n")
        assert "R give back" not in room.words
        await room.press("R")
        assert room.session.agenda[1].paused_seconds == 0


async def test_whoever_is_typing_goes_on_typing(tmp_path: Path) -> None:
    """A lid that was closed over a half note: it is there, the keyboard is its own, and R is a letter."""
    async with a_room(tmp_path) as room:
        await room.press("space", "n", "a")
        await room.type("half")
        await sleep(room, 600)
        await room.type("R")
        assert room.stage.entry.text == "halfR"
        assert len(room.stage.absences) == 1


# --- opened again -----------------------------------------------------------------------------------


async def test_time_that_ran_out_while_it_was_closed_is_told_with_its_age(tmp_path: Path) -> None:
    """Two minutes in when it was closed, eight minutes ago: it ran out three minutes ago, and the clock counts over."""
    async with a_room(tmp_path, left_at(600, seen_ago=480)) as room:
        assert "+03:00 over" in room.words
        assert room.stage.notice == "Nobody was here for 08:00; the clock ran out 3 min ago. R gives it back."
        await room.press("R")
        assert "05:00 left" in room.words


async def test_time_that_had_run_out_before_is_only_over(tmp_path: Path) -> None:
    """What people saw is no news; how long nobody was here is."""
    async with a_room(tmp_path, left_at(1200, seen_ago=600)) as room:
        assert "+13:00 over" in room.words
        assert room.stage.notice == "Nobody was here for 10:00; the clock ran on. R gives it back."


async def test_a_session_closed_for_a_moment_says_nothing(tmp_path: Path) -> None:
    """The line dropped and came back."""
    async with a_room(tmp_path, left_at(120, seen_ago=20)) as room:
        assert "05:00 left" in room.words
        assert room.stage.notice == ""


async def test_a_clock_held_over_lunch_is_told(tmp_path: Path) -> None:
    """It cost no time of the step, but an hour of the plan, unless it is given back."""
    session = paused(left_at(3720), START - timedelta(seconds=HOUR))
    assert session.timer is not None
    session = replace(session, timer=session.timer._replace(seen=START - timedelta(seconds=HOUR)))
    async with a_room(tmp_path, session) as room:
        assert "05:00 left" in room.words
        assert room.stage.notice == "Nobody was here for 1 h 00 min; the clock was held. R gives it back."
        assert "52 min behind" in room.words
        await room.press("R")
        assert "8 min ahead" in room.words


# --- a calendar that was put right ------------------------------------------------------------------


def opened(folder: Path, session: Session) -> Opened:
    """A session that lies on disk, opened at nine o'clock."""
    desk = a_desk(folder)
    path = folder / "sessions" / "onboarding.toml"
    path.parent.mkdir()
    path.write_text(session_text(session, load_canvas()))
    return desk.open(path)


def test_a_session_saved_by_a_calendar_that_was_ahead_goes_on_where_it_was(tmp_path: Path) -> None:
    """Two of seven minutes had run when it was seen last, an hour ahead of now: five are left, and it is said."""
    found = opened(tmp_path, left_at(-HOUR + 120, seen_ago=-HOUR))
    assert found.workshop.session.timer == Timer("s02", START - timedelta(seconds=120), seen=START)
    assert found.notices == ("The calendar went back 1 h 00 min; the clock goes on from where it was.",)
    assert found.absence is None


def test_a_session_saved_by_a_calendar_that_was_behind_offers_the_difference(tmp_path: Path) -> None:
    """Nobody can tell that from an hour of absence, so it is told and given back as one."""
    found = opened(tmp_path, left_at(HOUR + 120, seen_ago=HOUR))
    assert found.notices == ()
    assert found.absence is not None
    assert found.absence.words == "Nobody was here for 1 h 00 min; the clock ran out 55 min ago."
    assert found.workshop.give_back([found.absence]) == HOUR
    timer = found.workshop.session.timer
    assert timer is not None
    assert timer.running_since == START - timedelta(seconds=120)


async def test_what_an_onlooker_sees_of_another_machine_makes_sense(tmp_path: Path) -> None:
    """Its calendar is an hour ahead of ours: the clock neither stands still nor has more left than there is."""
    async with a_room(tmp_path) as room:
        room.workshop.show(left_at(-HOUR + 120, seen_ago=-HOUR))
        room.stage.show_all()
        assert "05:00 left" in room.words
        await room.pass_time(60)
        assert "04:00 left" in room.words
