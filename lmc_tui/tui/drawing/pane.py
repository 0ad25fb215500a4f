"""A section's pane: a border with its name, its notes, and how much more there is."""

from __future__ import annotations

from typing import NamedTuple

from lmc_tui.domain.canvas import Section
from lmc_tui.domain.notes import Note
from lmc_tui.tui.drawing.board_view import BoardView
from lmc_tui.tui.drawing.cells import cut, width, wrapped
from lmc_tui.tui.drawing.column import InSight, NoteColumn, Top, filled_up, fitted_notes
from lmc_tui.tui.drawing.lines import Line, Span, fitted
from lmc_tui.tui.drawing.note import Detail, note_height
from lmc_tui.tui.key_map import DEFAULT_KEYS, KeyMap

LIGHT = ("┌", "─", "┐", "│", "└", "┘")
HEAVY = ("┏", "━", "┓", "┃", "┗", "┛")
FRAME = 2
"""Columns, and rows, that the border takes."""
LEAST_CELLS = 6
"""Columns within which a border's words fit; a narrower pane loses its right side."""


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
    keys: KeyMap = DEFAULT_KEYS
    """The keys that the person has."""
    is_passed: bool = False
    """Whether it is only passed: the note in hand is marked, and takes no more lines than before."""

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
        whose = words[0].target if words and words[0].target else frame.target  # the blanks behind a note are its own
        lines.append((side, *fitted(words, state.inner_columns, target=whose), side))
    lines.append(_bottom(shown, state.columns, frame))
    if state.columns < LEAST_CELLS:  # a window that became tiny, before another layout was found
        lines = [fitted(line, state.columns) for line in lines]
    return DrawnPane(lines[: state.rows], top)


def scrolled_pane(view: BoardView, section: Section, state: PaneState, by: int) -> Top:
    """Where the lines in sight begin after scrolling by that many rows; negative is up."""
    column = _column(view, view.notes(section.id), state)
    return column.placed(column.scrolled(state.top, by), state.note_rows, follows=False)


def _column(view: BoardView, notes: list[Note], state: PaneState) -> NoteColumn:
    """The pane's notes, with as much detail as fits while nobody writes: beginning to write shortens none.

    The note in hand may take a third of the pane, its text a half, and more where the others leave room. In the rows
    that are left then some of the others show more.
    """
    columns, rows = state.inner_columns, max(0, state.rows - FRAME)
    in_hand = next((place for place, note in enumerate(notes) if note.id == state.selected), None)
    if state.detail is not None:
        own_detail = None if in_hand is None else (in_hand, state.detail)
        return NoteColumn(view, notes, columns, state.detail, own_detail, state.lit)
    fit = fitted_notes(view, notes, columns, rows)
    if in_hand is None or not state.is_focused or state.is_passed:
        fuller = filled_up(view, notes, columns, fit, None, 0)
        marked = None if in_hand is None else (in_hand, fuller.get(in_hand, fit.detail))
        return NoteColumn(view, notes, columns, fit.detail, marked, state.lit, fuller)
    own = note_height(view, notes[in_hand], columns, fit.detail)
    text = note_height(view, notes[in_hand], columns, Detail(word_lines=0))
    most = max(own + fit.spare_rows, min(text, (rows + 1) // 2), rows // 3)
    held = Detail(all_lines=most, names_links=fit.detail.names_links)
    taken = note_height(view, notes[in_hand], columns, held) - own
    fuller = filled_up(view, notes, columns, fit, in_hand, taken)
    return NoteColumn(view, notes, columns, fit.detail, (in_hand, held), state.lit, fuller)


def _frame(section: Section, state: PaneState) -> Frame:
    role = "border-focus" if state.is_focused else "border-step" if state.is_step else "border"
    return Frame(HEAVY if state.is_focused else LIGHT, role, f"section:{section.id}")


def _title(section: Section, count: str, state: PaneState, frame: Frame, *, is_scrolled: bool) -> Line:
    """The upper border. The blanks around the words go before the name is cut."""
    mark = f" !{state.findings}" if state.findings else ""
    tail = " ↑" if is_scrolled else ""
    most = state.columns - FRAME - width(mark)
    words = _title_words(section, f"{count}{tail}", most - FRAME, most, is_step=state.is_step)
    is_tight = width(words) > most - FRAME
    blank = "" if is_tight else " "
    rule = frame.signs[1] * max(0, most - width(words) - 2 * len(blank))
    role = "title-focus" if state.is_focused else "title-step" if state.is_step else "title"
    spans = (
        frame.span(frame.signs[0] + blank),
        Span(words, role, frame.target),
        *((Span(mark, "finding", frame.target),) if mark else ()),
        frame.span(f"{blank}{rule}{frame.signs[2]}"),
    )
    return fitted(spans, state.columns, frame.role)


def _title_words(section: Section, count: str, room: int, most: int, *, is_step: bool) -> str:
    """Name and count as long as they fit in *room*: the full name, the short one, that one in *most* cells, or cut."""
    mark = "▶ " if is_step else ""
    for words in (f"{section.name} · {count}", f"{section.short} · {count}", f"{section.short} {count}"):
        if width(mark + words) <= room:
            return mark + words
    return mark + cut(section.short, max(1, most - width(f"{mark} {count}"))) + f" {count}"


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
    if not state.is_focused or state.is_passed or state.reserved_rows:
        return []
    if is_filtered:
        hint = f"Nothing here matches. {state.keys.key('back')} shows all."
    else:
        hint = f"Empty. Press {state.keys.key('add')} to add a note."
    if state.detail is not None and section.samples and not is_filtered:
        hint += f' For example: "{section.samples[0]}"'
    return [(Span(line, "dim", f"section:{section.id}"),) for line in wrapped(hint, state.inner_columns)]
