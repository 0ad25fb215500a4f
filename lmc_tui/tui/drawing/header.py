"""The top line: what is open, what the clock says, and whether it is saved."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import NamedTuple

from lmc_tui.domain.agenda import Step
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.schedule import Alarm, alarm_at, clock_text, forecast
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import left_seconds
from lmc_tui.tui.drawing.cells import cut, steady, width
from lmc_tui.tui.drawing.lines import Line, Span, fitted, line_width
from lmc_tui.workshop.autosave import Outcome, SaveState

BAR_CELLS = 10
FULL, EMPTY = "▓", "░"
LEAST_TITLE_CELLS = 12


class HeaderState(NamedTuple):
    """What the top line is drawn from."""

    session: Session
    canvas: Canvas
    board: str
    now: datetime
    saving: Outcome
    local: tzinfo | None = None
    """The zone in which the end is told; None for the machine's own."""
    view_only: str = ""
    """Why nothing can be changed; empty when it can."""


def draw_header(state: HeaderState, columns: int) -> Line:
    """The line in exactly that many columns. What matters least gives way first: end, bar, drift, then the title."""
    saved = _saved(state)
    for level in range(4):
        clock = _clock(state, level)
        room = columns - line_width(clock) - line_width(saved) - 4
        if room >= LEAST_TITLE_CELLS:
            break
    title = _title(state, max(0, room))
    left = (Span(" "), *title)
    slack = max(2, columns - line_width(left) - line_width(clock) - line_width(saved) - 1)
    before = slack // 2 if columns >= 100 else slack
    return fitted((*left, Span(" " * before), *clock, Span(" " * (slack - before)), *saved, Span(" ")), columns)


def _title(state: HeaderState, room: int) -> Line:
    board = f" · {state.canvas.board(state.board).name}"
    title = cut(steady(state.session.title), max(4, room - width(board)))
    return (Span(title, "head", "rename"), Span(board, "head-board", "switch_board"))


def _saved(state: HeaderState) -> Line:
    if state.view_only:
        return (Span(" "), Span(f" {state.view_only} ", "unsaved"))
    if state.saving.state is SaveState.FAILED:
        return (Span(" "), Span(" NOT SAVED ", "unsaved", "save"))
    return (Span(f" {state.saving.state.value:>6}", "saved", "save"),)


def _clock(state: HeaderState, level: int) -> Line:
    """The clock's words; *level* 0 with everything, 3 with the least."""
    session = state.session
    step, timer = session.current_step, session.timer
    if not session.agenda:
        return ()
    if step is None or timer is None:
        total = sum(each.planned_seconds for each in session.agenda) // 60
        words = f"{len(session.agenda)} steps, {total} min · space starts" if level < 2 else f"{total} min"
        return (Span(words, "dim", "toggle_clock"),)
    left = left_seconds(session, step, state.now)
    alarm = alarm_at(left, step.box_seconds)
    role = {Alarm.UP: "clock-over", Alarm.LAST: "clock-last", Alarm.FIRST: "clock-first", None: "clock"}[alarm]
    began = timer.running_since is not None or timer.paused_since is not None or step.spent_seconds > 0
    sign = "▶" if timer.is_running else "‖"
    where = step_name(state.canvas, session, level)
    words = f"{clock_text(left)} {'over' if left <= 0 else 'left'}"
    spans = [Span(f"{sign} ", "clock", "toggle_clock"), Span(where, "head", "agenda"), Span("  "), Span(words, role)]
    if level < 3 and alarm in (Alarm.FIRST, Alarm.LAST):
        spans.append(Span(" soon" if alarm is Alarm.FIRST else " last minute", role))
    if not timer.is_running:
        spans.append(Span(" held" if began else " waits", "clock-held", "toggle_clock"))
    if level < 2:
        spans += [Span("  "), *_bar(left, step.box_seconds)]
    return (*spans, *_standing(state, level))


def _standing(state: HeaderState, level: int) -> tuple[Span, ...]:
    stand = forecast(state.session, state.now)
    if stand is None:
        return ()
    spans = [Span(f"  {'step ' if level == 0 else ''}{stand.position}/{stand.steps}", "dim", "agenda")]
    if level < 3:
        spans.append(Span(f" · {stand.words}", "late" if stand.behind_seconds >= 60 else "dim"))
    if level < 1:
        spans.append(Span(f" · ends {stand.ends.astimezone(state.local):%H:%M}", "dim"))
    return tuple(spans)


def _bar(left: float, box_seconds: int) -> tuple[Span, ...]:
    share = 1.0 if box_seconds <= 0 else min(1.0, max(0.0, 1 - left / box_seconds))
    full = round(share * BAR_CELLS)
    return (Span(FULL * full, "bar"), Span(EMPTY * (BAR_CELLS - full), "bar-empty"))


def step_title(canvas: Canvas, step: Step) -> str:
    """What a step is called."""
    if step.section:
        return canvas.section(step.section).name if canvas.has_section(step.section) else step.section
    return steady(step.title) or step.kind.value


def step_name(canvas: Canvas, session: Session, level: int = 0) -> str:
    """What the step in hand is called; shorter from level 2 on."""
    step = session.current_step
    if step is None:
        return ""
    if step.section and canvas.has_section(step.section):
        section = canvas.section(step.section)
        return section.name if level < 2 else section.short
    return cut(steady(step.title) or step.kind.value, 28 if level < 2 else 10)
