"""A person's word on what both sides changed differently: one side holds, or both stay for the room to settle.

Whatever is not taken of a note stays in the session: as a note of its own where both hold, else archived. Words of a
parked point or an action that are not taken stay on the parking lot, settled.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from lmc_tui.domain.merging.clusters import Choice
from lmc_tui.domain.merging.conflict import REMOVED, SAME_ID, Conflict, Side, Thing
from lmc_tui.domain.merging.saying import action_saying, heading_saying, note_saying, parked_saying, step_saying
from lmc_tui.domain.merging.sessions import Merged
from lmc_tui.domain.merging.unions import other_note
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Parked, Session

CONFLICT = "conflict"
"""The tag of a note that says what another one of the same origin says otherwise."""
STATE_ONLY = frozenset({"archived", "question"})
"""Fields for whose sake alone no second note is kept: it would say nothing that people wrote."""


class Dispute(NamedTuple):
    """One note, point, action or step, or the heading, with all that both sides changed differently in it."""

    thing: Thing
    id: str
    """Id of the thing in the merged session; empty for the heading."""
    conflicts: tuple[Conflict, ...]

    @property
    def is_removal(self) -> bool:
        """Whether one side deleted it and the other worked on it."""
        return any(conflict.field == REMOVED for conflict in self.conflicts)

    @property
    def kept_as(self) -> str | None:
        """Id of the thing that keeps the text not taken; None where the texts do not differ."""
        return next((conflict.kept_as for conflict in self.conflicts if conflict.kept_as), None)

    @property
    def fields(self) -> frozenset[str]:
        """What differs."""
        return frozenset(conflict.field for conflict in self.conflicts)


class Verdict(NamedTuple):
    """What was decided about one dispute."""

    dispute: Dispute
    choice: Choice

    @property
    def is_open(self) -> bool:
        """Whether the room still has to settle it."""
        return self.choice is Choice.BOTH


class Decided(NamedTuple):
    """A merged session after all was decided."""

    session: Session
    verdicts: tuple[Verdict, ...]


class Sides(NamedTuple):
    """What both sides said, and where new ids come from."""

    mine: Session
    theirs: Session
    fresh_id: Callable[[], str]

    def note(self, note_id: str, side: Side) -> Note | None:
        """The note as that side has it."""
        return (self.mine if side is Side.MINE else self.theirs).note(note_id)


Chooser: TypeAlias = Callable[[Dispute], Choice]


def disputes(merged: Merged) -> tuple[Dispute, ...]:
    """All that is to be decided, thing by thing. One id for two things is not: both are there already."""
    found: dict[tuple[Thing, str], list[Conflict]] = {}
    for conflict in merged.conflicts:
        if conflict.field != SAME_ID:
            found.setdefault((conflict.thing, conflict.id), []).append(conflict)
    return tuple(Dispute(thing, thing_id, tuple(conflicts)) for (thing, thing_id), conflicts in found.items())


def decided(
    merged: Merged, mine: Session, theirs: Session, choose: Chooser, new_id: Callable[[Container[str]], str]
) -> Decided:
    """The merged session with everything as *choose* has it. *new_id*, given the ids in use, gives one that is not."""
    taken = {each for side in (merged.session, mine, theirs) for each in _every_id(side)}

    def fresh_id() -> str:
        made = new_id(taken)
        taken.add(made)
        return made

    session, verdicts = merged.session, []
    for dispute in disputes(merged):
        verdict = Verdict(dispute, choose(dispute))
        session = _settled(session, verdict, Sides(mine, theirs, fresh_id))
        verdicts.append(verdict)
    return Decided(session, tuple(verdicts))


def _every_id(session: Session) -> Iterable[str]:
    yield from session.ids()
    yield from (link for note in session.notes for link in note.links)


def _settled(session: Session, verdict: Verdict, sides: Sides) -> Session:
    dispute, side = verdict.dispute, verdict.choice.side
    if dispute.thing is Thing.NOTE:
        return _note_settled(session, dispute, side, sides)
    if side is None or dispute.is_removal:  # what was worked on is never taken out: it has no archive
        return session
    match dispute.thing:
        case Thing.PARKED:
            parking = tuple(
                parked_saying(each, dispute.conflicts, side) if each.id == dispute.id else each
                for each in session.parking
            )
            return _with_words_left(replace(session, parking=parking), dispute, side)
        case Thing.ACTION:
            actions = tuple(
                action_saying(each, dispute.conflicts, side) if each.id == dispute.id else each
                for each in session.actions
                if each.id != dispute.kept_as
            )
            return _with_words_left(replace(session, actions=actions), dispute, side)
        case Thing.STEP:
            return replace(
                session,
                agenda=tuple(
                    step_saying(each, dispute.conflicts, side) if each.id == dispute.id else each
                    for each in session.agenda
                ),
            )
        case _:
            return heading_saying(session, dispute.conflicts, side)


def _with_words_left(session: Session, dispute: Dispute, side: Side) -> Session:
    """The session with the words of a point or action that are not taken on the parking lot, settled."""
    if dispute.kept_as is None:
        return session
    text = next(
        str(conflict.theirs if side is Side.MINE else conflict.mine)
        for conflict in dispute.conflicts
        if conflict.kept_as is not None
    )
    left = Parked(dispute.kept_as, text, is_settled=True)
    if any(each.id == left.id for each in session.parking):
        return replace(session, parking=tuple(left if each.id == left.id else each for each in session.parking))
    return replace(session, parking=(*session.parking, left))


def _note_settled(session: Session, dispute: Dispute, side: Side | None, sides: Sides) -> Session:
    note = session.note(dispute.id)
    if note is None:
        return session
    if dispute.is_removal:
        is_kept = side is None or side is dispute.conflicts[0].taken
        return session if is_kept else _with_notes(session, replace(note, is_archived=True))
    if side is None and dispute.kept_as is not None:
        words = other_note(note, dispute.kept_as, "")
        twin = note_saying(replace(words, is_archived=note.is_archived), dispute.conflicts, None)
        return _with_notes(session, note, replace(twin, tags=(CONFLICT,)))
    other_side = Side.THEIRS if side in (None, Side.MINE) else Side.MINE
    other = sides.note(dispute.id, other_side)
    now = note if side is None else note_saying(note, dispute.conflicts, side)
    if other is None or dispute.fields <= STATE_ONLY:
        return _with_notes(session, now)
    left = replace(other, id=dispute.kept_as or sides.fresh_id(), links=(), is_archived=True)
    if side is None:
        left = replace(left, tags=tuple(dict.fromkeys((*left.tags, CONFLICT))))
    return _with_notes(session, now, left)


def _with_notes(session: Session, note: Note, *behind: Note) -> Session:
    """The session with that note as it is given, and others behind it, whether they were there or not."""
    new = {each.id for each in behind}
    notes: list[Note] = []
    for each in session.notes:
        if each.id == note.id:
            notes += [note, *behind]
        elif each.id not in new:
            notes.append(each)
    return replace(session, notes=tuple(notes))
