"""Keys and settings of a person's own, on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from lmc_tui.tui.app import LmcApp
from lmc_tui.tui.screens.reading import Reading
from lmc_tui.tui.screens.workshop import WorkshopScreen
from tests.support.room import Room, a_desk, a_room, new_session, screen_words, some_notes

THREE = some_notes("key-partners", "one", "two", "three")


def writes(room: Room) -> bool:
    """Whether a line for a note is open."""
    return room.stage.draft is not None


async def test_a_rebound_key_works_and_the_old_one_does_nothing(tmp_path: Path) -> None:
    """The bottom line shows it; a comma is a key like any other."""
    async with a_room(tmp_path, config='[keys]\nadd = ["z", ","]\n') as room:
        assert "z add" in room.words
        assert " a add" not in room.words
        await room.press("a")
        assert not writes(room)
        await room.press("z")
        assert writes(room)
        await room.type("Ann")
        await room.press("enter", "escape", "comma")
        assert writes(room)
        assert room.texts(room.place.section) == ["Ann"]


async def test_help_and_palette_show_the_keys_there_are(tmp_path: Path) -> None:
    """Also those that open them."""
    async with a_room(tmp_path, size=(100, 60), config='[keys]\nadd = "z"\nhelp = "f3"\npalette = "f4"\n') as room:
        await room.press("?")
        assert not isinstance(room.app.screen, Reading)
        await room.press("f3")
        assert isinstance(room.app.screen, Reading)
        assert any(line.split()[:3] == ["z", "Add", "notes,"] for line in room.words.splitlines())
        await room.press("escape", "ctrl+p", ":")
        assert room.app.screen_stack[-1] is room.stage
        await room.press("f4")
        await room.type("add notes")
        assert "add · z" in room.words


async def test_a_clash_is_said_on_the_screen_and_the_file_wins(tmp_path: Path) -> None:
    """The default that loses does nothing; the line goes with the next key."""
    async with a_room(tmp_path, new_session(notes=THREE), config='[keys]\nadd = "e"\n') as room:
        assert "config.toml line 2: e is a key of edit too" in room.words
        await room.press("e")
        assert room.stage.draft is not None
        assert room.stage.draft.note is None
        assert "config.toml" not in room.words


@pytest.mark.parametrize("config", ['[keys]\nleave = "none"\n', '[keys]\nadd = "ctrl+q"\n', '[keys]\nleave = "z"\n'])
async def test_ctrl_q_always_leaves(tmp_path: Path, config: str) -> None:
    """Whatever the file says."""
    async with a_room(tmp_path, config=config) as room:
        await room.press("ctrl+q")
        await room.until(lambda: room.app._exit, "the end")


async def test_a_damaged_file_starts_with_all_defaults(tmp_path: Path) -> None:
    """And one line that says so."""
    async with a_room(tmp_path, config='[keys]\nadd = "z"\nedit = \n') as room:
        assert "config.toml line 3: This is no TOML" in room.words
        await room.press("a")
        assert writes(room)


async def test_keys_of_one_view_hold_there_only(tmp_path: Path) -> None:
    """In a section it moves the note; on the canvas it does nothing."""
    async with a_room(tmp_path, new_session(notes=THREE), config='[keys]\nnote_down = "section:z"\n') as room:
        await room.press("8", "z")
        assert room.texts("key-partners") == ["one", "two", "three"]
        await room.press("enter", "z")
        assert room.texts("key-partners") == ["two", "one", "three"]


async def test_sentences_on_the_canvas_name_the_real_keys(tmp_path: Path) -> None:
    """What takes it back is what really does."""
    config = '[keys]\nundo = "ctrl+t"\narchived = "none"\nleave = "f9"\n'
    async with a_room(tmp_path, new_session(notes=THREE), config=config) as room:
        await room.press("8", "d")
        assert "^t or “archived” in the palette brings it back." in room.words
        await room.press("ctrl+t")
        assert room.texts("key-partners") == ["one", "two", "three"]
        await room.press("ctrl+c")
        assert "ctrl+q or F9 leaves." in room.words


@pytest.mark.parametrize(("config", "keys"), [("", ","), ('[keys]\nadd = "\'"\n', "'"), ("[keys]\nadd = '\"'\n", '"')])
async def test_odd_signs_are_keys_too(tmp_path: Path, config: str, keys: str) -> None:
    """Quotation marks among them."""
    async with a_room(tmp_path, config=config or '[keys]\nadd = ","\n') as room:
        await room.press({",": "comma", "'": "apostrophe", '"': "quotation_mark"}[keys])
        assert writes(room)


async def test_the_bell_and_the_light_begin_as_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No bell at a warning, until this session is told otherwise; no light."""
    rung: list[int] = []
    async with a_room(tmp_path, config="bell = false\nthread_light = false\n") as room:
        monkeypatch.setattr(room.app, "bell", lambda: rung.append(1))
        assert not room.stage.lights_thread
        await room.press("space", "n")
        await room.pass_time(400)
        assert rung == []
        room.stage.run_command("toggle_bell")
        assert room.place.bell is True
        await room.pass_time(200)
        assert rung != []


async def test_the_guide_stands_below_when_nobody_wants_it_beside(tmp_path: Path) -> None:
    """The canvas takes the whole width, the question stays in sight."""
    async with a_room(tmp_path) as room:
        assert room.stage.canvas_view.size.width < 120
    async with a_room(tmp_path, config="guide = false\n") as room:
        assert room.stage.canvas_view.size.width == 120
        assert room.stage.guide_view.size.height == 2
        assert room.stage.section.questions[0].text[:20] in room.words


async def test_home_tells_what_is_wrong_and_offers_the_agenda_that_was_set(tmp_path: Path) -> None:
    """Its own keys stay; a session opened from there has the others, and does not say it again."""
    desk = a_desk(tmp_path, config='preset = "sprint-20"\nbel = 1\n[keys]\nadd = "z"\n')
    app = LmcApp(desk)
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.pause()
        assert 'config.toml line 2: There is no setting "bel". Did you mean bell?' in screen_words(app)
        await pilot.press("n", *"Ann", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WorkshopScreen)
        assert len(app.screen.session.agenda) == 11
        assert "config.toml" not in screen_words(app)
        await pilot.press("z")
        assert app.screen.draft is not None


async def test_the_author_that_was_set_stands_in_new_notes(tmp_path: Path) -> None:
    """In the facet for it."""
    desk = a_desk(tmp_path, config='author = "Table 3"\n')
    opened = desk.open(desk.create("Onboarding", "team-90"))
    app = LmcApp(desk, opened)
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.press("a", "x", "enter", "escape")
        await pilot.pause()
        assert [note.facet("author") for note in opened.workshop.session.notes] == ["Table 3"]
        await pilot.press("ctrl+q")
