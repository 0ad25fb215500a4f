"""Moving about the canvas: from pane to pane, note to note, board to board, by key and by mouse."""

from __future__ import annotations

from textual import on

from lmc_tui.domain.notes import Note
from lmc_tui.domain.spatial import Direction, neighbour
from lmc_tui.tui.drawing.cells import steady
from lmc_tui.tui.screens.writing import Writing
from lmc_tui.tui.widgets.line_view import LineView

PAGE = 10
"""Notes that a page key passes."""


class Moving(Writing, is_part=True):
    """Everything that changes where a person is, and nothing that changes the session."""

    def do_move_left(self) -> None:
        """The pane on the left."""
        self._step(Direction.LEFT)

    def do_move_right(self) -> None:
        """The pane on the right."""
        self._step(Direction.RIGHT)

    def do_move_up(self) -> None:
        """The pane above."""
        self._step(Direction.UP)

    def do_move_down(self) -> None:
        """The pane below."""
        self._step(Direction.DOWN)

    def _step(self, direction: Direction) -> None:
        there = neighbour(self.workshop.canvas, self.place.section, direction, self.came_from)
        if there != self.place.section:
            self.go_to_section(there, walks=True)

    def do_next_section(self) -> None:
        """The next section in agenda order, round and round."""
        self._along(1)

    def do_previous_section(self) -> None:
        """The section before."""
        self._along(-1)

    def _along(self, by: int) -> None:
        ids = [section.id for section in self.workshop.canvas.sections]
        self.go_to_section(ids[(ids.index(self.place.section) + by) % len(ids)], walks=True)

    def do_section(self, number: str) -> None:
        """The section of that number in agenda order, from one."""
        sections = self.workshop.canvas.sections
        if int(number) <= len(sections):
            self.go_to_section(sections[int(number) - 1].id, walks=True)

    def do_open_section(self) -> None:
        """The section large, with its guide."""
        self.go(self.place._replace(is_open=True))

    def do_back(self) -> None:
        """The whole canvas."""
        if self.place.is_open:
            self.go(self.place._replace(is_open=False))
        elif self.only:
            self.show_only("")

    def do_next_note(self) -> None:
        """The next note of the section."""
        self._note_along(1)

    def do_previous_note(self) -> None:
        """The note before."""
        self._note_along(-1)

    def do_notes_down(self) -> None:
        """Ten notes further down."""
        self._note_along(PAGE)

    def do_notes_up(self) -> None:
        """Ten notes further up."""
        self._note_along(-PAGE)

    def do_first_note(self) -> None:
        """The first note of the section."""
        self._note_along(-len(self.session.notes))

    def do_last_note(self) -> None:
        """The last note of the section."""
        self._note_along(len(self.session.notes))

    def _note_along(self, by: int) -> None:
        ids = [note.id for note in self.view.notes(self.place.section)]
        if not ids:
            return
        here = ids.index(self.place.note) if self.place.note in ids else (-1 if by > 0 else len(ids))
        self.go(self.place._replace(note=ids[max(0, min(here + by, len(ids) - 1))]), walks=True)

    def go_to_note(self, note: Note) -> None:
        """Be at a note, wherever it is, and see it whatever else is to be seen."""
        self.spare(note.id)
        self.go_to_section(note.section, board=note.board)
        self.go(self.place._replace(note=note.id))

    def show_only(self, typed: str) -> None:
        """See only the notes that match what was typed; all of them for nothing typed."""
        self.only, self.spared = typed, frozenset()
        matching = [section.id for section in self.workshop.canvas.sections if self.view.notes(section.id)]
        if matching and self.place.section not in matching:
            self.go_to_section(matching[0])
        self.settle()
        board = self.place.board
        shown = sum(len(self.view.notes(section.id)) for section in self.workshop.canvas.sections)
        hidden = sum(self.view.hidden(section.id) for section in self.workshop.canvas.sections)
        name = self.workshop.canvas.board(board).name
        if typed:
            count, back = f"{shown} of {shown + hidden}", self.key_map.key("back")
            self.tell(f"Only {steady(typed)}: {count} notes on the {name} board. {back} shows all.")
        else:
            self.tell(f"All {shown} notes of the {name} board show again.")

    def do_switch_board(self) -> None:
        """The other board."""
        board = self.workshop.canvas.other_board(self.place.board)
        self.go_to_section(self.place.section, board=board)

    # --- mouse --------------------------------------------------------------------------------------

    @on(LineView.Clicked, "#canvas")
    def canvas_clicked(self, event: LineView.Clicked) -> None:
        """A click takes a pane or a note in hand; a double click opens or edits it."""
        event.stop()
        self.leave_writing()
        self.hush()
        kind, _, name = event.target.partition(":")
        if kind == "section":
            if name != self.place.section:
                self.go_to_section(name)
            if event.clicks == 2:
                self.do_open_section()
            return
        note = self.session.note(name)
        if note is not None:
            self.go_to_note(note)
            if event.clicks == 2:
                self.do_edit()
