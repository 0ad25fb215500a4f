"""What a note says for its facets, in words."""

from __future__ import annotations

import pytest

from lmc_tui.domain.canvas import Facet
from lmc_tui.domain.facets import can_say, facet_words, stored, value_words
from lmc_tui.domain.notes import FacetValueOf
from tests.support.builders import STATUS, a_canvas, a_note


def facet(facet_id: str) -> Facet:
    """A facet of the partners."""
    named = a_canvas().facet("key-partners", facet_id)
    assert named is not None
    return named


@pytest.mark.parametrize(
    ("facet_id", "value", "words"),
    [
        ("side", "internal", "internal"),
        ("side", "sideways", "sideways"),
        ("partner_role", ("it", "sme"), "IT, subject expert"),
        ("partner_role", (), ""),
        ("contact", "weekly", "once a week"),
        ("contact", "by phone", "by phone"),
        ("supports", ("key-partners", "design"), "Partners, Design"),
        ("supports", ("kitchen",), "kitchen"),
        ("fee", 0, "0"),
        ("fee", 12_000, "12000"),
        ("fee", 12.5, "12.5"),
        ("fee", 1_234_567, "1234567"),
        ("fee", 1_234_567.25, "1234567.25"),
        ("fee", 64_000_000.0, "64000000"),
        ("fee", 0.1 + 0.2, "0.3"),
    ],
)
def test_a_value_is_told_in_words(facet_id: str, value: FacetValueOf, words: str) -> None:
    """By name where the canvas has one, as it is where not; numbers in full, however large."""
    assert value_words(a_canvas(), facet(facet_id), value) == words


def test_a_note_tells_its_facets_in_the_order_of_the_canvas() -> None:
    """Choices speak for themselves, sections follow a `for`, numbers and free words their facet's name."""
    note = a_note(
        facets={
            "status": "need",
            "fee": 5.5,
            "supports": ("design",),
            "contact": "by phone",
            "partner_role": ("it",),
            "side": "external",
        }
    )
    expected = ("external", "IT", "contact by phone", "fee 5.5", "for Design", "need")
    assert facet_words(a_canvas(), note) == expected


def test_a_suggested_text_speaks_for_itself() -> None:
    """A text that is one of the suggestions needs no facet's name before it."""
    assert facet_words(a_canvas(), a_note(facets={"contact": "weekly"})) == ("once a week",)


def test_several_words_for_a_text_are_led_by_its_name() -> None:
    """A text facet for which a file holds a list is told with its name."""
    assert facet_words(a_canvas(), a_note(facets={"contact": ("weekly", "Ada")})) == ("contact once a week, Ada",)


def test_defaults_are_told_only_where_asked_for() -> None:
    """A note that says nothing has nothing to tell, but has its defaults."""
    assert facet_words(a_canvas(), a_note()) == ()
    assert facet_words(a_canvas(), a_note(), with_defaults=True) == ("have",)


def test_facets_of_another_section_are_not_told() -> None:
    """What a note kept from its former section does not show where it means nothing."""
    assert facet_words(a_canvas(), a_note(section="design", facets={"side": "internal", "status": "need"})) == ("need",)


@pytest.mark.parametrize(
    ("value", "kept"), [("have", None), ("need", "need"), (None, None), ("", None), ((), None), (0, 0)]
)
def test_the_default_needs_no_saying(value: FacetValueOf | None, kept: FacetValueOf | None) -> None:
    """The default and nothing are not kept; everything else is, zero too."""
    assert stored(STATUS, value) == kept


@pytest.mark.parametrize(
    ("facet", "value", "can"),
    [
        ("side", "internal", True),
        ("side", "sideways", False),
        ("side", ("internal",), False),
        ("partner_role", ("it", "sme"), True),
        ("partner_role", ("it", "cook"), False),
        ("partner_role", "it", False),
        ("contact", "now and then", True),
        ("contact", 5, False),
        ("fee", 0, True),
        ("fee", "much", False),
        ("supports", ("design",), True),
        ("supports", "design", False),
        ("status", "need", True),
        ("production", "agile", False),
    ],
)
def test_a_note_can_say_what_its_section_knows(facet: str, value: FacetValueOf, can: bool) -> None:
    """A facet of the section or of all sections, with a value of its kind and out of its vocabulary."""
    assert can_say(a_canvas(), "key-partners", facet, value) is can
