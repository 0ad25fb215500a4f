"""Every theme can be read: the contrast of each role, measured."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.style import Style
from textual.theme import BUILTIN_THEMES

from lmc_tui.tui.own_themes import theme_of
from lmc_tui.tui.theme_tables import COLOUR_NAMES, COLOURLESS, THEMES, Theme
from lmc_tui.tui.themes import LOOKS, WARDROBE, style_of, styled, textual_theme
from tests.support.contrast import DEUTAN, PROTAN, contrast, distance, with_256

RGB = [name for name, theme in THEMES.items() if not theme.is_terminals]
TEXT, FRAME = 4.5, 3.0
FRAMES = ("border", "mark", "bar-empty")
"""Lines, and signs that say nothing which is not said otherwise."""
GROUNDS = ("background", "surface", "panel")
README = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
ALARMS = {"clock-over", "unsaved"}
HUES = {"border-focus", "border-step", "bar", "bar-over", "thread"}
"""Roles that are never words."""


@pytest.fixture(autouse=True)
def _dark_again() -> Iterator[None]:
    """The theme in use belongs to the process."""
    yield
    WARDROBE.put_on(THEMES["dark"])


def looks(theme: Theme) -> dict[str, Style]:
    """Every role in that theme."""
    WARDROBE.put_on(theme)
    return {role: style_of(role) for role in LOOKS}


def hex_of(style: Style) -> tuple[str, str | None]:
    """Letters and ground, the ground None for that of the theme."""
    assert style.color is not None
    return style.color.get_truecolor().hex, None if style.bgcolor is None else style.bgcolor.get_truecolor().hex


def as_it_is(colour: str) -> str:
    """What a terminal with millions of colours shows."""
    return colour


def ratios(theme: Theme, shown: Callable[[str], str]) -> Iterator[tuple[str, float]]:
    """Each role with its contrast on each ground on which it may stand."""
    for role, style in looks(theme).items():
        letters, own = hex_of(style)
        grounds = [own] if own else [theme.colours[ground] for ground in (GROUNDS[:1] if role in FRAMES else GROUNDS)]
        for ground in grounds:
            yield role, contrast(shown(letters), shown(ground))


def too_faint(theme: Theme, text: float, frame: float, shown: Callable[[str], str]) -> list[str]:
    """Each role that is hard to read on a ground on which it may stand."""
    return [
        f"{role}: {ratio:.2f}" for role, ratio in ratios(theme, shown) if ratio < (frame if role in FRAMES else text)
    ]


def test_contrast_is_that_of_the_standard() -> None:
    """Figures that the standard and its tools give."""
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ff0000", "#ffffff") == pytest.approx(4.00, abs=0.01)


@pytest.mark.parametrize("shown", [as_it_is, with_256])
@pytest.mark.parametrize("name", RGB)
def test_every_role_can_be_read(name: str, shown: Callable[[str], str]) -> None:
    """Text at 4.5:1 on whatever it may stand, frames at 3:1; with 256 colours, too."""
    assert too_faint(THEMES[name], TEXT, FRAME, shown) == []


def test_high_contrast_is_higher() -> None:
    """Text at 7:1, frames at 4.5:1."""
    assert too_faint(THEMES["contrast"], 7.0, 4.5, as_it_is) == []


@pytest.mark.parametrize("name", RGB)
def test_what_an_empty_field_asks_for_can_be_read(name: str) -> None:
    """The same for words in a field, whose ground is tinted by a twentieth while it is in hand."""
    theme = THEMES[name]
    made = textual_theme(name, theme)
    worst = contrast(made.variables["text-disabled"], theme.colours["panel"])
    assert worst > TEXT * 1.1
    assert contrast(made.variables["input-selection-foreground"], made.variables["input-selection-background"]) > TEXT


@pytest.mark.parametrize("eyes", [DEUTAN, PROTAN], ids=["deutan", "protan"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("border", "border-focus"),
        ("border", "border-step"),
        ("border-focus", "border-step"),
        ("clock", "clock-first"),
        ("clock-first", "clock-last"),
        ("clock", "clock-last"),
        ("bar", "bar-over"),
        ("done", "need"),
        ("done", "finding"),
        ("need", "finding"),
        ("note", "thread"),
        ("late", "dim"),
    ],
)
def test_without_red_or_green_cones_colours_still_differ(
    one: str, other: str, eyes: tuple[tuple[float, ...], ...]
) -> None:
    """What the colour-blind theme sets apart looks apart to those it is for."""
    seen = looks(THEMES["colour-blind"])
    assert distance(hex_of(seen[one])[0], hex_of(seen[other])[0], eyes) > 20


def test_the_terminals_theme_has_its_own_ground() -> None:
    """No role brings a ground but alarms; what is in hand is turned round."""
    for role, style in looks(THEMES["terminal"]).items():
        assert (style.bgcolor is not None) == (role in ALARMS), role
        assert style.color is None or style.color.is_system_defined, role
        assert bool(style.reverse) == (role in ("note-selected", "chosen", "jump")), role


def test_in_the_terminals_theme_words_have_its_own_colour() -> None:
    """Nobody knows the ground, so hues are for frames, bars and signs only, and for alarms, which bring one along."""
    hues = {role for role, style in looks(THEMES["terminal"]).items() if style.color is not None}
    assert hues == HUES | ALARMS


def test_without_colours_there_is_none() -> None:
    """Only weight, slant and turning round are left."""
    assert all(style.color is None and style.bgcolor is None for style in looks(COLOURLESS).values())


@pytest.mark.parametrize("theme", [*THEMES.values(), COLOURLESS])
def test_every_table_is_whole(theme: Theme) -> None:
    """A colour for each name, and no look for a role that there is not."""
    assert tuple(theme.colours) == COLOUR_NAMES
    assert set(theme.roles) <= set(LOOKS)


def test_a_role_that_nobody_defined_is_an_error() -> None:
    """A misspelt one does not pass for text."""
    with pytest.raises(KeyError):
        style_of("nonsense")


def test_words_become_a_style() -> None:
    """Colours by name, attributes, and the ground behind `on`."""
    colours = {"text": "#ffffff", "quiet": "dim", "selection": "#102030", "nothing": ""}
    assert styled("text bold on selection", colours) == Style(color="#ffffff", bgcolor="#102030", bold=True)
    assert styled("quiet italic", colours) == Style(dim=True, italic=True)
    assert styled("nothing bold on nothing", colours) == Style(bold=True)
    assert styled("#a0b0c0 underline on red", colours) == Style(color="#a0b0c0", bgcolor="red", underline=True)


def test_a_theme_put_on_changes_all_roles() -> None:
    """Nothing of the one before stays."""
    WARDROBE.put_on(THEMES["light"])
    light = {role: style_of(role) for role in LOOKS}
    WARDROBE.put_on(THEMES["dark"])
    assert all(style_of(role) != light[role] for role in LOOKS)


def test_a_blank_that_is_turned_round_is_seen() -> None:
    """So it is no background left as it was."""
    WARDROBE.put_on(COLOURLESS)
    assert WARDROBE.keeps_background["text"]
    assert not WARDROBE.keeps_background["chosen"]


@pytest.mark.parametrize("name", THEMES)
def test_textual_knows_every_variable_that_it_may_ask_for(name: str) -> None:
    """A stylesheet with a variable that nobody set ends the program."""
    theme = textual_theme(name, THEMES[name])
    plain = BUILTIN_THEMES["ansi-dark" if theme.ansi else "textual-dark"]
    wanted = {**plain.to_color_system().generate(), **plain.variables}
    missing = set(wanted) - set(theme.to_color_system().generate()) - set(theme.variables)
    assert not {each for each in missing if each.startswith("ansi-")}
    assert all(value for value in theme.variables.values())


@pytest.mark.parametrize("name", RGB)
def test_the_readme_tells_the_measured_figures(name: str) -> None:
    """The lowest of all, rounded down."""
    row = re.search(rf"^\| `{name}` \|[^|]*\| ([\d.]+):1 \| ([\d.]+):1 \|$", README, re.M)
    assert row is not None
    measured = list(ratios(THEMES[name], as_it_is))
    text = min(ratio for role, ratio in measured if role not in FRAMES)
    frame = min(ratio for role, ratio in measured if role in FRAMES)
    assert row.groups() == (f"{int(text * 10) / 10}", f"{int(frame * 10) / 10}")


def test_the_readmes_theme_has_nothing_wrong_with_it() -> None:
    """It names every colour that there is, and does what it says."""
    block = re.search(r"```toml\n(base = .*?)```", README, re.S)
    assert block is not None
    own = theme_of(Path("evening.toml"), block[1])
    assert own.problems == ()
    assert own.theme.colours["focus"] == "#8fd3ff"
    assert own.theme.roles["finding"] == "#ffd166 bold underline"
    told = set(re.findall(r"[a-z]+", " ".join(re.findall(r"# (.*)", block[1]))))
    assert set(COLOUR_NAMES) <= told
