"""What is compared with what: two boards, a snapshot with now or with another, this session with another file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from lmc_tui.domain.ages import age
from lmc_tui.domain.session import Session
from lmc_tui.errors import LmcError
from lmc_tui.storage.library import entries
from lmc_tui.storage.snapshots import Snapshots
from lmc_tui.storage.store import TomlSessionStore
from lmc_tui.tui.drawing.cells import steady
from lmc_tui.tui.screens.command_set import CommandSet
from lmc_tui.tui.screens.comparing import CompareScreen
from lmc_tui.tui.screens.picker import Picker, narrowed
from lmc_tui.tui.type_ahead import KEYS_WAIT
from lmc_tui.tui.widgets.option_list import Option
from lmc_tui.workshop.compared_view import Side

NOW = "now"
BOARDS = "boards"
Read = Callable[[], Session]


class Other:
    """A state that can be compared: how it is called, and how to read it."""

    def __init__(self, name: str, words: str, read: Read) -> None:
        self.name, self.words, self.read = name, words, read


class CompareCommands(CommandSet):
    """Picks two states, and shows them side by side."""

    def do_compare(self) -> None:
        """Ask what to compare with what is here now."""
        self.stage.run_worker(self._look, thread=True, group=KEYS_WAIT)

    def _look(self) -> None:
        """In a thread of its own: snapshots and other files take a while to read."""
        others, problem = self._others()
        self.stage.app.call_from_thread(self._ask, others, problem)

    def _others(self) -> tuple[list[Other], str]:
        """Snapshots, then the other sessions of the folder; and what kept some from being found, in words."""
        stage, canvas = self.stage, self.stage.workshop.canvas
        canvases = {canvas.id: canvas}
        found: list[Other] = []
        problem = ""
        snapshots = Snapshots(stage.opened.path, canvases)
        try:
            for each in snapshots.list():
                if not each.problem:
                    when = f"snapshot · {age(stage.workshop.now(), each.taken)}"
                    found.append(Other(f"“{each.name}”", when, partial(snapshots.read, each)))
            for entry in entries(stage.opened.path.parent, canvases):
                if not entry.problem and entry.path.resolve() != stage.opened.path.resolve():
                    found.append(Other(entry.title, f"session · {entry.path.name}", partial(_read, entry.path, self)))
        except (LmcError, OSError) as error:
            problem = str(error)
        return found, problem

    def _ask(self, others: list[Other], problem: str) -> None:
        boards = self.stage.workshop.canvas.boards
        options = [Option(BOARDS, f"{boards[0].name} and {boards[-1].name}", "the two boards", "⇄")]
        options += [Option(str(place), steady(each.name), each.words) for place, each in enumerate(others)]
        if problem:
            self.stage.tell(problem)
        hint = "{take} compares with now · {leave} leaves"
        picker = Picker("Compare", lambda words: narrowed(options, words), hint=hint)
        self.stage.app.push_screen(picker, partial(self._picked, others))

    def _picked(self, others: list[Other], picked: str | None) -> None:
        stage = self.stage
        if picked == BOARDS:
            first, last = stage.workshop.canvas.boards[0], stage.workshop.canvas.boards[-1]
            self._show(Side(first.name, self._now, first.id), Side(last.name, self._now, last.id))
        elif picked is not None:
            self._ask_second(others, others[int(picked)])

    def _ask_second(self, others: list[Other], first: Other) -> None:
        """With what is here now, which is what enter does; or with yet another."""
        options = [Option(NOW, "what is here now", "", "▸")]
        options += [
            Option(str(place), steady(each.name), each.words) for place, each in enumerate(others) if each is not first
        ]
        if len(options) == 1:
            self._compare(others, first, NOW)
            return
        picker = Picker(f"{steady(first.name)} with", lambda words: narrowed(options, words))
        self.stage.app.push_screen(picker, lambda second: self._compare(others, first, second))

    def _compare(self, others: list[Other], first: Other, second: str | None) -> None:
        if second is None:
            return
        try:
            before = _side(first)
            after = Side(NOW, self._now) if second == NOW else _side(others[int(second)])
            self._show(before, after)
        except LmcError as error:
            self.stage.tell(str(error))

    def _show(self, before: Side, after: Side) -> None:
        """Raises `CompareError` where the two are on different canvases."""
        self.stage.app.push_screen(CompareScreen(self.stage, before, after))

    def _now(self) -> Session:
        return self.stage.session


def _side(other: Other) -> Side:
    """A state as it was read once: a file that changes meanwhile makes no other picture."""
    session = other.read()
    return Side(other.name, lambda: session)


def _read(path: Path, commands: CompareCommands) -> Session:
    canvas = commands.stage.workshop.canvas
    return TomlSessionStore(path, {canvas.id: canvas}).load(is_newer_allowed=True).session
