"""What a model still needs, written down: as a note that is marked as needed, or as an action."""

from __future__ import annotations

from lmc_tui.content.models import PartnerNeed
from lmc_tui.domain.changes import AddNote, SetAction
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Action, Session
from lmc_tui.method.models import Requirement, as_action, as_note


def note_for(session: Session, board: str, gap: Requirement | PartnerNeed, note_id: str) -> AddNote | None:
    """A note at the end of its section that shows the gap, marked as needed; None where there is nothing to write."""
    addition = as_note(gap)
    if addition is None:
        return None
    there = session.notes_in(board, addition.section)
    note = Note(note_id, board, addition.section, addition.text, dict(addition.facets))
    return AddNote(note, there[-1].id if there else None)


def written_already(session: Session, board: str, gap: Requirement | PartnerNeed) -> Note | None:
    """The note of that board that says in the same words what the gap's note would say; None for none."""
    addition = as_note(gap)
    if addition is None:
        return None
    return next((note for note in session.notes_in(board, addition.section) if note.text == addition.text), None)


def action_for(session: Session, gap: Requirement | PartnerNeed, action_id: str) -> SetAction | None:
    """An action that sets about the gap; None where there is nothing to do, or where it is among the actions."""
    text = as_action(gap)
    if not text or any(action.text == text and not action.is_done for action in session.actions):
        return None
    return SetAction(Action(action_id, text))
