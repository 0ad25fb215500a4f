"""The clock and the agenda, with real keys and a clock that is told to go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from lmc_tui.clock import ManualClock
from lmc_tui.domain.timer import Timer
from tests.support.room import START, a_room, new_session


async def test_space_starts_and_holds_the_clock(tmp_path: Path) -> None:
    """Eight minutes for the opening; a minute later seven; held, it stands still."""
    async with a_room(tmp_path) as room:
        assert "13 steps, 90 min" in room.words
        await room.press("space")
        assert "08:00 left" in room.words
        assert "step 1/13" in room.words
        await room.pass_time(60)
        assert "07:00 left" in room.words
        await room.press("space")
        await room.pass_time(300)
        assert "07:00 left" in room.words
        assert "held" in room.words


async def test_the_header_tells_drift_and_end(tmp_path: Path) -> None:
    """Ninety minutes from nine is half past ten; held for five minutes it is later."""
    async with a_room(tmp_path) as room:
        await room.press("space")
        assert "on time · ends 10:30" in room.words
        await room.press("space")
        await room.pass_time(300)
        assert "5 min behind · ends 10:35" in room.words


async def test_n_goes_to_the_next_step_and_its_section(tmp_path: Path) -> None:
    """The canvas follows: the section of the step is in hand and marked."""
    async with a_room(tmp_path) as room:
        await room.press("space", "n", "n")
        assert room.place.section == "business-outcomes"
        assert "▶ Business Outcomes · 0" in room.words
        await room.press("N")
        assert room.place.section == "customer-segments"
        await room.press("8")
        assert "▶" in next(line for line in room.words.splitlines() if "Segments · 0" in line or "Segments 0" in line)


async def test_nothing_advances_by_itself_and_over_counts_up(tmp_path: Path) -> None:
    """Past zero the time over is told in words, and the bottom line offers what helps."""
    async with a_room(tmp_path) as room:
        await room.press("space", "n")
        await room.pass_time(7 * 60 + 12)
        assert "+00:12 over" in room.words
        assert room.place.section == "customer-segments"
        bottom = room.words.splitlines()[-1]
        assert bottom.strip().startswith("n next  + 2 minutes  p park")


async def test_plus_and_minus_change_the_box(tmp_path: Path) -> None:
    """A minute while there is time; two the first time it is over, then one."""
    async with a_room(tmp_path) as room:
        await room.press("space", "+")
        assert "09:00 left" in room.words
        await room.press("-", "-")
        assert "07:00 left" in room.words
        await room.pass_time(7 * 60 + 40)
        await room.press("+")
        assert "02:00 left" in room.words
        await room.pass_time(120)
        await room.press("+")
        assert "01:00 left" in room.words


async def test_warnings_are_words_and_a_bell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A box of seven minutes warns at two minutes, at one, and when the time is up: three bells."""
    rung: list[str] = []
    async with a_room(tmp_path) as room:
        monkeypatch.setattr(room.app, "bell", lambda: rung.append(room.words))
        await room.press("space", "n")
        await room.pass_time(5 * 60 - 1)
        assert rung == []
        await room.pass_time(1)
        assert len(rung) == 1
        assert "02:00 left soon" in room.words
        await room.pass_time(60)
        assert len(rung) == 2
        assert "01:00 left last minute" in room.words
        await room.pass_time(60)
        assert len(rung) == 3
        await room.pass_time(300)
        assert len(rung) == 3


async def test_the_bell_can_be_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The palette's command silences it; the words stay; the choice is remembered with the place."""
    rung: list[int] = []
    async with a_room(tmp_path) as room:
        monkeypatch.setattr(room.app, "bell", lambda: rung.append(1))
        room.stage.run_command("toggle_bell")
        assert "The bell is off." in room.stage.notice
        await room.press("space", "n")
        await room.pass_time(400)
        assert rung == []
        assert "last minute" in room.words
        assert not room.place.bell


async def test_a_warning_leaves_a_typing_person_alone(tmp_path: Path) -> None:
    """The clock changes in the header; the entry keeps the focus and its words."""
    async with a_room(tmp_path) as room:
        await room.press("space", "n", "a")
        await room.type("still typ")
        await room.pass_time(8 * 60)
        assert room.stage.entry.has_focus
        await room.type("ing")
        assert room.stage.entry.text == "still typing"
        assert "over" in room.words


