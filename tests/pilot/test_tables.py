"""Some notes only, and a section's facets as a table that is changed where it stands."""

from __future__ import annotations

from pathlib import Path

from lmc_tui.tui.screens.facet_table import FacetTableScreen
from tests.snapshot.test_pictures import example
from tests.support.room import Room, a_room, a_room_on_file


async def only(room: Room, typed: str) -> None:
    """Show only what matches; the first line of the list is what was typed."""
    await room.press("o")
    await room.type(typed.replace("#", ""))
    await room.press("enter")


async def choose(room: Room, words: str) -> None:
    """Show only what one of the offers finds: the one below what was typed."""
    await room.press("o")
    await room.type(words)
    await room.press("down", "enter")


def texts_in_sight(room: Room, section: str) -> list[str]:
    """The notes of a section that can be seen."""
    return [note.text for note in room.stage.view.notes(section)]


async def test_only_what_is_needed_shows(tmp_path: Path) -> None:
    """Five notes of the example; titles tell how many there are besides, the top line what is filtered."""
    async with a_room(tmp_path, example(), size=(200, 60)) as room:
        await choose(room, "need")
        assert texts_in_sight(room, "key-partners") == [
            "IT warehouse systems (own the scanner platform)",
            "Scanner vendor",
        ]
        assert "Key Partners · 2 of 6" in room.words
        assert "Only #need: 5 of 40 notes" in room.words
        assert "· only #need" in room.words.splitlines()[0]
        assert "Finance analytics" not in room.words
        assert room.place.section == "key-resources", "a section that has something to see is in hand"


async def test_escape_shows_all_again(tmp_path: Path) -> None:
    """And so does the list, while a filter is on."""
    async with a_room(tmp_path, example()) as room:
        await choose(room, "need")
        await room.press("escape")
        assert "All 40 notes of the to-be board show again." in room.words
        await choose(room, "belief")
        await room.press("o", "enter")
        assert room.stage.only == ""
        assert len(texts_in_sight(room, "design")) == 4


async def test_words_are_looked_for_as_they_are_typed(tmp_path: Path) -> None:
    """All of them, in the text."""
    async with a_room(tmp_path, example()) as room:
        await only(room, "scanner tips")
        assert sum(len(texts_in_sight(room, each.id)) for each in room.workshop.canvas.sections) == 0
        assert "0 of 40 notes" in room.words
        await room.press("escape")
        await only(room, "scanner")
        assert texts_in_sight(room, "delivery") == ["Prompt on the handheld scanner"]


async def test_keys_reach_only_what_can_be_seen(tmp_path: Path) -> None:
    """Down, down, archive: the hidden notes between stay on the board."""
    async with a_room(tmp_path, example()) as room:
        await choose(room, "need")
        await room.press("8", "}", "}", "d")
        assert "Scanner vendor" not in room.texts("key-partners")
        assert len(room.texts("key-partners")) == 5
        assert room.stage.note is not None
        assert room.stage.note.text.startswith("IT warehouse")


async def test_a_note_goes_past_what_is_hidden(tmp_path: Path) -> None:
    """One key takes it past the next note in sight, however many are hidden between, and one key back."""
    async with a_room(tmp_path, example()) as room:
        await choose(room, "need")
        await room.press("8", "J")
        assert texts_in_sight(room, "key-partners")[0] == "Scanner vendor"
        assert room.texts("key-partners")[:3] == [
            "Finance analytics",
            "Scanner vendor",
            "IT warehouse systems (own the scanner platform)",
        ]
        await room.press("J")
        assert texts_in_sight(room, "key-partners")[0] == "Scanner vendor"
        await room.press("K")
        assert texts_in_sight(room, "key-partners")[0].startswith("IT warehouse")
        assert len(room.texts("key-partners")) == 6


async def test_what_is_written_or_changed_stays_in_sight(tmp_path: Path) -> None:
    """A new note that does not match, and one that matches no more; until the filter is another."""
    async with a_room(tmp_path, example()) as room:
        await choose(room, "need")
        await room.press("8", "x")
        assert texts_in_sight(room, "key-partners")[0].startswith("IT warehouse")
        await room.write("Works council")
        assert texts_in_sight(room, "key-partners")[-1] == "Works council"
        await room.press("escape")
        await choose(room, "need")
        assert texts_in_sight(room, "key-partners") == ["Scanner vendor"]


async def test_going_to_a_note_shows_it(tmp_path: Path) -> None:
    """A search goes where it found something, hidden or not."""
    async with a_room(tmp_path, example()) as room:
        await choose(room, "need")
        await room.press("/")
        await room.type("huddle board")
        await room.press("enter")
        assert room.stage.note is not None
        assert room.stage.note.text == "Shift huddle board"
        assert texts_in_sight(room, "delivery") == ["Shift huddle board"]


def table(room: Room) -> FacetTableScreen:
    """The table, which must be open."""
    assert isinstance(room.app.screen, FacetTableScreen)
    return room.app.screen


def row_texts(room: Room) -> list[str]:
    """The notes of the table, in order."""
    return [note.text for note in table(room).rows]


async def test_the_table_shows_what_each_note_says(tmp_path: Path) -> None:
    """One row a note, and the cell in hand in full below."""
    async with a_room(tmp_path, example()) as room:
        await room.press("8", "F", "down", "right")
        assert "Finance analytics" in room.words
        assert "[internal]" in room.words
        assert "side (in the company, or paid from outside): internal" in room.words


