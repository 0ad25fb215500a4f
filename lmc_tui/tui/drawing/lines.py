"""A line of the screen: spans of text, each with a role that the theme colours and a target that a click hits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lmc_tui.tui.drawing.cells import cut, width


class Span(NamedTuple):
    """A stretch of a line."""

    text: str
    role: str = "text"
    """What it is; `lmc_tui.tui.themes` says how that looks."""
    target: str = ""
    """What a click on it means to the widget; empty for nothing."""


Line = tuple[Span, ...]


def line_width(line: Iterable[Span]) -> int:
    """Cells that a line takes."""
    return sum(width(span.text) for span in line)


def fitted(line: Sequence[Span], cells: int, role: str = "text", target: str = "") -> Line:
    """*line* cut or filled with blanks of that role to exactly that many cells."""
    result: list[Span] = []
    room = cells
    for span in line:
        size = width(span.text)
        if size > room:
            span = span._replace(text=cut(span.text, room))
            size = width(span.text)
        if span.text:
            result.append(span)
        room -= size
        if room <= 0:
            break
    if room > 0:
        result.append(Span(" " * room, role, target))
    return tuple(result)


def plain(line: Iterable[Span]) -> str:
    """The words of a line."""
    return "".join(span.text for span in line)


def filled(lines: Sequence[Line], columns: int, rows: int) -> list[Line]:
    """*lines* cut or filled to exactly that many columns and rows."""
    result = [fitted(line, columns) for line in lines[:rows]]
    return result + [fitted((), columns)] * (rows - len(result))


def changed_cells(old: Line, new: Line) -> tuple[int, int] | None:
    """First cell and number of cells in which two lines of the same width differ; None where they do not."""
    if old == new:
        return None
    before, after = _cells(old), _cells(new)
    if len(before) != len(after):
        return 0, max(len(before), len(after))
    differing = [place for place, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
    if not differing:
        return None
    first, last = differing[0], differing[-1]
    while first > 0 and not after[first][0]:  # never begin in the middle of a wide character
        first -= 1
    while last + 1 < len(after) and not after[last + 1][0]:
        last += 1
    return first, last - first + 1


def _cells(line: Line) -> list[tuple[str, str]]:
    """One entry a cell: its character, empty in the second half of a wide one, and its role."""
    cells: list[tuple[str, str]] = []
    for span in line:
        if span.text.isascii():
            cells += [(character, span.role) for character in span.text]
            continue
        for character in span.text:
            size = width(character)
            if size == 0 and cells:
                cells[-1] = (cells[-1][0] + character, span.role)
            else:
                cells += [(character, span.role), *([("", span.role)] * (size - 1))]
    return cells
