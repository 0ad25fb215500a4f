"""More time, and less time."""

from __future__ import annotations

import pytest

from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import Timer, extended, left_seconds, paused, started
from tests.support.builders import a_session, after, an_agenda
from tests.unit.domain.test_timer import step_of


@pytest.fixture
def running() -> Session:
    """Five minutes that run since nine o'clock, and ten that wait."""
    return started(a_session(agenda=an_agenda(5, 10)), after(0))


def left(session: Session, seconds: float) -> float:
    """Seconds left of the first step, so many seconds after nine."""
    return left_seconds(session, step_of(session, "s01"), after(seconds))


def test_more_time_before_the_end_is_added_to_the_box(running: Session) -> None:
    """A minute given with 100 seconds left leaves 160, and does not count as an extension."""
    session = extended(running, 60, after(200))
    step = step_of(session, "s01")
    assert (step.box_seconds, step.extended_seconds, step.extensions) == (360, 60, 0)
    assert left(session, 200) == 160


def test_more_time_after_the_end_counts_from_now(running: Session) -> None:
    """Two minutes given at +00:40 leave two minutes, and count as one extension."""
    session = extended(running, 120, after(340))
    assert left(session, 340) == 120
    assert step_of(session, "s01").extensions == 1


@pytest.mark.parametrize("over", [0.0, 0.4, 0.5, 0.6, 40.4, 40.6, 41.5])
def test_more_time_never_shows_a_second_too_many(running: Session, over: float) -> None:
    """Whatever the fraction of the second in which it is given, at most two minutes are left, and more than 1:59."""
    session = extended(running, 120, after(300 + over))
    assert 119 < left(session, 300 + over) <= 120


def test_each_extension_after_the_end_is_counted(running: Session) -> None:
    """Given more time at the end, run over, and given more again: two extensions."""
    session = extended(extended(running, 120, after(300)), 60, after(450))
    assert step_of(session, "s01").extensions == 2
    assert left(session, 450) == 60


def test_a_minute_more_in_time_is_no_extension(running: Session) -> None:
    """Only time given after the time was up is counted, as the offer then changes from two minutes to one."""
    session = extended(extended(running, 60, after(0)), 60, after(359))
    assert step_of(session, "s01").extensions == 0


def test_less_time_shrinks_the_box(running: Session) -> None:
    """A minute taken with 200 seconds left leaves 140."""
    session = extended(running, -60, after(100))
    assert left(session, 100) == 140
    assert step_of(session, "s01").extended_seconds == -60


def test_less_time_after_the_end_makes_it_more_over(running: Session) -> None:
    """Taking a minute at +00:10 shows +01:10 and is no extension."""
    session = extended(running, -60, after(310))
    assert left(session, 310) == -70
    assert step_of(session, "s01").extensions == 0


def test_a_box_never_becomes_less_than_nothing(running: Session) -> None:
    """Taking more than there is empties the box, and the next minute given is a whole one."""
    session = extended(running, -1000, after(0))
    assert step_of(session, "s01").box_seconds == 0
    assert step_of(extended(session, -60, after(0)), "s01").extended_seconds == -300
    assert left(extended(session, 60, after(0)), 0) == 60


def test_time_can_be_given_to_a_held_step(running: Session) -> None:
    """While the clock is held the box grows all the same."""
    session = extended(paused(running, after(100)), 60, after(500))
    assert left(session, 500) == 260


def test_without_a_step_in_hand_no_time_is_given() -> None:
    """Before the start there is nothing to lengthen."""
    session = a_session(agenda=an_agenda(5))
    assert extended(session, 60, after(0)) is session


def test_no_time_more_or_less_changes_nothing(running: Session) -> None:
    """Nothing given, in time or after the end, is neither time nor an extension."""
    assert extended(running, 0, after(10)) == running
    assert extended(running, 0, after(400)) == running


def test_a_timer_for_a_step_that_is_gone_has_nothing_to_lengthen() -> None:
    """When a hand edit removed the step in hand, giving time does nothing."""
    session = a_session(agenda=an_agenda(5), timer=Timer("gone", running_since=after(0)))
    assert extended(session, 60, after(10)) is session
