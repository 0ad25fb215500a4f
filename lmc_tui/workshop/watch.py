"""Looking after a session file from a thread of its own: was it changed outside, and who may write it?

Looking once a second works on every file system, network disks too, and costs one call to the system each time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import NamedTuple, Protocol

from lmc_tui.storage.store import Theirs
from lmc_tui.workshop.access import FREE, Access

LOOK_SECONDS = 1.0


class Watched(Protocol):
    """What can be looked after."""

    def look_for_access(self) -> Access:
        """Whether this window may write now."""
        ...

    def outside(self) -> Theirs | None:
        """What somebody else made of the file; None when it is as this window knows it."""
        ...

    @property
    def lock_problem(self) -> str:
        """Why nothing keeps a second window from writing, as a sentence; empty when something does."""
        ...


class Finding(NamedTuple):
    """How a session file stands."""

    access: Access = FREE
    theirs: Theirs | None = None
    """What somebody else made of it; None when it is as this window knows it."""
    lock_problem: str = ""
    """Why nothing keeps a second window from writing, as a sentence; empty when something does."""


class Watch:
    """Tells whenever a session file stands otherwise than before."""

    def __init__(self, file: Watched, *, look_seconds: float = LOOK_SECONDS) -> None:
        self.on_finding: Callable[[Finding], object] = bool
        """Told, from the watch's thread, of every finding that is not the one before."""
        self._file = file
        self._look_seconds = look_seconds
        self._last = Finding()
        self._has_ended = False
        self._wake = threading.Event()
        self._looking = threading.Lock()

    @property
    def last(self) -> Finding:
        """What was found last."""
        return self._last

    def start(self) -> None:
        """Begin to look."""
        threading.Thread(target=self._run, name="watch", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._has_ended = True
        self._wake.set()

    def look_soon(self) -> None:
        """Look now, in the watch's own thread: nobody waits."""
        self._wake.set()

    def look(self) -> Finding:
        """Look now, and tell what is new."""
        with self._looking:
            finding = Finding(self._file.look_for_access(), self._file.outside(), self._file.lock_problem)
            is_new, self._last = finding != self._last, finding
        if is_new:
            self.on_finding(finding)
        return finding

    def _run(self) -> None:
        while not self._has_ended:
            self.look()
            self._wake.wait(self._look_seconds)
            self._wake.clear()
