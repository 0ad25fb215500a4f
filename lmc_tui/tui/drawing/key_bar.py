"""The bottom line: the keys that work now, or a notice until the next key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lmc_tui.tui.drawing.cells import cut, steady
from lmc_tui.tui.drawing.lines import Line, Span, fitted, line_width


class KeyHint(NamedTuple):
    """A key and what it does."""

    key: str
    label: str
    command: str
    """Id of the command that a click runs."""


def draw_key_bar(hints: Sequence[KeyHint], columns: int, notice: str = "") -> Line:
    """The line in exactly that many columns: a notice if there is one, else as many hints as fit, first ones first."""
    if notice:
        return fitted(
            (Span(" "), Span(cut(steady(notice.replace("\n", " ")), columns - 2), "notice")), columns, "notice"
        )
    spans: list[Span] = [Span(" ")]
    for hint in hints:
        pair = (Span(hint.key, "key", hint.command), Span(f" {hint.label}", "key-label", hint.command))
        if line_width((*spans, *pair)) > columns - 1:
            break
        spans += [*pair, Span("  ")]
    return fitted(spans, columns)
