"""Finding notes by their words."""

from __future__ import annotations

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.notes import Note
from lmc_tui.domain.search import find
from lmc_tui.tui.screens.command_set import CommandSet
from lmc_tui.tui.screens.picker import Picker
from lmc_tui.tui.widgets.option_list import Option


class FindCommands(CommandSet):
    """Search, and be where what was found is."""

    def do_search(self) -> None:
        """Find a note of any board by its words."""
        picker = Picker(
            "Search all notes",
            lambda words: note_options(
                self.stage.workshop.canvas, find(self.stage.session, self.stage.workshop.canvas, words)
            ),
            hint="words, #tag, @owner · {take} goes there · {leave} leaves",
            nothing="No note holds all these words.",
        )
        self.stage.app.push_screen(picker, self._found)

    def _found(self, note_id: str | None) -> None:
        note = self.stage.session.note(note_id) if note_id else None
        if note is None:
            return
        if note.is_archived:
            self.stage.tell(f"That note is archived. {self.stage.key_map.key('archived')} brings archived notes back.")
            self.stage.go_to_section(note.section, board=note.board)
        else:
            self.stage.go_to_note(note)


def note_options(canvas: Canvas, notes: tuple[Note, ...] | list[Note]) -> list[Option]:
    """Lines to pick notes from: their words, and where they stand."""
    return [
        Option(
            note.id,
            note.text,
            f"{canvas.section(note.section).short} · {canvas.board(note.board).name}"
            + (" · archived" if note.is_archived else ""),
        )
        for note in notes
    ]
