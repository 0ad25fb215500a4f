"""What a crash left unsaved is offered at the next start: restored, compared or discarded, never by itself."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lmc_tui.content import load_canvas
from lmc_tui.domain.changes import AddNote, apply
from lmc_tui.domain.notes import Note
from lmc_tui.domain.place import Draft
from lmc_tui.errors import SaveError
from lmc_tui.storage.journal import Entry, Journal
from lmc_tui.storage.processes import Process
from lmc_tui.storage.store import TomlSessionStore, session_text
from tests.pilot.test_outside_edits import NOTES, on_disk, texts, the_file
from tests.support.room import a_room_on_file, new_session, on_file

SESSION = new_session(notes=NOTES)
DRAFT = Draft("to-be", "design", "half a wo")


def left(folder: Path, monkeypatch: pytest.MonkeyPatch, *, draft: Draft | None = None, unsaved: str = "") -> None:
    """A window that is no more left this in its journal."""
    on_file(folder, SESSION)
    with monkeypatch.context() as patch:
        gone = Process(4_000_000, os.uname().nodename, "")
        patch.setattr("lmc_tui.storage.journal.this_process", lambda: gone)
        journal = Journal(folder / "state", the_file(folder))
    entry = Entry(datetime(2026, 3, 2, 14, 2, tzinfo=UTC), draft, unsaved, 3 if unsaved else 0)
    journal.write(entry)


def journals(folder: Path) -> list[Path]:
    """All journals that there are."""
    return list((folder / "state" / "journal").glob("*.toml"))


def with_more() -> str:
    """The session with a note that was never saved."""
    more = apply(SESSION, AddNote(Note("u000001", "to-be", "design", "Only in memory"), None))
    return session_text(more, load_canvas())


async def test_unsaved_changes_are_shown_beside_the_file_and_restored_on_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names what, when and which process; nothing changes before the person says so; one undo takes it back."""
    left(tmp_path, monkeypatch, unsaved=with_more())
    before = the_file(tmp_path).read_bytes()
    async with a_room_on_file(tmp_path) as room:
        await room.until_words("Left unsaved: 3 changes")
        assert "process 4000000" in " ".join(room.words.split())
        assert "Only in memory" in room.words
        assert the_file(tmp_path).read_bytes() == before
        await room.press("r")
        await room.until(lambda: "Only in memory" in texts(on_disk(tmp_path)))
        await room.until(lambda: journals(tmp_path) == [])
        await room.press("u")
        await room.until(lambda: texts(on_disk(tmp_path)) == ["IT", "Finance"])


async def test_a_half_typed_note_is_offered_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a crash the words are shown; restoring opens the line where they were being typed."""
    left(tmp_path, monkeypatch, draft=DRAFT)
    async with a_room_on_file(tmp_path) as room:
        await room.until_words("half a wo")
        assert "Being typed in Design" in room.words
        await room.press("r")
        await room.until(lambda: room.stage.draft is not None)
        await room.press("r", "d", "enter", "escape")
        assert room.texts("design") == ["half a word"]
        await room.until(lambda: journals(tmp_path) == [])


async def test_what_is_discarded_is_gone_and_the_file_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only on the person's word, given twice: one key may have been on its way before the page was there."""
    left(tmp_path, monkeypatch, unsaved=with_more())
    before = the_file(tmp_path).read_bytes()
    async with a_room_on_file(tmp_path) as room:
        await room.until_words("Left unsaved")
        await room.press("d")
        assert "d again discards it for good" in room.words
        await room.press("x")
        assert "restore it" in room.words
        assert len(journals(tmp_path)) == 1
        await room.press("d", "d")
        await room.until(lambda: journals(tmp_path) == [])
        assert texts(room.session) == ["IT", "Finance"]
    assert the_file(tmp_path).read_bytes() == before


async def test_later_keeps_it_for_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Escape decides nothing: it is offered again, by a command too."""
    left(tmp_path, monkeypatch, unsaved=with_more())
    async with a_room_on_file(tmp_path) as room:
        await room.until_words("Left unsaved")
        await room.press("escape")
        assert len(journals(tmp_path)) == 1
        room.stage.run_command("recover")
        await room.until_words("Left unsaved")
        await room.press("escape")
    async with a_room_on_file(tmp_path) as room:
        await room.until_words("Left unsaved")


async def test_what_is_being_typed_is_in_the_journal_until_it_is_kept(tmp_path: Path) -> None:
    """Every letter, within a moment, outside the session file; an orderly end leaves no journal."""
    async with a_room_on_file(tmp_path, SESSION) as room:
        await room.press("4", "a", *"half")
        await room.until(lambda: any("half" in path.read_text() for path in journals(tmp_path)))
        assert "half" not in the_file(tmp_path).read_text()
        await room.press("enter", "escape")
        await room.until(lambda: journals(tmp_path) == [])
        await room.press("a", *"again")
        await room.until(lambda: journals(tmp_path) != [])
    assert journals(tmp_path) == []


def full_disk(*_: object, **__: object) -> None:
    """Nothing can be written."""
    raise SaveError("/x: the disk is full.", "the disk is full")


async def test_changes_that_cannot_be_saved_are_in_the_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole session and how many changes are in memory only, until saving works again."""

    async with a_room_on_file(tmp_path, SESSION) as room:
        await room.until(lambda: room.stage.opened.watch is not None)
        with monkeypatch.context() as patch:
            patch.setattr(TomlSessionStore, "save", full_disk)
            await room.press("4")
            await room.write("Only in memory")
            await room.until(lambda: any("Only in memory" in path.read_text() for path in journals(tmp_path)))
        await room.press("ctrl+s", "enter")
        await room.until(lambda: "Only in memory" in texts(on_disk(tmp_path)))
        await room.until(lambda: journals(tmp_path) == [])
