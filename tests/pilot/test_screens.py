"""What the screen says at every size, and with every text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Action, Parked
from lmc_tui.storage.codec import decode
from tests.support.room import Room, a_room, new_session, some_notes

HOSTILE = (
    "[ ] call Ann",
    "[@click=app.quit]x[/]",
    "[/nope]",
    "[link=http://x.org]y[/link]",
    "$var [$primary]z[/]",
    "[bold",
    "\\[esc",
)


async def test_hostile_text_is_shown_as_text_everywhere(tmp_path: Path) -> None:
    """In panes, the open section, search, link, move, form, summary, notices, title, parking, actions, owner, tags."""
    notes = tuple(
        Note(f"h{number:06d}", "to-be", "cost-structure", text, tags=("[/t]",), owner="[/o]")
        for number, text in enumerate(HOSTILE)
    )
    session = new_session(notes=notes, title="[/title] [@click=app.quit]t[/]")
    session = replace(
        session, parking=(Parked("k000001", "[/parked]"),), actions=(Action("t000001", "[/action]", "[/who]"),)
    )
    async with a_room(tmp_path, session, size=(120, 50)) as room:
        assert "[/title]" in room.words
        await room.press("9", "enter")
        for text in HOSTILE:
            assert text in room.words
        assert "@[/o]" in room.words
        await room.press("x", "escape")
        for opener, ending in (("/", "escape"), ("L", "escape"), ("m", "escape"), ("f", "escape"), ("P", "escape")):
            await room.press(opener)
            if opener == "/":
                await room.type("[")
            assert "[" in room.words
            await room.press(ending)
        await room.press("s", "end")
        assert "[/action] (@[/who], no date)" in room.words
        assert "[/parked]" in room.words
        await room.press("escape", "d")
        assert "Archived" in room.words
        await room.press("u")
        assert '"[ ] call Ann"' in room.words
        await room.press("e", "escape")
        assert room.session.notes[0].text == HOSTILE[0]


async def test_acting_bytes_from_a_file_reach_no_cell(tmp_path: Path) -> None:
    """What a file hides in escapes is a visible mark on the screen."""
    data = {
        "format": "lmc-session",
        "version": 1,
        "session": {"title": "\x1b]0;pwn\x07", "canvas": "learning-model"},
        "notes": [
            {
                "id": "n1",
                "board": "to-be",
                "section": "design",
                "text": "\x1b[31m\x9b\u202ered",
                "owner": "\x1b",
                "tags": ["\x07"],
            }
        ],
    }
    from lmc_tui.content import canvases

    session = decode(data, canvases(), "x").session
    async with a_room(tmp_path, session) as room:
        await room.press("5", "enter")
        assert "\ufffd[31m\ufffd\ufffdred" in room.words
        assert not {"\x1b", "\x9b", "\u202e", "\x07"} & set(room.words)


@pytest.mark.parametrize(
    "size", [(60, 16), (80, 24), (99, 30), (112, 30), (120, 36), (160, 45), (200, 60), (240, 70)], ids=str
)
async def test_borders_stay_straight_with_wide_characters(tmp_path: Path, size: tuple[int, int]) -> None:
    """CJK, emoji, joined emoji, flags, combining marks: every row is as wide as the screen, borders in one column."""
    texts = (
        "研修の計画を立てる",
        "\U0001f44d\U0001f3fd ok \U0001f469\u200d\U0001f469\u200d\U0001f467 family",
        "\U0001f1e9\U0001f1ea flag \u260e\ufe0f phone",
        "e\u0301toile n\u0303",
        "wide 漢字 and narrow",
    )
    notes = tuple(
        Note(f"w{row}{number:05d}", "to-be", section, text)
        for row, section in enumerate(("key-partners", "design", "business-outcomes"))
        for number, text in enumerate(texts)
    )
    async with a_room(tmp_path, new_session(notes=notes), size=size) as room:
        rows = room.words_unstripped()
        assert {cell_len(row) for row in rows} == {size[0]}
        box = room.stage.canvas_view.boxes(*room.stage.canvas_size())["key-partners"]
        for row in rows[2 : box.height]:
            assert _character_at(row, box.width - 1) in "│┃"


def _character_at(row: str, column: int) -> str:
    """The character in a cell; empty in the second half of a wide one."""
    place = 0
    for character in row:
        if place == column and cell_len(character):
            return character
        place += cell_len(character)
    return ""


@pytest.mark.parametrize(("size", "words"), [((39, 20), "40 by 10"), ((60, 9), "40 by 10"), ((12, 4), "Make the")])
async def test_too_small_a_screen_says_which_size_is_needed(tmp_path: Path, size: tuple[int, int], words: str) -> None:
    """One sentence, and nothing else; larger again, everything is there."""
    async with a_room(tmp_path, new_session(notes=some_notes("design", "still here")), size=size) as room:
        assert words in " ".join(room.words.split())
        assert "still here" not in room.words
        await room.pilot.resize_terminal(120, 36)
        await room.pilot.pause()
        assert "still here" in room.words


async def test_below_sixty_columns_one_section_shows_at_a_time(tmp_path: Path) -> None:
    """The arrows still go through the grid."""
    async with a_room(tmp_path, new_session(notes=some_notes("delivery", "prompt")), size=(50, 14)) as room:
        assert "Customer Segments" in room.words
        assert "Delivery" not in room.words
        await room.press("6")
        assert "Delivery · 1" in room.words
        assert "prompt" in room.words


async def test_long_notes_wrap_and_full_panes_scroll(tmp_path: Path) -> None:
    """The note in hand is always in sight; what is not tells how much it is."""
    notes = some_notes("design", *(f"note {number} with words enough to wrap" for number in range(30)))
    async with a_room(tmp_path, new_session(notes=notes), size=(120, 36)) as room:
        await room.press("5")
        assert "note 0 with" in room.words
        assert "note 29" not in room.words
        assert "more" in room.words
        await room.press(*("}",) * 29)
        assert "note 29" in room.words
        assert "↑" in room.words


async def test_the_guide_follows_the_section_and_its_questions(tmp_path: Path) -> None:
    """Purpose, central question, one question with why and example; ] steps, t ticks, g shows all."""
    async with a_room(tmp_path) as room:
        section = room.stage.section
        await room.press("8")
        section = room.stage.section
        joined = " ".join(room.words.split())
        assert "question 1 of 8" in joined
        await room.press("]", "t")
        assert room.stage.question_index == 1
        assert "1/8" in room.words
        assert "✓ ticked" in room.words
        await room.press("t")
        assert "0/8" in room.words
        await room.press("[", "[")
        assert room.stage.question_index == 7
        await room.press("g")
        assert section.questions[0].text.split()[0] in room.words
        assert "questions answered" in room.words
        await room.press("end")
        assert "Common mistakes" in room.words


async def test_help_palette_and_bottom_line_come_from_one_table(tmp_path: Path) -> None:
    """What the help shows is in the palette, and the keys are the same."""
    async with a_room(tmp_path, size=(120, 60)) as room:
        await room.press("?")
        assert "Add notes, one after another" in room.words
        await room.press("end")
        assert "Saltbox" in room.words
        await room.press("escape", "ctrl+p")
        await _settled(room)
        await room.type("bell")
        await _settled(room)
        assert "Switch the warning bell on or off" in room.words
        await room.press("enter")
        await _settled(room)
        assert "The bell is off." in room.words


async def _settled(room: Room) -> None:
    """The palette looks for commands in workers of its own."""
    await room.app.workers.wait_for_complete()
    await room.pilot.pause()
