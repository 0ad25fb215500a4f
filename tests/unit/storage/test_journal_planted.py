"""What lies in a journal's place and is none: planted there, or too large."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from lmc_tui.errors import SaveError
from lmc_tui.storage import journal as journal_module
from lmc_tui.storage.journal import Entry, Journal
from tests.support.builders import NINE
from tests.support.journals import DRAFT, files, found, gone, left_by


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A state folder that is still to be made."""
    return tmp_path / "state"


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """Where a session file would lie."""
    return tmp_path / "onboarding.toml"


def a_link(path: Path) -> None:
    """A link to a file of the person."""
    mine = path.parent / "mine"
    mine.write_text("mine")
    path.symlink_to(mine)


PLANTED: tuple[Callable[[Path], None], ...] = (a_link, os.mkfifo, Path.mkdir)


@pytest.mark.parametrize("plant", PLANTED)
def test_a_planted_journal_is_neither_followed_nor_read(
    state: Path, session: Path, plant: Callable[[Path], None]
) -> None:
    """A link, a pipe or a folder of a journal's name is told and never waited for; what it leads to stays."""
    file = left_by(gone(), state, session)
    file.unlink()
    plant(file)
    entry = found(state, session)
    assert (entry.draft, entry.unsaved) == (None, "")
    assert "not an ordinary file" in entry.problem


@pytest.mark.parametrize("plant", PLANTED)
def test_nothing_is_written_through_a_planted_journal(
    state: Path, session: Path, plant: Callable[[Path], None]
) -> None:
    """Should somebody guess the name: refused, and nothing changed."""
    journal = Journal(state, session)
    journal.write(Entry(NINE, DRAFT))
    (file,) = files(state)
    file.unlink()
    plant(file)
    with pytest.raises(SaveError, match="not an ordinary file"):
        journal.write(Entry(NINE, DRAFT))
    assert not file.is_symlink() or file.read_text() == "mine"


def test_a_huge_file_is_not_read(state: Path, session: Path) -> None:
    """It is told, with its moment, and stays."""
    file = left_by(gone(), state, session)
    os.truncate(file, journal_module.LARGEST_BYTES + 1)
    os.utime(file, (NINE.timestamp(), NINE.timestamp()))
    entry = found(state, session)
    assert "too large" in entry.problem
    assert (entry.when, entry.draft) == (NINE, None)


def test_a_session_too_large_for_a_journal_keeps_the_draft(
    state: Path, session: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That its changes are in memory only is said."""
    monkeypatch.setattr(journal_module, "LARGEST_BYTES", 1000)
    with pytest.raises(SaveError, match="in memory only"):
        left_by(gone(), state, session, Entry(NINE, DRAFT, "x" * 1000, 2))
    entry = found(state, session)
    assert (entry.draft, entry.unsaved, entry.changes) == (DRAFT, "", 2)
