"""The canvas: all sections as panes on their grid, or one of them large."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from textual import events

from lmc_tui.domain.canvas import Section
from lmc_tui.tui.drawing.board_view import BoardView
from lmc_tui.tui.drawing.column import Top
from lmc_tui.tui.drawing.jump_labels import NOTE, in_reach
from lmc_tui.tui.drawing.layout import Box, Shape, pane_boxes
from lmc_tui.tui.drawing.lines import Line, Row
from lmc_tui.tui.drawing.note import Detail
from lmc_tui.tui.drawing.pane import DrawnPane, PaneState, draw_pane, scrolled_pane
from lmc_tui.tui.key_map import DEFAULT_KEYS, KeyMap
from lmc_tui.tui.widgets.dragging import NoteDragging

if TYPE_CHECKING:
    from lmc_tui.tui.drawing.dragging import Spot

WHEEL_LINES = 3
MOST_PANES = 60
"""Drawn panes that are kept: each of nine with and without somebody in it, and passed, and some more."""
NO_FINDINGS: Mapping[str, int] = MappingProxyType({})


class CanvasState(NamedTuple):
    """What the canvas is drawn from."""

    view: BoardView
    section: str
    """The section in hand."""
    note: str | None
    """The note in hand."""
    shape: Shape
    is_open: bool = False
    """Whether the section in hand is shown large, alone."""
    step_section: str | None = None
    """The section of the step in hand."""
    entry_rows: int = 0
    """Lines at the bottom of the section in hand that an editor covers."""
    findings: Mapping[str, int] = NO_FINDINGS
    """Section id to how many findings are open there; absent for none."""
    lit: frozenset[str] = frozenset()
    """Ids of the notes on the thread that is lit."""
    keys: KeyMap = DEFAULT_KEYS
    """The keys that the person has."""
    is_passed: bool = False
    """Whether somebody only passes the section in hand: its notes stay as they are."""


class CanvasView(NoteDragging, can_focus=True):
    """All panes in one widget: a step from pane to pane sends two borders, not two widgets."""

    def __init__(self, state: CanvasState, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._state = state
        self._tops: dict[str, Top] = {}
        self._follows = True
        """Whether the section in hand keeps the note in hand in sight; not once it was scrolled away."""
        self._cache: dict[tuple[str, PaneState], DrawnPane] = {}
        """Section and how its pane was to be drawn to what came of it, all for the same view."""
        self._cached_view = state.view
        self._rows: list[Row] = []
        """What was drawn last."""
        self._rows_before: list[Row] = []
        """What was drawn before that: who goes back and forth between two panes comes back to it."""
        self._composed = (0, 0)
        """Columns and rows for which it was drawn last."""

    @property
    def state(self) -> CanvasState:
        """What it shows."""
        return self._state

    def show(self, state: CanvasState) -> None:
        """Show something else."""
        if state.view.board != self._state.view.board:
            self._tops.clear()
        self._follows = self._follows or _in_hand(state) != _in_hand(self._state)
        self._state = state
        self.redraw()

    @property
    def shows_one(self) -> bool:
        """Whether one section fills the widget."""
        return self._state.is_open or self._state.shape is Shape.SINGLE

    def boxes(self, columns: int, rows: int) -> dict[str, Box]:
        """Where each pane that shows stands."""
        if self.shows_one:
            return {self._state.section: Box(0, 0, columns, rows)}
        return pane_boxes(self._state.view.canvas, columns, rows)

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """All panes, joined row by row. At another size the note in hand comes back into sight."""
        if (columns, rows) != self._composed:
            self._composed, self._follows = (columns, rows), True
        canvas = self._state.view.canvas
        boxes = self.boxes(columns, rows)
        drawn = {name: self._pane(canvas.section(name), box) for name, box in boxes.items()}
        across = sorted((box.x, name, box) for name, box in boxes.items())
        parts: list[list[Line]] = [[] for _ in range(rows)]
        for _, name, box in across:
            for row, line in enumerate(drawn[name].lines[: box.height], box.y):
                parts[row].append(line)
        known = zip_longest(parts, self._rows[:rows], self._rows_before[:rows])
        self._rows, self._rows_before = [Row.of(*each) for each in known], self._rows
        return list(self._rows)

    def _pane(self, section: Section, box: Box) -> DrawnPane:
        view, pane = self._state.view, self._pane_state(section, box)
        if view is not self._cached_view or len(self._cache) >= MOST_PANES:
            self._cache.clear()
            self._cached_view = view
        drawn = self._cache.get((section.id, pane))
        if drawn is None:
            drawn = draw_pane(view, section, pane)
            self._cache[section.id, pane._replace(top=drawn.top)] = drawn
        self._tops[section.id] = drawn.top
        return drawn

    def _pane_state(self, section: Section, box: Box) -> PaneState:
        state = self._state
        is_focused = section.id == state.section
        return PaneState(
            columns=box.width,
            rows=box.height,
            is_focused=is_focused,
            is_step=section.id == state.step_section,
            selected=state.note if is_focused else None,
            detail=Detail(names_links=True) if state.is_open else None,
            reserved_rows=state.entry_rows if is_focused else 0,
            top=self._tops.get(section.id, Top()),
            follows=self._follows or not is_focused,
            findings=state.findings.get(section.id, 0),
            lit=frozenset(each for each in state.lit if self._is_in(each, section.id)),
            keys=state.keys,
            is_passed=is_focused and state.is_passed,
        )

    def _is_in(self, note_id: str, section: str) -> bool:
        note = self._state.view.note(note_id)
        return note is not None and note.section == section

    def scroll_section(self, section: str, by: int) -> None:
        """Scroll a section's notes by that many lines; the note in hand may go out of sight until it is moved."""
        box = self.boxes(self.size.width, self.size.height)[section]
        if section == self._state.section:
            self._follows = False
        pane = self._pane_state(self._state.view.canvas.section(section), box)
        self._tops[section] = scrolled_pane(self._state.view, self._state.view.canvas.section(section), pane, by)
        self.redraw()

    def in_reach(self, around: Sequence[str]) -> list[str]:
        """Everything in sight that one can go to, as targets: panes, what is *around* them, notes."""
        canvas = self._state.view.canvas
        boxes = self.boxes(self.size.width, self.size.height)
        drawn = {name: self._pane(canvas.section(name), box).lines for name, box in boxes.items()}
        return in_reach(drawn, [section.id for section in canvas.sections], self._state.section, around)

    def spot_at(self, x: int, y: int) -> Spot | None:
        """What is at that cell; None for no pane."""
        from lmc_tui.tui.drawing.dragging import Spot

        section = self.section_at(x, y)
        if section is None:
            return None
        box, target = self.boxes(self.size.width, self.size.height)[section], self.target_at(x, y)
        is_edge = x in (box.x, box.x + box.width - 1) or y in (box.y, box.y + box.height - 1)
        return Spot(section, target.removeprefix(NOTE) if target.startswith(NOTE) else None, is_edge)

    def scroll_at_edge(self, x: int, y: int) -> None:
        """Scroll the pane whose upper or lower border is at that cell."""
        section = self.section_at(x, y)
        if section is not None:
            box = self.boxes(self.size.width, self.size.height)[section]
            by = (y == box.y + box.height - 1) - (y == box.y)
            if by:
                self.scroll_section(section, by)

    def section_at(self, x: int, y: int) -> str | None:
        """The section whose pane is at that cell; None for none."""
        for name, box in self.boxes(self.size.width, self.size.height).items():
            if box.holds(x, y):
                return name
        return None

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll the pane under the pointer."""
        self._wheel(event, WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll the pane under the pointer."""
        self._wheel(event, -WHEEL_LINES)

    def _wheel(self, event: events.MouseEvent, by: int) -> None:
        section = self.section_at(event.x, event.y)
        if section is not None:
            event.stop()
            self.scroll_section(section, by)


def _in_hand(state: CanvasState) -> tuple[object, ...]:
    """What brings the note in hand back into sight when it changes: the note, its words, its place, its pane."""
    notes = state.view.notes(state.section)
    place = next((place for place, note in enumerate(notes) if note.id == state.note), None)
    return state.view.board, state.section, state.is_open, place, notes[place] if place is not None else None
