"""The journal of an opening: what it keeps, what the next start finds, and what it leaves alone."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from lmc_tui.storage.journal import Entry, Journal
from lmc_tui.storage.processes import this_process
from tests.support.builders import NINE, after
from tests.support.journals import DRAFT, EDIT, files, found, gone, left_by

SESSION_TEXT = 'format = "lmc-session"\nversion = 1\n\n[session]\ntitle = "A \\"title\\""\n'
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from lmc_tui.domain.place import Draft
from lmc_tui.storage.journal import Entry, Journal

journal = Journal(Path(sys.argv[1]), Path(sys.argv[2]))
journal.write(Entry(datetime(2026, 3, 2, 9, tzinfo=UTC), Draft("to-be", "design", "Half ty")))
print("written", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A state folder that is still to be made."""
    return tmp_path / "state"


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """A session file."""
    path = tmp_path / "onboarding.toml"
    path.write_text(SESSION_TEXT)
    return path


# --- what is kept -----------------------------------------------------------------------------------


def test_a_journal_that_was_never_written_leaves_nothing(state: Path, session: Path) -> None:
    """Opening, looking and clearing make no file and no folder."""
    journal = Journal(state, session)
    assert journal.leftover() == ()
    journal.clear()
    assert not state.exists()


@pytest.mark.parametrize(
    "entry",
    [
        Entry(NINE, DRAFT),
        Entry(NINE, EDIT),
        Entry(NINE, unsaved=SESSION_TEXT, changes=3),
        Entry(after(0.25), DRAFT, SESSION_TEXT, 12),
        Entry(NINE, DRAFT._replace(text="")),
        Entry(NINE),
    ],
)
def test_what_was_kept_is_found(state: Path, session: Path, entry: Entry) -> None:
    """The draft with all its signs, the whole session, how many changes, when, and by which process."""
    file = left_by(gone(), state, session, entry)
    told = replace(entry, process=os.getpid(), host=os.uname().nodename, file=file)
    assert found(state, session) == told


def test_only_the_newest_is_kept(state: Path, session: Path) -> None:
    """Each write takes the place of the one before; clearing takes it away, twice as well as once."""
    journal = Journal(state, session)
    journal.write(Entry(NINE, DRAFT))
    journal.write(Entry(after(1), EDIT))
    (file,) = files(state)
    assert "Classroom day" in file.read_text()
    assert "wareh" not in file.read_text()
    journal.clear()
    journal.clear()
    assert files(state) == []


def test_a_journal_is_nobody_elses_to_read(state: Path, session: Path) -> None:
    """It holds people's words: the file is private, and so is every folder made for it."""
    left_by(gone(), state, session)
    (file,) = files(state)
    assert file.stat().st_mode & 0o777 == 0o600
    assert {folder.stat().st_mode & 0o777 for folder in (state, state / "journal")} == {0o700}


def test_what_no_file_may_hold_is_cleaned(state: Path, session: Path) -> None:
    """A lone surrogate cannot be written, an escape would act: both become a visible mark."""
    left_by(gone(), state, session, Entry(NINE, DRAFT._replace(text="a\ud800b\x1bc"), "x\x00y"))
    entry = found(state, session)
    assert entry.draft is not None
    assert (entry.draft.text, entry.unsaved) == ("a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c", "x\ufffdy")


# --- whose it is ------------------------------------------------------------------------------------


def test_our_own_journal_is_no_leftover(state: Path, session: Path) -> None:
    """What this opening keeps is not offered to it, but what the last one in this process left is."""
    first, second = Journal(state, session), Journal(state, session)
    first.write(Entry(NINE, DRAFT))
    assert first.leftover() == ()
    assert [entry.draft for entry in second.leftover()] == [DRAFT]


def test_two_openings_do_not_overwrite_each_other(state: Path, session: Path) -> None:
    """Each has a file of its own; the newest is told first."""
    left_by(gone(), state, session, Entry(NINE, DRAFT))
    left_by(gone(), state, session, Entry(after(60), EDIT))
    assert [entry.draft for entry in Journal(state, session).leftover()] == [EDIT, DRAFT]


