"""Moving about, with real keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.room import a_room, new_session, some_notes


async def test_a_new_session_begins_at_the_first_section_of_the_wanted_board(tmp_path: Path) -> None:
    """Customer Segments of the to-be board is where a workshop starts."""
    async with a_room(tmp_path) as room:
        assert (room.place.board, room.place.section) == ("to-be", "customer-segments")
        assert "to-be" in room.words
        assert "Segments · 0" in room.words


@pytest.mark.parametrize("keys", [("left", "left", "up"), ("h", "h", "k")])
async def test_arrows_and_letters_go_from_pane_to_pane(tmp_path: Path, keys: tuple[str, ...]) -> None:
    """From Segments left to Relationship, left to Value, and up from there is nothing."""
    async with a_room(tmp_path) as room:
        await room.press(keys[0])
        assert room.place.section == "customer-relationship"
        await room.press(keys[1])
        assert room.place.section == "value-proposition"
        await room.press(keys[2])
        assert room.place.section == "value-proposition"


async def test_l_goes_right_on_the_canvas(tmp_path: Path) -> None:
    """l is the vim key for right while all panes show."""
    async with a_room(tmp_path) as room:
        await room.press("8", "l")
        assert room.place.section == "design"


async def test_tab_follows_the_agenda_and_numbers_jump(tmp_path: Path) -> None:
    """tab goes from Segments to Outcomes; 9 is Cost Structure; tab goes round; shift+tab goes back."""
    async with a_room(tmp_path) as room:
        await room.press("tab")
        assert room.place.section == "business-outcomes"
        await room.press("9")
        assert room.place.section == "cost-structure"
        await room.press("tab")
        assert room.place.section == "customer-segments"
        await room.press("shift+tab")
        assert room.place.section == "cost-structure"


async def test_enter_opens_a_section_large_and_escape_returns(tmp_path: Path) -> None:
    """Open, only that section and its guide are in sight."""
    async with a_room(tmp_path) as room:
        await room.press("8", "enter")
        assert (room.place.is_open, "Cost Structure" in room.words) == (True, False)
        assert "Key Partners · 0" in room.words
        await room.press("escape")
        assert (room.place.is_open, "Cost Structure" in room.words) == (False, True)
        assert "Cost Structure · 0" in room.words


async def test_up_and_down_go_from_note_to_note_in_an_open_section(tmp_path: Path) -> None:
    """In a section the arrows belong to its notes, on the canvas braces do."""
    notes = some_notes("key-partners", "one", "two", "three")
    async with a_room(tmp_path, new_session(notes=notes)) as room:
        await room.press("8")
        assert room.place.note == "p000001"
        await room.press("}")
        assert room.place.note == "p000002"
        await room.press("enter", "down", "down")
        assert room.place.note == "p000003"
        await room.press("k")
        assert room.place.note == "p000002"


async def test_a_section_remembers_its_note_in_hand(tmp_path: Path) -> None:
    """Going away and coming back finds the same note."""
    notes = some_notes("key-partners", "one", "two")
    async with a_room(tmp_path, new_session(notes=notes)) as room:
        await room.press("8", "}", "1", "8")
        assert room.place.note == "p000002"


async def test_b_switches_boards_and_the_header_names_the_board(tmp_path: Path) -> None:
    """The two boards hold different notes."""
    notes = some_notes("key-partners", "only today", board="as-is")
    async with a_room(tmp_path, new_session(notes=notes)) as room:
        assert "only today" not in room.words
        await room.press("b")
        assert "Onboarding · as-is" in room.words
        assert "only today" in room.words
        await room.press("b")
        assert "Onboarding · to-be" in room.words


async def test_a_click_takes_a_pane_or_a_note_in_hand(tmp_path: Path) -> None:
    """Clicking a border takes the section, clicking words takes the note."""
    notes = some_notes("cost-structure", "Salaries", "Licences")
    async with a_room(tmp_path, new_session(notes=notes)) as room:
        lines = room.words.splitlines()
        row = next(place for place, line in enumerate(lines) if "Licences" in line)
        await room.pilot.click(offset=(lines[row].index("Licences"), row))
        assert (room.place.section, room.place.note) == ("cost-structure", "p000002")
        await room.pilot.click(offset=(2, 2))
        assert room.place.section == "key-partners"


async def test_search_finds_notes_of_all_boards_and_goes_there(tmp_path: Path) -> None:
    """/ narrows down as one types; enter lands on the note, on its board."""
    notes = (
        *some_notes("delivery", "Prompt on the scanner"),
        *(note for note in some_notes("design", "unused", "Scanner tips", board="as-is")[1:]),
    )
    async with a_room(tmp_path, new_session(notes=notes)) as room:
        await room.press("/")
        await room.type("scanner tips")
        assert "Scanner tips" in room.words
        await room.press("enter")
        assert (room.place.board, room.place.section, room.place.note) == ("as-is", "design", "p000002")


async def test_search_says_when_nothing_is_found(tmp_path: Path) -> None:
    """An empty list is explained, and escape leaves everything as it was."""
    async with a_room(tmp_path) as room:
        await room.press("/")
        await room.type("zebra")
        assert "No note holds all these words." in room.words
        await room.press("enter", "escape")
        assert room.place.section == "customer-segments"
