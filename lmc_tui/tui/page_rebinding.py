"""Other keys for acts outside the workshop screen, as the config file wants them. Loaded only when it wants any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lmc_tui.config.key_names import ChosenKey
from lmc_tui.config.keys import KeyProblem
from lmc_tui.config.settings import KEYS
from lmc_tui.tui.page_acts import ACTS, act
from lmc_tui.tui.page_commands import Act, Place
from lmc_tui.tui.page_keys import DEFAULT_PAGE_KEYS, PageKeys
from lmc_tui.tui.page_tables import PLACES
from lmc_tui.tui.rebinding import ALWAYS

TYPED_KEYS = ("backspace", "left", "right", "shift+left", "shift+right", "shift+home", "shift+end")
"""Keys that belong to a text while one is typed, whatever else they do elsewhere."""


class PagesMapped(NamedTuple):
    """Keys as the file wants them, and what was wrong with that."""

    keys: PageKeys
    problems: tuple[KeyProblem, ...]


def is_act(name: str) -> bool:
    """Whether there is an act with that id."""
    return any(each.id == name for each in ACTS)


def page_keys(chosen: Mapping[str, tuple[ChosenKey, ...]]) -> PagesMapped:
    """The table with other keys for those acts that are *chosen*; all of them must be acts.

    Where two acts of one place want one key, the one from the file has it, and of two from the file the first.
    """
    if not chosen:
        return PagesMapped(DEFAULT_PAGE_KEYS, ())
    return _Sharing(chosen).result()


class _Sharing:
    """Gives out the keys, place by place."""

    def __init__(self, chosen: Mapping[str, tuple[ChosenKey, ...]]) -> None:
        self._problems: list[KeyProblem] = []
        self._chosen: dict[str, tuple[str, ...]] = {}
        for name, keys in chosen.items():
            allowed = tuple(each.key for each in keys if self._is_allowed(act(name), each))
            if allowed or not keys:
                self._chosen[name] = allowed

    def result(self) -> PagesMapped:
        """Everything given out."""
        changed: dict[tuple[str, str], tuple[str, ...]] = {}
        for place in PLACES:
            for act_id, keys in self._shared_out(place).items():
                if keys != act(act_id).keys:
                    changed[place.id, act_id] = keys
        return PagesMapped(PageKeys(changed), tuple(self._problems))

    # --- what one act may have ------------------------------------------------------------------------

    def _is_allowed(self, each: Act, key: ChosenKey) -> bool:
        """Whether it may have that key; says why not."""
        refusal = _refusal(each, key)
        if refusal:
            self._tell(each.id, refusal)
        return not refusal

    # --- who has what in one place ----------------------------------------------------------------------

    def _shared_out(self, place: Place) -> dict[str, tuple[str, ...]]:
        """The keys of every act of a place. Those that always hold come first, then the file, then the table."""
        own = {use.act.id: use.act for use in place.uses}
        owners = dict(place.always)
        for name in (name for name in self._chosen if name in own):
            self._take(owners, name, self._chosen[name])
        for name, each in own.items():
            if name not in self._chosen:
                self._take(owners, name, each.keys)
        wanted = {name: self._chosen.get(name, each.keys) for name, each in own.items()}
        for key, name in place.always.items():
            wanted[name] = tuple(dict.fromkeys((*wanted[name], key)))
        return {name: tuple(key for key in keys if owners.get(key) == name) for name, keys in wanted.items()}

    def _take(self, owners: dict[str, str], name: str, keys: Iterable[str]) -> None:
        for key in keys:
            owner = owners.setdefault(key, name)
            if owner == name:
                continue
            if name in self._chosen:
                self._tell(name, f"{owner} has the key {key} already, and stands first.")
            else:
                self._tell(owner, f"{key} is a key of {name} too, which loses it there. Give {name} another, or none.")

    def _tell(self, name: str, sentence: str) -> None:
        problem = KeyProblem((KEYS, name), sentence)
        if problem not in self._problems:
            self._problems.append(problem)


def _refusal(each: Act, key: ChosenKey) -> str:
    """Why an act cannot have a key, as a sentence; empty when it can."""
    if key.where:
        return f"{key.where}: is for commands of the canvas; {each.id} works in its own place only: write {key.key}."
    if key.key in ALWAYS:
        return f"{ALWAYS[key.key]}, so it can do nothing else."
    if key.key in each.keys:
        return ""
    places = [place for place in PLACES if any(use.act.id == each.id for use in place.uses)]
    if any(place.is_typed for place in places):
        if len(key.key) == 1 or key.key == "space":
            return (
                f"Letters and signs are typed where {each.id} works: take a key that types none, such as ctrl+t or f5."
            )
        if key.key in TYPED_KEYS:
            return f"{key.key} belongs to the text where {each.id} works, so it can do nothing else there."
    for place in places:
        owner = place.always.get(key.key)
        if owner is not None and owner != each.id:
            what = "leaves" if owner == place.leave else "takes"
            return f"{key.key} always {what} where {each.id} works, so it can do nothing else there."
    return ""
