"""What stands in a journal, as text: written with a checksum in the first line, for damage can look like text.

::

    # lmc-journal 5d3c1a90
    session = "/home/ann/sessions/onboarding.toml"
    created = 2026-03-02T09:00:00Z
    process = 812
    host = "depot"
    started = "0f3e.../91833"
    when = 2026-03-02T10:41:07.512000Z
    changes = 3

    [draft]
    board = "to-be"
    section = "key-partners"
    text = "IT wareh"
    purpose = "note"

    [unsaved]
    whole = "format = \\"lmc-session\\"\\n..."

What is short stands first, so that a journal that was cut off still gives it. No two keys are the same, so that a
damaged one can be read line by line, whatever became of the headings.
"""

from __future__ import annotations

import contextlib
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import tomli

from lmc_tui.domain.place import Draft, Purpose
from lmc_tui.storage.canonical import dumps
from lmc_tui.storage.encoding import Table
from lmc_tui.storage.fields import Fields
from lmc_tui.storage.processes import Process
from lmc_tui.text import MARK, clean

_FIRST_LINE = "# lmc-journal "
_MOST_LINES, _LONGEST_LINE = 50, 200
"""More lines than a journal has, each key standing on one; and longer than any of them that holds no text."""
_TEXT = re.compile(r'([a-z]+) = "([^"\\\n]*(?:\\.[^"\\\n]*)*)')
"""A key and its text, which need not have an end. In a text no quote follows a blank, but behind a backslash."""
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}


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
    moved_from: str = ""
    """Where the session file was then, if it was moved or renamed since; empty when it was not."""
    problem: str = ""
    """What is wrong with the journal, as a sentence; empty for nothing."""
    file: Path | None = None
    """Where it was read."""


class Origin(NamedTuple):
    """Which session a journal is of, and who wrote it; empty, None and zero where it does not tell."""

    session: str
    """The path of the session file, cleaned."""
    created: datetime | None
    """When the session was made, by which it is known again after it was moved."""
    process: Process


def encoded(entry: Entry, origin: Origin) -> bytes:
    """The journal of *entry*."""
    data: Table = {"session": clean(origin.session)}
    if origin.created is not None:
        data["created"] = origin.created.astimezone(UTC)
    data |= {
        "process": origin.process.number,
        "host": origin.process.host,
        "started": origin.process.started,
        "when": entry.when.astimezone(UTC),
        "changes": entry.changes,
    }
    if entry.draft is not None:
        data["draft"] = _table(entry.draft)
    if entry.unsaved:
        data["unsaved"] = {"whole": clean(entry.unsaved)}
    body = dumps(data).encode("utf-8")
    return f"{_FIRST_LINE}{zlib.crc32(body):08x}\n".encode("ascii") + body


def _table(draft: Draft) -> dict[str, str]:
    told: Mapping[str, str | None] = {
        "board": draft.board,
        "section": draft.section,
        "text": draft.text,
        "purpose": draft.purpose.value,
        "note": draft.note,
        "question": draft.question,
    }
    return {key: clean(text) for key, text in told.items() if text is not None}


class Reading(NamedTuple):
    """What a journal says."""

    entry: Entry
    origin: Origin
    is_whole: bool
    """Whether it says what was written."""


def decoded(content: bytes, written: datetime) -> Reading:
    """What a journal says that was last written at *written*. A damaged one gives what can still be read of it."""
    data, is_whole = _parsed(content)
    fields = Fields(data, "", [])
    draft, unsaved = (fields.table(key) if is_whole else fields for key in ("draft", "unsaved"))
    entry = Entry(
        when=fields.moment("when") or written,
        draft=_draft(draft) if "text" in draft.data else None,
        unsaved=unsaved.text("whole"),
        changes=fields.whole("changes"),
    )
    process = Process(fields.whole("process"), fields.text("host"), fields.text("started"))
    return Reading(entry, Origin(fields.text("session"), fields.moment("created"), process), is_whole)


def _parsed(content: bytes) -> tuple[Table, bool]:
    """The plain data of a journal, and whether it is whole. That of a damaged one has no tables."""
    first, _, body = content.partition(b"\n")
    text = body.decode("utf-8", "replace")
    if first.decode("ascii", "replace") == f"{_FIRST_LINE}{zlib.crc32(body):08x}":
        with contextlib.suppress(ValueError, RecursionError):
            return tomli.loads(text), True
    return _salvaged(clean(content.decode("utf-8", "replace"))), False


def _salvaged(text: str) -> Table:
    """The keys that a damaged journal still tells, without the tables that they stand in."""
    data: Table = {}
    for line in text.split("\n", _MOST_LINES)[:_MOST_LINES]:
        with contextlib.suppress(ValueError, RecursionError):
            data |= tomli.loads(line) if len(line) < _LONGEST_LINE else {}
    for key, value in _TEXT.findall(text):
        if not isinstance(data.get(key), str):
            data[key] = _ESCAPE.sub(_unescaped, value)
    return data


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else _ESCAPED.get(escape[2], MARK)


def _draft(fields: Fields) -> Draft:
    purpose = fields.text("purpose")
    return Draft(
        board=fields.text("board"),
        section=fields.text("section"),
        text=fields.text("text"),
        note=fields.optional("note"),
        question=fields.optional("question"),
        purpose=Purpose(purpose) if purpose in set(Purpose) else Purpose.NOTE,
    )
