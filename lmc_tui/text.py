"""Text is data: the one function that every text passes on its way in, and again on its way to a terminal.

Terminals act on control characters, and a note may come from a file, a paste or an editor. What
would act, would reorder a line or would hide in it becomes a visible U+FFFD, so that nobody wonders where it went.
"""

from __future__ import annotations

import functools
import re
import unicodedata

MARK = "\N{REPLACEMENT CHARACTER}"
"""What stands where a character was that a terminal would have acted on."""

LONGEST_LINE = 2_000
"""Characters of a paste that a field of one line takes."""

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
ACTING = (
    "(\U0001f3f4[\U000e0030-\U000e007a]{3,6}\U000e007f)|"  # the flag of a part of a country: tags that are seen
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 but line feed, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # bidirectional controls, old and new
    "\u2028\u2029\ufeff"  # line and paragraph separators, byte order mark
    "\u180e\u2061-\u2065\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # formats that no terminal shows
    "\U000e0000-\U000e00ff"  # tags: a whole text can hide in them
    f"{_NONCHARACTERS}"
    "\ud800-\udfff]"  # lone surrogates: no encoder takes them
)
"""What a terminal would act on, and what hides, as a regular expression."""


def clean(text: str) -> str:
    """*text* with nothing in it that a terminal or an encoder would choke on.

    Line ends become `\\n`, tabs four spaces, control, bidirectional and hidden characters U+FFFD, and the
    result is in normal form C. Characters for private use stay: a terminal draws them and does nothing else.
    Cleaning twice changes nothing.
    """
    if text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text  # Python calls nothing printable that acts
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return unicodedata.normalize("NFC", _acting().sub(_mark, text))


@functools.cache
def _acting() -> re.Pattern[str]:
    return re.compile(ACTING)  # when it is first needed: that takes as long as to load two modules


def _mark(found: re.Match[str]) -> str:
    return found[1] or MARK


def clean_line(text: str) -> str:
    """*text* cleaned and on one line, without blanks at its ends."""
    return " ".join(clean(text).split())