async def test_capital_a_jumps_to_any_step(tmp_path: Path) -> None:
    """The agenda lists all steps; the clock goes on in the one picked."""
    async with a_room(tmp_path) as room:
        await room.press("space")
        await room.pass_time(60)
        await room.press("A")
        await room.type("key partners")
        await room.press("enter")
        assert room.place.section == "key-partners"
        assert "08:00 left" in room.words
        assert room.session.agenda[0].spent_seconds == 60


async def test_a_half_day_step_shows_its_board(tmp_path: Path) -> None:
    """As-is first, to-be later: the step knows."""
    async with a_room(tmp_path, new_session("half-day")) as room:
        await room.press("space", "n")
        assert "as-is" in room.words.splitlines()[0]
        while room.session.current_step is not None and room.session.current_step.board == "as-is":
            await room.press("n")
        assert "to-be" in room.words.splitlines()[0]


async def test_the_last_step_ends_in_the_summary(tmp_path: Path) -> None:
    """Planned against spent for every step, with what went over."""
    async with a_room(tmp_path) as room:
        await room.press("space")
        await room.pass_time(8 * 60 + 20)
        await room.press(*("n",) * 13)
        assert "summary" in room.words
        line = next(line for line in room.words.splitlines() if "08:20" in line)
        assert "08:00" in line
        assert "00:20" in line
        assert room.session.timer is None


async def test_sleep_is_noticed_and_given_back(tmp_path: Path) -> None:
    """Ten minutes without a heartbeat while the clock ran: said, and R makes them not count."""
    async with a_room(tmp_path) as room:
        await room.press("space", "n")
        await room.pass_time(60)
        room.clock.sleep(300)
        room.stage.refresh_clock()
        assert room.stage.notice == "Asleep 05:00; the clock ran on. R gives it back."
        assert "01:00 left" in room.words
        await room.press("R")
        assert "06:00 left" in room.words
        step = room.session.current_step
        assert step is not None
        assert step.paused_seconds == 300


async def test_opening_again_shows_the_true_time_and_offers_the_gap(tmp_path: Path) -> None:
    """The line was down for three minutes; the room's clock was not."""
    session = new_session()
    session = replace(
        session, timer=Timer("s02", running_since=START - timedelta(seconds=240), seen=START - timedelta(seconds=180))
    )
    async with a_room(tmp_path, session) as room:
        assert "03:00 left" in room.words
        assert "Nobody was here for 03:00; the clock ran on. R gives it back." in room.words
        await room.press("R")
        assert "06:00 left" in room.words
        assert "R gives" not in room.words


async def test_time_before_the_clock_runs_is_no_sleep(tmp_path: Path) -> None:
    """An hour of typing before the start is not offered back."""
    clock = ManualClock(START)
    async with a_room(tmp_path, clock=clock) as room:
        await room.write("early note")
        clock.advance(3600)
        await room.press("space")
        assert room.stage.absences == ()
        assert "08:00 left" in room.words


async def test_a_warning_gives_way_to_the_next_one(tmp_path: Path) -> None:
    """The bottom line never shows an old time, and at the end it offers what helps."""
    async with a_room(tmp_path) as room:
        await room.press("space", "n")
        step = room.session.current_step
        assert step is not None
        await room.pass_time(step.box_seconds - 119)
        assert "left." in room.words.splitlines()[-1]
        first = room.words.splitlines()[-1]
        await room.pass_time(60)
        second = room.words.splitlines()[-1]
        assert "left." in second
        assert second != first
        await room.pass_time(60)
        assert "2 minutes" in room.words.splitlines()[-1]


async def test_a_notice_gives_way_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the keys that work now are of more use."""
    monkeypatch.setattr("lmc_tui.tui.screens.bars.NOTICE_SECONDS", 0.05)
    async with a_room(tmp_path) as room:
        room.stage.tell("Something happened.")
        await room.until(lambda: "Something happened." not in room.words)
        assert "add" in room.words.splitlines()[-1]
