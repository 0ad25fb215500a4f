"""Order that two sides changed, brought together."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmc_tui.domain.ordering import ordered, united, unmoved, woven

ORDERS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@pytest.mark.parametrize(
    ("onto", "order", "those", "result"),
    [
        ("abc", "", "", "abc"),
        ("abc", "axbc", "x", "axbc"),
        ("abc", "xabc", "x", "xabc"),
        ("abc", "abcx", "x", "abcx"),
        ("ayb", "axzb", "xz", "axzyb"),
        ("abc", "axb", "", "abc"),
        ("cab", "axbzc", "xz", "caxbz"),
        ("", "xyz", "xz", "xz"),
    ],
)
def test_new_things_stand_behind_their_neighbours(onto: str, order: str, those: str, result: str) -> None:
    """Each goes right behind the one in front of it, wherever that stands; without one it comes first."""
    assert "".join(woven(onto, order, those)) == result


@pytest.mark.parametrize(
    ("before", "after", "stayed"),
    [
        ("abcd", "abcd", "abcd"),
        ("abcd", "bcda", "bcd"),
        ("abcd", "dabc", "abc"),
        ("abcd", "acbd", "abd"),
        ("abcd", "axd", "ad"),
        ("ab", "xy", ""),
        ("", "", ""),
    ],
)
def test_as_many_as_can_be_have_stayed(before: str, after: str, stayed: str) -> None:
    """One that was carried past the others moved; the others did not."""
    assert unmoved(before, after) == frozenset(stayed)


@given(ORDERS, ORDERS)
def test_those_that_stayed_stand_alike_on_both_sides(before: list[str], after: list[str]) -> None:
    """They are in both, in one order, and no other of both could be added to them without breaking it."""
    stayed = unmoved(before, after)
    assert [key for key in before if key in stayed] == [key for key in after if key in stayed]
    for other in (frozenset(before) & frozenset(after)) - stayed:
        more = stayed | {other}
        assert [key for key in before if key in more] != [key for key in after if key in more]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "result"),
    [
        ("abc", "cab", "abc", "cab"),
        ("abc", "abc", "cab", "cab"),
        ("abcd", "bacd", "abdc", "badc"),
        ("abc", "bca", "cab", "cab"),
        ("ab", "axb", "ayb", "axyb"),
        ("ab", "abx", "yab", "yabx"),
        ("abc", "bxca", "aybc", "ybxca"),
        ("", "pq", "pyq", "pyq"),
        ("", "qp", "pyq", "qpy"),
        ("", "ax", "zay", "zaxy"),
        ("ab", "a", "ba", "ba"),
    ],
)
def test_mine_stands_where_it_was_moved_and_the_rest_as_theirs(base: str, mine: str, theirs: str, result: str) -> None:
    """Moves of both sides are done; what both moved stands as in mine; new things keep their neighbours."""
    assert "".join(ordered(base, mine, theirs, result)) == result


def test_what_is_not_kept_leaves_no_gap() -> None:
    """A thing that goes takes nobody with it: what stood behind it moves up."""
    assert ordered("abc", "abxc", "abc", "axc") == ["a", "x", "c"]


@given(ORDERS, ORDERS)
def test_an_order_that_one_side_changed_is_that_sides(base: list[str], changed: list[str]) -> None:
    """Moved, added, taken away: where the other side did nothing, it is all as this side has it."""
    assert ordered(base, changed, base, changed) == changed
    assert ordered(base, base, changed, changed) == changed
    assert ordered(base, changed, changed, changed) == changed


@given(ORDERS, ORDERS, ORDERS)
def test_everything_that_is_kept_is_there_once(base: list[str], mine: list[str], theirs: list[str]) -> None:
    """However wildly both sides moved things, none is lost or doubled."""
    kept = frozenset(mine) | frozenset(theirs)
    assert sorted(ordered(base, mine, theirs, kept)) == sorted(kept)


@pytest.mark.parametrize("mine", permutations("abc"))
def test_a_whole_new_order_of_mine_holds(mine: tuple[str, ...]) -> None:
    """Where theirs only added at the end, mine stands in its own order."""
    result = ordered("abc", mine, "abcz", "abcz")
    assert [key for key in result if key != "z"] == list(mine)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "result"),
    [
        ("ab", "abx", "aby", "abxy"),
        ("ab", "a", "abz", "az"),
        ("ab", "a", "b", ""),
        ("", "ab", "bc", "abc"),
        ("ab", "ba", "ab", "ba"),
        ("ab", "ab", "ba", "ba"),
        ("ab", "abab", "ab", "abab"),
        ("ab", "aab", "abx", "abx"),
    ],
)
def test_a_set_has_what_either_added_and_nothing_that_either_took(
    base: str, mine: str, theirs: str, result: str
) -> None:
    """Tags and threads of both sides come together; a list that one side left alone is the other's as it is."""
    assert united(tuple(base), tuple(mine), tuple(theirs)) == tuple(result)
