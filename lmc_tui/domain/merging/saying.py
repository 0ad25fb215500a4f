"""Things as one side has them, where both differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from lmc_tui.domain.agenda import Step, StepKind
from lmc_tui.domain.facets import can_say
from lmc_tui.domain.merging.conflict import FACETS, PLACE, TEXT, Conflict, Said, Side
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Action, Parked, Session

Conflicts = Iterable[Conflict]


def said_by(conflict: Conflict, side: Side | None) -> Said:
    """What that side says; None for the side that was not taken."""
    if side is None:
        side = Side.THEIRS if conflict.taken is Side.MINE else Side.MINE
    return conflict.mine if side is Side.MINE else conflict.theirs


def note_saying(note: Note, conflicts: Conflicts, side: Side | None) -> Note:
    """The note as *side* has it, as far as its section knows what that means."""
    for conflict in sorted(conflicts, key=lambda conflict: conflict.field != PLACE):  # facets depend on the place
        value = said_by(conflict, side)
        match conflict.field:
            case "text":
                note = replace(note, text=_words(value))
            case "owner":
                note = replace(note, owner=_words(value))
            case "question":
                note = replace(note, question=_words(value) or None)
            case "archived":
                note = replace(note, is_archived=bool(value))
            case "section" if isinstance(value, tuple):
                note = _moved(note, conflict, *value)
            case field if field.startswith(FACETS):
                note = _with_facet(note, conflict, field.removeprefix(FACETS), value)
    return note


def _moved(note: Note, conflict: Conflict, board: str, section: str) -> Note:
    """The note in another section, without what only means something in the old one."""
    canvas = conflict.canvas
    facets = {
        key: value
        for key, value in note.facets.items()
        if can_say(canvas, section, key, value) or not can_say(canvas, note.section, key, value)
    }
    return replace(note, board=board, section=section, facets=facets)


def _with_facet(note: Note, conflict: Conflict, facet: str, value: Said) -> Note:
    if isinstance(value, date) or (value is not None and not can_say(conflict.canvas, note.section, facet, value)):
        return note
    return note.with_facet(facet, value)


def parked_saying(parked: Parked, conflicts: Conflicts, side: Side) -> Parked:
    """The parked point as *side* has it."""
    for conflict in conflicts:
        value = said_by(conflict, side)
        if conflict.field == TEXT:
            parked = parked._replace(text=_words(value))
        else:
            parked = parked._replace(is_settled=bool(value))
    return parked


def action_saying(action: Action, conflicts: Conflicts, side: Side) -> Action:
    """The action as *side* has it."""
    for conflict in conflicts:
        value = said_by(conflict, side)
        match conflict.field:
            case "text":
                action = action._replace(text=_words(value))
            case "owner":
                action = action._replace(owner=_words(value))
            case "due":
                action = action._replace(due=value if isinstance(value, date) else None)
            case "done":
                action = action._replace(is_done=bool(value))
    return action


def step_saying(step: Step, conflicts: Conflicts, side: Side) -> Step:
    """The step as *side* has it, with its clock as it is."""
    for conflict in conflicts:
        value = said_by(conflict, side)
        match conflict.field:
            case "section" if isinstance(value, tuple):
                step = step._replace(kind=StepKind(value[0]), section=value[1] if len(value) > 1 else None)
            case "board":
                step = step._replace(board=_words(value) or None)
            case "title":
                step = step._replace(title=_words(value))
            case "prompt":
                step = step._replace(prompt=_words(value))
            case "planned_seconds" if isinstance(value, (int, float)):
                step = step._replace(planned_seconds=int(value))
    return step


def heading_saying(session: Session, conflicts: Conflicts, side: Side) -> Session:
    """The session with its heading as *side* has it."""
    said = {conflict.field: _words(said_by(conflict, side)) for conflict in conflicts}
    return replace(
        session,
        title=said.get("title", session.title),
        designed_for=said.get("designed_for", session.designed_for),
        designed_by=said.get("designed_by", session.designed_by),
        target_model=said.get("target_model", session.target_model),
    )


def _words(value: Said) -> str:
    return value if isinstance(value, str) else ""
