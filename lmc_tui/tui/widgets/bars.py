"""The lines around the canvas: the top line, the bottom line and the guide."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from lmc_tui.tui.drawing.guide import GuideState, draw_sidebar, sidebar_parts
from lmc_tui.tui.drawing.header import HeaderState, draw_header
from lmc_tui.tui.drawing.key_bar import KeyHint, draw_key_bar
from lmc_tui.tui.drawing.layout import GuidePlace
from lmc_tui.tui.drawing.lines import Line
from lmc_tui.tui.widgets.line_view import LineView


class HeaderBar(LineView):
    """What is open, what the clock says, and whether it is saved."""

    def __init__(self, state: HeaderState, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._state = state

    def show(self, state: HeaderState) -> None:
        """Show something else."""
        self._state = state
        self.redraw()

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """One line."""
        return [draw_header(self._state, columns)][:rows]


class KeyBar(LineView):
    """The keys that work now, or a notice."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints: tuple[KeyHint, ...] = ()
        self._notice = ""

    @property
    def notice(self) -> str:
        """What it tells in place of the keys; empty for nothing."""
        return self._notice

    def show(self, hints: Sequence[KeyHint], notice: str) -> None:
        """Show other keys, or a notice."""
        self._hints, self._notice = tuple(hints), notice
        self.redraw()

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """One line."""
        return [draw_key_bar(self._hints, columns, self._notice)][:rows]


class GuideView(LineView):
    """The guide: beside the canvas, or below it in some lines."""

    def __init__(self, state: GuideState, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._state = state
        self._top = 0
        self._composed: list[Line] = []
        self._composed_for = (0, 0, 0)
        self._composed_state = state

    def show(self, state: GuideState) -> None:
        """Show another section, question or board."""
        if (state.section.id, state.question) != (self._state.section.id, self._state.question):
            self._top = 0
        self._state = state
        self.redraw()

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """The sidebar, the strip or the block; those of before where nothing is new."""
        asked = (columns, rows, self._top)
        if asked != self._composed_for or not _is_same(self._state, self._composed_state):
            self._composed = self._guide_lines(columns, rows)
            self._composed_for, self._composed_state = (columns, rows, self._top), self._state
        return self._composed

    def _guide_lines(self, columns: int, rows: int) -> list[Line]:
        if self._state.place is not GuidePlace.BESIDE:
            from lmc_tui.tui.drawing import guide_below  # not needed for the first frame of a wide screen

            draw = guide_below.draw_block if self._state.place is GuidePlace.BLOCK else guide_below.draw_strip
            return draw(self._state, columns, rows)
        self._top = min(self._top, sidebar_parts(self._state, columns, rows).most)
        return draw_sidebar(self._state, columns, rows, self._top)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self._top += 2
        self.redraw()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self._top = max(0, self._top - 2)
        self.redraw()


def _is_same(one: GuideState, other: GuideState) -> bool:
    """Whether two states are drawn alike, told without comparing sessions note by note."""
    large = ((each.session, each.canvas, each.section, each.keys) for each in (one, other))
    if any(mine is not its for mine, its in zip(*large, strict=True)):
        return False
    return (one.board, one.question, one.nudge, one.place) == (other.board, other.question, other.nudge, other.place)
