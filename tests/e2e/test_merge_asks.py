"""`lmc merge` in a real terminal: it shows both sides and takes a letter."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from lmc_tui.content import example_text
from tests.support.terminal import Terminal, terminal_environment

LONG = "Scanner vendor, who answers calls of the depots by night and at weekends, from May"


def test_both_sides_are_shown_whole_and_a_letter_decides(tmp_path: Path) -> None:
    """What differs only at the end of a long text is seen; nothing in a text acts on the terminal."""
    (tmp_path / "a.toml").write_text(example_text().replace("Scanner vendor", f"{LONG} 2026"))
    (tmp_path / "b.toml").write_text(example_text().replace("Scanner vendor", f"{LONG} 2027 [bold]"))
    command = [sys.executable, "-m", "lmc_tui", "merge", "a.toml", "b.toml", "-o", "out.toml"]
    with Terminal(command, terminal_environment(tmp_path), columns=80, rows=24, folder=tmp_path) as terminal:
        terminal.wait_for("[k]eep both?")
        assert "A · a.toml" in terminal.text
        assert "2026" in terminal.text
        assert "2027 [bold]" in terminal.text
        terminal.send("b")
        terminal.press("enter")
        assert terminal.wait_exit() == 0
    notes = tomllib.loads((tmp_path / "out.toml").read_text())["notes"]
    told = {note["text"]: note.get("archived", False) for note in notes}
    assert (told[f"{LONG} 2027 [bold]"], told[f"{LONG} 2026"]) == (False, True)
