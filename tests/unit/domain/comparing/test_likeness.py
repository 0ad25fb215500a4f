"""Which texts are taken for alike, in which order, and how many are measured for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from lmc_tui.domain.comparing import likeness
from lmc_tui.domain.comparing.likeness import ENOUGH, LIKELY, NEAREST, Likeness, alike, ratio, text_of


def how_alike(one: str, other: str) -> float:
    """The ratio of two texts."""
    return ratio(text_of(one), text_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LMS, full edition", "LMS, reduced edition"),
        ("HR Compliance: yearly course order", "HR Compliance: yearly order"),
        ("Content editor salary: 64", "Salary of the content editor: 70"),
        ("Scanner prompts, 40 words each", "Prompts of 40 words in the scanner"),
        ("Warehouse", "Warehosue"),
        ("Works council", "Ask the works council early"),
        ("倉庫のITシステム", "新しい倉庫のITシステム"),
    ],
)
def test_the_same_thing_in_other_words_is_alike(one: str, other: str) -> None:
    """Words added, turned round or mistyped, also in a language without blanks."""
    assert how_alike(one, other) >= ENOUGH


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shift leads", "Shift huddle board"),
        ("Two-day induction slides", "Two instructional designers"),
        ("Safety experts", "Senior pickers"),
        ("Tip editor linked to the scanner", "Pickers: ask the scanner"),
        ("Depot staff", "Depot managers"),
    ],
)
def test_two_things_with_a_word_in_common_are_not_alike(one: str, other: str) -> None:
    """What `difflib` alone would take for one is told apart."""
    assert how_alike(one, other) < ENOUGH


def test_case_and_punctuation_do_not_count() -> None:
    """The same words are wholly alike, and so are texts without any word."""
    assert how_alike("IT, warehouse-systems!", "it warehouse systems") == 1
    assert how_alike("***", "***") == how_alike("", "") == 1
    assert how_alike("***", "+++") == 0


def test_either_may_come_first() -> None:
    """The ratio is the same both ways, which `difflib` does not promise."""
    texts = ("tide", "diet", "abcdab", "dabcab", "a b c", "c b a", "x" * 200, "")
    for one in texts:
        for other in texts:
            assert how_alike(one, other) == how_alike(other, one)


def test_what_is_less_than_asked_for_is_nothing() -> None:
    """Below the least ratio the measure is 0, at it it is what it is."""
    exact = how_alike("Picker", "Pickers")
    assert 0 < exact < 1
    assert ratio(text_of("Picker"), text_of("Pickers"), exact) == exact
    assert ratio(text_of("Picker"), text_of("Pickers"), exact + 0.001) == 0


def test_long_texts_are_measured_by_their_first_words() -> None:
    """A page that differs in its last word is alike, one that begins otherwise is not."""
    page = " ".join(f"word{number}" for number in range(300))
    assert how_alike(page, f"{page} end") == 1
    assert how_alike(page, " ".join(reversed(page.split()))) < ENOUGH


def test_the_best_pair_comes_first_and_no_text_is_in_two() -> None:
    """A nearer text takes the partner away from one that is only near."""
    before = {0: "Six floor coaches", 1: "Six part-time floor coaches"}
    found = alike(before, {7: "Six part-time floor coaches, two shifts"}, ENOUGH)
    assert [each[:2] for each in found] == [(1, 7)]
    both = alike(before, {7: "Six part-time floor coaches, two shifts", 8: "six floor coaches"}, ENOUGH)
    assert [each[:2] for each in both] == [(0, 8), (1, 7)]


def test_equal_texts_go_together_in_their_order() -> None:
    """To the letter first, then in the same words; what is left over stays alone."""
    found = alike({1: "Budget", 2: "budget", 3: "Budget"}, {4: "BUDGET!", 5: "budget", 6: "Budget"}, ENOUGH)
    assert {each[:2] for each in found} == {(1, 6), (2, 5), (3, 4)}
    assert alike({1: "Budget", 2: "Budget"}, {9: "Budget"}, ENOUGH) == [Likeness(1, 9, 1.0)]


def test_what_is_kept_apart_is_never_a_pair() -> None:
    """Neither equal texts nor like ones; another takes the place."""

    def is_apart(before: int, after: int) -> bool:
        return (before, after) in {(1, 4), (2, 5)}

    found = alike({1: "Budget", 2: "Picker"}, {4: "Budget", 5: "Pickers", 6: "budget"}, ENOUGH, is_apart)
    assert [each[:2] for each in found] == [(1, 6)]


@pytest.mark.parametrize("template", ["Note number {}", "The depot at place {} needs one more shift lead"])
def test_hundreds_of_like_texts_are_not_all_measured(template: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """For each text a few are measured and not many more are looked at, however many are alike."""
    calls: Counter[str] = Counter()

    def counted(name: str) -> Callable[..., float]:
        real = getattr(likeness, name)

        def call(*given: object) -> float:
            calls[name] += 1
            return float(real(*given))

        return call

    for name in ("ratio", "shared"):
        monkeypatch.setattr(likeness, name, counted(name))
    before = {number: template.format(2 * number) for number in range(300)}
    after = {number: template.format(2 * number + 1) for number in range(300)}
    found = alike(before, after, ENOUGH)
    assert len({each.before for each in found}) == len({each.after for each in found}) == len(found) > 250
    assert 300 < calls["ratio"] <= 300 * NEAREST
    assert calls["shared"] <= 300 * (LIKELY + NEAREST)
