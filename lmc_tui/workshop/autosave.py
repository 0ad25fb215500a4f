"""Saving by itself: soon after people stop typing, never long after they began, in a thread of its own.

The thread is fed with frozen sessions and keeps its own time, so that it goes on when the screen's event
loop is blocked by a terminal that stopped reading.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

from lmc_tui.clock import Clock
from lmc_tui.domain.place import Draft, Place
from lmc_tui.domain.session import Session
from lmc_tui.errors import SaveError
from lmc_tui.workshop.saving import PROMISED, AutosavePolicy, Errand, Outcome, SaveState, Target, Unsaved
from lmc_tui.workshop.workshop import seen


class Saver:
    """Keeps a session and a place on disk. Any thread may call it; one at a time saves."""

    def __init__(
        self,
        store: Target,
        clock: Clock,
        *,
        keep_place: Callable[[Place], object] = bool,
        keep_unsaved: Callable[[Unsaved], object] = bool,
        tidy: Callable[[], object] = bool,
        on_outcome: Callable[[Outcome], object] = bool,
        policy: AutosavePolicy = PROMISED,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._clock = clock
        self._keep_place = keep_place
        self._keep_unsaved = keep_unsaved
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
        self._kept_place: Place | None = None
        self._kept_unsaved: Unsaved | None = Unsaved()
        """What the journal says; None where that is not known, for it could not be written."""
        self._draft: Draft | None = None
        self._errands: list[Errand] = []
        self._changes = self._failures = 0
        self._first = self._last = self._retry = self._moved = 0.0
        self._tidy_due = math.inf
        self._is_closing = self._is_hurried = False
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
            self._changes += 1
            if self._outcome.state is SaveState.SAVED:
                self._tell(Outcome(SaveState.SAVING))
            elif self._outcome.state is SaveState.FAILED:
                self._tell(self._outcome._replace(changes=self._changes))
                self._keep_soon()
            self._wake.notify()

    def submit_place(self, place: Place) -> None:
        """Somebody is there now, and writes the draft that is in it; both will be remembered."""
        with self._wake:
            self._place, self._draft = place, place.draft
            self._keep_soon()
            self._wake.notify()

    def _keep_soon(self) -> None:
        if not self._moved:
            self._moved = self._monotonic()

    def is_on_disk(self, session: Session) -> None:
        """The file says all that *session* says, which was submitted last: there is nothing to save."""
        with self._wake:
            if self._unsaved is session and not self._errands:
                self._unsaved, self._changes = None, 0
                self._tell(Outcome(SaveState.SAVED))

    @property
    def has_unsaved(self) -> bool:
        """Whether there are changes that are not on disk yet."""
        return self._unsaved is not None

    def hurry(self, session: Session, errand: Errand = Errand()) -> None:  # noqa: B008 - a value, which stays as it is
        """Save *session* now, in the saver's own thread: nobody waits. It counts as no change.

        An errand that fails is tried again with the next save.
        """
        with self._wake:
            self._errands.append(errand)
            self._retry = 0.0
            self._newest = self._unsaved = session
            self._is_hurried = True
            self._tell(Outcome(SaveState.SAVING))
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
            self._moved = self._moved or self._monotonic()
            self._wake.notify()
        return self.save_now(patience_seconds=5)

    def abandon(self) -> None:
        """Stop the thread and save nothing more: what is unsaved lives on elsewhere."""
        with self._wake:
            self._unsaved = self._newest = self._place = self._draft = None
            self._errands, self._changes = [], 0
            self._outcome = Outcome(SaveState.SAVED)
            self._is_closing = True
            self._wake.notify()
        self.save_now(patience_seconds=1)  # what is left to do is to take back what the journal says

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
                    self._keep()
                else:
                    self._tidy_due = math.inf
                    self.tidy()

    def _due(self) -> tuple[float, float]:
        """When the session and the place are to be saved; infinity for never."""
        session = place = math.inf
        if self._unsaved is not None:
            session = max(self._policy.due_at(self._first, self._last), self._retry)
        if self._is_hurried:
            session = -math.inf
        if self._moved:
            place = self._moved + self._policy.quiet_seconds
        return session, place

    def _keep(self) -> None:
        """Remember where somebody is, and what would be lost, if either is not what was remembered last.

        The draft goes with the place only at the end: what is found beside it after that was left in a crash.
        """
        with self._wake:
            self._moved = 0.0
            place, draft, is_closing = self._place, self._draft, self._is_closing
            has_failed = self._outcome.state is SaveState.FAILED
            session = self._unsaved if has_failed else None
            unsaved = Unsaved(None if is_closing else draft, session, self._changes if has_failed else 0)
        if place is not None and not is_closing:
            place = place._replace(draft=None)
        if is_closing:
            self._keep_place_if_new(place)
        if unsaved != self._kept_unsaved:
            is_kept = self._keep_unsaved(unsaved) is not False
            self._kept_unsaved = unsaved if is_kept else None  # then the next save tries again, whatever there is
        self._keep_place_if_new(place)  # last while people write: the draft is never in neither

    def _keep_place_if_new(self, place: Place | None) -> None:
        if place is not None and place != self._kept_place:
            self._keep_place(place)
            self._kept_place = place

    def _save(self, *, force: bool) -> None:
        """Save what is not saved, the session before the place. The caller holds the lock."""
        with self._wake:
            session, changes, errands = self._unsaved, self._changes, tuple(self._errands)
            self._is_hurried = False
            self._first = self._monotonic()  # of the changes that come while this is saved
        if session is not None or errands:
            try:
                notices = self._save_session(session, errands, force=force)
            except SaveError as error:
                self._failed(error)
            else:
                self._succeeded(session, changes, errands, notices)
        self._keep()
        self._run_after(errands)

    def _save_session(self, session: Session | None, errands: tuple[Errand, ...], *, force: bool) -> tuple[str, ...]:
        """Save it; it counts as unsaved until that has worked, whatever may happen on the way."""
        for errand in errands:
            errand.before()
        if session is None:
            return ()
        is_forced = force or any(errand.force for errand in errands)
        return self._store.save(seen(session, self._clock.now()), force=is_forced)

    def _failed(self, error: SaveError) -> None:
        with self._wake:
            self._failures += 1
            self._retry = self._monotonic() + self._policy.retry_after(self._failures)
            self._keep_soon()
            self._tell(Outcome(SaveState.FAILED, str(error), error, self._changes))

    def _succeeded(
        self, session: Session | None, changes: int, errands: tuple[Errand, ...], notices: tuple[str, ...]
    ) -> None:
        with self._wake:
            self._retry, self._failures = 0.0, 0
            self._changes -= changes
            self._errands = [errand for errand in self._errands if errand not in errands]
            if self._unsaved is session:
                self._unsaved = None
            state = SaveState.SAVING if self._unsaved is not None else SaveState.SAVED
            self._tell(Outcome(state, notices=notices))

    def _run_after(self, errands: tuple[Errand, ...]) -> None:
        """What was to be done once everything is on disk, the draft in the journal too."""
        if self._outcome.state is SaveState.FAILED:
            return
        for errand in errands:
            try:
                errand.after()
            except SaveError as error:
                with self._wake:
                    self._tell(self._outcome._replace(notices=(str(error),)))

    def _tell(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self.on_outcome(outcome)
