"""A dialog in which one of many things is picked by typing some of its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from lmc_tui.tui.page_bindings import bindings_of
from lmc_tui.tui.page_tables import PICKING
from lmc_tui.tui.screens.dialog import Dialog
from lmc_tui.tui.widgets.line_view import LineView
from lmc_tui.tui.widgets.option_list import Option, OptionLines
from lmc_tui.tui.widgets.plain_input import PlainInput
from lmc_tui.tui.widgets.words import Foot, Words

MOST_ROWS = 14
"""Options that show at once on a screen of ordinary height."""


class Picker(Dialog[str | None], inherit_bindings=False):
    """Gives the id of what was picked; None when nothing was."""

    PLACE = PICKING
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PICKING)

    options = getters.query_one("#options", OptionLines)

    def __init__(
        self,
        title: str,
        find: Callable[[str], Sequence[Option]],
        *,
        hint: str = "{take} picks · {leave} leaves",
        start: str | None = None,
        nothing: str = "Nothing found.",
    ) -> None:
        """*find* gives the options for the words typed; *start* is the id of the option in hand at first.

        *hint* tells what the keys do: parts that begin with `{take}` or `{leave}` can be clicked.
        """
        super().__init__()
        self._title, self._find, self._hint, self._start, self._nothing = title, find, hint, start, nothing
        self._at_first = MOST_ROWS
        """How many options there are while nothing is typed; as many as ever fit when there are none."""

    def compose(self) -> ComposeResult:
        """Title, field, list, keys."""
        with Vertical(id="dialog"):
            yield Words(self._title, "title-focus", id="title")
            yield PlainInput(placeholder="type to narrow down", id="field")
            yield OptionLines(id="options")
            yield Words("", id="told")
            yield Foot(id="foot")

    def on_mount(self) -> None:
        """Show everything that can be picked."""
        self.told.display = False
        self.foot.show(self.parts_of(self._hint))
        self._show("")
        self._at_first = self.options.count or MOST_ROWS
        self.fit()
        self.set_focus(self.field_input)

    @property
    def body(self) -> LineView:
        """The options."""
        return self.options

    def wanted_rows(self, columns: int) -> int:
        """A row for each option that there was at first, up to half of a high screen: the box does not jump."""
        del columns
        return min(self._at_first, max(MOST_ROWS, self.size.height // 2))

    def _show(self, words: str) -> None:
        found = self._find(words)
        place = 0 if words else next((index for index, option in enumerate(found) if option.id == self._start), 0)
        self.options.show(found, place, self._nothing if words else "")

    @on(Input.Changed)
    def narrow_down(self, event: Input.Changed) -> None:
        """Show what fits the words."""
        event.stop()
        self._show(event.value)
        if self.told.display:
            self.tell("")

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self.action_keep()

    @on(LineView.Clicked, "#options")
    def clicked(self, event: LineView.Clicked) -> None:
        """A click picks at once."""
        event.stop()
        self.options.go_to(int(event.target))
        self.action_keep()

    def action_go(self, by: int) -> None:
        """Take another one in hand."""
        self.options.go(by)

    def action_keep(self) -> None:
        """Pick the one in hand, if there is any."""
        if self.options.in_hand is not None:
            self.dismiss(self.options.in_hand.id)


def narrowed(options: Sequence[Option], words: str) -> list[Option]:
    """Those options in which every word occurs, whatever the case."""
    wanted = words.casefold().split()
    return [
        option for option in options if all(word in f"{option.words} {option.detail}".casefold() for word in wanted)
    ]
