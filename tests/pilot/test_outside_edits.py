"""Somebody else changes the file while it is open: followed where nothing is lost by that, else the person decides."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from lmc_tui.domain.changes import AddNote, SetText, apply
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.tui.app import LmcApp
from tests.support.room import LOOK_SECONDS, Room, a_desk, a_room_on_file, new_session, on_file, some_notes

NOTES = some_notes("key-partners", "IT", "Finance")


def the_file(folder: Path) -> Path:
    """The session's file."""
    return folder / "sessions" / "onboarding.toml"


def on_disk(folder: Path) -> Session:
    """What the file says now."""
    return a_desk(folder).read(the_file(folder))[0]


def texts(session: Session) -> list[str]:
    """All that notes say."""
    return [note.text for note in session.notes]


def kept(folder: Path) -> list[str]:
    """All backups as text."""
    return [path.read_text() for path in (folder / "state" / "backups").rglob("*.toml")]


def edited(folder: Path, text: str) -> None:
    """Somebody else changes the first note and adds one."""
    session = apply(on_disk(folder), SetText("p000001", text))
    session = apply(session, AddNote(Note("zz00001", "to-be", "design", "Theirs is new"), None))
    on_file(folder, session)


async def test_without_changes_here_the_screen_follows(tmp_path: Path) -> None:
    """Reloaded with a notice, the note in hand stays in hand, comments live on, and one undo takes it back."""
    async with a_room_on_file(tmp_path, new_session(notes=NOTES)) as room:
        await room.press("8", "}")
        the_file(tmp_path).write_text("# by hand\n" + the_file(tmp_path).read_text().replace("IT", "IT systems"))
        await room.until_words("changed outside")
        assert room.texts("key-partners") == ["IT systems", "Finance"]
        assert room.place.note == "p000002"
        await room.write("mine")
        await room.until(lambda: "mine" in texts(on_disk(tmp_path)))
        assert the_file(tmp_path).read_text().startswith("# by hand\n")
        await room.press("u", "u")
        await room.until(lambda: texts(on_disk(tmp_path)) == ["IT", "Finance"])


async def test_the_thread_that_watches_ends_with_its_screen(tmp_path: Path) -> None:
    """Also where nobody let go of the session, as when the program fails."""
    before = set(threading.enumerate())
    desk = a_desk(tmp_path)
    on_file(tmp_path, new_session(notes=NOTES))
    opened = desk.open(the_file(tmp_path))
    async with LmcApp(desk, opened).run_test() as pilot:
        while not (found := [each for each in set(threading.enumerate()) - before if each.name == "watch"]):
            await pilot.pause(LOOK_SECONDS)
    (thread,) = found
    thread.join(5)
    assert not thread.is_alive()


async def in_conflict(room: Room, folder: Path) -> None:
    """A change here, and another one outside before it was saved; then ctrl+s."""
    watch = room.stage.opened.watch
    assert watch is not None
    watch.stop()  # so that the change here comes before the other one is noticed
    edited(folder, "IT theirs")
    await room.press("8", "e")
    await room.press(*["backspace"] * 2, *"mine", "enter")
    await room.until_words("NOT SAVED")
    await room.press("ctrl+s")
    await room.until_words("The file was changed outside while there are changes here")


@pytest.mark.parametrize(
    ("key", "here"),
    [
        ("b", ["Theirs is new", "mine", "IT theirs", "Finance"]),
        ("m", ["mine", "Finance"]),
        ("f", ["Theirs is new", "IT theirs", "Finance"]),
    ],
    ids=["both", "mine", "theirs"],
)
async def test_with_changes_here_nothing_is_dropped_in_any_choice(tmp_path: Path, key: str, here: list[str]) -> None:
    """What is not taken lies among the backups, the file says what was chosen, and undo takes the choice back."""
    async with a_room_on_file(tmp_path, new_session(notes=NOTES)) as room:
        await in_conflict(room, tmp_path)
        await room.press(key)
        await room.until_words("Saved.")
        assert sorted(texts(on_disk(tmp_path))) == sorted(here)
        everything = "\n".join([the_file(tmp_path).read_text(), *kept(tmp_path)])
        for text in ("mine", "IT theirs", "Theirs is new", "Finance"):
            assert f'"{text}"' in everything


async def test_not_now_writes_nothing(tmp_path: Path) -> None:
    """Escape leaves both as they are, and the question can be asked again."""
    async with a_room_on_file(tmp_path, new_session(notes=NOTES)) as room:
        await in_conflict(room, tmp_path)
        before = the_file(tmp_path).read_bytes()
        await room.press("escape")
        assert the_file(tmp_path).read_bytes() == before
        assert room.texts("key-partners")[0] == "mine"
        await room.press("ctrl+s")
        await room.until_words("changed outside while there are changes here")
        await room.press("m")
        await room.until_words("Saved.")


async def test_a_file_that_has_gone_is_said_and_written_anew_on_request(tmp_path: Path) -> None:
    """Deleted while open: the top line says so, and ctrl+s writes it."""
    async with a_room_on_file(tmp_path, new_session(notes=NOTES)) as room:
        the_file(tmp_path).unlink()
        await room.until_words("FILE GONE")
        await room.press("ctrl+s")
        await room.until_words("Write what is on this screen")
        await room.press("enter")
        await room.until(lambda: the_file(tmp_path).exists())
        assert texts(on_disk(tmp_path)) == ["IT", "Finance"]


async def test_a_file_that_became_a_folder_is_said(tmp_path: Path) -> None:
    """Nothing can be written in its place; saving under another name can."""
    async with a_room_on_file(tmp_path, new_session(notes=NOTES)) as room:
        the_file(tmp_path).unlink()
        the_file(tmp_path).mkdir()
        await room.until_words("FILE DAMAGED")
        await room.write("one")
        await room.until_words("NOT SAVED")
        room.stage.run_command("save_as")
        await room.pilot.pause()
        await room.press("enter")
        await room.until_words("Work goes on there")
        saved = a_desk(tmp_path).read(tmp_path / "sessions" / "onboarding-2.toml")[0]
        assert "one" in texts(saved)


async def test_a_file_that_was_damaged_is_not_followed(tmp_path: Path) -> None:
    """What is here stays here, and the damaged file is kept when it is written over on request."""
    async with a_room_on_file(tmp_path, new_session(notes=NOTES)) as room:
        the_file(tmp_path).write_text("this is [[ not TOML")
        await room.until_words("FILE DAMAGED")
        assert room.texts("key-partners") == ["IT", "Finance"]
        await room.press("ctrl+s")
        await room.until_words("Write what is on this screen")
        await room.press("enter")
        await room.until_words("Saved.")
        assert texts(on_disk(tmp_path)) == ["IT", "Finance"]
        assert "this is [[ not TOML" in kept(tmp_path)


async def test_what_is_being_typed_survives_that_its_note_was_deleted_outside(tmp_path: Path) -> None:
    """It becomes a note of its own."""
    async with a_room_on_file(tmp_path, new_session(notes=NOTES)) as room:
        await room.press("8", "e", *" and more")
        session = on_disk(tmp_path)
        on_file(tmp_path, replace(session, notes=session.notes[1:]))
        await room.until(lambda: room.texts("key-partners") == ["Finance"])
        await room.press("enter")
        assert room.texts("key-partners") == ["Finance", "IT and more"]
