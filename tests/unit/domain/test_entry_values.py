"""`#facet=value`: naming the facet, with words, numbers and sections."""

from __future__ import annotations

import pytest

from lmc_tui.domain.entry import Entry, number, parse
from lmc_tui.domain.notes import FacetValueOf
from tests.support.builders import a_canvas


def typed(words: str, section: str = "key-partners") -> Entry:
    """What those words say for a note of a section."""
    return parse(a_canvas(), section, words)


@pytest.mark.parametrize(
    ("words", "facet", "value"),
    [
        ("#side=internal", "side", "internal"),
        ("#Side=INTERNAL", "side", "internal"),
        ('#side="internal"', "side", "internal"),
        ("#partner_role=it", "partner_role", ("it",)),
        ("#partner-role=it", "partner_role", ("it",)),
        ('#partner-role="Subject expert"', "partner_role", ("sme",)),
        ("#partner-role=it #sponsor", "partner_role", ("it", "sponsor")),
        ("#contact=Ada", "contact", "Ada"),
        ('#contact="every other Friday"', "contact", "every other Friday"),
        ("#contact=a=b", "contact", "a=b"),
        ("#fee=1200", "fee", 1200),
        ('#fee="12 000"', "fee", 12_000),
        ("#supports=design", "supports", ("design",)),
        ('#supports="Key Partners"', "supports", ("key-partners",)),
        ("#supports=partnerships", "supports", ("key-partners",)),
        ("#supports=design #supports=customers #supports=design", "supports", ("design", "customers")),
        ("#status=need", "status", "need"),
    ],
)
def test_a_facet_is_named_with_its_value(words: str, facet: str, value: FacetValueOf) -> None:
    """Choices by id or name, text as typed, numbers as numbers, sections by any of their names."""
    assert typed(words) == Entry("", ((facet, value),))


@pytest.mark.parametrize(
    "words",
    [
        "#colour=red",
        "#production=agile",
        "#side=above",
        "#partner-role=cook",
        "#fee=much",
        "#fee=nan",
        "#supports=kitchen",
        "#contact=",
        '#contact=""',
        '#contact=" "',
        "#side=",
    ],
)
def test_what_the_facet_cannot_say_stays_text(words: str) -> None:
    """An unknown facet, one of another section, a value that it does not have, and none at all: a word like others."""
    assert typed(f"Ask {words} first") == Entry(f"Ask {words} first")


def test_a_text_without_vocabulary_takes_any_words() -> None:
    """A facet that suggests nothing takes what is typed, with its capitals."""
    assert typed('#data-owner="Finance Ops"', "design") == Entry("", (("data_owner", "Finance Ops"),))


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("0", 0),
        ("12", 12),
        (" 12 ", 12),
        ("-3", -3),
        ("+3", 3),
        ("12.5", 12.5),
        ("12,5", 12.5),
        ("0,125", 0.125),
        ("12.0", 12),
        ("64,000", 64_000),
        ("-1,234,567", -1_234_567),
        ("1,234.50", 1234.5),
        ("64 000", 64_000),
        ("64_000", 64_000),
        ("1e3", 1000),
        ("999999999999999", 999_999_999_999_999),
    ],
)
def test_a_number_is_read_as_people_write_it(said: str, value: float) -> None:
    """Point or comma for decimals, commas, blanks or bars between thousands; whole numbers are whole."""
    found = number(said)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("said", ["", "  ", "many", "64k", "1.200,50", "1,23,4", "nan", "inf", "-inf", "1e15", "--1"])
def test_what_is_no_number_is_none(said: str) -> None:
    """Words, sums that no file should hold, and two ways of writing at once are refused rather than guessed."""
    assert number(said) is None
