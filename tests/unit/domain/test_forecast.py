"""Whether a workshop is late, and when it ends: figures worked out by hand.

The agenda is 5, 10 and 2 minutes: 300 + 600 + 120 = 1,020 seconds, so on time it ends 1,020 seconds after nine.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmc_tui.domain.absence import Way, absence, uncounted
from lmc_tui.domain.schedule import Forecast, forecast
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import extended, finished, moved_to, paused, started
from tests.support.builders import NINE, a_session, after, an_agenda

TOTAL = 1020


@pytest.fixture
def running() -> Session:
    """The first step runs since nine."""
    return started(a_session(agenda=an_agenda(5, 10, 2)), NINE)


def look(session: Session, seconds: float) -> tuple[float, float, str]:
    """Seconds behind, the end in seconds after nine, and the words, so many seconds after nine."""
    seen = forecast(session, after(seconds))
    assert seen is not None
    return seen.behind_seconds, (seen.ends - NINE).total_seconds(), seen.words


def test_without_a_step_in_hand_nothing_is_forecast(running: Session) -> None:
    """Before the start and after the end there is no forecast."""
    assert forecast(a_session(agenda=an_agenda(5)), NINE) is None
    assert forecast(finished(running, after(10)), after(20)) is None


def test_a_step_in_its_box_is_on_time(running: Session) -> None:
    """100 seconds into the first step the end is where it was planned."""
    assert look(running, 100) == (0, TOTAL, "on time")


def test_the_position_counts_from_one(running: Session) -> None:
    """In the second of three steps the forecast says 2 of 3."""
    seen = forecast(moved_to(running, "s02", after(300)), after(300))
    assert seen is not None
    assert (seen.position, seen.steps) == (2, 3)


def test_an_overrun_moves_the_end(running: Session) -> None:
    """At +01:30 the workshop is a minute and a half behind and ends that much later."""
    assert look(running, 390) == (90, TOTAL + 90, "1 min behind")


def test_a_step_ended_early_is_time_won(running: Session) -> None:
    """Going on after 180 of 300 seconds wins 120."""
    assert look(moved_to(running, "s02", after(180)), 200) == (-120, TOTAL - 120, "2 min ahead")


def test_time_won_makes_up_for_time_lost(running: Session) -> None:
    """60 lost in the first step and 200 won in the second leave 140 won."""
    session = moved_to(moved_to(running, "s02", after(360)), "s03", after(760))
    assert look(session, 800) == (-140, TOTAL - 140, "2 min ahead")


def test_a_hold_makes_it_late(running: Session) -> None:
    """Held for 150 seconds, during the hold and after it, the workshop is 150 behind."""
    held = paused(running, after(100))
    assert look(held, 250) == (150, TOTAL + 150, "2 min behind")
    assert look(started(held, after(250)), 400) == (150, TOTAL + 150, "2 min behind")


def test_a_hold_that_goes_on_into_the_next_step_counts_whole(running: Session) -> None:
    """Run 100 of 300, held 50 there and 250 in the next: 200 won, 300 lost."""
    session = moved_to(paused(running, after(100)), "s02", after(150))
    assert look(session, 400) == (100, TOTAL + 100, "1 min behind")


def test_skipping_a_step_wins_its_box(running: Session) -> None:
    """From the first step after 60 seconds to the third: 240 and 600 won, 120 to go."""
    assert look(moved_to(running, "s03", after(60)), 60) == (-840, 180, "14 min ahead")


def test_jumping_back_plans_the_rest_of_each_box_again(running: Session) -> None:
    """60 spent in the first, 100 in the second, then back: 240, 500 and 120 are to go, as planned."""
    session = moved_to(moved_to(running, "s02", after(60)), "s01", after(160))
    assert look(session, 160) == (0, 160 + 240 + 500 + 120, "on time")


def test_jumping_back_after_an_overrun_keeps_it(running: Session) -> None:
    """The second step took 660 of 600 seconds before the jump back: a minute is lost whatever comes."""
    session = moved_to(moved_to(running, "s02", after(300)), "s01", after(960))
    assert look(session, 970) == (70, 970 + 0 + 0 + 120, "1 min behind")


def test_time_given_makes_it_late_and_time_taken_early(running: Session) -> None:
    """Two minutes more move the end by two minutes, before they are used; a minute less likewise."""
    assert look(extended(running, 120, after(10)), 10) == (120, TOTAL + 120, "2 min behind")
    assert look(extended(running, -60, after(10)), 10) == (-60, TOTAL - 60, "1 min ahead")


def test_time_given_back_still_passed_in_the_room(running: Session) -> None:
    """1,000 seconds ran unseen and were given back: the step has its box, but the workshop ends 1,000 later."""
    gone = absence(running, after(100), after(1100), Way.CLOSED)
    assert gone is not None
    assert look(uncounted(running, gone, after(1100)), 1100) == (1000, TOTAL + 1000, "16 min behind")


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        (0, "on time"),
        (59.9, "on time"),
        (-59.9, "on time"),
        (60, "1 min behind"),
        (-60, "1 min ahead"),
        (119, "1 min behind"),
        (-3600, "60 min ahead"),
    ],
)
def test_less_than_a_minute_is_on_time(behind: float, words: str) -> None:
    """Whole minutes are told, rounded towards the plan."""
    assert Forecast(1, 3, behind, NINE).words == words


def do(session: Session, act: str, seconds: float) -> Session:
    """The session after one thing that a facilitator does to the clock."""
    match act:
        case "start":
            return started(session, after(seconds))
        case "hold":
            return paused(session, after(seconds))
        case "more" | "less":
            return extended(session, 60 if act == "more" else -60, after(seconds))
    return moved_to(session, act, after(seconds))


ACTS = st.sampled_from(["start", "hold", "more", "less", "s01", "s02", "s03"])


@given(st.lists(st.tuples(st.integers(0, 900), ACTS), max_size=25), st.integers(0, 900))
def test_the_end_is_always_the_plan_and_what_it_is_behind(acts: list[tuple[int, str]], wait: int) -> None:
    """Whatever is done to a clock that was started at nine, end and drift tell the same: no second goes missing."""
    session, now = started(a_session(agenda=an_agenda(5, 10, 2)), NINE), 0.0
    for seconds, act in acts:
        now += seconds
        session = do(session, act, now)
    behind, ends, _ = look(session, now + wait)
    assert ends == pytest.approx(TOTAL + behind)
