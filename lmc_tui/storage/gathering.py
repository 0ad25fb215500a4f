"""What was salvaged from a damaged session file, with notes, points and actions put back where they belong.

A damaged letter in a key or a header still leaves TOML that parses: the words are there, under another name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lmc_tui.storage.document import ARRAYS
from lmc_tui.storage.encoding import DISMISSED, FORMAT, Table
from lmc_tui.storage.fields import shortened
from lmc_tui.storage.salvage import Salvaged
from lmc_tui.storage.scraps import names_check
from lmc_tui.storage.strange import KNOWN, ROOT
from lmc_tui.text import clean_line

UNNAMED = "unnamed"
"""The array in which tables are kept whose own name is gone, when nothing tells what they are."""
_MOST_STRANGE = 50
"""In a table of more unknown keys none is looked for that is a known one with a letter damaged."""
_PLACED = frozenset({"board", "section"})
_DEEDS = frozenset({"due", "done", "owner"})
_BEFORE_DISMISSED = ("notes", "ticked", "parking", "actions")
"""What may stand right before a finding that was put aside."""


class Gathered(NamedTuple):
    """Plain data whose parts stand in their places."""

    data: Table
    sentences: tuple[str, ...] = ()
    """What stood elsewhere."""

    @property
    def is_anything(self) -> bool:
        """Whether it holds anything of a session: words of anybody, or a title under the name of the format."""
        heading = self.data.get("session")
        has_title = isinstance(heading, Mapping) and isinstance(heading.get("title"), str)
        has_words = any(_has_words(item) for name in ("notes", "parking", "actions") for item in items(self.data, name))
        is_ours = self.data.get("format") == FORMAT
        return (is_ours and (has_title or has_words)) or (has_title and has_words) or self._has_note

    @property
    def _has_note(self) -> bool:
        return any(_has_words(item) and item.keys() & _PLACED for item in items(self.data, "notes"))


def items(data: Mapping[str, object], name: str) -> list[Table]:
    """The items of an array of tables."""
    value = data.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def gathered(salvage: Salvaged) -> Gathered:
    """What was salvaged, gathered."""
    gathering = _Gathering(dict(salvage.data))
    gathering.take_heading()
    gathering.take_strays(salvage.strays)
    gathering.take_unknown()
    gathering.take_misplaced()
    gathering.take_doubles()
    return Gathered(gathering.data, tuple(gathering.told))


class _Gathering:
    """Puts one kind of thing after the other where it belongs."""

    def __init__(self, data: Table) -> None:
        self.data = data
        self.told: list[str] = []

    def take_heading(self) -> None:
        """Keys of the heading that stand before the first table, for want of its header, go where they belong."""
        lost = {key for key in self.data if key in KNOWN["session"] and key not in ROOT}
        if lost and not isinstance(self.data.get("session"), dict):
            self.data["session"] = {key: self.data.pop(key) for key in sorted(lost)}
            self.told.append(f"The header [session] was missing above {', '.join(sorted(lost))}.")

    def take_strays(self, strays: Iterable[Table]) -> None:
        """Tables whose names are gone belong where what they say belongs."""
        for stray in strays:
            self._add(_home_of(stray) or UNNAMED, stray, "had no header any more")

    def take_unknown(self) -> None:
        """What has a known name but for one letter has that name; tables that say what notes say are notes."""
        for name in [name for name in self.data if name not in ROOT]:
            home, found = _home_by_name(name, self.data[name])
            if not found and home and home not in self.data:
                self.data[home] = self.data.pop(name)
                self.told.append(f"{clean_line(name)!r} was read as {home!r}.")
            if not home and found and all(self._says_what_notes_say(each) for each in found):
                home = "notes"
            if not home and found and all(names_check(each) and each.keys() <= KNOWN[DISMISSED] for each in found):
                home = DISMISSED
            if found and home:
                self.data.pop(name)
                for each in found:
                    self._add(home, each, f"stood under {shortened(clean_line(name))!r}")

    def _says_what_notes_say(self, table: Table) -> bool:
        return bool(table.keys() & _PLACED) and _has_words(self._respelt(table, "notes"))

    def take_misplaced(self) -> None:
        """Keys are spelt as they should be; what stands in a table that does not know it makes a note of its own."""
        for name in ARRAYS:
            value = self.data.get(name)
            if isinstance(value, dict):
                value = [value]
            if isinstance(value, list):
                self.data[name] = [self._respelt(each, name) if isinstance(each, dict) else each for each in value]
        for name in _BEFORE_DISMISSED:
            self._part_dismissed(name)
        steps = self.data.get("agenda")
        if isinstance(steps, list):
            self.data["agenda"] = [step for step in steps if not (isinstance(step, dict) and self._is_note(step))]
        for name in ("session", "timer", "end"):
            table = self.data.get(name)
            if isinstance(table, dict):
                self.data[name] = self._respelt(self._without_note(name, table), name)
        for note in items(self.data, "notes"):
            facets = note.get("facets")
            if isinstance(facets, dict) and _has_words(facets) and facets.keys() & _PLACED:
                note["facets"] = {key: value for key, value in facets.items() if key not in KNOWN["notes"]}
                foreign = {key: value for key, value in facets.items() if key in KNOWN["notes"]}
                self._add("notes", foreign, "stood among the facets of another note")

    def _part_dismissed(self, name: str) -> None:
        """Make what says which check was put aside, in a table that knows no checks, a dismissed finding of its own."""
        value = self.data.get(name)
        foreign = KNOWN[DISMISSED] - KNOWN.get(name, frozenset())
        for each in [value] if isinstance(value, dict) else items(self.data, name):
            if names_check(each):
                said = {key: each.pop(key) for key in [*each] if key in foreign}
                self._add(DISMISSED, said, f"stood in {name}")

    def _is_note(self, step: Table) -> bool:
        if not _has_words(step) or "kind" in step:
            return False
        self._add("notes", step, "stood in the agenda")
        return True

    def _without_note(self, name: str, table: Table) -> Table:
        """A table without the keys of a note whose header is gone, which become a note, and without another's head."""
        own = KNOWN[name]
        if name == "end":  # the head of another file, run together with this one
            table = {key: value for key, value in table.items() if key in own or key not in ROOT}
        if not _has_words(table) or not table.keys() & _PLACED:
            return table
        foreign = KNOWN["notes"] - own
        self._add("notes", {key: value for key, value in table.items() if key in foreign}, f"stood in [{name}]")
        return {key: value for key, value in table.items() if key not in foreign}

    def take_doubles(self) -> None:
        """Of several things with one id and the same words one stays; of others, the later ones lose their ids."""
        for name in ARRAYS:
            value = self.data.get(name)
            if isinstance(value, list):
                taken: dict[str, Table] = {}
                self.data[name] = [single for each in value for single in self._single(name, each, taken)]

    def _single(self, name: str, item: object, taken: dict[str, Table]) -> list[object]:
        """The item, without an id that is taken; nothing when it says what the taken one says."""
        said = item.get("id") if isinstance(item, dict) else None
        if not isinstance(item, dict) or not isinstance(said, str):
            return [item]
        if said not in taken:
            taken[said] = item
            return [item]
        if item == taken[said] or (name == "agenda" and _called(item) == _called(taken[said])):
            return []
        self.told.append(f"The id {shortened(clean_line(said))!r} stood twice in {name}; both were kept.")
        return [{key: value for key, value in item.items() if key != "id"}]

    def _respelt(self, item: Table, name: str) -> Table:
        """An item in whose keys no letter is damaged; its order stays."""
        known = KNOWN[name]
        strange = [key for key in item if key not in known]
        if not strange or len(strange) > _MOST_STRANGE:
            return item
        missing = [key for key in known if key not in item]
        spelt: dict[str, str] = {}
        for key in strange:
            meant = _meant(key, missing)
            if meant is not None and type(item[key]) is _kind_of(meant):
                spelt[key] = meant
                missing.remove(meant)
                self.told.append(f"The key {clean_line(key)!r} in {name} was read as {meant!r}.")
        return {spelt.get(key, key): value for key, value in item.items()}

    def _add(self, name: str, item: Table, why: str) -> None:
        present = self.data.get(name)
        if isinstance(present, list):
            present.append(item)
        else:
            self.data[name] = [item] if present is None else [present, item]
        words = shortened(clean_line(str(item.get("text", item.get("check", "")))))
        self.told.append(f"A table {why} and was taken into {name}: {words}")


