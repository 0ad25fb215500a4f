"""The app: which screen shows, and how it ends. Wiring only."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.reactive import Reactive
from textual.screen import Screen

from lmc_tui.errors import LmcError
from lmc_tui.tui.crashing import CrashSafe
from lmc_tui.tui.garbage import collect_again, take_back
from lmc_tui.tui.key_map import DEFAULT_KEYS
from lmc_tui.tui.messages import GoHome, Leave, MakeSession, OpenExample, OpenSession, SaveAs, Saved
from lmc_tui.tui.screens.workshop import WorkshopScreen, workshop_kind
from lmc_tui.tui.suspending import Suspendable
from lmc_tui.tui.theming import Colours, Theming
from lmc_tui.tui.type_ahead import TypeAhead
from lmc_tui.tui.widgets.bars import HeaderBar
from lmc_tui.workshop.opening import Closed, Desk, Opened
from lmc_tui.workshop.saving import SaveState

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from textual.command import Provider

    from lmc_tui.tui.clipboard import Clipboard
    from lmc_tui.tui.page_keys import PageKeys

FAILED_TO_SAVE = 3


class LmcApp(TypeAhead[None], Suspendable[None], CrashSafe[None], inherit_bindings=False):
    """Shows a workshop, or the list of sessions."""

    CSS_PATH = "app.tcss"
    TITLE = "lmc"
    ENABLE_COMMAND_PALETTE = False  # ours has the keys of its command, not one that nobody can give away
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = set()
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", show=False, priority=True)]

    app_focus = Reactive(True, compute=False, repaint=False)  # a terminal that loses the focus repaints nothing

    def __init__(self, desk: Desk, first: Opened | None = None, colours: Colours = Colours.MANY) -> None:
        """*colours* is what the terminal can show, and the person wants to see."""
        super().__init__()
        self._desk = desk
        self.theming = Theming(self, desk.settled, colours)
        self.key_map, self._config_notice = DEFAULT_KEYS, self.theming.notice
        self._page_keys: PageKeys | None = None
        self._settle()
        self._first = first
        self.opened: Opened | None = None
        """The session in hand; None while the list of sessions shows."""
        self.last_words = ""
        """What to say on the terminal when the program has ended; empty for nothing."""
        self.is_outside = False
        """Whether the terminal belongs to an editor just now."""
        self._is_warned = False
        """Whether somebody knows that leaving loses what is here."""
        self._example_folder: TemporaryDirectory[str] | None = None

    def _settle(self) -> None:
        """Take over what the person has set, and keep in mind what to say of it."""
        settled = self._desk.settled
        problems = settled.problems
        if settled.keys:
            from lmc_tui.tui.rebinding import key_map

            self.key_map, found, self._page_keys = key_map(settled.keys)
            problems = settled.and_keys(found)
        if self._page_keys is not None:
            self.set_keymap(self._page_keys.as_keymap())
        wrong = [each for each in problems if not each.is_hint]
        if wrong:
            self._config_notice = f"{wrong[0].short} `lmc config check` tells all."

    @property
    def page_keys(self) -> PageKeys:
        """The keys of dialogs, pages and the list of sessions, as the person has them."""
        return self._page_keys if self._page_keys is not None else super().page_keys

    def _said_once(self) -> tuple[str, ...]:
        """What is to be said of the person's settings, the first time it is asked for."""
        notice, self._config_notice = self._config_notice, ""
        return (notice,) if notice else ()

    def get_default_screen(self) -> Screen[None]:
        """The first screen: the workshop, or the list of sessions. It is the only one to be laid out and painted."""
        return self._workshop_screen(self._first) if self._first is not None else self._home_screen()

    def on_mount(self) -> None:
        """Behind the first frame, collect garbage again, but not among what loading made: that stays."""
        self.call_after_refresh(collect_again)

    def _workshop_screen(self, opened: Opened) -> Screen[None]:
        opened = opened._replace(notices=(*opened.notices, *self._said_once()))
        self._take_in_hand(opened)
        return workshop_kind(self.key_map)(opened, self._desk.config)

    def _take_in_hand(self, opened: Opened) -> None:
        self.opened = opened
        opened.saver.on_outcome = lambda outcome: self.post_message(Saved(outcome))
        opened.saver.start()

    def _home_screen(self, notice: str = "") -> Screen[None]:
        from lmc_tui.tui.screens.home import HomeScreen

        return HomeScreen(self._desk, notice or "".join(self._said_once()), self.key_map)

    def _swap(self, opened: Opened) -> None:
        self.push_screen(self._workshop_screen(opened))

    # --- requests of screens ---------------------------------------------------------------------------

    @on(OpenSession)
    def open_session(self, message: OpenSession) -> None:
        """Work on another session; a file that cannot be read is explained and left alone."""
        self._try_open(message.path)

    def _try_open(self, path: Path) -> None:
        try:
            opened = self._desk.open(path)
        except LmcError as error:
            self._explain(str(error))
        else:
            self._swap(opened)

    @on(MakeSession)
    def make_session(self, message: MakeSession) -> None:
        """Make a session and work on it."""
        try:
            path = self._desk.create(message.title, message.preset)
        except LmcError as error:
            self._explain(str(error))
        else:
            self._try_open(path)

    @on(OpenExample)
    def open_example(self) -> None:
        """Work on a throw-away copy of the example."""
        from tempfile import TemporaryDirectory

        self._example_folder = TemporaryDirectory(prefix="lmc-demo-")
        try:
            path = self._desk.copy_example(Path(self._example_folder.name))
        except LmcError as error:
            self._explain(str(error))
        else:
            self._try_open(path)

    def _explain(self, words: str) -> None:
        from lmc_tui.tui.screens.home import HomeScreen

        if words and isinstance(self.screen, HomeScreen):
            self.screen.tell(words)

    @on(GoHome)
    def go_home(self) -> None:
        """Let go of the session in hand and show the list."""
        if self.opened is None:
            return
        closed = self._desk.close(self.opened)
        self.opened = None
        stage = self.screen
        if isinstance(stage, WorkshopScreen):
            stage.retire()
        take_back()
        if len(self.screen_stack) > 1:
            self.pop_screen()
            self._explain(words_about(closed))
        else:
            self.push_screen(self._home_screen(words_about(closed)))

    @on(SaveAs)
    def save_as(self, message: SaveAs) -> None:
        """Go on in another file; when that cannot be written, all stays as it is."""
        stage = self.screen
        if self.opened is None or not isinstance(stage, WorkshopScreen):
            return
        try:
            opened = self._desk.save_as(self.opened, message.path)
        except LmcError as error:
            stage.tell(str(error))
        else:
            self._take_in_hand(opened)
            stage.go_on_in(opened)

    @on(Saved)
    def saved(self, message: Saved) -> None:
        """Show how saving stands."""
        message.stop()
        for screen in self.screen_stack:
            if isinstance(screen, WorkshopScreen) and screen.query(HeaderBar):  # not while it is being taken down
                screen.save_state_changed()

    # --- the clipboard -----------------------------------------------------------------------------------

    @cached_property
    def copies(self) -> Clipboard:
        """Where copied texts go."""
        from lmc_tui.tui.clipboard import Clipboard

        return Clipboard(self._desk.config.clipboard, os.environ, self.to_terminal, self._desk.keep_copied)

    def copy_to_clipboard(self, text: str) -> None:
        """What ctrl+c in a field copies: to the terminal, by our road, and to where ctrl+v looks."""
        self._clipboard = text
        self.copies.send(text)

    # --- the end -----------------------------------------------------------------------------------------

    @on(Leave)
    def action_leave(self) -> None:
        """Save and end; with 3 when it could not be saved. What would be lost altogether is said first."""
        return_code = 0
        if self.opened is not None and not self._is_warned and self._desk.would_lose(self.opened):
            self._is_warned = True
            words = "NOT SAVED, and no copy can be written anywhere. Leave again, and it is lost."
            self.call_later(self._tell_stage, words)  # behind what saving says
            return
        if self.opened is not None:
            closed = self._desk.close(self.opened)
            self.last_words = words_about(closed)
            return_code = 0 if closed.outcome.state is SaveState.SAVED else FAILED_TO_SAVE
            self.opened = None
        self.exit(return_code=return_code)

    def _tell_stage(self, words: str) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, WorkshopScreen):
                screen.tell(words)

    def returned(self) -> None:
        """Somebody has come back from the shell: look what became of the file meanwhile."""
        opened = self.opened
        if opened is not None and opened.watch is not None:
            opened.watch.look_soon()

    def save_at_once(self) -> None:
        """Save for the last time. Any thread may call it, even while the event loop hangs."""
        opened = self.opened
        if opened is not None:
            self.last_words = words_about(self._desk.close(opened))

    def crashed(self, error: BaseException) -> None:
        """Save, and say in one sentence what happened and where the details are."""
        what = f"lmc itself failed ({type(error).__name__}), which is a bug."
        opened, closed, self.last_words = self.opened, None, what
        try:
            closed = self._desk.close(opened) if opened is not None else None
        finally:
            saved = self._words_after_crash(opened, closed)
            log = self._desk.note_crash(error)
            details = f"The details, without a word of your notes, are in {log}." if log else "No log could be written."
            self.last_words = f"{what} {details}{saved}"

    def _words_after_crash(self, opened: Opened | None, closed: Closed | None) -> str:
        """What became of the session. Should saving have failed in a way that nobody foresaw, a copy is made."""
        if opened is None:
            return ""
        words = words_about(closed) if closed is not None else words_about_copy(self._desk.rescue(opened))
        return "\n" + (words or f'Everything in "{opened.workshop.session.title}" is saved.')

    def end_from_thread(self, return_code: int) -> None:
        """End in order, as soon as the event loop comes to it. Any thread may call it."""
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(self.exit, None, return_code)


def words_about(closed: Closed) -> str:
    """What to say when a session could not be saved; empty when it was."""
    if closed.outcome.state is SaveState.SAVED:
        return ""
    return f"NOT SAVED - {closed.outcome.why}\n{words_about_copy(closed.rescued)}"


def words_about_copy(path: Path | None) -> str:
    """Where the copy lies that was written instead."""
    return f"A copy lies in {path}." if path else "No copy could be written either."
