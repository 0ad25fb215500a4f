"""Counts and lists as parts of sentences."""

from __future__ import annotations

from collections.abc import Sequence

from lmc_tui.text import clean_line

LONGEST_QUOTE = 60
"""Characters of a note that are read out; a longer one is known by its beginning."""


def joined(words: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, or `a, b and c`; *last* is the word before the last one."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def quoted(text: str) -> str:
    """What a note says, on one line, between quotation marks."""
    line = clean_line(text)
    return f"“{line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1].rstrip() + '…'}”"


def counted(count: int, one: str, many: str = "") -> str:
    """`1 step`, `2 steps`; *many* where an s is not enough."""
    return f"{count} {one if count == 1 else many or one + 's'}"
