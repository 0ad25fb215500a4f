"""Time that went by while nobody saw the clock: a closed lid, a stopped program, a session opened again later.

It counts unless somebody says otherwise, for the room's clock went on. It is told in words, and can be given back.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum
from typing import NamedTuple

from lmc_tui.domain.ages import age
from lmc_tui.domain.schedule import duration_text
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import left_seconds

LEAST_SECONDS = 30
"""Less is no absence: a slow line, or a machine that had much to do."""


class Way(Enum):
    """What kept everybody from seeing the clock; the words go before how long."""

    CLOSED = "Nobody was here for"
    """The session was open nowhere."""
    ASLEEP = "Asleep"
    """The machine slept."""
    UNSEEN = "Nothing was shown for"
    """The program was stopped, or its terminal took nothing."""


class Absence(NamedTuple):
    """A stretch of time in which the clock of a step ran, or was held, and nobody saw it."""

    way: Way
    seconds: float
    """How long it was."""
    was_running: bool
    """Whether the clock ran; else it was held."""
    ends: datetime
    """When somebody saw the clock again, aware."""
    ran_out: datetime | None = None
    """When the time of the step ran out in it; None when it did not."""

    @property
    def words(self) -> str:
        """What happened, as a sentence."""
        clock = "ran on" if self.was_running else "was held"
        if self.ran_out is not None:
            clock = f"ran out {age(self.ends, self.ran_out)}"
        return f"{self.way.value} {duration_text(self.seconds)}; the clock {clock}."


def absence(session: Session, seen: datetime, now: datetime, way: Way) -> Absence | None:
    """What went by between *seen* and *now*; None when no clock ran or was held, or not for as long as that matters."""
    timer, step = session.timer, session.current_step
    if timer is None or step is None:
        return None
    since = timer.running_since or timer.paused_since
    if since is None:
        return None
    seconds = (now - max(seen, since)).total_seconds()
    if seconds < LEAST_SECONDS:
        return None
    over = -left_seconds(session, step, now)
    has_run_out = timer.is_running and 0 <= over < seconds
    return Absence(way, seconds, timer.is_running, now, now - timedelta(seconds=over) if has_run_out else None)


def seen_later(session: Session, moment: datetime | None, now: datetime) -> Session:
    """The session as seen last at *moment*, when that is after its own; None, or one after *now*, tells nothing."""
    timer = session.timer
    if timer is None or timer.seen is None or moment is None or not timer.seen < moment <= now:
        return session
    return replace(session, timer=timer._replace(seen=moment))


def uncounted(session: Session, gone: Absence, now: datetime) -> Session:
    """The session as if the clock had been held while it ran unseen, or had not been held while it was.

    Never takes more than the step in hand has, whatever was done to its clock since: it may have been started anew.
    """
    timer, step = session.timer, session.current_step
    if timer is None or step is None:
        return session
    since = timer.running_since if gone.was_running else timer.paused_since
    current = max(0.0, (now - since).total_seconds()) if since is not None else 0.0
    of_current = min(gone.seconds, current)
    banked = step.spent_seconds if gone.was_running else step.paused_seconds
    of_banked = min(gone.seconds - of_current, banked)
    later = since + timedelta(seconds=of_current) if since is not None else None
    if gone.was_running:
        step = step._replace(
            spent_seconds=step.spent_seconds - of_banked,
            paused_seconds=step.paused_seconds + of_current + of_banked,
        )
        timer = timer._replace(running_since=later)
    else:
        step = step._replace(paused_seconds=step.paused_seconds - of_banked)
        timer = timer._replace(paused_since=later)
    return replace(session.with_step(step), timer=timer)


# --- a calendar that was put right ----------------------------------------------------------------


class Reconciled(NamedTuple):
    """A session whose clock is on the calendar of this moment."""

    session: Session
    seconds: float = 0.0
    """How far the calendar is behind that of whoever saved the session; zero when it is not."""

    @property
    def words(self) -> str:
        """What the person should know, as a sentence; empty when it makes no difference to them."""
        if self.seconds < LEAST_SECONDS:
            return ""
        return f"The calendar went back {duration_text(self.seconds)}; the clock goes on from where it was."


def reconciled(session: Session, now: datetime) -> Reconciled:
    """The session as it is to be opened at *now*: its clock neither runs nor was seen in the future.

    The calendar was ahead when the session was saved, or it is behind now. Then nobody knows how long the session was
    closed; what ran until it was seen last is known, and stays.
    """
    timer = session.timer
    if timer is None:
        return Reconciled(session)
    moments = [each for each in (timer.running_since, timer.paused_since, timer.seen) if each is not None]
    ahead = max(moments, default=now) - now
    if ahead <= timedelta():
        return Reconciled(session)
    moved = timer._replace(
        running_since=timer.running_since and timer.running_since - ahead,
        paused_since=timer.paused_since and timer.paused_since - ahead,
        seen=timer.seen and timer.seen - ahead,
    )
    return Reconciled(replace(session, timer=moved), ahead.total_seconds())
