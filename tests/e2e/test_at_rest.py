"""A program that nobody touches lets the processor sleep: it wakes when there is something to do."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.support.terminal import Terminal, now, terminal_environment

SECONDS = 3.0
LOADED_SECONDS = 2.5
"""Silence by which all is done that follows the first frame, and the last key is long past."""
_WAKE_UPS = re.compile(r"^voluntary_ctxt_switches:\s*(\d+)", re.MULTILINE)

needs_proc = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system has no /proc")


def wake_ups(pid: int) -> int:
    """How often the threads of a process have waited and gone on, as the kernel counts it."""
    found = [_WAKE_UPS.search(file.read_text()) for file in Path(f"/proc/{pid}/task").glob("*/status")]
    return sum(int(each[1]) for each in found if each)


def wake_ups_a_second(terminal: Terminal) -> float:
    """How often it wakes while nobody does anything but look."""
    terminal.settle(LOADED_SECONDS, LOADED_SECONDS)
    before, begun = wake_ups(terminal.pid), now()
    while (left := begun + SECONDS - now()) > 0:
        terminal.read(left)
    return (wake_ups(terminal.pid) - before) / SECONDS


def a_workshop(folder: Path) -> Terminal:
    """A new session."""
    environment = terminal_environment(folder, LMC_SESSIONS=str(folder / "sessions"), TZ="UTC")
    return Terminal([sys.executable, "-m", "lmc_tui", "new", "Onboarding"], environment, columns=120, rows=36)


@needs_proc
def test_nothing_wakes_it_but_a_look_at_the_file_every_second(tmp_path: Path) -> None:
    """Bare Textual wakes ten times as often, to see whether a key was pressed. The next key is read all the same."""
    with a_workshop(tmp_path) as terminal:
        terminal.wait_for("space starts")
        assert wake_ups_a_second(terminal) <= 3
        terminal.press("a")
        terminal.wait_for("enter keep", 5)


@needs_proc
def test_a_running_clock_wakes_it_once_a_second_to_draw(tmp_path: Path) -> None:
    """Each second is shown, and what that takes is few wake-ups of the threads that draw, write and look."""
    with a_workshop(tmp_path) as terminal:
        terminal.wait_for("space starts")
        terminal.press("space")
        terminal.wait_for("left")
        assert wake_ups_a_second(terminal) <= 12
        shown = {*re.findall(rb"0\d:[0-5]\d|(?<=;)\d+H\d", terminal.raw)}
        assert len(shown) >= SECONDS
