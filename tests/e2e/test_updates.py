"""Each key is answered by one update of the screen, and nothing that changes nothing is sent."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple

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
    """The next row is there by then: it came behind an earlier letter, in an update of its own behind that one's."""
    with a_workshop(tmp_path) as terminal:
        terminal.wait_for("space starts")
        terminal.settle(1, 5)
        terminal.press("a")
        terminal.wait_for("enter keep", 5)
        terminal.settle(1, 5)
        seen = [typed(terminal)]
        for letter in "abcdefghijklmnopqrstuvwxyzabcdefgh":
            before = len(terminal.raw)
            terminal.press(letter)
            terminal.settle(QUIET_SECONDS, 2)
            answer = terminal.raw[before:]
            seen.append(typed(terminal))
            has_grown, begins_line = (seen[-1].row != seen[-2].row, len(seen[-1].firsts) > len(seen[-2].firsts))
            updates = 2 if has_grown else 1
            assert (answer.count(BEGIN), answer.count(END)) == (updates, updates), (letter, answer)
            assert re.search(rb"\x1b\[[\d;]*[A-Za-z]" + letter.encode(), answer.split(END)[0])
            assert not (has_grown and begins_line)
        assert len(seen[-1].firsts) == len({each.row for each in seen}) == 3


class Typed(NamedTuple):
    """The line in which one types."""

    row: int
    """Where it begins."""
    firsts: str
    """The first letter of each of its rows that has one."""


def typed(terminal: Terminal) -> Typed:
    """How it looks now."""
    column, row = terminal.find("> ")
    firsts = [line[column + 2] for line in terminal.lines[row : row + 4] if line[column + 2 :]]
    return Typed(row, "".join(each for each in firsts if each.isalpha()))
