"""When lmc itself goes wrong: everything is saved, the terminal is given back, one sentence says so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.failing_programs import (
    AFTER_A_NOTE,
    AT_ONCE,
    CANNOT_SAVE,
    HANGS,
    IN_A_COMMAND,
    IN_PLACE_OF_A_COMMAND,
    IN_THE_SAVER,
    INTERRUPTED,
    OUTSIDE,
    OUTSIDE_AND_BEFORE,
    SECRET,
)
from tests.support.terminal import Terminal, terminal_environment

MODES = {1000, 1002, 1003, 1004, 1006, 1015, 2004, 2048}


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


@pytest.mark.parametrize("program", AT_ONCE.values(), ids=AT_ONCE)
def test_a_crash_anywhere_is_one_sentence(tmp_path: Path, program: str) -> None:
    """Status 70, a log that names the place, the terminal restored, and no traceback over it."""
    with a_terminal(tmp_path, program) as terminal:
        assert terminal.wait_exit(8) == 70
        assert (terminal.alternate_screen, terminal.cursor_visible) == (False, True)
        assert not MODES & terminal.modes
        words = " ".join(terminal.text.split())
    assert words.count("lmc itself failed (ValueError)") == 1
    assert 'Everything in "Onboarding" is saved.' in words
    assert "Traceback" not in words
    assert "secret" not in words
    log = the_log(tmp_path)
    assert "builtins.ValueError\n" in log
    assert " fail\n" in log
    assert "secret" not in log


def crash_after_a_note(folder: Path, program: str) -> str:
    """What stands on the terminal after a note was typed and that command failed, with status 70."""
    with a_terminal(folder, program + IN_PLACE_OF_A_COMMAND) as terminal:
        terminal.wait_for("space starts")
        terminal.press("8", "a")
        terminal.send(SECRET)
        terminal.press("enter", "escape", "x")
        assert terminal.wait_exit(8) == 70
        assert (terminal.alternate_screen, terminal.cursor_visible) == (False, True)
        assert not MODES & terminal.modes
        words = " ".join(terminal.text.split())
    assert "Traceback" not in words
    assert "strike" not in words
    assert "strike" not in the_log(folder)
    return words


@pytest.mark.parametrize("kind", AFTER_A_NOTE)
def test_a_crash_of_any_kind_keeps_the_note_and_to_itself(tmp_path: Path, kind: str) -> None:
    """A function that calls itself for ever, no memory, several errors at once."""
    words = crash_after_a_note(tmp_path, AFTER_A_NOTE[kind])
    assert f"lmc itself failed ({kind})" in words
    assert SECRET in (tmp_path / "sessions" / "onboarding.toml").read_text()
    assert kind in the_log(tmp_path)
    assert len(the_log(tmp_path)) < 20_000


def test_a_crash_that_hangs_ends_all_the_same(tmp_path: Path) -> None:
    """Whatever does not come to an end, the note is saved and the terminal is given back."""
    words = crash_after_a_note(tmp_path, HANGS)
    assert 'Everything in "Onboarding" is saved.' in words
    assert SECRET in (tmp_path / "sessions" / "onboarding.toml").read_text()


def test_a_crash_in_which_saving_fails_too_leaves_a_copy(tmp_path: Path) -> None:
    """And says where it lies."""
    words = crash_after_a_note(tmp_path, CANNOT_SAVE)
    (copy,) = (tmp_path / "state" / "unsaved").glob("onboarding-*.toml")
    assert SECRET in copy.read_text()
    assert "A copy lies in" in words


def test_a_crash_that_nothing_can_be_written_about_is_told(tmp_path: Path) -> None:
    """The state folder is a file: the note is saved all the same."""
    (tmp_path / "state").write_text("a file")
    with a_terminal(tmp_path, AT_ONCE["in a worker of Textual's"]) as terminal:
        assert terminal.wait_exit(8) == 70
        words = " ".join(terminal.text.split())
    assert "No log could be written." in words
    assert "Traceback" not in words


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


def on_the_command_line(folder: Path, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """How `lmc` ends there without a terminal, changed so that it goes wrong."""
    environment = terminal_environment(folder, LMC_STATE=str(folder / "state"))
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("program", [OUTSIDE, OUTSIDE_AND_BEFORE], ids=["in a command", "before any"])
def test_a_crash_on_the_command_line_is_one_sentence(tmp_path: Path, program: str) -> None:
    """Without a screen too, and before there is anything to work with: status 70, and no traceback."""
    done = on_the_command_line(tmp_path, program, "list")
    assert done.returncode == 70
    assert "lmc itself failed (KeyError)" in done.stderr
    assert "secret" not in done.stderr + the_log(tmp_path)
    assert len(done.stderr.splitlines()) == 1


def test_ctrl_c_on_the_command_line_is_no_crash(tmp_path: Path) -> None:
    """Status 130 as the shell expects, and not a word."""
    done = on_the_command_line(tmp_path, INTERRUPTED, "open", "Onboarding")
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
    assert not (tmp_path / "state").exists()
