"""The rules about Design, each with a board on which it fires and one on which it just does not."""

from __future__ import annotations

from lmc_tui.method.vocabulary import DELIVERY, DESIGN
from tests.unit.method.checks.building import BOARD, NOTHING, a_note, all_of, found


def test_c40_more_than_seventy_percent_is_mostly() -> None:
    """Seven of ten are not more; eight are. One that says nothing counts as not formal."""
    formal = [a_note(f"f{number}", DESIGN, learning_type="formal") for number in range(8)]
    others = [a_note("x1", DESIGN), a_note("x2", DESIGN, learning_type="informal")]
    assert found("C40", *formal, *others) == BOARD
    assert found("C40", *formal[:7], *others, a_note("x3", DESIGN)) == NOTHING


def test_c41_waterfall_is_too_slow_for_now() -> None:
    """Soon gives it time enough, and agile is quick enough."""
    assert found("C41", a_note("d", DESIGN, production="waterfall", urgency="now")) == ["d"]
    assert found("C41", a_note("d", DESIGN, production="waterfall", urgency="soon")) == NOTHING
    assert found("C41", a_note("d", DESIGN, production="agile", urgency="now")) == NOTHING


def test_c42_ad_hoc_wastes_time_that_is_there() -> None:
    """Only for what matters much, and only where it is planned."""
    assert found("C42", a_note("d", DESIGN, production="ad-hoc", urgency="planned", importance="high")) == ["d"]
    assert found("C42", a_note("d", DESIGN, production="ad-hoc", urgency="planned", importance="low")) == NOTHING
    assert found("C42", a_note("d", DESIGN, production="ad-hoc", urgency="soon", importance="high")) == NOTHING
    assert found("C42", a_note("d", DESIGN, production="agile", urgency="planned", importance="high")) == NOTHING


def test_c43_design_and_delivery_belong_together() -> None:
    """Each without the other is named, with what it lacks; one link serves both."""
    alone = (a_note("d", DESIGN, "Tips"), a_note("e", DELIVERY, "Board"))
    assert [(each.notes, each.message) for each in all_of("C43", *alone)] == [
        (("d",), "“Tips” is linked to no delivery."),
        (("e",), "“Board” is linked to no design."),
    ]
    assert found("C43", a_note("d", DESIGN, "Tips", "e"), alone[1]) == NOTHING


def test_c44_a_skill_needs_a_place_to_practise() -> None:
    """Its own deliveries tell; where it has none, those of the board do."""
    skill, mail = a_note("d", DESIGN, "Talks", "e", pattern="skills"), a_note("e", DELIVERY, channel=("e-mail", "lms"))
    coach = a_note("f", DELIVERY, channel=("coaching",))
    (finding,) = all_of("C44", skill, mail, coach)
    assert finding.notes == ("d",)
    assert "only by e-mail and LMS" in finding.message
    assert found("C44", skill, a_note("e", DELIVERY, channel=("e-mail", "coaching"))) == NOTHING
    loose = a_note("d", DESIGN, "Talks", pattern="skills")
    assert found("C44", loose, mail) == ["d"]
    assert found("C44", loose, mail, coach) == NOTHING
    assert found("C44", loose) == NOTHING
    assert found("C44", a_note("d", DESIGN, "Talks", "e", pattern="information"), mail) == NOTHING
