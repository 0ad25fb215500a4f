"""Counts and lists as parts of sentences."""

from __future__ import annotations

from collections.abc import Sequence


def joined(words: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, or `a, b and c`; *last* is the word before the last one."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def counted(count: int, one: str, many: str = "") -> str:
    """`1 step`, `2 steps`; *many* where an s is not enough."""
    return f"{count} {one if count == 1 else many or one + 's'}"
