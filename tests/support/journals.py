"""Journals of processes that are no more, for tests of what the next start finds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from lmc_tui.domain.place import Draft, Purpose
from lmc_tui.storage import journal as journal_module
from lmc_tui.storage.file_ops import SYSTEM, FileOps
from lmc_tui.storage.journal import Entry, Journal
from lmc_tui.storage.processes import Process, this_process
from tests.support.builders import NINE

DRAFT = Draft("to-be", "key-partners", 'IT "wareh\\ouse"\nsecond line', question="ke-1")
"""A text with all that TOML escapes."""
EDIT = Draft("as-is", "design", "Classroom day", note="a000001", purpose=Purpose.NOTE)


def gone() -> Process:
    """A process of this machine that ended with an earlier start of it."""
    return this_process()._replace(started="an-older-boot/1")


@contextmanager
def as_process(process: Process) -> Iterator[None]:
    """Whoever opens a journal inside is that process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal_module, "this_process", lambda: process)
        yield


def left_by(
    process: Process,
    state: Path,
    session: Path,
    entry: Entry | None = None,
    *,
    created: datetime | None = None,
    ops: FileOps = SYSTEM,
) -> Path:
    """The file of a journal that this process wrote and left; with a draft unless told."""
    with as_process(process):
        journal = Journal(state, session, created=created, ops=ops)
    before = set(_files(state, ops))
    journal.write(entry or Entry(NINE, DRAFT))
    (file,) = set(_files(state, ops)) - before
    return file


def _files(state: Path, ops: FileOps) -> list[Path]:
    try:
        return [state / "journal" / name for name in ops.names(state / "journal")]
    except OSError:
        return []


def files(state: Path) -> list[Path]:
    """All that lies in the folder of journals."""
    return sorted((state / "journal").iterdir())


def found(state: Path, session: Path) -> Entry:
    """The only thing that was left of a session."""
    (entry,) = Journal(state, session).leftover()
    return entry
