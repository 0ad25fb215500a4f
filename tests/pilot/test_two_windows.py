"""Two windows on one session: the second one only looks on, and takes over when a person says so."""

from __future__ import annotations

from pathlib import Path

from lmc_tui.storage.lock import SessionLock
from tests.pilot.test_outside_edits import NOTES, edited, on_disk, texts, the_file
from tests.support.room import START, Room, a_room_on_file, new_session, on_file


def another_window(folder: Path) -> SessionLock:
    """Bob has the session open already."""
    on_file(folder, new_session(notes=NOTES))
    lock = SessionLock(folder / "state", the_file(folder), "bob")
    assert lock.acquire(START) is None
    return lock


def last_line(room: Room) -> str:
    """The bottom line."""
    return room.words.splitlines()[-1]


async def test_the_second_window_looks_on_and_says_who_writes(tmp_path: Path) -> None:
    """Keys that would change something say why they do not; the screen follows what the other one saves."""
    lock = another_window(tmp_path)
    async with a_room_on_file(tmp_path) as room:
        await room.until_words("VIEW ONLY")
        assert "bob on" in last_line(room)
        assert "since" in last_line(room)
        await room.press("8", "a", "x")
        assert room.texts("key-partners") == ["IT", "Finance"]
        assert "W takes over" in last_line(room)
        before = the_file(tmp_path).read_bytes()
        edited(tmp_path, "IT changed by bob")
        await room.until(lambda: room.texts("key-partners")[0] == "IT changed by bob")
        assert the_file(tmp_path).read_bytes() != before
        await room.press("tab", "b", "b", "2")
    assert texts(on_disk(tmp_path)) == ["Theirs is new", "IT changed by bob", "Finance"]
    lock.release()


async def test_taking_over_is_asked_for_while_the_other_one_lives(tmp_path: Path) -> None:
    """W asks, esc goes on looking, enter makes this window the writer and the other one notices."""
    lock = another_window(tmp_path)
    async with a_room_on_file(tmp_path) as room:
        await room.until_words("VIEW ONLY")
        await room.press("W")
        assert "Write here from now on" in room.words
        await room.press("escape", "W", "enter")
        await room.until(lambda: "VIEW ONLY" not in room.words)
        assert not lock.is_ours()
        await room.press("8")
        await room.write("mine")
        await room.until(lambda: "mine" in texts(on_disk(tmp_path)))


async def test_a_window_that_has_gone_is_replaced_without_a_question(tmp_path: Path) -> None:
    """The notice changes when nobody writes any more, and W is enough."""
    lock = another_window(tmp_path)
    async with a_room_on_file(tmp_path) as room:
        await room.until_words("VIEW ONLY")
        lock.release()
        await room.until_words("Nobody writes this session any more")
        await room.press("W")
        await room.until(lambda: "VIEW ONLY" not in room.words)
        await room.press("8")
        await room.write("mine")
        await room.until(lambda: "mine" in texts(on_disk(tmp_path)))


async def test_a_window_that_was_taken_over_writes_nothing_more(tmp_path: Path) -> None:
    """It notices within a second, says so, and its unsaved change can be saved under another name."""
    async with a_room_on_file(tmp_path, new_session(notes=NOTES)) as room:
        await room.until(lambda: room.stage.opened.watch is not None and room.stage.opened.file is not None)
        await room.press("8")
        await room.write("one")
        await room.until(lambda: "one" in texts(on_disk(tmp_path)))
        lock = SessionLock(tmp_path / "state", the_file(tmp_path), "bob")
        assert lock.take_over(START) is None
        await room.until_words("VIEW ONLY")
        assert "bob on" in last_line(room)
        before = the_file(tmp_path).read_bytes()
        await room.press("a", "x")
        assert the_file(tmp_path).read_bytes() == before
    assert the_file(tmp_path).read_bytes() == before


async def test_a_view_never_writes_and_needs_no_lock(tmp_path: Path) -> None:
    """`lmc open --view` is what a projector shows: it follows, and another window can write all the while."""
    async with a_room_on_file(tmp_path, new_session(notes=NOTES), view=True) as room:
        await room.until_words("VIEW ONLY")
        lock = SessionLock(tmp_path / "state", the_file(tmp_path), "bob")
        assert lock.acquire(START) is None
        await room.press("8", "a", "space", "n")
        edited(tmp_path, "IT changed by bob")
        await room.until(lambda: room.texts("key-partners")[0] == "IT changed by bob")
        assert room.session.timer is None
        await room.press("a")
        assert "--view" in last_line(room)
