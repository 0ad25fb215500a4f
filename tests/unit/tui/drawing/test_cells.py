"""Text in cells: cut, wrapped and listed."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lmc_tui
from lmc_tui.tui.drawing.cells import cut, cut_front, listed, steady, width, wrapped

TEXTS = st.text(st.sampled_from("ab/-漢 é\n"), max_size=40)


def test_lines_break_between_words() -> None:
    """A word that fits on a line is never broken."""
    assert wrapped("information dissemination", 13) == ("information", "dissemination")
    assert wrapped("one two three", 7) == ("one two", "three")


def test_a_word_too_long_breaks_behind_a_slash_or_a_hyphen() -> None:
    """Elsewhere only when there is none."""
    assert wrapped("coaching/mentoring", 12) == ("coaching/", "mentoring")
    assert wrapped("cross-departmental", 14) == ("cross-", "departmental")
    assert wrapped("a/very/long/path", 9) == ("a/very/", "long/path")
    assert wrapped("communications", 12) == ("communicatio", "ns")
    assert wrapped("-/communications", 12) == ("-/", "communicatio", "ns")


@given(TEXTS, st.integers(2, 20))
def test_nothing_is_lost_by_wrapping(text: str, cells: int) -> None:
    """All characters but blanks and ends of lines are there, in lines that fit."""
    lines = wrapped(text, cells)
    assert "".join(lines).replace(" ", "") == steady(text).replace(" ", "").replace("\n", "")
    assert all(width(line) <= cells for line in lines)


@given(st.lists(TEXTS.map(lambda text: text.replace("\n", "")), max_size=6), st.integers(2, 20))
def test_a_list_fits_its_lines(words: list[str], cells: int) -> None:
    """However long its words are."""
    assert all(width(line) <= cells for line in listed(words, cells))


@given(TEXTS, st.integers(0, 20))
def test_cutting_keeps_one_end(text: str, cells: int) -> None:
    """The beginning or the end, in no more cells than told; what fits stays whole."""
    front, end = cut_front(text, cells), cut(text, cells)
    assert width(front) <= cells
    assert width(end) <= cells
    assert text.endswith(front.removeprefix("…"))
    assert text.startswith(end.removesuffix("…"))
    assert (front == text) == (end == text) == (width(text) <= cells)


SOURCES = sorted(Path(lmc_tui.__file__).parent.rglob("*.py")) + sorted(Path(lmc_tui.__file__).parent.rglob("*.toml"))
CHANGED = "\u2630\u2637\u268a\u4dc0\u4dff\U0001d300\U0001d360"
"""Signs that became wide with Unicode 16: terminals that are older draw them in one cell."""


def test_signs_about_whose_width_terminals_disagree_are_drawn_as_one_that_all_measure_alike() -> None:
    """Or the end of their line would stay as it was, or the border be pushed out."""
    assert {width(sign) for sign in CHANGED} == {2}
    assert {unicodedata.east_asian_width(sign) for sign in CHANGED} == {"N"}
    assert steady(f"the {CHANGED} menu") == f"the {'≡' * len(CHANGED)} menu"
    assert width("≡") == 1


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_the_program_draws_only_signs_that_all_terminals_measure_alike(path: Path) -> None:
    """None in its source or its content would be drawn otherwise if a person had typed it."""
    text = path.read_text(encoding="utf-8")
    assert steady(text) == text
