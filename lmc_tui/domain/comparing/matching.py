"""Which thing is which on the other side: by a person's word, by id, and what is left by likeness."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from lmc_tui.domain.agenda import Step
from lmc_tui.domain.comparing.kinds import By
from lmc_tui.domain.comparing.likeness import alike
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Action, Parked

Thing = TypeVar("Thing", Note, Parked, Action, Step)
Ids: TypeAlias = Iterable[tuple[str, str]]
"""Pairs of ids: of a thing before, and of one after."""


class Pair(NamedTuple, Generic[Thing]):
    """A thing on both sides, or on one."""

    before: Thing | None
    """None for what is there only after."""
    after: Thing | None
    by: By | None = None
    """How the two were taken for one; None for a thing of one side."""
    ratio: float | None = None
    """How much their texts are alike, up to 1; None unless they were taken for one by likeness."""


class Matched(NamedTuple, Generic[Thing]):
    """All things of both sides, each in just one pair."""

    pairs: dict[str, Pair[Thing]]
    """By keys of no meaning."""
    before: tuple[str, ...]
    """The keys of the things before, in their order."""
    after: tuple[str, ...]


class Matcher(Generic[Thing]):
    """Takes things of two sides for one, step by step; what was taken once stays so."""

    def __init__(self, before: Sequence[Thing], after: Sequence[Thing], apart: Ids = ()) -> None:
        """Two whose ids are a pair of *apart* are never taken for one."""
        self._before: Sequence[Thing] = before
        self._after: Sequence[Thing] = after
        self._left_before: dict[int, Thing] = dict(enumerate(before))
        """Place to thing, of those that are in no pair yet."""
        self._left_after: dict[int, Thing] = dict(enumerate(after))
        self._apart = frozenset(apart)
        self._found: dict[int, tuple[int, By, float | None]] = {}
        """Place before to place after, and how."""

    def by_hand(self, pairs: Ids) -> None:
        """Take these for one. What is not there, or in a pair already, is passed over."""
        first, second = _places(self._left_before), _places(self._left_after)
        for before_id, after_id in pairs:
            if before_id in first and after_id in second:
                self._take(first.pop(before_id), second.pop(after_id), By.HAND)

    def by_id(self, is_same: Callable[[Thing, Thing], bool] = lambda *_: True) -> None:
        """Take for one what has one id, where *is_same* holds."""
        second = _places(self._left_after)
        for before, thing in list(self._left_before.items()):
            after = second.get(thing.id)
            if after is not None and not self._is_apart(before, after) and is_same(thing, self._after[after]):
                self._take(before, after, By.ID)

    def by_likeness(
        self, text: Callable[[Thing], str], among: Callable[[Thing], Hashable] = lambda _: None, *, least: float
    ) -> None:
        """Take for one what reads alike by at least *least*, best first, among those for which *among* is the same."""
        first, second = _grouped(self._left_before, among), _grouped(self._left_after, among)
        for group in first:
            here, there = (
                {place: text(each) for place, each in side.get(group, {}).items()} for side in (first, second)
            )
            for found in alike(here, there, least, self._is_apart):
                self._take(found.before, found.after, By.LIKENESS, found.ratio)

    def matched(self) -> Matched[Thing]:
        """All things of both sides."""
        pairs: dict[str, Pair[Thing]] = {}
        keys_after = [f"+{place}" for place in range(len(self._after))]
        for place, thing in enumerate(self._before):
            key = f"{place}"
            if place not in self._found:
                pairs[key] = Pair(thing, None)
                continue
            after, by, ratio = self._found[place]
            keys_after[after] = key
            pairs[key] = Pair(thing, self._after[after], by, ratio)
        for key, thing in zip(keys_after, self._after, strict=True):
            pairs.setdefault(key, Pair(None, thing))
        return Matched(pairs, tuple(f"{place}" for place in range(len(self._before))), tuple(keys_after))

    def _is_apart(self, before: int, after: int) -> bool:
        return (self._before[before].id, self._after[after].id) in self._apart

    def _take(self, before: int, after: int, by: By, ratio: float | None = None) -> None:
        self._found[before] = (after, by, ratio)
        del self._left_before[before], self._left_after[after]


def _places(things: Mapping[int, Thing]) -> dict[str, int]:
    """Id to place."""
    return {thing.id: place for place, thing in things.items()}


def _grouped(things: Mapping[int, Thing], among: Callable[[Thing], Hashable]) -> dict[Hashable, dict[int, Thing]]:
    groups: dict[Hashable, dict[int, Thing]] = {}
    for place, thing in things.items():
        groups.setdefault(among(thing), {})[place] = thing
    return groups
