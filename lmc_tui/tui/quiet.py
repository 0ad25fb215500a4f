"""What plain Textual repaints, or trips over, without need; each remedy has a test that tells when it is void.

`Screen.focused` and `App.app_focus` repaint the whole screen whenever they change, which is up to 50 kB a key press;
nothing that we draw depends on them. One byte that is not UTF-8 on stdin (a Latin-1 terminal, an old mouse report) ends
a plain Textual program with its input thread; what else it trips over there: `lmc_tui.tui.pastes`. So does its command
palette when it is closed right behind a letter, and a dialog that is answered twice. And a terminal that becomes small
and large again so fast that both are told as one has lost cells, which plain Textual never sends again.
"""

from __future__ import annotations

import codecs
import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual._styles_cache import StylesCache
from textual.app import App, ReturnType
from textual.await_complete import AwaitComplete
from textual.drivers import linux_driver
from textual.filter import LineFilter
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widget import Widget

from lmc_tui.tui.clean_output import HARMLESS
from lmc_tui.tui.pastes import PasteParser
from lmc_tui.tui.sent import SENT

if TYPE_CHECKING:
    from lmc_tui.tui.page_keys import PageKeys


def page_keys_of(app: App[object]) -> PageKeys:
    """The keys that a person has outside the workshop screen; those of the table in an app that knows of none."""
    from lmc_tui.tui.page_keys import DEFAULT_PAGE_KEYS

    return app.page_keys if isinstance(app, QuietApp) else DEFAULT_PAGE_KEYS


def size_now(app: App[ReturnType]) -> Size | None:
    """How large the system says that the terminal is; None where there is none, or it tells its size by itself."""
    driver = app._driver
    if not isinstance(driver, linux_driver.LinuxDriver) or driver._in_band_window_resize:
        return None
    return Size(*driver._get_terminal_size())


def unwatch(widget: Widget) -> None:
    """Tell a widget that has gone nothing of the app any more.

    Plain Textual goes on until its theme changes, and keeps all of the screen that the widget was on, with the session.
    """
    for watchers in getattr(widget.app, "__watchers", {}).values():
        watchers[:] = [each for each in watchers if each[0] is not widget]


class TrueSize(Screen[ScreenResultType]):
    """A screen that is as large as the terminal.

    Plain Textual has a screen tell itself its size once it is laid out. In a storm of sizes that may be an old one,
    which then stands last in the screen's queue and replaces the terminal's own word.
    """

    def __init_subclass__(cls, *, is_part: bool = False, **how: bool) -> None:
        """A kind of screen, or with *is_part* a part of one: never shown by itself, without bindings and reactives.

        Of those Textual need not gather what it gathers of every kind, which takes as long as to load a module.
        """
        if not is_part:
            super().__init_subclass__(**how)

    def on_unmount(self) -> None:
        """It goes, and what was drawn of it. Plain Textual keeps the lines of a thousand widgets that have gone."""
        StylesCache.get_inner_outer.cache_clear()

    def draw_soon(self, last: Widget) -> None:
        """Draw what has changed once *last*, which changed last, has said so. Textual draws sixty times a second."""
        last.call_later(self.call_later, self.call_later, self._on_timer_update)

    def _on_resize(self, event: events.Resize) -> None:  # type: ignore[override]  # Textual calls both, this one first
        event.size = self.app.size


class QuietScreen(TrueSize[ScreenResultType]):
    """A screen that does not repaint itself when the focus moves."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)


class QuietModal(TrueSize[ScreenResultType], ModalScreen[ScreenResultType]):
    """A dialog that does not repaint itself when the focus moves, and takes one answer."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    _is_answered = False

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close, with an answer. Another one, of a key pressed twice, comes too late."""
        if self._is_answered:
            return AwaitComplete()
        self._is_answered = True
        return super().dismiss(result)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key may do something: not before there is anything to do it to."""
        return super().check_action(action, parameters) if self.is_mounted else False


class QuietApp(App[ReturnType], inherit_bindings=False):
    """An app that looks at every line once more before it is drawn, and has a palette like its other dialogs."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and ours behind them."""
        return (*super().get_line_filters(), HARMLESS)

    async def on_event(self, event: events.Event) -> None:
        """When the terminal tells its size, forget what it shows and send all: Textual may see no change in the end.

        And look how large it is now: of two sizes told at once, one handler within another, the older comes last.
        """
        if isinstance(event, events.Resize):
            event.size = size_now(self) or event.size
            if SENT.has_begun:
                SENT.forget()
                self.screen.refresh()
        await super().on_event(event)

    def redraw(self) -> None:
        """Send everything again, whatever the terminal shows."""
        SENT.forget()
        self.screen.refresh()

    def to_terminal(self, sequence: str) -> None:
        """Write something that changes nothing on the screen, whole, between two updates of it."""
        if self._driver is not None:
            self._driver.write(sequence)

    @property
    def page_keys(self) -> PageKeys:
        """The keys of dialogs, pages and the list of sessions: those of the table, unless a person has set others."""
        from lmc_tui.tui.page_keys import DEFAULT_PAGE_KEYS

        return DEFAULT_PAGE_KEYS

    def action_command_palette(self) -> None:
        """Find a command of the screen in front by name, where it has commands."""
        from lmc_tui.tui.palette import open_palette

        open_palette(self.screen)


def lenient_input() -> None:
    """From now on bytes on stdin that are no UTF-8 become U+FFFD instead of ending the program, and pastes are text."""

    def getter(encoding: str) -> functools.partial[codecs.IncrementalDecoder]:
        return functools.partial(codecs.getincrementaldecoder(encoding), errors="replace")

    vars(linux_driver)["getincrementaldecoder"] = getter
    vars(linux_driver)["XTermParser"] = PasteParser