def test_a_process_that_runs_keeps_its_journal_until_it_is_gone(state: Path, session: Path) -> None:
    """Another window is typing: nothing is offered; killed as nothing can catch, its half note is there."""
    command = [sys.executable, "-c", WRITER, str(state), str(session)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "written\n"
        assert Journal(state, session).leftover() == ()
        writer.kill()
        writer.wait()
        entry = found(state, session)
        assert entry.draft is not None
        assert (entry.draft.text, entry.process) == ("Half ty", writer.pid)


def test_what_another_machine_left_is_told_as_such(state: Path, session: Path) -> None:
    """A home folder on a server: whether that process runs cannot be known here."""
    left_by(gone()._replace(host="depot-7", number=4), state, session)
    entry = found(state, session)
    assert (entry.is_elsewhere, entry.host, entry.process, entry.problem) == (True, "depot-7", 4, "")


def test_sessions_do_not_get_each_others_journals(state: Path, session: Path, tmp_path: Path) -> None:
    """Neither that of a file of the same name elsewhere, nor that of one whose name begins alike."""
    others = [tmp_path / "other" / "onboarding.toml", tmp_path / "onboarding-2.toml", tmp_path / "on.toml"]
    for other in others:
        left_by(gone(), state, other)
    assert Journal(state, session).leftover() == ()
    assert [len(Journal(state, other).leftover()) for other in others] == [1, 1, 1]


def test_a_link_to_a_session_is_that_session(state: Path, session: Path, tmp_path: Path) -> None:
    """By whatever name it is opened, the same things are found."""
    link = tmp_path / "link.toml"
    link.symlink_to(session)
    left_by(gone(), state, link)
    assert found(state, session).draft == DRAFT


def test_a_session_whose_name_is_no_text_has_a_journal(state: Path, tmp_path: Path) -> None:
    """Names are bytes; this one is in no encoding."""
    odd = tmp_path / os.fsdecode(b"caf\xe9-\x1b[31m.toml")
    left_by(gone(), state, odd)
    assert found(state, odd).draft == DRAFT


# --- sessions that were moved -----------------------------------------------------------------------


def test_a_session_that_was_moved_finds_what_was_left(state: Path, session: Path, tmp_path: Path) -> None:
    """Renamed after a crash: it is known by the moment it was made, and told where it was."""
    left_by(gone(), state, session, created=NINE)
    moved = session.rename(tmp_path / "agreed.toml")
    (entry,) = Journal(state, moved, created=NINE).leftover()
    assert (entry.draft, entry.moved_from) == (DRAFT, str(session))
    Journal(state, moved, created=NINE).discard(entry)
    assert files(state) == []


def test_a_folder_that_was_renamed_took_its_sessions_along(state: Path, tmp_path: Path) -> None:
    """And a file where the folder was makes no difference."""
    folder = tmp_path / "2026"
    left_by(gone(), state, folder / "s.toml", created=NINE)
    folder.write_text("a file")
    (entry,) = Journal(state, tmp_path / "archive" / "s.toml", created=NINE).leftover()
    assert entry.moved_from == str(folder / "s.toml")


def test_a_copy_of_a_session_does_not_take_what_was_left_of_it(state: Path, session: Path, tmp_path: Path) -> None:
    """As long as the first file is there, what was left belongs to it."""
    left_by(gone(), state, session, created=NINE)
    copy = tmp_path / "copy.toml"
    copy.write_text(SESSION_TEXT)
    assert Journal(state, copy, created=NINE).leftover() == ()
    assert found(state, session).draft == DRAFT


def test_only_the_very_session_is_looked_for_elsewhere(state: Path, session: Path, tmp_path: Path) -> None:
    """Another session made at another moment, or one that does not tell when, gets nothing."""
    left_by(gone(), state, tmp_path / "deleted.toml", created=NINE)
    left_by(gone(), state, tmp_path / "older.toml")
    assert Journal(state, session, created=after(1)).leftover() == ()
    assert Journal(state, session).leftover() == ()


def test_what_a_running_window_keeps_of_a_moved_session_is_left_to_it(state: Path, session: Path) -> None:
    """Somebody renamed the file under an open window: it is still being typed in."""
    parent = this_process()._replace(number=os.getppid(), started="")
    left_by(parent, state, session, created=NINE)
    moved = session.rename(session.with_name("moved.toml"))
    assert Journal(state, moved, created=NINE).leftover() == ()


# --- discarding -------------------------------------------------------------------------------------


def test_discarding_takes_away_what_was_found_and_nothing_else(state: Path, session: Path) -> None:
    """With what a kill in the middle of writing left beside it."""
    left_by(gone(), state, session, Entry(NINE, DRAFT))
    newer = left_by(gone(), state, session, Entry(after(60), EDIT))
    half = newer.with_name(f".{newer.name}.0a1b2c3d.tmp")
    half.write_text("half")
    journal = Journal(state, session)
    journal.discard(journal.leftover()[0])
    assert [entry.draft for entry in journal.leftover()] == [DRAFT]
    assert not half.exists()
    journal.discard(Entry(NINE, file=newer))


@pytest.mark.parametrize("where", [None, "onboarding.toml", "state/journal/../../onboarding.toml"])
def test_only_journals_can_be_discarded(state: Path, session: Path, tmp_path: Path, where: str | None) -> None:
    """Whoever made up that entry: the session file stays."""
    left_by(gone(), state, session)
    Journal(state, session).discard(Entry(NINE, file=None if where is None else tmp_path / where))
    assert session.read_text() == SESSION_TEXT
    assert len(files(state)) == 1


def test_half_written_journals_are_swept_after_an_hour(state: Path, session: Path, tmp_path: Path) -> None:
    """Those of any session; journals, younger ones and what is named otherwise stay."""
    kept = left_by(gone(), state, session)
    other = left_by(gone(), state, tmp_path / "other.toml")
    strays = [file.with_name(f".{file.name}.0a1b2c3d.tmp") for file in (kept, other)]
    young = kept.with_name(f".{kept.name}.0a1b2c3e.tmp")
    odd = kept.with_name(".notes.toml.swp.tmp")
    for path in (*strays, young, odd):
        path.write_text("half")
    now = kept.stat().st_mtime
    for path in (*strays, odd, kept):
        os.utime(path, (now - 3601, now - 3601))
    assert Journal(state, session).sweep(now) == 2
    assert files(state) == sorted([kept, other, young, odd])
    assert Journal(tmp_path / "nowhere", session).sweep(now) == 0
