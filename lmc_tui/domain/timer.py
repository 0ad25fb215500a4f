"""The clock of a workshop: time spent is derived from moments, never counted in ticks.

All moments are aware. Seconds are derived with the moment handed in, so a late tick loses none, and
a session that was closed while a step ran knows the true time when it is opened again.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from lmc_tui.domain.agenda import Step

if TYPE_CHECKING:
    from lmc_tui.domain.session import Session


class Timer(NamedTuple):
    """Which step is in hand and since when its clock runs or is held."""

    step: str
    running_since: datetime | None = None
    """When the clock last began to run; None while it is held."""
    paused_since: datetime | None = None
    """When it was last held; None while it runs, and before it first ran."""
    seen: datetime | None = None
    """When somebody last saw it, as the file was saved; None if never saved. Tells how long the line was down."""

    @property
    def is_running(self) -> bool:
        """Whether time is being spent."""
        return self.running_since is not None


def spent_seconds(session: Session, step: Step, now: datetime) -> float:
    """Time spent in *step* by *now*."""
    timer = session.timer
    if timer is None or timer.step != step.id or timer.running_since is None:
        return step.spent_seconds
    return step.spent_seconds + max(0.0, (now - timer.running_since).total_seconds())


def paused_seconds(session: Session, step: Step, now: datetime) -> float:
    """Time for which the clock of *step* was held by *now*."""
    timer = session.timer
    if timer is None or timer.step != step.id or timer.paused_since is None:
        return step.paused_seconds
    return step.paused_seconds + max(0.0, (now - timer.paused_since).total_seconds())


def left_seconds(session: Session, step: Step, now: datetime) -> float:
    """Time left in the box of *step*; negative when it is over."""
    return step.box_seconds - spent_seconds(session, step, now)


# --- what a facilitator does to the clock: session in, session out --------------------------------


def started(session: Session, now: datetime) -> Session:
    """The clock runs: of the step in hand, or of the first. Without an agenda nothing changes."""
    timer = session.timer
    if timer is None:
        if not session.agenda:
            return session
        timer = Timer(session.agenda[0].id)
    if timer.is_running:
        return session
    session = _banked(replace(session, timer=timer), now)
    return replace(session, timer=Timer(timer.step, running_since=now))


def paused(session: Session, now: datetime) -> Session:
    """The clock is held."""
    if session.timer is None or not session.timer.is_running:
        return session
    return replace(_banked(session, now), timer=Timer(session.timer.step, paused_since=now))


def moved_to(session: Session, step_id: str, now: datetime) -> Session:
    """Another step is in hand; its clock runs, or is held, if the last one's was. What was spent so far is kept."""
    if session.step(step_id) is None:
        return session
    timer = session.timer
    if timer is not None and timer.step == step_id:
        return session
    is_running = timer is not None and timer.is_running
    is_held = timer is not None and timer.paused_since is not None
    following = Timer(step_id, running_since=now if is_running else None, paused_since=now if is_held else None)
    return replace(_banked(session, now), timer=following)


def finished(session: Session, now: datetime) -> Session:
    """No step is in hand any more."""
    return replace(_banked(session, now), timer=None)


def extended(session: Session, seconds: int, now: datetime) -> Session:
    """The step in hand has *seconds* more, or fewer, but never less than nothing.

    After the time is up, more time counts from now on: two minutes given at +00:40 leave two minutes.
    """
    step = session.current_step
    if step is None:
        return session
    left = left_seconds(session, step, now)
    is_over = left <= 0 and seconds > 0
    if is_over:
        seconds += math.floor(-left)
    seconds = max(seconds, -step.box_seconds)
    return session.with_step(
        step._replace(extended_seconds=step.extended_seconds + seconds, extensions=step.extensions + is_over)
    )


def _banked(session: Session, now: datetime) -> Session:
    """The session with the running or held time of the step in hand added up in the step."""
    step, timer = session.current_step, session.timer
    if step is None or timer is None:
        return session
    session = session.with_step(
        step._replace(
            spent_seconds=spent_seconds(session, step, now),
            paused_seconds=paused_seconds(session, step, now),
        )
    )
    return replace(session, timer=Timer(timer.step))
