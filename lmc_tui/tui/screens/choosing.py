"""A page to read with a decision below it: two states of a session side by side, and whose it shall be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType

from lmc_tui.tui.drawing.lines import Line
from lmc_tui.tui.page_bindings import bindings_of
from lmc_tui.tui.page_keys import pressed
from lmc_tui.tui.page_tables import DECIDING
from lmc_tui.tui.quiet import QuietModal
from lmc_tui.tui.screens.keyed import Keyed
from lmc_tui.tui.screens.reading import Page
from lmc_tui.tui.widgets.bars import KeyBar
from lmc_tui.tui.widgets.line_view import LineView


class Choice(NamedTuple):
    """One way to decide."""

    act: str
    """The act that decides so, of those that begin with `deciding.`: such as `both`."""
    id: str
    label: str
    """What the key does, in a few words."""
    warning: str = ""
    """What cannot be taken back, such as `deletes it`: then the key must be pressed twice. Empty for what can."""


class Choosing(QuietModal[str | None], Keyed[str | None], inherit_bindings=False):
    """Gives the id of what was decided; None when nothing was."""

    CSS_PATH = "dialogs.tcss"
    PLACE = DECIDING
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(DECIDING)

    page = getters.query_one("#page", Page)
    keys = getters.query_one("#keys", KeyBar)

    def __init__(self, write: Callable[[int], list[Line]], choices: Sequence[Choice], leave: str = "not now") -> None:
        """*write* gives the lines for a number of columns; *leave* says what leaving does."""
        super().__init__()
        self._write, self._choices, self._leave = write, tuple(choices), leave
        self._asked: Choice | None = None

    def compose(self) -> ComposeResult:
        """The page, and the ways to decide."""
        page = Page(self._write, id="page")
        page.down = self.key_of("lists.down")
        yield page
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Scroll keys belong to the page."""
        self.set_focus(self.page)
        self.on_resize()

    def on_resize(self) -> None:
        """Show the ways to decide at the new size."""
        self.say("")

    def say(self, words: str) -> None:
        """Say something in place of the ways to decide."""
        hints = [self.hint(f"deciding.{choice.act}", choice.label) for choice in self._choices]
        self.keys.show([*hints, self.hint("pages.leave", self._leave), self.hint("pages.help")], words)

    def on_key(self, event: events.Key) -> None:
        """Any other key takes back what was asked."""
        act = self.page_keys.by_key(DECIDING.id).get(pressed(event.key, event.character))
        if self._asked is None or act != f"deciding.{self._asked.act}":
            self._asked = None
            self.say("")

    def action_decide(self, act: str) -> None:
        """Decide, where that is one of the ways."""
        for choice in self._choices:
            if choice.act == act:
                self._decide(choice)

    def _decide(self, choice: Choice) -> None:
        """Decide; what cannot be taken back, at the second press only: a key may have been on its way already."""
        if choice.warning and self._asked is not choice:
            self._asked = choice
            self.say(f"{self.key_of(f'deciding.{choice.act}')} again {choice.warning}. Any other key does not.")
        else:
            self.dismiss(choice.id)

    @on(LineView.Clicked, "#keys")
    async def clicked(self, event: LineView.Clicked) -> None:
        """A click on what a key does runs it."""
        event.stop()
        await self.run_action(event.target)

    def action_scroll_lines(self, by: int) -> None:
        """Scroll by lines."""
        self.page.scroll_by(by)

    def action_scroll_pages(self, by: int) -> None:
        """Scroll by pages."""
        self.page.scroll_by(by * self.page.page())

    def action_leave(self) -> None:
        """Decide nothing."""
        self.dismiss(None)
