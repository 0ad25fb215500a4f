"""Real programs on calendars that jump, and under lids that close: the countdown is that of the room.

`libfaketime` gives a program a calendar of its own, which can be set while it runs; the clocks that nobody can set
stay the machine's. A closed lid is a number in a file, by which the clock that goes on in sleep is ahead.
"""

from __future__ import annotations

import re
import signal
import sys
import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.terminal import Terminal, terminal_environment

BERLIN = "CET-1CEST,M3.5.0/2,M10.5.0/3"
LIBRARIES = ("usr/lib/*/faketime/libfaketime.so.1", "usr/lib/faketime/*.so.1", "usr/local/lib/faketime/*.so.1")
"""Where systems keep it, seen from the root."""
WITH_A_LID = """
import os, sys
from pathlib import Path
from lmc_tui import clock

awake = clock._steady_seconds
lid = Path(os.environ["LID"])
clock._steady_seconds = lambda: awake() + float(lid.read_text())

from lmc_tui.cli import run
run()
"""


def library() -> str:
    """Where libfaketime lies; empty when it is not installed."""
    found = [str(path) for pattern in LIBRARIES for path in Path("/").glob(pattern)]
    return found[0] if found else ""


needs_faketime = pytest.mark.skipif(not library(), reason="libfaketime is not installed here")


def slept(lid: Path, seconds: int) -> None:
    """Let the machine have slept so long in all; whoever reads it at that moment gets one number or the other."""
    new = lid.with_suffix(".new")
    new.write_text(str(seconds))
    new.replace(lid)


class Calendar:
    """A calendar that is some time away from the real one, or stood at a moment when a program began."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "calendar"
        self.set("+0")

    def set(self, offset: str) -> None:
        """Set it: `-1h`, `+10000d`; or `@2026-10-25 00:50:00` for the programs that begin after that."""
        new = self.file.with_suffix(".new")
        new.write_text(f"{offset}\n")
        new.replace(self.file)

    @property
    def environment(self) -> dict[str, str]:
        """What makes a program look at it."""
        return {
            "LD_PRELOAD": library(),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
        }


def an_environment(folder: Path) -> dict[str, str]:
    """A home with sessions in it."""
    state, sessions = folder / "state", folder / "sessions"
    return terminal_environment(folder, LMC_SESSIONS=str(sessions), LMC_STATE=str(state), TZ="UTC")


@pytest.fixture
def calendar(tmp_path: Path) -> Calendar:
    """One that is right."""
    return Calendar(tmp_path)


@pytest.fixture
def lmc(tmp_path: Path, calendar: Calendar) -> Callable[..., Terminal]:
    """Starts `lmc` with these arguments on that calendar."""

    def start(*arguments: str, **environment: str) -> Terminal:
        all_of_it = an_environment(tmp_path) | calendar.environment | environment
        return Terminal([sys.executable, "-m", "lmc_tui", *arguments], all_of_it, columns=120, rows=36)

    return start


StartLmc = Callable[..., Terminal]


def seconds_left(terminal: Terminal) -> int:
    """What the countdown shows; negative when it is over."""
    match = terminal.wait_for(re.compile(r"(\+?)(\d+):(\d\d) (?:left|over)"))
    seconds = int(match[2]) * 60 + int(match[3])
    return -seconds if match[1] else seconds


def start_the_clock(terminal: Terminal) -> None:
    """Eight minutes begin to run."""
    terminal.wait_for("space starts")
    terminal.press("space")
    terminal.wait_for("08:00 left")


@needs_faketime
@pytest.mark.parametrize("step", ["+1h", "-1h", "-12000d"])
def test_a_calendar_that_jumps_does_not_move_a_running_countdown(lmc: StartLmc, calendar: Calendar, step: str) -> None:
    """A time server puts it right: the next second follows the last one, and nothing is said or rung."""
    with lmc("new", "Onboarding") as terminal:
        start_the_clock(terminal)
        before = seconds_left(terminal)
        calendar.set(step)
        terminal.wait_for(re.compile(r"07:5[0-8] left"))
        assert before - seconds_left(terminal) <= 10
        assert "R give" not in terminal.text
        assert terminal.emulator.bells == 0
        terminal.press("ctrl+q")
        assert terminal.wait_exit(5) == 0
    calendar.set("+0")
    with lmc("open", "Onboarding") as terminal:
        assert 450 < seconds_left(terminal) <= 478, "what was saved is on one calendar, whatever happened to that"


@needs_faketime
def test_a_restart_in_the_middle_of_a_countdown_shows_the_true_time(lmc: StartLmc, calendar: Calendar) -> None:
    """Killed as nothing can catch, opened three minutes later: five are left, and R gives the three back."""
    with lmc("new", "Onboarding") as terminal:
        start_the_clock(terminal)
        terminal.wait_for(" saved")
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_exit(5) == -signal.SIGKILL
    calendar.set("+3m")
    with lmc("open", "Onboarding") as terminal:
        assert 285 <= seconds_left(terminal) <= 300
        terminal.wait_for(re.compile(r"Nobody was here for 03:\d\d; the clock ran on\. R gives it back\."))
        terminal.press("R")
        terminal.wait_for(re.compile(r"07:[45]\d left"))


@needs_faketime
def test_a_crash_in_a_quiet_countdown_does_not_take_the_minutes_that_people_saw(
    calendar: Calendar, tmp_path: Path
) -> None:
    """Saved at the start, killed a minute later without another save, opened after two more: two were missed."""
    lid = tmp_path / "lid"
    slept(lid, 0)
    environment = an_environment(tmp_path) | calendar.environment | {"LID": str(lid)}
    with Terminal([sys.executable, "-c", WITH_A_LID, "new", "Onboarding"], environment) as terminal:
        start_the_clock(terminal)
        terminal.wait_for(" saved")
        for seconds, shows in ((20, r"07:3\d left"), (40, r"07:1\d left"), (60, r"0(7:00|6:5\d) left")):
            slept(lid, seconds)  # too short to be an absence
            terminal.wait_for(re.compile(shows))
        before = (tmp_path / "sessions" / "onboarding.toml").read_text()
        terminal.wait_until(lambda: noted(tmp_path) > 60 + started_at(before), 10, "a note of who saw it last")
        terminal.signal(signal.SIGKILL)
        terminal.wait_exit(5)
        assert (tmp_path / "sessions" / "onboarding.toml").read_text() == before
    calendar.set("+3m")
    with Terminal([sys.executable, "-m", "lmc_tui", "open", "Onboarding"], environment) as terminal:
        terminal.wait_for(re.compile(r"Nobody was here for 0(1:5\d|2:0\d); the clock ran on\."))


def noted(folder: Path) -> float:
    """When somebody saw the session last, in seconds since 1970; zero for never."""
    return max((each.stat().st_mtime for each in (folder / "state" / "seen").glob("*")), default=0.0)


def started_at(text: str) -> float:
    """When the clock began to run, in seconds since 1970."""
    running_since = tomllib.loads(text)["timer"]["running_since"]
    assert isinstance(running_since, datetime)
    return running_since.timestamp()


@needs_faketime
def test_a_restart_after_the_time_ran_out_says_when(lmc: StartLmc, calendar: Calendar) -> None:
    """Eight minutes, opened after eleven: three over, as the wall says, and nothing negative anywhere."""
    with lmc("new", "Onboarding") as terminal:
        start_the_clock(terminal)
        terminal.press("ctrl+q")
        assert terminal.wait_exit(5) == 0
    calendar.set("+11m")
    with lmc("open", "Onboarding") as terminal:
        assert -200 <= seconds_left(terminal) <= -180
        terminal.wait_for(
            re.compile(r"Nobody was here for 1[01]:\d\d; the clock ran out 3 min ago\. R gives it back\.")
        )
        assert "-0" not in terminal.lines[0]
        terminal.press("R")
        terminal.wait_for(re.compile(r"07:[45]\d left"))


@needs_faketime
def test_a_restart_on_a_calendar_that_went_back_goes_on_where_it_was(lmc: StartLmc, calendar: Calendar) -> None:
    """It was wrong when the clock was started; now it is right, and the file's moments lie in the future."""
    calendar.set("+9000d")
    with lmc("new", "Onboarding") as terminal:
        start_the_clock(terminal)
        terminal.wait_for("07:58 left")
        terminal.press("ctrl+q")
        assert terminal.wait_exit(5) == 0
    calendar.set("+0")
    with lmc("open", "Onboarding") as terminal:
        assert 465 <= seconds_left(terminal) <= 478
        terminal.wait_for("The calendar went back")
        before = seconds_left(terminal)
        terminal.wait_until(lambda: seconds_left(terminal) < before, 5, "the next second")
        terminal.press("ctrl+q")
        assert terminal.wait_exit(5) == 0
    with lmc("open", "Onboarding") as terminal:
        assert 440 <= seconds_left(terminal) < before
        assert "calendar" not in terminal.text, "it was put right in the file"


