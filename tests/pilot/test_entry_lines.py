"""What is typed looks as plain Textual would draw it, however it is wrapped, marked, and walked through."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.style import Style
from textual.events import MouseScrollUp, Paste
from textual.strip import Strip
from textual.widgets import TextArea

from lmc_tui.tui.widgets.note_entry import MOST_ROWS
from tests.support.room import Room, a_room

TEXTS = [
    "",
    "short",
    "a longer thought that takes several lines of a narrow pane",
    "no-blank-in-all-of-this-which-is-longer-than-the-pane",
    "漢字 in a line with wide signs 漢字漢字漢字漢字",
    "[b]not markup[/b] (and) {brackets}",
    "ends with a blank ",
]


def cells(strip: Strip) -> list[tuple[str, Style]]:
    """A sign and its looks for each character; blanks behind the text look like blanks."""
    return [(sign, style or Style()) for text, style, _ in strip for sign in text]


def ours_and_plain(room: Room) -> list[tuple[list[tuple[str, Style]], list[tuple[str, Style]]]]:
    """Each line as it is drawn, and as plain Textual draws it."""
    entry = room.stage.entry
    entry._line_cache.clear()
    rows = range(entry.size.height)
    return [(cells(entry.render_line(row)), cells(TextArea.render_line(entry, row))) for row in rows]


@pytest.mark.parametrize("text", TEXTS)
async def test_it_looks_as_plain_textual_draws_it(tmp_path: Path, text: str) -> None:
    """The cursor at each end and within, with nothing marked, some, and all."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        room.stage.entry.insert(text)
        seen = 0
        for keys in ((), ("left", "left"), ("shift+left",) * 3, ("home",), ("shift+right",) * 9, ("ctrl+a",), ("end",)):
            await room.press(*keys)
            for ours, plain in ours_and_plain(room):
                assert ours == plain
                seen += 1
        assert seen >= 7


async def test_several_lines_look_as_plain_textual_draws_them(tmp_path: Path) -> None:
    """A note in which line ends were pasted, marked over them."""
    async with a_room(tmp_path) as room:
        await room.write("first")
        await room.press("e")
        room.stage.entry.load_text("one line\n\nand a third that is too long for one row\nfour")
        for keys in (("down",), ("down", "down"), ("shift+up",) * 3, ("shift+down",) * 5):
            await room.press(*keys)
            for ours, plain in ours_and_plain(room):
                assert ours == plain


async def test_lines_that_stay_as_they_are_are_not_made_again(tmp_path: Path) -> None:
    """A letter at the end of three lines: the two before it are what they were."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        entry = room.stage.entry
        entry.insert("a longer thought that takes several lines of a narrow pane")
        entry.move_cursor(entry.document.end)
        await room.pilot.pause()
        last = entry.rows - 1
        before = [entry.render_line(row) for row in range(last + 1)]
        await room.press("s")
        assert entry.rows == last + 1
        after = [entry.render_line(row) for row in range(last + 1)]
        assert [one is other for one, other in zip(before, after, strict=True)] == [True] * last + [False]


async def test_the_wheel_shows_what_has_left_the_line_at_its_top(tmp_path: Path) -> None:
    """A text of more rows than the line has scrolls with its cursor, and back under the wheel."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        entry = room.stage.entry
        entry.insert("first " + "and so on " * 20)
        entry.move_cursor(entry.document.end)
        await room.pilot.pause()
        assert entry.rows == MOST_ROWS < entry.wrapped_document.height
        assert not entry.render_line(0).text.startswith("first")
        for _ in range(entry.wrapped_document.height):
            x, y = entry.region.offset
            room.app.post_message(MouseScrollUp(None, x, y, 0, 0, 0, False, False, False, screen_x=x, screen_y=y))
            await room.pilot.pause()
        assert entry.render_line(0).text.startswith("first")


async def test_what_is_typed_is_in_sight_however_long_it_becomes(tmp_path: Path) -> None:
    """Letter by letter past the rows that the line has: the last one stands on the last row."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        entry = room.stage.entry
        entry.insert("and so on " * 12)
        entry.move_cursor(entry.document.end)
        await room.pilot.pause()
        for letter in "abcdefghijklmnopqrstuvwxyz":
            await room.press(letter)
        assert entry.wrapped_document.height > MOST_ROWS
        assert entry.render_line(MOST_ROWS - 1).text.rstrip().endswith("z")


async def test_the_next_row_is_there_before_a_letter_needs_it(tmp_path: Path) -> None:
    """Letter by letter through all rows: each is made ready behind an earlier letter, never with one that needs it."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        entry = room.stage.entry
        begun, steps = entry.make_room, []

        def make_room() -> None:
            steps.append((entry.rows, entry.wrapped_document.height))
            begun()

        entry.make_room = make_room
        for letter in "Whoever depends on the work that we do here, and says so where all of us hear it":
            await room.press("space" if letter == " " else "comma" if letter == "," else letter)
        assert entry.wrapped_document.height > MOST_ROWS
        assert steps == [(rows, rows - 1) for rows in range(2, MOST_ROWS + 1)]
        assert entry.size.height == entry.region.height == MOST_ROWS


async def test_a_row_stays_when_letters_are_taken_back_and_goes_with_the_text(tmp_path: Path) -> None:
    """So that nothing jumps up and down while somebody corrects a word; a text that is gone needs one row at most."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        entry = room.stage.entry
        await room.type("a dozen of us")
        assert (entry.wrapped_document.height, entry.rows) == (1, 2)
        await room.press("backspace", "backspace", "backspace")
        assert (entry.wrapped_document.height, entry.rows) == (1, 2)
        await room.type("thers")
        assert (entry.wrapped_document.height, entry.rows) == (2, 2)
        entry.select_all()
        await room.press("backspace")
        assert entry.text == ""
        assert entry.rows == 1
        await room.type("kept")
        await room.press("enter")
        assert (entry.rows, entry.text) == (1, "")


async def test_what_needs_several_rows_at_once_gets_them(tmp_path: Path) -> None:
    """A paste within one letter of the last row's end, and one that is longer than the line."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        entry = room.stage.entry
        room.app.post_message(Paste("words of three rows, or a bit"))
        await room.until(lambda: entry.size.height > 1)
        assert entry.size.height == entry.wrapped_document.height == entry.rows == 3
        room.app.post_message(Paste(" and so on" * 12))
        await room.until(lambda: entry.wrapped_document.height > MOST_ROWS)
        assert entry.rows == MOST_ROWS
