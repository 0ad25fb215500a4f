"""The rules about Delivery, each with a board on which it fires and one on which it just does not."""

from __future__ import annotations

import pytest

from lmc_tui.method.vocabulary import DELIVERY, DESIGN, PARTNERS, RESOURCES
from tests.unit.method.checks.building import BOARD, NOTHING, a_note, all_of, found


def test_c50_something_works_against_forgetting() -> None:
    """Once is something; saying nothing is not saying none."""
    assert found("C50", a_note("e", DELIVERY, follow_up="none")) == ["e"]
    assert found("C50", a_note("e", DELIVERY, follow_up="once")) == NOTHING
    assert found("C50", a_note("e", DELIVERY)) == NOTHING


def test_c51_one_channel_does_not_suit_all() -> None:
    """Two notes on one channel are still one channel; a note that names none may be another."""
    lms = a_note("e1", DELIVERY, channel=("lms",))
    assert [each.what for each in all_of("C51", lms, a_note("e2", DELIVERY, channel=("lms",)))] == ["LMS"]
    assert found("C51", lms, a_note("e2", DELIVERY, channel=("e-mail",))) == NOTHING
    assert found("C51", lms, a_note("e2", DELIVERY)) == NOTHING


@pytest.mark.parametrize("channel", ["workflow-system", "mobile-app", "social-tool"])
def test_c52_systems_of_it_need_it(channel: str) -> None:
    """A partner from IT, there or needed; another partner does not help."""
    delivery, vendor = a_note("e", DELIVERY, channel=(channel, "e-mail")), a_note("p", PARTNERS, role=("consultant",))
    assert found("C52", delivery, vendor) == ["e"]
    assert found("C52", delivery, a_note("p", PARTNERS, role=("it",), status="need")) == NOTHING
    assert found("C52", a_note("e", DELIVERY, channel=("lms",)), vendor) == NOTHING


def test_c53_some_channel_serves_people_at_work() -> None:
    """Applying, solving or change; new and more are for learners only."""
    assert found("C53", a_note("e", DELIVERY, moment=("new", "more"))) == BOARD
    assert found("C53", a_note("e", DELIVERY, moment=("new", "solve"))) == NOTHING
    assert found("C53", a_note("d", DESIGN)) == NOTHING


def test_c54_xapi_needs_a_store() -> None:
    """Named anywhere, in any capitals; a store among resources or partners settles it, elsewhere it does not."""
    wish = a_note("d", DESIGN, "Track tips with XAPI")
    assert found("C54", wish) == ["d"]
    assert found("C54", wish, a_note("d2", DESIGN, "The LRS")) == ["d"]
    assert found("C54", wish, a_note("r", RESOURCES, "Learning record store", status="need")) == NOTHING
    assert found("C54", wish, a_note("p", PARTNERS, "LRS provider")) == NOTHING
    assert found("C54", a_note("d", DESIGN, "Maxapix tool")) == NOTHING
