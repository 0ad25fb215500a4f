"""A damaged block of a session file, read statement by statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lmc_tui.storage.blocks import open_quotes
from lmc_tui.storage.document import ORDER
from lmc_tui.storage.encoding import DISMISSED, Table
from lmc_tui.storage.scraps import Header, Piece, damaged_header, header, is_statement, names_check, parsed, scraps

_MOST_LINES = 40
"""So many lines at most are one statement that cannot be parsed."""
_OTHERS = frozenset(ORDER) - {DISMISSED}
"""Tables in which no check is named."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a block: what a table says, or lines that could not be read as they should."""

    first: int
    """The place of its first line."""
    end: int
    """The place of the line behind it."""
    header: Header | None
    """The table that it is in; None before the first."""
    data: Table = field(default_factory=dict)
    is_faulty: bool = False
    is_kept: bool = False
    """Whether something of faulty lines was taken all the same."""


def parts_of(lines: Sequence[str], start: int, end: int) -> Iterator[Part]:
    """The parts of the block between two places: faulty lines as they come, each table when all of it was read."""
    return _Reading(lines, start, end).parts()


def open_at_end(lines: Sequence[str]) -> str:
    """The kind of long string that is open behind those lines; empty for none."""
    quotes = ""
    for line in lines:
        quotes = open_quotes(line, quotes)
    return quotes


class _Reading:
    """One walk through a block."""

    def __init__(self, lines: Sequence[str], start: int, end: int) -> None:
        self._lines = lines
        self._start, self._end = start, end
        self._begun = start
        """Where the table in hand begins."""
        self._header: Header | None = None
        self._inner: tuple[str, ...] = ()
        """The table inside the one in hand that statements go to."""
        self._data: Table = {}
        self._has_loose_words = False
        """Whether lines without quotes are the words of the item in hand."""

    def parts(self) -> Iterator[Part]:
        place = self._start
        while place < self._end:
            line = self._lines[place]
            found = header(line)
            if found is not None:
                if parsed(line) is None:
                    found = damaged_header(line.replace('"', "").replace("'", "")) or found
                    yield Part(place, place + 1, found, is_faulty=True, is_kept=True)
                yield from self._opened(found, place)
                place += 1
            elif not line.strip() or line.lstrip().startswith("#"):
                place += 1
            elif is_statement(line):
                end, said = self._statement(place)
                yield from self._taken(place, end, [said]) if said is not None else self._scraped(place, end)
                place = end
            else:
                yield from self._unknown(place)
                place += 1
        yield from self._closed(self._end)

    def _statement(self, place: int) -> tuple[int, Table | None]:
        """Where the statement that begins there ends, and what it says; None when it cannot be parsed."""
        line = self._lines[place]
        said = parsed(line)
        if said is not None:
            return place + 1, said
        quotes = open_quotes(line, "")
        if quotes:
            closing = (at for at in range(place + 1, self._end) if quotes in self._lines[at])
            end = next(closing, place) + 1
            said = parsed("\n".join(self._lines[place:end])) if end > place + 1 else None
            if said is not None:
                return end, said
        end = place + 1
        while end < self._end and not (is_statement(self._lines[end]) or header(self._lines[end])):
            end += 1
        said = parsed("\n".join(self._lines[place:end])) if end > place + 1 else None
        return end, said

    def _scraped(self, place: int, end: int) -> Iterator[Part]:
        """Take what is left of a statement; one without long quotes ends at an empty line."""
        told = min(end, place + _MOST_LINES)
        if not open_quotes(self._lines[place], ""):
            told = next((at for at in range(place, told) if not self._lines[at].strip()), told)
        pieces = scraps("\n".join(self._lines[place:told]))
        yield Part(place, told, self._header, is_faulty=True, is_kept=bool(pieces))
        yield from self._taken(place, end, pieces)
        if told < end:
            yield Part(told, end, self._header, is_faulty=True)

    def _unknown(self, place: int) -> Iterator[Part]:
        """Take a line that is neither header nor statement: it may have been either."""
        line = self._lines[place]
        found = damaged_header(line)
        pieces: list[Piece] = [found] if found is not None else scraps(line)
        is_kept = bool(pieces) or self._take_loose_words(line)
        yield Part(place, place + 1, found or self._header, is_faulty=True, is_kept=is_kept)
        yield from self._taken(place, place + 1, pieces)

    def _take_loose_words(self, line: str) -> bool:
        """Whether a line goes on with the words of an item whose long quotes are damaged; then it is taken."""
        words = self._data.get("text")
        if not isinstance(words, str) or not (self._has_loose_words or not words.strip()):
            return False
        self._data["text"] = f"{words}\n{line}".strip().removesuffix('"""').removesuffix("'''")
        self._has_loose_words = True
        return True

    def _taken(self, place: int, end: int, pieces: Sequence[Piece]) -> Iterator[Part]:
        """Put statements into the table in hand. A key that an item has begins the next one, a check one put aside."""
        for piece in pieces:
            if isinstance(piece, Header):
                yield from self._opened(piece, place)
                continue
            if names_check(piece) and self._header is not None and self._header.name in _OTHERS:
                yield from self._opened(Header(DISMISSED, is_item=True), place)
            elif self._begins_item(piece):
                yield from self._opened(self._header, place)
            if not self._put(piece):
                yield Part(place, end, self._header, is_faulty=True)

    def _begins_item(self, said: Table) -> bool:
        """Whether what is said stands in an item already, so that the header of another one must be gone."""
        if self._header is None or not self._header.is_item:
            return False
        return not self._data.keys().isdisjoint({"id"} & said.keys() if self._inner else said)

    def _put(self, said: Mapping[str, object]) -> bool:
        """Whether all that is said could be put where it belongs."""
        target = self._data
        for name in self._inner:
            below = target.setdefault(name, {})
            if not isinstance(below, dict):
                return False
            target = below
        return merged(target, said)

    def _opened(self, found: Header | None, place: int) -> Iterator[Part]:
        """Begin another table, or one inside the table in hand."""
        name = self._header.name if self._header is not None else ""
        if found is not None and name and found.name.startswith(f"{name}."):
            self._inner = tuple(found.name.removeprefix(f"{name}.").split("."))
            return
        yield from self._closed(place)
        self._begun, self._header, self._inner, self._data = place, found, (), {}
        self._has_loose_words = False

    def _closed(self, end: int) -> Iterator[Part]:
        if self._data:
            yield Part(self._begun, end, self._header, self._data)


def merged(into: Table, said: Mapping[str, object]) -> bool:
    """Whether everything that is *said* could be put into a table, or stands there already."""
    is_complete = True
    for key, value in said.items():
        there = into.get(key)
        if there is None:
            into[key] = value
        elif isinstance(there, list) and isinstance(value, list) and _are_tables(there) and _are_tables(value):
            there.extend(value)
        elif isinstance(there, dict) and isinstance(value, Mapping):
            is_complete &= merged(there, value)
        elif isinstance(there, list) and isinstance(value, Mapping) and _are_tables(there):  # a bracket was lost
            there.append(value)
        elif isinstance(there, dict) and isinstance(value, list) and _are_tables(value):
            into[key] = [there, *value]
        else:
            is_complete &= there == value
    return is_complete


def _are_tables(items: Sequence[object]) -> bool:
    """Whether the items are tables; the ends tell, for a long array is asked about again and again."""
    return bool(items) and isinstance(items[0], dict) and isinstance(items[-1], dict)
