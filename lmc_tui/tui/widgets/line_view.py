"""A widget that draws lines of spans and sends only the cells that changed.

Textual repaints a whole widget when it is told to refresh. A clock that ticks, or a cursor that moves, changes a
few cells; over a slow line the difference is felt. So each view keeps the lines it last drew, compares,
and asks for just those regions.
"""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from lmc_tui.tui.drawing.cells import width
from lmc_tui.tui.drawing.lines import Line, changed_runs, filled, merged
from lmc_tui.tui.themes import keeps_background, style_of


class LineView(Widget):
    """Lines of spans. Subclasses say which with `compose_lines`, and call `redraw` when that may have changed."""

    class Clicked(Message):
        """Somebody clicked on a span that has a target."""

        def __init__(self, view: LineView, target: str, clicks: int) -> None:
            super().__init__()
            self.view = view
            self.target = target
            """What the span stands for."""
            self.clicks = clicks
            """2 for a double click."""

        @property
        def control(self) -> LineView:
            """The view, so that handlers can select by it."""
            return self.view

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._drawn: list[Line] = []
        self._drawn_size = Size(0, 0)
        self._base_style = Style.null()

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """What is to be seen at that size."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw again, and send the cells that changed."""
        size = self.size
        if not size.width or not size.height:  # what was drawn before it went says nothing when it comes back
            self._drawn, self._drawn_size = [], Size(0, 0)
            return
        new = filled(self.compose_lines(size.width, size.height), size.width, size.height)
        old, self._drawn = self._drawn, new
        if size != self._drawn_size:
            self._drawn_size = size
            self.refresh()
            return
        regions = []
        for row, (before, after) in enumerate(zip(old, new, strict=True)):
            regions += [Region(first, row, cells, 1) for first, cells in changed_runs(before, after)]
        if regions:
            self.refresh(*regions)

    @property
    def text(self) -> str:
        """The words on it, line by line."""
        return "\n".join("".join(span.text for span in line).rstrip() for line in self._drawn)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines, as Textual wants them. What they all stand on is found out once, not for each."""
        self._base_style = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line, as Textual wants it."""
        if self.size != self._drawn_size:
            self._draw_whole()
        if y >= len(self._drawn):
            return Strip.blank(self.size.width)
        base = self._base_style
        segments = [Segment(text, base + style_of(role)) for text, role in merged(self._drawn[y], keeps_background)]
        return Strip(segments, self.size.width)

    def _draw_whole(self) -> None:
        size = self.size
        self._drawn = filled(self.compose_lines(size.width, size.height), size.width, size.height)
        self._drawn_size = size

    def target_at(self, x: int, y: int) -> str:
        """The target of the span at that cell; empty for none."""
        if not 0 <= y < len(self._drawn):
            return ""
        for span in self._drawn[y]:
            x -= width(span.text)
            if x < 0:
                return span.target
        return ""

    def on_click(self, event: events.Click) -> None:
        """Tell what was clicked."""
        target = self.target_at(event.x, event.y)
        if target:
            event.stop()
            self.post_message(self.Clicked(self, target, event.chain))
