"""`E` in a real terminal: whatever the editor does, the workshop comes back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.support.room import new_session, on_file, some_notes
from tests.support.terminal import Terminal, terminal_environment


def a_terminal(folder: Path, editor: str) -> Terminal:
    """A session with one partner, and that editor."""
    path = on_file(folder, new_session(notes=some_notes("key-partners", "IT")))
    environment = terminal_environment(folder, LMC_STATE=str(folder / "state"), TZ="UTC", EDITOR=editor)
    return Terminal([sys.executable, "-m", "lmc_tui", "open", str(path)], environment)


def an_editor(folder: Path, body: str) -> str:
    """A program that is used as editor."""
    path = folder / "editor"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("body", "words"),
    [("exit 1", "ended with 1"), ("rm -f $1; exit 0", "could not edit the note")],
)
def test_an_editor_that_fails_gives_the_workshop_back(tmp_path: Path, body: str, words: str) -> None:
    """The screen is drawn again, keys work, the note stays as it was, and a sentence says what happened."""
    with a_terminal(tmp_path, an_editor(tmp_path, body)) as terminal:
        terminal.wait_for("GUIDE")
        terminal.press("8", "E")
        terminal.wait_for(words)
        terminal.wait_for("GUIDE")
        terminal.press("a")
        terminal.send("still here")
        terminal.press("enter", "escape", "ctrl+q")
        assert terminal.wait_exit(10) == 0
    text = (tmp_path / "sessions" / "onboarding.toml").read_text()
    assert '"IT"' in text
    assert "still here" in text


def test_an_editor_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Nothing hangs: the bottom line says which editor is not installed."""
    with a_terminal(tmp_path, "no-such-editor") as terminal:
        terminal.wait_for("GUIDE")
        terminal.press("8", "E")
        terminal.wait_for("'no-such-editor', which is not installed")
        terminal.press("ctrl+q")
        assert terminal.wait_exit(10) == 0


def test_what_the_editor_wrote_is_the_note(tmp_path: Path) -> None:
    """Saved as one change."""
    with a_terminal(tmp_path, an_editor(tmp_path, 'echo "IT warehouse systems" > "$1"')) as terminal:
        terminal.wait_for("GUIDE")
        terminal.press("8", "E")
        terminal.wait_for("warehouse")
        terminal.press("ctrl+q")
        assert terminal.wait_exit(10) == 0
    assert '"IT warehouse systems"' in (tmp_path / "sessions" / "onboarding.toml").read_text()
