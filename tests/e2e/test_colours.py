"""What colours a real terminal is sent, by what it says of itself and what the person asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_terminals import LMC
from tests.support.terminal import Terminal, terminal_environment

SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
ATTRIBUTES = {"", "0", "1", "2", "3", "4", "7", "22", "23", "24", "27"}
LETTERS = {"39", *map(str, range(30, 38)), *map(str, range(90, 98))}
GROUNDS = {"49", *map(str, range(40, 48)), *map(str, range(100, 108))}


def a_terminal(folder: Path, **variables: str) -> Terminal:
    """The example in a terminal with these variables, and without those that are empty."""
    environment = terminal_environment(folder, LMC_SESSIONS=str(folder / "sessions"), TZ="UTC") | variables
    environment = {name: value for name, value in environment.items() if value}
    return Terminal([*LMC, "demo"], environment, columns=120, rows=36)


def codes(raw: bytes) -> Iterator[str]:
    """Every parameter of every SGR sequence: `38;5;110` is one."""
    for match in SGR.finditer(raw):
        parts = match[1].decode().split(";")
        while parts:
            size = {"2": 5, "5": 3}.get(parts[1], 1) if parts[0] in ("38", "48") and len(parts) > 1 else 1
            yield ";".join(parts[:size])
            parts = parts[size:]


def used(terminal: Terminal) -> set[str]:
    """What was sent for the canvas, a running clock, a dialog, a form and a note being typed."""
    terminal.wait_for("space starts")
    terminal.send("8 ")
    terminal.wait_for("left")
    for keys, words in (("f", "enter keeps"), ("/sca", "Scanner vendor")):
        terminal.send(keys)
        terminal.wait_for(words)
        terminal.press("escape")
    terminal.send("aUnion #int")
    terminal.wait_for("#internal")
    terminal.press("escape", "escape", "ctrl+q")
    assert terminal.wait_exit(10) == 0
    return set(codes(terminal.raw))


@pytest.mark.parametrize("name", ["xterm-256color", "xterm", "linux"])
def test_no_color_sends_no_colour(tmp_path: Path, name: str) -> None:
    """Only attributes, whatever the terminal could do and whatever theme is set."""
    with a_terminal(tmp_path, NO_COLOR="1", TERM=name, LMC_THEME="light") as terminal:
        sent = used(terminal)
    assert sent <= ATTRIBUTES
    assert {"1", "2", "7"} <= sent


def test_an_empty_no_color_asks_for_nothing(tmp_path: Path) -> None:
    """Colours are sent as ever."""
    environment = terminal_environment(tmp_path, LMC_SESSIONS=str(tmp_path / "sessions"), NO_COLOR="")
    with Terminal([*LMC, "demo"], environment, columns=120, rows=36) as terminal:
        assert any(code.startswith("38;2;") and len(set(code.split(";")[2:])) > 1 for code in used(terminal))


@pytest.mark.parametrize("name", ["xterm", "linux", "screen"])
def test_sixteen_colours_get_the_terminals_theme(tmp_path: Path, name: str) -> None:
    """None but the sixteen, and no ground except for alarms: nothing is over here."""
    with a_terminal(tmp_path, TERM=name, COLORTERM="") as terminal:
        sent = used(terminal)
    assert sent <= ATTRIBUTES | LETTERS
    assert sent & (LETTERS - {"39"})


def test_the_terminals_theme_sends_no_ground_where_there_are_more_colours(tmp_path: Path) -> None:
    """What is in hand is turned round instead."""
    with a_terminal(tmp_path, LMC_THEME="terminal") as terminal:
        sent = used(terminal)
    assert sent <= ATTRIBUTES | LETTERS
    assert "7" in sent


def test_sixteen_colours_take_another_theme_when_it_was_chosen(tmp_path: Path) -> None:
    """In the nearest of the sixteen."""
    with a_terminal(tmp_path, TERM="xterm", COLORTERM="", LMC_THEME="light") as terminal:
        sent = used(terminal)
    assert sent <= ATTRIBUTES | LETTERS | GROUNDS
    assert sent & (GROUNDS - {"49"})


@pytest.mark.parametrize("name", ["xterm-256color", "screen-256color", "tmux-256color"])
def test_256_colours_are_256(tmp_path: Path, name: str) -> None:
    """As by ssh, which tells no more than the terminal's name."""
    with a_terminal(tmp_path, TERM=name, COLORTERM="") as terminal:
        sent = used(terminal)
    assert any(code.startswith("38;5;") for code in sent)
    assert not any(code.startswith(("38;2;", "48;2;")) for code in sent)


def test_a_chosen_theme_is_worn_and_kept_by_the_settings(tmp_path: Path) -> None:
    """`lmc config set theme` writes it, the next start sends its ground, and a wrong name is refused."""
    home = terminal_environment(tmp_path, LMC_SESSIONS=str(tmp_path / "sessions"))
    with Terminal([*LMC, "config", "set", "theme", "ligth"], home) as terminal:
        assert terminal.wait_exit(10) == 2
        assert "Did you mean light?" in " ".join(terminal.text.split())
    with Terminal([*LMC, "config", "set", "theme", "light"], home) as terminal:
        assert terminal.wait_exit(10) == 0
    path = tmp_path / ".config" / "lmc-tui" / "config.toml"
    assert tomllib.loads(path.read_text())["theme"] == "light"
    with Terminal([*LMC, "demo"], home, columns=120, rows=36) as terminal:
        assert "48;2;250;250;250" in used(terminal)


def test_what_is_wrong_with_a_theme_of_ones_own_is_checked(tmp_path: Path) -> None:
    """`lmc config check` tells file, line and key of every theme, worn or not."""
    folder = tmp_path / ".config" / "lmc-tui" / "themes"
    folder.mkdir(parents=True)
    (folder / "evening.toml").write_text('base = "dark"\n[roles]\nnota = "#ffffff"\n')
    with Terminal([*LMC, "config", "check"], terminal_environment(tmp_path), columns=200) as terminal:
        assert terminal.wait_exit(10) == 1
        assert 'themes/evening.toml:3: There is no role "nota". Did you mean note?' in terminal.text
