"""What people do to notes, as changes: pure functions from a session and a wish to a `Change`.

Each returns None when there is nothing to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.changes import (
    AddNote,
    Change,
    MoveNote,
    SetArchived,
    SetFacet,
    SetFacets,
    SetLinks,
    SetOwner,
    SetTags,
    SetText,
    SetTick,
    Several,
)
from lmc_tui.domain.entry import Entry, marked_words, parse
from lmc_tui.domain.facets import can_say, stored
from lmc_tui.domain.notes import FacetValueOf, Note
from lmc_tui.domain.parts import parts
from lmc_tui.domain.place import Draft
from lmc_tui.domain.session import Action, Session, Tick
from lmc_tui.text import clean, clean_line

STATUS = "status"
AUTHOR = "author"


def adding(
    canvas: Canvas, draft: Draft, texts: Iterable[str], after: str | None, ids: Iterator[str], author: str = ""
) -> tuple[AddNote, ...]:
    """New notes from what was typed, behind *after* and behind each other; none from a text without words.

    A text that is longer than a note becomes several; its facets, tags and owner are said by the first. Each says that
    *author* wrote it, unless that is empty or another is named.
    """
    made: list[AddNote] = []
    for typed in texts:
        entry = parse(canvas, draft.section, clean(typed))
        for place, text in enumerate(parts(entry.text)):
            note = Note(next(ids), draft.board, draft.section, text, question=draft.question)
            if author and canvas.facet(draft.section, AUTHOR) is not None:
                note = note.with_facet(AUTHOR, author)
            if place == 0:
                note = _with_facets(canvas, replace(note, tags=entry.tags, owner=entry.owner or ""), entry)
            made.append(AddNote(note, after))
            after = note.id
    return tuple(made)


def _with_facets(canvas: Canvas, note: Note, entry: Entry) -> Note:
    """The note with the entry's facets, in the order of the canvas."""
    said = dict(entry.facets)
    for facet in canvas.facets_of(note.section):
        if facet.id in said:
            note = note.with_facet(facet.id, stored(facet, said[facet.id]))
    return note


def revising(canvas: Canvas, note: Note, typed: str, ids: Iterator[str]) -> Change | None:
    """A note that says what was typed now; facets, tags and an owner named in it are added to what it had.

    Of a text that is longer than a note, the note says the first part, and new notes behind it say the rest.
    """
    typed = clean(typed)
    if typed == note.text:
        return None
    entry = parse(canvas, note.section, typed, literal=marked_words(note.text))
    changes: list[Change] = []
    if entry.text and entry.text != note.text:
        changes += _said(note, parts(entry.text), ids)
    for facet_id, value in entry.facets:
        change = setting(canvas, note, facet_id, value)
        if change is not None:
            changes.append(change)
    tags = tuple(dict.fromkeys((*note.tags, *entry.tags)))
    if tags != note.tags:
        changes.append(SetTags(note.id, tags))
    if entry.owner is not None and entry.owner != note.owner:
        changes.append(SetOwner(note.id, entry.owner))
    return Several(tuple(changes)) if changes else None


def _said(note: Note, texts: tuple[str, ...], ids: Iterator[str]) -> list[Change]:
    """The note saying the first text, and new ones behind it that say the others."""
    changes: list[Change] = [SetText(note.id, texts[0])]
    after = note.id
    for text in texts[1:]:
        behind = Note(next(ids), note.board, note.section, text, question=note.question)
        changes.append(AddNote(behind, after))
        after = behind.id
    return changes


def setting(canvas: Canvas, note: Note, facet_id: str, value: FacetValueOf | None) -> SetFacet | None:
    """A facet of a note saying *value*; None when it says so already."""
    facet = canvas.facet(note.section, facet_id)
    kept = stored(facet, value) if facet else value
    return None if note.facet(facet_id) == kept else SetFacet(note.id, facet_id, kept)


