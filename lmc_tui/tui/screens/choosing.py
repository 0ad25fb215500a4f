"""A page to read with a decision below it: two states of a session side by side, and whose it shall be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from lmc_tui.tui.drawing.key_bar import KeyHint
from lmc_tui.tui.drawing.lines import Line
from lmc_tui.tui.quiet import QuietModal
from lmc_tui.tui.screens.reading import Page
from lmc_tui.tui.widgets.bars import KeyBar
from lmc_tui.tui.widgets.line_view import LineView

LEAVE = "leave"


class Choice(NamedTuple):
    """One way to decide."""

    key: str
    id: str
    label: str
    """What the key does, in a few words."""
    warning: str = ""
    """What cannot be taken back, such as `deletes it`: then the key must be pressed twice. Empty for what can."""


class Choosing(QuietModal[str | None], inherit_bindings=False):
    """Gives the id of what was decided; None when nothing was."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down,j", "scroll_lines(1)", show=False),
        Binding("up,k", "scroll_lines(-1)", show=False),
        Binding("pagedown,space", "scroll_pages(1)", show=False),
        Binding("pageup", "scroll_pages(-1)", show=False),
        Binding("home", "scroll_lines(-100000)", show=False),
        Binding("end", "scroll_lines(100000)", show=False),
    ]

    page = getters.query_one("#page", Page)
    keys = getters.query_one("#keys", KeyBar)

    def __init__(self, write: Callable[[int], list[Line]], choices: Sequence[Choice], leave: str = "not now") -> None:
        """*write* gives the lines for a number of columns; *leave* says what esc does."""
        super().__init__()
        self._write, self._choices, self._leave = write, tuple(choices), leave
        self._asked: Choice | None = None

    def compose(self) -> ComposeResult:
        """The page, and the ways to decide."""
        yield Page(self._write, foot="", id="page")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Scroll keys belong to the page."""
        self.set_focus(self.page)
        self.on_resize()

    def on_resize(self) -> None:
        """Show the ways to decide at the new size."""
        hints = [KeyHint(choice.key, choice.label, choice.id) for choice in self._choices]
        self.keys.show([*hints, KeyHint("esc", self._leave, LEAVE)], "")

    def on_key(self, event: events.Key) -> None:
        """A key that decides."""
        for choice in self._choices:
            if choice.key in (event.key, event.character):
                event.stop()
                self._decide(choice)
                return
        self._take_back()

    def _decide(self, choice: Choice) -> None:
        """Decide; what cannot be taken back, at the second press only: a key may have been on its way already."""
        if choice.warning and self._asked is not choice:
            self._asked = choice
            self.keys.show((), f"{choice.key} again {choice.warning}. Any other key does not.")
        else:
            self.dismiss(choice.id)

    def _take_back(self) -> None:
        if self._asked is not None:
            self._asked = None
            self.on_resize()

    @on(LineView.Clicked, "#keys")
    def clicked(self, event: LineView.Clicked) -> None:
        """A click on a decision decides."""
        event.stop()
        chosen = next((choice for choice in self._choices if choice.id == event.target), None)
        if chosen is not None:
            self._decide(chosen)
        elif event.target == LEAVE:
            self.dismiss(None)

    def action_scroll_lines(self, by: int) -> None:
        """Scroll by lines."""
        self.page.scroll_by(by)

    def action_scroll_pages(self, by: int) -> None:
        """Scroll by pages."""
        self.page.scroll_by(by * self.page.page())

    def action_leave(self) -> None:
        """Decide nothing."""
        self.dismiss(None)
