"""The clock of a workshop: what was spent follows from moments alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lmc_tui.domain.agenda import Step
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import (
    Timer,
    finished,
    left_seconds,
    moved_to,
    paused,
    paused_seconds,
    spent_seconds,
    started,
)
from tests.support.builders import a_session, after, an_agenda


def step_of(session: Session, step_id: str) -> Step:
    """The step with that id, which is there."""
    step = session.step(step_id)
    assert step is not None
    return step


def figures(session: Session, step_id: str, seconds: float) -> tuple[float, float, float]:
    """Spent, held and left of a step, so many seconds after nine."""
    step, now = step_of(session, step_id), after(seconds)
    return spent_seconds(session, step, now), paused_seconds(session, step, now), left_seconds(session, step, now)


@pytest.fixture
def waiting() -> Session:
    """A session with three steps of 5, 10 and 2 minutes, not begun."""
    return a_session(agenda=an_agenda(5, 10, 2))


def test_a_session_begins_with_no_step_in_hand(waiting: Session) -> None:
    """Before the clock was started nothing runs, nothing is spent, and the whole box is left."""
    assert waiting.current_step is None
    assert figures(waiting, "s01", 999) == (0, 0, 300)


def test_starting_takes_the_first_step_in_hand(waiting: Session) -> None:
    """The clock runs from the moment it was started, and not a second more."""
    session = started(waiting, after(0))
    assert session.timer == Timer("s01", running_since=after(0))
    assert session.timer.is_running
    assert figures(session, "s01", 61.5) == (61.5, 0, 238.5)


def test_only_the_step_in_hand_spends_time(waiting: Session) -> None:
    """While one step runs, the others stand still."""
    assert figures(started(waiting, after(0)), "s02", 100) == (0, 0, 600)


def test_starting_a_running_clock_changes_nothing(waiting: Session) -> None:
    """A second start neither restarts nor loses what runs."""
    session = started(waiting, after(0))
    assert started(session, after(50)) is session


def test_a_session_without_an_agenda_has_no_clock() -> None:
    """Without steps, starting, holding and finishing leave the session as it is."""
    session = a_session()
    assert started(session, after(0)) is session
    assert paused(session, after(0)) is session
    assert finished(session, after(0)) == session


def test_holding_keeps_what_was_spent(waiting: Session) -> None:
    """Held after 70 seconds, the step has spent 70 however long it is held, and the hold is counted apart."""
    session = paused(started(waiting, after(0)), after(70))
    assert session.timer == Timer("s01", paused_since=after(70))
    assert figures(session, "s01", 100) == (70, 30, 230)


def test_holding_what_is_held_changes_nothing(waiting: Session) -> None:
    """Holding twice does not begin the hold anew, and before the first start there is nothing to hold."""
    session = paused(started(waiting, after(0)), after(70))
    assert paused(session, after(90)) is session
    assert paused(waiting, after(0)) is waiting


def test_starting_again_banks_the_hold(waiting: Session) -> None:
    """After run 70, hold 30, run 10 the step has spent 80 and was held for 30."""
    session = started(paused(started(waiting, after(0)), after(70)), after(100))
    assert session.timer == Timer("s01", running_since=after(100))
    assert figures(session, "s01", 110) == (80, 30, 220)


def test_going_on_while_running_keeps_the_clock_running(waiting: Session) -> None:
    """The step that was left keeps its time, and the new one runs from that moment."""
    session = moved_to(started(waiting, after(0)), "s02", after(42))
    assert session.timer == Timer("s02", running_since=after(42))
    assert figures(session, "s01", 100) == (42, 0, 258)
    assert figures(session, "s02", 100) == (58, 0, 542)


def test_going_on_while_held_keeps_the_clock_held(waiting: Session) -> None:
    """The hold ends for the step that was left and goes on for the new one, so that no minute of it is lost."""
    session = moved_to(paused(started(waiting, after(0)), after(40)), "s02", after(50))
    assert session.timer == Timer("s02", paused_since=after(50))
    assert figures(session, "s01", 80) == (40, 10, 260)
    assert figures(session, "s02", 80) == (0, 30, 600)


def test_a_step_taken_in_hand_before_the_start_waits(waiting: Session) -> None:
    """Choosing a step before anything ran neither runs nor holds a clock."""
    session = moved_to(waiting, "s03", after(10))
    assert session.timer == Timer("s03")
    assert not session.timer.is_running
    assert figures(moved_to(session, "s02", after(99)), "s03", 200) == (0, 0, 120)


def test_a_waiting_step_starts_without_a_hold(waiting: Session) -> None:
    """The time before the first start is nobody's."""
    session = started(moved_to(waiting, "s02", after(10)), after(60))
    assert figures(session, "s02", 70) == (10, 0, 590)


def test_coming_back_to_a_step_adds_to_what_it_had(waiting: Session) -> None:
    """Back in a step that had spent 42 seconds, the clock goes on from there."""
    there = moved_to(started(waiting, after(0)), "s02", after(42))
    back = moved_to(there, "s01", after(100))
    assert figures(back, "s01", 110) == (52, 0, 248)
    assert figures(back, "s02", 110) == (58, 0, 542)


def test_jumping_leaves_skipped_steps_untouched(waiting: Session) -> None:
    """A jump over a step spends nothing in it."""
    session = moved_to(started(waiting, after(0)), "s03", after(10))
    assert step_of(session, "s02") == step_of(waiting, "s02")
    assert figures(session, "s03", 140) == (130, 0, -10)


def test_jumping_to_the_step_in_hand_or_to_none_changes_nothing(waiting: Session) -> None:
    """The step in hand is not restarted, and an unknown id is passed over."""
    session = started(waiting, after(0))
    assert moved_to(session, "s01", after(30)) is session
    assert moved_to(session, "s99", after(30)) is session


def test_finishing_banks_the_last_step(waiting: Session) -> None:
    """After the last step no step is in hand, and what was spent stays."""
    session = finished(moved_to(started(waiting, after(0)), "s03", after(10)), after(100))
    assert session.timer is None
    assert figures(session, "s03", 500) == (90, 0, 30)


def test_a_session_opened_after_hours_knows_the_true_time(waiting: Session) -> None:
    """The room's clock went on while the line was down: three hours later the step is far over."""
    session = replace(started(waiting, after(0)), title="read back from its file")
    assert figures(session, "s01", 3 * 3600) == (10_800, 0, 300 - 10_800)


def test_a_hold_that_outlives_the_program_is_still_a_hold(waiting: Session) -> None:
    """Held overnight, the step has spent no more than when it was held."""
    session = paused(started(waiting, after(0)), after(60))
    assert figures(session, "s01", 12 * 3600) == (60, 12 * 3600 - 60, 240)


def test_a_moment_before_the_start_counts_as_nothing(waiting: Session) -> None:
    """A calendar that was set back between two runs never makes spent or held time negative."""
    running = started(waiting, after(100))
    assert figures(running, "s01", 0) == (0, 0, 300)
    assert figures(paused(running, after(160)), "s01", 100) == (60, 0, 240)


def test_a_timer_for_a_step_that_is_gone_harms_nothing(waiting: Session) -> None:
    """When a hand edit removed the step in hand, another can be taken in hand all the same."""
    session = replace(waiting, timer=Timer("gone", running_since=after(0)))
    assert session.current_step is None
    moved = moved_to(session, "s01", after(10))
    assert moved.timer == Timer("s01", running_since=after(10))
    assert figures(moved, "s01", 15) == (5, 0, 295)
