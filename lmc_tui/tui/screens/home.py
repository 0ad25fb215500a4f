"""The list of sessions: the first screen when no session was named."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType

from lmc_tui import __version__
from lmc_tui.config.settings import DEFAULTS
from lmc_tui.content import presets
from lmc_tui.domain.ages import age
from lmc_tui.storage.library import Entry
from lmc_tui.text import clean_line
from lmc_tui.tui.drawing.cells import cut_front, steady, width, wrapped
from lmc_tui.tui.drawing.lines import Line, Span
from lmc_tui.tui.key_map import DEFAULT_KEYS, KeyMap
from lmc_tui.tui.messages import Leave, MakeSession, OpenExample, OpenSession
from lmc_tui.tui.page_bindings import bindings_of
from lmc_tui.tui.page_tables import SESSIONS
from lmc_tui.tui.quiet import QuietScreen
from lmc_tui.tui.screens.form import Field, Form, Values
from lmc_tui.tui.screens.keyed import Keyed
from lmc_tui.tui.widgets.bars import KeyBar
from lmc_tui.tui.widgets.line_view import LineView
from lmc_tui.tui.widgets.option_list import Option, OptionLines
from lmc_tui.tui.widgets.words import Words
from lmc_tui.workshop.opening import Desk

NEW, EXAMPLE = "new", "example"
NAME_CELLS = 24
"""The end of a file's name: it tells sessions of one title apart."""
HINTS = ("sessions.open", "sessions.new", "sessions.example", "pages.help", "sessions.leave")
"""What the bottom line offers."""


class HomeScreen(QuietScreen[None], Keyed[None], inherit_bindings=False):
    """Recent sessions with title, board, progress and age; new; the example."""

    PLACE = SESSIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SESSIONS)

    heading = getters.query_one("#heading", Words)
    options = getters.query_one("#options", OptionLines)
    why = getters.query_one("#why", Words)
    keys = getters.query_one("#keys", KeyBar)

    def __init__(self, desk: Desk, notice: str = "", key_map: KeyMap = DEFAULT_KEYS) -> None:
        """*key_map* has the keys that the help shows of a workshop."""
        super().__init__()
        self._desk = desk
        self._key_map = key_map
        self._notice = notice
        self._entries: dict[str, Entry] = {}

    def compose(self) -> ComposeResult:
        """Heading, folder, list, what is to be said about the line in hand, keys."""
        yield Words(f"lmc {__version__} · Learning Model Canvas workshops", "title-focus", id="heading")
        yield Words(f"Sessions in {self._desk.folder}", "dim", id="folder")
        yield OptionLines(id="options")
        yield Words("", "notice", id="why")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Look what is there."""
        self.show_sessions()
        self.tell(self._notice)
        self.set_focus(self.options)

    def on_resize(self) -> None:
        """Draw anew at the new size."""
        self.options.redraw()
        self._show_notice()

    def on_screen_resume(self) -> None:
        """Something may have been made or changed meanwhile."""
        self.show_sessions()

    def show_sessions(self) -> None:
        """Read the folder and list what is in it; the line in hand stays in hand."""
        found = self._desk.entries()
        now = self._desk.clock.now()
        self._entries = {str(entry.path): entry for entry in found}
        titles = Counter(entry.title for entry in found)
        options = [session_option(entry, now, is_one_of_several=titles[entry.title] > 1) for entry in found]
        options.append(Option(NEW, "New session", self._shown("sessions.new"), "+"))
        options.append(
            Option(EXAMPLE, "The Quillmarsh example, a throw-away copy", self._shown("sessions.example"), "»")
        )
        before = self.options.in_hand.id if self.options.in_hand is not None else ""
        place = next((place for place, option in enumerate(options) if option.id == before), 0)
        self.options.show(options, place)
        self._show_notice()

    def tell(self, notice: str) -> None:
        """Say something: in the bottom line, above it where it is longer, on a page where it is very long."""
        self._notice = notice
        if len(wrapped(notice, self._columns)) > self.size.height // 3 > 0:
            self._notice = ""
            self._tell_on_page(notice)
        self._show_notice()

    def say(self, words: str) -> None:
        """Say something in the bottom line."""
        self.tell(words)

    def _shown(self, act: str) -> str:
        return self.page_keys.shown(SESSIONS.id, act)

    @property
    def _columns(self) -> int:
        return max(1, self.size.width - 2)

    def _show_notice(self) -> None:
        """What is said, or else why the file in hand cannot be read."""
        notice, entry = self._notice, self._entries.get(self.options.in_hand.id if self.options.in_hand else "")
        fits = "\n" not in notice and width(notice) <= self._columns
        self.keys.show([self.hint(each) for each in HINTS], notice if fits else "")
        words = "" if fits else notice
        if not notice and entry is not None and entry.problem:
            words = f"{entry.path.name} cannot be read. {entry.problem}"
        self.why.display = bool(words)
        self.why.styles.height = len(wrapped(words, self._columns))
        self.why.show(words)

    def _tell_on_page(self, words: str) -> None:
        from lmc_tui.tui.screens.reading import Reading

        def write(room: int) -> list[Line]:
            return [(Span(line),) for line in wrapped(words, room)]

        self.app.push_screen(Reading(write))

    def action_go(self, by: int) -> None:
        """Take another line in hand."""
        self.options.go(by)
        self.tell("")

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
        wanted = self._desk.config.preset
        values: Values = {"title": None, "preset": wanted if wanted in dict(agendas) else DEFAULTS.preset}
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

        self.app.push_screen(Reading(lambda room: draw_help(room, self._key_map.commands, self.page_keys)))

    def action_leave(self) -> None:
        """End the program."""
        self.post_message(Leave())

    @on(LineView.Clicked, "#options")
    def line_clicked(self, event: LineView.Clicked) -> None:
        """A click takes a line in hand and does what it says."""
        event.stop()
        self.options.go_to(int(event.target))
        self.tell("")
        self.action_open()

    @on(OptionLines.Scrolled)
    def scrolled(self, event: OptionLines.Scrolled) -> None:
        """What is said is said about the line in hand."""
        event.stop()
        self.tell("")

    @on(LineView.Clicked, "#keys")
    async def key_clicked(self, event: LineView.Clicked) -> None:
        """A click on a key's label runs it."""
        event.stop()
        await self.run_action(event.target)


def session_option(entry: Entry, now: datetime, *, is_one_of_several: bool = False) -> Option:
    """A session's line: title; board, progress and age at its right, behind the file's name where titles are alike."""
    name = clean_line(entry.path.name)
    if entry.problem:
        return Option(str(entry.path), name, f"cannot be read: {entry.problem}", "!")
    notes = "1 note" if entry.notes == 1 else f"{entry.notes} notes"
    words = f"{entry.board} {entry.progress} · {notes} · {age(now, entry.modified)}"
    return Option(
        str(entry.path),
        entry.title,
        f"{cut_front(steady(name), NAME_CELLS)} · {words}" if is_one_of_several else words,
        "•",
    )
