"""Cells as bytes for the terminal, with each colour named once for all cells that have it.

Rich and Textual name all colours before every stretch and take all back behind it, which is two thirds of what a
screen like ours sends. Here the cells of an update are sorted by how they are drawn: setting colours takes three times
the bytes of moving the cursor. The attributes of a style are private parts of Rich; a test tells when they move.
"""

from __future__ import annotations

from collections.abc import Iterable
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
        pen = pen_of(style, colours)
        blank = (" ", pen.on_blanks)
        if text.isascii():
            cells += [blank if character == " " else (character, pen) for character in text]
            continue
        for character in text:
            size = get_character_cell_size(character)
            if size == 0 and cells:
                cells[-1] = (cells[-1][0] + character, cells[-1][1])
            elif size:
                cells.append(blank if character == " " else (character, pen))
                cells += [("", pen)] * (size - 1)
    return cells


class Piece(NamedTuple):
    """Cells beside one another that are drawn alike."""

    y: int
    x: int
    text: str
    cells: int


class Script:
    """What is written to the terminal: pen after pen, from the terminal's own and back to it."""

    def __init__(self, columns: int) -> None:
        """*columns* is the width of the terminal, which keeps its cursor in the last column."""
        self._columns = columns
        self._pieces: dict[Pen, list[Piece]] = {}

    def write(self, cells: Iterable[Cell], x: int, y: int) -> None:
        """Those cells, from that cell of the screen on."""
        text, pen, start, size = "", PLAIN, x, 0
        for sign, wanted in cells:
            if size and (wanted == pen or (sign == " " and wanted == pen.on_blanks)):
                text += sign
                size += 1
                continue
            if size:
                self._pieces.setdefault(pen, []).append(Piece(y, start, text, size))
            text, pen, start, size = sign, wanted, start + size, 1
        if size:
            self._pieces.setdefault(pen, []).append(Piece(y, start, text, size))

    def end(self) -> str:
        """All of it."""
        parts: list[str] = []
        old = PLAIN
        at: tuple[int, int] | None = None
        for pen, pieces in self._pieces.items():
            codes = pen.codes_from(old)
            if codes:
                parts.append(f"\x1b[{';'.join(codes)}m")
            old = pen
            for piece in pieces:
                parts.append(_way(at, piece))
                parts.append(piece.text)
                end = piece.x + piece.cells
                at = (piece.y, end) if end < self._columns else None
        if old != PLAIN:
            parts.append(RESET)
        return "".join(parts)


def _way(at: tuple[int, int] | None, piece: Piece) -> str:
    """The shortest way for the cursor from where it is to where a piece begins; None for not known."""
    absolute = f"\x1b[{piece.y + 1};{piece.x + 1}H"
    if at is None:
        return absolute
    down, right = piece.y - at[0], piece.x - at[1]
    if down == 0 and right == 0:
        return ""
    if down == 0 and right > 0:
        return min(f"\x1b[{right if right > 1 else ''}C", absolute, key=len)
    if down == 1 and right <= 0:
        left = "" if right == 0 else "\x1b[D" if right == -1 else f"\x1b[{-right}D"
        return min(f"\x1b[B{left}", absolute, key=len)
    return absolute