async def test_an_open_section_has_its_table_too(tmp_path: Path) -> None:
    """F opens it, escape leads back into the section."""
    async with a_room(tmp_path, example()) as room:
        await room.press("8", "enter", "F")
        assert table(room).section.id == "key-partners"
        await room.press("escape")
        assert room.place.is_open


async def test_a_facet_is_asked_for_by_its_name(tmp_path: Path) -> None:
    """On the canvas and in the table, with or without a sign."""
    async with a_room(tmp_path, example()) as room:
        await only(room, "side=external")
        assert texts_in_sight(room, "key-partners") == ["Scanner vendor", "LMS provider"]
        await room.press("8", "F", "slash", *["s", "i", "d", "e", "=", *"internal"], "enter")
        assert row_texts(room) == [
            "IT warehouse systems (own the scanner platform)",
            "Finance analytics",
            "Senior pickers",
            "VP Operations",
        ]
        assert "only side=internal" in room.words


async def test_a_choice_is_changed_where_it_stands(tmp_path: Path) -> None:
    """Space goes through the values and through saying nothing; u takes it back in the table."""
    async with a_room(tmp_path, example()) as room:
        await room.press("8", "F", "right", "space")
        note = room.session.notes_in("to-be", "key-partners")[0]
        assert note.facet("side") == "external"
        await room.press("space")
        assert room.session.notes_in("to-be", "key-partners")[0].facet("side") is None
        await room.press("u", "u")
        assert room.session.notes_in("to-be", "key-partners")[0].facet("side") == "internal"


async def test_enter_opens_the_facet_alone(tmp_path: Path) -> None:
    """Words for a text, and nothing else is changed."""
    async with a_room(tmp_path, example()) as room:
        await room.press("8", "F", "down", "down", *["right"] * 5)
        assert table(room).columns[5].id == "contact"
        await room.press("enter")
        await room.type("monthly")
        await room.press("enter")
        vendor = room.session.notes_in("to-be", "key-partners")[2]
        assert vendor.facet("contact") == "monthly"
        assert vendor == example().notes_in("to-be", "key-partners")[2].with_facet("contact", "monthly")


async def test_owner_and_tags_are_columns_too(tmp_path: Path) -> None:
    """At the right end."""
    async with a_room(tmp_path, example()) as room:
        await room.press("8", "F", *["right"] * 20, "enter")
        await room.type("q1 q2")
        await room.press("enter", "left", "enter")
        await room.press(*["backspace"] * 20)
        await room.type("Ann")
        await room.press("enter")
        note = room.session.notes_in("to-be", "key-partners")[0]
        assert (note.tags, note.owner) == (("q1", "q2"), "Ann")


async def test_sorting_is_for_looking_only(tmp_path: Path) -> None:
    """Up, down, and as on the board; the session is the same, and the note stays in hand."""
    async with a_room(tmp_path, example()) as room:
        await room.press("8", "F")
        board = row_texts(room)
        await room.press("s")
        assert row_texts(room) == sorted(board, key=str.casefold)
        assert table(room).note is not None
        assert table(room).note == example().notes_in("to-be", "key-partners")[0]
        await room.press("s")
        assert row_texts(room) == sorted(board, key=str.casefold, reverse=True)
        await room.press("s")
        assert row_texts(room) == board
        assert room.session == example()


async def test_choices_sort_in_the_order_of_the_vocabulary(tmp_path: Path) -> None:
    """Those that say nothing stand last, whichever way."""
    async with a_room(tmp_path, example()) as room:
        await room.press("9", "F", *["right"] * 2, "s")
        assert table(room).columns[2].id == "amount"
        assert [note.facet("amount") for note in table(room).rows] == [28, 38, 64, 95]


async def test_rows_are_narrowed_down(tmp_path: Path) -> None:
    """With the same words as on the canvas, and it says how many there are."""
    async with a_room(tmp_path, example()) as room:
        await room.press("8", "F", "slash")
        await room.press("number_sign", *"external", "enter")
        assert row_texts(room) == ["Scanner vendor", "LMS provider"]
        assert "2 of 6 notes" in room.words


async def test_other_sections_and_boards_are_a_key_away(tmp_path: Path) -> None:
    """An empty one says so, and keys do no harm there."""
    async with a_room(tmp_path, example()) as room:
        await room.press("8", "F", "right_square_bracket")
        assert "Cost Structure · to-be" in room.words
        await room.press("b")
        assert "Cost Structure · as-is" in room.words
    async with a_room(tmp_path) as room:
        await room.press("F", "space", "enter", "x", "s", "down", "right", "g", "end")
        assert "There is no note in this section yet." in room.words


async def test_the_text_is_edited_on_the_canvas(tmp_path: Path) -> None:
    """Enter on it leaves the table and opens the line."""
    async with a_room(tmp_path, example()) as room:
        await room.press("8", "F", "down", "enter")
        await room.until(lambda: room.stage.draft is not None, "the line to edit in")
        assert room.stage.draft is not None
        assert room.stage.draft.text == "Finance analytics"


async def test_a_window_that_only_looks_on_changes_no_cell(tmp_path: Path) -> None:
    """And says why."""
    async with a_room_on_file(tmp_path, example(), view=True) as room:
        await room.press("8", "F", "right", "space", "enter", "x")
        assert isinstance(room.app.screen, FacetTableScreen)
        assert room.session == example()
