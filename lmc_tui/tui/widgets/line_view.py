"""A widget that draws lines of spans and sends only the cells that changed.

Textual repaints a whole widget when it is told to refresh. A clock that ticks, or a cursor that moves, changes a
few lines. So each view keeps the lines it last drew, and asks for those that differ; which of their cells the terminal
shows already, `lmc_tui.tui.sent` knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from textual import events
from textual.color import TRANSPARENT
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from lmc_tui.tui.clean_output import HARMLESS
from lmc_tui.tui.drawing.cells import width
from lmc_tui.tui.drawing.jump_labels import NO_LABELS, Labels, labelled
from lmc_tui.tui.drawing.lines import Line, Row, changed_rows, filled, merged
from lmc_tui.tui.themes import WARDROBE, Ground, Standing

MOST_PARTS = 1_000
"""Parts of rows that are kept in case that they are drawn again."""


class Whole(Strip):
    """A line that fills its view.

    Textual has a strip that is divided into itself keep itself alive; this one does not.
    """

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """What lies between those cuts."""
        cuts = list(cuts)
        return [self] if cuts == [self.cell_length] else super().divide(cuts)


def segments_of(line: Line, looks: Standing) -> list[Segment]:
    """A line as it goes to the terminal."""
    segments = [Segment(text, looks[role]) for text, role in merged(line, WARDROBE.keeps_background)]
    return HARMLESS.apply(segments, TRANSPARENT)


class LineView(Widget):
    """Lines of spans. Subclasses say which with `compose_lines`, and call `redraw` when that may have changed."""

    ALLOW_SELECT = False  # Textual would mark what a drag passes over, and could not tell the words of it

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
        self._looks: Standing | None = None
        self._asked = (0, False)
        self._strips: dict[int, list[tuple[Line, Strip]]] = {}
        """Row to the line that it was made from, and what Textual gets; and to the ones before."""
        self._parts: dict[Line, list[Segment]] = {}
        """What parts of rows have become."""
        self._labels = NO_LABELS

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """What is to be seen at that size."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw again, and send the cells that changed."""
        size = self.size
        if not size.width or not size.height:  # what was drawn before it went says nothing when it comes back
            self._drawn, self._drawn_size = [], Size(0, 0)
            return
        old, self._drawn = self._drawn, self._whole_lines(size)
        if size != self._drawn_size:
            self._drawn_size = size
            self.refresh()
            return
        regions = [Region(0, first, size.width, rows) for first, rows in changed_rows(old, self._drawn)]
        if regions:
            self.refresh(*regions)

    @property
    def text(self) -> str:
        """The words on it, line by line."""
        return "\n".join("".join(span.text for span in line).rstrip() for line in self._drawn)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines, as Textual wants them: straight from what was drawn, for nothing of a style sheet is around them."""
        if self.size != self._drawn_size:
            self._draw_whole()
        looks = self._looks_now()
        if looks is None:
            return super().render_lines(crop)
        columns = self.size.width
        strips = [self._strip(y, looks, columns) for y in crop.line_range]
        first, last = crop.column_span
        if (first, last) != (0, columns):
            strips = [strip.crop(first, last) for strip in strips]
        return strips

    def notify_style_update(self) -> None:
        """Style sheets were asked again, and may have said something else."""
        super().notify_style_update()
        self._asked = (0, False)

    def _looks_now(self) -> Standing | None:
        """How each role looks, found out anew when the theme, or what is in front, has changed.

        None for a view with something of a style sheet around it.
        """
        asked = (WARDROBE.worn, self.screen.is_current)
        if asked != self._asked:
            self._asked = asked
            self._looks = None if self.styles.gutter or self.opacity != 1 else self._standing()
            self._strips.clear()
            self._parts.clear()
        return self._looks

    def _standing(self) -> Standing:
        """How each role looks on what this view stands on; the same object as long as that and the theme are."""
        return WARDROBE.on(Ground(self.rich_style, self.background_colors[1], tuple(self.get_line_filters())))

    def _strip(self, y: int, looks: Standing, columns: int) -> Strip:
        """A line as it goes to the terminal; the same one as long as the line is the same."""
        line = self._drawn[y] if y < len(self._drawn) else ()
        known = self._strips.get(y, [])
        for made in known:
            if made[0] is line:
                return made[1]
        strip = self._line_strip(line, looks, columns)
        self._strips[y] = [(line, strip), *known[:1]]
        return strip

    def render_line(self, y: int) -> Strip:
        """One line, as Textual wants it where a border is around the view."""
        if self.size != self._drawn_size:
            self._draw_whole()
        return self._line_strip(self._drawn[y] if y < len(self._drawn) else (), self._standing(), self.size.width)

    def _line_strip(self, line: Line, looks: Standing, columns: int) -> Strip:
        if not line:
            return Strip.blank(columns, looks["text"])
        if not isinstance(line, Row):
            return Whole(segments_of(line, looks), columns)
        segments: list[Segment] = []
        for part in line.parts:
            made = self._parts.get(part)
            if made is None:
                if len(self._parts) >= MOST_PARTS:
                    self._parts.clear()
                made = self._parts[part] = segments_of(part, looks)
            segments += made
        return Whole(segments, columns)

    def _draw_whole(self) -> None:
        self._drawn, self._drawn_size = self._whole_lines(self.size), self.size

    def _whole_lines(self, size: Size) -> list[Line]:
        lines = filled(self.compose_lines(size.width, size.height), size.width, size.height)
        return labelled(lines, self._labels)

    def label(self, labels: Labels) -> None:
        """Show labels over the targets that have one, or none any more."""
        if labels != self._labels:
            self._labels = labels
            self.redraw()

    def shows(self, target: str) -> bool:
        """Whether something that is to be seen means that."""
        return bool(self.display) and any(span.target == target for line in self._drawn for span in line)

    def target_at(self, x: int, y: int) -> str:
        """The target of the span at that cell; empty for none."""
        if x < 0 or not 0 <= y < len(self._drawn):
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
