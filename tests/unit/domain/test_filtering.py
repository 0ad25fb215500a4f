"""Which notes a filter lets through, and what notes can be chosen by."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmc_tui.content import canvases, example_text, load_canvas
from lmc_tui.domain.filtering import Filter, Mark, in_use, parse_filter, passes
from lmc_tui.domain.notes import Note
from lmc_tui.storage.codec import decode

CANVAS = load_canvas()
VENDOR = Note(
    "n1",
    "to-be",
    "key-partners",
    "Scanner vendor",
    {
        "status": "need",
        "side": "external",
        "role": ("technical-vendor",),
        "author": "Group 1",
        "supports": ("delivery",),
    },
    tags=("q1",),
    owner="Ann Lee",
)
SALARY = Note("n2", "to-be", "cost-structure", "Editor salary", {"amount": 64, "category": "personnel"})


@pytest.mark.parametrize(
    ("typed", "vendor", "salary"),
    [
        ("", True, True),
        ("vendor", True, False),
        ("VEND scan", True, False),
        ("#need", True, False),
        ("#have", False, True),
        ("#fact", True, True),
        ("#belief", False, False),
        ("#external", True, False),
        ("#technical-vendor", True, False),
        ('#"technical vendor"', True, False),
        ("#side=external", True, False),
        ("side=external", True, False),
        ("side=internal", False, False),
        ('author="Group 1"', True, False),
        ('role="technical vendor" vendor', True, False),
        ("category=personnel", False, True),
        ("#status=external", False, False),
        ("#q1", True, False),
        ("@ann", True, False),
        ('@"Ann Lee"', True, False),
        ("@bo", False, False),
        ("#author=group-1", True, False),
        ("#supports=delivery", True, False),
        ("#supports=design", False, False),
        ("#amount=64", False, True),
        ("#need vendor @Ann", True, False),
        ("#need editor", False, False),
    ],
)
def test_a_note_passes_when_it_holds_everything(typed: str, vendor: bool, salary: bool) -> None:
    """Words, values by id or name, defaults, tags, owners, texts and numbers; all of what was typed."""
    wanted = parse_filter(typed)
    assert passes(CANVAS, VENDOR, wanted) is vendor
    assert passes(CANVAS, SALARY, wanted) is salary


def test_what_was_typed_is_taken_apart() -> None:
    """Marks with and without a facet, owners, words."""
    assert parse_filter('#need #Side=External @Ann the "Vendor') == Filter(
        ("the", '"vendor'), (Mark("", "need"), Mark("side", "external")), ("ann",)
    )
    assert parse_filter("measure-type=speed https://a?b=c @x=y") == Filter(
        ("https://a?b=c",), (Mark("measure_type", "speed"),), ("x=y",)
    )
    assert not parse_filter("  ")
    assert not parse_filter("# @")


@given(st.text())
def test_anything_can_be_typed(typed: str) -> None:
    """And notes pass it or do not."""
    passes(CANVAS, VENDOR, parse_filter(typed))


def test_every_offer_finds_as_many_notes_as_it_says() -> None:
    """On the example's board; by hand: three resources and two partners are needed."""
    session = decode(tomllib.loads(example_text()), canvases(), "example").session
    notes = [note for note in session.notes if note.board == "to-be"]
    offers = in_use(CANVAS, notes)
    counts = {each.typed: each.notes for each in offers}
    assert counts["#need"] == 5
    assert counts["#belief"] == 3
    assert counts['@"Head of L&D"'] == 1
    for each in offers:
        assert sum(passes(CANVAS, note, parse_filter(each.typed)) for note in notes) >= each.notes, each
