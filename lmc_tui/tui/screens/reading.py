"""A page to read: help, the whole guide, the closing summary."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from lmc_tui.tui.drawing.lines import Line, Span, fitted
from lmc_tui.tui.quiet import QuietModal
from lmc_tui.tui.widgets.line_view import LineView

WIDEST = 96


class Page(LineView, can_focus=True):
    """Lines that scroll."""

    def __init__(self, write: Callable[[int], list[Line]], *, foot: str = "esc leaves", id: str | None = None) -> None:
        """*write* gives the lines for a number of columns; *foot* stands below them."""
        super().__init__(id=id)
        self._write, self._foot = write, foot
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
        more = f"{self._top + rows - 1} of {self._total} lines · ↓ goes on" if self._total > rows - 1 else ""
        return [*shown, (margin, Span(" · ".join(part for part in (more, self._foot) if part), "dim"))]

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


class Reading(QuietModal[None], inherit_bindings=False):
    """Shows a page over the whole screen until a key ends it."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "leave", show=False),
        Binding("question_mark,f1", "leave", show=False),
        Binding("down,j", "scroll_lines(1)", show=False),
        Binding("up,k", "scroll_lines(-1)", show=False),
        Binding("pagedown,space", "scroll_pages(1)", show=False),
        Binding("pageup", "scroll_pages(-1)", show=False),
        Binding("home", "scroll_lines(-100000)", show=False),
        Binding("end", "scroll_lines(100000)", show=False),
    ]

    page = getters.query_one("#page", Page)

    def __init__(self, write: Callable[[int], list[Line]]) -> None:
        """*write* gives the lines for a number of columns."""
        super().__init__()
        self._write = write

    def compose(self) -> ComposeResult:
        """The page."""
        yield Page(self._write, id="page")

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
