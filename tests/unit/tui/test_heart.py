"""When the clock is to be looked at again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from lmc_tui.domain.agenda import Step, StepKind
from lmc_tui.domain.schedule import clock_text
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import Timer, left_seconds
from lmc_tui.tui.heart import BEHIND_SECONDS, HELD_SECONDS, seconds_to_beat

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATE_SECONDS = 0.05
"""What nobody sees."""


def a_session(spent: float, timer: Timer | None) -> Session:
    """A session with one step of two minutes, so much of which was spent before."""
    step = Step("s01", StepKind.SECTION, planned_seconds=120)._replace(spent_seconds=spent)
    return replace(Session("Onboarding", "learning-model", START), agenda=(step,), timer=timer)


def shown(session: Session, moment: datetime) -> str:
    """What the clock shows at that moment."""
    step = session.current_step
    assert step is not None
    return clock_text(left_seconds(session, step, moment))


@pytest.mark.parametrize("spent", [0.0, 0.25, 30.999, 119.4, 119.999, 120.0, 120.001, 500.5])
@pytest.mark.parametrize("passed", [0.0, 0.001, 0.3, 0.75, 0.995, 1.0, 61.37])
def test_a_running_clock_is_looked_at_right_behind_each_change(spent: float, passed: float) -> None:
    """Until the beat it shows what it showed; at the beat, and not much before, something else."""
    session = a_session(spent, Timer("s01", running_since=START))
    now = START + timedelta(seconds=passed)
    seconds = seconds_to_beat(session, now)
    assert seconds is not None
    assert shown(session, now + timedelta(seconds=seconds)) != shown(session, now)
    just_before = now + timedelta(seconds=max(0.0, seconds - LATE_SECONDS))
    assert seconds < LATE_SECONDS or shown(session, just_before) == shown(session, now)


def test_beats_that_come_in_time_are_a_second_apart() -> None:
    """None is left out, and none comes twice, over the end of the time too."""
    session = a_session(57.3, Timer("s01", running_since=START))
    now, texts = START, [shown(session, START)]
    for _ in range(130):
        seconds = seconds_to_beat(session, now)
        assert seconds is not None
        now += timedelta(seconds=seconds)
        texts.append(shown(session, now))
    assert texts[:4] == ["01:03", "01:02", "01:01", "01:00"]
    assert texts[62:66] == ["00:01", "+00:00", "+00:01", "+00:02"]
    assert len(set(texts)) == len(texts)
    assert (now - START).total_seconds() == pytest.approx(129.7 + BEHIND_SECONDS, abs=0.001)


def test_a_held_clock_is_looked_at_now_and_then() -> None:
    """It shows minutes only: how far behind, and when it ends."""
    assert seconds_to_beat(a_session(10, Timer("s01", paused_since=START)), START) == HELD_SECONDS


def test_nothing_in_hand_is_not_looked_at() -> None:
    """Before the first step and after the last one."""
    assert seconds_to_beat(a_session(0, None), START) is None
