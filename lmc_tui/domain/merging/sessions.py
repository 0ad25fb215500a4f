"""Two whole sessions made one: each part by its own rules, then notes in their places and links that hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from typing import NamedTuple, TypeAlias

from lmc_tui.domain.agenda import Step
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.content import SetContent
from lmc_tui.domain.merging.clashes import apart, called
from lmc_tui.domain.merging.clocks import clocked, timer_side, unclocked, used_steps
from lmc_tui.domain.merging.conflict import SAME_ID, Conflict, Side, Thing
from lmc_tui.domain.merging.dismissals import merged_dismissals
from lmc_tui.domain.merging.ledger import Ledger
from lmc_tui.domain.merging.things import Item, Kind, sides_of, union
from lmc_tui.domain.merging.unions import (
    Differing,
    Fields,
    one_action,
    one_heading,
    one_note,
    one_parked,
    one_step,
    other_action,
    other_note,
    other_parked,
)
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Action, Parked, Session
from lmc_tui.errors import MergeError

Place: TypeAlias = tuple[str, str]
"""Board and section."""

PARKING: Kind[Parked] = Kind(Thing.PARKED, one_parked, other_parked)
ACTIONS: Kind[Action] = Kind(Thing.ACTION, one_action, other_action)
STEPS: Kind[Step] = Kind(Thing.STEP, one_step)


class Merged(NamedTuple):
    """Two sessions made one."""

    session: Session
    conflicts: tuple[Conflict, ...] = ()
    """What both sides changed differently, in this order: ids, heading, notes, parking lot, actions, agenda."""

    @property
    def change(self) -> SetContent:
        """The merge as one change to be made to *mine*. It leaves the clock alone; for that see `with_clock_of`."""
        return SetContent(self.session)


def merge(
    base: Session | None, mine: Session, theirs: Session, canvas: Canvas, new_id: Callable[[Container[str]], str]
) -> Merged:
    """*mine* and *theirs*, both grown from *base*, as one. Without a base, all that either has is taken.

    A change that one side made is taken. Where both changed one thing differently, mine is taken and a conflict tells
    of theirs; a text that is not taken is kept beside the other all the same. Nothing but the arguments decides:
    *new_id*, given the ids in use, gives one that is not. Raises `MergeError` for sessions on two canvases.
    """
    if mine.canvas != theirs.canvas:
        raise MergeError(
            f"One session is on the canvas {mine.canvas!r} and the other on {theirs.canvas!r}, "
            "so they cannot become one; keep each as it is."
        )
    old = base or _nothing_of(mine)
    sides = (old, mine, theirs)
    ledger = Ledger(canvas, new_id, (each for side in sides for each in _every_id(side)))
    linked = _linked_anew(old, mine) | _linked_anew(old, theirs)
    ever = frozenset(note.id for side in sides for note in side.notes)

    theirs, clashes = apart(base, mine, theirs, linked, ledger.fresh_id)
    for clash in clashes:
        differing = Differing(SAME_ID, None, called(clash.mine), called(clash.theirs))
        ledger.tell(clash.thing, clash.theirs, differing, clash.new_id)
    fields = Fields()
    heading = one_heading(base, mine, theirs, fields)
    for differing in fields.differing:
        ledger.tell(Thing.SESSION, None, differing)

    steps = (unclocked(side.agenda) for side in (old, mine, theirs))
    agenda = _listed(STEPS, next(steps), next(steps), next(steps), ledger, used_steps(old, mine, theirs))
    session = replace(
        heading,
        notes=_leading_somewhere(_notes(old, mine, theirs, canvas, ledger, linked), ever),
        parking=_listed(PARKING, old.parking, mine.parking, theirs.parking, ledger),
        actions=_listed(ACTIONS, old.actions, mine.actions, theirs.actions, ledger),
        agenda=clocked(agenda, old, mine, theirs),
        timer=(mine if timer_side(old, mine, theirs) is Side.MINE else theirs).timer,
        dismissed=merged_dismissals(old, mine, theirs),
        ticks=(mine.ticks & theirs.ticks) | (mine.ticks - old.ticks) | (theirs.ticks - old.ticks),
    )
    return Merged(session, tuple(ledger.conflicts))


def _nothing_of(session: Session) -> Session:
    """What stands for a base where there is none."""
    return replace(session, notes=(), agenda=(), timer=None, ticks=frozenset(), parking=(), actions=(), dismissed=())


def _listed(
    kind: Kind[Item],
    base: tuple[Item, ...],
    mine: tuple[Item, ...],
    theirs: tuple[Item, ...],
    ledger: Ledger,
    needed: Container[str] = (),
) -> tuple[Item, ...]:
    """The things of both sides, in order."""
    sides = sides_of(base, mine, theirs)
    found = union(kind, sides, ledger, needed)
    return tuple(found.in_order(sides, found.things))


def _notes(
    base: Session, mine: Session, theirs: Session, canvas: Canvas, ledger: Ledger, linked: Container[str]
) -> tuple[Note, ...]:
    """The notes of both sides, in order within their sections; the sections stand as they stand in *mine*."""
    kind: Kind[Note] = Kind(Thing.NOTE, partial(one_note, canvas), other_note)
    found = union(kind, sides_of(base.notes, mine.notes, theirs.notes), ledger, linked)
    before, here, there = (_by_place(side.notes) for side in (base, mine, theirs))
    placed: dict[Place, Iterator[Note]] = {}
    for place, kept in _by_place(found.things.values()).items():
        sides = sides_of(before.get(place, ()), here.get(place, ()), there.get(place, ()))
        placed[place] = found.in_order(sides, frozenset(note.id for note in kept))
    left = Counter((note.board, note.section) for note in mine.notes)
    notes: list[Note] = []
    for note in mine.notes:
        place = (note.board, note.section)
        left[place] -= 1
        standing = placed.get(place, iter(()))
        notes += standing if not left[place] else islice(standing, 1)
    return (*notes, *chain.from_iterable(placed.values()))


def _by_place(notes: Iterable[Note]) -> dict[Place, list[Note]]:
    found: dict[Place, list[Note]] = {}
    for note in notes:
        found.setdefault((note.board, note.section), []).append(note)
    return found


def _linked_anew(base: Session, side: Session) -> frozenset[str]:
    """Notes to which somebody drew a thread since: they are in use, also where the other side deleted them."""
    before = {note.id: frozenset(note.links) for note in base.notes}
    return frozenset(link for note in side.notes for link in note.links if link not in before.get(note.id, frozenset()))


def _leading_somewhere(notes: tuple[Note, ...], ever: frozenset[str]) -> tuple[Note, ...]:
    """The notes without threads to what was deleted. One that never led anywhere is somebody's word, and stays."""
    gone = ever - {note.id for note in notes}
    if not gone:
        return notes
    return tuple(
        note if gone.isdisjoint(note.links) else replace(note, links=tuple(x for x in note.links if x not in gone))
        for note in notes
    )


def _every_id(session: Session) -> Iterator[str]:
    """All ids that are in use, and those that links name."""
    yield from session.ids()
    yield from (step.id for step in session.agenda)
    yield from (link for note in session.notes for link in note.links)
