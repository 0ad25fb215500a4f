"""Choosing the theme: by the file of settings, by the kind of terminal, and in the palette."""

from __future__ import annotations

from pathlib import Path

import pytest

from lmc_tui.tui.theme_tables import THEMES
from lmc_tui.tui.theming import Colours
from tests.snapshot.test_pictures import example
from tests.support.colourless import stretches
from tests.support.room import Room, a_room


def code(colour: str, *, is_ground: bool = False) -> str:
    """What sets a colour in a terminal with millions of them."""
    shares = [str(int(colour[place : place + 2], 16)) for place in (1, 3, 5)]
    return ";".join(["48" if is_ground else "38", "2", *shares])


def colours_on(room: Room) -> set[str]:
    """Codes of all letters and grounds on the topmost screen."""
    return {colour for each in stretches(room.app) for colour in each.colours}


def wears(room: Room, name: str) -> bool:
    """Whether the canvas stands on that theme's ground, and no other theme's letters are to be seen."""
    theme = THEMES[name].colours
    others = {code(each.colours["text"]) for each in THEMES.values() if each.colours["text"] not in ("", theme["text"])}
    seen = colours_on(room)
    return code(theme["background"], is_ground=True) in seen and code(theme["text"]) in seen and not seen & others


async def put_on(room: Room, name: str) -> None:
    """Choose a theme in the palette."""
    await room.press("ctrl+p")
    await room.type("theme")
    await room.press("enter")
    await room.type(name)
    await room.press("enter")


@pytest.mark.parametrize("name", [name for name, theme in THEMES.items() if not theme.is_terminals])
async def test_the_theme_of_the_settings_is_worn(tmp_path: Path, name: str) -> None:
    """From the first frame on."""
    async with a_room(tmp_path, example(), config=f'theme = "{name}"') as room:
        assert wears(room, name)
        assert room.app.theming.name == name


async def test_the_terminals_theme_sends_no_ground(tmp_path: Path) -> None:
    """All stands on what the terminal has, in its sixteen colours."""
    async with a_room(tmp_path, example(), config='theme = "terminal"') as room:
        await room.press("8")
        assert colours_on(room) == {"", "35"}  # magenta, the frame in hand


@pytest.mark.parametrize(
    ("colours", "config", "expected"),
    [
        (Colours.MANY, "", "dark"),
        (Colours.SIXTEEN, "", "terminal"),
        (Colours.SIXTEEN, 'theme = "light"', "light"),
        (Colours.MANY, 'theme = "terminal"', "terminal"),
    ],
)
async def test_sixteen_colours_are_the_terminals_own(
    tmp_path: Path, colours: Colours, config: str, expected: str
) -> None:
    """Unless the person wants another theme."""
    async with a_room(tmp_path, config=config, colours=colours) as room:
        assert room.app.theming.name == expected


async def test_another_theme_is_worn_at_once_and_everywhere(tmp_path: Path) -> None:
    """Chosen in the palette, with what keeps it; screens that open later and those below have it too."""
    async with a_room(tmp_path, example()) as room:
        assert wears(room, "dark")
        await put_on(room, "light")
        assert wears(room, "light")
        assert "Theme light, until you leave. To keep it: lmc config set theme light" in room.words
        await room.press("8", "f")
        assert code(THEMES["light"].colours["surface"], is_ground=True) in colours_on(room)
        await room.press("escape")
        await put_on(room, "terminal")
        assert not any(code.startswith(("38", "48")) for code in colours_on(room))
        await put_on(room, "contrast")
        assert wears(room, "contrast")


async def test_the_theme_worn_is_marked_and_in_hand(tmp_path: Path) -> None:
    """In the list, which tells what each is like; esc changes nothing."""
    async with a_room(tmp_path, config='theme = "light"') as room:
        room.stage.run_command("theme")
        await room.pilot.pause()
        assert "▸ ✓ Theme: light" in room.words
        assert "strong colours on black" in room.words
        await room.press("escape")
        assert wears(room, "light")


async def test_a_theme_that_there_is_not_is_said_and_the_usual_one_worn(tmp_path: Path) -> None:
    """With what was probably meant."""
    async with a_room(tmp_path, config='theme = "lihgt"') as room:
        assert 'There is no theme "lihgt". Did you mean light?' in room.words
        assert wears(room, "dark")


async def test_a_theme_of_ones_own_is_worn(tmp_path: Path) -> None:
    """From the folder beside the file of settings; what is wrong in it is said in a sentence."""
    folder = tmp_path / "themes"
    folder.mkdir()
    path = folder / "evening.toml"
    path.write_text('base = "dark"\n[colours]\nbackground = "#000011"\n[roles]\nnote = "loud"\n')
    async with a_room(tmp_path, example(), config='theme = "evening"') as room:
        assert code("#000011", is_ground=True) in colours_on(room)
        assert 'evening.toml line 5: roles.note: "loud" is neither a colour nor an attribute.' in room.words
        path.write_text('[colours]\nbackground = "#001100"\n')
        await put_on(room, "evening")
        assert code("#001100", is_ground=True) in colours_on(room)
        assert code("#000011", is_ground=True) not in colours_on(room)


async def test_where_no_colour_is_shown_no_theme_is_offered(tmp_path: Path) -> None:
    """It is said why."""
    async with a_room(tmp_path, config='theme = "light"', colours=Colours.NONE) as room:
        await room.press("ctrl+p")
        await room.type("theme")
        await room.press("enter")
        assert "No colours are shown here: NO_COLOR is set, or this terminal has none." in room.words
        assert colours_on(room) == {""}


async def test_no_colour_of_the_developers_own_matters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual looks at NO_COLOR by itself, also when it is empty; only what the program was told counts."""
    monkeypatch.setenv("NO_COLOR", "")
    async with a_room(tmp_path, example()) as room:
        assert wears(room, "dark")


async def test_the_line_in_which_one_types_changes_its_colours_too(tmp_path: Path) -> None:
    """It was drawn in those of the theme before, and asks for them only when they may have changed."""
    async with a_room(tmp_path, example()) as room:
        await room.press("a")
        await room.type("mine")
        await room.press("escape")
        await put_on(room, "light")
        await room.press("a")
        await room.type("mine")
        assert wears(room, "light")
