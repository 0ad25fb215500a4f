"""What is run: lmc, and the least apps that it is compared with. Markers, keys and files to adapt are all here."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.sessions import session_text
from tests.support.terminal import Terminal, terminal_environment

ROOT = Path(__file__).resolve().parents[2]
"""The project's folder, from which `python -m lmc_tui` runs whether it is installed or not."""
EXAMPLE = ROOT / "lmc_tui" / "content" / "quillmarsh.toml"
LETTERS = tuple("abcdefghijklm nopqrs tuvwxyz")
COLUMNS, ROWS = 120, 36
NOTES = 100

PEER_MARKER = re.compile("READY")
LMC_MARKER = re.compile("GUIDE")
"""What the screen says once its first frame is whole."""
LMC_NOTE_MARKER = LMC_MARKER
"""What the screen says while a note is typed, so that the keys are known to go there."""


@dataclass(frozen=True, slots=True)
class Case:
    """A program in the state in which something is measured."""

    name: str
    command: Callable[[Path], list[str]]
    """Gives the command line; may make files in the temporary folder that it is handed."""
    marker: re.Pattern[str] = PEER_MARKER
    """What the screen shows when the program is ready."""
    setup: tuple[str, ...] = ()
    """Keys that bring about the state, pressed once."""
    setup_marker: re.Pattern[str] | None = None
    """What the screen shows afterwards; None for whatever it shows."""
    keys: tuple[str, ...] = LETTERS
    """Keys that are measured, in turn and over again."""

    def start(self, folder: Path) -> Terminal:
        """The program, started with *folder* as its home. The terminal does not read yet."""
        sessions = folder / "sessions"
        sessions.mkdir()
        environment = terminal_environment(folder, LMC_SESSIONS=str(sessions))
        return Terminal(self.command(folder), environment, columns=COLUMNS, rows=ROWS, folder=ROOT)


def has_lmc() -> bool:
    """Whether lmc is there to be measured: its command line and its storage."""
    try:
        return None not in map(importlib.util.find_spec, ("lmc_tui.cli", "lmc_tui.storage.store"))
    except ModuleNotFoundError:
        return False


def _peer(app: str) -> Callable[[Path], list[str]]:
    return lambda _: [sys.executable, str(Path(__file__).with_name(app))]


def _lmc(path: Path) -> list[str]:
    return [sys.executable, "-m", "lmc_tui", "open", str(path)]


def _lmc_example(folder: Path) -> list[str]:
    return _lmc(Path(shutil.copy(EXAMPLE, folder / "sessions" / "example.toml")))


def _lmc_big(folder: Path) -> list[str]:
    path = folder / "sessions" / "big.toml"
    path.write_text(session_text(NOTES), encoding="utf-8")
    return _lmc(path)


MINIMAL = Case("minimal app", _peer("minimal_app.py"))
INPUT = Case("bare Input", _peer("input_app.py"))
CLOCK = Case("bare clock", _peer("clock_app.py"))

LMC_START = Case("lmc, example", _lmc_example, LMC_MARKER)
LMC_TYPING = Case(f"lmc, {NOTES} notes", _lmc_big, LMC_MARKER, ("a",), LMC_NOTE_MARKER)
LMC_RUNNING = Case(f"lmc, {NOTES} notes", _lmc_big, LMC_MARKER, ("space",))
LMC_PANES = Case(f"lmc, {NOTES} notes", _lmc_big, LMC_MARKER, keys=("right", "left"))
LMC_IDLE = Case(f"lmc, {NOTES} notes", _lmc_big, LMC_MARKER)
