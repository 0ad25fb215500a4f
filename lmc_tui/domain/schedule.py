"""How a workshop stands against its plan: ahead or behind, when it ends, which warnings are due."""

from __future__ import annotations

import math
from datetime import datetime, timedelta, tzinfo
from enum import Enum
from typing import NamedTuple

from lmc_tui.domain.agenda import Step
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import left_seconds, paused_seconds, spent_seconds

SHORT_BOX_SECONDS = 300
"""Boxes up to this long are warned later."""
LONGEST_SECONDS = 1e9
"""No forecast looks further ahead, whatever somebody wrote into an agenda: calendars end."""


class Alarm(Enum):
    """A moment at which the room is told how much time is left."""

    FIRST = "first"
    LAST = "last"
    UP = "up"


def warning_seconds(box_seconds: int) -> tuple[int, int]:
    """Seconds left at the first and the last warning: 2:00 and 1:00, in boxes of up to 5 minutes 1:00 and 0:30."""
    return (60, 30) if box_seconds <= SHORT_BOX_SECONDS else (120, 60)


def alarm_at(left: float, box_seconds: int) -> Alarm | None:
    """The warning that holds with *left* seconds to go; None while there is time."""
    first, last = warning_seconds(box_seconds)
    if left <= 0:
        return Alarm.UP
    if left <= last:
        return Alarm.LAST
    return Alarm.FIRST if left <= first else None


def alarms_between(box_seconds: int, left_then: float, left_now: float) -> tuple[Alarm, ...]:
    """The warnings crossed on the way from one time left to another, in order; none when time was added.

    A warning that would come at the very start of a box is left out: everybody knows.
    """
    first, last = warning_seconds(box_seconds)
    marks = ((Alarm.FIRST, first), (Alarm.LAST, last), (Alarm.UP, 0))
    return tuple(alarm for alarm, mark in marks if left_now <= mark < left_then)


def clock_text(left: float) -> str:
    """Time left as `MM:SS`, rounded up; past zero the time over, `+MM:SS`, rounded down.

    What makes 1000 minutes or more is told as `duration_text` does.
    """
    if left > 0:
        seconds, sign = math.ceil(left), ""
    else:
        seconds, sign = math.floor(-left), "+"
    minutes, rest = divmod(seconds, 60)
    return f"{sign}{minutes:02d}:{rest:02d}" if minutes < 1000 else f"{sign}{duration_text(seconds)}"


def duration_text(seconds: float) -> str:
    """A stretch of time, as `MM:SS` under an hour; else `2 h 05 min`, from two days on `3 days`. Rounded down."""
    minutes, rest = divmod(int(max(0.0, seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    if hours >= 48:
        return f"{hours // 24} days"
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes:02d}:{rest:02d}"


def end_text(ends: datetime, now: datetime, local: tzinfo | None) -> str:
    """When it ends by the clock on the wall, `HH:MM`; *local* None is the machine's own zone.

    When that clock is put forward or back between now and then, the name of its zone stands behind: `02:30 CET`.
    """
    there, here = ends.astimezone(local), now.astimezone(local)
    return f"{there:%H:%M}" if there.utcoffset() == here.utcoffset() else f"{there:%H:%M %Z}"


class Forecast(NamedTuple):
    """Where the workshop stands in its agenda."""

    position: int
    """Which step is in hand, from one."""
    steps: int
    """How many steps there are."""
    behind_seconds: float
    """How much later than planned it will end if all goes to plan from here; negative is earlier."""
    ends: datetime
    """When it will end then, aware, in UTC."""

    @property
    def words(self) -> str:
        """`on time`, `3 min behind` or `3 min ahead`; less than a minute is on time."""
        minutes = int(abs(self.behind_seconds) // 60)
        if not minutes:
            return "on time"
        length = f"{minutes} min" if minutes < 1000 else duration_text(minutes * 60)
        return f"{length} {'behind' if self.behind_seconds > 0 else 'ahead'}"


def forecast(session: Session, now: datetime) -> Forecast | None:
    """The forecast at *now*; None when no step is in hand."""
    current = session.current_step
    if current is None:
        return None
    index = session.agenda.index(current)
    behind = remaining = 0.0
    for place, step in enumerate(session.agenda):
        spent = spent_seconds(session, step, now)
        takes = spent if place < index else max(spent, float(step.box_seconds))
        behind += takes + paused_seconds(session, step, now) - step.planned_seconds
        remaining += takes - spent
    return Forecast(index + 1, len(session.agenda), behind, now + timedelta(seconds=min(remaining, LONGEST_SECONDS)))


class StepReport(NamedTuple):
    """One line of the closing summary."""

    step: Step
    planned_seconds: int
    spent_seconds: float
    paused_seconds: float
    over_seconds: float
    """How far it went over its box, with what was added; zero if it did not."""


def report(session: Session, now: datetime) -> tuple[StepReport, ...]:
    """Planned and spent for every step."""
    return tuple(
        StepReport(
            step,
            step.planned_seconds,
            spent_seconds(session, step, now),
            paused_seconds(session, step, now),
            max(0.0, -left_seconds(session, step, now)) if spent_seconds(session, step, now) else 0.0,
        )
        for step in session.agenda
    )
