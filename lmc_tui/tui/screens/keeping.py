"""What was typed or pasted becomes notes, parked points or actions; nothing of it is cut.

A text that is longer than a note becomes several, a paste of many lines as many, and of one that is very large the
person says first how much is to be kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from lmc_tui.domain.parts import LONGEST_NOTE
from lmc_tui.domain.place import Draft, Purpose
from lmc_tui.tui.drawing.cells import cut, steady
from lmc_tui.tui.screens.stage import Stage

if TYPE_CHECKING:
    from lmc_tui.domain.changes import Change
    from lmc_tui.domain.notes import Note
    from lmc_tui.tui.widgets.note_entry import NoteEntry
    from lmc_tui.workshop.typed import Made

THINGS = {Purpose.NOTE: "notes", Purpose.PARKED: "points", Purpose.ACTION: "actions"}


class Pasted(NamedTuple):
    """A paste on its way into a text."""

    before: str
    """What is typed before the cursor."""
    text: str
    after: str
    """What is typed behind the cursor."""

    def texts(self, draft: Draft) -> tuple[str, ...]:
        """The texts to be kept: one where a note is edited, else as many as there are lines with words."""
        from lmc_tui.workshop.typed import lines_of

        if draft.note is not None:
            return (f"{self.before}{self.text}{self.after}",)
        first, *rest = lines_of(self.text) or ("",)
        *begun, last = f"{self.before} {first}".strip(), *rest
        return (*begun, f"{last} {self.after}".strip())


class Keeping(Stage, is_part=True):
    """Makes one change of what was typed, and says so when it became more than one thing."""

    def keep(self, draft: Draft, texts: Sequence[str], verb: str = "") -> Made | None:
        """Make *texts* a change, and give how much came of them; None when there was nothing to keep, which is said.

        *verb* begins the words that undo says; empty for the usual ones. Whoever calls this shows what came of it.
        """
        from lmc_tui.domain.changes import AddNote, Several
        from lmc_tui.workshop.typed import kept, made

        room = self.workshop
        changes = kept(self.session, room.canvas, draft, texts, room.new_ids(), room.author)
        if not changes and not self._is_edit(draft):
            self.tell("A note needs some words besides # and @.")
            return None
        if changes:
            self.spare(*(each.note.id for each in changes if isinstance(each, AddNote)), *filter(None, (draft.note,)))
            self.workshop.do(Several(changes), self._label(draft, changes, verb))
            self._put_last_in_hand(draft, changes)
        return made(changes)

    def _is_edit(self, draft: Draft) -> bool:
        """Whether it is for a note that is there."""
        return draft.note is not None and self.session.note(draft.note) is not None

    def _label(self, draft: Draft, changes: tuple[Change, ...], verb: str) -> str:
        from lmc_tui.domain.changes import AddNote

        if draft.purpose is not Purpose.NOTE:
            return {Purpose.PARKED: "park", Purpose.ACTION: "action"}[draft.purpose]
        if self._is_edit(draft):
            return verb or "edit"
        match changes:
            case (AddNote(note),):
                return f'{verb or "add"} "{cut(steady(note.text), 30)}"'
        return f"{verb or 'add'} {len(changes)} notes"

    def _put_last_in_hand(self, draft: Draft, changes: tuple[Change, ...]) -> None:
        from lmc_tui.domain.changes import AddNote

        new = [each.note.id for each in changes if isinstance(each, AddNote)]
        if new and draft.note is None and (draft.board, draft.section) == (self.place.board, self.place.section):
            self.place = self.place._replace(note=new[-1])

    def end_of_keeping(self, draft: Draft, rest: str = "") -> None:
        """After something was kept: a stream of notes stays open, with what was typed meanwhile; all else ends."""
        raise NotImplementedError

    def keep_and_tell(self, draft: Draft, texts: Sequence[str], *, rest: str = "", verb: str = "") -> None:
        """Keep *texts*, go on or end, and say so when they became more than one thing."""
        is_edit = self._is_edit(draft)
        result = self.keep(draft, texts, verb)
        if result is None:
            return
        self.end_of_keeping(draft, rest) if self.draft is not None else self.settle()
        words = told(result, THINGS[draft.purpose], len(texts), self.key_map.key("undo"), is_edit=is_edit)
        if words or verb == "paste":
            self.tell(words or f"Pasted. {self.key_map.key('undo')} takes it back.")
        elif draft.purpose is not Purpose.NOTE:
            self.tell(self._answer(draft.purpose))

    def _answer(self, purpose: Purpose) -> str:
        """What came of a point or an action, for neither shows on the canvas."""
        where = f"{self.key_map.key('open_points')} ticks off, {self.key_map.key('summary')} shows all."
        if purpose is Purpose.PARKED:
            waiting = sum(not each.is_settled for each in self.session.parking)
            return f"Parked: {waiting} open. {where}"
        action = self.session.actions[-1]
        who = f" for {steady(action.owner)}" if action.owner else ""
        by = f" by {action.due.isoformat()}" if action.due else ""
        return f"Action noted{who}{by}. {where}"

    # --- more than goes into the line ----------------------------------------------------------------

    def on_note_entry_pasted(self, event: NoteEntry.Pasted) -> None:
        """Several lines are several notes, a long text is as many as it takes, and a very large one is asked about."""
        event.stop()
        draft = self.draft
        if draft is not None:
            before, after = event.entry.around_cursor
            self._keep_much(draft, Pasted(before, event.text, after), "paste")

    def keep_edited(self, note: Note, text: str) -> None:
        """Keep what the person's own editor made of a note."""
        draft = Draft(note.board, note.section, note.text, note=note.id)
        self._keep_much(draft, Pasted("", text, ""), "edit in $EDITOR")

    def _keep_much(self, draft: Draft, pasted: Pasted, verb: str) -> None:
        """Keep it; if it is very large, say so and let the person choose. Nothing is taken before they did."""
        from lmc_tui.tui.screens.large_paste import LARGEST_BYTES, beginning, choices

        if len(pasted.text.encode()) <= LARGEST_BYTES:
            self.keep_and_tell(draft, pasted.texts(draft), verb=verb)
            return
        first = pasted._replace(text=beginning(pasted.text, LARGEST_BYTES))
        kinds = {"all": pasted.texts(draft), "first": first.texts(draft)}

        def take(choice: str | None) -> None:
            if choice:
                self.keep_and_tell(draft, kinds[choice], verb=verb)

        undo = self.key_map.key("undo")
        self.app.push_screen(choices(self.session, pasted.text, kinds["all"], kinds["first"], undo), take)


def told(result: Made, things: str, lines: int, undo: str, *, is_edit: bool) -> str:
    """What to say of a text of so many lines that became more than one thing; empty when it became just one.

    *undo* is the key that takes it back.
    """
    holds = f"a note holds {LONGEST_NOTE:,} characters"
    if is_edit:
        return f"{result.total + 1} notes made of this one: {holds}. {undo} takes that back." if result.total else ""
    if result.total < 2:
        return ""
    source = f"from {lines} lines" if lines > 1 else "made"
    return f"{result.total} {things} {source}{f': {holds}' if result.total > lines else ''}. {undo} takes them back."
