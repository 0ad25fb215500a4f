"""A list with one line in hand: search results, sections to move to, steps to jump to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events

from lmc_tui.tui.drawing.cells import cut, padded, steady, width
from lmc_tui.tui.drawing.lines import Line, Span
from lmc_tui.tui.widgets.line_view import LineView


class Option(NamedTuple):
    """A line that can be picked."""

    id: str
    words: str
    detail: str = ""
    """What stands at its right, dimmed."""
    mark: str = ""
    """A sign before it."""


class OptionLines(LineView, can_focus=True):
    """Lines of which one is in hand."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options: tuple[Option, ...] = ()
        self._place = 0
        self._top = 0

    def show(self, options: Sequence[Option], place: int = 0) -> None:
        """Show other lines, that one in hand."""
        self._options = tuple(options)
        self._place = max(0, min(place, len(self._options) - 1))
        self.redraw()

    @property
    def in_hand(self) -> Option | None:
        """The line in hand; None when there is none."""
        return self._options[self._place] if self._options else None

    def go(self, by: int) -> None:
        """Take another line in hand, so many further down."""
        if self._options:
            self._place = max(0, min(self._place + by, len(self._options) - 1))
            self.redraw()

    def go_to(self, place: int) -> None:
        """Take the line at that place in hand."""
        self.go(place - self._place)

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """The lines, scrolled to the one in hand."""
        self._top = max(self._place - rows + 1, min(self._top, self._place))
        lines: list[Line] = []
        for place, option in list(enumerate(self._options))[self._top : self._top + rows]:
            is_chosen = place == self._place
            role, dim = ("chosen", "chosen") if is_chosen else ("text", "dim")
            lead = f"{'▸' if is_chosen else ' '} {option.mark + ' ' if option.mark else ''}"
            detail = cut(steady(option.detail), columns // 2)
            room = max(1, columns - width(lead) - width(detail) - 2)
            words = padded(steady(option.words.replace("\n", " ")), room)
            lines.append(
                (Span(lead, role, str(place)), Span(words, role, str(place)), Span(f" {detail} ", dim, str(place)))
            )
        return lines

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The next lines."""
        event.stop()
        self.go(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The lines before."""
        event.stop()
        self.go(-3)
