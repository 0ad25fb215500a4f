"""The rules about Cost Structure, each with a board on which it fires and one on which it just does not."""

from __future__ import annotations

import pytest

from lmc_tui.method.vocabulary import COST, DELIVERY, OUTCOMES, PARTNERS, RESOURCES
from tests.unit.method.checks.building import BOARD, NOTHING, a_note, all_of, found


def test_c80_needs_cost_something() -> None:
    """Any cost will do, and what is there needs none. Until Cost has its turn it is early to say so."""
    need = a_note("r", RESOURCES, status="need")
    assert found("C80", need) == BOARD
    assert found("C80", a_note("p", PARTNERS, status="need")) == BOARD
    assert found("C80", need, a_note("c", COST)) == NOTHING
    assert found("C80", a_note("r", RESOURCES, status="have")) == NOTHING
    assert [each.late for each in all_of("C80", need)] == [True]


def test_c81_a_cost_buys_a_result() -> None:
    """A resource is none."""
    resource, outcome = a_note("r", RESOURCES, "LMS", "c"), a_note("o", OUTCOMES)
    assert found("C81", a_note("c", COST), resource, outcome) == ["c"]
    assert found("C81", a_note("c", COST, "Licence", "o"), outcome) == NOTHING


def test_c82_all_kinds_of_cost_are_thought_of() -> None:
    """The missing ones are told; an empty section is another check's matter."""
    both = (a_note("c1", COST, category="personnel"), a_note("c2", COST, category="technology"))
    assert [each.message for each in all_of("C82", *both)] == ["No cost is listed under overhead."]
    assert [each.what for each in all_of("C82", both[0])] == ["technology or overhead"]
    assert found("C82", *both, a_note("c3", COST, category="overhead")) == NOTHING
    assert found("C82", a_note("r", RESOURCES)) == NOTHING


@pytest.mark.parametrize("channel", ["simulation", "workflow-system"])
def test_c83_technology_costs_something(channel: str) -> None:
    """A technology cost, linked or not; another kind is none, and a classroom needs none."""
    staff = a_note("c", COST, category="personnel")
    assert found("C83", a_note("e", DELIVERY, channel=(channel,)), staff) == ["e"]
    assert found("C83", a_note("e", DELIVERY, channel=(channel,)), a_note("c", COST, category="technology")) == NOTHING
    assert found("C83", a_note("e", DELIVERY, channel=("in-person",)), staff) == NOTHING


@pytest.mark.parametrize("text", ["Head-office training room", "TRAINING CENTRE Leeds", "Two classrooms"])
def test_c84_space_costs_something(text: str) -> None:
    """Own space is known by its words; overhead covers it."""
    staff = a_note("c", COST, category="personnel")
    assert found("C84", a_note("r", RESOURCES, text), staff) == ["r"]
    assert found("C84", a_note("r", RESOURCES, text), a_note("c", COST, category="overhead")) == NOTHING


def test_c84_words_count_as_whole_words_of_resources() -> None:
    """Part of another word is none, and a room that a partner has is not ours."""
    assert found("C84", a_note("r", RESOURCES, "Groomed leads")) == NOTHING
    assert found("C84", a_note("p", PARTNERS, "Hotel with a room")) == NOTHING
