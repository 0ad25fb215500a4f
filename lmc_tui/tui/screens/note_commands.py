"""What is done to the note in hand.

What a command needs is imported when it runs: the first frame waits for none of it, and `warm_up` loads it behind that.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from lmc_tui.domain.canvas import Facet, FacetKind
from lmc_tui.domain.notes import Note
from lmc_tui.tui.drawing.cells import cut, steady
from lmc_tui.tui.editor import EditorError, edited
from lmc_tui.tui.screens.moving import Moving, note_options
from lmc_tui.tui.widgets.option_list import Option

if TYPE_CHECKING:
    from lmc_tui.domain.changes import Change
    from lmc_tui.tui.app import LmcApp
    from lmc_tui.tui.screens.form import Field, Values

TAGS, OWNER = "tags", "owner"


class NoteCommands(Moving, inherit_bindings=False):
    """Facets, links, places: each ends in one change."""

    def do_change(self, change: Change | None, label: str) -> None:
        """Do a change, if there is one, and show what came of it."""
        if change is not None:
            self.workshop.do(change, label)
            self.settle()

    def do_toggle_need(self) -> None:
        """From have to need and back."""
        from lmc_tui.workshop.writing import toggling_need

        if self.note is not None:
            self.do_change(toggling_need(self.workshop.canvas, self.note), "have/need")

    def do_note_down(self) -> None:
        """A place down."""
        self._reorder(1)

    def do_note_up(self) -> None:
        """A place up."""
        self._reorder(-1)

    def _reorder(self, by: int) -> None:
        from lmc_tui.workshop.writing import reordering

        if self.note is not None:
            self.do_change(reordering(self.session, self.note, by), "reorder")

    def do_archive(self) -> None:
        """Off the board. The note below takes its place in the hand."""
        from lmc_tui.domain.changes import Several
        from lmc_tui.workshop.writing import archiving

        note = self.note
        if note is None:
            return
        ids = [each.id for each in self.view.notes(note.section)]
        place = ids.index(note.id)
        rest = [each for each in ids if each != note.id]
        self.workshop.do(archiving([note]) or Several(()), f'archive "{cut(steady(note.text), 30)}"')
        self.go(replace(self.place, note=rest[min(place, len(rest) - 1)] if rest else None))
        self.tell("Archived: it stays in the file. u or D brings it back.")

    def do_archived(self) -> None:
        """Pick an archived note to bring back."""
        from lmc_tui.tui.screens.picker import Picker, narrowed

        gone = [note for note in self.session.notes if note.is_archived]
        if not gone:
            self.tell("No note is archived.")
            return
        options = note_options(self.workshop.canvas, gone)
        picker = Picker("Bring back an archived note", lambda words: narrowed(options, words))
        self.app.push_screen(picker, self._bring_back)

    def _bring_back(self, note_id: str | None) -> None:
        from lmc_tui.workshop.writing import archiving

        note = self.session.note(note_id) if note_id else None
        if note is not None:
            self.do_change(archiving([note], is_archived=False), "bring back")
            self.go_to_note(note)

    def do_undo(self) -> None:
        """Take the last change back."""
        label = self.workshop.undo()
        self.settle()
        self.tell(f"Taken back: {label}" if label else "Nothing to take back.")

    def do_redo(self) -> None:
        """Do it again."""
        label = self.workshop.redo()
        self.settle()
        self.tell(f"Done again: {label}" if label else "Nothing was taken back.")

    # --- to another section ------------------------------------------------------------------------

    def do_move_note(self) -> None:
        """Pick where the note goes."""
        from lmc_tui.tui.screens.picker import Picker, narrowed

        note, canvas = self.note, self.workshop.canvas
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
        self.app.push_screen(picker, lambda target: self._move(note, target))

    def _move(self, note: Note, target: str | None) -> None:
        from lmc_tui.workshop.writing import moving

        if target is None:
            return
        canvas = self.workshop.canvas
        board, _, section = target.partition("/")
        change = moving(self.session, canvas, note, board, section)
        if change is not None:
            self.workshop.do(change, f"move to {canvas.section(section).name}")
        moved = self.session.note(note.id)
        if moved is not None:
            self.go_to_note(moved)

    # --- threads -----------------------------------------------------------------------------------

    def do_link(self) -> None:
        """Pick the other end of a thread; picking one that is linked cuts it."""
        from lmc_tui.tui.screens.picker import Picker, narrowed

        note = self.note
        if note is None:
            return
        options = self._link_options(note)
        if not options:
            self.tell("There is no other note on this board to link to.")
            return
        picker = Picker(
            f'Link "{cut(steady(note.text), 40)}" to',
            lambda words: narrowed(options, words),
            hint="type words or a section · enter links (⇄ cuts the thread) · esc leaves",
        )
        self.app.push_screen(picker, lambda other: self._link(note.id, other))

    def _link_options(self, note: Note) -> list[Option]:
        """The board's other notes: linked ones first, then sections in the order in which threads mostly lead."""
        canvas = self.workshop.canvas
        leads = (*canvas.section(note.section).links_to, *(section.id for section in canvas.sections))
        back = {each.id for each in self.view.leads_here(note)}
        others = [
            other for section in dict.fromkeys(leads) for other in self.view.notes(section) if other.id != note.id
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
        from lmc_tui.workshop.writing import linking

        note = self.session.note(note_id)
        other = self.session.note(other_id) if other_id else None
        if note is not None and other is not None:
            cuts = other.id in note.links
            self.do_change(linking(note, other), "cut a thread" if cuts else "link")
            where = self.workshop.canvas.section(other.section).name
            self.tell(f"{'Cut the thread to' if cuts else 'Linked to'} {where}: {other.text}")

    # --- facets ------------------------------------------------------------------------------------

    def do_facets(self) -> None:
        """The form with all facets of the section."""
        from lmc_tui.tui.screens.form import Field, Form

        note, canvas = self.note, self.workshop.canvas
        if note is None:
            return
        facets = canvas.facets_of(note.section)
        fields = [self._field(facet) for facet in facets]
        fields += [Field(OWNER, "owner", "who sees to it"), Field(TAGS, "tags", "words with blanks between them")]
        values: Values = {facet.id: note.facet(facet.id, facet.default) for facet in facets}
        values[OWNER] = note.owner or None
        values[TAGS] = " ".join(note.tags) or None
        form = Form(f'{self.section.name}: "{cut(steady(note.text), 50)}"', fields, values)
        self.app.push_screen(form, lambda said: self._set_facets(note.id, facets, said))

    def _field(self, facet: Facet) -> Field:
        from lmc_tui.tui.screens.form import Field

        if facet.kind is FacetKind.SECTIONS:
            options = tuple((section.id, section.short) for section in self.workshop.canvas.sections)
        elif facet.kind in (FacetKind.CHOICE, FacetKind.CHOICES):
            options = tuple((value.id, value.name) for value in facet.values)
        else:
            options = ()
        hint = facet.hint
        if facet.kind is FacetKind.TEXT and facet.values:
            hint = ", ".join(value.name for value in facet.values) + " or any words"
        return Field(
            facet.id,
            facet.name,
            hint,
            options,
            is_many=facet.kind in (FacetKind.CHOICES, FacetKind.SECTIONS),
            is_number=facet.kind is FacetKind.NUMBER,
        )

    def _set_facets(self, note_id: str, facets: tuple[Facet, ...], said: Values | None) -> None:
        from lmc_tui.domain.changes import SetOwner, SetTags, Several
        from lmc_tui.workshop.writing import setting

        note = self.session.note(note_id)
        if note is None or said is None:
            return
        changes: list[Change] = []
        for facet in facets:
            change = setting(self.workshop.canvas, note, facet.id, said[facet.id])
            if change is not None:
                changes.append(change)
        tags = tuple(dict.fromkeys(word.lstrip("#") for word in str(said[TAGS] or "").split()))
        changes.append(SetTags(note.id, tuple(tag for tag in tags if tag)))
        changes.append(SetOwner(note.id, str(said[OWNER] or "")))
        self.do_change(Several(tuple(changes)), "facets")

    # --- the outside editor --------------------------------------------------------------------------

    @contextmanager
    def outside(self) -> Iterator[None]:
        """While this lasts the terminal belongs to another program."""
        app = cast("LmcApp", self.app)
        app.is_outside = True
        try:
            with app.suspend():
                yield
        finally:
            app.is_outside = False
            app.refresh()

    def do_edit_outside(self) -> None:
        """Hand the note to $EDITOR and take back what it says."""
        from lmc_tui.workshop.writing import revising

        note = self.note
        if note is None:
            return
        try:
            with self.outside():
                text = edited(note.text)
        except EditorError as error:
            self.tell(str(error))
            return
        if text.strip():
            self.do_change(revising(self.workshop.canvas, note, text), "edit in $EDITOR")
        else:
            self.tell("The editor gave back nothing, so the note stays as it was.")
