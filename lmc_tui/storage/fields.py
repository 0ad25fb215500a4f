"""Reading a parsed TOML table key by key, gathering every problem instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime

from lmc_tui.errors import MOST_PROBLEMS, Problem
from lmc_tui.text import clean, clean_line

_TYPES = {
    str: "text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    datetime: "a moment such as 2026-03-02T09:00:00Z",
    date: "a day such as 2026-03-14",
    list: "a list in square brackets",
    dict: "a table",
}
LARGEST = 1_000_000_000
"""No number of seconds in a session is larger; arithmetic with moments cannot take much more."""
_YEARS = range(1900, 3000)
"""Moments of other years are slips, and cannot be shown in every time zone."""
_LONGEST_SHOWN = 60
_MOST_NEIGHBOURS = 200
"""Among more values none is looked for that is near: it would take too long."""


class Fields:
    """A table and its place in the file. Every getter gives a usable value and notes down what was wrong."""

    def __init__(
        self, data: Mapping[str, object], where: str, problems: list[Problem], keys: tuple[str | int, ...] = ()
    ) -> None:
        self.data = data
        self.where = where
        self.problems = problems
        self.keys = keys
        """The place as keys and indexes."""

    def at(self, key: str) -> str:
        """The dotted place of a key, fit to be shown."""
        shown = shortened(clean_line(key))
        return f"{self.where}.{shown}" if self.where else shown

    def complain(self, key: str, sentence: str) -> None:
        """Note down a problem with a key."""
        self.problems.append(Problem(self.at(key), sentence, (*self.keys, key)))

    def text(self, key: str, *, required: bool = False) -> str:
        """A text, cleaned; empty when it is absent or wrong."""
        if not required and key not in self.data:  # as with most keys of most notes
            return ""
        value = self._typed(key, str, required=required)
        text = clean(value) if isinstance(value, str) else ""
        if required and isinstance(value, str) and not text.strip():
            self.complain(key, "This must not be empty.")
        return text

    def optional(self, key: str) -> str | None:
        """A text, cleaned, or None when it is absent or wrong."""
        return self.text(key) or None

    def whole(self, key: str, *, required: bool = False, least: int | None = 0, most: int | None = None) -> int:
        """A whole number; zero when it is absent or wrong."""
        value = self._typed(key, int, required=required)
        if not isinstance(value, int):
            return 0
        if least is not None and value < least:
            self.complain(key, f"{value} is too small; it must be {least} or more.")
            return 0
        if most is not None and abs(value) > most:
            self.complain(key, f"This number is too large; it must be {most} or less.")
            return 0
        return value

    def seconds(self, key: str) -> float:
        """A number, zero or more; zero when it is absent or wrong."""
        value = self._typed(key, float)
        if not isinstance(value, (int, float)):
            return 0.0
        if not 0 <= value <= LARGEST:
            self.complain(key, f"{value} cannot be a number of seconds.")
            return 0.0
        return value

    def flag(self, key: str) -> bool:
        """True or false; false when it is absent or wrong."""
        return key in self.data and self._typed(key, bool) is True

    def moment(self, key: str) -> datetime | None:
        """A moment, aware (one without a zone is taken as UTC), or None when it is absent or wrong."""
        value = self._typed(key, datetime)
        if not isinstance(value, datetime):
            return None
        if value.year not in _YEARS:
            self.complain(key, f"The year {value.year} cannot be meant.")
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)

    def day(self, key: str) -> date | None:
        """A day, or None when it is absent or wrong."""
        value = self._typed(key, date)
        return value if isinstance(value, date) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """Texts, cleaned; a single text counts as a list of one; none when absent or wrong."""
        if key not in self.data:
            return ()
        value = self.data[key]
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, (list, tuple)) or not all(isinstance(each, str) for each in value):
            self.complain(key, "This must be a list of texts in quotes.")
            return ()
        return tuple(clean(each) for each in value)

    def table(self, key: str, *, required: bool = False) -> Fields:
        """The table of that name, empty when it is absent or wrong."""
        value = self._typed(key, dict, required=required)
        return Fields(value if isinstance(value, dict) else {}, self.at(key), self.problems, (*self.keys, key))

    def tables(self, key: str) -> Iterator[Fields]:
        """The items of an array of tables; none when it is absent or wrong."""
        value = self._typed(key, list)
        place = self.at(key)
        for index, each in enumerate(value if isinstance(value, list) else ()):
            where, keys = f"{place}[{index + 1}]", (*self.keys, key, index)
            if isinstance(each, dict):
                yield Fields(each, where, self.problems, keys)
            else:
                self.problems.append(Problem(where, f"This must be a [[{key}]] table.", keys))

    def one_of(self, key: str, value: str, known: Collection[str], what: str) -> bool:
        """Whether *value* is among the known ones; if not, says so and names the nearest."""
        if value in known:
            return True
        hint = _hint(value, known) if len(self.problems) < MOST_PROBLEMS else ""  # more are not told
        self.complain(key, f"There is no {what} {shortened(value)!r}.{hint}")
        return False

    def _typed(self, key: str, kind: type, *, required: bool = False) -> object:
        value = self.data.get(key)
        if value is None:
            if required:
                self.complain(key, f"This key is missing; it must be {_TYPES[kind]}.")
            return None
        if not _is(value, kind):
            self.complain(key, f"This must be {_TYPES[kind]}, and is {_TYPES.get(type(value), 'something else')}.")
            return None
        return value


def shortened(words: str, longest: int = _LONGEST_SHOWN) -> str:
    """*words*, cut where they would fill the screen."""
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


def nearest(value: str, known: Collection[str], likeness: float = 0.6) -> str | None:
    """The one of the known values that is most like *value*; None when none is *likeness* (one: the same) like it."""
    if len(value) > _LONGEST_SHOWN or len(known) > _MOST_NEIGHBOURS:
        return None
    from difflib import get_close_matches

    return next(iter(get_close_matches(value, known, 1, likeness)), None)


def _hint(value: str, known: Collection[str]) -> str:
    near = nearest(value, known)
    if near is not None:
        return f" Did you mean {near!r}?"
    return f" There are: {', '.join(known)}." if len(known) <= _MOST_NEIGHBOURS else ""


def _is(value: object, kind: type) -> bool:
    """Whether a value is of that kind as TOML sees it: true is no number, a moment is no day."""
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if kind is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    return isinstance(value, kind)
