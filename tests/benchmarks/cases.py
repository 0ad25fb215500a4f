"""A program, and the states in which it is measured. Which programs there are: `programs.py` and `peers.py`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.support.keys import key_bytes
from tests.support.terminal import Terminal, terminal_environment

ROOT = Path(__file__).resolve().parents[2]
"""The project's folder, from which `python -m lmc_tui` runs whether it is installed or not."""
COLUMNS, ROWS = 120, 40
LETTERS = tuple("abcdefghijklm nopqrs tuvwxyz")


@dataclass(frozen=True, slots=True)
class State:
    """How a program is brought to where a question is asked of it."""

    setup: tuple[str, ...] = ()
    """Keys that bring the state about, pressed once."""
    marker: re.Pattern[str] | None = None
    """What the screen shows afterwards; None for whatever it shows."""
    keys: tuple[str, ...] = ()
    """Keys that are measured, in turn and over again."""
    stays: bool = False
    """Whether half a second passes before the next key, and all that comes meanwhile counts."""


AS_STARTED = State()


@dataclass(frozen=True, slots=True)
class Program:
    """What is run, and which questions can be asked of it."""

    name: str
    """Several may have one name, if no question is asked of two of them: what is called bare Textual is three apps."""
    command: Callable[[Path], list[str]]
    """Gives the command line; may make files in the temporary folder that it is handed, which is the program's home."""
    marker: re.Pattern[str]
    """What the screen shows once its first frame is whole, from its top to its bottom."""
    states: Mapping[str, State]
    """A question's name to the state in which it is asked."""
    runs_in_project: bool = False
    """Whether it needs the project's folder as the current one; the others run in their temporary home."""


@dataclass(frozen=True, slots=True)
class Case:
    """A program in a state."""

    program: Program
    state: State

    @property
    def name(self) -> str:
        """The program's."""
        return self.program.name

    def start(self, folder: Path, launcher: tuple[str, ...] = ()) -> Terminal:
        """The program, started with *folder* as its home. The terminal does not read yet.

        With a *launcher*, that Python script with its arguments runs the program: in front of its script, behind the
        interpreter.
        """
        command = self.program.command(folder)
        if launcher:
            command = [*interpreted(command)[:1], *launcher, *interpreted(command)[1:]]
        environment = terminal_environment(folder, LMC_SESSIONS=str(folder / "sessions"))
        place = ROOT if self.program.runs_in_project else folder
        return Terminal(command, environment, columns=COLUMNS, rows=ROWS, folder=place)


def interpreted(command: list[str]) -> list[str]:
    """The command line with its interpreter in front, which for a script is the Python that lies beside it."""
    first = Path(command[0])
    beside = first.with_name("python")
    return command if first.name.startswith("python") or not beside.exists() else [str(beside), *command]


def typed(key: str) -> bytes:
    """What a terminal sends for a key, for keys one after the other with a blank between, or for an escape sequence."""
    if key.startswith("\x1b"):
        return key.encode()
    return b"".join(map(key_bytes, key.split())) if len(key) > 1 else key_bytes(key)
