"""Finding notes by words."""

from __future__ import annotations

import pytest

from lmc_tui.domain.search import find
from tests.support.builders import a_canvas, a_filled_session, a_note, a_session


def found(words: str, *, archived: bool = True) -> list[str]:
    """Ids of the notes found in the filled session."""
    return [note.id for note in find(a_filled_session(), a_canvas(), words, archived=archived)]


@pytest.mark.parametrize("words", ["", "   ", "\n"])
def test_no_words_find_nothing(words: str) -> None:
    """An empty search is not a search for everything."""
    assert found(words) == []


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("warehouse", ["p000001"]),
        ("WAREHOUSE it", ["p000001"]),
        ("it warehouse", ["p000001"]),
        ("ware house", ["p000001"]),
        ("warehouse vendor", []),
        ("depot", ["c000001"]),
        ("prompts", ["d000001"]),
        ("need", ["p000001"]),
        ("external", ["p000002"]),
        ("subject", []),
        ("once a week", ["p000002"]),
        ("12000.5", ["p000002"]),
        ("#night", ["c000002"]),
        ("shift", ["c000002"]),
        ("@ada", ["c000002"]),
        ("@head l&d", ["a000001"]),
        ("as-is", ["a000001"]),
        ("nowhere", []),
    ],
)
def test_every_word_must_occur(words: str, ids: list[str]) -> None:
    """Text, section, board, facets, tags and owner are looked at, in any order and whatever the case."""
    assert found(words) == ids


def test_defaults_are_found_like_what_was_said() -> None:
    """A note that says nothing of its status is one that one has."""
    assert "d000001" in found("have")
    assert "p000001" not in found("have")


def test_notes_come_in_file_order_with_archived_ones_last() -> None:
    """By board, section and place, and behind them what was taken off the board."""
    assert found("vendor") == ["p000002", "p000004"]
    assert found("e") == ["a000001", "c000001", "c000002", "d000001", "p000001", "p000002", "p000003", "p000004"]


def test_archived_notes_can_be_left_out() -> None:
    """Where only the board matters, what was taken off it is not found."""
    assert found("vendor", archived=False) == ["p000002"]
    assert [note.id for note in find(a_filled_session(), a_canvas(), "vendor")] == ["p000002", "p000004"]


def test_case_is_folded_as_languages_do() -> None:
    """`STRASSE` finds `Straße`."""
    session = a_session(a_note(text="Depot Straße"))
    assert find(session, a_canvas(), "STRASSE") == session.notes


def test_a_section_is_searched_by_its_name() -> None:
    """All notes of a section are found by what it is called."""
    assert found("key partners") == ["p000001", "p000002", "p000003", "p000004"]
