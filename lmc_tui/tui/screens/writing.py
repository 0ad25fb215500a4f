"""Typing on the workshop screen: notes as a stream, edits, parked points and actions.

Handlers of the entry's messages go by name: the entry is loaded behind the first frame.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on

from lmc_tui.domain.parts import LONGEST_NOTE, parts
from lmc_tui.domain.place import Draft, Purpose
from lmc_tui.tui.commands import key_name, types_nothing
from lmc_tui.tui.drawing.key_bar import KeyHint
from lmc_tui.tui.drawing.layout import Box, Shape
from lmc_tui.tui.quiet import page_keys_of
from lmc_tui.tui.screens.keeping import THINGS, Keeping, told
from lmc_tui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from textual import events

    from lmc_tui.tui.page_keys import PageKeys
    from lmc_tui.tui.widgets.note_entry import NoteEntry

NEAR_LIMIT = LONGEST_NOTE * 9 // 10
"""Characters from which on the prompt counts them."""
TOO_LONG_TO_EDIT = 10 * LONGEST_NOTE
"""Characters of a note from a file with which the line would be slow."""


class Writing(Keeping, is_part=True):
    """Opens the entry, keeps what is typed in it, and remembers it all the while."""

    def do_add(self) -> None:
        """Begin a stream of notes in the section in hand."""
        question = self.section.questions[self.question_index].id if self.section.questions else None
        self.begin_writing(Draft(self.place.board, self.place.section, "", question=question))

    def do_edit(self) -> None:
        """Edit the note in hand."""
        if self.note is not None and len(self.note.text) > TOO_LONG_TO_EDIT:
            key = self.key_map.key("edit_outside")
            self.tell(
                f"This note has {len(self.note.text):,} characters, too many for a line: {key} edits it in $EDITOR."
            )
        elif self.note is not None:
            self.begin_writing(Draft(self.place.board, self.place.section, self.note.text, note=self.note.id))

    def do_park(self) -> None:
        """Write a point for the parking lot."""
        self.begin_writing(Draft(self.place.board, self.place.section, "", purpose=Purpose.PARKED))

    def do_action(self) -> None:
        """Write an action."""
        self.begin_writing(Draft(self.place.board, self.place.section, "", purpose=Purpose.ACTION))

    def begin_writing(self, draft: Draft) -> None:
        """Open the entry with what is to be written."""
        self.go(self.place._replace(draft=draft))
        self.entry.splits_lines = draft.note is None
        self.entry.make_room = self._make_room
        self.entry.acts = self.page_keys.by_key("writing")
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
        self.go(self.place._replace(draft=None))
        self.settle()

    def resume(self) -> None:
        """Go on with what was being written when the session was left."""
        super().resume()
        draft, self.unfinished = self.unfinished, None
        if draft is not None:
            self.resume_draft(draft)

    def resume_draft(self, draft: Draft) -> None:
        """Go on with a text that was being written; where its note or section has gone, it becomes a new note here."""
        canvas = self.workshop.canvas
        if not canvas.has_section(draft.section) or draft.board not in {board.id for board in canvas.boards}:
            draft = draft._replace(board=self.place.board, section=self.place.section, note=None, question=None)
        if draft.note is not None and self.session.note(draft.note) is None:
            draft = draft._replace(note=None)
        self.go_to_section(draft.section, board=draft.board)
        self.begin_writing(draft)
        if not self.notice:
            self.tell(f"You were in the middle of this. {self.page_keys.named('writing', 'writing.keep')} keeps it.")

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
        self.prompt.show(self._prompt_words(draft) + self._count_words(draft.text))
        self._arrange_completions(box)

    def _entry_box(self, draft: Draft) -> Box:
        columns, rows = self.size.width, self.size.height
        height = self.entry.rows + 1
        if self._uses_strip(draft):
            return Box(0, rows - 1 - self.strip_rows - height, columns, height)  # the question stays in sight
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

    def _count_words(self, text: str) -> str:
        """How much is typed, where that comes near to what a note holds."""
        if len(text) < NEAR_LIMIT:
            return ""
        notes = len(parts(text))
        more = f", {notes} notes" if notes > 1 else ""
        return f" · {len(text):,} of {LONGEST_NOTE:,}{more}"

    def _arrange_completions(self, box: Box) -> None:
        if not self.has_overlay("completions"):
            return
        columns, rows = self.completions.wanted_size(min(44, self.size.width))
        self.completions.display = rows > 0
        if rows:
            self.place_widget(
                self.completions, max(0, min(box.x + 2, self.size.width - columns)), max(0, box.y - rows), columns, rows
            )
            self.completions.redraw()

    def hints(self) -> Iterable[KeyHint]:
        """While somebody writes: the keys of the entry."""
        if self.draft is None:
            yield from super().hints()
            return
        keys = self.page_keys
        yield KeyHint(keys.shown("writing", "writing.keep"), "keep", "")
        yield KeyHint(keys.shown("writing", "writing.end"), "end", "")
        yield KeyHint("#", "facet or tag", "")
        yield KeyHint("@", "owner", "")
        yield KeyHint(keys.shown("writing", "writing.complete"), "complete", "")
        for name in ("help", "palette"):
            key = next((key for key in self.key_map.command(name).all_keys if types_nothing(key)), None)
            if key is not None:
                yield KeyHint(key_name(key), self.key_map.command(name).label, name)

    @property
    def page_keys(self) -> PageKeys:
        """The keys that the person has while writing."""
        return page_keys_of(self.app)

    # --- what the entry tells ----------------------------------------------------------------------

    def on_text_area_changed(self, event: NoteEntry.Changed) -> None:
        """Remember every letter, and offer ways to end the word."""
        event.stop()
        draft = self.draft
        if draft is None:
            return
        if draft.text != self.entry.text:
            self.notice = ""
            self.place = self.place._replace(draft=draft._replace(text=self.entry.text))
            self.opened.saver.submit_place(self.place)
            self.prompt.show(self._prompt_words(draft) + self._count_words(self.entry.text))
        self._offer_completions(draft)
        self._show_keys()

    def _offer_completions(self, draft: Draft) -> None:
        from lmc_tui.domain.entry import complete

        options = complete(self.session, self.workshop.canvas, draft.section, self.entry.before_cursor)
        if options == (self.completions.options if self.has_overlay("completions") else ()):
            return
        self.completions.show(options)
        self.entry.is_completing = bool(options)
        self._arrange_completions(self._entry_box(draft))

    def _make_room(self) -> None:
        """The entry takes more rows than before, or fewer."""
        self.arrange_entry()
        self.canvas_view.show(self._canvas_state())
        self.draw_soon(self.canvas_view)

    def on_note_entry_completing(self, event: NoteEntry.Completing) -> None:
        """Take the best completion, or choose another."""
        event.stop()
        if event.act == "writing.complete":
            if self.completions.best is not None:
                self.entry.replace_word(self.completions.best.insert)
        else:
            self.completions.choose(1 if event.act == "writing.next" else -1)

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
        if self.has_overlay("completions") and self.completions.chosen is not None:
            self.entry.replace_word(self.completions.chosen.insert)
        elif not event.text.strip():
            self.tell(f"Nothing typed yet. {self.page_keys.named('writing', 'writing.end')} ends.")
        else:
            self.keep_and_tell(draft, (event.text,), rest=self.entry.text.removeprefix(event.text))

    def end_of_keeping(self, draft: Draft, rest: str = "") -> None:
        """A stream of notes stays open, with what was typed meanwhile; all else ends."""
        if draft.purpose is not Purpose.NOTE or draft.note is not None:
            self.end_writing()
            return
        rest = rest.lstrip()
        self.place = self.place._replace(draft=draft._replace(text=rest))
        self.entry.begin(rest)
        self.arrange_entry()
        self.go(self.place)

    def on_note_entry_ended(self, event: NoteEntry.Ended) -> None:
        """Escape: what was typed is kept, for losing it is worse than taking it back."""
        event.stop()
        self.leave_writing()

    def leave_writing(self) -> None:
        """Keep what is typed, if anything, and close the entry."""
        draft = self.draft
        if draft is None:
            return
        text = self.entry.text
        is_new = bool(text.strip()) and (draft.note is None or text != self._text_before(draft))
        result = self.keep(draft, (text,)) if is_new else None
        if is_new and result is None:
            return
        self.end_writing()
        if result is not None:
            undo = self.key_map.key("undo")
            words = told(result, THINGS[draft.purpose], 1, undo, is_edit=draft.note is not None)
            self.tell(words or f"Kept. {undo} takes it back.")

    def _text_before(self, draft: Draft) -> str:
        note = self.session.note(draft.note) if draft.note else None
        return note.text if note else ""

    def on_paste(self, event: events.Paste) -> None:
        """A paste while nobody writes goes nowhere; say so, for it looks as if it were lost."""
        event.stop()
        if self.draft is None:
            self.tell(f"Nothing was pasted. {self.key_map.key('add')} opens a line for notes; paste there.")
