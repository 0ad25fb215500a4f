"""How keys are named."""

from __future__ import annotations

import pytest
from textual.keys import Keys

from lmc_tui.config.key_names import NAMED, ChosenKey, Where, is_kept, key_words, parse_key


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("a", "a"),
        ("A", "A"),
        ("+", "+"),
        (":", ":"),
        (",", ","),
        ("ä", "ä"),
        (" ", "space"),
        ("space", "space"),
        ("esc", "escape"),
        ("F12", "f12"),
        ("ctrl+T", "ctrl+t"),
        ("^t", "ctrl+t"),
        ("Shift+Tab", "shift+tab"),
        ("shift+ctrl+Up", "ctrl+shift+up"),
        ("ctrl+pgup", "ctrl+pageup"),
        ("comma", ","),
        ("alt+x", "alt+x"),
    ],
)
def test_a_key_is_written_in_one_way(word: str, key: str) -> None:
    """However a person writes it."""
    assert parse_key(word) == ChosenKey(key)


@pytest.mark.parametrize(
    "word", ["", "ab", "shift+a", "ctrl+1", "hyper+a", "ctrl+", "\x1b", "f99", "view:a", "+a", "^"]
)
def test_what_is_no_key_is_none(word: str) -> None:
    """Except for the one sign that stands alone."""
    assert parse_key(word) == (ChosenKey("^") if word == "^" else None)


def test_a_key_may_work_in_one_view_only() -> None:
    """And says so in the same way again."""
    assert parse_key("section:j") == ChosenKey("j", Where.SECTION)
    assert parse_key("Canvas:Up") == ChosenKey("up", Where.CANVAS)
    assert str(ChosenKey("j", Where.SECTION)) == "section:j"
    assert str(ChosenKey("j")) == "j"


def test_the_names_are_those_of_textual() -> None:
    """What the terminal's keys are called when they arrive."""
    known = {key.value for key in Keys}
    assert set(NAMED) <= known
    assert {word for word in key_words() if word.startswith("ctrl+")} <= known


@pytest.mark.parametrize(
    "key", ["ctrl+b", "ctrl+a", "ctrl+i", "ctrl+m", "ctrl+h", "alt+x", "ctrl+enter", "shift+space"]
)
def test_what_terminals_keep_is_known(key: str) -> None:
    """By prefix, menu or old habit."""
    assert is_kept(key).endswith(".")


@pytest.mark.parametrize("key", ["a", "ctrl+t", "shift+tab", "f5", "enter", "ctrl+up"])
def test_ordinary_keys_are_not(key: str) -> None:
    """Nothing is said of them."""
    assert is_kept(key) == ""
