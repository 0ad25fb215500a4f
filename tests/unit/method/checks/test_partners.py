"""The rules about Key Partners, each with a board on which it fires and one on which it just does not."""

from __future__ import annotations

from lmc_tui.method.vocabulary import AS_IS, COST, PARTNERS, RESOURCES
from tests.unit.method.checks.building import BOARD, NOTHING, a_note, all_of, found

INSIDE = a_note("p1", PARTNERS, "Safety experts", side="internal", term="permanent")
OUTSIDE = a_note("p2", PARTNERS, "Studio", side="external", term="as-needed")


def test_c70_both_sides_are_looked_at() -> None:
    """One that does not say its side may be on the other."""
    assert [each.message for each in all_of("C70", INSIDE)] == ["All partners are internal."]
    assert found("C70", OUTSIDE) == BOARD
    assert found("C70", INSIDE, OUTSIDE) == NOTHING
    assert found("C70", INSIDE, a_note("p3", PARTNERS)) == NOTHING


def test_c71_a_partner_says_side_and_term() -> None:
    """What is missing is told."""
    assert [each.what for each in all_of("C71", a_note("p", PARTNERS, side="internal"))] == ["permanent or as-needed"]
    assert [each.message for each in all_of("C71", a_note("p", PARTNERS, "Ann"))] == [
        "Nobody has said whether “Ann” is internal or external and permanent or as-needed."
    ]
    assert found("C71", INSIDE, OUTSIDE) == NOTHING


def test_c72_an_outside_partner_costs_something() -> None:
    """An inside one need not; a link from the cost will do."""
    assert found("C72", INSIDE, OUTSIDE, a_note("c", COST)) == ["p2"]
    assert found("C72", OUTSIDE, a_note("c", COST, "Day rates", "p2")) == NOTHING


def test_c73_somebody_wins_a_needed_partner() -> None:
    """An owner or a cost will do; one that is there needs neither."""
    assert found("C73", a_note("p", PARTNERS, status="need")) == ["p"]
    assert found("C73", a_note("p", PARTNERS, status="need", owner="Ann")) == NOTHING
    assert found("C73", a_note("p", PARTNERS, "IT", "c", status="need"), a_note("c", COST)) == NOTHING
    assert found("C73", a_note("p", PARTNERS)) == NOTHING


def test_c74_a_lasting_outside_partner_may_be_hired() -> None:
    """Only where it is external, permanent and paid as personnel."""
    staff, licence = a_note("c", COST, category="personnel"), a_note("c", COST, category="technology")
    lasting = a_note("p", PARTNERS, "Ann", "c", side="external", term="permanent")
    assert found("C74", lasting, staff) == ["p"]
    assert found("C74", lasting, licence) == NOTHING
    assert found("C74", a_note("p", PARTNERS, "Ann", "c", side="external", term="as-needed"), staff) == NOTHING
    assert found("C74", a_note("p", PARTNERS, "Ann", "c", side="internal", term="permanent"), staff) == NOTHING


def test_c75_somebody_sponsors() -> None:
    """There or needed; an empty section is another check's matter."""
    assert found("C75", INSIDE) == BOARD
    assert found("C75", INSIDE, a_note("p3", PARTNERS, role=("sponsor", "it"), status="need")) == NOTHING
    assert found("C75", a_note("r", RESOURCES)) == NOTHING


def test_c76_a_partner_helps_some_section() -> None:
    """By saying which it supports; a link says less."""
    assert found("C76", a_note("p", PARTNERS, "Ann", "r"), a_note("r", RESOURCES)) == ["p"]
    assert found("C76", a_note("p", PARTNERS, supports=("design",))) == NOTHING


def test_c77_the_target_has_the_partners_it_lives_on() -> None:
    """Told by name for the to-be board; a needed one counts, and without a target nothing is missing."""
    support = "performance-support"
    (finding,) = all_of("C77", INSIDE, target=support)
    assert finding.notes == ()
    assert finding.message == (
        "To reach Performance Support we still need an IT contact and the owner of the workflow system."
    )
    it = a_note("p3", PARTNERS, "IT", side="internal", term="permanent", role=("it",), status="need")
    assert [each.what for each in all_of("C77", it, target=support)] == ["the owner of the workflow system"]
    owner = a_note("p3", PARTNERS, "IT (own the scanner)", side="internal", term="permanent", role=("it",))
    assert found("C77", owner, target=support) == NOTHING
    assert found("C77", INSIDE) == NOTHING
    assert found("C77", INSIDE, target="a model of our own") == NOTHING
    assert found("C77", a_note("p", PARTNERS, board=AS_IS), board=AS_IS, target=support) == NOTHING


def test_c78_there_is_contact_with_a_partner() -> None:
    """In whatever words."""
    assert found("C78", a_note("p", PARTNERS)) == ["p"]
    assert found("C78", a_note("p", PARTNERS, contact="every second Tuesday, Ann")) == NOTHING
