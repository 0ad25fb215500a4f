"""Things of one kind from two sides, matched by their ids: kept, deleted, or brought together."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from lmc_tui.domain.agenda import Step
from lmc_tui.domain.merging.clashes import called
from lmc_tui.domain.merging.conflict import REMOVED, TEXT, Side, Thing
from lmc_tui.domain.merging.ledger import Ledger
from lmc_tui.domain.merging.unions import Differing, Fields
from lmc_tui.domain.notes import Note
from lmc_tui.domain.ordering import ordered
from lmc_tui.domain.session import Action, Parked

Item = TypeVar("Item", Note, Parked, Action, Step)


class Sides(NamedTuple, Generic[Item]):
    """All things of one kind by their ids, each side in its order."""

    base: Mapping[str, Item]
    """Empty where there is no base."""
    mine: Mapping[str, Item]
    theirs: Mapping[str, Item]


def sides_of(base: Iterable[Item], mine: Iterable[Item], theirs: Iterable[Item]) -> Sides[Item]:
    """The things of base, mine and theirs by their ids."""
    return Sides(
        {thing.id: thing for thing in base},
        {thing.id: thing for thing in mine},
        {thing.id: thing for thing in theirs},
    )


class Kind(NamedTuple, Generic[Item]):
    """How things of one kind are brought together."""

    thing: Thing
    one: Callable[[Item | None, Item, Item, Fields], Item]
    """Gives the one thing for base, mine and theirs of a thing that both sides changed."""
    twin: Callable[[Item, str, str], Item] | None = None
    """Gives the thing, with an id and a text of its own, that keeps the other text; None for what has no text."""


class Union(NamedTuple, Generic[Item]):
    """The things of both sides."""

    things: dict[str, Item]
    twins: dict[str, Item]
    """Id of a thing to the one behind it that says the other text."""

    def in_order(self, sides: Sides[Item], kept: Container[str]) -> Iterator[Item]:
        """Those that are *kept*, in the order that honours both sides, each with its twin behind it."""
        for thing_id in ordered(list(sides.base), list(sides.mine), list(sides.theirs), kept):
            yield self.things[thing_id]
            if thing_id in self.twins:
                yield self.twins[thing_id]


def union(kind: Kind[Item], sides: Sides[Item], ledger: Ledger, needed: Container[str] = ()) -> Union[Item]:
    """The things of both sides. What one side deleted is gone, unless the other changed it or it is *needed*."""
    found: Union[Item] = Union({}, {})
    for thing_id in dict.fromkeys((*sides.mine, *sides.theirs)):
        base, mine, theirs = sides.base.get(thing_id), sides.mine.get(thing_id), sides.theirs.get(thing_id)
        if mine is not None and theirs is not None:
            _unite(kind, base, mine, theirs, found, ledger)
            continue
        left = mine if mine is not None else theirs
        if left is None or (left == base and thing_id not in needed):
            continue
        found.things[thing_id] = left
        if base is not None:
            here, there = (called(each) if each is not None else None for each in (mine, theirs))
            taken = Side.MINE if mine is not None else Side.THEIRS
            ledger.tell(kind.thing, left, Differing(REMOVED, called(base), here, there, taken))
    return found


def _unite(kind: Kind[Item], base: Item | None, mine: Item, theirs: Item, found: Union[Item], ledger: Ledger) -> None:
    """Put into *found* what both sides have: one thing, and a twin for the text that is not taken."""
    if mine == theirs or base in (mine, theirs):
        found.things[mine.id] = theirs if mine == base else mine
        return
    fields = Fields()
    found.things[mine.id] = both = kind.one(base, mine, theirs, fields)
    for differing in fields.differing:
        kept_as = None
        if differing.field == TEXT and kind.twin is not None:
            kept_as = ledger.fresh_id()
            found.twins[mine.id] = kind.twin(both, kept_as, called(theirs))
        ledger.tell(kind.thing, both, differing, kept_as)
