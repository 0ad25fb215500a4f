"""Leaving in every way there is: what was typed is there, the terminal is restored, the status tells why."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.support.terminal import Terminal, terminal_environment

LMC = [sys.executable, "-m", "lmc_tui"]
MOUSE = {1000, 1002, 1003, 1006, 1015}


def a_terminal(folder: Path, *arguments: str, columns: int = 120, rows: int = 36) -> Terminal:
    """`lmc` with sessions in that folder."""
    environment = terminal_environment(folder, LMC_SESSIONS=str(folder / "sessions"), TZ="UTC")
    return Terminal([*LMC, *arguments], environment, columns=columns, rows=rows)


def write_a_note_and_a_half(terminal: Terminal) -> None:
    """One note kept, one half typed."""
    terminal.wait_for("space starts")
    terminal.press("8", "a")
    terminal.send("Warehouse IT")
    terminal.press("enter")
    terminal.send("half ty")
    terminal.wait_for("> half ty")


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGQUIT, 131)]
)
def test_signals_save_restore_the_terminal_and_tell_themselves(tmp_path: Path, number: int, status: int) -> None:
    """Within a second; the half-typed note is offered again."""
    with a_terminal(tmp_path, "new", "Onboarding") as terminal:
        write_a_note_and_a_half(terminal)
        terminal.signal(number)
        assert terminal.wait_exit(1) == status
        terminal.read(0)
        assert (terminal.alternate_screen, terminal.cursor_visible) == (False, True)
        assert not MOUSE & terminal.modes
    assert "Warehouse IT" in (tmp_path / "sessions" / "onboarding.toml").read_text()
    with a_terminal(tmp_path, "open", "Onboarding", columns=80, rows=24) as terminal:
        terminal.wait_for("> half ty")
        terminal.press("enter", "escape", "ctrl+q")
        assert terminal.wait_exit(5) == 0
    assert 'text = "half ty"' in (tmp_path / "sessions" / "onboarding.toml").read_text()


def test_a_closed_terminal_saves_and_leaves_no_process(tmp_path: Path) -> None:
    """The line drops: within a second everything is on disk and the program gone."""
    with a_terminal(tmp_path, "new", "Onboarding") as terminal:
        write_a_note_and_a_half(terminal)
        terminal.close_terminal()
        assert terminal.wait_exit(1) == 129
    assert "Warehouse IT" in (tmp_path / "sessions" / "onboarding.toml").read_text()


def test_a_terminal_that_stopped_reading_does_not_hold_the_notes_back(tmp_path: Path) -> None:
    """Output nobody reads blocks the screen; what was typed is saved all the same, and SIGTERM ends the program."""
    with a_terminal(tmp_path, "new", "Onboarding") as terminal:
        terminal.wait_for("space starts")
        terminal.press("8", "a")
        terminal.send("Warehouse IT")
        terminal.press("enter", "escape")
        terminal.wait_for("Partners · 1")
        for _ in range(60):  # each switch of boards and panes writes some kilobytes that nobody takes
            terminal.send(b"b1b8b5\t?q")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit(2, reading=False) == 143
    assert "Warehouse IT" in (tmp_path / "sessions" / "onboarding.toml").read_text()


def test_bytes_that_are_no_text_do_not_end_the_program(tmp_path: Path) -> None:
    """A Latin-1 keyboard, an old mouse report, noise: the program lives and the next note is kept."""
    with a_terminal(tmp_path, "new", "Onboarding") as terminal:
        terminal.wait_for("space starts")
        terminal.press("8", "a")
        terminal.wait_for("enter keep")
        terminal.send(b"caf\xe9 \xff\xfe ")
        terminal.wait_for("caf")
        terminal.send(b"ok")
        terminal.press("enter", "escape")
        terminal.wait_for("Partners · 1")
        terminal.press("ctrl+q")
        assert terminal.wait_exit(5) == 0
    assert "ok" in (tmp_path / "sessions" / "onboarding.toml").read_text()


def test_keys_typed_faster_than_the_screen_changes_arrive_where_they_were_meant(tmp_path: Path) -> None:
    """`a`, twenty notes and escape in one burst: twenty notes, and nothing was taken for a command."""
    with a_terminal(tmp_path, "new", "Onboarding") as terminal:
        terminal.wait_for("space starts")
        burst = "".join(f"note {number} dnpb!\r" for number in range(20))
        terminal.send(f"8a{burst}")
        terminal.wait_for("Partners · 20")
        terminal.press("escape", "ctrl+q")
        assert terminal.wait_exit(5) == 0
    text = (tmp_path / "sessions" / "onboarding.toml").read_text()
    assert [f'text = "note {number} dnpb!"' in text for number in range(20)] == [True] * 20
    assert "[timer]" not in text
    assert "[[parking]]" not in text


def test_without_a_terminal_the_canvas_is_printed(tmp_path: Path) -> None:
    """TERM=dumb cannot show a screen: the canvas comes as text, with the reason."""
    environment = terminal_environment(tmp_path, LMC_SESSIONS=str(tmp_path / "sessions")) | {"TERM": "dumb"}
    with Terminal([*LMC, "new", "Onboarding"], environment, columns=100, rows=40) as terminal:
        assert terminal.wait_exit(10) == 0
        terminal.read(0)
        assert "cannot show it" in terminal.text
        assert "Segments · 0" in terminal.text
