"""Two sides that part from one session: random work of every kind, by keys and by hand, that leaves a file valid."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import NamedTuple, TypeAlias

from hypothesis import strategies as st

from lmc_tui.domain import timer
from lmc_tui.domain.agenda import Step, StepKind
from lmc_tui.domain.changes import AddNote, MoveNote, SetDismissed, apply
from lmc_tui.domain.facets import can_say
from lmc_tui.domain.merging import Merged, merge
from lmc_tui.domain.notes import FacetValueOf, Note
from lmc_tui.domain.session import Action, Dismissed, Parked, Session, Tick
from lmc_tui.workshop.identity import CountedIds
from tests.support.builders import a_canvas, a_filled_session, a_note, after

CANVAS = a_canvas()
Work: TypeAlias = Callable[[Session], Session]


def merged(base: Session | None, mine: Session, theirs: Session) -> Merged:
    """The merge on the canvas of the builders, with new ids that count up from `n000001`."""
    return merge(base, mine, theirs, CANVAS, CountedIds())


def worked(session: Session, works: Iterable[Work]) -> Session:
    """The session after some work."""
    for work in works:
        session = work(session)
    return session


# --- notes ----------------------------------------------------------------------------------------


def revised(session: Session, note_id: str, **fields: object) -> Session:
    """The session with other fields in one of its notes; as it is when it has no such note."""
    notes = tuple(
        replace(note, **fields) if note.id == note_id else note  # type: ignore[arg-type]  # any field of a note
        for note in session.notes
    )
    return replace(session, notes=notes)


def said(session: Session, note_id: str, facet: str, value: FacetValueOf | None) -> Session:
    """A note says something for a facet, if its section knows it."""
    note = session.note(note_id)
    if note is None or (value is not None and not can_say(CANVAS, note.section, facet, value)):
        return session
    return revised(session, note_id, facets=note.with_facet(facet, value).facets)


def moved(session: Session, note_id: str, board: str, section: str, behind: str | None) -> Session:
    """A note goes elsewhere and leaves behind what cannot be said there."""
    note = session.note(note_id)
    if note is None:
        return session
    facets = {key: value for key, value in note.facets.items() if can_say(CANVAS, section, key, value)}
    return revised(apply(session, MoveNote(note_id, board, section, behind)), note_id, facets=facets)


def linked(session: Session, note_id: str, other_id: str) -> Session:
    """A thread from one note to another, if both are there."""
    note, other = session.note(note_id), session.note(other_id)
    if note is None or other is None or other_id in note.links:
        return session
    return revised(session, note_id, links=(*note.links, other_id))


def deleted(session: Session, note_id: str) -> Session:
    """A note's block is deleted in the file, with every thread to it."""
    return replace(
        session,
        notes=tuple(
            replace(note, links=tuple(link for link in note.links if link != note_id))
            for note in session.notes
            if note.id != note_id
        ),
    )


def added(session: Session, note: Note, behind: str | None) -> Session:
    """A new note, if its id is free."""
    return session if note.id in session.ids() else apply(session, AddNote(note, behind))


# --- all else -------------------------------------------------------------------------------------


def ticked(session: Session, tick: Tick) -> Session:
    """A question is ticked, or not any more."""
    return replace(session, ticks=session.ticks ^ {tick})


def parked(session: Session, point: Parked) -> Session:
    """A point is on the parking lot in these words, if its id is free."""
    if all(old.id != point.id for old in session.parking):
        return session if point.id in session.ids() else replace(session, parking=(point, *session.parking))
    return replace(session, parking=tuple(point if old.id == point.id else old for old in session.parking))


def agreed(session: Session, action: Action) -> Session:
    """An action is there in these words, if its id is free."""
    if all(old.id != action.id for old in session.actions):
        return session if action.id in session.ids() else replace(session, actions=(*session.actions, action))
    return replace(session, actions=tuple(action if old.id == action.id else old for old in session.actions))


def dropped(session: Session, item_id: str) -> Session:
    """The block of a point or action is deleted in the file."""
    return replace(
        session,
        parking=tuple(point for point in session.parking if point.id != item_id),
        actions=tuple(action for action in session.actions if action.id != item_id),
    )


def dismissed(session: Session, finding: Dismissed, is_dismissed: bool) -> Session:
    """A finding is put aside, or open again."""
    return apply(session, SetDismissed(finding, is_dismissed))


def headed(session: Session, field: str, words: str) -> Session:
    """The heading says something else."""
    return replace(session, **{field: words})  # type: ignore[arg-type]  # a text field of the session


def planned(session: Session, step: Step) -> Session:
    """A step is planned so, at the agenda's end if it is new."""
    old = session.step(step.id)
    if old is None:
        return replace(session, agenda=(*session.agenda, step))
    return session.with_step(step.with_clock_of(old))


def unplanned(session: Session, step_id: str) -> Session:
    """A step is deleted in the file, unless it is in hand."""
    if session.timer is not None and session.timer.step == step_id:
        return session
    return replace(session, agenda=tuple(step for step in session.agenda if step.id != step_id))


