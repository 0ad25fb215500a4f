"""The rules about Customer Relationship, each with a board on which it fires and one on which it just does not."""

from __future__ import annotations

from lmc_tui.domain.notes import Note
from lmc_tui.method.vocabulary import AS_IS, DELIVERY, DESIGN, PARTNERS, RELATIONSHIP, SEGMENTS
from tests.unit.method.checks.building import NOTHING, a_note, all_of, found

SEGMENT = a_note("s1", SEGMENTS, "Depots", role=("payer",))


def test_c20_each_segment_has_a_relationship() -> None:
    """That of another segment is not its own."""
    other = a_note("s2", SEGMENTS, "Leads")
    assert found("C20", SEGMENT, other, a_note("r", RELATIONSHIP, "Monthly plan", "s1")) == ["s2"]
    assert found("C20", SEGMENT, a_note("r", RELATIONSHIP, "Monthly plan", "s1")) == NOTHING
    assert [each.late for each in all_of("C20", SEGMENT)] == [True]


def test_c21_strategic_partnership_with_four_is_much() -> None:
    """In one note or in two; three are not too many, and a vendor may serve any number."""
    segments = [a_note(f"s{number}", SEGMENTS) for number in range(1, 5)]
    first = a_note("r1", RELATIONSHIP, "Plan", "s1", "s2", "s3", type="strategic")
    last = a_note("r2", RELATIONSHIP, "Plan", "s3", "s4", type="strategic")
    (finding,) = all_of("C21", *segments, first, last)
    assert finding.notes == ("r1", "r2")
    assert "4 segments" in finding.message
    assert found("C21", *segments, first) == NOTHING
    assert found("C21", *segments, first, a_note("r2", RELATIONSHIP, "Orders", "s4", type="vendor")) == NOTHING


def telling(board: str, *channels: str) -> tuple[Note, ...]:
    """A board of two signals: in the workflow with a permanent IT partner, or e-mail alone for formal courses."""
    if "workflow-system" in channels:
        return (
            a_note(f"{board}-d", DELIVERY, "In the tool", board=board, channel=channels, moment=("apply",)),
            a_note(f"{board}-p", PARTNERS, board=board, side="internal", term="permanent", role=("it",)),
        )
    return (
        a_note(f"{board}-d", DELIVERY, "By post", board=board, channel=channels),
        a_note(f"{board}-e", DESIGN, "Course", board=board, pattern="information", learning_type="formal"),
        a_note(f"{board}-p", PARTNERS, board=board, role=("sme",)),
    )


def test_c22_a_new_model_takes_more_than_a_vendor() -> None:
    """It fires for the payer's vendor relationship once the model changes, on the to-be board only."""
    today, wanted = telling(AS_IS, "e-mail"), telling("to-be", "workflow-system")
    vendor = a_note("r", RELATIONSHIP, "Yearly order", "s1", type="vendor")
    assert found("C22", *today, *wanted, SEGMENT, vendor) == ["r"]
    assert found("C22", *today, *wanted, SEGMENT, vendor, board=AS_IS) == NOTHING
    assert found("C22", *today, *telling("to-be", "e-mail"), SEGMENT, vendor) == NOTHING
    assert found("C22", *wanted, SEGMENT, vendor) == NOTHING


def test_c22_it_is_about_the_payer_alone() -> None:
    """A vendor to somebody else, or a payer who also plans with us, is fine."""
    boards = (*telling(AS_IS, "e-mail"), *telling("to-be", "workflow-system"))
    vendor = a_note("r", RELATIONSHIP, "Yearly order", "s1", type="vendor")
    assert found("C22", *boards, a_note("s1", SEGMENTS, role=("learner",)), vendor) == NOTHING
    planning = a_note("r2", RELATIONSHIP, "Plan", "s1", type="strategic")
    assert found("C22", *boards, SEGMENT, vendor, planning) == NOTHING


def test_c22_the_target_stands_for_a_board_that_shows_no_model_yet() -> None:
    """Where the to-be board looks like none, the model that is aimed at is the wanted one."""
    vendor = a_note("r", RELATIONSHIP, "Yearly order", "s1", type="vendor")
    notes = (*telling(AS_IS, "e-mail"), SEGMENT, vendor)
    assert found("C22", *notes, target="performance-support") == ["r"]
    assert found("C22", *notes, target="mass-distribution") == NOTHING
    assert found("C22", *notes) == NOTHING
