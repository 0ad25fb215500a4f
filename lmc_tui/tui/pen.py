"""Cells as bytes for the terminal, with each colour named once for all cells that have it.

Rich and Textual name all colours before every stretch and take all back behind it, which is two thirds of what a
screen like ours sends. Here the cells of an update are sorted by how they are drawn: setting colours takes three times
the bytes of moving the cursor; and the cursor goes the shortest way, down a border as well as along a line. The
attributes of a style are private parts of Rich; a test tells when they move.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rich.cells import get_character_cell_size
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.strip import SGR_STYLES, Strip

RESET = "\x1b[0m"
SHOWS_ON_BLANKS = frozenset({"4", "7", "9", "21", "53"})
"""Attributes that can be seen where there is no letter: lines and swapped colours."""
OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25"} | {
    "7": "27",
    "8": "28",
    "9": "29",
    "21": "24",
    "53": "55",
}
"""What takes an attribute back, and with it all others that the same code takes back (ECMA-48)."""


class Pen(NamedTuple):
    """How a terminal draws, as codes; empty for its own colours."""

    attributes: frozenset[str] = frozenset()
    foreground: str = ""
    background: str = ""

    def codes_from(self, old: Pen) -> list[str]:
        """What changes *old* into this one."""
        off = {OFF.get(each, "0") for each in old.attributes - self.attributes}
        kept = {each for each in old.attributes & self.attributes if OFF.get(each) not in off}
        codes = [*sorted(off), *sorted(self.attributes - kept)]
        if self.foreground != old.foreground:
            codes.append(self.foreground or "39")
        if self.background != old.background:
            codes.append(self.background or "49")
        anew = [code for code in ("0", *sorted(self.attributes), self.foreground, self.background) if code]
        return anew if "0" in off else min(codes, anew, key=lambda each: len(";".join(each)))

    @property
    def on_blanks(self) -> Pen:
        """The pen with which blanks look the same, whatever the colour of the letters around them."""
        return self if self.attributes & SHOWS_ON_BLANKS else Pen(background=self.background)


PLAIN = Pen()
Cell = tuple[str, Pen]
"""What stands in a cell, and how it is drawn; empty in the second half of a wide character."""


USUAL = frozenset({"39", "49"})
"""The terminal's own colours, which need no code."""


@lru_cache(maxsize=1024)
def pen_of(style: Style | None, colours: ColorSystem | None) -> Pen:
    """The pen that draws in a style, with the colours that a terminal has; None for none at all."""
    if style is None:
        return PLAIN
    bits = style._attributes & style._set_attributes
    attributes = frozenset(SGR_STYLES[bit] for bit in range(bits.bit_length()) if bits & (1 << bit))
    if colours is None:
        return Pen(attributes)
    return Pen(attributes, _code(style.color, colours, is_ground=False), _code(style.bgcolor, colours, is_ground=True))


def _code(colour: Color | None, colours: ColorSystem, *, is_ground: bool) -> str:
    """What sets a colour; empty for the terminal's own."""
    if colour is None:
        return ""
    code = ";".join(colour.downgrade(colours).get_ansi_codes(foreground=not is_ground))
    return "" if code in USUAL else code


def cells_of(strip: Strip, colours: ColorSystem | None) -> list[Cell]:
    """One entry a cell."""
    cells: list[Cell] = []
    for text, style, _ in strip:
        found, hangs = _cells(text, style, colours)
        if hangs and cells:
            cells[-1] = (cells[-1][0] + hangs, cells[-1][1])
        cells += found
    return cells


@lru_cache(maxsize=4096)
def _cell(sign: str, pen: Pen) -> Cell:
    """A cell; the same object wherever it stands, for there are many texts and few signs, and to compare is to look."""
    return sign, pen


@lru_cache(maxsize=2048)
def _cells(text: str, style: Style | None, colours: ColorSystem | None) -> tuple[tuple[Cell, ...], str]:
    """The cells of a text, and what in front of it has no cell of its own."""
    pen = pen_of(style, colours)
    blank = _cell(" ", pen.on_blanks)
    if text.isascii():
        return tuple([blank if character == " " else _cell(character, pen) for character in text]), ""
    cells: list[Cell] = []
    hangs = ""
    for character in text:
        size = get_character_cell_size(character)
        if size:
            cells.append(blank if character == " " else _cell(character, pen))
            cells += [_cell("", pen)] * (size - 1)
        elif cells:
            cells[-1] = (cells[-1][0] + character, cells[-1][1])
        else:
            hangs += character
    return tuple(cells), hangs


class Piece(NamedTuple):
    """Cells beside one another that are drawn alike."""

    y: int
    x: int
    text: str
    cells: int


