"""The rules about Value Proposition, each with a board on which it fires and one on which it just does not."""

from __future__ import annotations

from lmc_tui.method.vocabulary import COST, DELIVERY, DESIGN, SEGMENTS, VALUE
from tests.unit.method.checks.building import BOARD, NOTHING, a_note, all_of, found

SEGMENT = a_note("s", SEGMENTS, "Depots")
BENEFIT = a_note("v", VALUE, "Answers in time", "s", side="benefit")


def test_c30_a_benefit_is_for_somebody() -> None:
    """What has to be accepted need not be linked, nor a note that is neither."""
    assert found("C30", SEGMENT, a_note("v", VALUE, side="benefit")) == ["v"]
    assert found("C30", SEGMENT, a_note("v", VALUE, side="challenge")) == NOTHING
    assert found("C30", SEGMENT, a_note("v", VALUE)) == NOTHING
    assert found("C30", SEGMENT, BENEFIT) == NOTHING


def test_c31_every_segment_gets_a_benefit() -> None:
    """Something to accept is none."""
    assert found("C31", SEGMENT, a_note("v", VALUE, "Little local fit", "s", side="challenge")) == ["s"]
    assert found("C31", SEGMENT, BENEFIT) == NOTHING
    assert [each.late for each in all_of("C31", SEGMENT)] == [True]
    assert [each.late for each in all_of("C31", SEGMENT, a_note("v", VALUE))] == [False]


def test_c32_lean_and_rich_do_not_go_together() -> None:
    """Both notes are named; each alone is fine, as is breadth beside low cost."""
    lean, rich = a_note("v1", VALUE, emphasis="low-cost"), a_note("v2", VALUE, emphasis="skill-mastery")
    assert found("C32", rich, lean) == ["v1 v2"]
    assert found("C32", lean, a_note("v2", VALUE, emphasis="breadth-depth")) == NOTHING
    assert found("C32", rich) == NOTHING


def test_c33_something_is_accepted_in_return() -> None:
    """Benefits alone are not enough; a board without any promise is not asked."""
    assert found("C33", SEGMENT, BENEFIT) == BOARD
    assert found("C33", SEGMENT, BENEFIT, a_note("v2", VALUE, side="challenge")) == NOTHING
    assert found("C33", SEGMENT) == NOTHING


def test_c34_something_makes_a_benefit_true() -> None:
    """A design or a delivery, whichever way the link leads; a cost does not."""
    assert found("C34", BENEFIT, SEGMENT, a_note("c", COST, "Licence", "v")) == ["v"]
    assert found("C34", BENEFIT, SEGMENT, a_note("d", DESIGN, "Tips", "v")) == NOTHING
    assert found("C34", a_note("v", VALUE, "Answers", "d", side="benefit"), a_note("d", DELIVERY)) == NOTHING
    assert found("C34", a_note("v", VALUE, side="challenge")) == NOTHING
