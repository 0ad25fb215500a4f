"""The bottom line: the keys that work now, or a notice until the next key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lmc_tui.text import clean_line
from lmc_tui.tui.drawing.cells import cut, steady, width
from lmc_tui.tui.drawing.lines import Line, Span, fitted, line_width


class KeyHint(NamedTuple):
    """A key and what it does."""

    key: str
    label: str
    command: str
    """Id of the command that a click runs."""


def pair(back: str, forth: str) -> str:
    """Two keys that belong together: `↑↓`, or `^k/^j` where one has several letters; the other where one is empty."""
    return back + forth if len(back) == len(forth) == 1 else "/".join(filter(None, (back, forth)))


PINNED = ("help", "palette")
"""Commands that lead to all others: they stand at the right end at every width."""
MORE = " …"
"""Stands behind the keys where more work than are named."""
SPANS_A_HINT = 3


def draw_key_bar(hints: Sequence[KeyHint], columns: int, notice: str = "") -> Line:
    """The line in exactly that many columns: a notice if there is one, else the hints, as many as fit.

    Those that are pinned stand at the right end; of the others the first ones come first, and a sign tells that there
    are more. A click on it shows all.
    """
    if notice:
        return fitted((Span(" "), Span(cut(steady(clean_line(notice)), columns - 2), "notice")), columns, "notice")
    pinned = _row([hint for hint in hints if hint.command in PINNED], columns)
    room = columns - line_width(pinned)
    offered = [hint for hint in hints if hint.command not in PINNED]
    others = _row(offered, room)
    if len(others) < SPANS_A_HINT * len(offered):
        others = (*_row(offered, room - width(MORE)), Span(MORE, "dim", PINNED[0]))
    return (*fitted(others, room), *pinned)


def _row(hints: Sequence[KeyHint], columns: int) -> Line:
    """Those that fit whole in that many columns, a blank at the right end among them."""
    spans: list[Span] = []
    for hint in hints:
        triple = (Span(" "), Span(hint.key, "key", hint.command), Span(f" {hint.label} ", "key-label", hint.command))
        if line_width((*spans, *triple)) > columns:
            break
        spans += triple
    return tuple(spans)
