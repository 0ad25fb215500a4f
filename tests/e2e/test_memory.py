"""A long day of moving about leaves the program as small as it was."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.support.terminal import Terminal, terminal_environment

SECTIONS = 9
BURST = 50
"""Pane changes that are sent at once."""
WARM, MANY = 200, 2_200
MOST_KIB = 2_048


def resident_kib(pid: int) -> int:
    """How much memory a process has, as the kernel counts it."""
    found = re.search(r"^VmRSS:\s*(\d+) kB", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    assert found
    return int(found[1])


def change_panes(terminal: Terminal, times: int) -> None:
    """In bursts, each of which is worked off before the next: a mark typed behind it tells."""
    for number in range(times // BURST):
        section = number % SECTIONS + 1
        terminal.send("\t" * (BURST - 1) + f"{section}")
        terminal.settle(0.02)
    terminal.discard()  # an emulator takes longer over four megabytes than the program
    terminal.send("\x0ca")
    terminal.wait_for("enter keep", 60)
    terminal.send("\x1b[27u")
    terminal.wait_gone("enter keep")
    terminal.settle(0.3)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system has no /proc, which tells a size")
def test_two_thousand_pane_changes_take_no_memory(tmp_path: Path) -> None:
    """What the first two hundred have taken is enough for two thousand more."""
    environment = terminal_environment(tmp_path, LMC_SESSIONS=str(tmp_path / "sessions"), TZ="UTC")
    with Terminal([sys.executable, "-m", "lmc_tui", "demo"], environment, columns=120, rows=36) as terminal:
        terminal.wait_for("space starts")
        change_panes(terminal, WARM)
        before = resident_kib(terminal.pid)
        change_panes(terminal, MANY - WARM)
        assert resident_kib(terminal.pid) - before <= MOST_KIB
