"""Random changes of every kind, and what it means for two sessions to be the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import get_args

from hypothesis import strategies as st

from lmc_tui.domain import changes as kinds
from lmc_tui.domain.changes import Change, apply
from lmc_tui.domain.notes import FacetValueOf
from lmc_tui.domain.session import Action, Dismissed, Parked, Session, Tick
from lmc_tui.errors import EditError
from tests.support.builders import a_canvas, a_filled_session, a_note, a_session, an_agenda

CANVAS = a_canvas()
BOARDS = st.sampled_from([board.id for board in CANVAS.boards])
SECTIONS = st.sampled_from([section.id for section in CANVAS.sections])
NOTE_IDS = st.sampled_from([note.id for note in a_filled_session().notes] + ["x000001", "x000002", "x000003"])
ITEM_IDS = st.sampled_from(["k000001", "k000002", "k000003", "t000001", "t000002", "t000003"])
PLACES = st.none() | NOTE_IDS
WORDS = st.sampled_from(["", "One", "Two words", "Three\nlines\nhere"])
NAMES = st.lists(NOTE_IDS, max_size=3, unique=True).map(tuple)
VALUES: st.SearchStrategy[FacetValueOf] = WORDS | st.integers(0, 9) | st.floats(0, 9) | NAMES
FACETS = st.sampled_from(["status", "side", "fee", "supports"])
FLAGS = st.booleans()
NOTES = st.builds(
    a_note, NOTE_IDS, SECTIONS, WORDS, board=BOARDS, tags=NAMES, facets=st.dictionaries(FACETS, VALUES, max_size=2)
)
TICKS = st.builds(Tick, BOARDS, st.sampled_from(["cu-1", "cu-2", "de-1"]))
CHECKS = st.sampled_from(["C78", "C82"])
NOTHING = st.just("")
DISMISSALS = st.builds(Dismissed, CHECKS, NOTE_IDS, NOTHING, NOTHING, WORDS, NOTHING) | st.builds(
    Dismissed, CHECKS, NOTHING, BOARDS, NOTHING | SECTIONS, WORDS, NOTHING
)
CONTENTS = st.sampled_from(
    [a_session(), replace(a_filled_session(), title="Other", agenda=an_agenda(3)), replace(a_session(), canvas="other")]
)

SIMPLE: dict[type[Change], st.SearchStrategy[Change]] = {
    kinds.AddNote: st.builds(kinds.AddNote, NOTES, PLACES),
    kinds.RemoveNote: st.builds(kinds.RemoveNote, NOTE_IDS),
    kinds.MoveNote: st.builds(kinds.MoveNote, NOTE_IDS, BOARDS, SECTIONS, PLACES),
    kinds.SetText: st.builds(kinds.SetText, NOTE_IDS, WORDS),
    kinds.SetFacet: st.builds(kinds.SetFacet, NOTE_IDS, FACETS, st.none() | VALUES),
    kinds.SetFacets: st.builds(kinds.SetFacets, NOTE_IDS, st.lists(st.tuples(FACETS, VALUES), max_size=3).map(tuple)),
    kinds.SetTags: st.builds(kinds.SetTags, NOTE_IDS, NAMES),
    kinds.SetOwner: st.builds(kinds.SetOwner, NOTE_IDS, WORDS),
    kinds.SetLinks: st.builds(kinds.SetLinks, NOTE_IDS, NAMES),
    kinds.SetArchived: st.builds(kinds.SetArchived, NOTE_IDS, FLAGS),
    kinds.SetTick: st.builds(kinds.SetTick, TICKS, FLAGS),
    kinds.SetParked: st.builds(kinds.SetParked, st.builds(Parked, ITEM_IDS, WORDS, FLAGS), st.none() | ITEM_IDS),
    kinds.RemoveParked: st.builds(kinds.RemoveParked, ITEM_IDS),
    kinds.SetAction: st.builds(kinds.SetAction, st.builds(Action, ITEM_IDS, WORDS), st.none() | ITEM_IDS),
    kinds.RemoveAction: st.builds(kinds.RemoveAction, ITEM_IDS),
    kinds.SetDismissed: st.builds(kinds.SetDismissed, DISMISSALS, FLAGS),
    kinds.SetHeading: st.builds(kinds.SetHeading, WORDS, WORDS, WORDS),
    kinds.SetTarget: st.builds(kinds.SetTarget, WORDS),
    kinds.SetContent: st.builds(kinds.SetContent, CONTENTS),
}
"""Every kind of change but the one that holds others."""

CHANGES: st.SearchStrategy[Change] = st.one_of(
    *SIMPLE.values(),
    st.builds(kinds.Several, st.lists(st.one_of(*SIMPLE.values()), max_size=4).map(tuple)),
)
"""One change of any kind; it may name what is not there."""

EVERY_KIND: frozenset[object] = frozenset(get_args(Change))


def shown(session: Session) -> dict[str, object]:
    """Everything that means something in a session.

    The order of notes of different sections means nothing; the order of a note's facets does: it is the file's.
    """
    ordered = sorted(session.notes, key=lambda note: CANVAS.rank(note.board, note.section))
    seen: dict[str, object] = {each.name: getattr(session, each.name) for each in fields(session)}
    seen["notes"] = [(replace(note, facets={}), list(note.facets.items())) for note in ordered]
    return seen


def tried(session: Session, change: Change) -> Session | None:
    """The session after *change*; None when it names what is not there."""
    try:
        return apply(session, change)
    except EditError:
        return None


def after_all(session: Session, several: Iterable[Change]) -> Session:
    """The session after all of those changes that can be made."""
    for change in several:
        session = tried(session, change) or session
    return session


def reordered(session: Session, key: Callable[[str, str], object]) -> Session:
    """The same session with its boards and sections in another order in the tuple of notes."""
    return replace(session, notes=tuple(sorted(session.notes, key=lambda note: str(key(note.board, note.section)))))
