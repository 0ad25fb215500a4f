"""A page over the whole screen on which one thing is in hand, with its keys below: the partner plan, the models."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import events, getters, on
from textual.app import ComposeResult

from lmc_tui.domain.session import Session
from lmc_tui.tui.drawing.drawn import Drawn
from lmc_tui.tui.drawing.key_bar import KeyHint
from lmc_tui.tui.quiet import QuietModal
from lmc_tui.tui.screens.copying import Copyable, Copying, drawn_copies
from lmc_tui.tui.screens.keyed import Keyed
from lmc_tui.tui.widgets.bars import KeyBar
from lmc_tui.tui.widgets.item_lines import ItemLines
from lmc_tui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from lmc_tui.domain.changes import Change
    from lmc_tui.tui.screens.moving import Moving


class ItemPage(QuietModal[None], Keyed[None], inherit_bindings=False):
    """Draws the session as it is at every moment, also when a dialog above it or somebody else changes it."""

    CSS_PATH = "item_page.tcss"

    items = getters.query_one("#items", ItemLines)
    keys = getters.query_one("#keys", KeyBar)

    def __init__(self, stage: Moving) -> None:
        super().__init__()
        self.stage = stage
        self._follows = True
        """Whether the page scrolls to what is in hand. Not under a mouse: a second click would hit something else."""

    # --- what it shows --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The page, and its keys."""
        yield ItemLines(self.draw, id="items")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show it, and keep up with the session."""
        self.stage.workshop.on_change.append(self._changed)
        self.set_focus(self.items)
        self.show()

    def on_unmount(self) -> None:
        """Keep up no more."""
        self.stage.workshop.on_change.remove(self._changed)

    def draw(self, columns: int) -> Drawn:
        """The page for so many columns."""
        raise NotImplementedError

    def hints(self) -> Iterable[KeyHint]:
        """What the keys do now; a click on one runs the action of that name."""
        raise NotImplementedError

    def take(self, target: str, *, is_double: bool) -> None:
        """Somebody clicked on something that is drawn."""
        raise NotImplementedError

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.stage.session

    def show(self, notice: str = "") -> None:
        """Draw it as it is now, and say something in place of the keys."""
        self.items.show(follows=self._follows)
        self.tell(notice)

    def tell(self, notice: str) -> None:
        """Say something in the bottom line, until the next key."""
        self.keys.show((*self.hints(), self.hint("pages.copy"), self.hint("pages.help")), notice)

    def say(self, words: str) -> None:
        """Say something in the bottom line."""
        self.tell(words)

    @property
    def undo_key(self) -> str:
        """The key that takes a change back here."""
        return self.key_of("pages.undo")

    def tell_later(self, notice: str) -> None:
        """Say something that took a while: here, or on the canvas when the page was left meanwhile."""
        if self.is_attached:
            self.tell(notice)
        else:
            self.stage.tell(notice)

    def _changed(self, session: Session) -> None:
        del session
        self.session_changed()

    def session_changed(self) -> None:
        """Show what the session says now."""
        self.items.show(follows=self._follows)

    # --- copying --------------------------------------------------------------------------------------

    def copyable(self) -> Iterable[Copyable]:
        """What can be copied from here, what is in hand first."""
        return drawn_copies(self.draw)

    def action_copy(self) -> None:
        """Pick what to copy."""
        Copying(self.app, self.tell_later).offer(tuple(self.copyable()))

    # --- changing -------------------------------------------------------------------------------------

    def may_write(self) -> bool:
        """Whether this window may change the session; says why not where it may not."""
        if not self.stage.opened.access.can_write:
            self.tell(self.stage.told_access())
            return False
        return True

    def change(self, change: Change | None, label: str, words: str) -> None:
        """Do a change, if there is one, and say *words*; where it could not be done, say why."""
        if change is None or not self.may_write():
            return
        before = self.session
        self.stage.hush()
        self.stage.change(change, label)
        self.show(words if self.session is not before else self.stage.notice)

    def action_undo(self) -> None:
        """Take the last change back."""
        if self.may_write():
            self._told(self.stage.workshop.undo(), "Taken back", "Nothing to take back.")

    def action_redo(self) -> None:
        """Do it again."""
        if self.may_write():
            self._told(self.stage.workshop.redo(), "Done again", "Nothing was taken back.")

    def _told(self, label: str | None, what: str, nothing: str) -> None:
        self.stage.settle()
        self.show(f"{what}: {label}" if label else nothing)

    # --- keys and clicks ------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Any key takes back a notice."""
        del event
        if self.keys.notice:
            self.tell("")

    @on(LineView.Clicked, "#items")
    def item_clicked(self, event: LineView.Clicked) -> None:
        """A click takes something in hand."""
        event.stop()
        self._follows = False
        self.take(event.target, is_double=event.clicks == 2)
        self._follows = True

    @on(LineView.Clicked, "#keys")
    async def key_clicked(self, event: LineView.Clicked) -> None:
        """A click on what a key does runs it."""
        event.stop()
        await self.run_action(event.target)

    def action_go(self, by: int) -> None:
        """Take another thing in hand."""
        raise NotImplementedError

    def action_switch_board(self) -> None:
        """Look at the other board."""
        raise NotImplementedError

    def action_scroll_pages(self, by: int) -> None:
        """Scroll, and leave in hand what is in hand."""
        self.items.scroll_pages(by)

    def action_leave(self) -> None:
        """Back to the canvas."""
        self.dismiss(None)

    def leave_to(self, note_id: str, then: Callable[[], object] | None = None) -> None:
        """Back to the canvas, at that note, and go on there."""
        note = self.session.note(note_id)
        if note is None or note.is_archived:
            self.show("That note is not on the board any more.")
            return
        self.stage.go_to_note(note)
        self.dismiss(None)
        if then is not None:
            self.stage.call_after_refresh(then)
