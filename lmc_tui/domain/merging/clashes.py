"""One id for two different things: theirs get a new one, and their links follow.

Ids are made by chance or by hand, and copies of a file can give the same one twice. Notes, parked points and actions
share their ids, so one id for a point on one side and for an action on the other counts as well.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from lmc_tui.domain.agenda import Step
from lmc_tui.domain.merging.conflict import Thing
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Action, Parked, Session, by_key

AnyThing: TypeAlias = Note | Parked | Action | Step
Things: TypeAlias = Mapping[Thing, Mapping[str, AnyThing]]
KINDS = (Thing.NOTE, Thing.PARKED, Thing.ACTION, Thing.STEP)


class Clash(NamedTuple):
    """Two things that had one id."""

    thing: Thing
    """What theirs is."""
    old_id: str
    new_id: str
    """The id that theirs has now."""
    mine: AnyThing
    theirs: AnyThing


def apart(
    base: Session | None, mine: Session, theirs: Session, linked: Container[str], fresh_id: Callable[[], str]
) -> tuple[Session, tuple[Clash, ...]]:
    """*theirs* without ids that mean something else in *mine*, and what got another id.

    *linked* are notes that stay because somebody linked to them. Without a base, things of one kind and id are taken
    for the same thing, however much they differ.
    """
    old, own = _by_id(base), _by_id(mine)
    clashes: list[Clash] = []
    for kind, things in _by_id(theirs).items():
        for thing_id, thing in things.items():
            if thing_id in own[kind]:
                is_new = base is not None and thing_id not in old[kind]
                other = own[kind][thing_id] if is_new and not _alike(own[kind][thing_id], thing) else None
            else:
                other = _other_kind(old, own, kind, thing, linked)
            if other is not None:
                clashes.append(Clash(kind, thing_id, fresh_id(), other, thing))
    return _renamed(theirs, clashes), tuple(clashes)


def called(thing: AnyThing) -> str:
    """What a thing says; for a step its title, else the id of its section, else its kind."""
    if isinstance(thing, Step):
        return thing.title or thing.section or thing.kind.value
    return thing.text


def _by_id(session: Session | None) -> Things:
    if session is None:
        return {kind: {} for kind in KINDS}
    everything: tuple[tuple[AnyThing, ...], ...] = (session.notes, session.parking, session.actions, session.agenda)
    return {kind: {thing.id: thing for thing in things} for kind, things in zip(KINDS, everything, strict=True)}


def _alike(mine: AnyThing, theirs: AnyThing) -> bool:
    """Whether two new things of one id are the same thing, which came to both sides from a third."""
    if isinstance(mine, Step) and isinstance(theirs, Step):
        return (mine.kind, mine.section, mine.title) == (theirs.kind, theirs.section, theirs.title)
    return called(mine) == called(theirs)


def _other_kind(old: Things, own: Things, kind: Thing, thing: AnyThing, linked: Container[str]) -> AnyThing | None:
    """The thing of another kind that has the same id in mine, where both will stay; None for none."""
    if kind is Thing.STEP:  # the ids of steps are their own
        return None
    for other_kind in (Thing.NOTE, Thing.PARKED, Thing.ACTION):
        other = own[other_kind].get(thing.id)
        if other is not None:
            both = ((kind, thing), (other_kind, other))
            stay = all(each != old[its].get(each.id) or (its is Thing.NOTE and each.id in linked) for its, each in both)
            return other if stay else None
    return None


def _renamed(session: Session, clashes: list[Clash]) -> Session:
    """The session with the new ids, wherever they are named."""
    if not clashes:
        return session
    names = {kind: {clash.old_id: clash.new_id for clash in clashes if clash.thing is kind} for kind in KINDS}
    notes, parked, actions, steps = (names[kind] for kind in KINDS)
    timer = session.timer
    return replace(
        session,
        notes=tuple(
            replace(note, id=notes.get(note.id, note.id), links=tuple(notes.get(link, link) for link in note.links))
            for note in session.notes
        ),
        parking=tuple(point._replace(id=parked.get(point.id, point.id)) for point in session.parking),
        actions=tuple(action._replace(id=actions.get(action.id, action.id)) for action in session.actions),
        agenda=tuple(step._replace(id=steps.get(step.id, step.id)) for step in session.agenda),
        dismissed=by_key(each._replace(note=notes.get(each.note, each.note)) for each in session.dismissed),
        timer=timer._replace(step=steps.get(timer.step, timer.step)) if timer else None,
    )
