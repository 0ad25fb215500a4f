"""Medians, percentiles, ratios and tables of the benchmark."""

from __future__ import annotations

import math

import pytest

from tests.benchmarks.figures import markdown_table, median, pooled, quantile, ratio, shown, table


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([3, 1, 2], 0.5, 2),
        ([4, 1, 3, 2], 0.5, 2.5),
        (range(101), 0.95, 95),
        ([10, 20], 0.95, 19.5),
        ([7], 0.95, 7),
        ([2, 9, 4], 0, 2),
        ([2, 9, 4], 1, 9),
    ],
)
def test_a_quantile_lies_between_its_neighbours_in_proportion(
    values: list[float], share: float, expected: float
) -> None:
    """Whatever the order of the values; the whole is the largest, nothing the smallest."""
    assert quantile(values, share) == pytest.approx(expected)


def test_nothing_has_no_median() -> None:
    """No value is not the value zero."""
    assert math.isnan(median([]))


def test_values_of_all_rounds_are_pooled() -> None:
    """A percentile is taken of every press, not of percentiles."""
    assert pooled([{"a_ms": [1, 2], "b_ms": [9]}, {"a_ms": [3]}], "a_ms") == [1, 2, 3]


def test_a_ratio_is_the_median_of_the_ratios_of_each_round() -> None:
    """Rounds in which the machine was slow count no more than the others, and a zero is no base."""
    mine = [{"ms": [10.0]}, {"ms": [300.0]}, {"ms": [12.0]}, {"ms": [5.0]}]
    theirs = [{"ms": [5.0]}, {"ms": [100.0]}, {"ms": [10.0]}, {"ms": [0.0]}]
    assert ratio(mine, theirs, "ms", 0.5) == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("value", "expected"), [(math.nan, "-"), (0, "0"), (1.234, "1.23"), (12.34, "12.3"), (1234.5, "1234"), (8.0, "8")]
)
def test_a_figure_is_shown_with_three_digits_or_so(value: float, expected: str) -> None:
    """What was not measured is a dash."""
    assert shown(value) == expected


def test_a_table_has_its_numbers_to_the_right() -> None:
    """So that digits of one weight stand below each other."""
    assert table(["what", "ms"], [["a", "5"], ["bcdef", "123"]]).splitlines() == [
        "what    ms",
        "-----  ---",
        "a        5",
        "bcdef  123",
    ]


def test_a_bar_in_a_cell_starts_no_cell_in_markdown() -> None:
    """Every row has as many cells as the head."""
    assert markdown_table(["what", "ms"], [["a|b", "5"]]).splitlines() == [
        "| what | ms |",
        "| --- | ---: |",
        "| a\\|b | 5 |",
    ]
