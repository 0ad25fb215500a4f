"""Text measured in terminal cells: cut, padded and wrapped so that borders stay straight.

Terminals disagree about emoji that are joined from several characters, so what is *drawn* is reduced to the part
that all of them measure alike. The text itself is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len

ELLIPSIS = "…"

_JOINED = re.compile("\u200d.", re.DOTALL)
_EXTRAS = re.compile("[\u200b-\u200d\u2060\u00ad\u20e3\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]")
_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")


@lru_cache(maxsize=8192)
def steady(text: str) -> str:
    """*text* as it is drawn: of a joined emoji the first, no skin tones or variants, flags as their letters."""
    if text.isascii():
        return text
    text = _EXTRAS.sub("", _JOINED.sub("", text))
    return _FLAG_LETTER.sub(lambda match: chr(ord(match.group()) - 0x1F1E6 + ord("A")), text)


def width(text: str) -> int:
    """Cells that *text* takes."""
    return len(text) if text.isascii() else cell_len(text)


def cut(text: str, cells: int) -> str:
    """*text* in at most that many cells; what was cut shows as an ellipsis."""
    if cells <= 0:
        return ""
    if width(text) <= cells:
        return text
    if text.isascii():
        return text[: cells - 1].rstrip() + ELLIPSIS
    kept, room = 0, cells - 1
    while room >= 0 and kept < len(text):
        room -= width(text[kept])
        kept += room >= 0
    return text[:kept].rstrip() + ELLIPSIS


def padded(text: str, cells: int) -> str:
    """*text* cut or filled with blanks to exactly that many cells."""
    text = cut(text, cells)
    return text + " " * (cells - width(text))


@lru_cache(maxsize=8192)
def wrapped(text: str, cells: int) -> tuple[str, ...]:
    """*text* as drawn, in lines of at most that many cells, broken between words where possible; at least one line."""
    lines: list[str] = []
    for paragraph in steady(text).split("\n"):
        line = ""
        for word in paragraph.split(" "):
            candidate = f"{line} {word}" if line else word
            if width(candidate) <= cells:
                line = candidate
                continue
            if line:
                lines.append(line)
            *pieces, line = _pieces(word, cells)
            lines += pieces
        lines.append(line)
    return tuple(lines)


def _pieces(word: str, cells: int) -> list[str]:
    """A word in pieces of at most that many cells; one empty piece for an empty word."""
    pieces, piece, size = [], "", 0
    for character in word:
        needed = width(character)
        if piece and size + needed > max(cells, 1):
            pieces.append(piece)
            piece, size = "", 0
        piece += character
        size += needed
    return [*pieces, piece]


def listed(words: Sequence[str], cells: int, separator: str = " · ") -> list[str]:
    """*words* with separators between them in lines of at most that many cells, broken at separators where possible."""
    lines: list[str] = []
    for word in words:
        joined = f"{lines[-1]}{separator}{word}" if lines else word
        if lines and width(joined) <= cells:
            lines[-1] = joined
        else:
            lines += wrapped(word, cells)
    return lines
