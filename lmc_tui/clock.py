"""Where time comes from, so that tests can hand it in.

`SystemClock` reads the calendar once and then counts on a clock that nobody can set, which goes on while the machine
sleeps wherever the system has such a clock: a time server stepping by an hour moves no countdown, and a closed lid does
not stop the room's clock. What a session is saved with is on that calendar, too, right or wrong; who opens it again
brings it to theirs (`domain.absence.reconciled`).
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Gives the time of day."""

    def now(self) -> datetime:
        """The moment, aware, in UTC. Never goes back while the program runs."""
        ...

    def asleep_seconds(self) -> float:
        """For how long the machine slept since the clock was made; zero where the system does not tell."""
        ...


def _steady_seconds() -> float:
    """Seconds on a clock that only goes forward, asleep or awake where the system can tell."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":  # the only one there that goes on in sleep and that nobody can set
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW)
    return time.monotonic()


def _awake_seconds() -> float:
    """Seconds on a clock that only goes forward and stands still while the machine sleeps."""
    return time.monotonic()


class SystemClock:
    """The machine's clock, read once and then counted from."""

    def __init__(self) -> None:
        self._calendar = datetime.now(UTC)
        self._steady = _steady_seconds()
        self._awake = _awake_seconds()

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return self._calendar + timedelta(seconds=_steady_seconds() - self._steady)

    def asleep_seconds(self) -> float:
        """How much further the clock that goes on in sleep has come."""
        return max(0.0, (_steady_seconds() - self._steady) - (_awake_seconds() - self._awake))


class ManualClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, start: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) -> None:
        self._now = start
        self._asleep_seconds = 0.0

    def now(self) -> datetime:
        """The moment it was set to."""
        return self._now

    def asleep_seconds(self) -> float:
        """How long it was told to sleep."""
        return self._asleep_seconds

    def advance(self, seconds: float) -> None:
        """Let *seconds* pass at once."""
        self._now += timedelta(seconds=seconds)

    def sleep(self, seconds: float) -> None:
        """Let *seconds* pass at once while the machine sleeps."""
        self.advance(seconds)
        self._asleep_seconds += seconds
