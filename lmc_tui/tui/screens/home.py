"""The list of sessions: the first screen when no session was named."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from lmc_tui import __version__
from lmc_tui.content import DEFAULT_CANVAS, presets
from lmc_tui.domain.ages import age
from lmc_tui.storage.library import Entry
from lmc_tui.tui.drawing.key_bar import KeyHint
from lmc_tui.tui.messages import Leave, MakeSession, OpenExample, OpenSession
from lmc_tui.tui.quiet import QuietScreen
from lmc_tui.tui.screens.form import Field, Form, Values
from lmc_tui.tui.screens.picker import Words
from lmc_tui.tui.widgets.bars import KeyBar
from lmc_tui.tui.widgets.line_view import LineView
from lmc_tui.tui.widgets.option_list import Option, OptionLines
from lmc_tui.workshop.opening import Desk

NEW, EXAMPLE = "new", "example"
HINTS = (
    KeyHint("enter", "open", "open"),
    KeyHint("n", "new session", "new"),
    KeyHint("e", "the example", "example"),
    KeyHint("?", "help", "help"),
    KeyHint("Q", "leave", "leave"),
)


class HomeScreen(QuietScreen[None], inherit_bindings=False):
    """Recent sessions with title, board, progress and age; new; the example."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "go(1)", show=False),
        Binding("up,k", "go(-1)", show=False),
        Binding("pagedown", "go(10)", show=False),
        Binding("pageup", "go(-10)", show=False),
        Binding("enter", "open", show=False),
        Binding("n", "new", show=False),
        Binding("e", "example", show=False),
        Binding("question_mark,f1", "help", show=False),
        Binding("q,Q", "leave", show=False),
    ]

    heading = getters.query_one("#heading", Words)
    options = getters.query_one("#options", OptionLines)
    keys = getters.query_one("#keys", KeyBar)

    def __init__(self, desk: Desk, notice: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._notice = notice
        self._entries: dict[str, Entry] = {}

    def compose(self) -> ComposeResult:
        """Heading, folder, list, keys."""
        yield Words(f" lmc {__version__} · Learning Model Canvas workshops", "title-focus", id="heading")
        yield Words(f" Sessions in {self._desk.folder}", "dim", id="folder")
        yield OptionLines(id="options")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Look what is there."""
        self.show_sessions()
        self.keys.show(HINTS, self._notice)
        self.set_focus(self.options)

    def on_resize(self) -> None:
        """Draw anew at the new size."""
        self.options.redraw()
        self.keys.show(HINTS, self._notice)

    def on_screen_resume(self) -> None:
        """Something may have been made or changed meanwhile."""
        self.show_sessions()

    def show_sessions(self) -> None:
        """Read the folder and list what is in it."""
        found = self._desk.entries()
        now = self._desk.clock.now()
        self._entries = {str(entry.path): entry for entry in found}
        options = [session_option(entry, now) for entry in found]
        options.append(Option(NEW, "New session", "n", "+"))
        options.append(Option(EXAMPLE, "The Quillmarsh example, a throw-away copy", "e", "☰"))
        self.options.show(options)

    def tell(self, notice: str) -> None:
        """Say something in the bottom line."""
        self._notice = notice
        self.keys.show(HINTS, notice)

    def action_go(self, by: int) -> None:
        """Take another line in hand."""
        self.tell("")
        self.options.go(by)

    def action_open(self) -> None:
        """Do what the line in hand says."""
        chosen = self.options.in_hand
        if chosen is None:
            return
        if chosen.id == NEW:
            self.action_new()
        elif chosen.id == EXAMPLE:
            self.action_example()
        else:
            self.post_message(OpenSession(self._entries[chosen.id].path))

    def action_new(self) -> None:
        """Ask for a title and an agenda."""
        agendas = tuple((each.id, f"{each.name}, {each.minutes} min ({each.people})") for each in presets())
        fields = [
            Field("title", "title", "what the workshop is about", is_required=True),
            Field("preset", "agenda", options=agendas, is_required=True),
        ]
        values: Values = {"title": None, "preset": "team-90"}
        self.app.push_screen(Form("New session", fields, values), self._make)

    def _make(self, said: Values | None) -> None:
        if said is not None:
            self.post_message(MakeSession(str(said["title"]), str(said["preset"])))

    def action_example(self) -> None:
        """The example."""
        self.post_message(OpenExample())

    def action_help(self) -> None:
        """All keys and the method."""
        from lmc_tui.tui.drawing.help import draw_help
        from lmc_tui.tui.screens.reading import Reading

        canvas = self._desk.canvases[DEFAULT_CANVAS]
        self.app.push_screen(Reading(lambda room: draw_help(canvas, room)))

    def action_leave(self) -> None:
        """End the program."""
        self.post_message(Leave())

    @on(LineView.Clicked, "#options")
    def line_clicked(self, event: LineView.Clicked) -> None:
        """A click takes a line in hand and does what it says."""
        event.stop()
        self.options.go_to(int(event.target))
        self.action_open()

    @on(LineView.Clicked, "#keys")
    async def key_clicked(self, event: LineView.Clicked) -> None:
        """A click on a key's label runs it."""
        event.stop()
        await self.run_action(event.target)


def session_option(entry: Entry, now: datetime) -> Option:
    """A session's line: title; board, progress and age at its right."""
    if entry.problem:
        return Option(str(entry.path), entry.path.name, f"cannot be read: {entry.problem}", "!")
    words = f"{entry.board} {entry.progress} · {entry.notes} notes · {age(now, entry.modified)}"
    return Option(str(entry.path), entry.title, words, "•")
