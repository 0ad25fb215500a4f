"""The changes that make one state of a session say what another says, each as small as there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias, TypeVar

from lmc_tui.domain.change_kinds import (
    AddNote,
    Change,
    MoveNote,
    RemoveAction,
    RemoveNote,
    RemoveParked,
    SetAction,
    SetArchived,
    SetDismissed,
    SetFacets,
    SetHeading,
    SetLinks,
    SetOwner,
    SetParked,
    SetTags,
    SetText,
    SetTick,
)
from lmc_tui.domain.content import SetContent, with_content
from lmc_tui.domain.notes import Note
from lmc_tui.domain.ordering import unmoved
from lmc_tui.domain.session import Action, Parked, Session
from lmc_tui.errors import CompareError

Place: TypeAlias = tuple[str, str]
"""Board and section."""
Item = TypeVar("Item", Parked, Action)


def changes_between(before: Session, after: Session) -> tuple[Change, ...]:
    """What must be done to *before*, in this order, for it to say what *after* says; the clock goes on.

    Nothing for two that say the same. What no smaller change can do, such as another agenda, is done last by taking
    over the whole content. Raises `CompareError` for sessions on two canvases.
    """
    if before.canvas != after.canvas:
        raise CompareError(
            f"One session is on the canvas {before.canvas!r} and the other on {after.canvas!r}, "
            "so no change makes one of the other."
        )
    changes: list[Change] = list(_note_changes(before, after))
    changes += (SetTick(tick, is_ticked=False) for tick in sorted(before.ticks - after.ticks))
    changes += (SetTick(tick, is_ticked=True) for tick in sorted(after.ticks - before.ticks))
    changes += _item_changes(before.parking, after.parking, SetParked, RemoveParked)
    changes += _item_changes(before.actions, after.actions, SetAction, RemoveAction)
    kept = {each.key for each in after.dismissed}
    changes += (SetDismissed(each, is_dismissed=False) for each in before.dismissed if each.key not in kept)
    changes += (SetDismissed(each, is_dismissed=True) for each in after.dismissed if each not in before.dismissed)
    heading = SetHeading(after.title, after.designed_for, after.designed_by)
    if heading != SetHeading(before.title, before.designed_for, before.designed_by):
        changes.append(heading)
    return (*changes, SetContent(after)) if _needs_content(before, after) else tuple(changes)


def _needs_content(before: Session, after: Session) -> bool:
    """Whether something differs for which there is no smaller change."""
    whole = with_content(before, after)
    parts = ((each.agenda, each.target_model, each.created) for each in (before, whole))
    return next(parts) != next(parts)


def _note_changes(before: Session, after: Session) -> Iterator[Change]:
    """Notes that go, then section by section those that come, move or say something else, in order."""
    old = {note.id: note for note in before.notes}
    wanted = {note.id: note for note in after.notes}
    kept = {note_id for note_id in old if note_id in wanted and old[note_id].question == wanted[note_id].question}
    yield from (RemoveNote(note_id) for note_id in old if note_id not in kept)
    stood, stands = _by_place(before), _by_place(after)
    for place, ids in stands.items():
        stays = unmoved([note_id for note_id in stood.get(place, []) if note_id in kept], ids)
        behind: str | None = None
        for note_id in ids:
            note = wanted[note_id]
            if note_id not in kept:  # nothing says anew under which question an old one was written
                yield AddNote(note, behind)
            else:
                if note_id not in stays:
                    yield MoveNote(note_id, *place, behind)
                yield from _revisions(old[note_id], note)
            behind = note_id


def _by_place(session: Session) -> dict[Place, list[str]]:
    """Board and section to the ids of the notes there, in order."""
    found: dict[Place, list[str]] = {}
    for note in session.notes:
        found.setdefault((note.board, note.section), []).append(note.id)
    return found


def _revisions(before: Note, after: Note) -> Iterator[Change]:
    """What a note says otherwise, wherever it stands. The order of facets counts: it is the file's."""
    if before.text != after.text:
        yield SetText(after.id, after.text)
    if list(before.facets.items()) != list(after.facets.items()):
        yield SetFacets(after.id, tuple(after.facets.items()))
    if before.tags != after.tags:
        yield SetTags(after.id, after.tags)
    if before.owner != after.owner:
        yield SetOwner(after.id, after.owner)
    if before.links != after.links:
        yield SetLinks(after.id, after.links)
    if before.is_archived != after.is_archived:
        yield SetArchived(after.id, after.is_archived)


def _item_changes(
    before: tuple[Item, ...],
    after: tuple[Item, ...],
    put: Callable[[Item, str | None], Change],
    remove: Callable[[str], Change],
) -> Iterator[Change]:
    """What the parking lot or the actions need: one that moved is taken out and put in again."""
    old = {item.id: item for item in before}
    stays = unmoved(list(old), [item.id for item in after])
    yield from (remove(item_id) for item_id in old if item_id not in stays)
    following: str | None = None
    for item in reversed(after):
        if item.id not in stays or old[item.id] != item:
            yield put(item, following)
        following = item.id
