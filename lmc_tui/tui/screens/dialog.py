"""A box in the middle of the screen: lines that shrink and scroll, and around them what is always in sight."""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ScreenResultType

from lmc_tui.tui.drawing.layout import GRID_ROWS
from lmc_tui.tui.quiet import QuietModal
from lmc_tui.tui.widgets.line_view import LineView
from lmc_tui.tui.widgets.plain_input import PlainInput
from lmc_tui.tui.widgets.words import Foot, Words

WIDEST = 84
SIDE_COLUMNS = 6
"""Columns of the border and the blanks at both sides."""
BORDER_ROWS, AIR_ROWS = 2, 5
"""Rows of the border, and rows between things where the screen has them to spare."""
MOST_WORD_ROWS = 3


class Dialog(QuietModal[ScreenResultType], inherit_bindings=False):
    """Has a title, a line to type in, lines, words that tell something, and a foot with its keys."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

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
        columns, rows = max(1, min(WIDEST, self.size.width) - SIDE_COLUMNS), self.size.height
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
        if event.target == "enter":
            self.action_keep()
        elif event.target == "esc":
            self.action_leave()

    def action_keep(self) -> None:
        """Close with what it says."""
        raise NotImplementedError

    def action_leave(self) -> None:
        """Close, and leave everything as it was."""
        self.dismiss(None)
