"""Text measured in terminal cells: cut, padded and wrapped so that borders stay straight.

Terminals disagree about emoji that are joined from several characters, so what is *drawn* is reduced to the part
that all of them measure alike. The text itself is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

ELLIPSIS = "…"
_SIGNS = "·→←↑↓↕×…–—‘’“”„€•○▸▶★✓▓░"
_AGREED = dict.fromkeys((*range(0xA0, 0xAD), *range(0xAE, 0x250), *range(0x2500, 0x2580), *map(ord, _SIGNS)), "")
"""Letters of the West, borders, and signs that stand in most lines: all terminals give them one cell."""
_WHERE_TO_BREAK = re.compile(r"\s+|(?<=[/-])")


@lru_cache(maxsize=8192)
def steady(text: str) -> str:
    """*text* as it is drawn: of a joined emoji the first, no skin tones or variants, flags as their letters.

    Signs about whose width old and new terminals disagree are drawn as three bars. Of many accents on one letter three
    are drawn: more would reach into the lines above.
    """
    if text.isascii() or text.translate(_AGREED).isascii():
        return text
    from lmc_tui.tui.drawing.odd_signs import steadied  # most texts need none of the patterns in there

    return steadied(text)


def width(text: str) -> int:
    """Cells that *text* takes."""
    return len(text) if text.isascii() else _measured(text)


@lru_cache(maxsize=8192)
def _measured(text: str) -> int:
    """Most lines hold no sign but those that take one cell everywhere: only others need the tables of Unicode."""
    if text.translate(_AGREED).isascii():
        return len(text)
    from rich.cells import cell_len  # commands that print do without, mostly

    return cell_len(text)


def cut(text: str, cells: int) -> str:
    """*text* in at most that many cells; what was cut shows as an ellipsis."""
    if cells <= 0:
        return ""
    if width(text) <= cells:
        return text
    if text.isascii() or text.translate(_AGREED).isascii():  # a cell for each character
        return text[: cells - 1].rstrip() + ELLIPSIS
    kept, room = 0, cells - 1
    while room >= 0 and kept < len(text):
        room -= width(text[kept])
        kept += room >= 0
    return text[:kept].rstrip() + ELLIPSIS


def cut_front(text: str, cells: int) -> str:
    """*text* in at most that many cells, cut at its beginning."""
    if width(text) <= cells:
        return text
    while text and width(text) >= cells:
        text = text[1:]
    return ELLIPSIS + text if cells > 0 else ""


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
    """A word in pieces of at most that many cells, broken behind a slash or hyphen where there is one.

    One empty piece for an empty word.
    """
    pieces, piece, size = [], "", 0
    for character in word:
        needed = width(character)
        while piece and size + needed > max(cells, 1):
            end = max(piece.rfind("/"), piece.rfind("-")) + 1 or len(piece)
            pieces.append(piece[:end])
            piece = piece[end:]
            size = width(piece)
        piece += character
        size += needed
    return [*pieces, piece]


def widest_part(text: str, most: int) -> int:
    """Cells of the widest part of *text* that wrapping need not break; a part wider than *most* is broken anyway."""
    parts = (width(part) for part in _WHERE_TO_BREAK.split(steady(text)))
    return max((size for size in parts if size <= most), default=0)


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


def shortened(lines: Sequence[str], most: int, whole: str, cells: int) -> list[str]:
    """At most so many of *lines*, which are *whole* in pieces; the last one shows as much of the rest as fits."""
    if len(lines) <= most or most <= 0:
        return list(lines[: max(0, most)])
    end = 0
    for line in lines[: most - 1]:
        end = whole.index(line, end) + len(line)
    return [*lines[: most - 1], cut(whole[end:].lstrip(" ·\n").replace("\n", " "), cells)]


def in_lines(text: str, cells: int, most: int) -> list[str]:
    """*text* as drawn, wrapped into at most so many lines; what was cut shows as an ellipsis."""
    return shortened(wrapped(text, cells), most, steady(text), cells)
