"""What was made of things before, so that of thousands of notes only the changed one is looked at again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")


class Remembered(Generic[Thing, Made]):
    """What was made of the things of one round and of the round before it; a round is one session, or one text.

    Things are told apart *by* identity, or by what they say; those that are told apart by identity must never change.
    A round is filled by one thread; any may begin the next.
    """

    __slots__ = ("_before", "_by", "_now")

    def __init__(self, by: Callable[[Thing], object] = id) -> None:
        self._by = by
        self._before: dict[object, tuple[Thing, Made]] = {}
        self._now: dict[object, tuple[Thing, Made]] = {}
        """The things stand here too: the identity of what is gone may become that of something else."""

    def next(self) -> Remembered[Thing, Made]:
        """The round after this one: what it does not ask for, the one after it does not know any more."""
        following: Remembered[Thing, Made] = Remembered(self._by)
        following._before = self._now
        return following

    def known(self, thing: Thing) -> Made | None:
        """What was made of it; None when nothing is remembered. It is then remembered for one more round."""
        key = self._by(thing)
        found = self._now.get(key)
        if found is None:
            found = self._before.get(key)
            if found is None:
                return None
            self._now[key] = found
        return found[1]

    def keep(self, thing: Thing, made: Made) -> Made:
        """What was *made* of it, from now on remembered."""
        self._now[self._by(thing)] = (thing, made)
        return made
