"""Stopping when the shell says so, and coming back: saved before, the terminal given back, everything drawn anew after.

Textual answers SIGTSTP and SIGCONT within a signal handler: it saves nothing, waits there for queues that the code it
interrupted may hold, draws nothing when it comes back to a terminal of the same size, and after a SIGSTOP, which no
program can see coming, takes the terminal a second time. So these signals are held up as those for leaving are, and the
thread that waits for them sees to it that everything happens in order.
"""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, TypeVar

from textual.app import App

if TYPE_CHECKING:
    from lmc_tui.workshop.opening import Opened

SAVE_SECONDS = 5.0
"""How long a stop waits for a save that is under way."""

Result = TypeVar("Result")


class Handover:
    """The terminal in the hands of the shell, from when it is asked for to when it is taken again."""

    def __init__(self) -> None:
        self.given = threading.Event()
        """Set once the terminal is as the shell wants it."""
        self.over = threading.Event()
        """Set once the terminal may be taken again."""


class Suspendable(App[Result], inherit_bindings=False):
    """Lends its terminal to the shell, and takes it again."""

    opened: Opened | None
    """The session in hand; None for none."""

    def save_and_go_on(self) -> None:
        """Save now, with the moment at which somebody saw the clock last. Any thread may call it."""
        opened = self.opened
        if opened is None or not opened.access.can_write:
            return
        if opened.workshop.session.timer is not None:
            opened.saver.submit(opened.workshop.session)
        opened.saver.save_now(patience_seconds=SAVE_SECONDS)

    def returned(self) -> None:
        """What to do when somebody has come back: called once everything is about to be drawn again."""

    def hand_over(self) -> Handover:
        """Give the terminal back as soon as the event loop comes to it. Any thread may call it.

        The event loop then stands still until the handover is over: nothing may be drawn meanwhile.
        """
        handover = Handover()
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(self._stand_aside, handover)
        return handover

    def _stand_aside(self, handover: Handover) -> None:
        driver = self._driver
        if driver is None or not driver.can_suspend:
            return
        driver.suspend_application_mode()
        handover.given.set()
        handover.over.wait()
        driver.resume_application_mode()
        self.refresh(layout=True)
        self.returned()
