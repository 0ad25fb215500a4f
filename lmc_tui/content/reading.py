"""Reading a content file with every key checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import tomli

from lmc_tui.errors import ContentError

FOLDER = Path(__file__).parent
"""Where the content lies."""


class Table:
    """A TOML table that gives typed values and knows its place, and complains about keys nobody asked for."""

    def __init__(self, data: Mapping[str, object], where: str) -> None:
        self._data = data
        self._where = where
        self._asked: set[str] = set()

    def text(self, key: str, default: str | None = None) -> str:
        """A string; *default* when the key is absent."""
        value = self._get(key, default)
        if not isinstance(value, str):
            raise self._wrong(key, "a string")
        return value

    def optional_text(self, key: str) -> str | None:
        """A string, or None when the key is absent."""
        return self.text(key) if key in self._data else None

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number, zero or more."""
        value = self._get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self._wrong(key, "a whole number")
        return value

    def wholes(self, key: str) -> tuple[int, ...]:
        """Whole numbers; none when the key is absent."""
        value = self._get(key, ())
        if not isinstance(value, (list, tuple)) or not all(type(each) is int and each >= 0 for each in value):
            raise self._wrong(key, "a list of whole numbers")
        return tuple(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Strings; none when the key is absent."""
        value = self._get(key, ())
        if not isinstance(value, (list, tuple)) or not all(isinstance(each, str) for each in value):
            raise self._wrong(key, "a list of strings")
        return tuple(value)

    def flag(self, key: str) -> bool:
        """True or false; false when the key is absent."""
        value = self._data.get(key, False)
        self._asked.add(key)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def choices(self, key: str) -> dict[str, tuple[str, ...]]:
        """The strings of each key of a table, one or a list of them; none when the key is absent."""
        value = self._get(key, ())
        if value == ():
            return {}
        if not isinstance(value, dict):
            raise self._wrong(key, "a table of strings")
        table = Table(value, f"{self._where}.{key}")
        return {each: (said,) if isinstance(said, str) else table.texts(each) for each, said in value.items()}

    def table(self, key: str) -> Table:
        """A table inside this one."""
        value = self._get(key, None)
        if not isinstance(value, dict):
            raise self._wrong(key, "a table")
        return Table(value, f"{self._where}.{key}")

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of an array; none when the key is absent."""
        value = self._get(key, ())
        if not isinstance(value, (list, tuple)):
            raise self._wrong(key, "an array of tables")
        for index, each in enumerate(value):
            if not isinstance(each, dict):
                raise self._wrong(f"{key}[{index}]", "a table")
            yield Table(each, f"{self._where}.{key}[{index}]")

    def done(self) -> None:
        """Raises `ContentError` when the table holds a key that nobody asked for."""
        unknown = sorted(set(self._data) - self._asked)
        if unknown:
            raise ContentError(f"{self._where}: nobody reads the key {unknown[0]!r}; is it spelt right?")

    def wrong(self, key: str, sentence: str) -> ContentError:
        """The error to raise for a value that fits its type and is wrong all the same."""
        return ContentError(f"{self._where}.{key}: {sentence}")

    def _get(self, key: str, default: object) -> object:
        self._asked.add(key)
        if key in self._data:
            return self._data[key]
        if default is None:
            raise ContentError(f"{self._where}: the key {key!r} is missing.")
        return default

    def _wrong(self, key: str, wanted: str) -> ContentError:
        return ContentError(f"{self._where}.{key}: should be {wanted}.")


def read(name: str) -> Table:
    """The root table of a content file of the package. Raises `ContentError`."""
    try:
        text = (FOLDER / name).read_text(encoding="utf-8")
        return Table(tomli.loads(text), name)
    except (OSError, ValueError) as error:  # ValueError: neither UTF-8 nor TOML
        raise ContentError(f"{name}: {error}") from error
