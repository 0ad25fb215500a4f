"""When the program itself goes wrong: save first, give the terminal back, say one sentence.

Textual would print the code and the variables of every function on the way, which are people's notes, over the whole
terminal; after an exception in the thread that reads the keyboard it would leave as if nothing had been, and one in the
event loop itself it would not even notice. `App._handle_exception`, what it does to end the app, and how the driver
runs its thread are private parts of Textual; tests tell when they move.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
from collections.abc import Callable
from typing import TypeVar

from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.worker import WorkerFailed

CRASHED = 70
"""The exit status after an error of our own: EX_SOFTWARE."""
PATIENCE_SECONDS = 2.0
"""How long an app that has crashed may take to notice, and then to end by itself."""
OF_TERMINAL = ("textual-input", "textual-output")
"""The threads that read the terminal and write to it."""

Result = TypeVar("Result")


class LoudDriver(LinuxDriver):
    """A driver whose thread for the keyboard lets out what goes wrong in it, so that it is dealt with as anywhere."""

    def _run_input_thread(self) -> None:
        self.run_input_thread()


class CrashSafe(App[Result], inherit_bindings=False):
    """Ends in order after an exception that nobody caught, whichever thread it came from."""

    end_at_once: Callable[[int], object] | None = None
    """Ends the process with that status, whatever hangs in it; None where nobody may, as in a test."""

    def crashed(self, error: BaseException) -> None:
        """Save and note what happened. Called once, at the first exception; any thread may call it."""
        raise NotImplementedError

    def get_driver_class(self) -> type[Driver]:
        """The driver for this system."""
        usual = super().get_driver_class()
        return LoudDriver if usual is LinuxDriver else usual

    def on_load(self) -> None:
        """From now on an exception in the event loop itself, outside of all messages, ends the app like any other."""

        def failed(_loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
            error = context.get("exception")
            if isinstance(error, Exception):
                self._handle_exception(error)

        asyncio.get_running_loop().set_exception_handler(failed)

    def watch_threads(self) -> None:
        """From now on an exception in any other thread ends the app like one in its own."""

        def ended(arguments: threading.ExceptHookArgs) -> None:
            error, thread = arguments.exc_value, arguments.thread
            if isinstance(error, OSError) and thread is not None and thread.name in OF_TERMINAL:
                os.kill(os.getpid(), signal.SIGHUP)  # the terminal is gone, which is no error of ours
            elif isinstance(error, Exception):
                self._handle_soon(error)

        threading.excepthook = ended

    def _handle_soon(self, error: Exception) -> None:
        """Handle an exception of another thread in the app's own; in this way or that when the app hangs."""

        def handle_here() -> None:
            if self._exception is None and self.end_at_once is not None:
                self._exception = error
                self.crashed(error)
                self.end_at_once(CRASHED)

        _later(handle_here)
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(self._handle_exception, error)

    def _handle_exception(self, error: Exception) -> None:
        """What Textual calls with an exception that nobody caught."""
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            error = error.error  # which tells where it came from
        if self._exception is None:
            self._exception = error  # a test's pilot raises it again
            event: asyncio.Event = self._exception_event
            event.set()
            try:
                self.crashed(error)
            finally:  # saving may be the very thing that fails
                self._end_crashed()
        else:
            self._end_crashed()

    def _end_crashed(self) -> None:
        self._return_code = CRASHED
        self._close_messages_no_wait()
        if self.end_at_once is not None:
            end = self.end_at_once
            _later(lambda: end(CRASHED))


def _later(act: Callable[[], object]) -> None:
    """Do something unless the process has ended by then."""
    timer = threading.Timer(PATIENCE_SECONDS, act)
    timer.daemon = True
    timer.start()
