"""Calendars that were wrong, were put right, or are put forward and back twice a year."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmc_tui.clock import SystemClock
from lmc_tui.domain.absence import Way, absence, reconciled
from lmc_tui.domain.schedule import duration_text, end_text, forecast
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import Timer, left_seconds, paused, started
from tests.support.builders import NINE, a_session, after, an_agenda
from tests.support.machine import Machine, a_machine
from tests.unit.domain.test_timer import figures, step_of

HOUR = 3600
BOX = 480


@pytest.fixture
def running() -> Session:
    """Eight minutes that run since nine o'clock, and ten that wait."""
    return started(a_session(agenda=an_agenda(8, 10)), after(0))


def saved(session: Session, seconds: float) -> Session:
    """The session as a file has it that was saved so many seconds after nine."""
    assert session.timer is not None
    return replace(session, timer=session.timer._replace(seen=after(seconds)))


# --- a calendar that went back between two starts ---------------------------------------------------


def test_a_clock_that_was_seen_in_the_past_is_left_alone(running: Session) -> None:
    """As always: the very session, without a word."""
    session = saved(running, 60)
    found = reconciled(session, after(60))
    assert found.session is session
    assert (found.seconds, found.words) == (0, "")
    assert reconciled(a_session(), after(0)).session.timer is None
    assert reconciled(a_session(timer=Timer("s01")), after(0)).seconds == 0


def test_a_calendar_that_went_back_an_hour_costs_the_room_nothing(running: Session) -> None:
    """Five minutes had run when it was seen last; they have run now, though by the calendar it is ten past eight."""
    found = reconciled(saved(running, 300), after(600 - HOUR))
    assert figures(found.session, "s01", 600 - HOUR) == (300, 0, 180)
    assert figures(found.session, "s01", 660 - HOUR) == (360, 0, 120), "and the clock goes on"
    assert found.seconds == HOUR - 300
    assert found.words == "The calendar went back 55:00; the clock goes on from where it was."


def test_a_clock_that_would_have_started_in_the_future_does_not_stand_still(running: Session) -> None:
    """Written by hand, or saved before it ran for a moment: it runs from now on."""
    found = reconciled(running, after(-HOUR))
    assert figures(found.session, "s01", -HOUR) == (0, 0, 480)
    assert figures(found.session, "s01", 60 - HOUR) == (60, 0, 420)


def test_what_was_known_to_have_run_is_not_lost_by_a_small_step_back(running: Session) -> None:
    """Started at nine, seen at five past, and by the calendar it is two past: five minutes have run."""
    found = reconciled(saved(running, 300), after(120))
    assert figures(found.session, "s01", 120) == (300, 0, 180)


def test_a_held_clock_keeps_what_it_was_held_for(running: Session) -> None:
    """Held at 1:00, seen at 5:00, opened an hour before that: one minute spent, four held."""
    found = reconciled(saved(paused(running, after(60)), 300), after(300 - HOUR))
    assert figures(found.session, "s01", 300 - HOUR) == (60, 240, 420)


def test_two_machines_that_differ_by_seconds_are_not_worth_a_word(running: Session) -> None:
    """It is put right all the same."""
    found = reconciled(saved(running, 300), after(297))
    assert figures(found.session, "s01", 297) == (300, 0, 180)
    assert found.words == ""


def test_a_step_that_is_gone_is_no_hindrance(running: Session) -> None:
    """A hand edit took it away: its clock is put right and concerns nobody."""
    session = replace(running, agenda=())
    assert reconciled(session, after(-60)).session.timer == Timer("s01", running_since=after(-60))