ERASING_SAVES = 5
"""Blanks that take as many bytes as erasing them."""
_END_OF_BLANKS = re.compile(r" *\Z")
_SURE = re.compile("[ -~\xa0-\u02ff\u0370-\u058f\u2010-\u2027\u2190-\u21ff\u2500-\u25fc]*")
"""Signs of which every terminal thinks that they take one cell."""


@lru_cache(maxsize=1024)
def _is_sure(text: str) -> bool:
    """Whether every terminal has its cursor at the same place behind that text."""
    return _SURE.fullmatch(text) is not None


class Script:
    """What is written to the terminal: pen after pen, from the terminal's own and back to it."""

    def __init__(self, columns: int, *, erases: bool = True) -> None:
        """*columns* is the width of the terminal, which keeps its cursor in the last column.

        *erases* says whether what it erases has the colour that is set, as nearly everywhere.
        """
        self._columns = columns
        self._erases = erases
        self._pieces: dict[Pen, dict[tuple[int, int], Piece]] = {}
        self._at: tuple[int, int] | None = None
        """Row and column of the cursor; None where terminals may differ."""

    def write(self, cells: Iterable[Cell], x: int, y: int) -> None:
        """Those cells, from that cell of the screen on."""
        text, pen, on_blanks, start, size = "", PLAIN, PLAIN, x, 0
        for sign, wanted in cells:
            if size and (wanted is pen or wanted == pen or (sign == " " and wanted == on_blanks)):
                text += sign
                size += 1
                continue
            if size:
                self._add(pen, Piece(y, start, text, size))
            text, pen, on_blanks, start, size = sign, wanted, wanted.on_blanks, start + size, 1
        if size:
            self._add(pen, Piece(y, start, text, size))

    def _add(self, pen: Pen, piece: Piece) -> None:
        self._pieces.setdefault(pen, {})[piece.y, piece.x] = piece

    def end(self) -> str:
        """All of it."""
        parts: list[str] = []
        old = PLAIN
        for pen, pieces in self._pieces.items():
            codes = pen.codes_from(old)
            if codes:
                parts.append(f"\x1b[{';'.join(codes)}m")
            old = pen
            can_erase = not pen.attributes & SHOWS_ON_BLANKS and (self._erases or not pen.background)
            for piece in self._in_order(pieces):
                parts.append(_way(self._at, piece))
                parts.append(self._drawn(piece, can_erase=can_erase))
        if old != PLAIN:
            parts.append(RESET)
        return "".join(parts)

    def _in_order(self, pieces: dict[tuple[int, int], Piece]) -> Iterator[Piece]:
        """Row by row, but down a column wherever the cursor has nearly gone there already, as along a border."""
        for first in list(pieces):
            piece = pieces.pop(first, None)
            while piece is not None:
                yield piece
                piece = self._below(pieces)

    def _below(self, pieces: dict[tuple[int, int], Piece]) -> Piece | None:
        """The piece under the cursor, or a few cells before that; None for none."""
        if self._at is None:
            return None
        y, x = self._at
        for back in range(NEAR + 1):
            piece = pieces.pop((y + 1, x - back), None)
            if piece is not None:
                return piece
        return None

    def _drawn(self, piece: Piece, *, can_erase: bool) -> str:
        """The piece, with the cursor behind it, or before blanks that are erased."""
        text, end = piece.text, piece.x + piece.cells
        if can_erase and text[-1] == " ":
            found = _END_OF_BLANKS.search(text)
            blanks = len(text) - found.start() if found is not None else 0
            if blanks > ERASING_SAVES:
                text, end = f"{text[:-blanks]}\x1b[{blanks}X", end - blanks
        self._at = (piece.y, end) if end < self._columns and _is_sure(piece.text) else None
        return text


NEAR = 3
"""Cells that it is cheaper to go back than to say where to go."""


def _way(at: tuple[int, int] | None, piece: Piece) -> str:
    """The shortest way for the cursor from where it is to where a piece begins; None for not known.

    A vertical tab goes down in the same column on every terminal, and no setting makes more of it; a line feed may
    go to the first column.
    """
    absolute = f"\x1b[{piece.y + 1};{piece.x + 1}H"
    if at is None:
        return absolute
    down, right = piece.y - at[0], piece.x - at[1]
    if not 0 <= down <= NEAR:
        return absolute
    relative = "\v" * down + _across(right)
    return relative if len(relative) <= len(absolute) else absolute


def _across(right: int) -> str:
    """Moves the cursor along its row; to the left where *right* is negative."""
    if right > 0:
        return f"\x1b[{right if right > 1 else ''}C"
    return "\b" * -right if right >= -NEAR else f"\x1b[{-right}D"
