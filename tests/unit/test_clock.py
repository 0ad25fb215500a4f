"""Where time comes from."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, tzinfo

import pytest

from lmc_tui import clock as clocks
from lmc_tui.clock import Clock, ManualClock, SystemClock


@pytest.fixture
def steady(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The reading of the machine's steady clock, as a list of one that a test may change."""
    reading = [5000.0]
    monkeypatch.setattr(clocks, "_steady_seconds", lambda: reading[0])
    return reading


def test_a_manual_clock_stands_still() -> None:
    """It begins at nine, or when it is told to, and shows that until it is told to go on."""
    clock = ManualClock()
    assert clock.now() == clock.now() == datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    noon = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    assert ManualClock(noon).now() == noon


def test_a_manual_clock_goes_on_when_told() -> None:
    """Fractions of seconds and hours alike, and time adds up."""
    clock = ManualClock()
    clock.advance(0.25)
    clock.advance(3600)
    assert clock.now() == datetime(2026, 3, 2, 10, 0, 0, 250_000, tzinfo=UTC)


def test_the_system_clock_tells_the_time() -> None:
    """Aware, in UTC, and within a minute of the machine's calendar."""
    now = SystemClock().now()
    assert now.tzinfo is UTC
    assert abs(datetime.now(UTC) - now) < timedelta(minutes=1)


def test_the_system_clock_never_goes_back() -> None:
    """Each look is at least as late as the one before."""
    clock = SystemClock()
    looks = [clock.now() for _ in range(1000)]
    assert looks == sorted(looks)


def test_the_system_clock_follows_the_steady_clock(steady: list[float]) -> None:
    """An hour on the steady clock is an hour, whatever anybody does to the calendar."""
    clock = SystemClock()
    begun = clock.now()
    assert clock.now() == begun
    steady[0] += 3600.5
    assert clock.now() - begun == timedelta(seconds=3600.5)


def test_a_calendar_that_is_set_does_not_move_the_clock(steady: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    """A time server that steps the calendar by years is not even noticed."""
    clock = SystemClock()
    begun = clock.now()

    class Stepped(datetime):
        """A calendar set to another year."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Stepped:
            """New Year's Eve of 1999."""
            return cls(1999, 12, 31, tzinfo=tz)

    monkeypatch.setattr(clocks, "datetime", Stepped)
    steady[0] += 1
    assert clock.now() == begun + timedelta(seconds=1)


def test_the_steady_clock_goes_on_while_the_machine_sleeps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has a clock that counts sleep, it is read; elsewhere the monotonic one."""
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", 7, raising=False)
    monkeypatch.setattr(time, "clock_gettime", lambda which: {7: 123.0}[which])
    monkeypatch.setattr(time, "monotonic", lambda: 45.0)
    assert clocks._steady_seconds() == 123.0
    monkeypatch.delattr(time, "CLOCK_BOOTTIME")
    assert clocks._steady_seconds() == 45.0


def test_both_clocks_can_be_handed_in() -> None:
    """Either serves where a clock is asked for."""
    clocks_there: list[Clock] = [SystemClock(), ManualClock()]
    assert all(clock.now().utcoffset() == timedelta(0) for clock in clocks_there)
