"""A page to read: help, the whole guide, the closing summary."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, getters
from textual.app import ComposeResult
from textual.binding import BindingType

from lmc_tui.tui.drawing.lines import Line, Span, fitted
from lmc_tui.tui.page_bindings import bindings_of
from lmc_tui.tui.page_tables import READING
from lmc_tui.tui.quiet import QuietModal
from lmc_tui.tui.screens.keyed import Keyed
from lmc_tui.tui.widgets.line_view import LineView

WIDEST = 96


class Page(LineView, can_focus=True):
    """Lines that scroll."""

    def __init__(self, write: Callable[[int], list[Line]], *, foot: str = "", id: str | None = None) -> None:
        """*write* gives the lines for a number of columns; *foot* stands below them."""
        super().__init__(id=id)
        self._write, self.foot = write, foot
        self.down = ""
        """The key that goes on."""
        self._top = 0
        self._total = 0

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """As much as fits, in a column that can be read; a hint below when there is more."""
        room = min(WIDEST, columns - 4)
        margin = Span(" " * ((columns - room) // 2))
        lines = self._write(room)
        self._total = len(lines)
        self._top = max(0, min(self._top, self._total - rows + 1))
        shown: list[Line] = [(margin, *fitted(line, room)) for line in lines[self._top : self._top + rows - 1]]
        shown += [()] * (rows - 1 - len(shown))
        more = f"{self._top + rows - 1} of {self._total} lines · {self.down} goes on" if self._total > rows - 1 else ""
        return [*shown, (margin, Span(" · ".join(part for part in (more, self.foot) if part), "dim"))]

    def scroll_by(self, lines: int) -> None:
        """Go on by so many lines, or back."""
        self._top += lines
        self.redraw()

    def page(self) -> int:
        """Lines of a page."""
        return max(1, self.size.height - 2)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go on."""
        event.stop()
        self.scroll_by(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go back."""
        event.stop()
        self.scroll_by(-3)


class Reading(QuietModal[None], Keyed[None], inherit_bindings=False):
    """Shows a page over the whole screen until a key ends it."""

    CSS_PATH = "dialogs.tcss"
    PLACE = READING
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(READING)

    page = getters.query_one("#page", Page)

    def __init__(self, write: Callable[[int], list[Line]]) -> None:
        """*write* gives the lines for a number of columns."""
        super().__init__()
        self._write = write

    def compose(self) -> ComposeResult:
        """The page."""
        page = Page(self._write, foot=self._foot(), id="page")
        page.down = self.key_of("lists.down")
        yield page

    def _foot(self) -> str:
        return f"{self.key_of('pages.leave')} leaves"

    def say(self, words: str) -> None:
        """Say something below the lines, until the next key."""
        self.page.foot = words or self._foot()
        self.page.redraw()

    def on_key(self, event: events.Key) -> None:
        """Any key takes back what was said."""
        del event
        if self.page.foot != self._foot():
            self.say("")

    def on_mount(self) -> None:
        """Scroll keys belong to the page."""
        self.set_focus(self.page)

    def action_scroll_lines(self, by: int) -> None:
        """Scroll by lines."""
        self.page.scroll_by(by)

    def action_scroll_pages(self, by: int) -> None:
        """Scroll by pages."""
        self.page.scroll_by(by * self.page.page())

    def action_leave(self) -> None:
        """Back to where it was opened."""
        self.dismiss(None)
