"""A section's pane: a border with its name, its notes, and how much more there is."""

from __future__ import annotations

from typing import NamedTuple

from lmc_tui.domain.canvas import Section
from lmc_tui.domain.notes import Note
from lmc_tui.tui.drawing.board_view import BELIEF, NEED, BoardView
from lmc_tui.tui.drawing.cells import cut, listed, padded, steady, width, wrapped
from lmc_tui.tui.drawing.lines import Line, Span, fitted

LIGHT = ("┌", "─", "┐", "│", "└", "┘")
HEAVY = ("┏", "━", "┓", "┃", "┗", "┛")
SELECTED, HAVE, MISSING = "▸", "•", "○"
DENSE_SELECTED_LINES = 3


class PaneState(NamedTuple):
    """How a pane is to be drawn."""

    columns: int
    rows: int
    is_focused: bool = False
    is_step: bool = False
    """Whether the step in hand is about this section."""
    selected: str | None = None
    """Id of the note in hand; None for none."""
    dense: bool = False
    """One line a note, no words under it."""
    full: bool = False
    """All words under every note, on as many lines as they take."""
    reserved_rows: int = 0
    """Lines at the bottom that belong to an editor."""
    top: int = 0
    """The first line that shows when the notes do not fit."""


class DrawnPane(NamedTuple):
    """A pane's lines, and where it ended up scrolled to."""

    lines: list[Line]
    top: int


def draw_pane(view: BoardView, section: Section, state: PaneState) -> DrawnPane:
    """The pane in exactly the columns and rows asked for."""
    inner = max(1, state.columns - 2)
    visible = max(0, state.rows - 2 - state.reserved_rows)
    notes = view.notes(section.id)
    content, begins, span_of_selected = _content(view, section, notes, inner, state)
    top = _scrolled(state.top, len(content), visible, span_of_selected)
    shown = content[top : top + visible]
    role = _border_role(state)
    corners = HEAVY if state.is_focused else LIGHT
    target = f"section:{section.id}"
    lines = [_title(section, len(notes), top, state, corners, role)]
    for row in range(max(0, state.rows - 2)):
        body = shown[row] if row < len(shown) else ()
        lines.append(
            (Span(corners[3], role, target), *fitted(body, inner, target=target), Span(corners[3], role, target))
        )
    below = _notes_below(begins, len(content), top + visible)
    lines.append(_bottom(below, state, corners, role, target))
    return DrawnPane(lines[: state.rows], top)


def _notes_below(begins: list[int], total: int, end: int) -> int:
    """How many notes are not, or not wholly, above that line."""
    ends = [*begins[1:], total]
    return sum(1 for last in ends if last > end) if begins else 0


def _border_role(state: PaneState) -> str:
    if state.is_focused:
        return "border-focus"
    return "border-step" if state.is_step else "border"


def _title(section: Section, count: int, above: int, state: PaneState, corners: tuple[str, ...], role: str) -> Line:
    target = f"section:{section.id}"
    words = _title_words(section, count, state.columns - 4, is_step=state.is_step, above=above)
    rule = corners[1] * max(0, state.columns - 4 - width(words))
    title_role = "title-focus" if state.is_focused else "title-step" if state.is_step else "title"
    return fitted(
        (
            Span(corners[0] + " ", role, target),
            Span(words, title_role, target),
            Span(f" {rule}{corners[2]}", role, target),
        ),
        state.columns,
        role,
    )


def _title_words(section: Section, count: int, room: int, *, is_step: bool, above: int) -> str:
    """Name and count as long as they fit: the full name, the short one, then the short one cut."""
    mark = "▶ " if is_step else ""
    tail = " ↑" if above else ""
    for words in (f"{section.name} · {count}", f"{section.short} · {count}", f"{section.short} {count}"):
        if width(mark + words + tail) <= room:
            return mark + words + tail
    return mark + cut(section.short, max(1, room - width(f"{mark} {count}{tail}"))) + f" {count}{tail}"


