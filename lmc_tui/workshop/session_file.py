"""A session file in the hands of one window: who may write it, what became of it outside, and its copies."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lmc_tui.clock import Clock
from lmc_tui.domain.session import Session
from lmc_tui.errors import SaveError
from lmc_tui.storage.store import Theirs, TomlSessionStore
from lmc_tui.workshop.access import ABANDONED, FREE, Access, held

if TYPE_CHECKING:
    from lmc_tui.storage.backups import SessionBackups
    from lmc_tui.storage.last_seen import LastSeen
    from lmc_tui.storage.lock import Holder, SessionLock


class SessionFile:
    """What the saver saves to, and what a watch looks at. Any thread may call it.

    The lock is taken at the first look or save, not when the file is opened: no first frame waits for it.
    """

    def __init__(
        self, store: TomlSessionStore, state: Path, clock: Clock, *, actor: str = "", access: Access = FREE
    ) -> None:
        """*access* is what is known beforehand: with any but `FREE` the file is never locked nor written."""
        self.store = store
        self._state = state
        self._clock = clock
        self._actor = actor
        self._access = access
        self._is_viewer = not access.can_write
        self._entering = threading.Lock()
        self._lock: SessionLock | None = None
        self._copied_on: date | None = None
        self._last_seen: LastSeen | None = None
        self._backups: SessionBackups | None = None

    @property
    def path(self) -> Path:
        """Where it lies, as it was named."""
        return self.store.path

    @property
    def access(self) -> Access:
        """Whether this window may write, as far as it has found out."""
        return self._access

    # --- saving ---------------------------------------------------------------------------------------

    def save(self, session: Session, *, force: bool = False) -> tuple[str, ...]:
        """Write the session, and give what the person should know. Raises `SaveError`, `ConflictError` too.

        With *force* it is written over what somebody else made of the file, which is kept among the backups.
        """
        lock = self._entered()
        if lock is None:
            raise SaveError(
                self._access.sentence, "another window writes it" if self._access.can_take_over else "read-only"
            )
        known = self.store.known
        with lock.writing():
            notices = self.store.save(session, force=force)
        if known is not None and self.store.known is not known:
            self._copy_of_the_day(known.content)
        return notices

    def _copy_of_the_day(self, content: bytes) -> None:
        """Put what the file held before the first change of a day among the backups.

        That is in memory still, so the save need not wait for it. A backup that cannot be made holds up nothing: the
        day's work matters more than yesterday's copy.
        """
        today = self._clock.now().date()
        if self._copied_on != today:
            try:
                self.backups().make_of_the_day(content)
            except SaveError:
                return
            self._copied_on = today

    def backups(self) -> SessionBackups:
        """The backups of this file."""
        if self._backups is None:
            from lmc_tui.storage.backups import Backups, SessionBackups

            self._backups = SessionBackups(Backups(self._state / "backups"), self.path, self._clock.now)
        return self._backups

    # --- who may write -----------------------------------------------------------------------------------

    def look_for_access(self) -> Access:
        """Whether this window may write now. Becomes the writer at the first call, if nobody else is."""
        lock = self._entered()
        if lock is not None and not lock.is_ours():
            self._access, self._is_viewer = held_by(lock.taken_by), True
        elif lock is None and self._access.can_take_over:
            self._access = held_by(self._lock_of_file().holder())
        if self._access.can_write:
            self._note_seen()
        return self._access

    def _note_seen(self) -> None:
        """Remember that somebody has it open, for should this end in a crash no save would tell."""
        if self._last_seen is None:
            from lmc_tui.storage.last_seen import LastSeen

            self._last_seen = LastSeen(self._state, self.path)
        self._last_seen.note(self._clock.now())

    def take_over(self) -> str:
        """Become the writer on a person's word: empty when that worked, else why not, as a sentence."""
        if not self._access.can_take_over:
            return self._access.sentence
        holder = self._lock_of_file().take_over(self._clock.now())
        if holder is not None:
            return f"{holder} is in the middle of saving. Try again in a moment."
        self._access, self._is_viewer = FREE, False
        return ""

    def release(self) -> None:
        """Let others write."""
        if self._lock is not None:
            self._lock.release()

    @property
    def lock_problem(self) -> str:
        """Why nothing keeps a second window from writing, as a sentence; empty when something does."""
        return self._lock.problem if self._lock is not None else ""

    def _entered(self) -> SessionLock | None:
        """The lock, taken now if it was not; None while this window only looks on."""
        with self._entering:
            if self._is_viewer:
                return None
            lock = self._lock_of_file()
            if not lock.is_held and lock.taken_by is None:
                holder = lock.acquire(self._clock.now())
                if holder is not None:
                    self._access, self._is_viewer = held_by(holder), True
                    return None
            return lock

    def _lock_of_file(self) -> SessionLock:
        if self._lock is None:
            from lmc_tui.storage.lock import SessionLock

            self._lock = SessionLock(self._state, self.path, self._actor)
        return self._lock

    def says(self, session: Session) -> bool:
        """Whether what was read or written last says all that *session* says."""
        return self.store.says(session)

    # --- outside -----------------------------------------------------------------------------------------

    def outside(self) -> Theirs | None:
        """What somebody else made of the file; None when it is as this window knows it."""
        return self.store.outside()


def held_by(holder: Holder | None) -> Access:
    """What another window leaves to this one; None for a window that has gone and left word."""
    if holder is None:
        return ABANDONED
    since = f" since {holder.since.astimezone():%H:%M}" if holder.since else ""
    return held(str(holder), since, is_gone=holder.is_running is False)
