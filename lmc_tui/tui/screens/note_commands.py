"""What is done to the note in hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from lmc_tui.domain.canvas import Facet
from lmc_tui.domain.changes import Change, SetOwner, SetTags, Several
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session, first_changed
from lmc_tui.errors import LmcError
from lmc_tui.tui.drawing.cells import cut, steady
from lmc_tui.tui.editor import EditorError, edited
from lmc_tui.tui.screens.command_set import CommandSet
from lmc_tui.tui.screens.dragging import lost_words
from lmc_tui.tui.screens.facet_fields import OWNER, OWNER_FIELD, TAGS, TAGS_FIELD, facet_field, tags_from
from lmc_tui.tui.screens.finding import note_options
from lmc_tui.tui.screens.form import Form, Values
from lmc_tui.tui.screens.picker import Picker, narrowed
from lmc_tui.tui.widgets.option_list import Option
from lmc_tui.workshop.writing import archiving, linking, moving, reordering, setting, toggling_need

if TYPE_CHECKING:
    from lmc_tui.tui.app import LmcApp


class NoteCommands(CommandSet):
    """Facets, links, places: each ends in one change."""

    def do_toggle_need(self) -> None:
        """From have to need and back."""
        if self.stage.note is not None:
            self.stage.change(toggling_need(self.stage.workshop.canvas, self.stage.note), "have/need")

    def do_note_down(self) -> None:
        """A place down."""
        self._reorder(1)

    def do_note_up(self) -> None:
        """A place up."""
        self._reorder(-1)

    def _reorder(self, by: int) -> None:
        note = self.stage.note
        if note is not None:
            shown = [each.id for each in self.stage.view.notes(note.section)]
            self.stage.change(reordering(self.stage.session, note, by, shown), "reorder")

    def do_archive(self) -> None:
        """Off the board. The note below takes its place in the hand."""
        note = self.stage.note
        if note is None:
            return
        ids = [each.id for each in self.stage.view.notes(note.section)]
        place = ids.index(note.id)
        rest = [each for each in ids if each != note.id]
        self.stage.change(archiving([note]), f'archive "{cut(steady(note.text), 30)}"')
        self.stage.go(self.stage.place._replace(note=rest[min(place, len(rest) - 1)] if rest else None))
        keys = " or ".join(self.stage.key_map.key(each) for each in ("undo", "archived"))
        self.stage.tell(f"Archived: it stays in the file. {keys} brings it back.")

    def do_archived(self) -> None:
        """Pick an archived note to bring back."""
        gone = [note for note in self.stage.session.notes if note.is_archived]
        if not gone:
            self.stage.tell("No note is archived.")
            return
        options = note_options(self.stage.workshop.canvas, gone)
        picker = Picker("Bring back an archived note", lambda words: narrowed(options, words))
        self.stage.app.push_screen(picker, self._bring_back)

    def _bring_back(self, note_id: str | None) -> None:
        note = self.stage.session.note(note_id) if note_id else None
        if note is not None:
            self.stage.change(archiving([note], is_archived=False), "bring back")
            self.stage.go_to_note(note)

    def do_undo(self) -> None:
        """Take the last change back."""
        before, label = self.stage.session, self.stage.workshop.undo()
        self._go_to_change(before)
        self.stage.tell(f"Taken back: {label}" if label else "Nothing to take back.")

    def do_redo(self) -> None:
        """Do it again."""
        before, label = self.stage.session, self.stage.workshop.redo()
        self._go_to_change(before)
        self.stage.tell(f"Done again: {label}" if label else "Nothing was taken back.")

    def _go_to_change(self, before: Session) -> None:
        """Be where something changed since *before*, so that nobody has to look for it."""
        where = first_changed(before, self.stage.session)
        if where is None:
            self.stage.settle()
        elif where.is_archived or self.stage.session.note(where.id) is None:
            self.stage.go_to_section(where.section, board=where.board)
        else:
            self.stage.go_to_note(where)

    # --- to another section ------------------------------------------------------------------------

    def do_move_note(self) -> None:
        """Pick where the note goes."""
        note, canvas = self.stage.note, self.stage.workshop.canvas
        if note is None:
            return
        boards = [note.board, canvas.other_board(note.board)]
        options = [
            Option(f"{board}/{section.id}", section.name, canvas.board(board).name, str(number))
            for board in boards
            for number, section in enumerate(canvas.sections, start=1)
            if (board, section.id) != (note.board, note.section)
        ]
        picker = Picker(f'Move "{cut(steady(note.text), 40)}" to', lambda words: narrowed(options, words))
        self.stage.app.push_screen(picker, lambda target: self._move(note, target))

    def _move(self, note: Note, target: str | None) -> None:
        if target is None:
            return
        canvas = self.stage.workshop.canvas
        board, _, section = target.partition("/")
        change = moving(self.stage.session, canvas, note, board, section)
        self.stage.change(change, f"move to {canvas.section(section).name}")
        moved = self.stage.session.note(note.id)
        if moved is not None:
            self.stage.go_to_note(moved)
            words = lost_words(note, moved, self.stage.key_map.key("undo"))
            if words:
                self.stage.tell(words)

    # --- threads -----------------------------------------------------------------------------------

    def do_link(self) -> None:
        """Pick the other end of a thread; picking one that is linked cuts it."""
        note = self.stage.note
        if note is None:
            return
        options = self._link_options(note)
        if not options:
            self.stage.tell("There is no other note on this board to link to.")
            return
        picker = Picker(
            f'Link "{cut(steady(note.text), 40)}" to',
            lambda words: narrowed(options, words),
            hint="type words or a section · {take} links (⇄ cuts the thread) · {leave} leaves",
        )
        self.stage.app.push_screen(picker, lambda other: self._link(note.id, other))

    def _link_options(self, note: Note) -> list[Option]:
        """The board's other notes: linked ones first, then sections in the order in which threads mostly lead."""
        canvas = self.stage.workshop.canvas
        leads = (*canvas.section(note.section).links_to, *(section.id for section in canvas.sections))
        back = {each.id for each in self.stage.view.leads_here(note)}
        others = [
            other for section in dict.fromkeys(leads) for other in self.stage.view.notes(section) if other.id != note.id
        ]
        others.sort(key=lambda other: other.id not in note.links)
        return [
            Option(
                other.id,
                other.text,
                canvas.section(other.section).name + (" · leads here" if other.id in back else ""),
                "⇄" if other.id in note.links else " ",
            )
            for other in others
        ]

    def _link(self, note_id: str, other_id: str | None) -> None:
        note = self.stage.session.note(note_id)
        other = self.stage.session.note(other_id) if other_id else None
        if note is not None and other is not None:
            cuts = other.id in note.links
            self.stage.change(linking(note, other), "cut a thread" if cuts else "link")
            where = self.stage.workshop.canvas.section(other.section).name
            self.stage.tell(f"{'Cut the thread to' if cuts else 'Linked to'} {where}: {other.text}")

    # --- facets ------------------------------------------------------------------------------------

    def do_facets(self) -> None:
        """The form with all facets of the section."""
        note, canvas = self.stage.note, self.stage.workshop.canvas
        if note is None:
            return
        facets = canvas.facets_of(note.section)
        fields = [*(facet_field(canvas, facet) for facet in facets), OWNER_FIELD, TAGS_FIELD]
        values: Values = {facet.id: note.facet(facet.id, facet.default) for facet in facets}
        values[OWNER] = note.owner or None
        values[TAGS] = " ".join(note.tags) or None
        form = Form(f'{self.stage.section.name}: "{cut(steady(note.text), 50)}"', fields, values)
        self.stage.app.push_screen(form, lambda said: self._set_facets(note.id, facets, said))

    def _set_facets(self, note_id: str, facets: tuple[Facet, ...], said: Values | None) -> None:
        note = self.stage.session.note(note_id)
        if note is None or said is None:
            return
        changes: list[Change] = []
        for facet in facets:
            change = setting(self.stage.workshop.canvas, note, facet.id, said[facet.id])
            if change is not None:
                changes.append(change)
        if said[TAGS] != (" ".join(note.tags) or None):  # a tag from a file may hold a blank
            changes.append(SetTags(note.id, tags_from(str(said[TAGS] or ""))))
        changes.append(SetOwner(note.id, str(said[OWNER] or "")))
        self.stage.change(Several(tuple(changes)), "facets")

    # --- the outside editor --------------------------------------------------------------------------

    @contextmanager
    def outside(self) -> Iterator[None]:
        """While this lasts the terminal belongs to another program. An `LmcError` inside is raised behind it.

        Textual takes the terminal back only when nothing is raised inside of what it suspends for.
        """
        app = cast("LmcApp", self.stage.app)
        app.is_outside = True
        failed: LmcError | None = None
        try:
            with app.suspend():
                try:
                    yield
                except LmcError as error:
                    failed = error
        finally:
            app.is_outside = False
            app.refresh()
        if failed is not None:
            raise failed

    def do_edit_outside(self) -> None:
        """Hand the note to $EDITOR and take back what it says."""
        note = self.stage.note
        if note is None:
            return
        try:
            with self.outside():
                text = edited(note.text, self.stage.config.editor)
        except EditorError as error:
            self.stage.tell(str(error))
            return
        if text.strip():
            self.stage.keep_edited(note, text)
        else:
            self.stage.tell("The editor gave back nothing, so the note stays as it was.")
