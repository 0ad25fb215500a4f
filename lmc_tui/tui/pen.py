"""Strips as bytes for the terminal, with only those colours and attributes named that change from cell to cell.

Rich and Textual name all of them before every stretch and take all back behind it, which is two thirds of what a
screen like ours sends. The attributes of a style are private parts of Rich; a test tells when they move.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rich.color import ColorSystem
from rich.style import Style
from textual.strip import SGR_STYLES, Strip

RESET = "\x1b[0m"
SHOWS_ON_BLANKS = frozenset({"4", "7", "9", "21", "53"})
"""Attributes that can be seen where there is no letter: lines and swapped colours."""


class Pen(NamedTuple):
    """How a terminal draws, as codes; empty for its own colours."""

    attributes: frozenset[str] = frozenset()
    foreground: str = ""
    background: str = ""

    def codes_from(self, old: Pen) -> list[str]:
        """What changes *old* into this one."""
        anew = [code for code in ("0", *sorted(self.attributes), self.foreground, self.background) if code]
        if old.attributes - self.attributes:  # there is no code for taking back just these in every terminal
            return anew
        codes = sorted(self.attributes - old.attributes)
        if self.foreground != old.foreground:
            codes.append(self.foreground or "39")
        if self.background != old.background:
            codes.append(self.background or "49")
        return min(codes, anew, key=lambda each: len(";".join(each)))

    def for_blanks(self, old: Pen) -> Pen:
        """The pen nearest to *old* with which blanks look the same."""
        if self == PLAIN or (self.attributes | old.attributes) & SHOWS_ON_BLANKS:
            return self
        return old._replace(background=self.background)


PLAIN = Pen()


@lru_cache(maxsize=1024)
def pen_of(style: Style | None, colours: ColorSystem) -> Pen:
    """The pen that draws in a style, with the colours that a terminal has."""
    if style is None:
        return PLAIN
    bits = style._attributes & style._set_attributes
    attributes = frozenset(SGR_STYLES[bit] for bit in range(bits.bit_length()) if bits & (1 << bit))
    foreground, background = style.color, style.bgcolor
    return Pen(
        attributes,
        ";".join(foreground.downgrade(colours).get_ansi_codes()) if foreground is not None else "",
        ";".join(background.downgrade(colours).get_ansi_codes(foreground=False)) if background is not None else "",
    )


class Script:
    """What is written to the terminal, with one pen from beginning to end, from the terminal's own and back to it."""

    def __init__(self, colours: ColorSystem) -> None:
        self._colours = colours
        self._parts: list[str] = []
        self._pen = PLAIN
        self._at = (-1, -1)

    def write(self, strip: Strip, x: int, y: int) -> None:
        """The strip's cells, from that cell of the screen on."""
        if self._at != (x, y):
            self._parts.append(f"\x1b[{y + 1};{x + 1}H")
        self._at = (x + strip.cell_length, y)
        for text, style, _ in strip:
            if not text:
                continue
            pen = pen_of(style, self._colours)
            if text.isspace():
                pen = pen.for_blanks(self._pen)
            if pen is not self._pen:
                codes = pen.codes_from(self._pen)
                if codes:
                    self._parts.append(f"\x1b[{';'.join(codes)}m")
                self._pen = pen
            self._parts.append(text)

    def end(self) -> str:
        """All of it."""
        if self._pen != PLAIN:
            self._parts.append(RESET)
        return "".join(self._parts)