@given(*[st.one_of(st.none(), st.floats(-1e9, 1e9))] * 3, st.floats(-1e9, 1e9))
def test_whatever_moments_a_file_holds_a_session_opens_with_a_clock_that_makes_sense(
    running_since: float | None, paused_since: float | None, seen: float | None, now: float
) -> None:
    """Nothing negative, nothing in the future, and what passed between two moments of the file still lies there."""
    moments = [None if each is None else after(each) for each in (running_since, paused_since, seen)]
    timer = Timer("s01", moments[0], None if moments[0] else moments[1], moments[2])
    found = reconciled(a_session(agenda=an_agenda(8), timer=timer), after(now)).session
    assert found.timer is not None
    told = (found.timer.running_since, found.timer.paused_since, found.timer.seen)
    assert all(each is None or each <= after(now) for each in told)
    assert [each is None for each in told] == [
        each is None for each in (timer.running_since, timer.paused_since, timer.seen)
    ]
    step = step_of(found, "s01")
    assert left_seconds(found, step, after(now)) <= BOX
    since = timer.running_since or timer.paused_since
    if since is not None and timer.seen is not None and timer.seen >= since:
        spent, held, _ = figures(found, "s01", now)
        assert spent + held >= (timer.seen - since).total_seconds() - 0.001, "it was seen to have run that long"


# --- machines ---------------------------------------------------------------------------------------


def saved_by(clock: SystemClock, session: Session) -> Session:
    """The session as it is written, with the moment at which somebody saw it last."""
    assert session.timer is not None
    return replace(session, timer=session.timer._replace(seen=clock.now()))


def left_at(session: Session, clock: SystemClock) -> float:
    """Time left of the step in hand."""
    step = session.current_step
    assert step is not None
    return left_seconds(session, step, clock.now())


@pytest.mark.parametrize("wrong", [-HOUR, HOUR, -40 * 365 * 86_400, 20 * 365 * 86_400, -0.5])
def test_a_calendar_put_right_while_the_clock_runs_is_not_noticed(wrong: float) -> None:
    """Wrong at the start by an hour or by decades, put right after two minutes: the countdown never jumps."""
    with a_machine() as machine:
        machine.set_calendar(wrong)
        clock = SystemClock()
        session = started(a_session(agenda=an_agenda(8)), clock.now())
        for second in range(240):
            if second == 120:
                machine.set_calendar(-wrong)
            assert left_at(session, clock) == pytest.approx(BOX - second, abs=0.001)
            machine.work(1)


def opened_after(machine: Machine, wrong: float, closed_seconds: float) -> tuple[Session, SystemClock, str]:
    """A session begun on a calendar that is wrong, closed after five minutes, and opened after it was put right.

    With its clock, and with everything that is said at opening.
    """
    machine.set_calendar(wrong)
    clock = SystemClock()
    session = started(a_session(agenda=an_agenda(8)), clock.now())
    machine.work(300)
    session = saved_by(clock, session)
    machine.set_calendar(-wrong)
    machine.work(closed_seconds)
    clock = SystemClock()
    found = reconciled(session, clock.now())
    assert found.session.timer is not None
    assert found.session.timer.seen is not None
    missed = absence(found.session, found.session.timer.seen, clock.now(), Way.CLOSED)
    return found.session, clock, " ".join(filter(None, (found.words, missed.words if missed else "")))


@pytest.mark.parametrize(
    ("wrong", "left", "words"),
    [
        (0, 120, "Nobody was here for 01:00; the clock ran on."),
        (HOUR, 180, "The calendar went back 59:00; the clock goes on from where it was."),
        (7 * 86_400, 180, "The calendar went back 6 days; the clock goes on from where it was."),
        (30, 150, "Nobody was here for 00:30; the clock ran on."),
        (-HOUR, 120 - HOUR, "Nobody was here for 1 h 01 min; the clock ran out 58 min ago."),
        (-9000 * 86_400, 120 - 9000 * 86_400, "Nobody was here for 9000 days; the clock ran out "),
    ],
)
def test_a_restart_after_the_calendar_was_put_right_says_something_sensible(
    wrong: float, left: float, words: str
) -> None:
    """Five of eight minutes had run, and it was closed for one: never more left than was, and the jump is told."""
    with a_machine() as machine:
        session, clock, said = opened_after(machine, wrong, 60)
        assert left_at(session, clock) == pytest.approx(left, abs=0.001)
        assert said.startswith(words)
        machine.work(10)
        assert left_at(session, clock) == pytest.approx(left - 10, abs=0.001), "and it goes on"