def toggling_need(canvas: Canvas, note: Note) -> SetFacet | None:
    """A note going from its status to the next one of the vocabulary, round and round; None without a status."""
    facet = canvas.facet(note.section, STATUS)
    if facet is None or not facet.values:
        return None
    ids = [value.id for value in facet.values]
    now = note.facet(STATUS, facet.default)
    following = ids[(ids.index(now) + 1) % len(ids)] if isinstance(now, str) and now in ids else ids[0]
    return setting(canvas, note, STATUS, following)


def reordering(session: Session, note: Note, by: int, shown: Sequence[str] | None = None) -> MoveNote | None:
    """A note going *by* places down (up when negative) among those that show; None at the end of its section.

    *shown* are the ids of the notes in sight, in display order, where some are hidden: it goes past those as well.
    """
    all_ids = [each.id for each in session.notes_in(note.board, note.section)]
    ids = all_ids if shown is None else list(shown)
    target = ids.index(note.id) + by
    if note.is_archived or not 0 <= target < len(ids):
        return None
    if by > 0:
        return MoveNote(note.id, note.board, note.section, ids[target])
    others = [each for each in all_ids if each != note.id]
    place = others.index(ids[target])
    return MoveNote(note.id, note.board, note.section, others[place - 1] if place else None)


def moving(
    session: Session, canvas: Canvas, note: Note, board: str, section: str, *, onto: str | None = None
) -> Change | None:
    """A note going to the end of a section, or in front of the note *onto* there; None when it is there.

    Within its own section it takes the place of *onto*, so a note further up goes behind that one. Facets that another
    section does not know are dropped, in the same change: undo brings them back.
    """
    own = [each.id for each in session.notes_in(board, section)]
    others = [each for each in own if each != note.id]
    place = own.index(onto) if onto in own else len(others)  # of a note further up, that of *onto* without it
    if note.id in own and own.index(note.id) == place:
        return None
    move = MoveNote(note.id, board, section, others[place - 1] if place else None)
    if note.id in own:
        return move
    kept = tuple((key, value) for key, value in note.facets.items() if can_say(canvas, section, key, value))
    if len(kept) == len(note.facets):
        return move
    return Several((move, SetFacets(note.id, kept)))


def archiving(notes: Sequence[Note], *, is_archived: bool = True) -> Change | None:
    """Notes taken off the board, or brought back."""
    changes = tuple(SetArchived(note.id, is_archived) for note in notes if note.is_archived != is_archived)
    return Several(changes) if changes else None


def linking(note: Note, other: Note) -> SetLinks:
    """A thread from *note* to *other*, or none any more if there was one."""
    if other.id in note.links:
        return SetLinks(note.id, tuple(link for link in note.links if link != other.id))
    return SetLinks(note.id, (*note.links, other.id))


def ticking(session: Session, board: str, question: str) -> SetTick:
    """A question ticked, or not any more."""
    tick = Tick(board, question)
    return SetTick(tick, tick not in session.ticks)


_BY = re.compile(r"\bby (\d{4}-\d{2}-\d{2})\b|(?<!\S)(\d{4}-\d{2}-\d{2})(?!\S)")
_WHO = re.compile(r'(?<!\S)@(?:"([^"]+)"|([^\W\d_]\S*))')


def action_from(action_id: str, typed: str) -> Action:
    """An action from what was typed: what, `@who` and `by 2026-12-31`, in any order; who and when may be missing."""
    text, owner, due = clean_line(typed), "", None
    who = _WHO.search(text)
    if who is not None:
        owner = (who[1] or who[2]).rstrip(",;:.")
        text = text[: who.start()] + text[who.end() :]
    by = _BY.search(text)
    if by is not None:
        try:
            due = date.fromisoformat(by[1] or by[2])
        except ValueError:
            due = None
        else:
            text = text[: by.start()] + text[by.end() :]
    return Action(action_id, " ".join(text.split()).strip(" ,;") or clean_line(typed), owner, due)
