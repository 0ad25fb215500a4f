"""Drawing no faster than the terminal shows it: what changes while too much is on its way is drawn at once behind it.

Textual sends a picture sixty times a second if there is something new, into a queue; when that is full, it stands still
and works no key off. Here the queue never fills. `Screen._compositor_refresh`, which draws what is marked as changed,
and the thread that writes are private parts of Textual; tests tell when they move.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any, cast

from textual.app import App
from textual.constants import TEXTUAL_ANIMATIONS
from textual.drivers import linux_driver
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.screen import Screen

from lmc_tui.tui.pace import PACE

if TYPE_CHECKING:
    from textual.types import AnimationLevel


def animations_of(environment: Mapping[str, str]) -> AnimationLevel:
    """Whether things slide to their places: not over ssh, where each step is sent; Textual's own variable decides."""
    is_far = bool(environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"))
    return "none" if is_far and not environment.get("TEXTUAL_ANIMATIONS") else TEXTUAL_ANIMATIONS


def size_of(text: str) -> int:
    """How many bytes a text takes on the line."""
    return len(text) if text.isascii() else len(text.encode(errors="replace"))


class CountedFile:
    """A file that tells how much of what was written the system has taken."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._total = 0

    def write(self, text: str) -> None:
        """Write, or keep for the next flush."""
        self._file.write(text)
        self._total += size_of(text)

    def flush(self) -> None:
        """Write all of it."""
        self._file.flush()
        PACE.took(self._total)
        VALVE.look_again()

    def fileno(self) -> int:
        """The file's number."""
        return self._file.fileno()


class PacedWriter(WriterThread):
    """The thread that writes to the terminal, with what it was given and what it has done counted."""

    def __init__(self, file: IO[str]) -> None:
        super().__init__(cast("IO[str]", CountedFile(file)))
        PACE.begin()

    def write(self, text: str) -> None:
        """Have a text written."""
        PACE.wrote(size_of(text))
        super().write(text)


class Valve:
    """Holds back what an app would draw, and lets it draw when there is room."""

    def __init__(self) -> None:
        self._app: App[Any] | None = None  # an app of any result
        """The app that has something to draw; None for none."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._patience: asyncio.TimerHandle | None = None

    def holds(self, app: App[Any]) -> bool:
        """Whether that app is to draw later. It is let draw then."""
        self._loop = asyncio.get_running_loop()
        self._app = app  # before the look, for another thread may make room right behind it
        if PACE.is_full:
            if self._patience is None:
                self._patience = self._loop.call_later(PACE.patience_seconds, self._lose_patience)
            return True
        self._app = None
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
        return False

    def look_again(self) -> None:
        """There may be room now. Any thread may call it."""
        loop = self._loop
        if self._app is not None and loop is not None and not PACE.is_full:
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(self._draw)

    def _lose_patience(self) -> None:
        self._patience = None
        if PACE.is_stuck:
            PACE.despair()
        self._draw()

    def _draw(self) -> None:
        app = self._app
        if app is None or not app.is_running or not app._screen_stack:
            return
        if app._batch_count:  # Textual would forget what is to be drawn
            app.screen.refresh()
        else:
            app.screen.call_later(app.screen._compositor_refresh)


VALVE = Valve()
"""What stands before this process' terminal."""

_draw_changes = Screen._compositor_refresh
_disable_input = LinuxDriver.disable_input


def _compositor_refresh(screen: Screen[Any]) -> None:
    """Draw what has changed, now or when there is room."""
    app = screen.app
    driver = app._driver
    if screen is not app.screen or not isinstance(driver, LinuxDriver):
        _draw_changes(screen)
    elif VALVE.holds(app):
        screen._dirty_widgets.clear()  # the compositor knows what they want drawn
    else:
        _draw_changes(screen)
        if PACE.should_ask:
            driver.write(PACE.ask())


def _last_input(driver: LinuxDriver) -> None:
    """Read no more, once the terminal has said what it is going to say."""
    if not driver.exit_event.is_set():
        PACE.wait_for_answer()
    _disable_input(driver)


def heard() -> None:
    """The terminal has answered. Called by the thread that reads from it."""
    PACE.heard()
    VALVE.look_again()


def draw_at_the_pace_of_the_terminal() -> None:
    """From now on nothing is drawn while too much is on its way to the terminal."""
    vars(linux_driver)["WriterThread"] = PacedWriter
    setattr(Screen, "_compositor_refresh", _compositor_refresh)  # noqa: B010 - mypy takes no method for another
    setattr(LinuxDriver, "disable_input", _last_input)  # noqa: B010
