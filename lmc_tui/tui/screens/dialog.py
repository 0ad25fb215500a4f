"""A box in the middle of the screen: lines that shrink and scroll, and around them what is always in sight."""

from __future__ import annotations

from collections.abc import Iterator

from textual import getters, on
from textual.containers import Vertical
from textual.screen import ScreenResultType

from lmc_tui.tui.drawing.key_bar import KeyHint
from lmc_tui.tui.drawing.layout import GRID_ROWS, dialog_columns
from lmc_tui.tui.quiet import QuietModal
from lmc_tui.tui.screens.keyed import Keyed
from lmc_tui.tui.widgets.line_view import LineView
from lmc_tui.tui.widgets.plain_input import PlainInput
from lmc_tui.tui.widgets.words import Foot, Words

SIDE_COLUMNS = 6
"""Columns of the border and the blanks at both sides."""
BORDER_ROWS, AIR_ROWS = 2, 5
"""Rows of the border, and rows between things where the screen has them to spare."""
MOST_WORD_ROWS = 3
KEEP, LEAVE = "keep", "leave"
"""Actions of every dialog."""
TAKES, LEAVES = "{take} ", "{leave} "


class Dialog(QuietModal[ScreenResultType], Keyed[ScreenResultType], inherit_bindings=False):
    """Has a title, a line to type in, lines, words that tell something, and a foot with its keys."""

    CSS_PATH = "dialogs.tcss"

    box = getters.query_one("#dialog", Vertical)
    title_words = getters.query_one("#title", Words)
    field_input = getters.query_one("#field", PlainInput)
    told = getters.query_one("#told", Words)
    foot = getters.query_one("#foot", Foot)

    @property
    def body(self) -> LineView:
        """The lines that shrink and scroll."""
        raise NotImplementedError

    def wanted_rows(self, columns: int) -> int:
        """How many rows the lines would like to have."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Share out the rows anew."""
        self.fit()

    def fit(self) -> None:
        """Give everything around the lines the rows that it needs, and the lines what is left."""
        if not self.size.width or not self.size.height:
            return
        self.box.styles.width = dialog_columns(self.size.width)
        columns, rows = max(1, dialog_columns(self.size.width) - SIDE_COLUMNS), self.size.height
        around = BORDER_ROWS + 1
        for words in (self.title_words, self.told, self.foot):
            most = MOST_WORD_ROWS if rows > GRID_ROWS else 1
            words.styles.height = height = min(words.rows_for(columns), most)
            around += height if words.display else 0
        wanted = self.wanted_rows(columns)
        self.box.set_class(around + wanted + AIR_ROWS > rows, "-low")
        room = rows - around - (0 if self.box.has_class("-low") else AIR_ROWS)
        self.body.styles.height = max(1, min(wanted, room))

    def tell(self, words: str, role: str = "notice") -> None:
        """Say something above the keys; nothing when *words* is empty."""
        self.told.show(words, role)
        self.told.display = bool(words)
        self.fit()

    @on(PlainInput.Cut)
    def tell_cut(self, event: PlainInput.Cut) -> None:
        """Say that not all of a paste was taken."""
        event.stop()
        self.tell(event.sentence)

    @on(LineView.Clicked, "#foot")
    def key_clicked(self, event: LineView.Clicked) -> None:
        """A click on what a key does runs it."""
        event.stop()
        if event.target == KEEP:
            self.action_keep()
        elif event.target == LEAVE:
            self.action_leave()

    def parts_of(self, hint: str) -> Iterator[KeyHint]:
        """What the foot says: parts with dots between them, in which `{take}` and `{leave}` stand for the keys."""
        for part in hint.split(Foot.SEPARATOR):
            if part.startswith(TAKES):
                yield self.hint("dialogs.take", part.removeprefix(TAKES))
            elif part.startswith(LEAVES):
                yield self.hint("dialogs.leave", part.removeprefix(LEAVES))
            else:
                yield KeyHint("", part, "")

    def say(self, words: str) -> None:
        """Say something above the keys."""
        self.tell(words)

    def action_edit_line(self, what: str) -> None:
        """Do something to the line that is typed in: what `Input` calls so."""
        if self.field_input.has_focus:
            getattr(self.field_input, f"action_{what}")()

    def action_keep(self) -> None:
        """Close with what it says."""
        raise NotImplementedError

    def action_leave(self) -> None:
        """Close, and leave everything as it was."""
        self.dismiss(None)
