"""How saving stands is always in sight, and what to do when it fails is one key away."""

from __future__ import annotations

from pathlib import Path

from lmc_tui.errors import ConflictError, SaveError
from tests.support.room import Room, a_room, a_room_on_file

FULL = SaveError("/x/y.toml: the disk is full.", "the disk is full")


def first_line(room: Room) -> str:
    """The top line."""
    return room.words.splitlines()[0]


async def test_the_state_of_saving_is_always_in_sight(tmp_path: Path) -> None:
    """saved, and NOT SAVED with the reason and how many changes are in memory only, until it works again."""
    async with a_room(tmp_path) as room:
        assert first_line(room).endswith("saved")
        room.target.fails_with = FULL
        await room.write("one")
        await room.until(lambda: "NOT SAVED: the disk is full · 1 change" in first_line(room))
        await room.write("two")
        await room.until(lambda: "· 2 changes" in first_line(room))
        room.target.fails_with = None
        await room.press("ctrl+s")
        await room.until_words("Try again")
        await room.press("enter")
        await room.until(lambda: first_line(room).endswith("saved"))
        assert [note.text for note in room.target.saved[-1].notes] == ["one", "two"]


async def test_saving_on_demand_says_when_it_is_done(tmp_path: Path) -> None:
    """ctrl+s holds nobody up, and answers when everything is on disk."""
    async with a_room(tmp_path) as room:
        await room.write("one")
        await room.press("ctrl+s")
        await room.until_words("Saved.")
        assert room.target.saved[-1].notes[0].text == "one"


async def test_a_conflict_is_the_persons_to_decide(tmp_path: Path) -> None:
    """ctrl+s asks whose version it shall be; mine is written on my word only."""
    async with a_room(tmp_path) as room:
        room.target.fails_with = ConflictError("somebody else changed the file")
        await room.write("mine")
        await room.until_words("NOT SAVED")
        await room.press("ctrl+s")
        assert "changed by somebody else" in room.words
        assert room.target.saved == []
        await room.press("enter")
        await room.until(lambda: bool(room.target.saved))
        assert room.target.saved[-1].notes[0].text == "mine"


async def test_a_session_goes_on_under_another_name(tmp_path: Path) -> None:
    """Save as: the new file has everything, and later changes go there; nothing is written over."""
    async with a_room_on_file(tmp_path) as room:
        await room.write("one")
        await room.press("ctrl+s")
        await room.until_words("Saved.")
        old = (tmp_path / "sessions" / "onboarding.toml").read_text()
        room.stage.run_command("save_as")
        await room.pilot.pause()
        await room.press("enter")
        await room.until_words("Work goes on there")
        await room.write("two")
        new = tmp_path / "sessions" / "onboarding-2.toml"
        await room.until(lambda: '"two"' in new.read_text())
        assert '"one"' in new.read_text()
        assert (tmp_path / "sessions" / "onboarding.toml").read_text() == old


async def test_save_as_writes_over_nothing(tmp_path: Path) -> None:
    """A name that is taken is refused, and work goes on where it was."""
    async with a_room_on_file(tmp_path) as room:
        taken = tmp_path / "sessions" / "onboarding-2.toml"
        taken.write_text("somebody else's")
        room.stage.run_command("save_as")
        await room.pilot.pause()
        await room.press("enter")
        await room.until_words("onboarding-2.toml is there already")
        assert taken.read_text() == "somebody else's"
        assert room.stage.opened.path.name == "onboarding.toml"


async def test_a_failure_that_is_over_is_not_said_any_more(tmp_path: Path) -> None:
    """Healed by itself, the bottom line offers keys again; while somebody types it goes on saying what is wrong."""
    async with a_room(tmp_path) as room:
        room.target.fails_with = FULL
        await room.write("one")
        await room.until_words("NOT SAVED - the disk is full")
        await room.press("a", *"two")
        assert "NOT SAVED - the disk is full" in room.words.splitlines()[-1]
        await room.press("enter", "escape")
        room.target.fails_with = None
        room.saver.save_now()
        await room.until(lambda: first_line(room).endswith("saved"))
        assert "NOT SAVED" not in room.words


async def test_trying_again_is_no_change(tmp_path: Path) -> None:
    """What is counted is what people did."""
    async with a_room(tmp_path) as room:
        room.target.fails_with = FULL
        await room.write("one")
        await room.until(lambda: "· 1 change" in first_line(room))
        await room.press("ctrl+s", "enter")
        await room.until(lambda: "NOT SAVED" in first_line(room))
        assert "· 1 change " in f"{first_line(room)} "


async def test_leaving_is_not_the_end_where_nothing_can_be_written_at_all(tmp_path: Path) -> None:
    """The first time it is said what would be lost, and everything stays."""
    async with a_room(tmp_path) as room:
        room.target.fails_with = FULL
        (tmp_path / "state").write_text("in the way")
        await room.write("one")
        await room.press("ctrl+q")
        await room.until_words("no copy can be written anywhere")
        assert room.app.is_running
        assert room.texts("customer-segments") == ["one"]
        await room.press("ctrl+q")
        await room.until(lambda: not room.app.is_running)
    assert "No copy could be written either" in room.app.last_words


async def test_a_session_whose_file_has_gone_is_kept_as_a_copy_at_the_end(tmp_path: Path) -> None:
    """Deleted while it was open, with nothing unsaved: leaving says where the copy lies."""
    async with a_room_on_file(tmp_path) as room:
        await room.write("one")
        await room.press("ctrl+s")
        await room.until_words("Saved.")
        (tmp_path / "sessions" / "onboarding.toml").unlink()
        await room.press("ctrl+q")
        await room.until(lambda: not room.app.is_running)
        assert "The file has gone" in room.app.last_words
    (copy,) = (tmp_path / "state" / "unsaved").glob("*.toml")
    assert '"one"' in copy.read_text()
    assert str(copy) in room.app.last_words