@needs_faketime
@pytest.mark.parametrize(
    ("moment", "ends"),
    [
        ("@2026-10-25 01:50:00", r"ends 02:20 CET"),
        ("@2026-03-29 01:10:00", r"ends 03:40 CEST"),
        ("@2026-07-01 08:10:00", r"ends 09:40  "),
    ],
)
def test_the_end_is_told_by_the_clock_on_the_wall(lmc: StartLmc, calendar: Calendar, moment: str, ends: str) -> None:
    """On the night of the change with the name of the zone, for half past two comes twice or never."""
    calendar.set(moment)
    with lmc("new", "Onboarding", TZ=BERLIN) as terminal:
        terminal.wait_for("space starts")
        terminal.press("space")
        terminal.wait_for(re.compile(ends))


def test_a_lid_that_was_closed_for_ten_minutes_is_told_and_given_back(tmp_path: Path) -> None:
    """Seven minutes of the second step, asleep for ten: over by the wall, told in words, and one key to undo it."""
    lid = tmp_path / "lid"
    slept(lid, 0)
    environment = an_environment(tmp_path) | {"LID": str(lid)}
    with Terminal([sys.executable, "-c", WITH_A_LID, "new", "Onboarding"], environment) as terminal:
        start_the_clock(terminal)
        terminal.press("n")
        terminal.wait_for("07:00 left")
        slept(lid, 600)
        terminal.wait_for(re.compile(r"Asleep 10:00; the clock ran out [23] min ago\. R gives it back\."))
        assert -185 <= seconds_left(terminal) <= -180
        assert terminal.emulator.bells == 1
        terminal.press("R")
        terminal.wait_for(re.compile(r"06:5\d left"))
        terminal.press("ctrl+q")
        assert terminal.wait_exit(5) == 0
    assert "paused_seconds = 600" in (tmp_path / "sessions" / "onboarding.toml").read_text()