def _bottom(below: int, state: PaneState, corners: tuple[str, ...], role: str, target: str) -> Line:
    words = f" ↓ {below} more " if below else ""
    if width(words) > state.columns - 4:
        words = " ↓ " if below else ""
    rule = corners[1] * max(0, state.columns - 2 - width(words) - bool(words))
    end = corners[1] if words else ""
    return (Span(corners[4] + rule, role, target), Span(words, "dim", target), Span(end + corners[5], role, target))


def _scrolled(top: int, total: int, visible: int, selected: tuple[int, int] | None) -> int:
    """The first line to show: the old one where possible, with the note in hand in sight."""
    if selected is not None:
        first, last = selected
        if last >= top + visible:
            top = last - visible + 1
        top = min(top, first)
    return max(0, min(top, total - visible))


def _content(
    view: BoardView, section: Section, notes: list[Note], inner: int, state: PaneState
) -> tuple[list[Line], list[int], tuple[int, int] | None]:
    """All lines of the notes, where each begins, and the first and last line of the note in hand."""
    if not notes:
        return _invitation(section, inner, state), [], None
    lines: list[Line] = []
    begins: list[int] = []
    selected = None
    for note in notes:
        begin = len(lines)
        begins.append(begin)
        is_selected = state.is_focused and note.id == state.selected
        lines += note_lines(view, note, inner, is_selected=is_selected, dense=state.dense, full=state.full)
        if is_selected:
            selected = (begin, len(lines) - 1)
    return lines, begins, selected


def _invitation(section: Section, inner: int, state: PaneState) -> list[Line]:
    """What an empty pane says; nothing while somebody is writing in it."""
    if not state.is_focused or state.reserved_rows:
        return []
    hint = "Empty. Press a to add a note."
    if state.full and section.samples:
        hint += f' For example: "{section.samples[0]}"'
    return [(Span(line, "dim"),) for line in wrapped(hint, inner)]


def note_lines(
    view: BoardView, note: Note, inner: int, *, is_selected: bool, dense: bool = False, full: bool = False
) -> list[Line]:
    """A note's lines: its text behind a mark, and the words under it."""
    target = f"note:{note.id}"
    role = "note-selected" if is_selected else "note"
    is_need = view.is_need(note)
    mark = SELECTED if is_selected else MISSING if is_need else HAVE
    mark_role = role if is_selected else "need" if is_need else "mark"
    room = max(1, inner - 2)
    if dense and not is_selected:
        texts: tuple[str, ...] = (cut(steady(note.text.replace("\n", " ")), room),)
    else:
        texts = wrapped(note.text, room)
        if dense and len(texts) > DENSE_SELECTED_LINES:
            texts = (*texts[: DENSE_SELECTED_LINES - 1], cut(texts[DENSE_SELECTED_LINES - 1] + " …", room))
    lines: list[Line] = []
    for place, text in enumerate(texts):
        lead = Span(f"{mark} ", mark_role, target) if place == 0 else Span("  ", role, target)
        lines.append((lead, Span(padded(text, room) if is_selected else text, role, target)))
    if not dense:
        lines += _detail_lines(view, note, room, target, every_line=full or is_selected)
    return lines


def _detail_lines(view: BoardView, note: Note, room: int, target: str, *, every_line: bool) -> list[Line]:
    words = view.detail_words(note)
    if not words:
        return []
    said = [steady(word) for word in words]
    shown = listed(said, room) if every_line else [cut(" · ".join(said), room)]
    loud = [word for word in words if word in (NEED, BELIEF)]
    result: list[Line] = []
    for place, line in enumerate(shown):
        spans = [Span("  ", "dim", target)]
        rest = line
        for word in loud if place == 0 else ():
            head, found, tail = rest.partition(word)
            if found and not head.strip(" ·"):
                spans += [Span(head, "dim", target), Span(found, word, target)]
                rest = tail
        result.append((*spans, Span(rest, "dim", target)))
    return result
