"""The walk through the threads: the canvas with what was named so far lit, and the sentence below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType

from lmc_tui.domain.phrases import counted
from lmc_tui.method.threads import Break, Stop, Thread, sentence
from lmc_tui.tui.drawing.header import HeaderState
from lmc_tui.tui.drawing.lines import Line
from lmc_tui.tui.drawing.walk import draw_walk, shown_walk
from lmc_tui.tui.page_bindings import bindings_of
from lmc_tui.tui.page_tables import WALKING
from lmc_tui.tui.quiet import QuietModal
from lmc_tui.tui.screens.copying import Copyable, Copying
from lmc_tui.tui.screens.keyed import Keyed
from lmc_tui.tui.widgets.bars import HeaderBar, KeyBar
from lmc_tui.tui.widgets.canvas_view import CanvasState, CanvasView
from lmc_tui.tui.widgets.line_view import LineView

MOST_SHARE = 2
"""The sentence takes a half of the screen at most."""
LEAST_ROWS = 5
STEPS = (("lists.right", "next"), ("lists.left", "back"))
AT_END = (("walking.cut", ""), ("walking.cause", ""))
ALWAYS = (
    *(("pages.leave", "leave"), ("lists.down", "next thread"), ("lists.up", "one before")),
    *(("pages.copy", ""), ("pages.help", "")),
)
"""Acts that the bottom line offers, with other words than the table has for them."""


class Sentence(LineView):
    """What is said by now."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Callable[[int], list[Line]] | None = None

    def show(self, lines: Callable[[int], list[Line]]) -> None:
        """Say something else; *lines* gives the lines for a number of columns."""
        self._lines = lines
        self.redraw()

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """The lines, their end if they are too many."""
        return shown_walk(self._lines(columns), rows, columns) if self._lines is not None else []


class Walking(QuietModal[tuple[Thread, Break] | None], Keyed[tuple[Thread, Break] | None], inherit_bindings=False):
    """Goes from stop to stop. Gives the break, and its thread, whose cause the group wants to name; None for none."""

    CSS_PATH = "dialogs.tcss"
    PLACE = WALKING
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(WALKING)

    header = getters.query_one("#header", HeaderBar)
    canvas = getters.query_one("#walked", CanvasView)
    sentence = getters.query_one("#sentence", Sentence)
    keys = getters.query_one("#keys", KeyBar)

    def __init__(
        self,
        state: CanvasState,
        stops: tuple[Stop, ...],
        told: Callable[[Thread], tuple[str, ...]],
        header: Callable[[], HeaderState],
    ) -> None:
        """*state* is the canvas as it is; *told* says who gives what up when a thread is cut; *header* the top line."""
        super().__init__()
        self._state = state._replace(is_open=False, entry_rows=0)
        self._stops, self._told, self._header = stops, told, header
        self._at = 0
        self._is_cut = False

    @property
    def stop(self) -> Stop:
        """Where the walk is."""
        return self._stops[self._at]

    def compose(self) -> ComposeResult:
        """The clock, canvas, sentence, keys."""
        yield HeaderBar(self._header(), id="header")
        yield CanvasView(self._canvas_state(), id="walked")
        yield Sentence(id="sentence")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Begin."""
        self.set_focus(self.canvas)
        self._show()

    def refresh_clock(self) -> None:
        """Show what the clock says by now."""
        if self.is_mounted:
            self.header.show(self._header())

    def on_resize(self) -> None:
        """Share the rows out anew."""
        self._show()

    def _canvas_state(self) -> CanvasState:
        notes = self._state.view.notes(self.stop.section)
        first = next((note.id for note in notes if note.id in self.stop.lit), None)
        return self._state._replace(section=self.stop.section, note=first, lit=self.stop.lit)

    def _lines(self, columns: int) -> list[Line]:
        view = self._state.view
        told = self._told(self.stop.thread) if self._is_cut else ()
        return draw_walk(self.stop, view.canvas, view.board, columns, told)

    def _show(self) -> None:
        columns, rows = self.size.width, self.size.height
        if not columns or not rows:
            return
        wanted = min(max(LEAST_ROWS, len(self._lines(columns))), max(LEAST_ROWS, rows // MOST_SHARE))
        self.sentence.styles.height = wanted
        self.sentence.show(self._lines)
        self.canvas.show(self._canvas_state())
        self.say("")

    def say(self, words: str) -> None:
        """Say something in the bottom line, until the next step."""
        at_end = AT_END if self.stop.breaks else AT_END[:1]
        offered = (*STEPS, *(at_end if self.stop.is_last else ()), *ALWAYS)
        self.keys.show([self.hint(act, label) for act, label in offered], words)

    def action_step(self, by: int) -> None:
        """One part further, or back; ends at the first and the last."""
        self._go(self._at + by)

    def action_thread(self, by: int) -> None:
        """To the whole of the next thread, or of the one before."""
        number = max(1, min(self.stop.of, self.stop.number + by))
        self._go(next(place for place, each in enumerate(self._stops) if each.number == number and each.is_last))

    def _go(self, place: int) -> None:
        self._at = max(0, min(len(self._stops) - 1, place))
        self._is_cut = False
        self._show()

    def action_cut(self) -> None:
        """Say who gives what up when this thread is cut, or what breaks it again."""
        if not self.stop.is_last:
            self.action_thread(0)
        self._is_cut = not self._is_cut
        self._show()

    def action_cause(self) -> None:
        """Name why the thread is broken."""
        if self.stop.breaks:
            self.dismiss((self.stop.thread, self.stop.breaks[0]))

    def action_copy(self) -> None:
        """Pick what to copy: the thread, or all of them."""
        thread, threads = self.stop.thread, [stop.thread for stop in self._stops if stop.is_last]
        Copying(self.app, self._say_here).offer(
            (
                Copyable("This thread, as text", "its sentence", lambda: sentence(thread)),
                Copyable(
                    "All threads, as text",
                    counted(len(threads), "sentence"),
                    lambda: "\n\n".join(map(sentence, threads)),
                ),
            )
        )

    def _say_here(self, words: str) -> None:
        if self.is_attached:
            self.say(words)

    def action_leave(self) -> None:
        """Back to the canvas."""
        self.dismiss(None)

    @on(LineView.Clicked, "#keys")
    async def clicked(self, event: LineView.Clicked) -> None:
        """A click on a key's label does what it says."""
        event.stop()
        await self.run_action(event.target)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """One part further."""
        event.stop()
        self.action_step(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """One part back."""
        event.stop()
        self.action_step(-1)
