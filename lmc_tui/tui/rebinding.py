"""Other keys for commands, as the config file wants them. Loaded only when it wants any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lmc_tui.config.key_names import ChosenKey, Where
from lmc_tui.config.keys import KeyProblem
from lmc_tui.config.problems import MOST_GUESSES, meant, quoted
from lmc_tui.config.settings import KEYS, setting
from lmc_tui.tui.commands import COMMANDS, Command
from lmc_tui.tui.key_map import DEFAULT_KEYS, KeyMap

if TYPE_CHECKING:
    from lmc_tui.tui.page_keys import PageKeys

LEAVE = "leave"
ALWAYS = {"ctrl+q": "ctrl+q always leaves", "ctrl+c": "ctrl+c always says how to leave"}
"""Keys that nobody can take, and why."""
LAST_RESORT = {"help": "f1", "palette": "ctrl+p"}
"""Commands that lead to all others, and the key that each has when it would have none."""
VIEWS = (Where.CANVAS, Where.SECTION)

Slot = tuple[Where, str]
"""A key in one of the two views."""


class Mapped(NamedTuple):
    """Keys as the file wants them, and what was wrong with that."""

    keys: KeyMap
    problems: tuple[KeyProblem, ...]
    pages: PageKeys | None = None
    """Keys of dialogs, pages and the list of sessions; None where all are those of the table."""


def key_map(chosen: Mapping[str, tuple[ChosenKey, ...]]) -> Mapped:
    """The table of commands with other keys for those that are *chosen*.

    Where two commands want one key, the one from the file has it, and of two from the file the first.
    """
    if not chosen:
        return Mapped(DEFAULT_KEYS, ())
    return _Sharing(chosen).result()


class _Sharing:
    """Gives out the keys, command by command."""

    def __init__(self, chosen: Mapping[str, tuple[ChosenKey, ...]]) -> None:
        self._problems: list[KeyProblem] = []
        by_id = {each.id: each for each in COMMANDS}
        self._chosen: dict[str, tuple[ChosenKey, ...]] = {}
        self._owners: dict[Slot, str] = {}
        self._of_pages: dict[str, tuple[ChosenKey, ...]] = {}
        for name, keys in chosen.items():
            if name in by_id:
                self._choose(name, keys)
            elif _is_of_pages(name):
                self._of_pages[name] = keys
            else:
                self._tell(name, f"There is no command {quoted(name)}.{self._meant(name)}")

    def result(self) -> Mapped:
        """Everything given out."""
        for name, keys in self._chosen.items():
            self._take(name, keys)
        for each in COMMANDS:
            if each.id not in self._chosen:
                self._take(each.id, keys_of(each))
        for name in LAST_RESORT:
            self._keep_reachable(name)
        commands = (self._with_keys(each, self._chosen.get(each.id, keys_of(each))) for each in COMMANDS)
        mapped = Mapped(KeyMap(tuple(commands)), tuple(self._problems))
        if not self._of_pages:
            return mapped
        from lmc_tui.tui.page_rebinding import page_keys

        pages, problems = page_keys(self._of_pages)
        return mapped._replace(pages=pages, problems=(*mapped.problems, *problems))

    def _choose(self, name: str, keys: tuple[ChosenKey, ...]) -> None:
        """Leave out keys that nobody can take; when none is left, those of the table hold."""
        allowed = tuple(each for each in keys if each.key not in ALWAYS)
        for each in keys:
            if each.key in ALWAYS and (name, each.key) != (LEAVE, "ctrl+q"):
                self._tell(name, f"{ALWAYS[each.key]}, so it can do nothing else.")
        if allowed or not keys:
            self._chosen[name] = (*allowed, ChosenKey("ctrl+q")) if name == LEAVE else allowed

    def _take(self, name: str, keys: Sequence[ChosenKey]) -> None:
        """Give a command those keys that are free, view by view."""
        for key in keys:
            for view in _views(key):
                owner = self._owners.setdefault((view, key.key), name)
                if owner != name:
                    self._tell_clash(key, owner, name)

    def _tell_clash(self, key: ChosenKey, owner: str, loser: str) -> None:
        """Say once who has a key that two want: beside the line that can be mended."""
        if loser in self._chosen:
            self._tell(loser, f"{owner} has the key {key.key} already, and stands first.")
        else:
            self._tell(owner, f"{key.key} is a key of {loser} too, which loses it. Give {loser} another, or none.")

    def _keep_reachable(self, name: str) -> None:
        """A command that leads to all others keeps a key in both views."""
        if all(name in (owner for slot, owner in self._owners.items() if slot[0] is view) for view in VIEWS):
            return
        key = ChosenKey(LAST_RESORT[name])
        self._tell(name, f"{name} must have a key everywhere, so it keeps {key.key}.")
        for view in VIEWS:
            self._owners[view, key.key] = name
        if name in self._chosen:
            self._chosen[name] = (*self._chosen[name], key)

    def _with_keys(self, each: Command, keys: Sequence[ChosenKey]) -> Command:
        """The command with those of the keys that are its own now."""
        have: dict[Where, list[str]] = {where: [] for where in Where}
        for key in keys:
            views = [view for view in _views(key) if self._owners.get((view, key.key)) == each.id]
            if len(views) == len(VIEWS):
                have[Where.ANYWHERE].append(key.key)
            elif views:
                have[views[0]].append(key.key)
        return each._replace(
            keys=tuple(dict.fromkeys(have[Where.ANYWHERE])),
            keys_on_canvas=tuple(dict.fromkeys(have[Where.CANVAS])),
            keys_in_section=tuple(dict.fromkeys(have[Where.SECTION])),
        )

    def _tell(self, name: str, sentence: str) -> None:
        problem = KeyProblem((KEYS, name), sentence)
        if problem not in self._problems:
            self._problems.append(problem)

    def _meant(self, name: str) -> str:
        if setting(name) is not None:
            return f" {name} is a setting: it belongs above [{KEYS}]."
        return meant(name, all_ids()) if len(self._problems) < MOST_GUESSES else ""


def all_ids() -> tuple[str, ...]:
    """The ids of everything that `[keys]` can give other keys: commands, then what works outside their screen."""
    from lmc_tui.tui.page_acts import ACTS

    return (*(each.id for each in COMMANDS), *(each.id for each in ACTS))


def _is_of_pages(name: str) -> bool:
    if "." not in name:
        return False
    from lmc_tui.tui.page_rebinding import is_act

    return is_act(name)


def keys_of(each: Command) -> tuple[ChosenKey, ...]:
    """The keys of the table."""
    return (
        *(ChosenKey(key) for key in each.keys),
        *(ChosenKey(key, Where.CANVAS) for key in each.keys_on_canvas),
        *(ChosenKey(key, Where.SECTION) for key in each.keys_in_section),
    )


def _views(key: ChosenKey) -> tuple[Where, ...]:
    return (key.where,) if key.where else VIEWS
