"""What the benchmark's table shows of its figures, and whether a goal is met."""

from __future__ import annotations

import math

import pytest

from tests.benchmarks.figures import Figures
from tests.benchmarks.peers import KANBAN, POSTING
from tests.benchmarks.programs import BARE, FEW
from tests.benchmarks.questions import NAMES
from tests.benchmarks.rows import OTHERS, ROWS, Line, Row, lines

TIMES = Row("keys", "changed_ms", FEW, "seen, ms", most_times=2)
VALUE = Row("keys", "key_bytes", FEW, "bytes", most=200)
NEITHER = Row("keys", "key_bytes", FEW, "bytes")
NONE = (math.nan,) * len(OTHERS)


def a_round(*milliseconds: float) -> Figures:
    """What a round of typing gave."""
    return {"changed_ms": milliseconds, "last_ms": milliseconds, "key_bytes": [80]}


def test_every_row_belongs_to_a_question_that_is_asked() -> None:
    """Else it would never be filled."""
    assert {row.question for row in ROWS} == set(NAMES)


@pytest.mark.parametrize(
    ("row", "mine", "times", "is_met"),
    [
        (TIMES, 900, 2.0, True),
        (TIMES, 1, 2.01, False),
        (TIMES, 1, math.nan, None),
        (VALUE, 200, 99, True),
        (VALUE, 201, 0.1, False),
        (VALUE, math.nan, math.nan, None),
        (NEITHER, 1, 1, None),
        (Row("idle", "second_bytes", FEW, "bytes", most=0), 0, math.nan, True),
        (Row("idle", "second_bytes", FEW, "bytes", most=0), 1, math.nan, False),
    ],
)
def test_a_goal_is_for_the_figure_or_for_the_ratio(row: Row, mine: float, times: float, is_met: bool | None) -> None:
    """What was not measured neither meets nor misses."""
    assert Line(row, mine, 1, times, NONE).is_met is is_met


def test_a_goal_says_what_it_is_of() -> None:
    """A ratio has its sign, zero allows nothing, and no goal is no words."""
    idle = Row("idle", "second_bytes", FEW, "bytes", most=0)
    assert [row.goal for row in (TIMES, VALUE, idle, NEITHER)] == ["≤ 2 ×", "≤ 200", "0", ""]


def test_a_line_sets_lmc_beside_the_others() -> None:
    """The median of all presses of all rounds, and the ratio of the medians that are shown."""
    runs = {
        FEW: [a_round(4.0, 8.0), a_round(6.0)],
        BARE: [a_round(3.0, 5.0), a_round(4.0)],
        POSTING: [a_round(30.0)],
    }
    line = next(each for each in lines({"keys": runs}) if each.row.figure == "changed_ms")
    assert (line.mine, line.bare, line.times) == (6.0, 4.0, 1.5)
    others = dict(zip(OTHERS, line.others, strict=True))
    assert others[POSTING] == 30
    assert math.isnan(others[KANBAN])


def test_a_question_that_was_not_asked_has_no_rows() -> None:
    """A part of the benchmark gives a part of the table."""
    assert {line.row.question for line in lines({"keys": {}, "save": {}})} == {"keys", "save"}
    assert all(math.isnan(line.mine) for line in lines({"keys": {}}))
