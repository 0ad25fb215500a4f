"""A text that is longer than a note, in parts that notes hold."""

from __future__ import annotations

import re
import unicodedata

LONGEST_NOTE = 2_000
"""Characters that a note holds when it is written here. A longer one in a file stays as it is."""

_ENDS = (r"[.!?…][\"'”’»)\]]*\s|[。！？]", r"\s")
"""Patterns of the end of a sentence, and of a word. The program starts without them."""
_LONGEST_SIGN = 40
"""Characters that may make up one sign, such as an emoji of several people; a longer one is cut."""
_JOINER = "\N{ZERO WIDTH JOINER}"


def parts(text: str, most: int = LONGEST_NOTE) -> tuple[str, ...]:
    """*text* in parts of at most *most* characters; none for a text of blanks.

    A part ends with a line where possible, else with a sentence, else with a word, as long as it is half full by then.
    Only blanks at the ends of parts are dropped.
    """
    text = text.strip()
    found: list[str] = []
    start = 0
    while len(text) - start > most:
        end = _end_of_part(text, start, most)
        found.append(text[start:end].strip())
        start = end
        while text[start].isspace():
            start += 1
    found.append(text[start:])
    return tuple(part for part in found if part)


def _end_of_part(text: str, start: int, most: int) -> int:
    """Where the part that begins at *start* had best end."""
    half, last = start + (most + 1) // 2, start + most
    line = text.rfind("\n", half, last + 1)
    if line >= 0:
        return line
    for pattern in map(re.compile, _ENDS):
        ends = [match.end() for match in pattern.finditer(text, half, last + 1)]
        if ends:
            return ends[-1]
    for end in range(last, max(start, last - _LONGEST_SIGN), -1):
        if not _is_inside_sign(text, end):
            return end
    return last


def _is_inside_sign(text: str, at: int) -> bool:
    """Whether a cut in front of that character would part what people see as one sign."""
    character = text[at]
    if unicodedata.category(character).startswith("M") or _JOINER in (character, text[at - 1]):
        return True
    if "\U0001f3fb" <= character <= "\U0001f3ff" or "\U000e0020" <= character <= "\U000e007f":
        return True
    flags = re.search("[\U0001f1e6-\U0001f1ff]*$", text[max(0, at - _LONGEST_SIGN) : at])
    return "\U0001f1e6" <= character <= "\U0001f1ff" and flags is not None and len(flags[0]) % 2 == 1
