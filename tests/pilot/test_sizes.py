"""The workshop screen while the window is resized: what matters in the room stays in sight, and nothing is lost."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.geometry import Size

from lmc_tui.tui.drawing.layout import GuidePlace, Shape
from tests.snapshot.test_pictures import example
from tests.support.room import Room, a_room

SIZES = (
    *((60, 16), (80, 24), (100, 30), (120, 36), (160, 45), (240, 70)),
    *((60, 50), (90, 60), (200, 20), (112, 24), (119, 30), (59, 16), (60, 15), (40, 10), (50, 14), (80, 24)),
)
"""The usual ones, then tall, flat and small ones, and one just below each breakpoint."""
TEXT = "Works council agrees on the pilot"


async def resized(room: Room, size: tuple[int, int]) -> list[str]:
    """The rows of the screen once the window has that size."""
    await room.pilot.resize_terminal(*size)
    await room.pilot.pause()
    rows = room.words_unstripped()
    assert len(rows) == size[1]
    assert {cell_len(row) for row in rows} == {size[0]}
    return rows


def told(whole: str, words: str) -> bool:
    """Whether a text is there, however it is broken into lines, or ten letters of its beginning with an ellipsis."""
    wanted = whole.replace(" ", "")
    found = "".join(words.split())
    return wanted in found or any(f"{wanted[:size]}…" in found for size in range(10, len(wanted)))


def question_words(room: Room) -> str:
    """What the guide shows, without its border."""
    return room.stage.guide_view.text.replace("│", " ")


@pytest.mark.parametrize("board", ["to-be", "as-is"])
async def test_clock_note_and_question_stay_in_sight(tmp_path: Path, board: str) -> None:
    """Through all sizes: time and saved in the top line, the note in hand, and the question unless it gave way."""
    async with a_room(tmp_path, example(), advises=True) as room:
        await room.advised()
        await room.press("space", "n", "n", *(["b"] if board == "as-is" else []), "2", "}", "}", "]")
        await room.pass_time(100)
        room.saver.save_now()
        room.stage.refresh_clock()
        note = room.stage.note
        assert note is not None
        for size in SIZES:
            rows = await resized(room, size)
            assert " left" in rows[0]
            assert rows[0].endswith(" saved ")
            held = [row for row in rows if "▸" in row]
            assert len(held) == 1
            assert note.text[:6] in held[0]
            question = room.stage.section.questions[room.stage.question_index].text
            assert room.stage.places.guide_place is GuidePlace.NOWHERE or told(question, question_words(room))
            nudge = room.stage.guide_state().nudge
            assert room.stage.places.guide_place is GuidePlace.NOWHERE or told(nudge, question_words(room))
            assert rows[-1].rstrip().endswith("? help  ^p palette")


async def test_a_note_that_was_scrolled_away_comes_back_with_another_size(tmp_path: Path) -> None:
    """Who resizes the window looks for where they were."""
    async with a_room(tmp_path, example(), size=(80, 24)) as room:
        await room.press("8", "end")
        room.stage.canvas_view.scroll_section("key-partners", -20)
        await room.press("enter", "home")
        room.stage.canvas_view.scroll_section("key-partners", 20)
        await room.pilot.pause()
        assert "▸" not in room.words
        for size in ((60, 16), (59, 12)):
            await resized(room, size)
            assert "▸" in room.words


@pytest.mark.parametrize("is_open", [False, True], ids=["canvas", "section"])
async def test_the_editor_keeps_text_and_cursor_and_stays_in_sight(tmp_path: Path, is_open: bool) -> None:
    """At every size down to the least; below that it waits, and what is typed goes on where it was."""
    async with a_room(tmp_path, example()) as room:
        await room.press("8", *(["enter"] if is_open else []), "a")
        await room.type(TEXT)
        await room.press("left", "left")
        for size in (*SIZES, (30, 8), (80, 24)):
            rows = await resized(room, size)
            entry = room.stage.entry
            assert entry.text == TEXT
            assert entry.cursor_location == (0, len(TEXT) - 2)
            assert entry.has_focus
            if room.stage.shape is Shape.TINY:
                assert "larger" in " ".join(rows)
                continue
            assert room.app.screen.region.contains_region(entry.region)
            assert entry.region.height >= entry.rows
            x, y, columns, height = entry.region
            typed = "".join(row[x : x + columns] for row in rows[y : y + height])
            assert "".join(typed.split()) == TEXT.replace(" ", "")
            assert room.stage.prompt.region.bottom_left[1] == entry.region.bottom_left[1]
        await room.press("!", "enter")
        assert room.texts("key-partners")[-1] == "Works council agrees on the pil!ot"


async def test_a_dialog_goes_on_at_every_size(tmp_path: Path) -> None:
    """The field in hand stays in sight, so does the box with its foot, and what was chosen is kept."""
    async with a_room(tmp_path, example()) as room:
        await room.press("8", "f", "down", "right", "space")
        for size in SIZES:
            rows = await resized(room, size)
            words = "\n".join(rows)
            assert "▸ term" in words
            assert "esc" in words
            assert sum("╭" in row and "╮" in row for row in rows) == 1
        await room.press("enter")
        assert room.session.notes_in("to-be", "key-partners")[0].facet("term") == "as-needed"


async def test_where_one_section_shows_the_bottom_line_tells_how_to_see_the_others(tmp_path: Path) -> None:
    """There is nothing to go back to, unless it was opened."""
    async with a_room(tmp_path, example(), size=(59, 14)) as room:
        assert " tab pane " in room.words
        assert " esc back " not in room.words
        await room.press("tab")
        assert room.place.section == "business-outcomes"
        await room.press("enter")
        assert " esc back " in room.words


@pytest.mark.parametrize("keys", [[], ["enter"]], ids=["all", "one"])
async def test_all_is_drawn_at_any_size_before_the_screen_has_found_places_anew(
    tmp_path: Path, keys: list[str]
) -> None:
    """A window may become tiny right behind a dialog: all is then drawn once for a large one, in what room there is."""
    async with a_room(tmp_path, example()) as room:
        await room.press(*keys)
        for view in (room.stage.canvas_view, room.stage.guide_view, room.stage.header, room.stage.key_bar):
            looks = view._standing()
            for columns, rows in product(range(1, 61), range(1, 17)):
                lines = view._whole_lines(Size(columns, rows))
                strips = [view._line_strip(line, looks, columns) for line in lines]
                assert {cell_len("".join(segment.text for segment in strip)) for strip in strips} == {columns}
