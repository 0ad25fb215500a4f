"""The rules about Key Resources, each with a board on which it fires and one on which it just does not."""

from __future__ import annotations

from lmc_tui.method.vocabulary import AS_IS, COST, DESIGN, PARTNERS, RESOURCES
from tests.unit.method.checks.building import BOARD, NOTHING, a_note, all_of, found

PEOPLE = a_note("r1", RESOURCES, "Designers", kind="people")


def test_c60_all_kinds_of_resources_are_thought_of() -> None:
    """The missing ones are told; an empty section is another check's matter."""
    tools, systems = a_note("r2", RESOURCES, "Suite", kind="tools"), a_note("r3", RESOURCES, "LMS", kind="systems")
    assert [each.what for each in all_of("C60", PEOPLE)] == ["tools or systems"]
    assert [each.what for each in all_of("C60", tools, systems)] == ["people"]
    assert found("C60", PEOPLE, tools, systems) == NOTHING
    assert found("C60", a_note("d", DESIGN)) == NOTHING


def test_c61_a_change_shows_some_gap() -> None:
    """It fires when the boards differ and no resource is needed; a need, or the same board twice, is fine."""
    today = a_note("a1", RESOURCES, "designers ", board=AS_IS, kind="people")
    new = a_note("d", DESIGN, "Tips")
    assert found("C61", today, PEOPLE, new) == BOARD
    assert found("C61", today, PEOPLE, new, a_note("r2", RESOURCES, "Coaches", status="need")) == NOTHING
    assert found("C61", today, PEOPLE) == NOTHING
    assert found("C61", today, PEOPLE, new, board=AS_IS) == NOTHING
    assert found("C61", PEOPLE, new) == NOTHING


def test_c62_a_need_is_met_somehow() -> None:
    """A partner or a cost will do; what is there needs neither."""
    need = a_note("r", RESOURCES, "Coaches", status="need")
    partner, cost = a_note("p", PARTNERS, "Pickers", "r"), a_note("c", COST, "Premium", "r")
    assert found("C62", need, a_note("d", DESIGN, "Shifts", "r"), a_note("p", PARTNERS)) == ["r"]
    assert found("C62", need, partner) == NOTHING
    assert found("C62", need, cost) == NOTHING
    assert found("C62", PEOPLE) == NOTHING


def test_c63_informal_learning_needs_people() -> None:
    """More than half of the designs; a facilitator, a field trainer or a community manager, own or a partner's."""
    informal = [a_note(f"d{number}", DESIGN, learning_type="informal") for number in range(2)]
    formal = [a_note(f"f{number}", DESIGN, learning_type="formal") for number in range(2)]
    designer = a_note("r", RESOURCES, kind="people", role="designer")
    assert found("C63", *informal, formal[0], designer) == BOARD
    assert found("C63", *informal, *formal, designer) == NOTHING
    assert found("C63", *informal, a_note("r", RESOURCES, kind="people", role="facilitator")) == NOTHING
    assert found("C63", *informal, a_note("p", PARTNERS, role=("field-trainer",))) == NOTHING