def _has_words(item: Mapping[str, object]) -> bool:
    words = item.get("text")
    return isinstance(words, str) and bool(words.strip())


def _home_by_name(name: str, value: object) -> tuple[str, list[Table]]:
    """The known name that *name* is but for a letter, and the tables that it holds; empty and none where there is none.

    A letter that became a dot makes a table inside a table of an array.
    """
    if isinstance(value, dict) and len(value) == 1:
        ((inner, below),) = value.items()
        home = _meant(f"{name}.{inner}", ARRAYS)
        if home is not None:
            return home, items({inner: below}, inner)
    home = _meant(name, ROOT) or ""
    found = items({name: value}, name) or ([value] if isinstance(value, dict) else [])
    return home, found if not home or home in ARRAYS else []


def _called(step: Mapping[str, object]) -> tuple[object, ...]:
    """What people know a step by; the clock of it may have gone on in another copy of the file."""
    return tuple(step.get(key) for key in ("kind", "section", "title", "prompt"))


def _home_of(item: Mapping[str, object]) -> str:
    """The array that a table belongs to by what it says; empty for none."""
    if item.keys() & {"kind", "planned_seconds"}:
        return "agenda"
    if names_check(item):
        return DISMISSED
    if not _has_words(item):
        return ""
    if item.keys() & _PLACED:
        return "notes"
    return "actions" if item.keys() & _DEEDS else "parking" if "settled" in item else "notes"


def _meant(key: str, missing: Iterable[str]) -> str | None:
    """The missing key that a strange one is but for one letter, or for a digit behind it; None for none."""
    for known in missing:
        if key[:-1] == known and not key[-1].isalpha():  # the blank behind a key was damaged
            return known
        if len(known) == len(key) and sum(one != other for one, other in zip(known, key, strict=True)) == 1:
            return known
    return None


def _kind_of(key: str) -> type:
    return {"planned_seconds": int, "tags": list, "links": list, "facets": dict, "supports": list}.get(key, str)
