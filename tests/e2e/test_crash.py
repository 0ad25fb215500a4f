"""When lmc itself goes wrong: everything is saved, the terminal is given back, one sentence says so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.terminal import Terminal, terminal_environment

SECRET = "Warehouse IT is on strike"
IN_A_COMMAND = """
from lmc_tui.tui.screens.note_commands import NoteCommands
from lmc_tui.cli import run

def fail(self):
    words = self.stage.note.text
    raise ValueError(words)

NoteCommands.do_toggle_need = fail
run()
"""
IN_THE_SAVER = """
from lmc_tui.workshop.autosave import Saver
from lmc_tui.cli import run

saving = Saver._save_place

def fail(self):
    if self._place is not None and self._place.draft is not None and "strike" in self._place.draft.text:
        raise ValueError(self._place.draft.text)
    saving(self)

Saver._save_place = fail
run()
"""
OUTSIDE = """
from lmc_tui.workshop.opening import Desk
from lmc_tui.cli import run

def fail(self):
    raise KeyError("a secret")

Desk.entries = fail
run()
"""


def a_terminal(folder: Path, program: str) -> Terminal:
    """`lmc new Onboarding`, changed so that it goes wrong."""
    environment = terminal_environment(
        folder, LMC_SESSIONS=str(folder / "sessions"), LMC_STATE=str(folder / "state"), TZ="UTC"
    )
    return Terminal([sys.executable, "-c", program, "new", "Onboarding"], environment, columns=120, rows=36)


def the_log(folder: Path) -> str:
    """What was written down about the only crash."""
    (log,) = (folder / "state" / "crashes").glob("*.log")
    assert log.stat().st_mode & 0o777 == 0o600
    return log.read_text()


def test_a_crash_in_a_command_loses_nothing(tmp_path: Path) -> None:
    """Status 70, the note on disk, the terminal restored, a log that names the place and no words of anybody."""
    with a_terminal(tmp_path, IN_A_COMMAND) as terminal:
        terminal.wait_for("space starts")
        terminal.press("8", "a")
        terminal.send(SECRET)
        terminal.press("enter", "escape", "x")
        assert terminal.wait_exit(3) == 70
        terminal.read(0)
        assert (terminal.alternate_screen, terminal.cursor_visible) == (False, True)
        words = " ".join(terminal.text.split())
    assert "lmc itself failed (ValueError)" in words
    assert 'Everything in "Onboarding" is saved.' in words
    assert "Traceback" not in words
    assert SECRET in (tmp_path / "sessions" / "onboarding.toml").read_text()
    log = the_log(tmp_path)
    assert "builtins.ValueError" in log
    assert "fail" in log
    assert "strike" not in log


def test_a_crash_in_another_thread_is_no_silent_one(tmp_path: Path) -> None:
    """A program whose saving has died must not go on as if it saved."""
    with a_terminal(tmp_path, IN_THE_SAVER) as terminal:
        terminal.wait_for("space starts")
        terminal.press("8", "a")
        terminal.send("First")
        terminal.press("enter")
        terminal.send(SECRET)
        assert terminal.wait_exit(5) == 70
        terminal.read(0)
        assert "lmc itself failed (ValueError)" in " ".join(terminal.text.split())
    assert "First" in (tmp_path / "sessions" / "onboarding.toml").read_text()
    assert "strike" not in the_log(tmp_path)


def test_a_crash_on_the_command_line_is_one_sentence(tmp_path: Path) -> None:
    """Without a screen too: status 70, and no traceback."""
    environment = terminal_environment(tmp_path, LMC_STATE=str(tmp_path / "state"))
    done = subprocess.run(
        [sys.executable, "-c", OUTSIDE, "list"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 70
    assert "lmc itself failed (KeyError)" in done.stderr
    assert "secret" not in done.stderr + the_log(tmp_path)
    assert len(done.stderr.splitlines()) == 1
