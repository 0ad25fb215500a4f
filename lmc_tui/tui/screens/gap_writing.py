"""What a key does to something that a model needs: a note on the to-be board, or an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lmc_tui.domain.notes import Note
from lmc_tui.method.models import State
from lmc_tui.method.vocabulary import TO_BE
from lmc_tui.tui.drawing.cells import cut, steady
from lmc_tui.tui.drawing.model_needs import Gap
from lmc_tui.workshop.gap_writing import action_for, note_for

if TYPE_CHECKING:
    from lmc_tui.tui.screens.item_page import ItemPage

NOTE_CELLS, ACTION_CELLS = 28, 44
"""How much of a text stands in the bottom line of a narrow screen, with what can be done next behind it."""


class GapWriting:
    """Writes it down once, and says where, or why not."""

    def __init__(self, page: ItemPage) -> None:
        self._page = page

    def add(self, gap: Gap | None) -> None:
        """A note marked as needed, unless there is one for it."""
        page = self._page
        if gap is None:
            self._tell_nothing()
            return
        workshop, each = page.stage.workshop, gap.requirement
        change = note_for(page.session, TO_BE, each, workshop.new_id())
        if known := each.notes or gap.elsewhere:
            self._tell_known(known[0])
        elif change is None:
            page.tell("There is nothing to write for this one: the room judges it.")
        else:
            where, board = workshop.canvas.section(each.section).short, workshop.canvas.board(TO_BE).name
            text = _cut(change.note.text, NOTE_CELLS)
            page.change(
                change, f"add “{text}”", f"Needed in {where}, {board}: “{text}”. {page.undo_key} takes it back."
            )

    def act(self, gap: Gap | None) -> None:
        """An action, unless what is needed is there or there is one for it."""
        page = self._page
        if gap is None:
            self._tell_nothing()
            return
        each = gap.requirement
        change = action_for(page.session, each, page.stage.workshop.new_id())
        if each.state is State.THERE:
            self._tell_known(each.notes[0])
        elif change is None:
            page.tell("There is an action for it already, or nothing to do but for the room to judge.")
        else:
            text = _cut(change.action.text, ACTION_CELLS)
            page.change(change, "an action", f"Action: “{text}”. {page.undo_key} takes it back.")

    def _tell_nothing(self) -> None:
        key = self._page.key_of("models.next_gap")
        self._page.tell(f"Take something in hand that the target needs: {key} goes to the next gap.")

    def _tell_known(self, note: Note) -> None:
        key = self._page.key_of("models.choose")
        board = self._page.stage.workshop.canvas.board(note.board).name
        self._page.tell(f"The {board} board has “{_cut(note.text, NOTE_CELLS)}” for it: {key} goes there.")


def _cut(text: str, cells: int) -> str:
    return cut(steady(" ".join(text.split())), cells)
