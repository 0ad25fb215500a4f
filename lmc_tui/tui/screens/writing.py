"""Typing on the workshop screen: notes as a stream, edits, parked points and actions.

Handlers of the entry's messages go by name: the entry is loaded behind the first frame.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from lmc_tui.domain.place import Draft, Purpose
from lmc_tui.domain.session import Parked
from lmc_tui.text import clean_line
from lmc_tui.tui.drawing.cells import cut, steady
from lmc_tui.tui.drawing.key_bar import KeyHint
from lmc_tui.tui.drawing.layout import Box, Shape
from lmc_tui.tui.screens.stage import Stage
from lmc_tui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from lmc_tui.domain.changes import AddNote
    from lmc_tui.tui.widgets.note_entry import NoteEntry

WRITING_HINTS = (
    KeyHint("enter", "keep", ""),
    KeyHint("esc", "end", ""),
    KeyHint("#", "facet or tag", ""),
    KeyHint("@", "owner", ""),
    KeyHint("tab", "complete", ""),
)


class Writing(Stage, inherit_bindings=False):
    """Opens the entry, keeps what is typed in it, and remembers it all the while."""

    def do_add(self) -> None:
        """Begin a stream of notes in the section in hand."""
        question = self.section.questions[self.question_index].id if self.section.questions else None
        self.begin_writing(Draft(self.place.board, self.place.section, "", question=question))

    def do_edit(self) -> None:
        """Edit the note in hand."""
        if self.note is not None:
            self.begin_writing(Draft(self.place.board, self.place.section, self.note.text, note=self.note.id))

    def do_park(self) -> None:
        """Write a point for the parking lot."""
        self.begin_writing(Draft(self.place.board, self.place.section, "", purpose=Purpose.PARKED))

    def do_action(self) -> None:
        """Write an action."""
        self.begin_writing(Draft(self.place.board, self.place.section, "", purpose=Purpose.ACTION))

    def begin_writing(self, draft: Draft) -> None:
        """Open the entry with what is to be written."""
        self.go(replace(self.place, draft=draft))
        self.entry.splits_lines = draft.note is None
        self.entry.begin(draft.text)
        self.prompt.display = self.entry.display = True
        self.arrange_entry()
        self.set_focus(self.entry)
        self.show_all()

    def end_writing(self) -> None:
        """Close the entry."""
        self.hide(self.prompt, self.entry, self.completions)
        self.entry.is_completing = False
        self.set_focus(self.canvas_view)
        self.go(replace(self.place, draft=None))
        self.settle()

    def resume(self) -> None:
        """Go on with what was being written when the session was left."""
        super().resume()
        draft, self.unfinished = self.unfinished, None
        if draft is not None:
            gone = draft.note is not None and self.session.note(draft.note) is None
            self.begin_writing(replace(draft, note=None) if gone else draft)
            if not self.notice:
                self.tell("You were in the middle of this. Enter keeps it.")

    # --- where the entry stands ----------------------------------------------------------------

    def _uses_strip(self, draft: Draft) -> bool:
        """Whether the entry stands above the bottom line, over the whole width, rather than in the pane."""
        return draft.purpose is not Purpose.NOTE or (self.shape is Shape.NARROW and not self.place.is_open)

    def entry_rows(self) -> int:
        """Rows of the section in hand that the entry covers."""
        if self.draft is None or self._uses_strip(self.draft):
            return 0
        return self.entry.rows + 1

    def arrange_entry(self) -> None:
        """Put entry and prompt at the bottom of the pane, or above the bottom line."""
        draft = self.draft
        if draft is None or not self.size.width:
            return
        box = self._entry_box(draft)
        self.place_widget(self.prompt, box.x, box.y, box.width, box.height)
        self.place_widget(self.entry, box.x + 2, box.y + 1, max(1, box.width - 2), box.height - 1)
        self.prompt.show(self._prompt_words(draft))
        self._arrange_completions(box)

    def _entry_box(self, draft: Draft) -> Box:
        columns, rows = self.size.width, self.size.height
        height = self.entry.rows + 1
        if self._uses_strip(draft):
            return Box(0, rows - 1 - height, columns, height)
        canvas = self.canvas_view
        canvas_columns, canvas_rows = self.canvas_size()
        pane = canvas.boxes(canvas_columns, canvas_rows).get(draft.section, Box(0, 0, canvas_columns, canvas_rows))
        height = min(height, max(2, pane.height - 2))
        return Box(pane.x + 1, 1 + pane.y + pane.height - 1 - height, pane.width - 2, height)

    def canvas_size(self) -> tuple[int, int]:
        """Columns and rows given to the canvas."""
        width, height = self.canvas_view.styles.width, self.canvas_view.styles.height
        return (int(width.value) if width else 0, int(height.value) if height else 0)

    def _prompt_words(self, draft: Draft) -> str:
        match draft.purpose:
            case Purpose.PARKED:
                return "Park a point"
            case Purpose.ACTION:
                return "Action: what, @who, by 2026-12-31"
        verb = "add" if draft.note is None else "edit"
        return f"{self.section.name}: {verb}" if self._uses_strip(draft) else verb

    def _arrange_completions(self, box: Box) -> None:
        columns, rows = self.completions.wanted_size(min(44, self.size.width))
        self.completions.display = rows > 0
        if rows:
            self.place_widget(
                self.completions, max(0, min(box.x + 2, self.size.width - columns)), max(0, box.y - rows), columns, rows
            )
            self.completions.redraw()

    def hints(self) -> Iterable[KeyHint]:
        """While somebody writes: the keys of the entry."""
        return WRITING_HINTS if self.draft is not None else super().hints()

    # --- what the entry tells ----------------------------------------------------------------------

    def on_text_area_changed(self, event: NoteEntry.Changed) -> None:
        """Remember every letter, and offer ways to end the word."""
        event.stop()
        draft = self.draft
        if draft is None:
            return
        if draft.text != self.entry.text:
            self.notice = ""
            self.place = replace(self.place, draft=replace(draft, text=self.entry.text))
            self.opened.saver.submit_place(self.place)
        self._offer_completions(draft)
        self.entry.measure()
        self._show_keys()

    def _offer_completions(self, draft: Draft) -> None:
        from lmc_tui.domain.entry import complete

        options = complete(self.session, self.workshop.canvas, draft.section, self.entry.before_cursor)
        if options == self.completions.options:
            return
        self.completions.show(options)
        self.entry.is_completing = bool(options)
        self._arrange_completions(self._entry_box(draft))

    def on_note_entry_grown(self, event: NoteEntry.Grown) -> None:
        """Make room."""
        event.stop()
        self.arrange_entry()
        self.canvas_view.show(self._canvas_state())

    def on_note_entry_completing(self, event: NoteEntry.Completing) -> None:
        """Tab takes the best completion; up and down choose one."""
        event.stop()
        if event.key == "tab":
            if self.completions.best is not None:
                self.entry.replace_word(self.completions.best.insert)
        else:
            self.completions.choose(1 if event.key == "down" else -1)

    @on(LineView.Clicked, "#completions")
    def completion_clicked(self, event: LineView.Clicked) -> None:
        """Take the completion that was clicked."""
        event.stop()
        option = self.completions.choose_target(event.target)
        if option is not None:
            self.entry.replace_word(option.insert)

    def on_note_entry_submitted(self, event: NoteEntry.Submitted) -> None:
        """Keep it; a stream stays open."""
        event.stop()
        draft = self.draft
        if draft is None:
            return
        if self.completions.chosen is not None:
            self.entry.replace_word(self.completions.chosen.insert)
        elif not event.text.strip():
            self.tell("Nothing typed yet. esc ends.")
        elif self.keep(draft, event.text):
            if draft.purpose is Purpose.NOTE and draft.note is None:
                self._next_in_stream(draft)
            else:
                self.end_writing()

    def _next_in_stream(self, draft: Draft) -> None:
        self.place = replace(self.place, draft=replace(draft, text=""))
        self.entry.begin()
        self.arrange_entry()
        self.go(self.place)

    def on_note_entry_ended(self, event: NoteEntry.Ended) -> None:
        """Escape: what was typed is kept, for losing it is worse than taking it back."""
        event.stop()
        self.leave_writing()

    def leave_writing(self) -> None:
        """Keep what is typed, if anything, and close the entry."""
        draft, text = self.draft, self.entry.text
        if draft is None:
            return
        is_new = bool(text.strip()) and (draft.note is None or text != self._text_before(draft))
        if is_new and not self.keep(draft, text):
            return
        self.end_writing()
        if is_new:
            self.tell("Kept. u takes it back.")

    def _text_before(self, draft: Draft) -> str:
        note = self.session.note(draft.note) if draft.note else None
        return note.text if note else ""

    def on_note_entry_pasted(self, event: NoteEntry.Pasted) -> None:
        """Several lines are several notes."""
        event.stop()
        draft = self.draft
        if draft is None:
            return
        if draft.purpose is not Purpose.NOTE:
            for line in event.lines:
                self.keep(draft, line)
            self.end_writing()
            return
        kept = self._keep_lines(draft, event.lines)
        self._next_in_stream(draft)
        self.tell(f"{kept} notes from {len(event.lines)} lines. u takes them back.")

    # --- keeping it ------------------------------------------------------------------------------

    def keep(self, draft: Draft, text: str) -> bool:
        """Make what was typed a change. Tells whether there was anything to keep."""
        from lmc_tui.domain.changes import SetAction, SetParked
        from lmc_tui.workshop.writing import action_from

        match draft.purpose:
            case Purpose.PARKED:
                parked = Parked(self.workshop.new_id(), clean_line(text))
                self.workshop.do(SetParked(parked), "park")
                return True
            case Purpose.ACTION:
                action = action_from(self.workshop.new_id(), text)
                self.workshop.do(SetAction(action), "action")
                return True
        if draft.note is not None:
            return self._keep_edit(draft.note, text)
        change = self._new_note(draft, text, self._last_note(draft))
        if change is None:
            self.tell("A note needs some words besides # and @.")
            return False
        self.workshop.do(change, f'add "{cut(steady(change.note.text), 30)}"')
        self._put_in_hand(draft, change.note.id)
        return True

    def _keep_edit(self, note_id: str, text: str) -> bool:
        from lmc_tui.workshop.writing import revising

        note = self.session.note(note_id)
        change = revising(self.workshop.canvas, note, text) if note else None
        if change is not None:
            self.workshop.do(change, "edit")
        return True

    def _new_note(self, draft: Draft, text: str, after: str | None) -> AddNote | None:
        from lmc_tui.workshop.writing import adding

        return adding(
            self.workshop.canvas,
            self.workshop.new_id(),
            draft.board,
            draft.section,
            text,
            after=after,
            question=draft.question,
        )

    def _keep_lines(self, draft: Draft, lines: tuple[str, ...]) -> int:
        """Keep each line as a note, all as one change. Gives how many there were."""
        from lmc_tui.domain.changes import Several

        changes: list[AddNote] = []
        taken = set(self.session.ids())
        after = self._last_note(draft)
        for line in lines:
            change = self._new_note(draft, line, after)
            while change is not None and change.note.id in taken:
                change = self._new_note(draft, line, after)
            if change is not None:
                taken.add(change.note.id)
                after = change.note.id
                changes.append(change)
        if changes:
            self.workshop.do(Several(tuple(changes)), f"paste {len(changes)} notes")
            self._put_in_hand(draft, changes[-1].note.id)
        return len(changes)

    def _last_note(self, draft: Draft) -> str | None:
        shown = self.session.notes_in(draft.board, draft.section)
        return shown[-1].id if shown else None

    def _put_in_hand(self, draft: Draft, note_id: str) -> None:
        if (draft.board, draft.section) == (self.place.board, self.place.section):
            self.place = replace(self.place, note=note_id)
        self.show_all()
