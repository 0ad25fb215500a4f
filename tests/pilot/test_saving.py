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
