"""What would be lost if the program died now: a text being typed, and changes that could not be saved.

Each opening of a session has a journal of its own, `<state>/journal/<key>-<process>-<by chance>.toml`, replaced whole
whenever there is something new and removed once nothing would be lost. What a process that no longer runs left there
is offered when the session is opened again, also when its file was moved or renamed meanwhile.
"""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lmc_tui.errors import SaveError
from lmc_tui.storage.atomic import reason, write_bytes
from lmc_tui.storage.file_ops import SYSTEM, FileOps
from lmc_tui.storage.journal_entry import Entry, Origin, decoded, encoded
from lmc_tui.storage.locations import key_of
from lmc_tui.storage.looking import status_of
from lmc_tui.storage.processes import is_running, this_process
from lmc_tui.storage.temporary import is_temporary, sweep
from lmc_tui.text import clean, clean_line

__all__ = ["LARGEST_BYTES", "Entry", "Journal"]

LARGEST_BYTES = 20_000_000
"""A session of the largest size with all its quotes and line ends escaped, and a draft."""
_NAME = re.compile(r"(?P<key>.+)-[0-9]+-[0-9a-f]{8}\.toml", re.DOTALL)
_TEMPORARY = re.compile(r"\.(?P<of>.+\.toml)\.[^.]+\.tmp", re.DOTALL)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Journal:
    """The journal of one opening of a session. One thread at a time may write it."""

    def __init__(self, state: Path, session: Path, *, created: datetime | None = None, ops: FileOps = SYSTEM) -> None:
        """*created* tells when the session was made; without it, what was left is not found after a move."""
        real = ops.real_path(session)
        self._folder = state / "journal"
        self._key = key_of(real)
        where = clean(os.fsencode(real).decode("utf-8", "backslashreplace"))
        self._origin = Origin(where, created, this_process())
        self._file = self._folder / f"{self._key}-{self._origin.process.number}-{os.urandom(4).hex()}.toml"
        self._ops = ops

    def write(self, entry: Entry) -> None:
        """Keep *entry* in place of what was kept before.

        Raises `SaveError`; of a session that is too large for a journal, the draft is kept all the same.
        """
        content = encoded(entry, self._origin)
        is_too_large = len(content) > LARGEST_BYTES
        if is_too_large:
            content = encoded(replace(entry, unsaved=""), self._origin)
        self._refuse_planted()
        write_bytes(self._file, content, ops=self._ops)
        if is_too_large:
            raise SaveError(f"{self._file}: the session is too large, so its changes are in memory only.")

    def clear(self) -> None:
        """Nothing would be lost any more. Raises `SaveError`."""
        self._remove(self._file)

    def leftover(self) -> tuple[Entry, ...]:
        """What earlier openings of this session left, newest first.

        Those of processes that still run are left out, but for this process: it opens one session at a time.
        """
        try:
            names = self._ops.names(self._folder)
        except OSError:
            return ()
        entries = [entry for name in names if (entry := self._entry(name)) is not None]
        return tuple(sorted(entries, key=lambda entry: (entry.when, str(entry.file)), reverse=True))

    def discard(self, entry: Entry) -> None:
        """Remove the journal in which *entry* was found, and what a crash left of it. Raises `SaveError`.

        Only what lies in the folder of journals is removed, whoever made up the entry.
        """
        if entry.file is None or entry.file.parent != self._folder:
            return
        self._remove(entry.file)
        with contextlib.suppress(OSError):
            for name in self._ops.names(self._folder):
                if is_temporary(name, entry.file.name):
                    self._ops.unlink(self._folder / name)

    def sweep(self, now_seconds: float) -> int:
        """Remove what crashes left half written of any journal, an hour ago or more, and tell how many there were."""
        with contextlib.suppress(OSError):
            found = map(_TEMPORARY.fullmatch, self._ops.names(self._folder))
            journals = {match["of"] for match in found if match is not None}
            return sum(sweep(self._folder / name, now_seconds, self._ops) for name in journals)
        return 0

    # --- files ------------------------------------------------------------------------------------

    def _refuse_planted(self) -> None:
        try:
            status_of(self._file, self._ops)
        except OSError as error:
            raise SaveError(f"{self._file}: {reason(error)}.") from error

    def _remove(self, file: Path) -> None:
        try:
            self._ops.unlink(file)
        except FileNotFoundError:
            return
        except OSError as error:
            raise SaveError(f"{file}: it could not be removed: {reason(error)}.") from error

    def _entry(self, name: str) -> Entry | None:
        """What stands in the journal of that name; None when that is of no concern here."""
        match = _NAME.fullmatch(name)
        if match is None or name == self._file.name:
            return None
        is_ours = match["key"] == self._key
        if not is_ours and self._origin.created is None:
            return None
        entry = self._read(self._folder / name)
        return entry if entry is not None and (is_ours or entry.moved_from) else None

    def _read(self, file: Path) -> Entry | None:
        entry = Entry(_EPOCH, file=file)
        try:
            status = self._ops.status(file)
            with contextlib.suppress(OverflowError):
                entry = replace(entry, when=_EPOCH + timedelta(microseconds=status.modified_ns // 1000))
            if not status.is_ordinary:
                return replace(entry, problem="This is not an ordinary file, so it was not read.")
            if status.size > LARGEST_BYTES:
                return replace(entry, problem="This is too large to be a journal, so it was not read.")
            content = self._ops.read(file)
        except FileNotFoundError:  # another window was quicker
            return None
        except OSError as error:
            return replace(entry, problem=f"It cannot be read: {reason(error)}.")
        return self._understood(content, entry)

    def _understood(self, content: bytes, entry: Entry) -> Entry | None:
        """What the content of a journal says; None for that of another session, or of a process that still runs."""
        said, origin, is_whole = decoded(content, entry.when)
        process, us = origin.process, self._origin.process
        runs = is_running(process) if process.number and process.host else False
        is_us = process.number == us.number and process.started == us.started
        moved_from = origin.session if is_whole and self._has_moved(origin) else ""
        if is_whole and ((runs and not is_us) or not (moved_from or origin.session == self._origin.session)):
            return None
        return replace(
            said,
            process=process.number or None,
            host=clean_line(process.host),
            is_elsewhere=runs is None,
            moved_from=moved_from,
            problem="" if is_whole else "This journal is damaged, so what it says may be wrong or missing.",
            file=entry.file,
        )

    def _has_moved(self, origin: Origin) -> bool:
        """Whether that is our session, at a place where there is nothing any more."""
        if origin.created is None or origin.created != self._origin.created or origin.session == self._origin.session:
            return False
        try:
            self._ops.status(Path(origin.session))
        except OSError as error:
            return isinstance(error, (FileNotFoundError, NotADirectoryError))
        return False
