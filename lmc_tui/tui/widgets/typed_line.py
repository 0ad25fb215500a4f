"""One line of a text that is being typed, with its cursor and what is marked, as the terminal gets it."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


class TypedStyles(NamedTuple):
    """How it looks; *marked* and *cursor* go over what is under them."""

    plain: Style
    marked: Style
    cursor: Style


class TypedLine(NamedTuple):
    """A part of a text, in characters of that text."""

    text: str
    first: int
    last: int
    """Behind its last character."""
    marked: tuple[int, int]
    """The first marked character and the one behind the last; empty where they are the same."""
    cursor: int | None
    """The character under the cursor, or behind the last one; None for no cursor here."""

    def segments(self, styles: TypedStyles) -> list[Segment]:
        """The characters, and a blank behind them where the cursor is there."""
        edges = {self.first, self.last, *self.marked}
        if self.cursor is not None:
            edges |= {self.cursor, self.cursor + 1}
        end = self.last + (self.cursor == self.last)
        cuts = sorted(edge for edge in edges | {end} if self.first <= edge <= end)
        shown = self.text[self.first : self.last] + " "
        return [
            Segment(shown[start - self.first : stop - self.first], self._style(start, styles))
            for start, stop in pairwise(cuts)
        ]

    def _style(self, place: int, styles: TypedStyles) -> Style:
        style = styles.plain
        if self.marked[0] <= place < self.marked[1]:
            style += styles.marked
        return style + styles.cursor if place == self.cursor else style


@lru_cache(maxsize=64)
def typed_strip(line: TypedLine, styles: TypedStyles, columns: int) -> Strip:
    """The line as it goes to the terminal, that wide; the same one for the same line."""
    return Strip(line.segments(styles)).extend_cell_length(columns, styles.plain)
