"""Keys of dialogs, pages, the list of sessions and the line for notes: habits, and a person's own keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from lmc_tui.tui.app import LmcApp
from lmc_tui.tui.screens.choosing import Choosing
from lmc_tui.tui.screens.comparing import CompareScreen
from lmc_tui.tui.screens.form import Form
from lmc_tui.tui.screens.home import HomeScreen
from lmc_tui.tui.screens.picker import Picker
from lmc_tui.tui.screens.reading import Reading
from lmc_tui.tui.screens.workshop import WorkshopScreen
from tests.pilot.test_saving import FULL
from tests.snapshot.test_pictures import example
from tests.support.odd_keys import config_of, odd_keys, old_keys
from tests.support.room import Room, a_desk, a_room, new_session, screen_words

Opening = Callable[[Room], Awaitable[None]]
HABITS = (
    ("down", "pagedown", "up", "end", "pageup", "home", "escape"),
    ("j", "ctrl+d", "k", "G", "ctrl+u", "g", "q"),
    ("down", "ctrl+d", "up", ">", "ctrl+u", "<", "q"),
)
"""The same way by arrows, by letters, and by what terminals leave to programs; the last key leaves."""
LOW, VERY_LOW = (100, 24), (100, 10)
"""Screens on which pages scroll."""


async def findings(room: Room) -> None:
    """What is missing."""
    room.stage.run_command("findings")
    await room.pilot.pause()


async def models(room: Room) -> None:
    """The learning models."""
    room.stage.run_command("model")
    await room.pilot.pause()


async def partners(room: Room) -> None:
    """The partner plan."""
    room.stage.run_command("partner_plan")
    await room.pilot.pause()


async def table(room: Room) -> None:
    """The facets of Key Partners."""
    room.stage.run_command("section_8")
    room.stage.run_command("facet_table")
    await room.pilot.pause()


async def comparing(room: Room) -> None:
    """The two boards."""
    room.stage.run_command("section_8")
    room.stage.run_command("compare")
    await room.until(lambda: isinstance(room.app.screen, Picker), "the list of what to compare")
    await room.press("enter")
    await room.until(lambda: isinstance(room.app.screen, CompareScreen), "the comparison")


async def walk(room: Room) -> None:
    """The threads."""
    room.stage.run_command("thread_walk")
    await room.pilot.pause()


async def help_page(room: Room) -> None:
    """A page to read."""
    room.stage.run_command("help")
    await room.pilot.pause()


async def snapshot(room: Room) -> None:
    """A decision: a named state beside what is here now."""
    room.stage.run_command("snapshot")
    await room.until(lambda: isinstance(room.app.screen, Picker), "the list of snapshots")
    await room.press("enter")
    await room.until(lambda: isinstance(room.app.screen, Form), "the form for the name")
    await room.type("one")
    await room.press("enter")
    await room.until_words("Snapshot taken")
    room.stage.run_command("archive")
    room.stage.run_command("snapshot")
    await room.until(lambda: isinstance(room.app.screen, Picker), "the list of snapshots")
    await room.pilot.pause()
    picker = room.app.screen
    assert isinstance(picker, Picker)
    picker.options.go(1)
    await room.press("enter")
    await room.until(lambda: isinstance(room.app.screen, Choosing), "the snapshot beside now")


PAGES: tuple[Opening, ...] = (findings, models, partners, table, comparing, walk, help_page, snapshot)


@asynccontextmanager
async def an_example(folder: Path, config: str = "", size: tuple[int, int] = LOW) -> AsyncIterator[Room]:
    """The example, with that file of settings."""
    (folder / "sessions").mkdir(exist_ok=True)
    async with a_room(folder, example(), size=size, config=config) as room:
        room.stage.opened = room.stage.opened._replace(path=folder / "sessions" / "onboarding.toml")
        yield room


# --- habits -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("open_page", PAGES, ids=lambda each: each.__name__)
async def test_arrows_and_letters_do_the_same_on_every_page(tmp_path: Path, open_page: Opening) -> None:
    """Step by step the screen is the same, and something happens; both leave."""
    seen = []
    for place, habit in enumerate(HABITS):
        (tmp_path / str(place)).mkdir()
        async with an_example(tmp_path / str(place), size=VERY_LOW if open_page is snapshot else LOW) as room:
            await open_page(room)
            words = [room.words]
            for key in habit[:-1]:
                await room.press(key)
                words.append(room.words)
            seen.append(words)
            assert not isinstance(room.app.screen, WorkshopScreen)
            await room.press(habit[-1])
            assert isinstance(room.app.screen, WorkshopScreen), place
    assert seen[0] == seen[1] == seen[2]
    assert len(set(seen[0])) > 1


@pytest.mark.parametrize("open_page", PAGES[:6], ids=lambda each: each.__name__)
async def test_a_page_tells_its_own_keys(tmp_path: Path, open_page: Opening) -> None:
    """By ? and by F1; the page is there again afterwards."""
    async with an_example(tmp_path) as room:
        await open_page(room)
        page = room.app.screen
        for key in ("?", "f1"):
            await room.press(key)
            assert isinstance(room.app.screen, Reading)
            assert "keys" in room.words
            await room.press("escape")
            assert room.app.screen is page


async def test_the_list_of_sessions_knows_both_habits(tmp_path: Path) -> None:
    """As every list does."""
    desk = a_desk(tmp_path)
    for title in ("One", "Two", "Three"):
        desk.create(title, "team-90")
    app = LmcApp(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        lines = app.screen.options
        seen = []
        for key in ("j", "down", "k", "up", "G", "g", "end", "home", ">", "<", "ctrl+d", "ctrl+u"):
            await pilot.press(key)
            seen.append(lines._place)
        assert seen == [1, 2, 1, 0, 4, 0, 4, 0, 4, 0, 4, 0]


@pytest.mark.parametrize("open_page", [*PAGES, None], ids=lambda each: each.__name__ if each else "canvas")
async def test_ctrl_c_tells_how_to_leave(tmp_path: Path, open_page: Opening | None) -> None:
    """Wherever it is pressed out of habit; nothing else happens."""
    async with an_example(tmp_path) as room:
        if open_page is not None:
            await open_page(room)
        screen = room.app.screen
        await room.press("ctrl+c")
        assert room.app.screen is screen
        assert "ctrl+q" in room.words


async def test_dialogs_tell_how_to_leave_too(tmp_path: Path) -> None:
    """Where a line is typed in as well."""
    async with an_example(tmp_path) as room:
        for command, kind in (("search", Picker), ("rename", Form)):
            room.stage.run_command(command)
            await room.pilot.pause()
            assert isinstance(room.app.screen, kind)
            await room.press("ctrl+c")
            assert "esc leaves this, ctrl+q leaves lmc." in room.words
            await room.press("escape")


async def test_a_list_to_pick_from_goes_on_while_one_types(tmp_path: Path) -> None:
    """By line and by ten; the line that is typed in has its own keys."""
    async with an_example(tmp_path) as room:
        room.stage.run_command("palette")
        await room.pilot.pause()
        picker = room.app.screen
        assert isinstance(picker, Picker)
        places = []
        for key in ("down", "ctrl+n", "up", "ctrl+p", "pagedown", "tab", "pageup", "shift+tab"):
            await room.press(key)
            places.append(picker.options._place)
        assert places == [1, 2, 1, 0, 10, 20, 10, 0]
        await room.type("go to")
        await room.press("ctrl+a", "x", "ctrl+e", "y", "home", "f9", "z", "f8", "delete", "ctrl+k")
        assert picker.field_input.value == ""


# --- a person's own keys ------------------------------------------------------------------------------------------


async def test_the_list_of_sessions_has_a_persons_keys(tmp_path: Path) -> None:
    """The bottom line and the list show them; the old ones do nothing."""
    app = LmcApp(a_desk(tmp_path, config='[keys.sessions]\nnew = ","\nexample = "none"\n[keys.lists]\ndown = "d"\n'))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert ", new session" in screen_words(app)
        home = app.screen
        assert isinstance(home, HomeScreen)
        await pilot.press("n", "e", "j", "down")
        assert (app.screen, home.options._place) == (home, 0)
        await pilot.press("d")
        assert home.options._place == 1
        await pilot.press("comma")
        await pilot.pause()
        assert "New session" in screen_words(app)
        await pilot.press("escape", "ctrl+q")
        await pilot.pause()
    assert app.return_code == 0


async def test_the_line_for_notes_has_a_persons_keys(tmp_path: Path) -> None:
    """Enter and escape do what they always do, besides."""
    config = '[keys.writing]\nkeep = "ctrl+t"\nend = "f7"\ncomplete = "f6"\n[keys.typing]\nstart = "ctrl+r"\n'
    async with a_room(tmp_path, new_session(), config=config) as room:
        await room.press("8", "a")
        assert "^t keep  F7 end" in room.words
        assert "F6 complete" in room.words
        await room.type("ne")
        await room.press("ctrl+r")
        await room.type("o")
        await room.press("ctrl+t")
        await room.type("two")
        await room.press("enter")
        await room.type("#exter")
        await room.press("f6")
        await room.type("three")
        await room.press("f7")
        assert room.texts("key-partners") == ["one", "two", "three"]
        assert room.stage.draft is None
        assert room.session.notes_in("to-be", "key-partners")[2].facet("side") == "external"


async def test_a_key_of_one_place_is_free_in_another(tmp_path: Path) -> None:
    """What puts a finding aside sorts the facet table."""
    config = '[keys]\n"finding.put_aside" = "z"\n"table.sort" = "z"\n'
    async with an_example(tmp_path, config) as room:
        await findings(room)
        await room.press("d")
        assert not isinstance(room.app.screen, Form)
        await room.press("z")
        assert isinstance(room.app.screen, Form)
        await room.press("escape", "escape")
        await table(room)
        await room.press("z")
        assert "sorted by" in room.words


async def test_escape_and_enter_hold_whatever_is_set(tmp_path: Path) -> None:
    """With everything else taken away."""
    config = "[keys]\n" + "".join(f'"{name}" = "none"\n' for name in odd_keys())
    async with an_example(tmp_path, config) as room:
        for open_page in PAGES:
            await open_page(room)
            assert not isinstance(room.app.screen, WorkshopScreen)
            await room.press("escape")
            assert isinstance(room.app.screen, WorkshopScreen), open_page.__name__
        room.stage.run_command("add")
        await room.type("one")
        await room.press("enter", "escape")
        assert room.stage.draft is None
        assert any(note.text == "one" for note in room.session.notes)
        await room.press("ctrl+q")
        await room.until(lambda: room.app._exit, "the end")


# --- nothing shows an old key -------------------------------------------------------------------------------------

KEYS = odd_keys()


async def test_every_page_shows_the_keys_there_are(tmp_path: Path) -> None:
    """Everything has another key: no bottom line, foot, help or sentence names an old one."""
    async with an_example(tmp_path, config_of(KEYS), size=(160, 40)) as room:
        assert "config.toml" not in room.words
        assert old_keys(room.app, KEYS) == []
        for open_page in PAGES:
            await open_page(room)
            assert old_keys(room.app, KEYS) == [], open_page.__name__
            await room.press("ctrl+c")
            assert old_keys(room.app, KEYS) == [], open_page.__name__
            for end in ("lists.last", "lists.first"):
                await room.press(KEYS[end])
                assert old_keys(room.app, KEYS) == [], open_page.__name__
            await room.press(KEYS["pages.leave"])
            assert isinstance(room.app.screen, WorkshopScreen), open_page.__name__


@pytest.mark.parametrize(
    "command",
    [
        *("search", "filter", "facets", "link", "move_note", "archived", "agenda", "rename", "open_points", "save_as"),
        *("palette", "theme", "guide", "summary", "thread_cut", "copy"),
    ],
)
async def test_every_dialog_shows_the_keys_there_are(tmp_path: Path, command: str) -> None:
    """Its foot and what it says; and its own keys leave it."""
    async with an_example(tmp_path, config_of(KEYS), size=(120, 36)) as room:
        room.stage.run_command("section_8")
        room.stage.run_command(command)
        await room.pilot.pause()
        assert old_keys(room.app, KEYS) == []
        if not isinstance(room.app.screen, WorkshopScreen):
            leave = "pages.leave" if isinstance(room.app.screen, Reading) else "dialogs.leave"
            await room.press(KEYS[leave])
            assert isinstance(room.app.screen, WorkshopScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_canvas_names_no_old_key_whatever_is_done(tmp_path: Path, size: tuple[int, int]) -> None:
    """Each command that says something, on an empty session and on a full one; while typing; when saving fails."""
    said = (
        *("toggle_need", "archive", "undo", "redo", "extend", "shorten", "tick", "thread_light", "toggle_bell"),
        *("next_step", "previous_step", "give_back", "recover", "take_over", "save", "switch_board", "open_section"),
    )
    for session in (new_session(), example()):
        async with a_room(tmp_path, session, size=size, config=config_of(KEYS)) as room:
            assert old_keys(room.app, KEYS) == []
            for command in said:
                room.stage.run_command(command)
                await room.pilot.pause()
                assert old_keys(room.app, KEYS) == [], command
                await room.press("escape")
            room.stage.run_command("add")
            await room.pilot.pause()
            await room.press(KEYS["writing.keep"])
            assert old_keys(room.app, KEYS) == []
            room.target.fails_with = FULL
            await room.type("one")
            await room.press(KEYS["writing.keep"])
            await room.until_words("NOT SAVED")
            await room.until_words("only in memory")
            assert old_keys(room.app, KEYS) == []


async def test_the_list_of_sessions_names_no_old_key(tmp_path: Path) -> None:
    """Nor does its help, or its form."""
    app = LmcApp(a_desk(tmp_path, config=config_of(KEYS)))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert old_keys(app, KEYS) == []
        await pilot.press(KEYS["pages.help"])
        await pilot.pause()
        assert isinstance(app.screen, Reading)
        assert old_keys(app, KEYS) == []
        await pilot.press(KEYS["pages.leave"], KEYS["sessions.new"])
        await pilot.pause()
        assert isinstance(app.screen, Form)
        assert old_keys(app, KEYS) == []


@pytest.mark.parametrize("command", ["findings", "help", "thread_walk", "search", "rename", "add"])
async def test_ctrl_q_leaves_the_program_from_everywhere(tmp_path: Path, command: str) -> None:
    """Even with no key but that one."""
    config = "[keys]\n" + "".join(f'"{name}" = "none"\n' for name in odd_keys())
    async with an_example(tmp_path, config) as room:
        room.stage.run_command(command)
        await room.pilot.pause()
        await room.press("ctrl+q")
        await room.until(lambda: room.app._exit, "the end")
