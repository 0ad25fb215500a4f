"""A real mouse at a real terminal: a note that is dragged ends up in the file, and moves cost nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.terminal import Terminal, terminal_environment, titled

LMC = [sys.executable, "-m", "lmc_tui"]
LEFT, HELD, NO_BUTTON = 0, 32, 35
"""What SGR reports say: the left button, a move with it held, a move with none."""


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A new session with two notes in Key Partners."""
    environment = terminal_environment(
        tmp_path, LMC_SESSIONS=str(tmp_path / "sessions"), LMC_STATE=str(tmp_path / "state"), TZ="UTC"
    )
    with Terminal([*LMC, "new", "Onboarding"], environment, columns=120, rows=36) as started:
        started.wait_for("space starts")
        started.press("8", "a")
        for note in ("Warehouse IT", "Finance"):
            started.send(note)
            started.press("enter")
        started.press("escape")
        started.wait_for(titled("Partners", 2))
        started.wait_gone("enter keep")
        yield started


def report(terminal: Terminal, button: int, column: int, row: int, *, is_release: bool = False) -> None:
    """What the terminal sends of the mouse at that cell."""
    terminal.send(f"\x1b[<{button};{column + 1};{row + 1}{'m' if is_release else 'M'}")


def notes(folder: Path) -> str:
    """What the session's file holds."""
    return (folder / "sessions" / "onboarding.toml").read_text()


def test_a_note_that_is_dragged_is_moved_in_the_file(tmp_path: Path, terminal: Terminal) -> None:
    """Press, move, release over Design; the program says what a release does before, and what was done after."""
    column, row = terminal.find("Warehouse IT")
    to_column, to_row = terminal.find("Design")
    report(terminal, LEFT, column, row)
    for step in range(1, 6):
        report(terminal, HELD, column + (to_column - column) * step // 5, row + (to_row + 2 - row) * step // 5)
    terminal.wait_for("Move “Warehouse IT” to Design. Release to move, esc: stay.")
    terminal.wait_for("« Warehouse IT")
    report(terminal, LEFT, to_column, to_row + 2, is_release=True)
    terminal.wait_for("Moved “Warehouse IT” to Design. u takes it back.")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    text = notes(tmp_path)
    assert 'section = "key-partners"\ntext = "Finance"' in text
    assert 'section = "design"\ntext = "Warehouse IT"' in text
    assert text.count("[[notes]]") == 2


def test_a_drag_sent_all_at_once_counts(tmp_path: Path, terminal: Terminal) -> None:
    """Nothing is drawn between press and release; a drag that escape ends changes nothing."""
    column, row = terminal.find("Warehouse IT")
    to_column, to_row = terminal.find("Cost Structure")
    report(terminal, LEFT, column, row)
    report(terminal, HELD, to_column, to_row + 1)
    terminal.wait_for("Release to move")
    terminal.press("escape")
    report(terminal, LEFT, to_column, to_row + 1, is_release=True)
    terminal.wait_gone("Release to move")
    place = f"{column + 1};{row + 1}M\x1b[<32;{to_column + 1};{to_row + 2}M"
    terminal.send(f"\x1b[<0;{place}\x1b[<0;{to_column + 1};{to_row + 2}m")
    terminal.wait_for("Moved “Warehouse IT” to Cost Structure.")
    terminal.press("u", "ctrl+q")
    assert terminal.wait_exit() == 0
    assert 'section = "key-partners"\ntext = "Warehouse IT"' in notes(tmp_path)


def test_moves_without_a_button_are_not_asked_for_and_send_nothing(terminal: Terminal) -> None:
    """The terminal is to tell of drags only; one that tells of every move gets no byte for it."""
    assert 1002 in terminal.modes
    assert 1003 not in terminal.modes
    terminal.wait_for(" saved")
    terminal.settle(0.5)
    before = len(terminal.raw)
    for column in range(0, 120, 3):
        report(terminal, NO_BUTTON, column, 5 + column % 20)
    terminal.settle(0.5)
    assert len(terminal.raw) == before


def test_a_letter_typed_at_once_behind_the_key_for_labels_jumps(tmp_path: Path, terminal: Terminal) -> None:
    """The quote, a letter, and a note in that pane, as one piece of input."""
    terminal.send("'ganext\r")
    terminal.wait_for("next")
    terminal.press("escape", "ctrl+q")
    assert terminal.wait_exit() == 0
    assert 'section = "design"\ntext = "next"' in notes(tmp_path)