@given(st.lists(st.tuples(st.floats(-1e8, 1e8), st.floats(0, 300), st.floats(0, 300)), max_size=6))
def test_however_often_it_is_opened_the_time_that_was_seen_to_run_has_run(
    openings: list[tuple[float, float, float]],
) -> None:
    """Opened, seen for a while and closed again and again, the calendar set each time: no second of it is lost."""
    with a_machine() as machine:
        session = started(a_session(agenda=an_agenda(8)), SystemClock().now())
        seen = 0.0
        for step, open_seconds, closed_seconds in openings:
            machine.set_calendar(step)
            machine.work(closed_seconds)
            clock = SystemClock()
            session = reconciled(session, clock.now()).session
            before = left_at(session, clock)
            assert before <= BOX - seen + 0.001
            machine.work(open_seconds)
            assert left_at(session, clock) == pytest.approx(before - open_seconds, abs=0.001)
            seen += open_seconds
            session = saved_by(clock, session)


# --- the clock on the wall --------------------------------------------------------------------------


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose clock is put forward on the last Sunday of March at two, and back on that of October at three."""
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0/2,M10.5.0/3")
    time.tzset()


def at(text: str) -> datetime:
    """A moment, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize(
    ("now", "ends", "text"),
    [
        ("2026-10-24T23:50", "2026-10-25T00:30", "02:30"),
        ("2026-10-24T23:50", "2026-10-25T01:30", "02:30 CET"),
        ("2026-10-25T01:10", "2026-10-25T01:30", "02:30"),
        ("2026-10-24T20:00", "2026-10-25T03:00", "04:00 CET"),
        ("2026-03-29T00:30", "2026-03-29T01:30", "03:30 CEST"),
        ("2026-03-29T00:30", "2026-03-29T00:59", "01:59"),
        ("2026-07-01T08:00", "2026-07-01T09:30", "11:30"),
    ],
)
def test_an_end_on_the_night_of_the_change_names_its_zone(now: str, ends: str, text: str) -> None:
    """Half past two comes twice in October and never in March; the name tells which clock is meant."""
    assert end_text(at(ends), at(now), None) == text


@pytest.mark.usefixtures("berlin")
def test_the_change_of_the_clocks_makes_no_step_longer() -> None:
    """A workshop over the night of the change ends when its minutes are over."""
    night = at("2026-10-24T23:50")
    session = started(a_session(agenda=an_agenda(60, 40)), night)
    standing = forecast(session, night + timedelta(minutes=30))
    assert standing is not None
    assert standing.ends == night + timedelta(minutes=100)
    assert end_text(standing.ends, night, None) == "02:30 CET"


@pytest.mark.usefixtures("berlin")
def test_a_zone_that_is_told_is_taken() -> None:
    """Whatever the machine's own is."""
    assert end_text(at("2026-10-25T01:30"), at("2026-10-24T23:50"), UTC) == "01:30"


def test_an_agenda_of_centuries_has_a_forecast() -> None:
    """Whatever somebody wrote into the file, the calendar does not end first."""
    session = started(a_session(agenda=an_agenda(*[10**7] * 1000)), NINE)
    standing = forecast(session, NINE)
    assert standing is not None
    assert standing.ends > NINE


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-1, "00:00"),
        (0.9, "00:00"),
        (599.9, "09:59"),
        (3600, "1 h 00 min"),
        (2 * 86_400 - 1, "47 h 59 min"),
        (2 * 86_400, "2 days"),
        (1e9, "11574 days"),
    ],
)
def test_stretches_of_time_are_told_in_units_that_people_use(seconds: float, text: str) -> None:
    """Rounded down, never negative."""
    assert duration_text(seconds) == text
