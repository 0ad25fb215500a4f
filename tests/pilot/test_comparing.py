"""Two states side by side on the screen: boards, snapshots, other sessions; and what is taken for the same."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from lmc_tui.domain.changes import AddNote, SetText
from lmc_tui.domain.comparing import By, ComparedSection, Kind
from lmc_tui.domain.notes import Note
from lmc_tui.storage.atomic import write_text
from lmc_tui.storage.store import session_text
from lmc_tui.tui.screens.comparing import CompareScreen
from lmc_tui.tui.screens.reading import Reading
from tests.snapshot.test_pictures import example
from tests.support.room import Room, a_room_on_file


def screen(room: Room) -> CompareScreen:
    """The comparison, which must be open."""
    found = next(each for each in reversed(room.app.screen_stack) if isinstance(each, CompareScreen))
    assert found is room.app.screen
    return found


def section(room: Room) -> ComparedSection:
    """The section in hand."""
    found = screen(room).section
    assert found is not None
    return found


def counts(room: Room) -> dict[Kind, int]:
    """How many notes of the section in hand there are of each kind."""
    return dict(section(room).counts)


@asynccontextmanager
async def compared(folder: Path, *keys: str) -> AsyncIterator[Room]:
    """The example with its two boards side by side, after those keys."""
    async with a_room_on_file(folder, example()) as room:
        await room.press("c")
        await room.until_words("as-is and to-be")
        await room.press("enter")
        await room.until(lambda: isinstance(room.app.screen, CompareScreen), "the comparison")
        await room.press(*keys)
        yield room


async def test_the_two_boards_stand_side_by_side(tmp_path: Path) -> None:
    """Signs before every note, counts in the titles: one partner stays, five come, two go."""
    async with compared(tmp_path) as room:
        assert "Compare as-is → to-be" in room.words
        assert "Partners +5 -2 ·1" in room.words
        assert "+  Finance analytics" in room.words
        assert "-  Safety experts" in room.words
        assert "·≈ LMS provider" in room.words


async def test_keys_go_from_pane_to_pane_and_note_to_note(tmp_path: Path) -> None:
    """As on the canvas; below stands the note in hand, before and after."""
    async with compared(tmp_path, "3", "end", "shift+tab", "shift+tab") as room:
        here = screen(room).in_hand
        assert here is not None
        assert here[0].after is not None
        assert here[0].after.text == "HR Compliance: yearly order"
        assert "as-is  HR Compliance: yearly course order" in room.words
        assert "to-be  HR Compliance: yearly order" in room.words
        await room.press("left", "left", "left")
        assert section(room).section == "key-partners"


async def test_what_reads_alike_can_be_taken_apart_and_joined(tmp_path: Path) -> None:
    """p says that two are not the same, and p on one of them that they are after all."""
    async with compared(tmp_path, "3", "end", "shift+tab", "shift+tab", "p") as room:
        assert counts(room) == {Kind.ADDED: 4, Kind.DROPPED: 3}
        await room.press("end")
        here = screen(room).in_hand
        assert here is not None
        assert here[0].kind is Kind.ADDED
        await room.press("p")
        await room.until_words("The same as which note?")
        await room.type("yearly order")
        await room.press("enter")
        await room.until_words("Taken for the same")
        (joined,) = (each for each in section(room).notes if each.by is By.HAND)
        assert joined.after == here[0].after
        assert joined.before is not None
        assert joined.before.text == "HR Compliance: yearly course order"
        assert counts(room) == {Kind.ADDED: 3, Kind.DROPPED: 2, Kind.REWORDED: 1}
        assert room.session == example()


async def test_a_section_and_all_of_it_can_be_read(tmp_path: Path) -> None:
    """Enter reads the section, s everything in words; escape comes back."""
    async with compared(tmp_path, "8", "enter") as room:
        assert isinstance(room.app.screen, Reading)
        assert "Key Partners" in room.words
        assert "5 added, 2 dropped, 1 with other details" in room.words
        row = next(line for line in room.words.splitlines() if "LMS provider" in line)
        assert row.count("LMS provider") == 2, "before and after stand side by side"
        assert "·≈" in row
        await room.press("escape", "s")
        assert "In short" in room.words
        assert "Cost Structure: 4 added, 3 dropped." in room.words
        await room.press("escape", "escape")
        assert "GUIDE" in room.words


async def test_a_snapshot_is_compared_with_now(tmp_path: Path) -> None:
    """What was reworded since; every board with itself, b shows the other one."""
    async with a_room_on_file(tmp_path, example()) as room:
        await room.press("S")
        await room.until_words("Name what is here now")
        await room.press("enter")
        await room.type("before lunch")
        await room.press("enter")
        await room.until_words("Snapshot taken")
        note = room.session.notes_in("to-be", "key-partners")[1]
        room.stage.change(SetText(note.id, "Finance analytics team"), "test")
        await room.press("c")
        await room.until_words("before lunch")
        await room.press("down", "enter")
        await room.until(lambda: isinstance(room.app.screen, CompareScreen), "the comparison")
        assert "Compare “before lunch” → now · to-be" in room.words
        await room.press("8")
        assert "Key Partners ~1" in room.words
        assert "~  Finance analytics" in room.words
        await room.press("b")
        assert "· as-is" in room.words
        assert "~  " not in room.words


async def test_what_changes_meanwhile_shows(tmp_path: Path) -> None:
    """Somebody else writes while the comparison is open; the note in hand stays in hand."""
    async with compared(tmp_path, "8", "tab") as room:
        here = screen(room).in_hand
        assert here is not None
        assert here[0].after is not None
        first = room.session.notes_in("to-be", "key-partners")[0]
        room.stage.change(SetText(here[0].after.id, "IT of the warehouse"), "test")
        room.stage.change(AddNote(Note("new0001", "to-be", "key-partners", "Works council"), None), "test")
        await room.pilot.pause()
        assert "Partners +6" in room.words
        assert "IT of the warehouse" in room.words
        still = screen(room).in_hand
        assert still is not None
        assert still[0].after is not None
        assert still[0].after.id == first.id


async def test_another_session_is_compared(tmp_path: Path) -> None:
    """One of the same folder, with now or with a snapshot."""
    async with a_room_on_file(tmp_path, example()) as room:
        other = replace(example(), title="Group 2", notes=example().notes[:-1])
        write_text(tmp_path / "sessions" / "group-2.toml", session_text(other, room.workshop.canvas))
        await room.press("c")
        await room.until_words("Group 2")
        await room.press("down", "enter")
        await room.until(lambda: isinstance(room.app.screen, CompareScreen), "the comparison")
        assert "Compare Group 2 → now" in room.words
        assert "1 added" in room.words


async def test_a_click_takes_a_note_in_hand(tmp_path: Path) -> None:
    """In another pane, too."""
    async with compared(tmp_path) as room:
        lines = room.words.splitlines()
        row = next(number for number, line in enumerate(lines) if "Finance analytics" in line)
        await room.pilot.click(offset=(lines[row].index("Finance"), row))
        await room.pilot.pause()
        here = screen(room).in_hand
        assert here is not None
        assert here[0].after is not None
        assert here[0].after.text == "Finance analytics"
