"""A section's pane: a border with its name, its notes, and how much more there is."""

from __future__ import annotations

from typing import NamedTuple

from lmc_tui.domain.canvas import Section
from lmc_tui.domain.notes import Note
from lmc_tui.tui.drawing.board_view import BoardView
from lmc_tui.tui.drawing.cells import cut, width, wrapped
from lmc_tui.tui.drawing.column import InSight, NoteColumn, Top, fitted_notes
from lmc_tui.tui.drawing.lines import Line, Span, fitted
from lmc_tui.tui.drawing.note import Detail, note_height

LIGHT = ("┌", "─", "┐", "│", "└", "┘")
HEAVY = ("┏", "━", "┓", "┃", "┗", "┛")
FRAME = 2
"""Columns, and rows, that the border takes."""


class PaneState(NamedTuple):
    """How a pane is to be drawn."""

    columns: int
    rows: int
    is_focused: bool = False
    is_step: bool = False
    """Whether the step in hand is about this section."""
    selected: str | None = None
    """Id of the note in hand; None for none."""
    detail: Detail | None = None
    """How much of each note shows; None for as much as lets all notes be in sight."""
    reserved_rows: int = 0
    """Lines at the bottom that belong to an editor."""
    top: Top = Top()
    """Where the lines in sight begin when the notes do not fit."""
    follows: bool = True
    """Whether it scrolls so that the note in hand is in sight."""
    findings: int = 0
    """How many findings of the checks are open here."""
    lit: frozenset[str] = frozenset()
    """Ids of the notes on the thread that is lit."""

    @property
    def inner_columns(self) -> int:
        """Columns within the border."""
        return max(1, self.columns - FRAME)

    @property
    def note_rows(self) -> int:
        """Rows in which notes can show."""
        return max(0, self.rows - FRAME - self.reserved_rows)


class Frame(NamedTuple):
    """A pane's border."""

    signs: tuple[str, ...]
    """Its corners and sides."""
    role: str
    target: str
    """What a click on it means."""

    def span(self, text: str) -> Span:
        """A stretch of it."""
        return Span(text, self.role, self.target)


class DrawnPane(NamedTuple):
    """A pane's lines, and where it ended up scrolled to."""

    lines: list[Line]
    top: Top


def draw_pane(view: BoardView, section: Section, state: PaneState) -> DrawnPane:
    """The pane in exactly the columns and rows asked for."""
    notes = view.notes(section.id)
    column = _column(view, notes, state)
    top = column.placed(state.top, state.note_rows, follows=state.follows)
    shown = column.in_sight(top, state.note_rows)
    body = shown.lines if notes else _invitation(section, state, is_filtered=view.hidden(section.id) > 0)
    frame = _frame(section, state)
    side = frame.span(frame.signs[3])
    count = f"{len(notes)} of {len(notes) + hidden}" if (hidden := view.hidden(section.id)) else str(len(notes))
    lines = [_title(section, count, state, frame, is_scrolled=top > Top())]
    for row in range(max(0, state.rows - FRAME)):
        words = body[row] if row < len(body) else ()
        lines.append((side, *fitted(words, state.inner_columns, target=frame.target), side))
    lines.append(_bottom(shown, state.columns, frame))
    return DrawnPane(lines[: state.rows], top)


def scrolled_pane(view: BoardView, section: Section, state: PaneState, by: int) -> Top:
    """Where the lines in sight begin after scrolling by that many rows; negative is up."""
    column = _column(view, view.notes(section.id), state)
    return column.placed(column.scrolled(state.top, by), state.note_rows, follows=False)


def _column(view: BoardView, notes: list[Note], state: PaneState) -> NoteColumn:
    """The pane's notes, with as much detail as fits while nobody writes: beginning to write shortens none.

    The note in hand may take a third of the pane, its text a half, and more where the others leave room.
    """
    columns, rows = state.inner_columns, max(0, state.rows - FRAME)
    in_hand = next((place for place, note in enumerate(notes) if note.id == state.selected), None)
    if state.detail is not None:
        own_detail = None if in_hand is None else (in_hand, state.detail)
        return NoteColumn(view, notes, columns, state.detail, own_detail, state.lit)
    fit = fitted_notes(view, notes, columns, rows)
    if in_hand is None or not state.is_focused:
        return NoteColumn(view, notes, columns, fit.detail, lit=state.lit)
    own = note_height(view, notes[in_hand], columns, fit.detail)
    text = note_height(view, notes[in_hand], columns, Detail(word_lines=0))
    most = max(own + fit.spare_rows, min(text, (rows + 1) // 2), rows // 3)
    return NoteColumn(view, notes, columns, fit.detail, (in_hand, Detail(all_lines=most)), state.lit)


def _frame(section: Section, state: PaneState) -> Frame:
    role = "border-focus" if state.is_focused else "border-step" if state.is_step else "border"
    return Frame(HEAVY if state.is_focused else LIGHT, role, f"section:{section.id}")


def _title(section: Section, count: str, state: PaneState, frame: Frame, *, is_scrolled: bool) -> Line:
    mark = f" !{state.findings}" if state.findings else ""
    room = state.columns - 4 - width(mark)
    words = _title_words(section, count, room, is_step=state.is_step, is_scrolled=is_scrolled)
    rule = frame.signs[1] * max(0, room - width(words))
    role = "title-focus" if state.is_focused else "title-step" if state.is_step else "title"
    spans = (
        frame.span(frame.signs[0] + " "),
        Span(words, role, frame.target),
        *((Span(mark, "finding", frame.target),) if mark else ()),
        frame.span(f" {rule}{frame.signs[2]}"),
    )
    return fitted(spans, state.columns, frame.role)


def _title_words(section: Section, count: str, room: int, *, is_step: bool, is_scrolled: bool) -> str:
    """Name and count as long as they fit: the full name, the short one, then the short one cut."""
    mark = "▶ " if is_step else ""
    tail = " ↑" if is_scrolled else ""
    for words in (f"{section.name} · {count}", f"{section.short} · {count}", f"{section.short} {count}"):
        if width(mark + words + tail) <= room:
            return mark + words + tail
    return mark + cut(section.short, max(1, room - width(f"{mark} {count}{tail}"))) + f" {count}{tail}"


def _bottom(shown: InSight, columns: int, frame: Frame) -> Line:
    """The lower border, with how many notes are below; of one that is only cut off, that there is more."""
    words = ""
    if shown.below or shown.is_cut:
        count = f"{shown.below} " if shown.below else ""
        words = next((each for each in (f" ↓ {count}more ", f" ↓ {count}") if width(each) <= columns - 4), " ↓ ")
    rule = frame.signs[1] * max(0, columns - FRAME - width(words) - bool(words))
    end = frame.signs[1] if words else ""
    return (frame.span(frame.signs[4] + rule), Span(words, "dim", frame.target), frame.span(end + frame.signs[5]))


def _invitation(section: Section, state: PaneState, *, is_filtered: bool) -> list[Line]:
    """What an empty pane says; nothing while somebody is writing in it."""
    if not state.is_focused or state.reserved_rows:
        return []
    if is_filtered:
        return [(Span(line, "dim"),) for line in wrapped("Nothing here matches. esc shows all.", state.inner_columns)]
    hint = "Empty. Press a to add a note."
    if state.detail is not None and section.samples:
        hint += f' For example: "{section.samples[0]}"'
    return [(Span(line, "dim"),) for line in wrapped(hint, state.inner_columns)]
