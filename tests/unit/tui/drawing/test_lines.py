"""Lines of spans: fitted, and with a sign where there are more of them."""

from __future__ import annotations

import pytest

from lmc_tui.tui.drawing.lines import Line, Row, Span, with_more
from tests.unit.tui.drawing.reading_lines import words_of

THREE: list[Line] = [(Span("one"),), (Span("two"),), (Span("a longer one"),)]


@pytest.mark.parametrize(
    ("above", "below", "words"),
    [
        (False, False, ["one", "two", "a longer"]),
        (True, False, ["one     ↑", "two", "a longer"]),
        (False, True, ["one", "two", "a long… ↓"]),
        (True, True, ["one     ↑", "two", "a long… ↓"]),
    ],
)
def test_signs_stand_at_the_right_end_of_the_first_and_the_last_line(
    above: bool, below: bool, words: list[str]
) -> None:
    """In the last column; a line that is too long is cut before them."""
    shown = words_of(with_more(THREE, 9, above=above, below=below))
    assert shown[:2] == words[:2]
    assert shown[2].startswith(words[2])


def test_one_line_among_others_says_so_in_one_sign() -> None:
    """Nothing is told of no lines at all."""
    assert words_of(with_more(THREE[:1], 8, above=True, below=True)) == ["one    ↕"]
    assert with_more([], 8, above=True, below=True) == []


def test_a_row_of_the_same_parts_is_the_same_row() -> None:
    """So that nothing is made anew of it; equal parts are not enough, for to look at them takes as long."""
    before = Row.of(THREE)
    assert Row.of(list(THREE), before) is before
    other = (Span("another"),)
    assert tuple(Row.of([*THREE[:2], other], before)) == (*THREE[0], *THREE[1], *other)
    assert tuple(Row.of(THREE[:2], before)) == (*THREE[0], *THREE[1])
    assert Row.of(list(THREE), None, Row.of(THREE[:2]), before) is before
