"""A terminal at the other end of a slow line: what nobody needs to see any more is not sent, and nothing piles up."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.support.program import POLL_SECONDS, pause
from tests.support.terminal import Answers, Terminal, now, terminal_environment, titled

LMC = [sys.executable, "-m", "lmc_tui"]
LINE_BYTES = 7_000
"""What a line of 56 kbit/s carries in a second."""
KEYS = 30
"""How often a key that is held down comes in a second."""
SECTIONS = 9
PICTURE_BYTES = 8_500
"""The whole screen, drawn once: what is on its way when nothing piles up, with a change or two behind it."""


def a_terminal(folder: Path, *arguments: str, answers: Answers = Answers.MODERN) -> Terminal:
    """`lmc` with everything of its own in that folder."""
    environment = terminal_environment(folder, LMC_SESSIONS=str(folder / "sessions"), TZ="UTC")
    return Terminal([*LMC, *arguments], environment, columns=120, rows=36, answers=answers)


def hold_down(terminal: Terminal, key: str, times: int) -> None:
    """Send a key again and again, as a keyboard does, while the line carries what it can."""
    for _ in range(times):
        terminal.send(key)
        end, left = now() + 1 / KEYS, LINE_BYTES // KEYS
        while (rest := end - now()) > 0:
            if left > 0:
                left -= len(terminal.read(rest, left))
            else:
                pause(rest)


def bytes_until_settled(terminal: Terminal) -> int:
    """What was still to come."""
    before = len(terminal.raw)
    terminal.settle(0.5)
    return len(terminal.raw) - before


def is_all_drawn(terminal: Terminal) -> bool:
    """Whether the screen is what the program believes it to be: drawn anew it looks the same."""
    seen = terminal.emulator.picture()
    terminal.send("\x0c")
    terminal.settle(0.5)
    return terminal.emulator.picture() == seen


def test_a_key_held_down_over_a_slow_line_leaves_little_to_come(tmp_path: Path) -> None:
    """Two seconds of pane changes, several times as much as the line carries: what follows is a picture or two."""
    with a_terminal(tmp_path, "demo") as terminal:
        terminal.wait_for("space starts")
        terminal.settle(0.5)
        before = terminal.find("┏")
        hold_down(terminal, "\t", 7 * SECTIONS)
        assert bytes_until_settled(terminal) < 2 * PICTURE_BYTES
        assert terminal.find("┏") == before, "the pane in hand is another one than after nine times seven changes"
        assert is_all_drawn(terminal)


def test_nothing_piles_up_for_a_terminal_that_never_answers(tmp_path: Path) -> None:
    """What the system itself keeps for a terminal is all that is ahead of the last picture."""
    with a_terminal(tmp_path, "demo", answers=Answers.NONE) as terminal:
        terminal.wait_for("space starts")
        terminal.settle(0.5)
        before = terminal.find("┏")
        hold_down(terminal, "\t", 7 * SECTIONS)
        assert bytes_until_settled(terminal) < 65_536
        assert terminal.find("┏") == before, "the pane in hand is another one than after nine times seven changes"
        assert is_all_drawn(terminal)
        assert terminal.raw.count(b"\x1b[5n") == 3


def test_keys_are_worked_off_while_the_terminal_shows_nothing(tmp_path: Path) -> None:
    """Three hundred pane changes that nobody reads do not stand in the way of the note behind them."""
    with a_terminal(tmp_path, "new", "Onboarding") as terminal:
        terminal.wait_for("space starts")
        terminal.settle(0.5)
        terminal.send("\t" * 300)
        terminal.send("8aWarehouse IT\r\x1b[27u")
        file = tmp_path / "sessions" / "onboarding.toml"
        end = now() + 20
        while "Warehouse IT" not in file.read_text() and now() < end:
            pause(POLL_SECONDS)
        assert "Warehouse IT" in file.read_text()
        read_before = len(terminal.raw)
        terminal.wait_for(titled("Partners", 1))
        assert bytes_until_settled(terminal) + len(terminal.raw) - read_before < 4 * PICTURE_BYTES
        assert is_all_drawn(terminal)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems drop what was typed before the shell reads")
def test_no_answer_of_the_terminal_reaches_the_shell(tmp_path: Path) -> None:
    """One that is still on its way when somebody leaves is waited for."""
    look = (
        "import os, select, termios, tty; tty.setcbreak(0, termios.TCSANOW);"
        "print('came', os.read(0, 99) if select.select([0], [], [], 0.5)[0] else 'nothing')"
    )
    script = f'{sys.executable} -m lmc_tui demo; {sys.executable} -c "{look}"'
    environment = terminal_environment(tmp_path, LMC_SESSIONS=str(tmp_path / "sessions"), TZ="UTC")
    with Terminal(["sh", "-c", script], environment, columns=120, rows=36) as terminal:
        terminal.wait_for("space starts")
        terminal.settle(0.5)
        terminal.send("\t")
        pause(0.3)  # the line carries nothing: what was asked with the new picture is answered late
        terminal.send("\x11")
        pause(0.4)
        terminal.wait_for("came nothing")
