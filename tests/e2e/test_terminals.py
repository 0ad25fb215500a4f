"""Terminals that can do less, or say little about themselves: the program starts, or says what is missing."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from tests.support.terminal import Answers, Terminal, terminal_environment

LMC = [sys.executable, "-m", "lmc_tui"]


def a_terminal(folder: Path, variables: dict[str, str], answers: Answers = Answers.MODERN) -> Terminal:
    """A new session in a terminal with these variables, and without those that are empty."""
    environment = terminal_environment(folder, LMC_SESSIONS=str(folder / "sessions"), TZ="UTC") | variables
    environment = {name: value for name, value in environment.items() if value}
    return Terminal([*LMC, "new", "Onboarding"], environment, columns=100, rows=30, answers=answers)


def works(terminal: Terminal, folder: Path) -> bool:
    """Whether a note with letters of other languages can be written, is shown, and is in the file afterwards."""
    terminal.wait_for("space starts")
    terminal.send("acafé 漢字\r")
    terminal.wait_for("café 漢字")
    terminal.press("escape", "ctrl+q")
    assert terminal.wait_exit(10) == 0
    data = tomllib.loads((folder / "sessions" / "onboarding.toml").read_text(encoding="utf-8"))
    return [note["text"] for note in data["notes"]] == ["café 漢字"]


@pytest.mark.parametrize(
    "variables",
    [
        {"LANG": "C"},
        {"LANG": "", "LC_ALL": "POSIX"},
        {"LANG": "xx_YY.ISO-8859-1"},
        {"TERM": "no-such-terminal"},
        {"TERM": "vt100", "COLORTERM": ""},
        {"TERM": "screen"},
        {"TERM": "linux", "COLORTERM": ""},
        {"HOME": ""},
    ],
    ids=str,
)
def test_it_starts_whatever_the_terminal_is_called(tmp_path: Path, variables: dict[str, str]) -> None:
    """Neither the language nor the name of the terminal stands in the way, as far as it takes UTF-8."""
    with a_terminal(tmp_path, variables) as terminal:
        assert works(terminal, tmp_path)


def test_it_starts_in_a_terminal_that_answers_nothing(tmp_path: Path) -> None:
    """Old ones leave every question open."""
    with a_terminal(tmp_path, {"TERM": "xterm", "COLORTERM": ""}, Answers.NONE) as terminal:
        assert works(terminal, tmp_path)


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"TERM": "dumb"}, "a terminal of the kind 'dumb' cannot show it"),
        ({"TERM": ""}, "a terminal of the kind 'unknown' cannot show it"),
        ({"PYTHONIOENCODING": "latin-1"}, "this terminal is said to take iso8859-1 only; if it takes UTF-8, set"),
        (
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            "this terminal is said to take ascii only; if it takes UTF-8, set LANG=C.UTF-8",
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_cannot_show_a_screen_gets_the_canvas_and_the_reason(
    tmp_path: Path, variables: dict[str, str], words: str
) -> None:
    """It is printed as far as the terminal takes it, and nothing is drawn over."""
    with a_terminal(tmp_path, variables) as terminal:
        assert terminal.wait_exit(10) == 0
        assert words in " ".join(terminal.text.split())
        assert "Segments" in terminal.text
        assert b"\x1b[?1049h" not in terminal.raw
        assert "Traceback" not in terminal.text
