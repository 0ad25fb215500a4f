"""What would be lost if the program died now: a text being typed, and changes that could not be saved.

Each opening of a session has a journal of its own, `<state>/journal/<key>-<process>-<by chance>.toml`, replaced whole
whenever there is something new and removed once nothing would be lost. What a process that no longer runs left there
is offered when the session is opened again. The first line holds a checksum of the rest, for damage can look like text.
"""

from __future__ import annotations

import contextlib
import os
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import tomli

from lmc_tui.domain.place import Draft, Purpose
from lmc_tui.errors import SaveError
from lmc_tui.storage.atomic import reason, write_bytes
from lmc_tui.storage.canonical import dumps
from lmc_tui.storage.encoding import Table
from lmc_tui.storage.fields import Fields
from lmc_tui.storage.file_ops import SYSTEM, FileOps
from lmc_tui.storage.locations import key_of
from lmc_tui.storage.looking import status_of
from lmc_tui.storage.processes import Process, is_running, this_process
from lmc_tui.storage.temporary import is_temporary
from lmc_tui.text import clean, clean_line

LARGEST_BYTES = 20_000_000
"""A session of the largest size with all its quotes and line ends escaped, and a draft."""
_FIRST_LINE = "# lmc-journal "
_MOST_LINES = 50
"""More than a journal has: each key stands on one line, however long the text."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAMAGED = "This journal is damaged, so what it says may be wrong or missing."


@dataclass(frozen=True, slots=True)
class Entry:
    """What was not in the session file at one moment."""

    when: datetime
    """Aware. Of a damaged journal that does not tell, when it was written last."""
    draft: Draft | None = None
    """What was being typed; None for nothing. Its board, section and note may be any words."""
    unsaved: str = ""
    """The whole session as canonical TOML, to be parsed with care; empty when the file holds everything."""
    changes: int = 0
    """How many changes are in memory only."""
    process: int | None = None
    """The process that wrote it; this and all below are known of entries that were read."""
    host: str = ""
    is_elsewhere: bool = False
    """Whether it is of another machine, where that process may still run."""
    problem: str = ""
    """What is wrong with the journal, as a sentence; empty for nothing."""
    file: Path | None = None
    """Where it was read."""


class Journal:
    """The journal of one opening of a session. One thread at a time may write it."""

    def __init__(self, state: Path, session: Path, *, ops: FileOps = SYSTEM) -> None:
        real = ops.real_path(session)
        self._folder = state / "journal"
        self._key = key_of(real)
        self._session = os.fsencode(real).decode("utf-8", "backslashreplace")
        self._process = this_process()
        self._file = self._folder / f"{self._key}-{self._process.number}-{os.urandom(4).hex()}.toml"
        self._ops = ops

    def write(self, entry: Entry) -> None:
        """Keep *entry* in place of what was kept before. Raises `SaveError`."""
        self._refuse_planted()
        write_bytes(self._file, _encoded(entry, self._session, self._process), ops=self._ops)

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
        wanted = re.compile(rf"{re.escape(self._key)}-\d+-[0-9a-f]{{8}}\.toml")
        files = [self._folder / name for name in names if wanted.fullmatch(name) and name != self._file.name]
        entries = [entry for file in files if (entry := self._read(file)) is not None]
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

    def _read(self, file: Path) -> Entry | None:
        """What stands in a journal; None when that is of no concern here."""
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
        return self._decoded(content, entry)

    def _decoded(self, content: bytes, entry: Entry) -> Entry | None:
        data, is_whole = _parsed(content)
        fields = Fields(data, "", [])
        process = Process(fields.whole("process"), fields.text("host"), fields.text("started"))
        runs = is_running(process) if process.number and process.host else False
        is_ours = process.number == self._process.number and process.started == self._process.started
        if is_whole and ((runs and not is_ours) or fields.text("session") != clean(self._session)):
            return None
        return replace(
            entry,
            when=_moment(fields) or entry.when,
            draft=_draft(fields.table("draft")),
            unsaved=fields.text("unsaved"),
            changes=fields.whole("changes"),
            process=process.number or None,
            host=clean_line(process.host),
            is_elsewhere=runs is None,
            problem="" if is_whole else _DAMAGED,
        )


# --- the text of a journal ------------------------------------------------------------------------


def _encoded(entry: Entry, session: str, process: Process) -> bytes:
    data: Table = {
        "session": clean(session),
        "process": process.number,
        "host": process.host,
        "started": process.started,
        "when": entry.when.astimezone(UTC),
        "changes": entry.changes,
        "unsaved": clean(entry.unsaved),
    }
    draft = entry.draft
    if draft is not None:
        told: Mapping[str, str | None] = {
            "board": draft.board,
            "section": draft.section,
            "text": draft.text,
            "purpose": draft.purpose.value,
            "note": draft.note,
            "question": draft.question,
        }
        data["draft"] = {key: clean(text) for key, text in told.items() if text is not None}
    body = dumps(data).encode("utf-8")
    return f"{_FIRST_LINE}{zlib.crc32(body):08x}\n".encode("ascii") + body


def _parsed(content: bytes) -> tuple[Mapping[str, object], bool]:
    """The plain data of a journal, and whether it is whole. Of a damaged one, what its lines still say."""
    first, _, body = content.partition(b"\n")
    text = body.decode("utf-8", "replace")
    if first.decode("ascii", "replace") == f"{_FIRST_LINE}{zlib.crc32(body):08x}":
        with contextlib.suppress(ValueError, RecursionError):
            return tomli.loads(text), True
    data: Table = {}
    draft: Table = {}
    table = data
    for line in text.split("\n", _MOST_LINES)[:_MOST_LINES]:
        if line.strip() == "[draft]":
            table = data["draft"] = draft
        else:
            with contextlib.suppress(ValueError, RecursionError):
                table.update(tomli.loads(line))
    return data, False


def _draft(fields: Fields) -> Draft | None:
    if not fields.data:
        return None
    purpose = fields.text("purpose")
    return Draft(
        board=fields.text("board"),
        section=fields.text("section"),
        text=fields.text("text"),
        note=fields.optional("note"),
        question=fields.optional("question"),
        purpose=Purpose(purpose) if purpose in set(Purpose) else Purpose.NOTE,
    )


def _moment(fields: Fields) -> datetime | None:
    try:
        return fields.moment("when")
    except OverflowError:  # the first or last day that there is, in another zone
        return None
