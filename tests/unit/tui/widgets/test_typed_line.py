"""A line of what is being typed, cut where its looks change."""

from __future__ import annotations

import pytest
from rich.style import Style

from lmc_tui.tui.widgets.typed_line import TypedLine, TypedStyles, typed_strip

PLAIN, MARKED, CURSOR = Style(color="white"), Style(bgcolor="blue"), Style(reverse=True)
STYLES = TypedStyles(PLAIN, MARKED, CURSOR)
NAMES = {PLAIN: "plain", PLAIN + MARKED: "marked", PLAIN + CURSOR: "cursor", PLAIN + MARKED + CURSOR: "both"}
TEXT = "one two three"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (TypedLine(TEXT), [("one two three", "plain")]),
        (TypedLine("two ", cursor=1), [("t", "plain"), ("w", "cursor"), ("o ", "plain")]),
        (TypedLine("three", cursor=5), [("three", "plain"), (" ", "cursor")]),
        (TypedLine("two ", (0, 4)), [("two ", "marked")]),
        (TypedLine("two ", (1, 3), 3), [("t", "plain"), ("wo", "marked"), (" ", "cursor")]),
        (TypedLine("one ", (1, 4), 1), [("o", "plain"), ("n", "both"), ("e ", "marked")]),
        (TypedLine("", cursor=0), [(" ", "cursor")]),
        (TypedLine(""), []),
    ],
)
def test_it_is_cut_where_its_looks_change(line: TypedLine, expected: list[tuple[str, str]]) -> None:
    """What is marked, and the cursor over that."""
    assert [(text, NAMES[style or Style()]) for text, style, _ in line.segments(STYLES)] == expected


def test_it_fills_its_width() -> None:
    """In cells: a wide sign takes two."""
    strip = typed_strip(TypedLine("漢字"), STYLES, 7)
    assert (strip.text, strip.cell_length) == ("漢字   ", 7)
    assert typed_strip(TypedLine("漢字"), STYLES, 7) is strip
