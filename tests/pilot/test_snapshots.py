"""Named states of a session: taken, listed, looked at, compared, and gone back to as a change that undo takes back."""

from __future__ import annotations

from pathlib import Path

from tests.pilot.test_outside_edits import NOTES, on_disk, texts
from tests.support.room import Room, a_room_on_file, new_session


async def take(room: Room, name: str) -> None:
    """Name the state that is there now."""
    await room.press("S")
    await room.until_words("Name what is here now")
    await room.press("enter")
    await room.type(name)
    await room.press("enter")
    await room.until_words("Snapshot taken")


async def compare(room: Room, name: str) -> None:
    """Look at the newest snapshot beside what is there now."""
    await room.press("S")
    await room.until_words(name)
    await room.press("down", "enter")
    await room.until_words("What would change here")


async def test_a_named_state_can_be_gone_back_to_and_that_can_be_undone(tmp_path: Path) -> None:
    """Two keys name it, the difference is shown first, and u brings back what came after it."""
    async with a_room_on_file(tmp_path, new_session(notes=NOTES)) as room:
        await take(room, "before lunch")
        await room.press("8", "d")
        await room.write("after lunch")
        await compare(room, "before lunch")
        assert "after lunch" in room.words
        await room.press("r")
        await room.until_words("is “before lunch” again")
        assert room.texts("key-partners") == ["IT", "Finance"]
        await room.until(lambda: "after lunch" not in texts(on_disk(tmp_path)))
        await room.press("u")
        assert room.texts("key-partners") == ["Finance", "after lunch"]


async def test_all_of_a_named_state_can_be_read(tmp_path: Path) -> None:
    """As an outline over the whole screen; leaving it leads back to the comparison."""
    async with a_room_on_file(tmp_path, new_session(notes=NOTES)) as room:
        await take(room, "as agreed with Sales")
        await room.press("8", "d", "d")
        await compare(room, "as agreed with Sales")
        await room.press("v")
        await room.until_words("Key Partners · to-be · 2")
        assert "Finance" in room.words
        await room.press("escape")
        await room.until_words("What would change here")
        await room.press("escape")
        assert room.texts("key-partners") == []


async def test_a_snapshot_is_a_session_file_of_its_own(tmp_path: Path) -> None:
    """In a folder beside the session, readable by every command."""
    async with a_room_on_file(tmp_path, new_session(notes=NOTES)) as room:
        await take(room, "one")
    (path,) = (tmp_path / "sessions" / "onboarding.snapshots").glob("*.toml")
    assert 'name = "one"' in path.read_text()


async def test_a_view_can_look_but_not_go_back(tmp_path: Path) -> None:
    """Who only looks on is not offered to change anything."""
    async with a_room_on_file(tmp_path, new_session(notes=NOTES)) as room:
        await take(room, "one")
    async with a_room_on_file(tmp_path, view=True) as room:
        await room.until_words("VIEW ONLY")
        await compare(room, "one")
        assert "go back to it" not in room.words
        assert "look at all of it" in room.words
