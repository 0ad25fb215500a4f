"""When the program itself goes wrong: save first, give the terminal back, say one sentence.

Textual would print the code and the variables of every function on the way, which are people's notes, over the whole
terminal. `App._handle_exception` and what it does to end the app are private parts of Textual; a test tells when they
move.
"""

from __future__ import annotations

import contextlib
import threading
from typing import TypeVar

from textual.app import App

CRASHED = 70
"""The exit status after an error of our own: EX_SOFTWARE."""

Result = TypeVar("Result")


class CrashSafe(App[Result], inherit_bindings=False):
    """Ends in order after an exception that nobody caught, whichever thread it came from."""

    def crashed(self, error: BaseException) -> None:
        """Save and note what happened. Called once, at the first exception."""
        raise NotImplementedError

    def _handle_exception(self, error: Exception) -> None:
        """What Textual calls with an exception that nobody caught."""
        if self._exception is None:
            self._exception = error  # a test's pilot raises it again
            self._exception_event.set()
            try:
                self.crashed(error)
            finally:  # saving may be the very thing that fails
                self._end_crashed()
        else:
            self._end_crashed()

    def _end_crashed(self) -> None:
        self._return_code = CRASHED
        self._close_messages_no_wait()

    def watch_threads(self) -> None:
        """From now on an exception in any other thread ends the app like one in its own."""

        def ended(arguments: threading.ExceptHookArgs) -> None:
            error, loop = arguments.exc_value, self._loop
            if not isinstance(error, Exception) or loop is None:
                return
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(self._handle_exception, error)

        threading.excepthook = ended
