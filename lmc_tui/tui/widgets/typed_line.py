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
    """The part of a text that stands on one line; places are counted in characters of that part."""

    text: str
    marked: tuple[int, int] = (0, 0)
    """The first marked character and the one behind the last; nothing is marked where they are the same."""
    cursor: int | None = None
    """The character under the cursor, or behind the last one; None for no cursor here."""

    def segments(self, styles: TypedStyles) -> list[Segment]:
        """The characters, and a blank behind them where the cursor is there."""
        edges = {0, len(self.text), *self.marked}
        if self.cursor is not None:
            edges |= {self.cursor, self.cursor + 1}
        shown = self.text + " "
        return [Segment(shown[start:stop], self._style(start, styles)) for start, stop in pairwise(sorted(edges))]

    def _style(self, place: int, styles: TypedStyles) -> Style:
        style = styles.plain
        if self.marked[0] <= place < self.marked[1]:
            style += styles.marked
        return style + styles.cursor if place == self.cursor else style


@lru_cache(maxsize=64)
def typed_strip(line: TypedLine, styles: TypedStyles, columns: int) -> Strip:
    """The line as it goes to the terminal, that wide; the same one for the same line."""
    return Strip(line.segments(styles)).extend_cell_length(columns, styles.plain)
