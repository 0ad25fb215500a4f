"""The choice that is asked for when very much was pasted at once."""

from __future__ import annotations

from collections.abc import Sequence

from lmc_tui.domain.session import Session
from lmc_tui.tui.screens.picker import Picker, narrowed
from lmc_tui.tui.widgets.option_list import Option
from lmc_tui.workshop.typed import count_parts, has_room_for

LARGEST_BYTES = 64_000
"""More than this is taken only when the person has said how much of it."""


def choices(session: Session, text: str, whole: Sequence[str], first: Sequence[str], undo: str) -> Picker:
    """A dialog that gives `all`, `first`, or nothing. *whole* and *first* are the texts that would be kept.

    *undo* is the key that takes them back.
    """
    back = f"{undo} takes them back"
    options = [
        Option("first", f"Keep the first {size(LARGEST_BYTES)} as {count_parts(first):,} notes", back),
        Option("", "Leave it", "nothing is kept of it; what was typed before stays"),
    ]
    title = f"This is {size(len(text.encode()))} of text. How much of it is to be kept?"
    if has_room_for(session, whole):
        options.insert(0, Option("all", f"Keep all of it as {count_parts(whole):,} notes", back))
    else:
        title = f"This is {size(len(text.encode()))} of text, more than a session holds."
    return Picker(title, lambda words: narrowed(options, words))


def beginning(text: str, most_bytes: int) -> str:
    """As much of *text* as that many bytes of UTF-8 hold, to the end of a line or a word where there is one."""
    held = text.encode()[:most_bytes].decode(errors="ignore")
    ends = (held.rfind(mark, len(held) // 2) for mark in "\n ")
    return held[: next((end for end in ends if end > 0), len(held))]


def size(count: int) -> str:
    """A number of bytes as people say it."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"
