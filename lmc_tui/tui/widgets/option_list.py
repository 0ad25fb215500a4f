"""A list with one line in hand: search results, sections to move to, steps to jump to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.message import Message

from lmc_tui.tui.drawing.cells import cut, padded, steady, width
from lmc_tui.tui.drawing.lines import MORE_CELLS, Line, Span, with_more
from lmc_tui.tui.widgets.line_view import LineView

WHEEL_LINES = 3


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

    @dataclass
    class Scrolled(Message):
        """The mouse wheel took another line in hand."""

        lines: OptionLines

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options: tuple[Option, ...] = ()
        self._place = 0
        self._top = 0
        self._nothing = ""

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._options)

    def show(self, options: Sequence[Option], place: int = 0, nothing: str = "") -> None:
        """Show other lines, that one in hand; where there are none, say *nothing*."""
        self._options, self._nothing = tuple(options), nothing
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
        """The lines, scrolled to the one in hand, with a sign where there are more."""
        if not self._options:
            return [(Span(self._nothing, "notice"),)]
        total = len(self._options)
        self._top = max(self._place - rows + 1, min(self._top, self._place, max(0, total - rows)))
        places = range(self._top, min(self._top + rows, total))
        room = columns - MORE_CELLS if len(places) < total else columns
        lines = [self._option_line(place, room) for place in places]
        return with_more(lines, columns, above=self._top > 0, below=places.stop < total)

    def _option_line(self, place: int, columns: int) -> Line:
        """A line: the detail has half of it, and more where the words leave room."""
        option, is_chosen = self._options[place], place == self._place
        role, dim = ("chosen", "chosen") if is_chosen else ("text", "dim")
        lead = f"{'▸' if is_chosen else ' '} {option.mark + ' ' if option.mark else ''}"
        words = steady(option.words.replace("\n", " "))
        detail = cut(steady(option.detail), max(columns // 2, columns - width(lead) - width(words) - 2))
        room = max(1, columns - width(lead) - width(detail) - 2)
        target = str(place)
        return (Span(lead, role, target), Span(padded(words, room), role, target), Span(f" {detail} ", dim, target))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The next lines."""
        event.stop()
        self._wheel(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The lines before."""
        event.stop()
        self._wheel(-WHEEL_LINES)

    def _wheel(self, by: int) -> None:
        self.go(by)
        self.post_message(self.Scrolled(self))
