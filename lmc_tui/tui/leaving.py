"""Leaving when the system says so: save, restore the terminal, be gone within a second.

Textual handles neither SIGHUP nor SIGTERM, and a terminal that stops reading blocks its event loop, so that handlers
of the loop never run. So these signals are held up in all threads, and one thread of our own waits for them, saves
what is newest, asks the app to end, and ends the process itself when that takes too long. The signals of a shell that
stops a program and lets it go on come the same way.
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

from lmc_tui.text import clean
from lmc_tui.tui.job import is_in_foreground

if TYPE_CHECKING:
    from lmc_tui.tui.app import LmcApp

FOR_LEAVING = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)
FROM_KEYBOARD = (signal.SIGINT, signal.SIGQUIT)
"""What ctrl+c and ctrl+backslash send to everything on the terminal, our child editor and us alike."""
WATCHED = (*FOR_LEAVING, signal.SIGTSTP, signal.SIGCONT)
LOOK_SECONDS = 10.0 if sys.platform == "linux" else 1.0
"""How often to look whether the terminal is still there, though the system is asked to tell at once, as Linux does."""
TIDY_SECONDS = 0.5
"""How long the app may take to end in order, or to give the terminal back."""
RESTORE = (
    b"\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[?2048l"
    b"\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m"
)
"""Mouse, focus, paste, resize and key reports off, lines wrapped, the normal screen and cursor back."""


class SignalWatch:
    """Waits for signals in a thread of its own."""

    def __init__(self) -> None:
        self.exit_status = 0
        """128 and the signal's number once one came."""
        self._app: LmcApp | None = None
        self._ended = threading.Event()
        self._is_lent = False
        """Whether the terminal is the shell's just now."""
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
        app.end_at_once = self.end_at_once
        threading.Thread(target=self._wait, name="signals", daemon=True).start()
        threading.Thread(target=self._look_at_terminal, name="terminal", daemon=True).start()

    def stop(self) -> None:
        """The app has ended."""
        from lmc_tui.tui.crashing import CRASHED  # loaded by now; signals are held up before Textual is

        self._ended.set()
        if self._app is not None and self._app.return_code == CRASHED:
            self._restore_terminal()  # the thread that writes to it may be what has failed

    def end_at_once(self, status: int) -> None:
        """Give the terminal back, say the app's last words, and end the process without waiting for anybody."""
        if not self._is_lent:
            self._restore_terminal()
        if self._app is not None and self._app.last_words:
            self._write(f"lmc: {clean(self._app.last_words)}\n".encode())
        os._exit(status)

    def _wait(self) -> None:
        while not self._ended.is_set():
            number: int | None = signal.sigwait(WATCHED)
            if number == signal.SIGTSTP:
                number = self._stop()
            elif number == signal.SIGCONT:
                number = self._came_back()
            if number is not None and not (number in FROM_KEYBOARD and self._is_outside()):
                self._leave(number)
                return

    def _look_at_terminal(self) -> None:
        """Send what a closed terminal would have sent, should it be gone without: SIGHUP may be ignored by inheritance.

        This has a thread of its own: waiting for a signal and for some time at once gives a false signal when the
        program was stopped meanwhile.
        """
        while not self._terminal_is_gone(LOOK_SECONDS):
            if self._ended.is_set():
                return
        if not self._ended.is_set():
            os.kill(os.getpid(), signal.SIGHUP)

    def _is_outside(self) -> bool:
        """Whether the terminal belongs to an editor just now."""
        return self._app is not None and self._app.is_outside

    def _terminal_is_gone(self, wait_seconds: float) -> bool:
        """Whether it is, as soon as it is, or after that long. What is typed wakes nobody here."""
        if sys.__stdin__ is None:
            return True
        poll = select.poll()
        poll.register(sys.__stdin__.fileno(), 0)
        return any(
            event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in poll.poll(wait_seconds * 1000)
        )

    # --- stopping and coming back -----------------------------------------------------------------------

    def _stop(self) -> int | None:
        """Save, give the terminal back, stop, and take it again; or else the signal to leave at that came meanwhile."""
        app = self._app
        if app is None or app.is_outside:  # the terminal is not ours to give back
            return self._sleep()
        app.save_and_go_on()
        handover = app.hand_over()
        if not handover.given.wait(TIDY_SECONDS):  # the app is held up by a terminal that takes nothing
            self._restore_terminal()
        self._is_lent = True
        number = self._sleep()
        if number is None:
            self._is_lent = False
            handover.over.set()
        return number

    def _came_back(self) -> int | None:
        """After a stop that nobody saw coming the terminal may be in any state: it is given back and taken again."""
        number = None if is_in_foreground() else self._sleep()
        if number is None and self._app is not None and not self._app.is_outside:
            self._app.hand_over().over.set()
        return number

    def _sleep(self) -> int | None:
        """Stop until the shell lets us go on with the terminal; or else the signal to leave at."""
        while True:
            os.kill(os.getpid(), signal.SIGSTOP)
            number = signal.sigwait((*FOR_LEAVING, signal.SIGCONT))  # other threads may run on for a moment
            if number != signal.SIGCONT:
                return number
            if is_in_foreground():
                return None

    # --- leaving ------------------------------------------------------------------------------------------

    def _leave(self, number: int) -> None:
        """Save, ask the app to end, and end the process if it does not."""
        self.exit_status = 128 + number
        app = self._app
        if app is None:
            os._exit(self.exit_status)
        try:
            app.save_at_once()
            if number != signal.SIGHUP and not self._is_lent:
                app.end_from_thread(self.exit_status)
                if self._ended.wait(TIDY_SECONDS):
                    return
        finally:  # also when saving fails in a way that nobody foresaw: a terminal that is gone gives nobody the time
            if not self._ended.is_set():
                self.end_at_once(self.exit_status)

    def _restore_terminal(self) -> None:
        """Give the terminal back as it was, as far as it still listens."""
        self._write(RESTORE)
        with contextlib.suppress(OSError, termios.error, AttributeError, ValueError):
            if self._modes is not None:
                termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, self._modes)  # type: ignore[union-attr]

    def _write(self, content: bytes) -> None:
        """Write to the terminal what it takes at once."""
        with contextlib.suppress(OSError, AttributeError, ValueError):
            output = sys.__stderr__.fileno()  # type: ignore[union-attr]
            was_blocking = os.get_blocking(output)
            os.set_blocking(output, False)
            try:
                os.write(output, content)
            finally:  # the shell has the same terminal open, and could not read from it
                os.set_blocking(output, was_blocking)
