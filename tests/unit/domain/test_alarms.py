"""Warnings, and the clock's text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmc_tui.domain.schedule import Alarm, alarm_at, alarms_between, clock_text, warning_seconds

FIRST, LAST, UP = Alarm.FIRST, Alarm.LAST, Alarm.UP
LONG, SHORT = 480, 300
"""A box of eight minutes, and the longest that counts as short."""


@pytest.mark.parametrize(
    ("left", "text"),
    [
        (600.0, "10:00"),
        (599.2, "10:00"),
        (60.0, "01:00"),
        (59.6, "01:00"),
        (59.0, "00:59"),
        (1.0, "00:01"),
        (0.4, "00:01"),
        (0.0, "+00:00"),
        (-0.4, "+00:00"),
        (-1.0, "+00:01"),
        (-12.9, "+00:12"),
        (-60.0, "+01:00"),
        (3600, "60:00"),
        (3661, "61:01"),
        (36_000, "600:00"),
        (-5400.5, "+90:00"),
    ],
)
def test_the_clock_rounds_in_favour_of_the_room(left: float, text: str) -> None:
    """Time left is rounded up and time over is rounded down; minutes go on past the hour."""
    assert clock_text(left) == text


@pytest.mark.parametrize(("box", "marks"), [(60, (60, 30)), (300, (60, 30)), (301, (120, 60)), (1200, (120, 60))])
def test_short_boxes_are_warned_later(box: int, marks: tuple[int, int]) -> None:
    """Boxes of up to five minutes are warned at 1:00 and 0:30, longer ones at 2:00 and 1:00."""
    assert warning_seconds(box) == marks


@pytest.mark.parametrize(
    ("box", "left", "alarm"),
    [
        (LONG, 120.1, None),
        (LONG, 120, FIRST),
        (LONG, 60.1, FIRST),
        (LONG, 60, LAST),
        (LONG, 0.1, LAST),
        (LONG, 0, UP),
        (LONG, -500, UP),
        (SHORT, 60.1, None),
        (SHORT, 60, FIRST),
        (SHORT, 30, LAST),
        (SHORT, 0, UP),
    ],
)
def test_a_warning_holds_from_its_mark_on(box: int, left: float, alarm: Alarm | None) -> None:
    """Each warning holds until the next one does, and time up holds for good."""
    assert alarm_at(left, box) is alarm


@pytest.mark.parametrize(
    ("box", "then", "now", "crossed"),
    [
        (LONG, 480, 121, ()),
        (LONG, 121, 120, (FIRST,)),
        (LONG, 120, 119, ()),
        (LONG, 60.2, 59.9, (LAST,)),
        (LONG, 0.1, -0.1, (UP,)),
        (LONG, 0, -1, ()),
        (LONG, -1, -50, ()),
        (LONG, 100, 50, (LAST,)),
        (LONG, 130, 59, (FIRST, LAST)),
        (LONG, 480, -3600, (FIRST, LAST, UP)),
        (SHORT, 300, 100, ()),
        (SHORT, 61, 29, (FIRST, LAST)),
    ],
)
def test_a_late_beat_loses_no_warning(box: int, then: float, now: float, crossed: tuple[Alarm, ...]) -> None:
    """All warnings between two looks at the clock are told, in order, and each once."""
    assert alarms_between(box, then, now) == crossed


def test_time_that_is_added_rings_nothing() -> None:
    """Going from over back to two minutes left crosses every mark the wrong way."""
    assert alarms_between(LONG, -40, 120) == ()


def test_a_warning_at_the_very_start_is_left_out() -> None:
    """A box of one minute does not begin with `one minute left`; one of half a minute has only its end."""
    assert alarms_between(60, 60, -1) == (LAST, UP)
    assert alarms_between(30, 30, -1) == (UP,)


@given(st.sampled_from([60, SHORT, LONG]), st.lists(st.floats(-600, 600), min_size=3, max_size=3))
def test_looking_more_often_rings_the_same(box: int, moments: list[float]) -> None:
    """Another look in between neither adds nor loses a warning."""
    then, between, now = sorted(moments, reverse=True)
    assert alarms_between(box, then, now) == alarms_between(box, then, between) + alarms_between(box, between, now)
