"""A line of the screen: spans of text, each with a role that the theme colours and a target that a click hits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import is_not
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


class Row(tuple[Span, ...]):
    """A line that fills its width exactly, put together from others that seldom change together."""

    parts: tuple[Line, ...]

    @classmethod
    def of(cls, parts: Sequence[Line], *known: Row | None) -> Row:
        """These, one behind the other; one of the *known* rows itself, where that was made of the same ones."""
        for row in known:
            if row is not None and len(parts) == len(row.parts) and not any(map(is_not, parts, row.parts)):
                return row
        parts = tuple(parts)
        row = cls(chain.from_iterable(parts))
        row.parts = parts
        return row


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
    """*lines* cut or filled to exactly that many columns and rows; a `Row` has been made for that width."""
    result = [line if isinstance(line, Row) else fitted(line, columns) for line in lines[:rows]]
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


def changed_rows(old: Sequence[Line], new: list[Line]) -> list[tuple[int, int]]:
    """First row and number of rows of each stretch in which as many lines differ; in *new* the others become those of
    *old*, so that whoever keeps something for a line finds it by identity.
    """
    stretches: list[tuple[int, int]] = []
    for row, (before, after) in enumerate(zip(old, new, strict=True)):
        if before is after:
            continue
        if before == after:
            new[row] = before
        elif stretches and sum(stretches[-1]) == row:
            stretches[-1] = (stretches[-1][0], row - stretches[-1][0] + 1)
        else:
            stretches.append((row, 1))
    return stretches


def merged(line: Iterable[Span], keeps_background: Mapping[str, bool]) -> list[tuple[str, str]]:
    """Text and role of each stretch that needs no new colours: blanks take on the role before them. None without text.

    *keeps_background* tells of each role whether it leaves the background as it is.
    """
    stretches: list[tuple[str, str]] = []
    text, last, last_keeps = "", "", False
    for span in line:
        role = span.role
        if role == last:
            text += span.text
            continue
        keeps = keeps_background[role]
        if text and keeps and last_keeps:
            if span.text.isspace() or not span.text:
                text += span.text
                continue
            if text.isspace():
                text, last = text + span.text, role
                continue
        if text:
            stretches.append((text, last))
        text, last, last_keeps = span.text, role, keeps
    if text:
        stretches.append((text, last))
    return stretches
