"""Two states of a board as nine panes: each note behind the sign of what became of it, one of them in hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas, Section
from lmc_tui.domain.comparing import CAME, SIGNS, WENT, By, Compared, ComparedSection, Kind
from lmc_tui.domain.notes import Note
from lmc_tui.tui.drawing.cells import cut, steady, width, wrapped
from lmc_tui.tui.drawing.compared import ROLES
from lmc_tui.tui.drawing.layout import pane_boxes
from lmc_tui.tui.drawing.lines import Line, Span, fitted
from lmc_tui.tui.drawing.pane import FRAME, HEAVY, LIGHT

ALIKE = "≈"
"""Beside the sign of two notes that were taken for one because they read alike."""
PAIRED = "&"
"""Beside that of two that were taken for one by hand."""
SIGN_CELLS = 3
LEAST_NAME = 2
"""Cells of a section's name without which the counts beside it say nothing."""
COUNTED = (Kind.ADDED, Kind.DROPPED, Kind.ARCHIVED, Kind.BROUGHT_BACK, Kind.REWORDED, Kind.MOVED, Kind.CHANGED)


class ComparedCanvas(NamedTuple):
    """What the panes are drawn from."""

    canvas: Canvas
    sections: Sequence[ComparedSection]
    """Those of one board, in agenda order."""
    section: str
    """The section in hand."""
    place: int
    """Which of its notes is in hand, from zero."""
    is_single: bool = False
    """Whether the section in hand is shown alone."""


def notes_of(section: ComparedSection) -> tuple[tuple[Compared[Note], str], ...]:
    """The notes of a pane with their signs: those that stand there or stood there last, then those that went away."""
    here = tuple((each, sign_of(each)) for each in section.notes if not _is_off(each))
    return here + tuple((each, WENT) for each in section.went)


def sign_of(each: Compared[Note]) -> str:
    """The sign of what became of a note."""
    return CAME if each.kind is Kind.MOVED else SIGNS[each.kind]


def how_sign(each: Compared[Note]) -> str:
    """Beside the sign: whether it was taken for one with another by likeness or by hand; a blank for neither."""
    return ALIKE if each.by is By.LIKENESS else PAIRED if each.by is By.HAND else " "


def _is_off(each: Compared[Note]) -> bool:
    return each.kind is Kind.KEPT and each.after is not None and each.after.is_archived


def draw_compared_canvas(state: ComparedCanvas, columns: int, rows: int) -> list[Line]:
    """The panes in exactly that many columns and rows."""
    by_id = {each.section: each for each in state.sections}
    if state.is_single:
        return _pane(state, by_id.get(state.section), state.canvas.section(state.section), columns, rows)
    boxes = pane_boxes(state.canvas, columns, rows)
    drawn = {
        name: _pane(state, by_id.get(name), state.canvas.section(name), box.width, box.height)
        for name, box in boxes.items()
    }
    lines: list[Line] = []
    for row in range(rows):
        across = sorted((box.x, name) for name, box in boxes.items() if box.y <= row < box.y + box.height)
        lines.append(tuple(span for _, name in across for span in drawn[name][row - boxes[name].y]))
    return lines


def _pane(
    state: ComparedCanvas, compared: ComparedSection | None, section: Section, columns: int, rows: int
) -> list[Line]:
    is_in_hand = section.id == state.section
    signs, role = (HEAVY, "border-focus") if is_in_hand else (LIGHT, "border")
    target = f"section:{section.id}"
    title = _title(section, compared, columns - 4)
    rule = signs[1] * max(0, columns - 4 - width(title))
    head = "title-focus" if is_in_hand else "title"
    lines: list[Line] = [
        fitted(
            (Span(f"{signs[0]} ", role, target), Span(title, head, target), Span(f" {rule}{signs[2]}", role, target)),
            columns,
            role,
        )
    ]
    room = max(0, rows - FRAME)
    body, below = _body(compared, state.place if is_in_hand else None, columns - FRAME, room)
    side = Span(signs[3], role, target)
    for row in range(room):
        lines.append((side, *fitted(body[row] if row < len(body) else (), columns - FRAME, target=target), side))
    words = f" ↓ {below} " if below else ""
    lines.append(
        (
            Span(signs[4] + signs[1] * max(0, columns - FRAME - width(words)), role, target),
            Span(words, "dim", target),
            Span(signs[5], role, target),
        )
    )
    return lines[:rows]


def _title(section: Section, compared: ComparedSection | None, room: int) -> str:
    """The name, and how many notes there are of each kind that differs."""
    counts = compared.counts if compared is not None else {}
    told = [f"{CAME if kind is Kind.MOVED else SIGNS[kind]}{counts[kind]}" for kind in COUNTED if counts.get(kind)]
    told += [f"{WENT}{len(compared.went)}"] if compared is not None and compared.went else []
    tail = "".join(f" {each}" for each in told)
    for name in (section.name, section.short):
        if width(name + tail) <= room:
            return name + tail
    left = room - width(tail)
    return cut(section.short, left) + tail if left >= LEAST_NAME else cut(section.short, room)


def _body(compared: ComparedSection | None, in_hand: int | None, columns: int, rows: int) -> tuple[list[Line], int]:
    """The notes in sight, whole where they fit, and how many are below."""
    notes = notes_of(compared) if compared is not None else ()
    for most in (6, 3, 2, 1):
        blocks = [
            _note_lines(each, sign, columns, most, place, place == in_hand) for place, (each, sign) in enumerate(notes)
        ]
        if sum(map(len, blocks)) <= rows:
            return [line for block in blocks for line in block], 0
    first = max(0, min((in_hand or 0) - rows // 2, len(notes) - rows))
    shown = [
        _note_lines(each, sign, columns, 1, place, place == in_hand)[0]
        for place, (each, sign) in enumerate(notes)
        if first <= place < first + rows
    ]
    return shown, len(notes) - first - len(shown)


def _note_lines(each: Compared[Note], sign: str, columns: int, most: int, place: int, is_in_hand: bool) -> list[Line]:
    """A note behind its sign in at most so many lines."""
    note = each.after or each.before
    text = steady(" ".join(note.text.split())) if note is not None else ""
    room = max(4, columns - SIGN_CELLS)
    found = wrapped(text, room)
    words = [*found[: most - 1], cut(" ".join(found[most - 1 :]), room)] if len(found) > most else list(found)
    how = how_sign(each)
    section = (
        (note.section if note is not None else "") if sign != WENT else (each.before.section if each.before else "")
    )
    target = f"note:{section}:{place}"
    role = "note-selected" if is_in_hand else "dim" if each.kind is Kind.KEPT else "text"
    lead = ROLES[Kind.MOVED] if sign == WENT else ROLES[each.kind]
    return [
        (
            Span(f"{sign}{how} " if number == 0 else " " * SIGN_CELLS, lead, target),
            Span(line + " " * (room - width(line)) if is_in_hand else line, role, target),
        )
        for number, line in enumerate(words)
    ]
