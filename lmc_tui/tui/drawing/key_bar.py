"""The bottom line: the keys that work now, or a notice until the next key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lmc_tui.text import clean_line
from lmc_tui.tui.drawing.cells import cut, steady
from lmc_tui.tui.drawing.lines import Line, Span, fitted, line_width


class KeyHint(NamedTuple):
    """A key and what it does."""

    key: str
    label: str
    command: str
    """Id of the command that a click runs."""


PINNED = ("help", "palette")
"""Commands that lead to all others: they stand at the right end at every width."""


def draw_key_bar(hints: Sequence[KeyHint], columns: int, notice: str = "") -> Line:
    """The line in exactly that many columns: a notice if there is one, else the hints, as many as fit.

    Those that are pinned stand at the right end; of the others the first ones come first.
    """
    if notice:
        return fitted((Span(" "), Span(cut(steady(clean_line(notice)), columns - 2), "notice")), columns, "notice")
    pinned = _row([hint for hint in hints if hint.command in PINNED], columns)
    others = _row([hint for hint in hints if hint.command not in PINNED], columns - line_width(pinned))
    return (*fitted(others, columns - line_width(pinned)), *pinned)


def _row(hints: Sequence[KeyHint], columns: int) -> Line:
    """Those that fit whole in that many columns, a blank at the right end among them."""
    spans: list[Span] = []
    for hint in hints:
        pair = (Span(" "), Span(hint.key, "key", hint.command), Span(f" {hint.label} ", "key-label", hint.command))
        if line_width((*spans, *pair)) > columns:
            break
        spans += pair
    return tuple(spans)
