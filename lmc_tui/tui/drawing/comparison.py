"""Two states of a session side by side: what differs, section by section, with a sign before every change."""

from __future__ import annotations

from itertools import groupby

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.comparing import CAME, SIGNS, WENT, ComparedList, ComparedSection, Comparison, Kind
from lmc_tui.domain.comparing.matching import Thing
from lmc_tui.domain.comparing.telling import ticks_told
from lmc_tui.tui.drawing.cells import listed, steady, width, wrapped
from lmc_tui.tui.drawing.compared import Sheet, changed_lines, note_lines, text_lines, thing_lines, went_lines
from lmc_tui.tui.drawing.lines import Line, Span

LEGEND = (
    f"{SIGNS[Kind.ADDED]} added",
    f"{SIGNS[Kind.DROPPED]} dropped",
    f"{SIGNS[Kind.REWORDED]} reworded",
    f"{WENT} moved away",
    f"{CAME} moved here",
    f"{SIGNS[Kind.CHANGED]} other details",
)


def draw_comparison(comparison: Comparison, canvas: Canvas, columns: int, *, here: str, there: str) -> list[Line]:
    """All lines of the comparison, each at most *columns* cells wide, if there are a dozen.

    *here* is what the first of the two sides is called and *there* the second: `snapshot before lunch`, `now`.
    """
    with_boards = comparison.boards is None and len(canvas.boards) > 1
    sheet = Sheet(canvas, columns, steady(here), steady(there), with_boards)
    lines = [*_head(comparison, sheet), ()]
    for _, sections in groupby(comparison.sections, lambda section: section.boards):
        lines += _board_lines(list(sections), sheet)
    lines += _list_lines(comparison.parking, sheet)
    lines += _list_lines(comparison.actions, sheet)
    lines += _list_lines(comparison.agenda, sheet)
    if comparison.ticked or comparison.unticked:
        words = ticks_told(len(comparison.ticked), len(comparison.unticked))
        lines += [(), *_titled("Guiding questions", words, sheet)]
    return _tidy(lines)


def _head(comparison: Comparison, sheet: Sheet) -> list[Line]:
    """Which two are compared, what differs in all, the signs, and what differs in the heading."""
    lines = text_lines(f"{sheet.here} → {sheet.there}", "head", sheet.columns)
    lines += text_lines(comparison.summary, "text", sheet.columns)
    if not comparison.is_same:
        lines += [(Span(line, "dim"),) for line in listed(LEGEND, sheet.columns, "  ")]
    if comparison.heading:
        lines += [(), (Span("Heading", "head"),)]
        lines += [line for detail in comparison.heading for line in changed_lines(detail, sheet)]
    return lines


def _board_lines(sections: list[ComparedSection], sheet: Sheet) -> list[Line]:
    """The sections of a board; a board that is as before in one line, and an empty one in none."""
    if sheet.with_boards and all(section.is_same for section in sections):
        kept = sum(section.counts.get(Kind.KEPT, 0) for section in sections)
        board = next((board.name for board in sheet.canvas.boards if board.id == sections[0].boards[0]), "")
        return _titled(f"The whole {board} board", f"{kept} as before", sheet) if kept else []
    lines = [line for section in sections for line in section_lines(section, sheet)]
    empty = [section.title for section in sections if section.is_same and not section.counts]
    if empty and lines:
        lines += [(), *text_lines(f"Nothing on either side: {', '.join(empty)}.", "dim", sheet.columns)]
    return [(), *lines, ()]


def section_lines(section: ComparedSection, sheet: Sheet) -> list[Line]:
    """A section with its summary, what changed in it, and how many notes did not; nothing for an empty one."""
    if section.is_same and not section.counts:
        return []
    lines = _titled(section.title, section.told, sheet)
    if section.is_same:
        return lines
    for note in section.notes:
        lines += note_lines(note, sheet) if note.kind is not Kind.KEPT else []
    for note in section.went:
        lines += went_lines(note, sheet)
    return [(), *lines, *_kept_lines(section.counts.get(Kind.KEPT, 0)), ()]


def _list_lines(part: ComparedList[Thing], sheet: Sheet) -> list[Line]:
    """The parking lot, the actions or the agenda; nothing when it is as before."""
    if part.is_same:
        return []
    lines: list[Line] = _titled(part.title, part.told, sheet)
    for each in part.things:
        lines += thing_lines(each, sheet) if each.kind is not Kind.KEPT else []
    return [(), *lines, *_kept_lines(part.counts.get(Kind.KEPT, 0)), ()]


def _titled(title: str, told: str, sheet: Sheet) -> list[Line]:
    """A title with what became of its things, on one line where there is room."""
    if width(title) + width(told) + 2 <= sheet.columns:
        return [(Span(title, "head"), Span(f"  {told}", "dim"))]
    below = wrapped(told, sheet.columns - 2)
    return [*text_lines(title, "head", sheet.columns), *((Span(f"  {line}", "dim"),) for line in below)]


def _kept_lines(count: int) -> list[Line]:
    return [(Span(f"  {SIGNS[Kind.KEPT]} {count} as before", "dim"),)] if count else []


def _tidy(lines: list[Line]) -> list[Line]:
    """*lines* without two blank ones in a row, and none at the end."""
    kept = [line for place, line in enumerate(lines) if line or (place and lines[place - 1])]
    while kept and not kept[-1]:
        kept.pop()
    return kept
