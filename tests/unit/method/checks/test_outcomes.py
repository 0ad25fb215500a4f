"""The rules about Business Outcomes, each with a board on which it fires and one on which it just does not."""

from __future__ import annotations

import pytest

from lmc_tui.method.vocabulary import DESIGN, OUTCOMES, PARTNERS, SEGMENTS
from tests.unit.method.checks.building import BOARD, NOTHING, a_note, all_of, found

SEGMENT = a_note("s", SEGMENTS, "Depots", rank="primary")


def test_c10_an_outcome_belongs_to_a_segment() -> None:
    """A link to another section is not enough; a link from the segment is. Without segments it is early to say so."""
    loose = a_note("o", OUTCOMES, "Fewer errors", "d")
    assert found("C10", SEGMENT, loose, a_note("d", DESIGN)) == ["o"]
    assert found("C10", SEGMENT, a_note("o", OUTCOMES, "Fewer errors", "s")) == NOTHING
    assert found("C10", a_note("s", SEGMENTS, "Depots", "o"), a_note("o", OUTCOMES)) == NOTHING
    assert [each.late for each in all_of("C10", loose)] == [True]
    assert [each.late for each in all_of("C10", loose, SEGMENT)] == [False]


def test_c11_the_primary_segment_has_an_outcome() -> None:
    """A secondary one need not have any."""
    other = a_note("s2", SEGMENTS, "Leads", rank="secondary")
    assert found("C11", SEGMENT, other, a_note("o", OUTCOMES, "Fewer errors", "s2")) == ["s"]
    assert found("C11", SEGMENT, other, a_note("o", OUTCOMES, "Fewer errors", "s")) == NOTHING


def test_c12_not_all_outcomes_are_our_own_efficiency() -> None:
    """Efficiency and the levels 1 and 2 are weak; one at level 3, or one that does not say, is enough."""
    weak = a_note("o1", OUTCOMES, measure_type="efficiency")
    assert found("C12", weak, a_note("o2", OUTCOMES, kirkpatrick="level-2")) == BOARD
    assert found("C12", weak, a_note("o2", OUTCOMES, kirkpatrick="level-3")) == NOTHING
    assert found("C12", weak, a_note("o2", OUTCOMES)) == NOTHING


@pytest.mark.parametrize("text", ["Fewer mis-picks", "Customers may return sooner", "Someone is content", "Octopus"])
def test_c13_an_outcome_needs_a_figure_or_a_date(text: str) -> None:
    """Words that only look like a month or a number are neither."""
    assert found("C13", a_note("o", OUTCOMES, text)) == ["o"]


@pytest.mark.parametrize(
    "text", ["Mis-picks down 20 %", "Fewer mis-picks by June", "Returns halved", "Ready by may", "Two more tenders won"]
)
def test_c13_a_figure_or_a_date_in_words_will_do(text: str) -> None:
    """Digits, words for numbers, months."""
    assert found("C13", a_note("o", OUTCOMES, text)) == NOTHING


def test_c13_a_figure_or_a_date_in_a_facet_will_do() -> None:
    """A target without a number is none; a date may be in any words."""
    assert found("C13", a_note("o", OUTCOMES, "Fewer errors", target="good enough")) == ["o"]
    assert found("C13", a_note("o", OUTCOMES, "Fewer errors", target="4.0 per line")) == NOTHING
    assert found("C13", a_note("o", OUTCOMES, "Fewer errors", by_when="when the lease ends")) == NOTHING


def test_c14_somebody_has_the_figures() -> None:
    """A partner for analytics, or an owner of the data; another partner has none."""
    outcome, it = a_note("o", OUTCOMES), a_note("p", PARTNERS, role=("it",))
    assert found("C14", outcome, it) == BOARD
    assert found("C14", outcome, a_note("p", PARTNERS, role=("analytics",), status="need")) == NOTHING
    assert found("C14", it, a_note("o", OUTCOMES, data_owner="Finance")) == NOTHING
    assert found("C14", it) == NOTHING
    assert [each.late for each in all_of("C14", outcome)] == [True]


def test_c15_both_groups_of_measures_are_looked_at() -> None:
    """The missing one is told; where no outcome says what it measures, nothing is known."""
    process = a_note("o1", OUTCOMES, metric_group="process")
    assert [each.what for each in all_of("C15", process, a_note("o2", OUTCOMES))] == ["what the business gets"]
    assert found("C15", process, a_note("o2", OUTCOMES, metric_group="business")) == NOTHING
    assert found("C15", a_note("o2", OUTCOMES)) == NOTHING
