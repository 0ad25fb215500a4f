"""Planned against spent, for the closing summary."""

from __future__ import annotations

from lmc_tui.domain.schedule import report
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import extended, finished, moved_to, paused, started
from tests.support.builders import NINE, a_session, after, an_agenda


def lines(session: Session, seconds: float) -> list[tuple[str, int, float, float, float]]:
    """Step, planned, spent, held and over, for every step, so many seconds after nine."""
    return [
        (line.step.id, line.planned_seconds, line.spent_seconds, line.paused_seconds, line.over_seconds)
        for line in report(session, after(seconds))
    ]


def test_an_agenda_that_was_not_begun_reports_only_the_plan() -> None:
    """Nothing is spent, and nothing is over, not even a step without a box."""
    session = a_session(agenda=an_agenda(5, 0))
    assert lines(session, 999) == [("s01", 300, 0, 0, 0), ("s02", 0, 0, 0, 0)]
    assert report(a_session(), NINE) == ()


def test_a_finished_workshop_reports_what_was_spent() -> None:
    """First step 360 of 300; second held for 50 and ended at 100 of 600; third left out."""
    session = moved_to(started(a_session(agenda=an_agenda(5, 10, 2)), NINE), "s02", after(360))
    session = started(paused(session, after(400)), after(450))
    session = finished(session, after(510))
    assert lines(session, 5000) == [("s01", 300, 360, 0, 60), ("s02", 600, 100, 50, 0), ("s03", 120, 0, 0, 0)]


def test_the_running_step_is_reported_up_to_now() -> None:
    """A step that runs on is over by as much as it is at that moment."""
    session = started(a_session(agenda=an_agenda(5)), NINE)
    assert lines(session, 200) == [("s01", 300, 200, 0, 0)]
    assert lines(session, 330) == [("s01", 300, 330, 0, 30)]


def test_time_that_was_given_is_not_over() -> None:
    """A step is measured against its box with what was added; the plan stays what it was."""
    session = extended(started(a_session(agenda=an_agenda(5)), NINE), 120, after(300))
    assert lines(session, 400) == [("s01", 300, 400, 0, 0)]
    assert lines(session, 450) == [("s01", 300, 450, 0, 30)]
