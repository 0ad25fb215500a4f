"""Who helps with which section: partners by sections, and the sections that nobody helps with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.phrases import joined
from lmc_tui.export.partner_sheet import SIGNS
from lmc_tui.method.partners import Mark, Partner, PartnerPlan
from lmc_tui.tui.drawing.cells import cut, padded, steady, width
from lmc_tui.tui.drawing.drawn import Drawn, told, told_list
from lmc_tui.tui.drawing.lines import Line, Span, line_width
from lmc_tui.tui.drawing.partner_cards import Hand, in_order

NAME_CELLS = 24
"""Least room for the name of a partner, behind which columns have the short names of their sections."""
TITLE = "Who helps with what"
LEGEND = "● helps with it · ○ only linked to a note there · ! nobody"
NOBODY = "nobody helps"
IN_ONE_LOOK = 18
"""Up to how many lines all of it comes into sight, not only the row in hand."""


class _Column(NamedTuple):
    section: str
    number: str
    head: str
    cells: int
    is_empty: bool
    """Whether nobody helps with it, and nobody is linked to a note there."""
    is_only_linked: bool


def draw_matrix(plan: PartnerPlan, canvas: Canvas, hand: Hand, columns: int) -> Drawn:
    """The matrix, what its signs mean, and in words which sections nobody helps with."""
    shown, has_codes = _columns(plan, canvas, columns)
    names = max(8, columns - sum(each.cells for each in shown))
    lines = _heads(shown, names)
    row = 0
    for partner in in_order(plan):
        row = len(lines) if partner.note.id == hand.note else row
        lines.append(_row(partner, shown, names, hand))
    lines.append(_nobody(shown, names))
    if has_codes:
        codes = [f"{each.head} {canvas.section(each.section).short}" for each in shown]
        lines += told_list(codes, columns, "dim")
    lines += _told(shown, canvas, columns)
    if len(lines) <= IN_ONE_LOOK:
        return Drawn(tuple(lines), 0, len(lines) - 1)
    return Drawn(tuple(lines), row, row)


def _columns(plan: PartnerPlan, canvas: Canvas, columns: int) -> tuple[list[_Column], bool]:
    """A column for each section, by its short name where there is room for all of them, else by its code."""
    found = []
    for number, section_id in enumerate(plan.sections, start=1):
        section, is_empty = canvas.section(section_id), section_id in plan.empty_sections
        only_linked = not is_empty and section_id in plan.unsupported_sections
        cells = max(width(section.short), width("! none")) + 2
        found.append(_Column(section_id, f"{number}", section.short, cells, is_empty, only_linked))
    if columns - sum(each.cells for each in found) >= NAME_CELLS:
        return found, False
    cells = 4 if columns >= 60 else 3
    codes = [each._replace(head=canvas.section(each.section).code.upper(), cells=cells) for each in found]
    return codes, True


def _heads(shown: Sequence[_Column], names: int) -> list[Line]:
    """The numbers of the sections, which are keys too, and their names."""
    numbers = [
        Span(padded(TITLE, names), "title"),
        *(Span(f" {padded(each.number, each.cells - 1)}", "key") for each in shown),
    ]
    heads = [Span(" " * names)]
    for each in shown:
        role = "finding" if each.is_empty else "head"
        heads.append(Span(f" {padded(each.head, each.cells - 1)}", role))
    return [tuple(numbers), tuple(heads)]


def _row(partner: Partner, shown: Sequence[_Column], names: int, hand: Hand) -> Line:
    is_here, note = partner.note.id == hand.note, partner.note
    name = padded(steady(" ".join(note.text.split())), names - 3)
    lead = Span("▸ " if is_here else "  ", "prompt", f"partner:{note.id}")
    spans = [lead, Span(f"{name} ", "title-focus" if is_here else "text", f"partner:{note.id}")]
    for each in shown:
        mark = partner.mark(each.section)
        is_cell = is_here and each.section == hand.section
        sign = f"[{SIGNS[mark]}]" if is_cell else f" {SIGNS[mark]} "
        role = "chosen" if is_cell else "done" if mark is Mark.SUPPORTS else "dim"
        target = f"cell:{note.id}:{each.section}"
        spans += [Span(sign, role, target), Span(" " * (each.cells - 3), "text", target)]
    return tuple(spans)


def _nobody(shown: Sequence[_Column], names: int) -> Line:
    """The last row: the sections that nobody helps with, by sign, and by word where there is room."""
    spans = [Span(padded(f"  {NOBODY}", names), "finding")]
    for each in shown:
        word = "! none" if each.cells > width("! none") else "!"
        text = word if each.is_empty else "○" if each.is_only_linked else ""
        spans.append(Span(f" {padded(cut(text, each.cells - 1), each.cells - 1)}", "finding"))
    return tuple(spans)


def _told(shown: Sequence[_Column], canvas: Canvas, columns: int) -> list[Line]:
    """In words which sections nobody helps with, and what the signs mean."""
    empty = [canvas.section(each.section).short for each in shown if each.is_empty]
    linked = [canvas.section(each.section).short for each in shown if each.is_only_linked]
    lines = told(f"Nobody helps with {joined(empty)}.", columns, "finding", "! ") if empty else []
    if linked:
        lines += told(f"Only a link leads to {joined(linked)}: say who helps there.", columns, "finding", "○ ")
    if not lines:
        lines = told("Every section has a partner.", columns, "done", "✓ ")
    if len(lines) == 1 and line_width(lines[0]) + 2 + width(LEGEND) <= columns:
        return [(*lines[0], Span(f"  {LEGEND}", "dim"))]
    return [*lines, *told(LEGEND, columns, "dim")]
