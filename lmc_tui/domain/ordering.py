"""Order that two sides changed, brought together.

Everything is told by neighbours, never by list positions: what somebody moved or added goes behind what stands in
front of it on that side, wherever that is now.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=str)


def woven(onto: Sequence[Key], order: Iterable[Key], those: Container[Key]) -> list[Key]:
    """*onto* with those of *order* that it lacks, each behind the one that precedes it in *order*.

    Those that nothing precedes come first.
    """
    there = frozenset(onto)
    first: list[Key] = []
    behind: dict[Key, list[Key]] = {}
    run = first
    for key in order:
        if key in there:
            run = behind.setdefault(key, [])
        elif key in those:
            run.append(key)
    return first + [each for key in onto for each in (key, *behind.get(key, ()))]


def unmoved(before: Sequence[Key], after: Sequence[Key]) -> frozenset[Key]:
    """The keys of both that may be said to have stayed while others moved around them: as many as can be."""
    places = {key: place for place, key in enumerate(before)}
    ends: list[int] = []
    """For each length, the place where the lowest-ending rising run of that length ends."""
    run_keys: list[Key] = []
    leads: dict[Key, Key | None] = {}
    for key in after:
        place = places.get(key)
        if place is None:
            continue
        length = bisect_left(ends, place)
        ends[length:] = [place, *ends[length + 1 :]]
        run_keys[length:] = [key, *run_keys[length + 1 :]]
        leads[key] = run_keys[length - 1] if length else None
    stayed: set[Key] = set()
    last = run_keys[-1] if run_keys else None
    while last is not None:
        stayed.add(last)
        last = leads[last]
    return frozenset(stayed)


def ordered(base: Sequence[Key], mine: Sequence[Key], theirs: Sequence[Key], kept: Container[Key]) -> list[Key]:
    """Those of *mine* and *theirs* that are kept, in an order that honours both.

    What *mine* moved or added stands where it stands there, behind its neighbour; all else follows *theirs*. Things
    that both sides have and *base* lacks count as moved by *mine* only where the two sides differ about their order.
    """
    both = frozenset(mine) & frozenset(theirs)
    before = woven(base, theirs, both)
    moved = frozenset(mine) - unmoved(before, mine)
    stayed = [key for key in dict.fromkeys(theirs) if key in kept and key not in moved]
    return woven(stayed, dict.fromkeys(mine), kept)


def united(base: Sequence[Key], mine: Sequence[Key], theirs: Sequence[Key]) -> tuple[Key, ...]:
    """Two sides' changes to a list that is really a set: what either added is in it, what either took away is not."""
    if theirs == base:
        return tuple(mine)
    if mine in (base, theirs):
        return tuple(theirs)
    first, second, old = frozenset(mine), frozenset(theirs), frozenset(base)
    return tuple(ordered(base, mine, theirs, (first & second) | (first - old) | (second - old)))
