"""What lmc is measured by that every machine has: lmc itself, the least Textual apps, and vim where it is installed."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.benchmarks.cases import AS_STARTED, LETTERS, ROOT, Program, State
from tests.benchmarks.sessions import session_text

EXAMPLE, FEW, MANY = "lmc, example", "lmc, 500 notes", "lmc, 5,000 notes"
BARE, VIM = "bare Textual", "vim"
FOCUS = ("\x1b[O", "\x1b[I")
"""What a terminal sends when another window comes to the front, and when this one comes back."""
LINES = 5_000

_EXAMPLE_FILE = ROOT / "lmc_tui" / "content" / "quillmarsh.toml"
_LMC_MARKER = re.compile(r"GUIDE[\s\S]*palette")
_WRITING = State(("a",), re.compile("enter keep"), LETTERS)
_PANES = State(keys=("left", "right"))
_STAYING = State(keys=("left", "right"), stays=True)
_NOTES = State(keys=("}",) * 10 + ("{",) * 10)
"""Down and up again, since notes of different length cost differently."""


def local_programs() -> list[Program]:
    """lmc in three sizes, the bare apps, and vim."""
    return [*_bare_apps(), *_lmc(), *_vim()]


def _bare_apps() -> Iterable[Program]:
    ready = re.compile("READY")
    whole = dict.fromkeys(("start", "modules", "idle", "focus"), AS_STARTED) | {"focus": State(keys=FOCUS)}
    field = State(keys=LETTERS)
    yield Program(BARE, _script("minimal_app.py"), ready, whole)
    typing = {"keys": field, "panes": field, "stays": State(keys=LETTERS, stays=True), "field": AS_STARTED}
    yield Program(BARE, _script("input_app.py"), ready, typing)
    yield Program(BARE, _script("clock_app.py"), ready, {"tick": AS_STARTED})


def _lmc() -> Iterable[Program]:
    started = {"start": AS_STARTED, "idle": AS_STARTED}
    moving = {"keys": _WRITING, "panes": _PANES, "stays": _STAYING, "cursor": _NOTES}
    once = {"field": State(("a",), _WRITING.marker), "tick": State(("space",)), "focus": State(keys=FOCUS)}
    grown = dict.fromkeys(("growth", "long_growth"), _PANES)
    yield Program(EXAMPLE, _open_example, _LMC_MARKER, started | {"modules": AS_STARTED}, runs_in_project=True)
    yield Program(FEW, _open_notes(500), _LMC_MARKER, started | moving | once | grown, runs_in_project=True)
    yield Program(MANY, _open_notes(5_000), _LMC_MARKER, started | moving, runs_in_project=True)


def _vim() -> Iterable[Program]:
    """Plain vim, without a configuration, on a file with as many lines as the largest session has notes."""
    if shutil.which(VIM) is None:
        return
    insert = State(("i",), re.compile("INSERT"), LETTERS)
    two_windows = State((":", "s", "p", "enter"), keys=("ctrl+w w",))
    states = {"start": AS_STARTED, "idle": AS_STARTED, "keys": insert, "field": State(insert.setup, insert.marker)}
    states |= {"panes": two_windows, "growth": two_windows, "cursor": State(keys=("j",) * 10 + ("k",) * 10)}
    yield Program(VIM, _vim_on_lines, re.compile(r"line 39\b[\s\S]*5000L"), states)


def _script(app: str) -> Callable[[Path], list[str]]:
    return lambda _: [sys.executable, str(Path(__file__).with_name(app))]


def _lmc_open(path: Path) -> list[str]:
    return [sys.executable, "-m", "lmc_tui", "open", str(path)]


def _open_example(folder: Path) -> list[str]:
    return _lmc_open(Path(shutil.copy(_EXAMPLE_FILE, _sessions(folder) / "example.toml")))


def _open_notes(notes: int) -> Callable[[Path], list[str]]:
    text = session_text(notes)

    def command(folder: Path) -> list[str]:
        path = _sessions(folder) / "board.toml"
        path.write_text(text, encoding="utf-8")
        return _lmc_open(path)

    return command


def _vim_on_lines(folder: Path) -> list[str]:
    path = folder / "lines.txt"
    path.write_text("".join(f"A few words as in a note, line {number}\n" for number in range(1, LINES + 1)))
    return [VIM, str(path)]


def _sessions(folder: Path) -> Path:
    sessions = folder / "sessions"
    sessions.mkdir(exist_ok=True)
    return sessions
