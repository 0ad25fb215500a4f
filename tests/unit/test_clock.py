"""Where time comes from."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmc_tui import clock as clocks
from lmc_tui.clock import Clock, ManualClock, SystemClock
from tests.support.builders import NINE
from tests.support.machine import a_machine

HOUR = 3600
YEARS = 20 * 365 * 24 * HOUR


def test_a_manual_clock_stands_still() -> None:
    """It begins at nine, or when it is told to, and shows that until it is told to go on."""
    clock = ManualClock()
    assert clock.now() == clock.now() == datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    noon = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    assert ManualClock(noon).now() == noon


def test_a_manual_clock_goes_on_when_told() -> None:
    """Fractions of seconds and hours alike, and time adds up, awake and asleep."""
    clock = ManualClock()
    clock.advance(0.25)
    clock.advance(HOUR)
    assert clock.now() == datetime(2026, 3, 2, 10, 0, 0, 250_000, tzinfo=UTC)
    assert clock.asleep_seconds() == 0
    clock.sleep(600)
    clock.sleep(60)
    assert clock.now() == datetime(2026, 3, 2, 10, 11, 0, 250_000, tzinfo=UTC)
    assert clock.asleep_seconds() == 660


def test_the_system_clock_tells_the_time() -> None:
    """Aware, in UTC, and within a minute of the machine's calendar."""
    now = SystemClock().now()
    assert now.tzinfo is UTC
    assert abs(datetime.now(UTC) - now) < timedelta(minutes=1)


def test_the_system_clock_never_goes_back() -> None:
    """Each look is at least as late as the one before, and a machine that runs this test does not sleep."""
    clock = SystemClock()
    looks = [clock.now() for _ in range(1000)]
    assert looks == sorted(looks)
    assert 0 <= clock.asleep_seconds() < 1


def test_an_hour_is_an_hour() -> None:
    """As the machine's clock that nobody can set counts it, to the fraction of a second."""
    with a_machine() as machine:
        clock = SystemClock()
        assert clock.now() == clock.now() == NINE
        machine.work(HOUR + 0.5)
        assert clock.now() == NINE + timedelta(hours=1, seconds=0.5)
        assert clock.asleep_seconds() == 0


@pytest.mark.parametrize("step", [HOUR, -HOUR, 0.5, -0.5, YEARS, -YEARS])
def test_a_calendar_that_is_set_does_not_move_the_clock(step: float) -> None:
    """A time server, daylight saving on a machine that keeps local time, a battery that was empty: not noticed."""
    with a_machine() as machine:
        clock = SystemClock()
        machine.work(60)
        machine.set_calendar(step)
        machine.work(60)
        assert clock.now() == NINE + timedelta(seconds=120)
        assert clock.asleep_seconds() == 0


def test_a_closed_lid_does_not_stop_the_clock() -> None:
    """Ten minutes asleep are ten minutes, and known as such."""
    with a_machine() as machine:
        clock = SystemClock()
        machine.work(60)
        machine.sleep(600)
        machine.work(60)
        assert clock.now() == NINE + timedelta(seconds=720)
        assert clock.asleep_seconds() == 600


def test_a_clock_made_after_the_calendar_was_put_right_is_right() -> None:
    """Only the next start of the program looks at the calendar again."""
    with a_machine() as machine:
        machine.set_calendar(-YEARS)
        before = SystemClock()
        machine.set_calendar(YEARS)
        assert SystemClock().now() == NINE
        assert before.now() == NINE - timedelta(seconds=YEARS)


def test_a_machine_that_was_started_again_makes_no_clock_go_back() -> None:
    """Its steady clocks begin anew, the clock of a new process at the calendar."""
    with a_machine() as machine:
        machine.work(60)
        machine.start_again()
        clock = SystemClock()
        machine.work(1)
        assert clock.now() == NINE + timedelta(seconds=61)


Step = tuple[str, float]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["work", "sleep"]), st.floats(0, 100_000)),
        st.tuples(st.just("set_calendar"), st.floats(-YEARS, YEARS)),
    )
)


@given(STEPS)
def test_whatever_is_done_to_the_machine_the_clock_counts_what_passed(steps: list[Step]) -> None:
    """Time awake and time asleep, and nothing else; it never goes back."""
    with a_machine() as machine:
        clock = SystemClock()
        passed = asleep = 0.0
        before = clock.now()
        for what, seconds in steps:
            getattr(machine, what)(seconds)
            passed += seconds if what != "set_calendar" else 0
            asleep += seconds if what == "sleep" else 0
            assert clock.now() >= before
            before = clock.now()
        assert (clock.now() - NINE).total_seconds() == pytest.approx(passed, abs=0.001)
        assert clock.asleep_seconds() == pytest.approx(asleep, abs=0.001)


def test_the_steady_clock_goes_on_while_the_machine_sleeps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has a clock that counts sleep, it is read; elsewhere the monotonic one."""
    readings = {7: 123.0, 4: 99.0}
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", 7, raising=False)
    monkeypatch.setattr(time, "CLOCK_MONOTONIC_RAW", 4, raising=False)
    monkeypatch.setattr(time, "clock_gettime", lambda which: readings[which])
    monkeypatch.setattr(time, "monotonic", lambda: 45.0)
    assert clocks._steady_seconds() == 123.0
    monkeypatch.delattr(time, "CLOCK_BOOTTIME")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert clocks._steady_seconds() == 99.0
    monkeypatch.setattr(sys, "platform", "freebsd14")
    assert clocks._steady_seconds() == clocks._awake_seconds() == 45.0


def test_both_clocks_can_be_handed_in() -> None:
    """Either serves where a clock is asked for."""
    clocks_there: list[Clock] = [SystemClock(), ManualClock()]
    assert all(clock.now().utcoffset() == timedelta(0) for clock in clocks_there)
    assert all(clock.asleep_seconds() < 1 for clock in clocks_there)
