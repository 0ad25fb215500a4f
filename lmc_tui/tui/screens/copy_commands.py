"""What leaves the program: copies of the board in pieces, and all of it in the pager."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial

from lmc_tui.domain.canvas import BoardKind, Section
from lmc_tui.domain.notes import Note
from lmc_tui.domain.phrases import counted
from lmc_tui.export.markdown import to_markdown
from lmc_tui.export.outline import Outline
from lmc_tui.export.pieces import Written, board_piece, findings_piece, note_piece, section_piece
from lmc_tui.tui.drawing.board_text import board_text
from lmc_tui.tui.drawing.cells import cut, steady
from lmc_tui.tui.pager import PagerError, pager_command, read_in, staying
from lmc_tui.tui.screens.command_set import CommandSet
from lmc_tui.tui.screens.copying import Copyable, Copying
from lmc_tui.tui.screens.note_commands import NoteCommands

LONGEST_NAME = 36
"""Cells of a note's words in the list."""


class CopyCommands(CommandSet):
    """Copies what is in sight, as it is when it is picked."""

    # --- copying ------------------------------------------------------------------------------------------

    def do_copy(self) -> None:
        """Pick the note, the section, the board, the findings or the session."""
        things = (*self._of_note(), *self._of_section(), *self._of_board(), *self._findings(), self._session())
        Copying(self.stage.app, self.stage.tell).offer(things)

    @property
    def _outline(self) -> Outline:
        return Outline(self.stage.session, self.stage.workshop.canvas)

    def _of_note(self) -> Iterator[Copyable]:
        note = self.stage.note
        if note is not None:
            words = cut(steady(" ".join(note.text.split())), LONGEST_NAME)
            yield Copyable("This note, as text", words, partial(self._note, note.id, Written.TEXT))
            told = "with facets and threads"
            yield Copyable("This note, as Markdown", told, partial(self._note, note.id, Written.MARKDOWN))

    def _note(self, note_id: str, written: Written) -> str:
        note = self.stage.session.note(note_id)
        return note_piece(self._outline, note, written) if note is not None else ""

    def _of_section(self) -> Iterator[Copyable]:
        section, view = self.stage.section, self.stage.view
        many = _many(view.notes(section.id), self.stage.session.notes_in(view.board, section.id))
        for written in Written:
            yield Copyable(f"Section {section.name}, as {written}", many, partial(self._section, section, written))

    def _section(self, section: Section, written: Written) -> str:
        return section_piece(self._outline, section, self.stage.view.notes(section.id), written)

    def _of_board(self) -> Iterator[Copyable]:
        view, canvas = self.stage.view, self.stage.workshop.canvas
        board = canvas.board(view.board)
        shown = [note for section in canvas.sections for note in view.notes(section.id)]
        there = [note for notes in self.stage.session.by_section(board.id).values() for note in notes]
        for written in Written:
            text = partial(self._board, board, written)
            yield Copyable(f"Board {board.name}, as {written}", _many(shown, there), text)

    def _board(self, board: BoardKind, written: Written) -> str:
        return board_piece(self._outline, board, self.stage.view.notes, written)

    def _findings(self) -> Iterator[Copyable]:
        """What the checks found last, once they have run."""
        advice, board = self.stage.advice, self.stage.workshop.canvas.board(self.stage.place.board)
        found = advice.timely(board.id) if advice is not None else ()
        if found:
            text = partial(findings_piece, self._outline, board, found, Written.MARKDOWN)
            yield Copyable(f"What is missing on {board.name}, as Markdown", counted(len(found), "finding"), text)

    def _session(self) -> Copyable:
        def text() -> str:
            return to_markdown(self.stage.session, self.stage.workshop.canvas)

        return Copyable("The whole session, as Markdown", "boards, actions, parking lot, agenda", text)

    # --- the pager ----------------------------------------------------------------------------------------

    def do_page(self) -> None:
        """Hand the board to the pager, and come back when it has ended."""
        stage = self.stage
        try:
            command = pager_command(os.environ, stage.config.pager)
            if not command:
                stage.tell("There is no pager that could show it: set pager to one, such as less.")
                return
            with NoteCommands(stage).outside():
                read_in(command, board_text(stage.view, stage.session.title, stage.size.width), staying(os.environ))
        except PagerError as error:
            stage.tell(str(error))


def _many(shown: Sequence[Note], there: Sequence[Note]) -> str:
    """How many notes that is; of how many, where only some are to be seen."""
    notes = counted(len(there), "note")
    return notes if len(shown) == len(there) else f"{len(shown)} of {notes}, those that show"
