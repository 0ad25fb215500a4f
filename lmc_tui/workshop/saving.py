"""How saving stands, when it is due, and what belongs to it: what the saver, the screen and the journal share."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple, Protocol

from lmc_tui.domain.place import Draft
from lmc_tui.domain.session import Session
from lmc_tui.errors import SaveError

NOT_SAVED = "NOT SAVED"
"""What the top line says, and how the words about it begin."""


class Target(Protocol):
    """Where sessions are saved."""

    def save(self, session: Session, *, force: bool = False) -> tuple[str, ...]:
        """Save it whole, and give what the person should know; or raise `SaveError`."""
        ...


class AutosavePolicy(NamedTuple):
    """When it is time to save."""

    quiet_seconds: float = 0.3
    """After the last change."""
    longest_seconds: float = 2.0
    """After the first change that is not saved."""
    retry_seconds: float = 5.0
    """After a save that failed; twice as long after each further one ..."""
    longest_retry_seconds: float = 60.0
    """... but no longer."""

    def retry_after(self, failures: int) -> float:
        """How many seconds to wait after so many saves in a row that failed."""
        return min(self.retry_seconds * 2.0 ** min(failures - 1, 10), self.longest_retry_seconds)

    def due_at(self, first_change: float, last_change: float) -> float:
        """The moment to save, on the clock of the two moments given."""
        return min(last_change + self.quiet_seconds, first_change + self.longest_seconds)


PROMISED = AutosavePolicy()
"""What people are told: 0.3 s after the last change, 2 s after the first at the latest."""


class SaveState(Enum):
    """How what is in memory stands to what is on disk."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = NOT_SAVED


class Outcome(NamedTuple):
    """How saving stands."""

    state: SaveState
    why: str = ""
    """The reason when it failed, as a sentence."""
    error: SaveError | None = None
    changes: int = 0
    """How many changes are in memory only, when it failed."""
    notices: tuple[str, ...] = ()
    """What the person should know about a save that worked, as sentences."""

    @property
    def words(self) -> str:
        """A failure as a sentence or two for the bottom line, shortest first; empty when it did not fail."""
        if self.state is not SaveState.FAILED:
            return ""
        count = f"{self.changes} change{'s' if self.changes != 1 else ''}"
        held = f" {count} only in memory." if self.changes else ""
        return f"{NOT_SAVED} - {self.short or self.why}.{held}".replace("..", ".")

    @property
    def short(self) -> str:
        """The reason when it failed, in a few words; empty where only a sentence tells."""
        return self.error.why if self.error is not None else ""


class Unsaved(NamedTuple):
    """What would be lost if the program died now."""

    draft: Draft | None = None
    """A text in an editor."""
    session: Session | None = None
    """A session that could not be saved."""
    changes: int = 0
    """How many changes of it are in memory only."""


class Errand(NamedTuple):
    """A save that a person asked for, and what belongs to it. Both are run by the thread that saves."""

    force: bool = False
    """Whether to write over what somebody else made of the file."""
    before: Callable[[], object] = bool
    """Done first; while it raises `SaveError`, nothing is saved."""
    after: Callable[[], object] = bool
    """Done once the session is on disk; a `SaveError` in it is told like one of the save."""
