"""Garbage is looked for often, and never among what was loaded."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from lmc_tui.tui.garbage import SOON, collect_again, set_aside, take_back


class Knot:
    """Something that refers to itself, so that only a collection finds it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Leaves collection as it is found."""
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)
    gc.enable()
    gc.unfreeze()


def test_what_was_loaded_while_collection_was_held_is_set_aside() -> None:
    """And from then on garbage is looked for, soon."""
    gc.disable()
    knot = Knot()
    gone = weakref.ref(knot)
    collect_again()
    assert gc.isenabled()
    assert gc.get_threshold() == SOON
    del knot
    gc.collect()
    assert gone() is not None
    take_back()
    gc.collect()
    assert gone() is None


def test_where_collection_was_not_held_it_stays_as_it_is() -> None:
    """A program that this one is a part of has its own ideas of it."""
    thresholds = gc.get_threshold()
    collect_again()
    set_aside()
    assert gc.get_freeze_count() == 0
    assert gc.get_threshold() == thresholds


def test_what_is_loaded_later_is_set_aside_without_the_garbage() -> None:
    """What is still in use by then; the rest goes."""
    gc.freeze()
    before = gc.get_freeze_count()
    garbage, used = weakref.ref(Knot()), Knot()
    assert garbage() is not None
    set_aside()
    assert garbage() is None
    assert gc.get_freeze_count() > before
    assert all(each is not used for each in gc.get_objects())
