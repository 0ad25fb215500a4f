"""Time in which nobody saw the clock: how it is told, and how it is given back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmc_tui.domain.absence import Absence, Way, absence, seen_later, uncounted
from lmc_tui.domain.schedule import forecast
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import Timer, finished, moved_to, paused, started
from tests.support.builders import a_session, after, an_agenda
from tests.unit.domain.test_timer import figures

TEN = 600.0


@pytest.fixture
def running() -> Session:
    """Eight minutes that run since nine o'clock, and ten that wait."""
    return started(a_session(agenda=an_agenda(8, 10)), after(0))


def gone(session: Session, seen: float, now: float, way: Way = Way.ASLEEP) -> Absence:
    """What went by between the two, in seconds after nine; there is something to tell."""
    found = absence(session, after(seen), after(now), way)
    assert found is not None
    return found


# --- what is told -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (Way.ASLEEP, "Asleep 05:00; the clock ran on."),
        (Way.CLOSED, "Nobody was here for 05:00; the clock ran on."),
        (Way.UNSEEN, "Nothing was shown for 05:00; the clock ran on."),
    ],
)
def test_an_absence_while_there_is_time_is_told_with_its_length(running: Session, way: Way, words: str) -> None:
    """A minute in, away for five: two are left, and what kept everybody from seeing it is said."""
    found = gone(running, 60, 360, way)
    assert found == Absence(way, 300, was_running=True, ends=after(360))
    assert found.words == words


def test_time_that_ran_out_meanwhile_is_told_with_its_age(running: Session) -> None:
    """Eight minutes, away from the first to the eleventh: it ran out three minutes ago."""
    found = gone(running, 60, 660, Way.CLOSED)
    assert (found.seconds, found.ran_out) == (TEN, after(480))
    assert found.words == "Nobody was here for 10:00; the clock ran out 3 min ago."
    assert gone(running, 60, 490).words == "Asleep 07:10; the clock ran out just now."


def test_time_that_had_run_out_before_is_not_told_as_news(running: Session) -> None:
    """Everybody saw it; only the length is told."""
    found = gone(running, 481, 1081)
    assert found.ran_out is None
    assert found.words == "Asleep 10:00; the clock ran on."


def test_a_clock_that_was_held_meanwhile_is_told_as_held(running: Session) -> None:
    """It has cost no time of the step, but the end of the workshop has moved."""
    found = gone(paused(running, after(30)), 60, 660)
    assert (found.was_running, found.ran_out) == (False, None)
    assert found.words == "Asleep 10:00; the clock was held."


@pytest.mark.parametrize(
    ("seconds", "length"),
    [(30, "00:30"), (3599, "59:59"), (3600, "1 h 00 min"), (7530, "2 h 05 min"), (90_000, "25 h 00 min")],
)
def test_long_absences_are_told_in_hours(running: Session, seconds: float, length: str) -> None:
    """A session that is opened again in the evening, or the next day."""
    assert f"for {length}; the" in gone(running, 0, seconds, Way.CLOSED).words


def test_absences_of_days_are_told_in_days(running: Session) -> None:
    """A session with a running clock that nobody opened for a month."""
    assert gone(running, 0, 30 * 86_400, Way.CLOSED).words == (
        "Nobody was here for 30 days; the clock ran out 29 days ago."
    )


@pytest.mark.parametrize("seconds", [-3600.0, 0, 0.25, 29.9])
def test_what_is_short_is_no_absence(running: Session, seconds: float) -> None:
    """A slow line, or a moment that lies in the future, is not worth a word."""
    assert absence(running, after(100), after(100 + seconds), Way.CLOSED) is None


def test_without_a_clock_nothing_was_missed(running: Session) -> None:
    """Before the start, after the end, while a step waits, and when a hand edit took the step away."""
    for session in (
        a_session(agenda=an_agenda(8)),
        finished(running, after(10)),
        moved_to(a_session(agenda=an_agenda(8)), "s01", after(0)),
        replace(running, timer=Timer("gone", running_since=after(0))),
    ):
        assert absence(session, after(0), after(TEN), Way.CLOSED) is None


def test_an_absence_is_never_longer_than_the_clock_ran(running: Session) -> None:
    """A clock that was started just before the lid was closed, and a file that was last saved long before that."""
    assert gone(started(paused(running, after(10)), after(50)), 0, 650, Way.CLOSED).seconds == TEN


