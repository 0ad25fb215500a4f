"""A line of the screen: spans of text, each with a role that the theme colours and a target that a click hits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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


MORE_CELLS = 2
"""Columns at the right end in which a sign tells that there are more lines."""


def with_more(lines: Sequence[Line], columns: int, *, above: bool, below: bool) -> list[Line]:
    """*lines*, as wide as told, with a sign at the right end of the first and the last that there is more beyond."""
    result = [fitted(line, columns) for line in lines]
    signs = {0: "↑"} if above else {}
    if below:
        signs[len(result) - 1] = "↕" if above and len(result) == 1 else "↓"
    for place, sign in signs.items():
        if result:
            result[place] = (*fitted(lines[place], columns - MORE_CELLS), Span(f" {sign}", "dim"))
    return result


NEAR_CELLS = 12
"""Runs of changed cells nearer than this are sent as one: moving the cursor and setting colours costs as much."""


def changed_runs(old: Line, new: Line) -> list[tuple[int, int]]:
    """First cell and number of cells of each run in which two lines of the same width differ."""
    if old == new:
        return []
    before, after = _cells(old), _cells(new)
    if len(before) != len(after):
        return [(0, max(len(before), len(after)))]
    runs: list[tuple[int, int]] = []
    for place, (one, other) in enumerate(zip(before, after, strict=True)):
        if one == other:
            continue
        if runs and place - runs[-1][1] <= NEAR_CELLS:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return [_whole_characters(first, last, before, after) for first, last in runs]


def _whole_characters(
    first: int, last: int, before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> tuple[int, int]:
    """A run, widened so that it never begins or ends in the middle of a wide character, old or new."""
    while first > 0 and not (after[first][0] and before[first][0]):
        first -= 1
    while last + 1 < len(after) and not (after[last + 1][0] and before[last + 1][0]):
        last += 1
    return first, last - first + 1


def merged(line: Iterable[Span], keeps_background: Callable[[str], bool]) -> list[tuple[str, str]]:
    """Text and role of each stretch that needs no new colours: blanks take on the role before them.

    *keeps_background* tells whether a role leaves the background as it is.
    """
    stretches: list[tuple[str, str]] = []
    for span in line:
        role = span.role
        if stretches:
            text, last = stretches[-1]
            is_blank = not span.text.strip(" ") and keeps_background(role)
            if last == role or (is_blank and keeps_background(last)):
                stretches[-1] = (text + span.text, last)
                continue
            if not text.strip(" ") and keeps_background(last) and keeps_background(role):
                stretches[-1] = (text + span.text, role)
                continue
        stretches.append((span.text, role))
    return stretches


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
