"""A session as plain data, in the order of the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from lmc_tui.domain.agenda import Step
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Action, Dismissed, Parked, Session
from lmc_tui.domain.timer import Timer
from lmc_tui.storage.remembering import Remembered

FORMAT = "lmc-session"
VERSION = 1
HOISTED = ("status", "confidence")
"""Facets that stand as keys of the note's own, before the others."""
SUPPORTS = "supports"
"""The facet that stands as a key of the note's own, behind the others."""

DISMISSED = "dismissed"
"""The array whose items have no ids."""

Table = dict[str, object]


def encode(session: Session, canvas: Canvas, tables: Remembered[Note, Table] | None = None) -> Table:
    """The plain data of a session; what says nothing is left out. Notes stand in board, section and display order.

    Of notes whose *tables* are remembered none is made anew; those must not be changed.
    """
    tables = Remembered() if tables is None else tables
    data: Table = {"format": FORMAT, "version": VERSION, "session": _heading(session)}
    data["agenda"] = [_step(step) for step in session.agenda]
    if session.timer is not None:
        data["timer"] = _timer(session.timer)
    data["notes"] = [tables.known(note) or tables.keep(note, _note(note)) for note in _ordered(session.notes, canvas)]
    data["ticked"] = {
        board.id: sorted(tick.question for tick in session.ticks if tick.board == board.id)
        for board in canvas.boards
        if any(tick.board == board.id for tick in session.ticks)
    }
    data["parking"] = [_parked(parked) for parked in session.parking]
    data["actions"] = [_action(action) for action in session.actions]
    data[DISMISSED] = [_dismissed(dismissed) for dismissed in session.dismissed]
    data["end"] = {"notes": len(session.notes)}
    return {key: value for key, value in data.items() if value}


def _ordered(notes: tuple[Note, ...], canvas: Canvas) -> list[Note]:
    """The notes as they stand in a file: by board and section, and there as they are."""
    places = {(note.board, note.section) for note in notes}
    ranks = {place: canvas.rank(*place) for place in places}
    return sorted(notes, key=lambda note: ranks[note.board, note.section])


def item_key(name: str, item: Mapping[str, object]) -> str:
    """What tells an item from all others of the array *name*: its id, or what a dismissed finding is about.

    Empty where the item does not say.
    """
    if name != DISMISSED:
        return str(item.get("id", ""))
    about = ("check", "note") if item.get("note") else ("check", "board", "section")
    return " ".join(str(item.get(key, "")) for key in about).strip()


def _heading(session: Session) -> Table:
    heading: Table = {"title": session.title, "canvas": session.canvas}
    more: Table = {"designed_for": session.designed_for, "designed_by": session.designed_by}
    heading |= {key: value for key, value in more.items() if value}
    heading["created"] = whole_second(session.created)
    if session.target_model:
        heading["target_model"] = session.target_model
    return heading


def _step(step: Step) -> Table:
    table: Table = {"id": step.id, "kind": step.kind.value}
    words: Table = {"section": step.section, "board": step.board, "title": step.title, "prompt": step.prompt}
    table |= {key: value for key, value in words.items() if value}
    table["planned_seconds"] = step.planned_seconds
    spent: Table = {
        "spent_seconds": _seconds(step.spent_seconds),
        "extended_seconds": step.extended_seconds,
        "extensions": step.extensions,
        "paused_seconds": _seconds(step.paused_seconds),
    }
    return table | {key: value for key, value in spent.items() if value}


def _timer(timer: Timer) -> Table:
    table: Table = {"step": timer.step}
    moments = {"running_since": timer.running_since, "paused_since": timer.paused_since, "seen": timer.seen}
    return table | {key: whole_second(moment) for key, moment in moments.items() if moment is not None}


def _note(note: Note) -> Table:
    facets = {key: list(value) if isinstance(value, tuple) else value for key, value in note.facets.items()}
    table: Table = {"id": note.id, "board": note.board, "section": note.section, "text": note.text}
    table |= {key: facets.pop(key) for key in HOISTED if key in facets}
    supports = facets.pop(SUPPORTS, None)
    more: Table = {
        "owner": note.owner,
        "tags": list(note.tags),
        "facets": facets,
        SUPPORTS: supports,
        "links": list(note.links),
        "question": note.question,
        "archived": note.is_archived,
    }
    return table | {key: value for key, value in more.items() if value}


def _parked(parked: Parked) -> Table:
    table: Table = {"id": parked.id, "text": parked.text}
    return table | ({"settled": True} if parked.is_settled else {})


def _action(action: Action) -> Table:
    table: Table = {
        "id": action.id,
        "text": action.text,
        "owner": action.owner,
        "due": action.due,
        "done": action.is_done,
    }
    return {key: value for key, value in table.items() if value or key == "text"}


def _dismissed(dismissed: Dismissed) -> Table:
    table: Table = {
        "check": dismissed.check,
        "note": dismissed.note,
        "board": dismissed.board,
        "section": dismissed.section,
        "reason": dismissed.reason,
        "of": dismissed.of,
    }
    return {key: value for key, value in table.items() if value}


def whole_second(moment: datetime) -> datetime:
    """The nearest whole second, in UTC."""
    return (moment.astimezone(UTC) + timedelta(microseconds=500_000)).replace(microsecond=0)


def _seconds(seconds: float) -> float:
    rounded = round(seconds, 1)
    return int(rounded) if rounded == int(rounded) else rounded
