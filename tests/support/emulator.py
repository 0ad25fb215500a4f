"""What a terminal shows of the bytes that it is given: a `pyte` screen that survives what modern programs write.

`pyte` prints or trips over sequences that it does not know, loses the text after a joiner, and has no
second screen. So sequences are sorted here and only those that it understands are handed on.

Every code point takes the width that it has by itself, as in xterm, VTE, tmux and screen: an emoji made of several
is as wide as its parts. That is the strictest measure for borders.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from dataclasses import dataclass

import pyte
from pyte.screens import Char
from wcwidth import wcwidth

from tests.support.keys import Kitty

_TOKEN = re.compile(
    r"""\x1b\[(?P<lead>[<=>?]?)(?P<numbers>[0-?]*)(?P<between>[ -/]*)(?P<final>[@-~])
      | (?P<string>\x1b[\]PX^_].*?(?:\x07|\x1b\\))                       # OSC, DCS, SOS, PM, APC
      | (?P<escape>\x1b[ -/]*[0-OQ-WYZ\\`-~])
      | (?P<plain>[^\x1b]+)
      | (?P<part>\x1b(?:\[[0-?]*[ -/]*|[\]PX^_].*|[ -/]*)\Z)             # the rest is still to come
      | (?P<junk>\x1b)""",
    re.VERBOSE | re.DOTALL,
)
_LONGEST_SEQUENCE = 1_000_000
"""Characters after which an unfinished sequence is given up."""

_ALTERNATE = {47, 1047, 1049}
_KNOWN_TO_PYTE = {5, 6, 7, 25}

CURSOR, WRAP, PASTE, SYNCHRONIZED = 25, 7, 2004, 2026
"""Private modes by number, as in `CSI ? 25 h`."""


@dataclass(frozen=True, slots=True)
class Picture:
    """All that can be seen: two are equal when nobody could tell the screens apart."""

    cells: dict[tuple[int, int], Char]
    """What is not blank, by row and column."""
    cursor: tuple[int, int] | None
    """Column and row; None while hidden."""


def _seen(cell: Char) -> Char:
    """The cell without what cannot be seen of it."""
    if cell.data != " " or cell.underscore or cell.strikethrough or cell.reverse:
        return cell
    return cell._replace(fg="default", bold=False, italics=False)


class _Screen(pyte.Screen):
    """A screen that keeps the text after a character without width."""

    def draw(self, data: str) -> None:
        """Draw each stretch with width; hang what has none on the cell before, and pass over controls."""
        start = 0
        for index, character in enumerate("" if data.isascii() and data.isprintable() else data):
            if (width := wcwidth(character)) <= 0:
                super().draw(data[start:index])
                start = index + 1
                if width == 0:
                    self._hang_on(character)
        if start < len(data):
            super().draw(data[start:])

    def _hang_on(self, character: str) -> None:
        line, column = self.buffer[self.cursor.y], self.cursor.x - 1
        if column > 0 and line[column].data == "":
            column -= 1
        if column >= 0:
            line[column] = line[column]._replace(data=line[column].data + character)


class Emulator:
    """A screen of a size, and the modes that the program switched on."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.rows = rows
        self.modes: set[int] = {CURSOR, WRAP}
        """Private modes that are on, such as 1049 (alternate screen), 1000 (mouse), 2004 (bracketed paste)."""
        self.bells = 0
        """How often the bell rang."""
        self._kitty: list[Kitty] = []
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        self._rest = ""
        self._main = _Screen(columns, rows)
        self._screen = self._main
        self._stream = pyte.Stream(self._screen)

    @property
    def kitty(self) -> Kitty:
        """What the program asked of the kitty keyboard protocol."""
        return self._kitty[-1] if self._kitty else Kitty(0)

    @property
    def is_alternate(self) -> bool:
        """Whether the alternate screen shows."""
        return not _ALTERNATE.isdisjoint(self.modes)

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the cursor, from 0; it stays in the last column when a line is full."""
        return min(self._screen.cursor.x, self.columns - 1), self._screen.cursor.y

    @property
    def lines(self) -> list[str]:
        """The rows as text, without the blanks at their ends."""
        return ["".join(text for _, text in self.cells(row)).rstrip() for row in range(self.rows)]

    def cells(self, row: int) -> list[tuple[int, str]]:
        """Column and text of each character in a row; a wide one stands in the first of its two columns."""
        line, found, column = self._screen.buffer[row], [], 0
        while column < self.columns:
            text, is_wide = line[column].data, False
            if text and wcwidth(text[0]) == 2:
                is_wide = column + 1 < self.columns and line[column + 1].data == ""
                text = text if is_wide else " "  # one half was overwritten
            found.append((column, text or " "))
            column += 1 + is_wide
        return found

    def picture(self) -> Picture:
        """All that can be seen now, to compare with later: of a blank its background, and lines through it."""
        blank = self._screen.default_char
        cells = {
            (row, column): seen
            for row in range(self.rows)
            for column, cell in self._screen.buffer[row].items()
            if (seen := _seen(cell)) != blank
        }
        return Picture(cells, self.cursor if CURSOR in self.modes else None)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size; what no longer fits is gone."""
        self.columns, self.rows = columns, rows
        for screen in {id(screen): screen for screen in (self._main, self._screen)}.values():
            screen.resize(rows, columns)

    def feed(self, data: bytes) -> None:
        """Show more output. An unfinished character or sequence waits for its rest."""
        text, self._rest = self._rest + self._decode(data), ""
        for token in _TOKEN.finditer(text):
            match token.lastgroup:
                case "plain":
                    self.bells += token.group().count("\x07")
                    self._hand_on(token.group())
                case "escape":
                    self._hand_on(token.group())
                case "part" if len(token.group()) < _LONGEST_SEQUENCE:
                    self._rest = token.group()
                case "final":
                    self._control(token)

    def lose_rest(self) -> None:
        """Forget an unfinished character or sequence, whose rest will not come: what comes instead is no part of it."""
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        self._rest = ""

    def _hand_on(self, text: str) -> None:
        with contextlib.suppress(TypeError):  # too many numbers for pyte; a terminal ignores those, too
            self._stream.feed(text)

    def _control(self, token: re.Match[str]) -> None:
        lead, final = token["lead"], token["final"]
        numbers = [int(number) for number in token["numbers"].split(";") if number.isdecimal()]
        if token["between"] or (lead and final not in "hlu"):
            return
        if lead == "?" and final in "hl":
            for number in numbers:
                self._switch(number, final == "h")
        elif final == "u":
            self._keyboard(lead, numbers)
        elif not lead and final not in "cn" and ":" not in token["numbers"]:
            self._hand_on(token.group())

    def _switch(self, mode: int, is_on: bool) -> None:
        was_alternate = self.is_alternate
        (self.modes.add if is_on else self.modes.discard)(mode)
        if self.is_alternate != was_alternate:
            self._screen = _Screen(self.columns, self.rows) if self.is_alternate else self._main
            self._stream = pyte.Stream(self._screen)
        elif mode in _KNOWN_TO_PYTE:
            self._hand_on(f"\x1b[?{mode}{'h' if is_on else 'l'}")

    def _keyboard(self, lead: str, numbers: list[int]) -> None:
        first = numbers[0] if numbers else 0
        if lead == ">":
            self._kitty.append(Kitty(first))
        elif lead == "<":
            del self._kitty[-(first or 1) :]
        elif lead == "=":
            self._kitty[-1:] = [Kitty(first)]
