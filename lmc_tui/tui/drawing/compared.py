"""One note, parked point, action or step as it was and as it is: its sign, its words, and what else differs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lmc_tui.domain.agenda import Step
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.comparing import SIGNS, WENT, By, Compared, Detail, Kind
from lmc_tui.domain.comparing.items import minutes
from lmc_tui.domain.comparing.matching import Thing
from lmc_tui.domain.facets import facet_words
from lmc_tui.domain.notes import Note
from lmc_tui.tui.drawing.cells import listed, padded, steady, width, wrapped
from lmc_tui.tui.drawing.header import step_title
from lmc_tui.tui.drawing.lines import Line, Span, line_width

INDENT_CELLS = 4
"""Before a text: two blanks, its sign and one blank."""
LEAST_CELLS = 8
"""Room that a text always has."""
ROLES = {
    Kind.ADDED: "done",
    Kind.DROPPED: "late",
    Kind.ARCHIVED: "late",
    Kind.BROUGHT_BACK: "done",
    Kind.MOVED: "prompt",
    Kind.REWORDED: "match",
    Kind.CHANGED: "key",
    Kind.KEPT: "dim",
}
"""Kind to the role of its sign."""


class Sheet(NamedTuple):
    """What every part of the page is drawn with."""

    canvas: Canvas
    columns: int
    here: str
    """What the first side is called."""
    there: str
    """What the second side is called."""
    with_boards: bool = False
    """Whether a place is told with its board."""

    @property
    def room(self) -> int:
        """Cells for a text behind its sign."""
        return max(LEAST_CELLS, self.columns - INDENT_CELLS)

    def place(self, note: Note) -> str:
        """Where a note stands, in words."""
        is_known = self.canvas.has_section(note.section)
        name = self.canvas.section(note.section).name if is_known else note.section
        return f"{name} ({note.board})" if self.with_boards else name


def thing_lines(each: Compared[Thing], sheet: Sheet) -> list[Line]:
    """A parked point, an action or a step behind its sign."""
    return _signed(SIGNS[each.kind], ROLES[each.kind], [*_texts(each, sheet), *below_lines(each, sheet)])


def note_lines(note: Compared[Note], sheet: Sheet) -> list[Line]:
    """A note behind its sign, with what it says and said, where it came from, and what else differs."""
    lines = _texts(note, sheet)
    shown = note.after or note.before
    if shown is not None and (shown.is_archived or note.kind is Kind.BROUGHT_BACK):
        lines = _tailed(lines, "(archived)" if shown.is_archived else "(brought back)", sheet)
    if Kind.MOVED in note.kinds and note.before is not None:
        lines = _tailed(lines, f"from {sheet.place(note.before)}", sheet)
    if shown is not None and note.kind is Kind.ADDED:
        lines += [(Span(line, "dim"),) for line in listed(said_words(shown, sheet), sheet.room)]
    return _signed(SIGNS[note.kind], ROLES[note.kind], [*lines, *below_lines(note, sheet)])


def went_lines(note: Compared[Note], sheet: Sheet) -> list[Line]:
    """A note that was moved away, and where to."""
    if note.before is None or note.after is None:
        return []
    lines = _tailed(text_lines(note.before.text, "dim", sheet.room), f"→ {sheet.place(note.after)}", sheet)
    return _signed(WENT, ROLES[Kind.MOVED], lines)


def detail_lines(details: Iterable[Detail], sheet: Sheet) -> list[Line]:
    """What differs besides the words, as many to a line as fit."""
    return [(Span(line, "text"),) for line in listed([on_one_line(each.told) for each in details], sheet.room)]


def changed_lines(detail: Detail, sheet: Sheet) -> list[Line]:
    """What differs, behind the sign for it."""
    return _signed(SIGNS[Kind.CHANGED], ROLES[Kind.CHANGED], detail_lines([detail], sheet))


def text_lines(text: str, role: str, cells: int) -> list[Line]:
    """A text in lines of at most that many cells."""
    return [(Span(line, role),) for line in wrapped(text, max(LEAST_CELLS, cells))]


def two_texts(was: str, now: str, sheet: Sheet) -> list[Line]:
    """What two sides say, one below the other, each by the name of its side."""
    names = max(width(sheet.here), width(sheet.there)) + 2
    lines: list[Line] = []
    for name, text, role in ((sheet.here, was, "dim"), (sheet.there, now, "text")):
        if names > sheet.room * 2 // 5:
            lines += text_lines(f"{name}:", "dim", sheet.room)
            lines += [(Span("  "), Span(line, role)) for line in wrapped(text, sheet.room - 2)]
            continue
        for place, line in enumerate(wrapped(text, sheet.room - names)):
            lines.append((Span(padded(name if place == 0 else "", names), "dim"), Span(line, role)))
    return lines


def on_one_line(text: str) -> str:
    """A text as it is drawn, without its line ends."""
    return steady(" ".join(text.split()))


def _texts(each: Compared[Thing], sheet: Sheet) -> list[Line]:
    """What a thing says; where it was reworded, both texts."""
    was = _words(each.before, sheet) if each.before is not None else ""
    now = _words(each.after, sheet) if each.after is not None else ""
    if Kind.REWORDED in each.kinds:
        return two_texts(was, now, sheet)
    return text_lines(now or was, "text", sheet.room)


def _words(thing: Thing, sheet: Sheet) -> str:
    if isinstance(thing, Step):
        return f"{step_title(sheet.canvas, thing)}, {minutes(thing)}"
    return thing.text


def said_words(note: Note, sheet: Sheet) -> list[str]:
    """What a note says besides its words, in short."""
    facets = facet_words(sheet.canvas, note) if sheet.canvas.has_section(note.section) else ()
    owner = [f"@{note.owner}"] if note.owner else []
    return [on_one_line(word) for word in (*facets, *(f"#{tag}" for tag in note.tags), *owner)]


def below_lines(each: Compared[Thing], sheet: Sheet) -> list[Line]:
    """What else differs, and how two were taken for one where their ids did not tell."""
    lines = detail_lines(each.details, sheet)
    if each.by is By.LIKENESS and each.ratio is not None:
        lines += text_lines(f"taken for the same: {each.ratio:.0%} alike", "dim", sheet.room)
    elif each.by is By.HAND:
        lines += text_lines("taken for the same by hand", "dim", sheet.room)
    return lines


def _signed(sign: str, role: str, lines: list[Line]) -> list[Line]:
    """*lines* behind a sign."""
    lead = Span(f"  {sign} ", role)
    return [(lead if place == 0 else Span(" " * INDENT_CELLS), *line) for place, line in enumerate(lines)]


def _tailed(lines: list[Line], words: str, sheet: Sheet) -> list[Line]:
    """*lines* with words behind the last one, or below it where there is no room."""
    if lines and line_width(lines[-1]) + width(words) + 2 <= sheet.room:
        return [*lines[:-1], (*lines[-1], Span(f"  {words}", "dim"))]
    return [*lines, *text_lines(words, "dim", sheet.room)]
