"""A text is cut into the same blocks whether its lines are looked at quickly or sign by sign."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import MonkeyPatch

from lmc_tui.storage import blocks
from tests.unit.storage.test_hand_edits import EDITED

SIGNS = st.lists(
    st.sampled_from(
        ['"', "'", '"""', "'''", "\\", "#", "[", "]", "[[notes]]", "[end]", "x", ".", " ", "\x0c", "\u2028"]
    ),
    max_size=12,
).map("".join)


@settings(max_examples=500)
@given(SIGNS, st.sampled_from(["", '"""', "'''"]))
def test_what_is_open_behind_a_line_is_what_a_walk_along_it_finds(line: str, quotes: str) -> None:
    """Most lines have no long quotes in them, and are not walked along."""
    assert blocks.open_quotes(line, quotes) == blocks._walk(line, quotes)[0]


@settings(max_examples=500)
@given(st.lists(SIGNS, max_size=8))
def test_no_header_is_passed_over(lines: list[str]) -> None:
    """A text without long strings is cut as if every line were looked at; the blocks give the text again."""
    text = "\n".join(lines)
    quick = blocks.split(text)
    with MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_telling", lambda _, every: enumerate(every))
        assert blocks.split(text) == quick
    assert "".join(block.text for block in quick) == text


def test_names_of_tables_lose_their_quotes_and_blanks() -> None:
    """However a header is written, the block has the name that the program knows."""
    named = [(block.name, block.is_item) for block in blocks.split('[[ "notes" ]]\n[our . "own"]\n[end] # last\n')]
    assert named == [("", False), ("notes", True), ("our.own", False), ("end", False)]
    assert [block.name for block in blocks.split(EDITED)][-2:] == ["our.own", "end"]
