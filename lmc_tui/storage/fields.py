"""Reading a parsed TOML table key by key, gathering every problem instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime

from lmc_tui.errors import Problem
from lmc_tui.text import clean

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


class Fields:
    """A table and its place in the file. Every getter gives a usable value and notes down what was wrong."""

    def __init__(self, data: Mapping[str, object], where: str, problems: list[Problem]) -> None:
        self.data = data
        self.where = where
        self.problems = problems

    def at(self, key: str) -> str:
        """The dotted place of a key."""
        return f"{self.where}.{key}" if self.where else key

    def complain(self, key: str, sentence: str) -> None:
        """Note down a problem with a key."""
        self.problems.append(Problem(self.at(key), sentence))

    def text(self, key: str, *, required: bool = False) -> str:
        """A text, cleaned; empty when it is absent or wrong."""
        value = self._typed(key, str, required=required)
        text = clean(value) if isinstance(value, str) else ""
        if required and isinstance(value, str) and not text.strip():
            self.complain(key, "This must not be empty.")
        return text

    def optional(self, key: str) -> str | None:
        """A text, cleaned, or None when it is absent or wrong."""
        return self.text(key) or None

    def whole(self, key: str, *, required: bool = False, least: int | None = 0) -> int:
        """A whole number; zero when it is absent or wrong."""
        value = self._typed(key, int, required=required)
        if not isinstance(value, int):
            return 0
        if least is not None and value < least:
            self.complain(key, f"{value} is too small; it must be {least} or more.")
            return 0
        return value

    def seconds(self, key: str) -> float:
        """A number, zero or more; zero when it is absent or wrong."""
        value = self._typed(key, float)
        if not isinstance(value, (int, float)):
            return 0.0
        if not 0 <= value < 1e9:
            self.complain(key, f"{value} cannot be a number of seconds.")
            return 0.0
        return value

    def flag(self, key: str) -> bool:
        """True or false; false when it is absent or wrong."""
        return self._typed(key, bool) is True

    def moment(self, key: str) -> datetime | None:
        """A moment, aware (one without a zone is taken as UTC), or None when it is absent or wrong."""
        value = self._typed(key, datetime)
        if not isinstance(value, datetime):
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)

    def day(self, key: str) -> date | None:
        """A day, or None when it is absent or wrong."""
        value = self._typed(key, date)
        return value if isinstance(value, date) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """Texts, cleaned; a single text counts as a list of one; none when absent or wrong."""
        value = self.data.get(key, ())
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, (list, tuple)) or not all(isinstance(each, str) for each in value):
            self.complain(key, "This must be a list of texts in quotes.")
            return ()
        return tuple(clean(each) for each in value)

    def table(self, key: str, *, required: bool = False) -> Fields:
        """The table of that name, empty when it is absent or wrong."""
        value = self._typed(key, dict, required=required)
        return Fields(value if isinstance(value, dict) else {}, self.at(key), self.problems)

    def tables(self, key: str) -> Iterator[Fields]:
        """The items of an array of tables; none when it is absent or wrong."""
        value = self._typed(key, list)
        for index, each in enumerate(value if isinstance(value, list) else ()):
            if isinstance(each, dict):
                yield Fields(each, f"{self.at(key)}[{index + 1}]", self.problems)
            else:
                self.problems.append(Problem(f"{self.at(key)}[{index + 1}]", f"This must be a [[{key}]] table."))

    def one_of(self, key: str, value: str, known: Collection[str], what: str) -> bool:
        """Whether *value* is among the known ones; if not, says so and names the nearest."""
        if value in known:
            return True
        from difflib import get_close_matches

        near = get_close_matches(value, known, 1)
        hint = f" Did you mean {near[0]!r}?" if near else f" There are: {', '.join(known)}."
        self.complain(key, f"There is no {what} {value!r}.{hint}")
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


def _is(value: object, kind: type) -> bool:
    """Whether a value is of that kind as TOML sees it: true is no number, a moment is no day."""
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if kind is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    return isinstance(value, kind)
