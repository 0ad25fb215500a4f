"""A page of things of which one is in hand: it scrolls to that one, or with the wheel to anywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events

from lmc_tui.tui.drawing.drawn import Drawn
from lmc_tui.tui.drawing.lines import MORE_CELLS, Line, Span, with_more
from lmc_tui.tui.widgets.line_view import LineView

MARGIN_CELLS = 1
"""Blanks at the left."""
WHEEL_LINES = 3


class ItemLines(LineView, can_focus=True):
    """Lines that are drawn anew for every width."""

    WIDEST: ClassVar[int] = 156
    """More than that no eye follows."""

    def __init__(self, draw: Callable[[int], Drawn], *, id: str | None = None) -> None:
        """*draw* gives the page for a number of columns."""
        super().__init__(id=id)
        self._draw = draw
        self._top = 0
        self._is_free = False
        """Whether somebody scrolled away from what is in hand."""

    def show(self, *, follows: bool = True) -> None:
        """Draw again, and bring what is in hand into sight unless nothing shall move, for it was clicked on."""
        self._is_free = not follows
        self.redraw()

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """As much as there is room for, with a sign where there is more."""
        room = max(1, min(self.WIDEST, columns - MARGIN_CELLS - MORE_CELLS))
        drawn = self._draw(room)
        if not self._is_free:
            first = 0 if drawn.first <= 1 else drawn.first
            self._top = max(self._top, min(drawn.last + 2, len(drawn.lines)) - rows)
            self._top = min(self._top, first)
        self._top = max(0, min(self._top, len(drawn.lines) - rows))
        below = self._top + rows < len(drawn.lines)
        shown = [(Span(" " * MARGIN_CELLS), *line) for line in drawn.lines[self._top : self._top + rows]]
        return with_more(shown, columns, above=self._top > 0, below=below)

    def scroll_by(self, lines: int) -> None:
        """Scroll away from what is in hand, until another thing is."""
        self._is_free = True
        self._top += lines
        self.redraw()

    def scroll_pages(self, by: int) -> None:
        """Scroll by as much as is in sight."""
        self.scroll_by(by * max(1, self.size.height - 2))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go on."""
        event.stop()
        self.scroll_by(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go back."""
        event.stop()
        self.scroll_by(-WHEEL_LINES)
