"""Where time comes from, so that tests can hand it in.

`SystemClock` reads the calendar once and then counts on a clock that nobody can set, which on Linux
goes on while the machine sleeps: a time server stepping by an hour moves no countdown, and a closed lid does not
stop the room's clock.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Gives the time of day."""

    def now(self) -> datetime:
        """The moment, aware, in UTC. Never goes back while the program runs."""
        ...


def _steady_seconds() -> float:
    """Seconds on a clock that only goes forward, asleep or awake where the system can tell."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class SystemClock:
    """The machine's clock, read once and then counted from."""

    def __init__(self) -> None:
        self._calendar = datetime.now(UTC)
        self._steady = _steady_seconds()

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return self._calendar + timedelta(seconds=_steady_seconds() - self._steady)


class ManualClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, start: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) -> None:
        self._now = start

    def now(self) -> datetime:
        """The moment it was set to."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Let *seconds* pass at once."""
        self._now += timedelta(seconds=seconds)
