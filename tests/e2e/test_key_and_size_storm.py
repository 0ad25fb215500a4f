"""Keys and sizes as fast as the terminal takes them: no key is lost, and in the end each cell is what it should be."""

from __future__ import annotations

import contextlib
import random
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.emulator import Picture
from tests.support.terminal import Terminal, TerminalTimeout, terminal_environment, titled

LMC = [sys.executable, "-m", "lmc_tui"]
ESCAPE = "\x1b[27u"
"""The key as newer terminals send it, which needs no rest behind it."""
KEYS, SIZES = 1_000, 200
LAST = (120, 36)
NARROW = ((80, 24), (60, 16), (40, 10), (112, 30), (200, 60), (120, 36), (30, 9), (1, 1), (150, 40), (119, 37))
LAST_NOTE = "Written in the small window"
PHRASES: tuple[tuple[str, ...], ...] = (
    *((key,) for key in ("h", "j", "k", "l", "\t", "\x1b[Z", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D")),
    *((key,) for key in ("1", "3", "5", "7", "8", "9", "{", "}", "[", "]", "\x1b[5~", "\x1b[6~", "b", "y", "\x0c")),
    ("\r", "j", "k", ESCAPE),
    ("?", "\x1b[6~", ESCAPE),
    ("g", ESCAPE),
    ("A", "j", ESCAPE),
    ("s", ESCAPE),
    ("w", "j", ESCAPE),
    ("P", ESCAPE),
    ("/", "s", "c", ESCAPE),
    ("M", ESCAPE),
    ("x", "x"),
    ("J", "K"),
    ("t", "t"),
    ("a", *"gone", "\r", ESCAPE, "u"),
    ("a", *"gone", "\r", ESCAPE, "u", "U", "u"),
)
"""Keys that belong together; each begins and ends on the canvas, and none leaves a note or takes one away."""


class Storm(NamedTuple):
    """What is sent, key by key, and which notes are in it."""

    keys: list[str]
    notes: list[str]


def a_storm(seed: int) -> Storm:
    """A thousand keys or a few more: phrases in any order, and between them notes, each with a text of its own."""
    chance = random.Random(seed)
    storm = Storm([], [])
    while len(storm.keys) < KEYS:
        if chance.random() < 0.06:
            note = f"note {len(storm.notes)} dubq? {chance.randrange(1_000)}"
            storm.keys.extend(("a", *note, "\r", ESCAPE))
            storm.notes.append(note)
        else:
            storm.keys.extend(chance.choice(PHRASES))
    return storm


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A home with sessions in it."""
    return terminal_environment(tmp_path, LMC_SESSIONS=str(tmp_path / "sessions"), TZ="UTC")


@pytest.fixture
def terminal(environment: dict[str, str]) -> Iterator[Terminal]:
    """A session with a note in a pane, so that keys for notes have something in hand."""
    with Terminal([*LMC, "new", "Storm"], environment, columns=LAST[0], rows=LAST[1]) as terminal:
        terminal.wait_for("space starts")
        terminal.send(f"8aWarehouse IT\r{ESCAPE}")
        terminal.wait_for(titled("Partners", 1))
        yield terminal


def send(terminal: Terminal, storm: Storm, seed: int) -> None:
    """All keys, in two hundred handfuls, with another size of the window behind each."""
    chance = random.Random(seed)
    places = sorted(chance.sample(range(1, len(storm.keys)), SIZES - 1))
    for first, last in zip((0, *places), (*places, len(storm.keys)), strict=True):
        terminal.send("".join(storm.keys[first:last]))
        terminal.resize(*chance.choice(NARROW))
        terminal.read(0)


def settled(terminal: Terminal) -> Picture:
    """What shows once everything is saved and nothing comes any more."""
    terminal.wait_until(lambda: terminal.lines[0].endswith("saved"), what="everything saved")
    terminal.settle(0.7)
    return terminal.emulator.picture()


def came_to(terminal: Terminal, wanted: Picture) -> Picture:
    """What shows once it is what is *wanted* and stays so, or in the end: checks are run behind the first picture."""
    with contextlib.suppress(TerminalTimeout):
        terminal.wait_until(lambda: not differing(wanted, terminal.emulator.picture()))
    return settled(terminal)


def drawn_anew(terminal: Terminal) -> Picture:
    """What shows when everything is drawn again."""
    terminal.send("\x0c")
    return settled(terminal)


def differing(one: Picture, other: Picture) -> list[str]:
    """Where two pictures differ, row by row: what the cells that differ show in one and in the other."""
    places = sorted(place for place in {*one.cells, *other.cells} if one.cells.get(place) != other.cells.get(place))
    found = [] if one.cursor == other.cursor else [f"cursor at {one.cursor}, not at {other.cursor}"]
    for row in dict.fromkeys(row for row, _ in places):
        columns = [column for y, column in places if y == row]
        texts = ["".join(_shown(picture, row, column) for column in columns) for picture in (one, other)]
        found.append(f"row {row} from column {columns[0]}: {texts[0]!r}, not {texts[1]!r}")
    return found


def _shown(picture: Picture, row: int, column: int) -> str:
    cell = picture.cells.get((row, column))
    return cell.data if cell is not None else " "


def kept(folder: Path) -> list[str]:
    """The texts of the notes in the file."""
    data = tomllib.loads((folder / "sessions" / "storm.toml").read_text(encoding="utf-8"))
    return [note["text"] for note in data.get("notes", []) if not note.get("archived")]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_storm_of_keys_and_sizes_leaves_no_wrong_cell(
    tmp_path: Path, environment: dict[str, str], terminal: Terminal, seed: int
) -> None:
    """A thousand keys, two hundred sizes: each cell is as drawn anew, and as a second program draws it there."""
    storm = a_storm(seed)
    send(terminal, storm, seed)
    assert_nothing_is_lost(storm, terminal, environment, tmp_path)


@pytest.mark.parametrize("size", [(30, 9), (1, 1)])
def test_a_storm_of_keys_in_a_window_too_small_to_show_anything_loses_none(
    tmp_path: Path, environment: dict[str, str], terminal: Terminal, size: tuple[int, int]
) -> None:
    """Whoever writes does not see that somebody made the window small, nor how many keys the program was behind."""
    terminal.resize(*size)
    terminal.wait_until(lambda: terminal.text.startswith("M"), what="Make the window larger")
    storm = a_storm(3)
    terminal.send("".join((*storm.keys, "a", *LAST_NOTE, "\r", ESCAPE)), timeout=60)
    terminal.wait_until(lambda: LAST_NOTE in kept(tmp_path), 60, "the last note in the file")
    storm.notes.append(LAST_NOTE)
    assert_nothing_is_lost(storm, terminal, environment, tmp_path)


def assert_nothing_is_lost(storm: Storm, terminal: Terminal, environment: dict[str, str], folder: Path) -> None:
    """Large again, each cell is as drawn anew and as a second program draws it, and each note is in the file."""
    terminal.resize(*LAST)
    terminal.send(f"{ESCAPE}{ESCAPE}")
    terminal.send("1aThe end\r" + ESCAPE)
    terminal.wait_for("The end", 60)
    seen = settled(terminal)
    assert not differing(seen, drawn_anew(terminal))
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    assert sorted(kept(folder)) == sorted([*storm.notes, "Warehouse IT", "The end"])
    with Terminal([*LMC, "open", "Storm"], environment, columns=LAST[0], rows=LAST[1]) as other:
        assert not differing(seen, came_to(other, seen))
