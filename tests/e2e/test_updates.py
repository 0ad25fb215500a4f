"""Each key is answered by one update of the screen, and nothing that changes nothing is sent."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.support.terminal import Terminal, terminal_environment

BEGIN, END = b"\x1b[?2026h", b"\x1b[?2026l"
QUIET_SECONDS = 0.3


def a_workshop(folder: Path) -> Terminal:
    """A new session."""
    environment = terminal_environment(folder, LMC_SESSIONS=str(folder / "sessions"), TZ="UTC")
    return Terminal([sys.executable, "-m", "lmc_tui", "new", "Onboarding"], environment, columns=120, rows=36)


def test_the_mark_goes_first_and_the_guide_follows(tmp_path: Path) -> None:
    """Where a line is slow, the eye is in the other pane before the long part comes."""
    with a_workshop(tmp_path) as terminal:
        terminal.wait_for("space starts")
        terminal.settle(1, 5)
        terminal.press("8")
        terminal.wait_for("GUIDE Key Partners", 5)
        terminal.settle(1, 5)
        before = len(terminal.raw)
        terminal.press("2")
        terminal.wait_for("GUIDE Business Outcomes", 5)
        terminal.settle(QUIET_SECONDS, 5)
        first, second, *_ = terminal.raw[before:].split(END)
        assert "┏".encode() in first
        assert "┏".encode() not in second
        assert b"e.g." not in first
        assert b"returns desk" in second
        assert len(first) < len(second)


def test_a_letter_is_one_update_also_where_it_begins_a_line(tmp_path: Path) -> None:
    """The line in which one types grows with the letter, not a moment later; the cursor is not sent to where it is."""
    environment = terminal_environment(tmp_path, LMC_SESSIONS=str(tmp_path / "sessions"), TZ="UTC")
    with Terminal(
        [sys.executable, "-m", "lmc_tui", "new", "Onboarding"], environment, columns=120, rows=36
    ) as terminal:
        terminal.wait_for("space starts")
        terminal.settle(1, 5)
        terminal.press("a")
        terminal.wait_for("enter keep", 5)
        terminal.settle(1, 5)
        rows = [terminal.find("> ")[1]]
        for letter in "abcdefghijklmnopqrstuvwxyzabcdefgh":
            before = len(terminal.raw)
            terminal.press(letter)
            terminal.settle(QUIET_SECONDS, 2)
            answer = terminal.raw[before:]
            assert (answer.count(BEGIN), answer.count(END)) == (1, 1), (letter, answer)
            rows.append(terminal.find("> ")[1])
        assert len({*rows}) == 3
