"""Saving by itself: soon after people stop typing, never long after they began, in a thread of its own.

The thread is fed with frozen sessions and keeps its own time, so that it goes on when the screen's event
loop is blocked by a terminal that stopped reading.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple, Protocol

from lmc_tui.clock import Clock
from lmc_tui.domain.place import Place
from lmc_tui.domain.session import Session
from lmc_tui.errors import SaveError
from lmc_tui.workshop.workshop import seen


class Target(Protocol):
    """Where sessions are saved."""

    def save(self, session: Session, *, force: bool = False) -> object:
        """Save it whole or raise `SaveError`."""
        ...


class AutosavePolicy(NamedTuple):
    """When it is time to save."""

    quiet_seconds: float = 0.3
    """After the last change."""
    longest_seconds: float = 2.0
    """After the first change that is not saved."""
    retry_seconds: float = 5.0
    """After a save that failed."""

    def due_at(self, first_change: float, last_change: float) -> float:
        """The moment to save, on the clock of the two moments given."""
        return min(last_change + self.quiet_seconds, first_change + self.longest_seconds)


PROMISED = AutosavePolicy()
"""What people are told: 0.3 s after the last change, 2 s after the first at the latest."""


class SaveState(Enum):
    """How what is in memory stands to what is on disk."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "NOT SAVED"


class Outcome(NamedTuple):
    """How saving stands."""

    state: SaveState
    why: str = ""
    """The reason when it failed, as a sentence."""
    error: SaveError | None = None


class Saver:
    """Keeps a session and a place on disk. Any thread may call it; one at a time saves."""

    def __init__(
        self,
        store: Target,
        clock: Clock,
        *,
        keep_place: Callable[[Place], object] = bool,
        tidy: Callable[[], object] = bool,
        on_outcome: Callable[[Outcome], object] = bool,
        policy: AutosavePolicy = PROMISED,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._clock = clock
        self._keep_place = keep_place
        self.tidy = tidy
        """What the thread does once, when the first screen has long been drawn."""
        self.on_outcome = on_outcome
        self._policy = policy
        self._monotonic = monotonic
        self._wake = threading.Condition()
        self._saving = threading.Lock()
        self._newest: Session | None = None
        self._unsaved: Session | None = None
        self._place: Place | None = None
        self._first = self._last = self._retry = self._moved = 0.0
        self._tidy_due = math.inf
        self._is_closing = False
        self._outcome = Outcome(SaveState.SAVED)
        self._thread: threading.Thread | None = None

    @property
    def outcome(self) -> Outcome:
        """How saving stands now."""
        return self._outcome

    def start(self) -> None:
        """Begin to save by itself."""
        self._tidy_due = self._monotonic() + self._policy.longest_seconds
        self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
        self._thread.start()

    def submit(self, session: Session) -> None:
        """*session* is the newest; it will be saved."""
        with self._wake:
            now = self._monotonic()
            if self._unsaved is None:
                self._first = now
            self._last = now
            self._newest = self._unsaved = session
            if self._outcome.state is SaveState.SAVED:
                self._tell(Outcome(SaveState.SAVING))
            self._wake.notify()

    def submit_place(self, place: Place) -> None:
        """Somebody is there now; it will be remembered."""
        with self._wake:
            if self._place is None:
                self._moved = self._monotonic()
            self._place = place
            self._wake.notify()

    def save_now(self, *, force: bool = False, patience_seconds: float = -1) -> Outcome:
        """Save the newest session and place at once, in the calling thread, and tell how it went.

        Waits for a save under way, *patience_seconds* at most (negative: as long as it takes).
        """
        if not self._saving.acquire(timeout=patience_seconds):
            return Outcome(SaveState.FAILED, "an earlier save is still under way")
        try:
            self._save(force=force)
        finally:
            self._saving.release()
        return self._outcome

    def close(self, session: Session | None = None) -> Outcome:
        """Save *session*, or else the newest, for the last time, with the moment it was last seen; stop the thread."""
        with self._wake:
            newest = session or self._newest
            if newest is not None and (newest.timer is not None or self._unsaved is not None):
                self._newest = self._unsaved = newest
            self._is_closing = True
            self._wake.notify()
        return self.save_now(patience_seconds=5)

    # --- the thread ---------------------------------------------------------------------------

    def _run(self) -> None:
        while True:
            with self._wake:
                if self._is_closing:
                    return
                session_due, place_due = self._due()
                soonest = min(session_due, place_due, self._tidy_due)
                now = self._monotonic()
                if soonest > now:
                    self._wake.wait(None if soonest == math.inf else soonest - now)
                    continue
            with self._saving:
                if session_due <= now:
                    self._save(force=False)
                elif place_due <= now:
                    self._save_place()
                else:
                    self._tidy_due = math.inf
                    self.tidy()

    def _due(self) -> tuple[float, float]:
        """When the session and the place are to be saved; infinity for never."""
        session = place = math.inf
        if self._unsaved is not None:
            session = max(self._policy.due_at(self._first, self._last), self._retry)
        if self._place is not None:
            place = self._moved + self._policy.quiet_seconds
        return session, place

    def _save_place(self) -> None:
        with self._wake:
            place, self._place = self._place, None
        if place is not None:
            self._keep_place(place)

    def _save(self, *, force: bool) -> None:
        """Save what is not saved, the session before the place. The caller holds the lock."""
        with self._wake:
            session = self._unsaved
            self._first = self._monotonic()  # of the changes that come while this is saved
        if session is not None:
            self._save_session(session, force=force)
        self._save_place()

    def _save_session(self, session: Session, *, force: bool) -> None:
        """Save it; it counts as unsaved until that has worked, whatever may happen on the way."""
        try:
            self._store.save(seen(session, self._clock.now()), force=force)
        except SaveError as error:
            with self._wake:
                self._retry = self._monotonic() + self._policy.retry_seconds
                self._tell(Outcome(SaveState.FAILED, str(error), error))
            return
        with self._wake:
            self._retry = 0.0
            if self._unsaved is session:
                self._unsaved = None
            self._tell(Outcome(SaveState.SAVING if self._unsaved is not None else SaveState.SAVED))

    def _tell(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self.on_outcome(outcome)
