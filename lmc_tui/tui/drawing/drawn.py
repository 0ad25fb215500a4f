"""A page with one thing in hand: its lines, and the rows that must be in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lmc_tui.tui.drawing.cells import listed, wrapped
from lmc_tui.tui.drawing.lines import Line, Span, fitted

BETWEEN = " │ "
"""What stands between two columns."""


class Drawn(NamedTuple):
    """Lines, and where in them what is in hand stands."""

    lines: tuple[Line, ...]
    first: int = 0
    """The first row of what is in hand."""
    last: int = 0
    """Its last row."""

    def below(self, lines: Sequence[Line]) -> Drawn:
        """The same below other lines."""
        return Drawn((*lines, *self.lines), self.first + len(lines), self.last + len(lines))


def told(sentence: str, columns: int, role: str = "text", start: str = "") -> list[Line]:
    """A sentence in lines of at most that many cells, set in below *start*."""
    inset = len(start)
    return [
        (Span(start if place == 0 else " " * inset, role), Span(line, role))
        for place, line in enumerate(wrapped(sentence, max(8, columns - inset)))
    ]


def told_list(words: Sequence[str], columns: int, role: str, start: str = "") -> list[Line]:
    """Words in lines of at most that many cells, broken between them where possible, set in below *start*."""
    inset = len(start)
    return [
        (Span(start if place == 0 else " " * inset, "dim"), Span(line, role))
        for place, line in enumerate(listed(words, max(8, columns - inset)))
    ]


def beside(left: Sequence[Line], right: Sequence[Line], left_cells: int, right_cells: int) -> list[Line]:
    """Two columns with a line between them, as high as the higher one."""
    rows = max(len(left), len(right))
    return [
        (
            *fitted(left[row] if row < len(left) else (), left_cells),
            Span(BETWEEN, "border"),
            *fitted(right[row] if row < len(right) else (), right_cells),
        )
        for row in range(rows)
    ]