def test_somebody_may_have_seen_it_after_it_was_saved(running: Session) -> None:
    """A quiet countdown, and a crash: only what came after that was seen by nobody."""
    saved = replace(running, timer=Timer("s01", running_since=after(0), seen=after(1)))
    later = seen_later(saved, after(300), after(420))
    assert later.timer is not None
    assert later.timer.seen == after(300)
    for moment in (None, after(1), after(0), after(421)):
        assert seen_later(saved, moment, after(420)) is saved
    assert seen_later(running, after(300), after(420)) is running, "it was never saved"
    assert seen_later(a_session(), after(300), after(420)).timer is None


# --- giving it back ---------------------------------------------------------------------------------


def test_time_that_ran_becomes_held_time(running: Session) -> None:
    """Away from the first to the eleventh minute: seven of the eight are left, and the workshop ends later."""
    session = uncounted(running, gone(running, 60, 660), after(660))
    assert figures(session, "s01", 660) == (60, 600, 420)
    assert figures(session, "s01", 700) == (100, 600, 380)
    standing = forecast(session, after(660))
    assert standing is not None
    assert standing.words == "10 min behind"


def test_time_that_was_held_is_dropped(running: Session) -> None:
    """Held overnight: no step was longer for it, and the plan is not twelve hours behind."""
    held = paused(running, after(60))
    night = gone(held, 120, 120 + 43_200)
    session = uncounted(held, night, after(43_320))
    assert figures(session, "s01", 43_320) == (60, 60, 420)


def test_what_ran_unseen_is_given_back_even_after_the_clock_was_held(running: Session) -> None:
    """Somebody holds the clock first and wonders then, however long: what was held stays held."""
    found = gone(running, 60, 660)
    held = paused(running, after(670))
    session = uncounted(held, found, after(2000))
    assert figures(session, "s01", 2000) == (70, 600 + 1330, 410)


def test_what_was_held_unseen_is_given_back_even_after_the_clock_was_started(running: Session) -> None:
    """Somebody starts the clock first."""
    held = paused(running, after(60))
    found = gone(held, 60, 660)
    session = uncounted(started(held, after(700)), found, after(720))
    assert figures(session, "s01", 720) == (80, 40, 400)


def test_a_clock_that_was_started_anew_does_not_stand_still(running: Session) -> None:
    """Held and started again since: what did not count is taken from what was spent before, and the clock goes on."""
    found = gone(running, 60, 660)
    anew = started(paused(running, after(700)), after(710))
    session = uncounted(anew, found, after(720))
    assert figures(session, "s01", 720) == (110, 610, 370)
    assert figures(session, "s01", 730) == (120, 610, 360)


def test_another_step_gives_back_no_more_than_it_has(running: Session) -> None:
    """Should somebody have gone on meanwhile, the new step loses nothing that it did not spend."""
    found = gone(running, 60, 660)
    session = uncounted(moved_to(running, "s02", after(700)), found, after(720))
    assert figures(session, "s02", 720) == (0, 20, 600)
    assert figures(session, "s01", 720) == (700, 0, -220)


def test_without_a_step_in_hand_nothing_is_given_back(running: Session) -> None:
    """After the end, or when the step is gone, the session is as it was."""
    found = gone(running, 60, 660)
    over = finished(running, after(700))
    assert uncounted(over, found, after(720)) is over


ACTS = st.lists(st.tuples(st.sampled_from(["start", "hold", "next", "back", "wait"]), st.floats(0, 4000)), max_size=8)


@given(ACTS, ACTS, st.floats(0, 1e6), st.sampled_from(Way))
def test_giving_back_is_never_more_than_there_is(
    before: list[tuple[str, float]], since: list[tuple[str, float]], seconds: float, way: Way
) -> None:
    """Whatever is done to the clock before and after: nothing negative, nothing in the future, no time made up."""
    session, now = acted(a_session(agenda=an_agenda(8, 10)), before, 0)
    found = absence(session, after(now), after(now + seconds), way)
    session, now = acted(session, since, now + seconds)
    if found is None:
        return
    given = uncounted(session, found, after(now))
    for step in session.agenda:
        spent, held, left = figures(session, step.id, now)
        spent_now, held_now, left_now = figures(given, step.id, now)
        assert 0 <= spent_now <= spent + 1e-6
        assert held_now >= -1e-6
        assert left_now >= left - 1e-6
        assert spent_now + held_now <= spent + held + 1e-6
    timer = given.timer
    assert timer is not None
    assert all(each is None or each <= after(now) for each in (timer.running_since, timer.paused_since))


def acted(session: Session, acts: list[tuple[str, float]], now: float) -> tuple[Session, float]:
    """What comes of doing these things, each after so many seconds, and when it is then."""
    for act, seconds in acts:
        now += seconds
        match act:
            case "start":
                session = started(session, after(now))
            case "hold":
                session = paused(session, after(now))
            case "next" | "back":
                session = moved_to(session, "s02" if act == "next" else "s01", after(now))
    return session, now
