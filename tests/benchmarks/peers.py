"""Programs by others that pip can install, each in an environment of its own so that none bends another's versions."""

from __future__ import annotations

import atexit
import functools
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from importlib.metadata import Distribution
from pathlib import Path

import platformdirs

from tests.benchmarks.cases import AS_STARTED, LETTERS, Program, State
from tests.benchmarks.programs import FOCUS
from tests.support.terminal import terminal_environment

KANBAN, POSTING = "kanban-tui", "posting"
TASKS = 9
"""On the board of kanban-tui, three a column: each more would cost every measured program a start of its command."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A program to compare with."""

    name: str
    """Also that of the package."""
    requirements: tuple[str, ...]
    """What pip is asked for."""
    script: str
    program: Callable[[Path], Program]
    """Gives what is run, by the path of the script."""


@dataclass(frozen=True, slots=True)
class Found:
    """A peer that is installed."""

    peer: Peer
    script: Path

    @property
    def packages(self) -> list[str]:
        """Folders that hold its packages."""
        return [str(path) for path in (self.script.parents[1] / "lib").glob("python*/site-packages")]

    def version(self, package: str) -> str:
        """Of a package in its environment; empty when it is not there."""
        return next((each.version for each in Distribution.discover(name=package, path=self.packages)), "")


def default_folder() -> Path:
    """Where peers are installed unless another folder is named."""
    return Path(platformdirs.user_cache_path("lmc-tui")) / "benchmark-peers"


def installed(folder: Path) -> list[Found]:
    """The peers in *folder*: each in an environment of its name, or all in one that the folder itself is."""
    found = []
    for peer in PEERS:
        scripts = (place / "bin" / peer.script for place in (folder / peer.name, folder))
        found += [Found(peer, script.absolute()) for script in scripts if script.exists()][:1]
    return found


def install(folder: Path) -> None:
    """Make an environment in *folder* for each peer that is not there. Raises CalledProcessError when that fails."""
    there = {each.peer.name for each in installed(folder)}
    for peer in PEERS:
        if peer.name not in there:
            place = folder / peer.name
            subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
            pip = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            subprocess.run([*pip, *peer.requirements], check=True, stdout=sys.stderr)


def _kanban(script: Path) -> Program:
    title = State(("n",), re.compile("Create Task"), LETTERS)
    columns = State(keys=("right", "left"))
    states = dict.fromkeys(("start", "modules", "idle"), AS_STARTED)
    states |= {
        "keys": title,
        "field": State(title.setup, title.marker),
        "cursor": State(keys=("down", "down", "up", "up")),
    }
    states |= {"panes": columns, "growth": columns, "focus": State(keys=FOCUS)}

    def command(folder: Path) -> list[str]:
        shutil.copytree(_kanban_home(script), folder, dirs_exist_ok=True)
        return [str(script)]

    return Program(KANBAN, command, re.compile(r"Task 1\b[\s\S]*New Task"), states)


def _posting(script: Path) -> Program:
    """It starts with its address field in focus, so that what is asked without a field goes to the collection first."""
    collection = State(("tab", "tab"), re.compile("Search +d Dupe"))
    widgets = State(keys=("tab", "shift+tab"))
    states: dict[str, State] = {"start": AS_STARTED, "modules": AS_STARTED, "idle": collection}
    states |= {"keys": State(keys=LETTERS), "field": AS_STARTED, "focus": replace(collection, keys=FOCUS)}
    states |= {"panes": widgets, "growth": widgets}
    return Program(POSTING, lambda _: [str(script)], re.compile(r"Collection is empty[\s\S]*Commands"), states)


@functools.cache
def _kanban_home(script: Path) -> Path:
    """A home with a board of tasks, made once through its own commands, and gone when the benchmark ends."""
    home = Path(tempfile.mkdtemp(prefix="lmc-bench-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for arguments in _board_of_tasks():
        subprocess.run(
            [str(script), *arguments],
            env=terminal_environment(home),
            cwd=home,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return home


def _board_of_tasks() -> Iterable[list[str]]:
    yield ["board", "create", "Workshop", "--set-active"]
    for number in range(TASKS):
        words = ["--description", "A few words on what is to do", "--column", str(number % 3 + 1)]
        yield ["task", "create", f"Task {number + 1}", *words]


PEERS = (
    Peer(KANBAN, ("kanban-tui",), "ktui", _kanban),
    # Without the limit pip chooses a tree-sitter with which the Textual that posting asks for crashes at once.
    Peer(POSTING, ("posting", "tree-sitter<0.26"), "posting", _posting),
)
