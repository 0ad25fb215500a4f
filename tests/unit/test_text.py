"""Texts on their way in: nothing may act on a terminal, and nothing may vanish unseen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lmc_tui.text import MARK, clean, clean_line

ACTING = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) != "\n"}
ACTING |= set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff")
ACTING |= {chr(code) for code in range(0xD800, 0xE000)}
ACTING |= {chr(code) for code in (*range(0x2061, 0x2066), *range(0x206A, 0x2070), *range(0xFFF9, 0xFFFC), 0x180E)}
ACTING |= {chr(code) for code in (*range(0xE0000, 0xE0100), *range(0x1D173, 0x1D17B), *range(0x1BCA0, 0x1BCA4))}
ACTING |= {chr(code) for code in range(0x110000) if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF}
"""What a terminal acts on, what turns a line around or hides in it, and what no encoder takes."""

ANY_TEXT = st.text(st.characters() | st.sampled_from(sorted(ACTING)), max_size=40)


def test_nothing_that_acts_is_printable() -> None:
    """So a printable text needs no closer look, whatever Unicode this Python knows."""
    assert [each for each in ACTING if each.isprintable()] == []
    assert clean("e\u0301 · \u212b") == "\u00e9 · \u00c5"


@given(ANY_TEXT)
@example("\r\r\n\n\r")
@example("e\u0301\u202ee\u0301")
@example("\u212b\u2126\u1100\u1161\u11a8")
@example("\ud83d\ude00")
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """A text that was cleaned is clean."""
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(ANY_TEXT)
def test_clean_text_can_be_written(text: str) -> None:
    """It goes to UTF-8 and back, and holds nothing on which a terminal acts."""
    cleaned = clean(text)
    assert cleaned.encode().decode() == cleaned
    assert not ACTING & set(cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)


@given(ANY_TEXT)
def test_nothing_vanishes(text: str) -> None:
    """For each character that acts there stands a mark, and line ends stay as many as there were."""
    ends = text.replace("\r\n", "\n").replace("\r", "\n")
    cleaned = clean(text)
    assert cleaned.count("\n") == ends.count("\n")
    assert cleaned.count(MARK) == sum(each == MARK or each in ACTING - {"\t"} for each in ends)


@given(ANY_TEXT)
def test_a_line_is_one_line(text: str) -> None:
    """No line break is left, and no blank at the ends or beside another."""
    line = clean_line(text)
    assert line.split() == clean(text).split()
    assert "\n" not in line
    assert "  " not in line
    assert line == line.strip()


def test_every_acting_character_becomes_a_mark() -> None:
    """Each of them alone, between two letters."""
    missed = [f"{ord(each):04x}" for each in ACTING - set("\t\r") if clean(f"a{each}b") != f"a{MARK}b"]
    assert missed == []


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        ("plain", "plain"),
        ("one\ntwo", "one\ntwo"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\tb", "a    b"),
        ("\x1b[31mred", f"{MARK}[31mred"),
        ("\x1b]52;c;ZXZpbA==\x07", f"{MARK}]52;c;ZXZpbA=={MARK}"),
        ("cafe\u0301", "caf\u00e9"),
        ("[@click=app.quit]", "[@click=app.quit]"),
        ("👩\u200d🏫 naïve 日本", "👩\u200d🏫 naïve 日本"),
        (" kept  blanks ", " kept  blanks "),
        ("\ue0b0 \U000f0000", "\ue0b0 \U000f0000"),
        ("soft\u00adhyphen zero\u200bwidth", "soft\u00adhyphen zero\u200bwidth"),
        (
            "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
            "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        ),
        ("🏴\U000e0068\U000e0069", f"🏴{MARK}{MARK}"),
        ("x\U000e0068\U000e0069\U000e007f", f"x{MARK}{MARK}{MARK}"),
    ],
)
def test_only_what_acts_is_changed(text: str, cleaned: str) -> None:
    """Words of all languages, joined emoji, flags, signs for private use, markup and blanks stay; escapes and texts
    hidden in tags lose what they are made of."""
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "line"), [("", ""), (" \n ", ""), (" a\n\tb  c ", "a b c"), ("a\u00a0b", "a b"), ("a\x1cb", f"a{MARK}b")]
)
def test_lines_are_joined_by_blanks(text: str, line: str) -> None:
    """Line ends, tabs and runs of blanks become one blank; a separator that acts is marked like everywhere."""
    assert clean_line(text) == line