def clocked(session: Session, what: str, minute: int, step_id: str) -> Session:
    """Something is done to the clock."""
    now = after(60 * minute)
    match what:
        case "start":
            return timer.started(session, now)
        case "pause":
            return timer.paused(session, now)
        case "extend":
            return timer.extended(session, 60, now)
        case "finish":
            return timer.finished(session, now)
        case _:
            return timer.moved_to(session, step_id, now)


# --- all of it at random --------------------------------------------------------------------------

NEW_IDS = ("y000001", "y000002")
"""Ids that both sides give to new things, of whatever kind."""
NOTES = st.sampled_from([note.id for note in a_filled_session().notes] + list(NEW_IDS))
POINTS = st.sampled_from(["k000001", "k000002", *NEW_IDS])
DEEDS = st.sampled_from(["t000001", "t000002", *NEW_IDS])
STEPS = st.sampled_from(["s01", "s02", "s03", "s04", "s05"])
TEXTS = st.sampled_from(["One", "Two words", "Three\nlines\nhere"])
WORDS = st.sampled_from(["", "Ada", "Grace"])
TAGS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3, unique=True).map(tuple)
BOARDS = st.sampled_from([board.id for board in CANVAS.boards])
SECTIONS = st.sampled_from([section.id for section in CANVAS.sections])
PLACES = st.none() | NOTES
CHECKS = st.sampled_from(["C78", "C82"])
NOTHING = st.just("")
DISMISSALS = st.builds(Dismissed, CHECKS, NOTES, NOTHING, NOTHING, WORDS, WORDS) | st.builds(
    Dismissed, CHECKS, NOTHING, BOARDS, NOTHING | SECTIONS, WORDS, NOTHING
)
SAYINGS = st.sampled_from(
    [
        ("status", "have"),
        ("status", "need"),
        ("side", "internal"),
        ("side", None),
        ("fee", 0),
        ("fee", 12.5),
        ("partner_role", ("it",)),
        ("partner_role", ("sme", "sponsor")),
        ("supports", ("design",)),
        ("production", "agile"),
        ("production", "ad-hoc"),
        ("data_owner", "Finance"),
    ]
)
KINDS = st.sampled_from(
    [(StepKind.BREAK, None), (StepKind.SECTION, "design"), (StepKind.SECTION, "customers"), (StepKind.VOTE, None)]
)


def _work(what: Callable[..., Session], *arguments: st.SearchStrategy[object]) -> st.SearchStrategy[Work]:
    return st.tuples(*arguments).map(lambda given: lambda session: what(session, *given))


def _revising(field: str, values: st.SearchStrategy[object]) -> st.SearchStrategy[Work]:
    def work(note_id: str, value: object) -> Work:
        return lambda session: revised(session, note_id, **{field: value})

    return st.tuples(NOTES, values).map(lambda given: work(*given))


WORKS: st.SearchStrategy[Work] = st.one_of(
    _revising("text", TEXTS),
    _revising("owner", WORDS),
    _revising("tags", TAGS),
    _revising("question", st.sampled_from([None, "ke-1", "de-1"])),
    _revising("is_archived", st.booleans()),
    st.tuples(NOTES, SAYINGS).map(lambda given: partial(said, note_id=given[0], facet=given[1][0], value=given[1][1])),
    _work(moved, NOTES, BOARDS, SECTIONS, PLACES),
    _work(linked, NOTES, NOTES),
    _work(deleted, NOTES),
    _work(added, st.builds(a_note, st.sampled_from(NEW_IDS), SECTIONS, TEXTS, board=BOARDS), PLACES),
    _work(ticked, st.builds(Tick, BOARDS, st.sampled_from(["cu-1", "cu-2", "de-1"]))),
    _work(parked, st.builds(Parked, POINTS, TEXTS, st.booleans())),
    _work(agreed, st.builds(Action, DEEDS, TEXTS, WORDS)),
    _work(dropped, st.one_of(POINTS, DEEDS)),
    _work(dismissed, DISMISSALS, st.booleans()),
    _work(headed, st.sampled_from(["title", "designed_for", "target_model"]), TEXTS),
    _work(
        planned,
        st.tuples(STEPS, KINDS, st.sampled_from([60, 300]), WORDS).map(
            lambda given: Step(given[0], given[1][0], given[2], section=given[1][1], title=given[3])
        ),
    ),
    _work(unplanned, STEPS),
    _work(clocked, st.sampled_from(["start", "pause", "extend", "finish", "move"]), st.integers(0, 20), STEPS),
)
"""One piece of work of any kind; it does nothing where it names what is not there."""


class Parted(NamedTuple):
    """A session and what became of it on two sides."""

    base: Session
    mine: Session
    theirs: Session


def _parted(works: tuple[list[Work], list[Work], list[Work]]) -> Parted:
    base = worked(a_filled_session(), works[0])
    return Parted(base, worked(base, works[1]), worked(base, works[2]))


PARTED: st.SearchStrategy[Parted] = st.tuples(
    st.lists(WORKS, max_size=3), st.lists(WORKS, max_size=8), st.lists(WORKS, max_size=8)
).map(_parted)
