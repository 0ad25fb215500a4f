"""Text is data: the one function that every text passes on its way in.

Terminals act on control characters, and a note may come from a file, a paste or an editor. What
would act, or would reorder a line, becomes a visible U+FFFD, so that nobody wonders where it went.
"""

from __future__ import annotations

import re
import unicodedata

MARK = "\N{REPLACEMENT CHARACTER}"
"""What stands where a character was that a terminal would have acted on."""

_ACTING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 but line feed, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\u2028\u2029\ufeff"  # line and paragraph separators, byte order mark
    "\ud800-\udfff]"  # lone surrogates: no encoder takes them
)
_LINE_ENDS = re.compile("\r\n?")


def clean(text: str) -> str:
    """*text* with nothing in it that a terminal or an encoder would choke on.

    Line ends become `\\n`, tabs four spaces, control and bidirectional characters U+FFFD, and the
    result is in normal form C. Cleaning twice changes nothing.
    """
    text = _LINE_ENDS.sub("\n", text).replace("\t", "    ")
    return unicodedata.normalize("NFC", _ACTING.sub(MARK, text))


def clean_line(text: str) -> str:
    """*text* cleaned and on one line, without blanks at its ends."""
    return " ".join(clean(text).split())
