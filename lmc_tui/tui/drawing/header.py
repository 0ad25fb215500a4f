"""The top line: what is open, what the clock says, and whether it is saved."""

from __future__ import annotations

from datetime import datetime, tzinfo
from enum import IntEnum
from typing import NamedTuple

from lmc_tui.domain.agenda import Step
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.schedule import Alarm, alarm_at, clock_text, end_text, forecast
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import left_seconds
from lmc_tui.tui.drawing.cells import cut, steady, width
from lmc_tui.tui.drawing.lines import Line, Span, fitted, line_width
from lmc_tui.tui.key_map import DEFAULT_KEYS, KeyMap
from lmc_tui.workshop.saving import Outcome, SaveState

BAR_CELLS = 10
FULL, EMPTY = "▓", "░"
GAP_CELLS = 2
LEAST_TITLE_CELLS, SHORTEST_TITLE_CELLS = 12, 8
"""What is left of a title while the step's number stands, and what is left before the title goes."""
BEFORE_BOARD = " · "
LEAST_NAME_CELLS = 3
MOST_ONLY_CELLS = 24
"""How much shows of what was typed to see some notes only."""


class Gone(IntEnum):
    """What has given way, and everything before it with it."""

    NOTHING = 0
    END = 1
    """When it ends."""
    NAME = 2
    """The long name of the step: its short name stands there."""
    BAR = 3
    DRIFT = 4
    """Ahead or behind."""
    NUMBER = 5
    """Which step of how many."""
    TITLE = 6
    """All of it; before that it is cut. Everybody in the room knows what they are at."""
    BOARD = 7
    """Which board is in sight, and that only some notes are: long kept, for one writes on the wrong board else."""
    COUNT = 8
    """How many changes are not saved."""
    REASON = 9
    """Why nothing is saved."""
    WARNING = 10
    """The words of a warning, and `held`: the sign before the step tells as much."""


class HeaderState(NamedTuple):
    """What the top line is drawn from."""

    session: Session
    canvas: Canvas
    board: str
    now: datetime
    saving: Outcome
    local: tzinfo | None = None
    """The zone in which the end is told; None for the machine's own."""
    alert: str = ""
    """What is wrong with the file, or why nothing can be changed, in a word or two; empty for nothing."""
    only: str = ""
    """What was typed to see some notes only; empty for all."""
    keys: KeyMap = DEFAULT_KEYS
    """The keys that the person has."""


