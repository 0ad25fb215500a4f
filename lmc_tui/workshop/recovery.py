"""What a crash of this window would leave behind, and what earlier ones left."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lmc_tui.clock import Clock
from lmc_tui.domain.place import Draft
from lmc_tui.domain.session import Session
from lmc_tui.errors import SaveError, SessionFileError
from lmc_tui.workshop.saving import Unsaved

if TYPE_CHECKING:
    from lmc_tui.storage.journal import Entry, Journal


class Leftover(NamedTuple):
    """What a window that ended without saving left of a session."""

    entry: Entry
    session: Session | None = None
    """The session as it was there; None when all of it was saved, or nothing of it can be read."""
    problem: str = ""
    """Why the session cannot be read, as a sentence."""

    @property
    def draft(self) -> Draft | None:
        """The text that was being typed; None for none."""
        draft = self.entry.draft
        return draft if draft is not None and draft.text.strip() else None

    @property
    def origin(self) -> str:
        """When it was written and by which process: `14:02 on 3 March (process 812, which has ended)`."""
        when = self.entry.when.astimezone()
        process = f"process {self.entry.process}" if self.entry.process else "a process"
        where = f" on {self.entry.host}" if self.entry.is_elsewhere else ", which has ended"
        moved = f", for this session when it was {self.entry.moved_from}" if self.entry.moved_from else ""
        return f"{when:%H:%M} on {when.day} {when:%B} ({process}{where}){moved}"

    @property
    def what(self) -> str:
        """What it holds: `3 changes and an unfinished note`."""
        changes = f"{self.entry.changes} change{'s' if self.entry.changes != 1 else ''}" if self.entry.unsaved else ""
        return " and ".join(part for part in (changes, "an unfinished text" if self.draft else "") if part)


class Recovery:
    """The journal of one window. The saver's thread keeps it; the screen asks for what was left."""

    def __init__(
        self,
        state: Path,
        session: Path,
        clock: Clock,
        *,
        created: datetime,
        written: Callable[[Session], str],
        parsed: Callable[[str], Session],
    ) -> None:
        """*created* is when the session was made, by which it is known again after a move.

        *written* gives a session as text, *parsed* the session of a text or raises `SessionFileError`.
        """
        self._state, self._session, self._clock, self._created = state, session, clock, created
        self._written, self._parsed = written, parsed
        self._journal: Journal | None = None
        self._is_kept = False

    def keep(self, unsaved: Unsaved) -> bool:
        """Write down what would be lost, or remove that when nothing would be; tells whether that worked.

        Where even that cannot be written, the top line says that nothing is saved: there is no more to do here.
        """
        with contextlib.suppress(SaveError):
            if unsaved == Unsaved():
                if self._is_kept:
                    self._opened().clear()
                self._is_kept = False
                return True
            self._is_kept = True
            from lmc_tui.storage.journal import Entry

            text = self._written(unsaved.session) if unsaved.session is not None else ""
            self._opened().write(Entry(self._clock.now(), unsaved.draft, text, unsaved.changes))
            return True
        return False

    def leftover(self) -> tuple[Leftover, ...]:
        """What earlier windows left of this session, newest first; those that still run are left alone."""
        found = (self._read(entry) for entry in self._opened().leftover())
        return tuple(each for each in found if each.session is not None or each.draft or each.problem)

    def discard(self, leftover: Leftover) -> str:
        """Remove it for good. Empty when that worked, else why not, as a sentence."""
        try:
            self._opened().discard(leftover.entry)
        except SaveError as error:
            return str(error)
        return ""

    def sweep(self) -> None:
        """Remove what crashes left half written."""
        self._opened().sweep(self._clock.now().timestamp())

    def _read(self, entry: Entry) -> Leftover:
        if not entry.unsaved:
            return Leftover(entry, problem=entry.problem if entry.draft is None else "")
        try:
            return Leftover(entry, self._parsed(entry.unsaved))
        except SessionFileError as error:
            return Leftover(entry, problem=str(error.problems[0]))

    def _opened(self) -> Journal:
        if self._journal is None:
            from lmc_tui.storage.journal import Journal

            self._journal = Journal(self._state, self._session, created=self._created)
        return self._journal
