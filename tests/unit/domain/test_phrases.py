"""Counts and lists as parts of sentences."""

from __future__ import annotations

import pytest

from lmc_tui.domain.phrases import counted, joined


@pytest.mark.parametrize(
    ("words", "phrase"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_are_joined_as_one_speaks(words: list[str], phrase: str) -> None:
    """Commas, and one word before the last."""
    assert joined(words) == phrase
    assert joined(words, "or") == phrase.replace(" and ", " or ")


def test_things_are_counted_as_one_speaks() -> None:
    """One is one, none are many."""
    assert [counted(number, "step") for number in (0, 1, 2)] == ["0 steps", "1 step", "2 steps"]
    assert counted(2, "person", "people") == "2 people"
