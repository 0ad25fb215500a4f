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
        (TypedLine(TEXT, 0, 13, (0, 0), None), [("one two three", "plain")]),
        (TypedLine(TEXT, 4, 8, (0, 0), None), [("two ", "plain")]),
        (TypedLine(TEXT, 4, 8, (0, 0), 5), [("t", "plain"), ("w", "cursor"), ("o ", "plain")]),
        (TypedLine(TEXT, 8, 13, (0, 0), 13), [("three", "plain"), (" ", "cursor")]),
        (TypedLine(TEXT, 4, 8, (2, 10), None), [("two ", "marked")]),
        (TypedLine(TEXT, 4, 8, (5, 7), 7), [("t", "plain"), ("wo", "marked"), (" ", "cursor")]),
        (TypedLine(TEXT, 0, 4, (1, 9), 1), [("o", "plain"), ("n", "both"), ("e ", "marked")]),
        (TypedLine("", 0, 0, (0, 0), 0), [(" ", "cursor")]),
        (TypedLine("", 0, 0, (0, 0), None), []),
    ],
)
def test_it_is_cut_where_its_looks_change(line: TypedLine, expected: list[tuple[str, str]]) -> None:
    """Only the part that stands on the line, with what is marked of it, and the cursor over that."""
    assert [(text, NAMES[style or Style()]) for text, style, _ in line.segments(STYLES)] == expected


def test_it_fills_its_width() -> None:
    """In cells: a wide sign takes two."""
    strip = typed_strip(TypedLine("漢字", 0, 2, (0, 0), None), STYLES, 7)
    assert (strip.text, strip.cell_length) == ("漢字   ", 7)
    assert typed_strip(TypedLine("漢字", 0, 2, (0, 0), None), STYLES, 7) is strip
