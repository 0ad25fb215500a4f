"""The one road for content: doing a change, and the change that takes it back.

`inverse` gives the change that takes another back; undo is doing that one, on the same road. What kinds of change
there are stands in `lmc_tui.domain.change_kinds`; they can all be imported from here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NoReturn, TypeVar, assert_never

from lmc_tui.domain.change_kinds import (
    AddNote,
    Change,
    Edit,
    MoveNote,
    RemoveAction,
    RemoveNote,
    RemoveParked,
    SetAction,
    SetArchived,
    SetDismissed,
    SetFacet,
    SetFacets,
    SetHeading,
    SetLinks,
    SetOwner,
    SetParked,
    SetTags,
    SetTarget,
    SetText,
    SetTick,
    Several,
)
from lmc_tui.domain.content import SetContent, with_content
from lmc_tui.domain.notes import Note
from lmc_tui.domain.runs import neighbours_before, runs
from lmc_tui.domain.session import Action, Parked, Session, by_key
from lmc_tui.errors import EditError

__all__ = [
    "AddNote",
    "Change",
    "Edit",
    "MoveNote",
    "RemoveAction",
    "RemoveNote",
    "RemoveParked",
    "SetAction",
    "SetArchived",
    "SetContent",
    "SetDismissed",
    "SetFacet",
    "SetFacets",
    "SetHeading",
    "SetLinks",
    "SetOwner",
    "SetParked",
    "SetTags",
    "SetTarget",
    "SetText",
    "SetTick",
    "Several",
    "apply",
    "inverse",
]

Item = TypeVar("Item", Parked, Action)


def apply(session: Session, change: Change) -> Session:
    """The session after *change*. Raises `EditError` when it names what is not there."""
    match change:
        case AddNote(note, after):
            _no_note(session, note.id)
            return _placed(session, (note,), after)
        case RemoveNote(note_id):
            _note(session, note_id)
            return replace(session, notes=tuple(note for note in session.notes if note.id != note_id))
        case MoveNote(note_id, board, section, after):
            note = _note(session, note_id)
            if (board, section, after) == (note.board, note.section, _before(session, note_id)):
                return session
            moved = replace(note, board=board, section=section)
            return _placed(apply(session, RemoveNote(note_id)), (moved,), after)
        case SetText(note_id, text):
            return _with(session, replace(_note(session, note_id), text=text))
        case SetFacet(note_id, facet, value):
            return _with(session, _note(session, note_id).with_facet(facet, value))
        case SetFacets(note_id, facets):
            return _with(session, replace(_note(session, note_id), facets=dict(facets)))
        case SetTags(note_id, tags):
            return _with(session, replace(_note(session, note_id), tags=tags))
        case SetOwner(note_id, owner):
            return _with(session, replace(_note(session, note_id), owner=owner))
        case SetLinks(note_id, links):
            return _with(session, replace(_note(session, note_id), links=links))
        case SetArchived(note_id, is_archived):
            return _with(session, replace(_note(session, note_id), is_archived=is_archived))
        case SetTick(tick, is_ticked):
            return replace(session, ticks=session.ticks | {tick} if is_ticked else session.ticks - {tick})
        case SetParked(parked, before):
            return replace(session, parking=_put(session.parking, parked, before))
        case RemoveParked(parked_id):
            return replace(session, parking=_without(session.parking, parked_id))
        case SetAction(action, before):
            return replace(session, actions=_put(session.actions, action, before))
        case RemoveAction(action_id):
            return replace(session, actions=_without(session.actions, action_id))
        case SetDismissed(dismissed, is_dismissed):
            others = (each for each in session.dismissed if each.key != dismissed.key)
            return replace(session, dismissed=by_key((*others, dismissed) if is_dismissed else others))
        case SetHeading(title, designed_for, designed_by):
            return replace(session, title=title, designed_for=designed_for, designed_by=designed_by)
        case SetTarget(target_model):
            return replace(session, target_model=target_model)
        case SetContent(content):
            return with_content(session, content)
        case Several(changes):
            for run in runs(changes):
                session = _apply_run(session, run)
            return session
        case _:
            assert_never(change)


def inverse(session: Session, change: Change) -> Change:
    """The change that takes *change* back, given the session before it. Raises `EditError` as `apply` does."""
    match change:
        case AddNote(note):
            _no_note(session, note.id)
            return RemoveNote(note.id)
        case RemoveNote(note_id):
            return AddNote(_note(session, note_id), _before(session, note_id))
        case MoveNote(note_id):
            note = _note(session, note_id)
            return MoveNote(note_id, note.board, note.section, _before(session, note_id))
        case SetText(note_id):
            return SetText(note_id, _note(session, note_id).text)
        case SetFacet(note_id) | SetFacets(note_id):
            return SetFacets(note_id, tuple(_note(session, note_id).facets.items()))
        case SetTags(note_id):
            return SetTags(note_id, _note(session, note_id).tags)
        case SetOwner(note_id):
            return SetOwner(note_id, _note(session, note_id).owner)
        case SetLinks(note_id):
            return SetLinks(note_id, _note(session, note_id).links)
        case SetArchived(note_id):
            return SetArchived(note_id, _note(session, note_id).is_archived)
        case SetTick(tick):
            return SetTick(tick, tick in session.ticks)
        case SetParked(parked):
            before = next((item for item in session.parking if item.id == parked.id), None)
            return SetParked(before) if before else RemoveParked(parked.id)
        case RemoveParked(parked_id):
            return SetParked(_item(session.parking, parked_id), _following(session.parking, parked_id))
        case SetAction(action):
            was = next((item for item in session.actions if item.id == action.id), None)
            return SetAction(was) if was else RemoveAction(action.id)
        case RemoveAction(action_id):
            return SetAction(_item(session.actions, action_id), _following(session.actions, action_id))
        case SetDismissed(dismissed):
            old = next((each for each in session.dismissed if each.key == dismissed.key), None)
            return SetDismissed(old or dismissed, old is not None)
        case SetHeading():
            return SetHeading(session.title, session.designed_for, session.designed_by)
        case SetTarget():
            return SetTarget(session.target_model)
        case SetContent():
            apply(session, change)
            return SetContent(session)
        case Several(changes):
            back: list[Change] = []
            for run in runs(changes):
                back += _inverse_run(session, run)
                session = _apply_run(session, run)
            return Several(tuple(reversed(back)))
        case _:
            assert_never(change)


def _apply_run(session: Session, run: tuple[Change, ...]) -> Session:
    """The session after a run of changes, as `runs` makes them."""
    match run:
        case (AddNote(_, after), _, *_):
            new = tuple(each.note for each in run if isinstance(each, AddNote))
            _no_notes(session, new)
            return _placed(session, new, after)
        case (RemoveNote(), _, *_):
            gone = _removed(session, run)
            return replace(session, notes=tuple(note for note in session.notes if note.id not in gone))
        case _:
            return apply(session, run[0])


def _inverse_run(session: Session, run: tuple[Change, ...]) -> list[Change]:
    """What takes each change of a run back, in the order of the run."""
    match run:
        case (AddNote(), _, *_):
            new = tuple(each.note for each in run if isinstance(each, AddNote))
            _no_notes(session, new)
            return [RemoveNote(note.id) for note in new]
        case (RemoveNote(), _, *_):
            gone = _removed(session, run)
            fronts = neighbours_before(session.notes, list(gone))
            return [AddNote(note, front) for note, front in zip(gone.values(), fronts, strict=True)]
        case _:
            return [inverse(session, run[0])]


def _removed(session: Session, run: tuple[Change, ...]) -> dict[str, Note]:
    """The notes that a run of removals takes away, in its order."""
    known = {note.id: note for note in session.notes}
    gone: dict[str, Note] = {}
    for each in run:
        if isinstance(each, RemoveNote):
            if each.note not in known:
                _missing(each.note)
            gone[each.note] = known.pop(each.note)
    return gone


def _note(session: Session, note_id: str) -> Note:
    return session.note(note_id) or _missing(note_id)


def _missing(note_id: str) -> NoReturn:
    raise EditError(f"There is no note with the id {note_id}; it may have been removed.")


def _no_note(session: Session, note_id: str) -> None:
    if session.note(note_id) is not None:
        raise EditError(f"There is already a note with the id {note_id}.")


def _no_notes(session: Session, new: tuple[Note, ...]) -> None:
    taken = {note.id for note in session.notes}
    for note in new:
        if note.id in taken:
            raise EditError(f"There is already a note with the id {note.id}.")
        taken.add(note.id)


def _with(session: Session, note: Note) -> Session:
    return replace(session, notes=tuple(note if old.id == note.id else old for old in session.notes))


def _before(session: Session, note_id: str) -> str | None:
    """The note in front of that one in its section, archived ones too; None for the first."""
    here = _note(session, note_id)
    ids = [note.id for note in session.notes if note.board == here.board and note.section == here.section]
    place = ids.index(note_id)
    return ids[place - 1] if place else None


def _placed(session: Session, new: tuple[Note, ...], after: str | None) -> Session:
    """The session with notes of one section behind *after*, in that order.

    If that one has gone from the section meanwhile, they go to the section's end: no note is ever lost.
    """
    notes = list(session.notes)
    board, section = new[0].board, new[0].section
    same = [place for place, old in enumerate(notes) if old.board == board and old.section == section]
    if not same:
        place = len(notes)
    elif after is None:
        place = same[0]
    else:
        place = next((index for index in same if notes[index].id == after), same[-1]) + 1
    notes[place:place] = new
    return replace(session, notes=tuple(notes))


def _put(items: tuple[Item, ...], item: Item, before: str | None) -> tuple[Item, ...]:
    """The items with *item* in place of the one with its id; a new one goes in front of *before*, or to the end."""
    if any(old.id == item.id for old in items):
        return tuple(item if old.id == item.id else old for old in items)
    place = next((index for index, old in enumerate(items) if old.id == before), len(items))
    new: tuple[Item, ...] = (item,)
    return items[:place] + new + items[place:]


def _without(items: tuple[Item, ...], item_id: str) -> tuple[Item, ...]:
    gone = _item(items, item_id)
    return tuple(item for item in items if item is not gone)


def _following(items: tuple[Item, ...], item_id: str) -> str | None:
    """The id of the item behind that one; None for the last."""
    ids = [item.id for item in items]
    place = ids.index(item_id) + 1
    return ids[place] if place < len(ids) else None


def _item(items: tuple[Item, ...], item_id: str) -> Item:
    for item in items:
        if item.id == item_id:
            return item
    raise EditError(f"There is nothing with the id {item_id}; it may have been removed.")
