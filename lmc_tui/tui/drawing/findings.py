"""The findings of a board as a page: a sentence each, and for the one in hand why it matters and what to ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lmc_tui.content.checks import checks
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.findings import Severity
from lmc_tui.domain.phrases import counted as so_many
from lmc_tui.domain.phrases import joined
from lmc_tui.tui.drawing.cells import steady
from lmc_tui.tui.drawing.drawn import Drawn, told
from lmc_tui.tui.drawing.lines import Line, Span, fitted
from lmc_tui.workshop.findings_view import Group, Listed, counted

SIGNS = {Group.ERROR: "✗", Group.WARNING: "!", Group.HINT: "·", Group.LATE: "…", Group.DISMISSED: "-"}
ROLES = {
    Group.ERROR: "late",
    Group.WARNING: "finding",
    Group.HINT: "key",
    Group.LATE: "dim",
    Group.DISMISSED: "dim",
}
TITLES = {
    Group.ERROR: "Errors: a thread is broken",
    Group.WARNING: "Warnings",
    Group.HINT: "Hints",
    Group.LATE: "Too early to say: the room has not come that far",
    Group.DISMISSED: "Put aside",
}
IN_HAND = "▸"


class FindingsPage(NamedTuple):
    """Everything that the page shows."""

    title: str
    canvas: Canvas
    board: str
    listed: tuple[Listed, ...]
    aside: int
    """How many were put aside."""
    is_begun: bool
    """Whether there are notes on the board."""


def draw_findings(page: FindingsPage, in_hand: int, columns: int) -> Drawn:
    """The page, with the finding in hand by its place in the list."""
    lines = [_heading(page, columns), *told(_summary(page), columns)]
    first = last = 0
    group = None
    for place, each in enumerate(page.listed):
        if each.group is not group:
            group = each.group
            lines += [(), *told(TITLES[group], columns, "head")]
        is_in_hand = place == in_hand
        found = _finding(page, each, place, columns, is_in_hand=is_in_hand)
        if is_in_hand:
            first, last = len(lines), len(lines) + len(found) - 1
        lines += found
    return Drawn(tuple(lines), first, last)


def _heading(page: FindingsPage, columns: int) -> Line:
    spans = (
        Span("What now?", "title-focus"),
        Span(f" · {page.canvas.board(page.board).name}", "head-board"),
        Span(f"  {steady(page.title)}", "dim"),
    )
    return fitted(spans, columns)


def _summary(page: FindingsPage) -> str:
    """How many there are, in words."""
    aside = f" {so_many(page.aside, 'was', 'were')} put aside." if page.aside else ""
    if not page.is_begun and not page.listed:
        return "There is no note on this board yet, so there is nothing to find."
    found = counted(page.listed)
    parts = [so_many(found[severity], severity.value) for severity in Severity if found[severity]]
    return (f"{joined(parts)} open." if parts else "Nothing is open: all that can be checked by now holds.") + aside


def _finding(page: FindingsPage, each: Listed, place: int, columns: int, *, is_in_hand: bool) -> list[Line]:
    target = f"finding:{place}"
    sign, role = SIGNS[each.group], ROLES[each.group]
    lead = f"{IN_HAND if is_in_hand else ' '} {sign} "
    where = _where(page.canvas, each)
    words = told(f"{where}: {each.finding.message}" if where else each.finding.message, columns - len(lead))
    lines: list[Line] = []
    for number, line in enumerate(words):
        start = Span(lead if number == 0 else " " * len(lead), role, target)
        text = "note-selected" if is_in_hand else "dim" if each.group in (Group.LATE, Group.DISMISSED) else "text"
        body = tuple(Span(span.text, text, target) for span in line)
        lines.append((start, *(fitted(body, columns - len(lead), text, target) if is_in_hand else body)))
    return lines + (_more(each, columns, len(lead)) if is_in_hand else [])


def _where(canvas: Canvas, each: Listed) -> str:
    """The sections that it counts in, if they are few."""
    names = [canvas.section(section).name for section in each.finding.sections if canvas.has_section(section)]
    return joined(names) if len(names) <= 2 else ""


def _more(each: Listed, columns: int, inset: int) -> list[Line]:
    """What stands below the finding in hand: the question to the room, why it matters, and why it was put aside."""
    check = checks()[each.finding.check]
    blank = " " * inset
    lines = told(each.finding.question, columns, "question", f"{blank}Ask: ") if each.finding.question else []
    lines += told(f"{check.why} [{check.source}]", columns, "why", f"{blank}Why: ")
    if each.dismissed is not None:
        reason = each.dismissed.reason or "no reason was given"
        lines += told(steady(reason), columns, "belief", f"{blank}Put aside: ")
    return lines


def place_after(listed: Sequence[Listed], before: int) -> int:
    """The place in the list that is in hand once the list has changed: the same one, or the last."""
    return max(0, min(before, len(listed) - 1))