def draw_header(state: HeaderState, columns: int) -> Line:
    """The line in exactly that many columns.

    Where there is too little room, things give way in this order: the end, the step's long name, the bar, ahead or
    behind, the step's number, the title, the board's name, how many changes are not saved, why they are not, the words
    of a warning, and last the end of the step's name. Whether all is saved is always told, and so are the time and
    whether it is left or over. A wider line never lacks what a narrower one tells.
    """
    for gone in Gone:
        saved = _saved(state, gone)
        room = columns - line_width(saved) - 1
        clock = _clock(state, gone, room)
        for_title = room - line_width(clock) - GAP_CELLS - 1
        if for_title >= _least_title(state, gone):
            break
    left: Line = (Span(" "), *_title(state, gone, for_title))
    slack = max(GAP_CELLS if gone < Gone.BOARD else 0, room - line_width(left) - line_width(clock))
    before = max(min(slack, GAP_CELLS), slack // 2) if columns >= 100 else slack
    words = (*left, Span(" " * before), *clock, Span(" " * (slack - before)))
    return fitted((*fitted(words, max(0, room)), *saved, Span(" ")), columns)


def _board_words(state: HeaderState) -> str:
    only = f" · only {cut(steady(state.only), MOST_ONLY_CELLS)}" if state.only else ""
    return f"{state.canvas.board(state.board).name}{only}"


def _least_title(state: HeaderState, gone: Gone) -> int:
    """Cells without which the title and the board's name, as far as they are there, say too little."""
    if gone >= Gone.BOARD:
        return -GAP_CELLS
    board = width(_board_words(state))
    if gone >= Gone.TITLE:
        return board
    least = SHORTEST_TITLE_CELLS if gone >= Gone.NUMBER else LEAST_TITLE_CELLS
    return min(width(steady(state.session.title)), least) + width(BEFORE_BOARD) + board


def _title(state: HeaderState, gone: Gone, room: int) -> Line:
    if gone >= Gone.BOARD:
        return ()
    board = _board_words(state)
    if gone >= Gone.TITLE:
        return (Span(board, "head-board", "switch_board"),)
    board = BEFORE_BOARD + board
    title = cut(steady(state.session.title), room - width(board))
    return (Span(title, "head", "rename"), Span(board, "head-board", "switch_board"))


def _saved(state: HeaderState, gone: Gone) -> Line:
    saving = state.saving
    if saving.state is SaveState.FAILED:
        has_count = saving.changes > 0 and gone < Gone.COUNT
        count = f" · {saving.changes} change{'s' if saving.changes != 1 else ''}" if has_count else ""
        why = f": {saving.short}" if saving.short and gone < Gone.REASON else ""
        return (Span(" "), Span(f" NOT SAVED{why}{count} ", "unsaved", "save"))
    if state.alert:
        return (Span(" "), Span(f" {state.alert} ", "unsaved", "save"))
    return (Span(f" {saving.state.value:>6}", "saved", "save"),)


def _clock(state: HeaderState, gone: Gone, room: int) -> Line:
    """The clock's words; at the last in no more than *room* cells."""
    session = state.session
    step = session.current_step
    if not session.agenda:
        return ()
    if step is None:
        return _before_or_after(state, gone)
    words = _time(state, step, gone)
    standing = _standing(state, gone)
    name = step_name(state.canvas, step, is_short=gone >= Gone.NAME)
    if gone is Gone.WARNING:
        name = cut(name, max(LEAST_NAME_CELLS, room - line_width(words) - 5))
    sign = "▶" if session.timer and session.timer.is_running else "‖"
    return (Span(f"{sign} ", "clock", "toggle_clock"), Span(name, "head", "agenda"), Span("  "), *words, *standing)


def _before_or_after(state: HeaderState, gone: Gone) -> Line:
    """What stands there while no step is in hand: how long it will take, or that it is over."""
    session, keys = state.session, state.keys
    if any(step.spent_seconds or step.paused_seconds for step in session.agenda):
        more = f" · {keys.key('summary')} sums it up" if gone < Gone.NUMBER else ""
        return (Span(f"agenda done{more}", "dim", "summary"),)
    words = f"{sum(step.planned_seconds for step in session.agenda) // 60} min"
    if gone < Gone.BAR:
        words = f"{len(session.agenda)} steps, {words}"
    more = f" · {keys.key('toggle_clock')} starts" if gone < Gone.NUMBER else ""
    return (Span(f"{words}{more}", "dim", "toggle_clock"),)


def _time(state: HeaderState, step: Step, gone: Gone) -> Line:
    """The time left or over, what it warns of while the clock runs, and the bar."""
    timer = state.session.timer
    is_running = timer is not None and timer.is_running
    left = left_seconds(state.session, step, state.now)
    alarm = alarm_at(left, step.box_seconds)
    if not is_running and alarm is not Alarm.UP:
        alarm = None
    role = {Alarm.UP: "clock-over", Alarm.LAST: "clock-last", Alarm.FIRST: "clock-first", None: "clock"}[alarm]
    spans = [Span(f"{clock_text(left)} {'over' if left <= 0 else 'left'}", role, "toggle_clock")]
    if gone < Gone.WARNING:
        if alarm in (Alarm.FIRST, Alarm.LAST):
            spans.append(Span(" soon" if alarm is Alarm.FIRST else " last minute", role, "toggle_clock"))
        if not is_running:
            began = step.spent_seconds > 0 or (timer is not None and timer.paused_since is not None)
            spans.append(Span(" held" if began else " waits", "clock-held", "toggle_clock"))
    if gone < Gone.BAR:
        spans += [Span("  "), *_bar(left, step.box_seconds)]
    return tuple(spans)


def _standing(state: HeaderState, gone: Gone) -> Line:
    stand = forecast(state.session, state.now)
    if stand is None or gone >= Gone.NUMBER:
        return ()
    spans = [Span(f"  {'step ' if gone < Gone.END else ''}{stand.position}/{stand.steps}", "dim", "agenda")]
    if gone < Gone.DRIFT:
        spans.append(Span(f" · {stand.words}", "late" if stand.behind_seconds >= 60 else "dim"))
    if gone < Gone.END:
        spans.append(Span(f" · ends {end_text(stand.ends, state.now, state.local)}", "dim"))
    return tuple(spans)


def _bar(left: float, box_seconds: int) -> tuple[Span, ...]:
    share = 1.0 if box_seconds <= 0 else min(1.0, max(0.0, 1 - left / box_seconds))
    full = round(share * BAR_CELLS)
    parts = ((FULL * full, "bar"), (EMPTY * (BAR_CELLS - full), "bar-empty"))
    return tuple(Span(text, role, "toggle_clock") for text, role in parts)


def step_title(canvas: Canvas, step: Step) -> str:
    """What a step is called."""
    if step.section:
        return canvas.section(step.section).name if canvas.has_section(step.section) else step.section
    return steady(step.title) or step.kind.value


def step_name(canvas: Canvas, step: Step, *, is_short: bool = False) -> str:
    """What a step is called in the top line."""
    if step.section and canvas.has_section(step.section):
        section = canvas.section(step.section)
        return section.short if is_short else section.name
    return cut(steady(step.title) or step.kind.value, 10 if is_short else 28)
