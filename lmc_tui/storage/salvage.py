"""As much plain data as a damaged session file still gives: its longest sound beginning, then block by block.

A block that does not parse is read statement by statement. Every stretch is parsed a few times at most, and after so
many failures no more, so that the time grows with the length of the text and no faster.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import tomli

from lmc_tui.storage.document import ARRAYS
from lmc_tui.storage.encoding import Table
from lmc_tui.storage.parsing import OverLimitError, plain_data
from lmc_tui.storage.scraps import Header, header, parsed
from lmc_tui.storage.statements import Part, merged, open_at_end, parts_of

_MOST_FAULTS = 10_000
"""A text with more damage is no session any more; what comes behind is left."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Lines that could not be read as they should."""

    first: int
    """The first of them, counted from one."""
    last: int
    table: str
    """The table that they are in; empty before the first."""
    words: str
    """How they begin, as they stand in the text."""
    is_kept: bool = False
    """Whether what they say, or a part of it, was taken all the same."""


class Salvaged(NamedTuple):
    """What a text still says."""

    data: Table
    losses: tuple[Loss, ...] = ()
    """What it says no more, in the order of the text."""
    strays: tuple[Table, ...] = ()
    """What stood in tables whose names are gone."""
    fault: str = ""
    """Where and why the text is not TOML as it stands, as the parser says it; empty when it is."""


def salvaged(text: str) -> Salvaged:
    """What *text*, with `\\n` for line ends, still says."""
    try:
        return Salvaged(plain_data(text))
    except tomli.TOMLDecodeError as error:
        fault, sound_lines = str(error), error.lineno - 1
    except OverLimitError as error:
        fault, sound_lines = str(error), 0
    salvage = _Salvage(text.split("\n"))
    salvage.run(sound_lines)
    return Salvaged(salvage.data, tuple(salvage.losses), tuple(salvage.strays), fault)


class _Salvage:
    """One walk through a text."""

    def __init__(self, lines: list[str]) -> None:
        self.data: Table = {}
        self.losses: list[Loss] = []
        self.strays: list[Table] = []
        self._lines = lines
        self._borders = _borders(lines)
        self._quoting = {quotes: [at for at, line in enumerate(lines) if quotes in line] for quotes in ('"""', "'''")}
        """Long quotes to the lines that have them."""
        self._faults = 0

    def run(self, sound_lines: int) -> None:
        """Read everything; the parser found no fault in so many lines."""
        block = bisect_right(self._borders, sound_lines) - 1
        beginning = parsed(self._text(0, self._borders[block]))
        if beginning is None:  # the border stands in a long string
            block = 0
        else:
            self.data = beginning
        while block < len(self._borders) and self._faults < _MOST_FAULTS:
            block = self._take_block(block)
        if block < len(self._borders):
            start = self._borders[block]
            self._lose(Part(start, len(self._lines), header(self._lines[start])))

    def _take_block(self, block: int) -> int:
        """Take what a block says, and give the place of the next one."""
        start, end = self._borders[block], self._end_of(block)
        if self._take(start, end):
            return block + 1
        further = self._behind_long_string(start, end)
        if further > block + 1 and self._take(start, self._end_of(further - 1)):
            return further
        self._take_by_statements(start, end)
        return block + 1

    def _end_of(self, block: int) -> int:
        return self._borders[block + 1] if block + 1 < len(self._borders) else len(self._lines)

    def _text(self, start: int, end: int) -> str:
        return "\n".join(self._lines[start:end])

    def _take(self, start: int, end: int) -> bool:
        """Whether those lines parse by themselves; then what they say is taken."""
        said = parsed(self._text(start, end))
        if said is None:
            return False
        self._merge(said, Part(start, end, header(self._lines[start])))
        return True

    def _behind_long_string(self, start: int, end: int) -> int:
        """The block behind the long string that is open at the end of those lines; 0 when none is, or for ever."""
        quotes = open_at_end(self._lines[start:end])
        places = self._quoting.get(quotes, [])
        nearest = bisect_left(places, end)
        return bisect_right(self._borders, places[nearest]) if nearest < len(places) else 0

    def _take_by_statements(self, start: int, end: int) -> None:
        for part in parts_of(self._lines, start, end):
            if part.is_faulty:
                self._lose(part)
            elif part.header is None:
                self._merge(part.data, part)
            elif not part.header.name:
                self.strays.append(part.data)
            else:
                self._merge(_nested(part.header, part.data), part)
            if self._faults >= _MOST_FAULTS:
                self._lose(Part(part.end, end, part.header))
                return

    def _merge(self, said: Mapping[str, object], part: Part) -> None:
        """Take over what those lines say; what is said otherwise already stays, and they count as lost."""
        as_items = {key: [value] if key in ARRAYS and isinstance(value, dict) else value for key, value in said.items()}
        if not merged(self.data, as_items):
            self._lose(part)

    def _lose(self, part: Part) -> None:
        """Note down lines, together with those right before them if those went the same way."""
        full = [at for at in range(part.first, part.end) if self._lines[at].strip()]
        if not full:
            return
        self._faults += 1
        name = part.header.name if part.header is not None else ""
        loss = Loss(full[0] + 1, full[-1] + 1, name, self._lines[full[0]].strip(), part.is_kept)
        before = self.losses[-1] if self.losses else None
        if before is not None and not loss.is_kept and not before.is_kept and before.last + 1 == loss.first:
            self.losses[-1] = replace(before, last=loss.last)
        else:
            self.losses.append(loss)


def _borders(lines: Sequence[str]) -> list[int]:
    """Where blocks begin: at the head, then at each header but those of tables inside the block before."""
    borders, name = [0], ""
    for place, line in enumerate(lines):
        found = header(line)
        if found is not None and not (name and found.name.startswith(f"{name}.")):
            name = found.name
            borders.append(place)
    return borders


def _nested(head: Header, data: Table) -> Table:
    """*data* as it stands in the root table under that header."""
    *above, name = head.name.split(".")
    nested: Table = {name: [data] if head.is_item else data}
    for each in reversed(above):
        nested = {each: nested}
    return nested
