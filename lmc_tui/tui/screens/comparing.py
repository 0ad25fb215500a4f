"""Two states of a board side by side on the canvas: what came, what went, what is said otherwise."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.comparing import Compared, ComparedSection
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.domain.spatial import Direction, neighbour
from lmc_tui.tui.drawing.cells import steady, width
from lmc_tui.tui.drawing.compared import Sheet, note_lines, went_lines
from lmc_tui.tui.drawing.compared_canvas import ComparedCanvas, draw_compared_canvas, notes_of
from lmc_tui.tui.drawing.compared_section import draw_compared_section
from lmc_tui.tui.drawing.comparison import draw_comparison
from lmc_tui.tui.drawing.key_bar import KeyHint
from lmc_tui.tui.drawing.layout import GRID_COLUMNS, GRID_ROWS
from lmc_tui.tui.drawing.lines import Line, Span, fitted
from lmc_tui.tui.page_bindings import bindings_of
from lmc_tui.tui.page_tables import COMPARING
from lmc_tui.tui.quiet import QuietModal
from lmc_tui.tui.screens.copying import PAGE_COLUMNS, Copyable, Copying, drawn_text
from lmc_tui.tui.screens.keyed import Keyed
from lmc_tui.tui.screens.picker import Picker, narrowed
from lmc_tui.tui.screens.reading import Reading
from lmc_tui.tui.widgets.bars import KeyBar
from lmc_tui.tui.widgets.line_view import LineView
from lmc_tui.tui.widgets.option_list import Option
from lmc_tui.workshop.compared_view import Corrections, Side, compared, could_be, is_correctable, sections_of

if TYPE_CHECKING:
    from lmc_tui.tui.screens.moving import Moving

DETAIL_ROWS = 5


class Drawing(LineView, can_focus=True):
    """Lines that are drawn for the room there is."""

    def __init__(self, draw: Callable[[int, int], list[Line]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draw = draw

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """What there is to see."""
        return self._draw(columns, rows)


class CompareScreen(QuietModal[None], Keyed[None], inherit_bindings=False):
    """A note of a section is in hand. Nothing is changed here; corrections of what is the same last as long as this."""

    CSS_PATH = "comparing.tcss"
    PLACE = COMPARING
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(COMPARING)

    heading = getters.query_one("#heading", Drawing)
    panes = getters.query_one("#panes", Drawing)
    detail = getters.query_one("#detail", Drawing)
    keys = getters.query_one("#keys", KeyBar)

    def __init__(self, stage: Moving, before: Side, after: Side) -> None:
        """The section in hand on the canvas is in hand here. Raises `CompareError` for two different canvases."""
        super().__init__()
        self._stage, self._before, self._after = stage, before, after
        self._canvas: Canvas = stage.workshop.canvas
        self._board, self._section, self._place = stage.place.board, stage.place.section, 0
        self._corrections = Corrections()
        self._came_from: str | None = None
        self._comparison = compared(self._canvas, before, after, self._corrections)

    # --- what it shows --------------------------------------------------------------------------------

    @property
    def sections(self) -> tuple[ComparedSection, ...]:
        """The sections in sight."""
        return sections_of(self._comparison, self._board)

    @property
    def section(self) -> ComparedSection | None:
        """The section in hand."""
        return next((each for each in self.sections if each.section == self._section), None)

    @property
    def in_hand(self) -> tuple[Compared[Note], str] | None:
        """The note in hand with its sign; None where the section has none."""
        notes = notes_of(self.section) if self.section is not None else ()
        return notes[min(self._place, len(notes) - 1)] if notes else None

    def compose(self) -> ComposeResult:
        """What is compared, the panes, the note in hand, the keys."""
        yield Drawing(self._heading_lines, id="heading")
        yield Drawing(self._pane_lines, id="panes")
        yield Drawing(self._detail_lines, id="detail")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Keys belong to the screen, which keeps up with the session."""
        self._stage.workshop.on_change.append(self._changed)
        self.set_focus(self.panes)
        self._show()

    def on_unmount(self) -> None:
        """Keep up no more."""
        self._stage.workshop.on_change.remove(self._changed)

    def _changed(self, session: Session) -> None:
        """Somebody else wrote something: what stands here is what the session says now."""
        del session
        self._again("")

    def on_resize(self) -> None:
        """Draw for the room there is."""
        self._show()

    def _show(self, notice: str = "") -> None:
        if not self.size.width or not self.size.height:
            return
        self.detail.styles.height = DETAIL_ROWS if self.size.height >= GRID_ROWS + DETAIL_ROWS else 2
        for drawing in (self.heading, self.panes, self.detail):
            drawing.redraw()
        self.keys.show(tuple(self._hints()), notice)

    def _hints(self) -> list[KeyHint]:
        here = self.in_hand
        offered = ("pages.leave", "comparing.next_note", "comparing.open", "comparing.summary")
        hints = [self.hint(each) for each in offered]
        if here is not None and is_correctable(here[0]):
            hints.append(self.hint("comparing.pair", "not the same"))
        elif here is not None and (here[0].before is None or here[0].after is None):
            hints.append(self.hint("comparing.pair", "the same as…"))
        if self._comparison.boards is None and len(self._canvas.boards) > 1:
            other = self._canvas.board(self._canvas.other_board(self._board)).name
            hints.append(self.hint("pages.board", other))
        return [*hints, self.hint("pages.copy"), self.hint("pages.help")]

    def say(self, words: str) -> None:
        """Say something in the bottom line, until something else is shown."""
        self._show(words)

    def _heading_lines(self, columns: int, rows: int) -> list[Line]:
        board = "" if self._comparison.boards is not None else f" · {self._canvas.board(self._board).name}"
        spans = (
            Span(" Compare ", "guide-head"),
            Span(f"{steady(self._before.name)} → {steady(self._after.name)}", "head"),
            Span(board, "head-board"),
            Span(f"  {self._comparison.summary}", "dim"),
        )
        return [fitted(spans, columns)][:rows]

    def _pane_lines(self, columns: int, rows: int) -> list[Line]:
        is_single = self.size.width < GRID_COLUMNS or self.size.height < GRID_ROWS
        state = ComparedCanvas(self._canvas, self.sections, self._section, self._place, is_single)
        return draw_compared_canvas(state, columns, rows)

    def _sheet(self, columns: int) -> Sheet:
        with_boards = self._comparison.boards is None and len(self._canvas.boards) > 1
        return Sheet(self._canvas, columns, steady(self._before.name), steady(self._after.name), with_boards)

    def _detail_lines(self, columns: int, rows: int) -> list[Line]:
        here = self.in_hand
        if here is None:
            return [(Span(" There is no note here on either side.", "dim"),)]
        is_gone = self.section is not None and here[0] in self.section.went
        lines = (went_lines if is_gone else note_lines)(here[0], self._sheet(columns - 1))
        if len(lines) > rows:
            more = f" … {self.key_of('comparing.open')}: all"
            lines = [*lines[: rows - 1], (*fitted(lines[rows - 1], columns - width(more) - 3), Span(more, "dim"))]
        return lines

    # --- moving ---------------------------------------------------------------------------------------

    def _go(self, section: str) -> None:
        if section != self._section:
            self._came_from, self._section, self._place = self._section, section, 0
        self._show()

    def action_pane(self, direction: str) -> None:
        """The pane on that side."""
        self._go(neighbour(self._canvas, self._section, Direction[direction], self._came_from))

    def action_section(self, number: int) -> None:
        """The section of that number in agenda order."""
        if number <= len(self._canvas.sections):
            self._go(self._canvas.sections[number - 1].id)

    def action_note(self, by: int) -> None:
        """Another note of the section."""
        notes = notes_of(self.section) if self.section is not None else ()
        self._place = max(0, min(min(self._place, len(notes) - 1) + by, len(notes) - 1))
        self._show()

    def action_switch_board(self) -> None:
        """The other board, where every board is compared with itself."""
        if self._comparison.boards is None:
            self._board, self._place = self._canvas.other_board(self._board), 0
            self._show()

    @on(LineView.Clicked, "#panes")
    def pane_clicked(self, event: LineView.Clicked) -> None:
        """A click takes a section or a note in hand, a double click opens the section."""
        event.stop()
        kind, _, rest = event.target.partition(":")
        section, _, place = rest.partition(":")
        if kind == "note" and any(each.section == section for each in self.sections):
            self._go(section)
            self._place = int(place)
            self._show()
        elif kind == "section":
            self._go(section)
        if event.clicks == 2:
            self.action_open()

    @on(LineView.Clicked, "#keys")
    async def key_clicked(self, event: LineView.Clicked) -> None:
        """A click on what a key does runs it."""
        event.stop()
        await self.run_action(event.target)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The next note."""
        event.stop()
        self.action_note(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The note before."""
        event.stop()
        self.action_note(-1)

    # --- reading --------------------------------------------------------------------------------------

    def action_open(self) -> None:
        """The whole section, what it said and what it says."""
        section = self.section
        if section is not None:
            self.app.push_screen(Reading(lambda columns: self._section_page(section, columns)))

    def _section_page(self, section: ComparedSection, columns: int) -> list[Line]:
        return draw_compared_section(section, self._sheet(columns))

    def action_summary(self) -> None:
        """Everything that differs, section by section, in words."""
        self.app.push_screen(Reading(self._summary))

    def _summary(self, columns: int) -> list[Line]:
        told: list[Line] = [(Span(steady(each), "text"),) for each in self._comparison.summaries]
        differences = draw_comparison(
            self._comparison, self._canvas, columns, here=self._before.name, there=self._after.name
        )
        return [(Span("In short", "head"),), *told, (), *differences]

    def action_copy(self) -> None:
        """Pick what to copy: the section in hand, or everything that differs."""
        section = self.section
        things = [
            Copyable("What differs, as text", "section by section", lambda: drawn_text(self._summary(PAGE_COLUMNS)))
        ]
        if section is not None:
            name = self._canvas.section(section.section).name
            text = partial(self._section_page, section, PAGE_COLUMNS)
            things.insert(0, Copyable(f"{name}, as text", "before and after", lambda: drawn_text(text())))
        Copying(self.app, self._say_here).offer(things)

    def _say_here(self, words: str) -> None:
        if self.is_attached:
            self.say(words)
        else:
            self._stage.tell(words)

    # --- what is the same -----------------------------------------------------------------------------

    def action_pair(self) -> None:
        """Say that the note in hand and another are the same, or that they are not."""
        here = self.in_hand
        if here is None:
            return
        each = here[0]
        if each.before is not None and each.after is not None:
            if is_correctable(each):
                self._corrections = self._corrections.parted(each.before.id, each.after.id)
                self._again("Two notes now.")
            else:
                self._show("These two have the same id: they are one note.")
            return
        others = could_be(each, self.sections)
        if not others:
            self._show("There is no note on the other side that it could be.")
            return
        options = [
            Option(note.id, note.text, self._canvas.section(note.section).short)
            for note in others
            if self._canvas.has_section(note.section)
        ]
        picker = Picker("The same as which note?", lambda words: narrowed(options, words))
        self.app.push_screen(picker, partial(self._join, each))

    def _join(self, each: Compared[Note], other: str | None) -> None:
        if other is None:
            return
        if each.before is not None:
            self._corrections = self._corrections.joined(each.before.id, other)
        elif each.after is not None:
            self._corrections = self._corrections.joined(other, each.after.id)
        self._again(f"Taken for the same. {self.key_of('comparing.pair')} takes that back.")

    def _again(self, notice: str) -> None:
        """Compare anew, and keep in hand what was in hand, where it is still there."""
        before = self.in_hand
        self._comparison = compared(self._canvas, self._before, self._after, self._corrections)
        if before is not None and self.section is not None:
            ids = _ids(before[0])
            notes = notes_of(self.section)
            self._place = next((at for at, (each, _) in enumerate(notes) if ids & _ids(each)), self._place)
        self._show(notice)

    def action_leave(self) -> None:
        """Back to the canvas."""
        self.dismiss(None)


def _ids(each: Compared[Note]) -> frozenset[str]:
    """The ids of a note on both sides."""
    return frozenset(note.id for note in (each.after, each.before) if note is not None)
