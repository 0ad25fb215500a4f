"""Leaving when the system says so: save, restore the terminal, be gone within a second.

Textual handles neither SIGHUP nor SIGTERM, and a terminal that stops reading blocks its event loop, so that handlers
of the loop never run. So these signals are held up in all threads, and one thread of our own waits for them, saves
what is newest, asks the app to end, and ends the process itself when that takes too long.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import termios
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lmc_tui.tui.app import LmcApp

WATCHED = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)
FROM_KEYBOARD = (signal.SIGINT, signal.SIGQUIT)
"""What ctrl+c and ctrl+backslash send to everything on the terminal, our child editor and us alike."""
LOOK_SECONDS = 1.0
"""How often to look whether the terminal is still there: SIGHUP may be ignored by inheritance."""
TIDY_SECONDS = 0.5
"""How long the app may take to end in order."""
RESTORE = (
    b"\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m"
)
"""Mouse, focus, paste and key reports off, the normal screen and cursor back."""


class SignalWatch:
    """Waits for signals in a thread of its own."""

    def __init__(self) -> None:
        self.exit_status = 0
        """128 and the signal's number once one came."""
        self._app: LmcApp | None = None
        self._ended = threading.Event()
        self._modes: list[Any] | None = None  # what termios gives and takes

    def block(self) -> None:
        """Hold the signals up, in this thread and all that it starts. To be called before any other thread runs."""
        for number in WATCHED:
            if signal.getsignal(number) == signal.SIG_IGN:
                signal.signal(number, signal.SIG_DFL)  # an ignored signal would never reach the waiting thread
        signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
        with contextlib.suppress(termios.error):
            self._modes = termios.tcgetattr(sys.__stdin__.fileno()) if sys.__stdin__ else None

    def start(self, app: LmcApp) -> None:
        """Begin to wait."""
        self._app = app
        threading.Thread(target=self._wait, name="signals", daemon=True).start()

    def stop(self) -> None:
        """The app has ended."""
        self._ended.set()

    def _wait(self) -> None:
        while not self._ended.is_set():
            info = signal.sigtimedwait(WATCHED, LOOK_SECONDS)
            number = info.si_signo if info else signal.SIGHUP if self._terminal_is_gone() else None
            if number is None or (number in FROM_KEYBOARD and self._is_suspended()):
                continue
            self._leave(number)
            return

    def _is_suspended(self) -> bool:
        """Whether the terminal belongs to an editor just now."""
        return self._app is not None and self._app.is_outside

    def _terminal_is_gone(self) -> bool:
        if sys.__stdin__ is None:
            return True
        poll = select.poll()
        poll.register(sys.__stdin__.fileno(), 0)
        return any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in poll.poll(0))

    def _leave(self, number: int) -> None:
        """Save, ask the app to end, and end the process if it does not."""
        self.exit_status = 128 + number
        app = self._app
        if app is None:
            os._exit(self.exit_status)
        app.save_at_once()
        if number != signal.SIGHUP:
            app.end_from_thread(self.exit_status)
            if self._ended.wait(TIDY_SECONDS):
                return
        self._restore_terminal()
        os._exit(self.exit_status)

    def _restore_terminal(self) -> None:
        """Give the terminal back as it was, as far as it still listens."""
        with contextlib.suppress(OSError, termios.error, AttributeError, ValueError):
            output = sys.__stderr__.fileno()  # type: ignore[union-attr]
            os.set_blocking(output, False)
            os.write(output, RESTORE)
        with contextlib.suppress(OSError, termios.error, AttributeError, ValueError):
            if self._modes is not None:
                termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, self._modes)  # type: ignore[union-attr]
