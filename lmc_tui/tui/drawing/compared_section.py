"""A section as it was and as it is, side by side: each note beside what became of it, the sign between the two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from lmc_tui.domain.comparing import CAME, WENT, Compared, ComparedSection, Kind
from lmc_tui.domain.notes import Note
from lmc_tui.tui.drawing.cells import listed, padded, wrapped
from lmc_tui.tui.drawing.compared import ROLES, Sheet, below_lines, said_words, text_lines
from lmc_tui.tui.drawing.compared_canvas import SIGN_CELLS, how_sign, notes_of
from lmc_tui.tui.drawing.comparison import section_lines
from lmc_tui.tui.drawing.lines import Line, Span, fitted

LEAST_SIDE = 20
"""Cells of one side below which the two stand one below the other instead."""
MARGIN = 2


def draw_compared_section(section: ComparedSection, sheet: Sheet) -> list[Line]:
    """The section in two columns, each line at most as wide as the sheet; one below the other where that is narrow."""
    side = (sheet.columns - MARGIN - SIGN_CELLS - 1) // 2
    notes = notes_of(section)
    if side < LEAST_SIDE or not notes:
        return section_lines(section, sheet) or text_lines(section.summary, "dim", sheet.columns)
    lines = text_lines(section.title, "head", sheet.columns) + text_lines(section.told, "dim", sheet.columns)
    lines += [
        (),
        _row((Span(sheet.here, "dim"),), (Span(sheet.there, "dim"),), side),
        (Span("─" * sheet.columns, "border"),),
    ]
    for each, sign in notes:
        lines += _pair(each, sign, side, sheet)
    return lines


def _pair(each: Compared[Note], sign: str, side: int, sheet: Sheet) -> list[Line]:
    """A note in both columns, and below it what else differs."""
    left, right = _before(each, side, sheet), _after(each, sign, side, sheet)
    lead = ROLES[Kind.MOVED] if sign == WENT else ROLES[each.kind]
    lines = [
        _row(was or (), now or (), side, f"{sign}{how_sign(each)}" if place == 0 else "", lead)
        for place, (was, now) in enumerate(zip_longest(left, right))
    ]
    if sign == WENT:
        return lines
    indent = Span(" " * (MARGIN + side + 1 + SIGN_CELLS))
    narrow = sheet._replace(columns=side + len("    "))
    return lines + [(indent, *line) for line in below_lines(each, narrow)]


def _row(left: Sequence[Span], right: Sequence[Span], side: int, sign: str = "", role: str = "dim") -> Line:
    return (
        Span(" " * MARGIN),
        *fitted(left, side),
        Span(" "),
        Span(padded(sign, SIGN_CELLS), role),
        *fitted(right, side),
    )


def _before(each: Compared[Note], side: int, sheet: Sheet) -> list[Line]:
    """What it said; nothing for what is new."""
    if each.before is None:
        return []
    role = "dim" if each.kind is Kind.KEPT else "text"
    lines: list[Line] = [(Span(line, role),) for line in wrapped(each.before.text, side)]
    if each.after is None:
        lines += _dim(listed(said_words(each.before, sheet), side))
    return lines + (_dim(["(archived)"]) if each.before.is_archived and each.kind is Kind.BROUGHT_BACK else [])


def _after(each: Compared[Note], sign: str, side: int, sheet: Sheet) -> list[Line]:
    """What it says, or where it went; nothing for what was dropped."""
    if each.after is None:
        return []
    if sign == WENT:
        return _dim(wrapped(f"→ {sheet.place(each.after)}", side))
    if each.kind is Kind.ARCHIVED:
        return _dim(["(archived)"])
    role = "dim" if each.kind is Kind.KEPT else "text"
    lines: list[Line] = [(Span(line, role),) for line in wrapped(each.after.text, side)]
    if sign == CAME and each.before is not None:
        lines += _dim(wrapped(f"from {sheet.place(each.before)}", side))
    if each.before is None:
        lines += _dim(listed(said_words(each.after, sheet), side))
    return lines


def _dim(words: Sequence[str]) -> list[Line]:
    return [(Span(line, "dim"),) for line in words]
