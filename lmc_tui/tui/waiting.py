"""Reading from the terminal without looking ten times a second whether there is anything to read.

Plain Textual's input thread wakes every tenth of a second, for an escape character counts as a key when nothing follows
it for that long. Here it does so only while something was read a moment ago; then it sleeps until a key comes. What it
waits with, `selectors.SelectSelector`, it finds in its module; a test tells when that moves.
"""

from __future__ import annotations

import os
import selectors
import time
from collections.abc import Callable
from types import SimpleNamespace

from textual.constants import ESCAPE_DELAY
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

ALERT_SECONDS = 1.0 + ESCAPE_DELAY
"""For how long after something was read nothing that follows may mean anything."""
LONGEST_SECONDS = 30.0
"""After that long it wakes anyway: should nobody tell it that the input ends, that is noticed then."""

Ready = list[tuple[selectors.SelectorKey, int]]


class PatientSelector(selectors.SelectSelector):
    """Waits for input as long as it takes, unless a moment ago there was some."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """*now* gives seconds that never go back."""
        super().__init__()
        self._now = now
        self._alert_until = now() + ALERT_SECONDS
        self._woken, self._waker = os.pipe()
        super().register(self._woken, selectors.EVENT_READ)
        BELL.selector = self

    def select(self, timeout: float | None = None) -> Ready:
        """What is ready, nothing after *timeout*; that is longer than was asked for while nobody types."""
        is_alert = timeout is None or self._now() < self._alert_until
        found = super().select(timeout if is_alert else LONGEST_SECONDS)
        ready = [each for each in found if each[0].fd != self._woken]
        if len(ready) < len(found):
            os.read(self._woken, 1)
            self._alert_until = float("inf")
        elif ready:
            self._alert_until = self._now() + ALERT_SECONDS
        return ready

    def wake(self) -> None:
        """Stop waiting, and never wait for long again. Any thread may call it."""
        os.write(self._waker, b"!")

    def close(self) -> None:
        """Wait no more."""
        super().close()
        if BELL.selector is self:
            BELL.selector = None
        os.close(self._woken)
        os.close(self._waker)


class Bell:
    """Wakes whoever waits for input."""

    selector: PatientSelector | None = None
    """What this process' input is waited for with; None while nobody reads."""

    def ring(self) -> None:
        """The input is about to end."""
        if self.selector is not None:
            self.selector.wake()


BELL = Bell()


def wait_for_input() -> None:
    """From now on the thread that reads keys wakes when there are some."""
    own = SimpleNamespace(SelectSelector=PatientSelector, EVENT_READ=selectors.EVENT_READ)
    vars(linux_driver)["selectors"] = own
    disable_input = LinuxDriver.disable_input

    def woken_first(driver: LinuxDriver) -> None:
        BELL.ring()
        disable_input(driver)

    setattr(LinuxDriver, "disable_input", woken_first)  # noqa: B010 - mypy takes no method for another
