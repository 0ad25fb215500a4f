"""What the workshop does about a note that the mouse drags: says where it would go, and moves it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmc_tui.domain.notes import Note
from lmc_tui.tui.drawing.cells import cut, steady
from lmc_tui.tui.drawing.dragging import Drag, drag_signs, drag_words
from lmc_tui.tui.drawing.jump_labels import NO_LABELS
from lmc_tui.workshop.writing import moving

if TYPE_CHECKING:
    from lmc_tui.tui.screens.moving import Moving


def show_drag(stage: Moving, drag: Drag | None) -> None:
    """Say what a release would do; once there is no drag any more, nothing."""
    if drag is None:
        stage.canvas_view.label(NO_LABELS)
        stage.hush()
    elif not stage.opened.access.can_write:
        stage.tell(stage.told_access())
    else:
        stage.leave_writing()
        stage.canvas_view.label(drag_signs(drag))
        stage.tell(drag_words(stage.view, drag, stage.size.width - 2), stays=True)


def drop(stage: Moving, drag: Drag) -> None:
    """Move the note where it was let go of: the same change as `m` makes, in front of the note that is there.

    Within its pane it takes the place of the note that it is let go of on.
    """
    stage.canvas_view.label(NO_LABELS)
    stage.hush()
    if not stage.opened.access.can_write:
        stage.tell(stage.told_access())
        return
    note, goal = stage.view.note(drag.note), drag.goal
    if note is None or goal is None:
        stage.tell("That note has gone meanwhile.")
        return
    canvas = stage.workshop.canvas
    change = moving(stage.session, canvas, note, note.board, goal.section, onto=goal.note)
    name = canvas.section(goal.section).name
    stage.change(change, "reorder" if goal.section == note.section else f"move to {name}")
    moved = stage.session.note(note.id)
    if change is None or moved is None:
        return
    stage.go_to_note(moved)
    undo = stage.key_map.key("undo")
    where = "" if moved.section == note.section else f" to {name}"
    stage.tell(lost_words(note, moved, undo) or f"Moved “{cut(steady(note.text), 30)}”{where}. {undo} takes it back.")


def lost_words(before: Note, after: Note, undo: str) -> str:
    """What a note that was moved says no more, as a sentence; empty for nothing. *undo* is the key for that."""
    lost = len(before.facets) - len(after.facets)
    if not lost:
        return ""
    what = "1 facet that is" if lost == 1 else f"{lost} facets that are"
    return f"Moved without {what} not known there. {undo} takes it back."
