"""The closing summary: planned against spent, what stands on the canvas, what is open and who does what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.findings import Finding, Severity
from lmc_tui.domain.phrases import counted
from lmc_tui.domain.progress import notes, questions, sections
from lmc_tui.domain.schedule import StepReport, clock_text, report
from lmc_tui.domain.session import Session
from lmc_tui.tui.drawing.cells import cut, padded, steady, wrapped
from lmc_tui.tui.drawing.header import step_title
from lmc_tui.tui.drawing.lines import Line, Span
from lmc_tui.tui.key_map import DEFAULT_KEYS, KeyMap

PLANNED, SPENT, OVER = "▁", "█", "▒"


def draw_summary(
    session: Session,
    canvas: Canvas,
    now: datetime,
    room: int,
    findings: Mapping[str, Sequence[Finding]] | None = None,
    keys: KeyMap = DEFAULT_KEYS,
) -> list[Line]:
    """All lines of the summary, each at most *room* cells wide.

    *findings* are those open, by board; None where the session has not been checked, of which nothing is told then.
    """
    title: Line = (Span(cut(steady(session.title), room - 10), "head"), Span("  summary", "dim"))
    return [
        title,
        (),
        *_agenda(session, canvas, now, room),
        *_boards(session, canvas, room, findings),
        *_actions(session, room, keys.key("action")),
        *_parking(session, room, keys.key("park")),
    ]


def _agenda(session: Session, canvas: Canvas, now: datetime, room: int) -> list[Line]:
    reports = report(session, now)
    if not reports:
        return []
    longest = max(max(each.planned_seconds, each.spent_seconds) for each in reports) or 1
    bar = max(6, room - 24 - 26)
    heading = f"{'':24}{'planned':>8}{'spent':>8}{'over':>8}"
    lines: list[Line] = [(Span("Time", "head"),), (Span(heading, "dim"),)]
    lines += [_agenda_line(canvas, each, longest, bar) for each in reports]
    planned = sum(each.planned_seconds for each in reports)
    spent = sum(each.spent_seconds for each in reports)
    held = sum(each.paused_seconds for each in reports)
    over = sum(each.over_seconds for each in reports)
    total = f"{padded('In all', 24)}{_minutes(planned):>8}{_minutes(spent):>8}{_minutes(over) if over >= 1 else '':>8}"
    lines.append((Span(total, "head"),))
    if held >= 1:
        lines.append((Span(f"{padded('The clock was held for', 24)}{_minutes(held):>16}", "dim"),))
    legend = f"{SPENT} spent  {OVER} over the plan  {PLANNED} planned, not spent"
    return [*lines, (Span(" " * 2 + legend, "dim"),), ()]


def _agenda_line(canvas: Canvas, each: StepReport, longest: float, bar: int) -> Line:
    planned = round(each.planned_seconds / longest * bar)
    spent = round(each.spent_seconds / longest * bar)
    over = _minutes(each.over_seconds) if each.over_seconds >= 1 else ""
    name = padded(step_title(canvas, each.step), 23)
    figures = f"{name} {_minutes(each.planned_seconds):>8}{_minutes(each.spent_seconds):>8}"
    return (
        Span(figures, "text"),
        Span(f"{over:>8}  ", "late"),
        Span(SPENT * min(spent, planned), "bar"),
        Span(OVER * max(0, spent - planned), "late"),
        Span(PLANNED * max(0, planned - spent), "bar-empty"),
    )


def _minutes(seconds: float) -> str:
    return clock_text(seconds) if seconds > 0 else "00:00"


def _open_findings(findings: Sequence[Finding]) -> str:
    """How many findings are open, and how many of them are more than hints."""
    weighty = [
        counted(number, severity.value)
        for severity in (Severity.ERROR, Severity.WARNING)
        if (number := sum(1 for each in findings if each.severity is severity))
    ]
    return ", ".join([f"{counted(len(findings), 'finding')} open", *weighty]) if findings else "no finding open"


def _boards(
    session: Session, canvas: Canvas, room: int, findings: Mapping[str, Sequence[Finding]] | None
) -> list[Line]:
    lines: list[Line] = []
    for board in canvas.boards:
        count = notes(session, board.id)
        if not count:
            continue
        lines.append(
            (
                Span(f"Board {board.name}", "head"),
                Span(f"  {count} notes, {sections(session, board.id, canvas)} sections filled", "dim"),
            )
        )
        if findings is not None:
            found = findings.get(board.id, ())
            lines.append((Span(f"  {_open_findings(found)}", "finding" if found else "dim"),))
        by_section = session.by_section(board.id)
        for section in canvas.sections:
            here = by_section.get(section.id, [])
            needs = sum(1 for note in here if note.facet("status") == "need")
            words = (
                f"  {padded(section.name, 24)}{len(here):>3} notes   questions {questions(session, board.id, section)}"
            )
            lines.append((Span(cut(words, room), "text"), Span(f"   {needs} needed" if needs else "", "need")))
        lines.append(())
    return lines


def _actions(session: Session, room: int, key: str) -> list[Line]:
    lines: list[Line] = [(Span("Actions", "head"),)]
    if not session.actions:
        lines.append((Span(f"  none yet: {key} writes one", "dim"),))
    for action in session.actions:
        who = f"@{steady(action.owner)}" if action.owner else "nobody yet"
        when = f", by {action.due:%Y-%m-%d}" if action.due else ", no date"
        sign = "✓" if action.is_done else "○"
        for place, line in enumerate(wrapped(f"{action.text} ({who}{when})", room - 4)):
            lines.append((Span(f"  {sign} " if place == 0 else "    ", "dim"), Span(line, "text")))
    return [*lines, ()]


def _parking(session: Session, room: int, key: str) -> list[Line]:
    lines: list[Line] = [(Span("Parking lot", "head"),)]
    if not session.parking:
        lines.append((Span(f"  empty: {key} parks a point", "dim"),))
    for parked in session.parking:
        sign = "✓" if parked.is_settled else "○"
        for place, line in enumerate(wrapped(parked.text, room - 4)):
            lines.append((Span(f"  {sign} " if place == 0 else "    ", "dim"), Span(line, "text")))
    return lines
