"""The rules about Customer Segments, each with a board on which it fires and one on which it just does not."""

from __future__ import annotations

import pytest

from lmc_tui.method.vocabulary import OUTCOMES, PARTNERS, SEGMENTS
from tests.unit.method.checks.building import BOARD, NOTHING, a_note, all_of, found

PRIMARY = a_note("s1", SEGMENTS, "Depot Operations", rank="primary")
SECOND = a_note("s2", SEGMENTS, "Shift leads", rank="secondary")


def test_c02_one_segment_has_to_be_primary() -> None:
    """Neither secondary ones nor none at all will do; before any stands there it is early to say so."""
    assert found("C02", SECOND) == BOARD
    assert found("C02", SECOND, PRIMARY) == NOTHING
    (early,) = all_of("C02", a_note("o", OUTCOMES))
    assert early.late
    assert not all_of("C02", SECOND)[0].late


def test_c03_only_one_is_primary() -> None:
    """Two primary segments are named; one with a secondary is fine."""
    (finding,) = all_of("C03", PRIMARY, a_note("s3", SEGMENTS, "HR", rank="primary"))
    assert finding.notes == ("s1", "s3")
    assert finding.message.startswith("There are 2 primary segments on the board")
    assert found("C03", PRIMARY, SECOND) == NOTHING


def test_c03_five_segments_are_enough() -> None:
    """The sixth is one too many."""
    several = [a_note(f"s{number}", SEGMENTS) for number in range(6)]
    (finding,) = all_of("C03", *several)
    assert finding.notes == ()
    assert finding.message.startswith("There are 6 segments on the board")
    assert found("C03", *several[:5]) == NOTHING


@pytest.mark.parametrize("text", ["Everyone", "all staff", "The company", "  The WHOLE business. ", "All employees!"])
def test_c04_everybody_is_no_segment(text: str) -> None:
    """Whatever the capitals, blanks and signs around it."""
    assert found("C04", a_note("s", SEGMENTS, text)) == ["s"]


@pytest.mark.parametrize("text", ["All staff of depot 3", "Company drivers", "Business travel", "Staff"])
def test_c04_a_part_of_the_company_is_a_segment(text: str) -> None:
    """The words for everybody may stand in a narrower name."""
    assert found("C04", a_note("s", SEGMENTS, text)) == NOTHING


def test_c05_somebody_has_to_do_more_than_learn() -> None:
    """One that also asks, or one that says nothing of its role, is enough for the rule to be silent."""
    learner = a_note("s1", SEGMENTS, role=("learner",))
    assert found("C05", learner, a_note("s2", SEGMENTS, role=("learner",))) == BOARD
    assert found("C05", learner, a_note("s2", SEGMENTS, role=("learner", "requestor"))) == NOTHING
    assert found("C05", learner, a_note("s2", SEGMENTS)) == NOTHING


def test_c06_payer_and_sponsor_are_named() -> None:
    """What is missing is told; a sponsor among the partners counts."""
    payer = a_note("s1", SEGMENTS, role=("payer",))
    sponsor = a_note("p1", PARTNERS, role=("sponsor",))
    assert [each.what for each in all_of("C06", payer)] == ["sponsor"]
    assert [each.what for each in all_of("C06", a_note("s1", SEGMENTS), sponsor)] == ["payer"]
    assert [each.message for each in all_of("C06", a_note("s1", SEGMENTS))] == [
        "Nobody on the board is named as payer or sponsor."
    ]
    assert found("C06", payer, sponsor) == NOTHING
    assert found("C06", a_note("o", OUTCOMES)) == NOTHING
