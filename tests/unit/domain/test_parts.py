"""Long texts in parts that notes hold."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lmc_tui.domain.parts import LONGEST_NOTE, parts

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from(" \n.,ab\u0301\u200d👩🇩🇪"), max_size=120)


@given(TEXTS, st.integers(1, 60))
@example("a b", 1)
@example(" a \n\n b ", 2)
@example("\u0301" * 50, 3)
def test_nothing_but_blanks_is_lost(text: str, most: int) -> None:
    """The parts hold every word, letter by letter in order, and none of them is empty or too long."""
    found = parts(text, most)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(0 < len(part) <= most and part == part.strip() for part in found)


@given(TEXTS)
def test_what_a_note_holds_is_one_part(text: str) -> None:
    """It is left as it is, but for blanks at its ends."""
    assert parts(text, max(1, len(text))) == ((text.strip(),) if text.strip() else ())


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("one two\nthree four five", 12, ("one two", "three four", "five")),
        ("One. Two is. Three four", 14, ("One. Two is.", "Three four")),
        ('Is it "so?" Yes it is.', 14, ('Is it "so?"', "Yes it is.")),
        ("はい。いいえです。たぶん", 9, ("はい。いいえです。", "たぶん")),
        ("one two three", 9, ("one two", "three")),
        ("a bbbbbbbbbbbbbb", 10, ("a bbbbbbbb", "bbbbbb")),
        ("a\nbbbbbbbbbb cc", 10, ("a\nbbbbbbbb", "bb cc")),
        ("xxxxxxxxxx", 4, ("xxxx", "xxxx", "xx")),
        (" \n ", 4, ()),
    ],
)
def test_parts_end_where_people_would_break(text: str, most: int, expected: tuple[str, ...]) -> None:
    """With a line, else a sentence, else a word; one that is less than half full by then is filled up."""
    assert parts(text, most) == expected


@pytest.mark.parametrize(
    ("sign", "count"), [("e\u0301", 2), ("👩\u200d🏫", 3), ("👍🏽", 2), ("🇩🇪", 2), ("☎\ufe0f", 2), ("1\ufe0f\u20e3", 3)]
)
def test_a_sign_of_several_characters_is_not_cut_in_two(sign: str, count: int) -> None:
    """Accents, joined and coloured emoji and flags go whole into one part."""
    assert len(sign) == count
    for most in (9, 10, 11):
        found = parts(sign * 12, most)
        assert {len(part) % count for part in found} == {0}
        assert "".join(found) == sign * 12


def test_a_note_holds_what_people_are_told() -> None:
    """Two thousand characters are one part, one more makes two."""
    assert LONGEST_NOTE == 2_000
    assert [len(parts("x" * length)) for length in (2_000, 2_001, 4_000, 4_001)] == [1, 2, 2, 3]
