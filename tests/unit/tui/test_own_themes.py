"""Themes from files of a person's own: what holds, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from lmc_tui.tui.own_themes import describe, find, names, problems, theme_of
from lmc_tui.tui.theme_tables import THEMES

PATH = Path("themes/evening.toml")


def said(text: str) -> list[str]:
    """What is wrong with a file of this text, as it is told."""
    return [str(each) for each in theme_of(PATH, text).problems]


def test_a_theme_changes_what_it_names() -> None:
    """Colours and roles, after the base for all else."""
    own = theme_of(
        PATH, 'base = "light"\n[colours]\ntext = "#101010"\n[roles]\nnote = "#000000 bold on #FFFFFF"\nneed = "over"\n'
    )
    assert own.problems == ()
    assert own.theme.colours == {**THEMES["light"].colours, "text": "#101010"}
    assert own.theme.roles == {"note": "#000000 bold on #ffffff", "need": "over"}
    assert not own.theme.is_dark
    assert own.theme.words == "your own, after light"


def test_a_theme_after_the_terminals_may_use_its_colours() -> None:
    """By their names; what the base says of roles stays."""
    own = theme_of(PATH, 'base = "terminal"\n[colours]\nfocus = "bright_blue"\n[roles]\nnotice = "yellow bold"\n')
    assert own.problems == ()
    assert own.theme.is_terminals
    assert own.theme.colours["focus"] == "bright_blue"
    assert own.theme.roles == {**THEMES["terminal"].roles, "notice": "yellow bold"}


def test_an_empty_file_is_the_dark_theme() -> None:
    """Nothing is named, so nothing is changed."""
    assert theme_of(PATH, "").theme == THEMES["dark"]._replace(words="your own, after dark")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('base = "lihgt"', "1: base is one of dark, light, contrast, colour-blind, terminal. Did you mean light?"),
        ("base = 3", "1: base is one of dark, light, contrast, colour-blind, terminal."),
        ('\n[roles]\nnota = "#ffffff"', '3: There is no role "nota". Did you mean note?'),
        ('[colours]\ntxt = "#ffffff"', '2: There is no colour "txt". Did you mean text?'),
        ('colors = "x"', '1: There is no key "colors". Did you mean colours?'),
        ('[colours]\ntext = "#fff"', '2: colours.text: "#fff" is no colour: write #rrggbb.'),
        ('[colours]\ntext = "red"', '2: colours.text: "red" is no colour: write #rrggbb.'),
        (
            'base = "terminal"\n[colours]\ntext = "rot"',
            '3: colours.text: "rot" is no colour: write #rrggbb, or one of the terminal\'s own such as bright_red.',
        ),
        (
            '[roles]\nnote = "#ffffff bald"',
            '2: roles.note: "bald" is neither a colour nor an attribute. Did you mean bold?',
        ),
        (
            '[roles]\nnote = "#12"',
            '2: roles.note: "#12" is neither a colour nor an attribute. Write it like "#e6e6e6 bold on #14161b".',
        ),
        (
            '[roles]\nnote = "red blue"',
            '2: roles.note: It names two colours where one can be. Write it like "#e6e6e6 bold on #14161b".',
        ),
        (
            '[roles]\nnote = "red on"',
            '2: roles.note: There is no colour behind on. Write it like "#e6e6e6 bold on #14161b".',
        ),
        ("[roles]\nnote = 7", "2: roles.note: It must be a text in quotation marks."),
        ("roles = 7", "1: roles is a table: write [roles], and its lines below."),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_key(text: str, sentence: str) -> None:
    """In one sentence each, with what was probably meant; the base holds instead."""
    assert said(text) == [f"{PATH}:{sentence}"]
    assert theme_of(PATH, text).theme.roles in ({}, THEMES["terminal"].roles)


def test_what_is_right_holds_beside_what_is_wrong() -> None:
    """One bad line does not take the others with it."""
    own = theme_of(PATH, '[roles]\nnote = "#ffffff"\nneed = "loud"\n')
    assert len(own.problems) == 1
    assert own.theme.roles == {"note": "#ffffff"}


def test_a_file_that_is_no_toml_is_the_dark_theme() -> None:
    """Its line is told."""
    own = theme_of(PATH, "base = \n")
    assert own.theme == THEMES["dark"]
    assert said("base = \n")[0].startswith(f"{PATH}:1: This is no TOML")


def test_escape_codes_in_a_file_reach_no_terminal() -> None:
    """What is quoted is cleaned."""
    assert "\x1b" not in said('[roles]\n"\\u001b]52;x" = "red"')[0]


def test_themes_are_found_by_the_names_of_their_files(tmp_path: Path) -> None:
    """Behind those that come with the program, which no file can replace."""
    (tmp_path / "evening.toml").write_text('base = "light"\n[roles]\nnote = "loud"\n')
    (tmp_path / "dark.toml").write_text("")
    assert names(tmp_path) == ["evening"]
    assert [name for name, _ in describe(tmp_path)] == [*THEMES, "evening"]
    theme, words = find(tmp_path, "evening")
    assert theme is not None and not theme.is_dark
    assert words.startswith("evening.toml line 3: roles.note:")
    assert [each.where for each in problems(tmp_path)] == [
        str(tmp_path / "dark.toml"),
        str(tmp_path / "evening.toml"),
    ]


def test_a_theme_that_there_is_not_is_said(tmp_path: Path) -> None:
    """With what was probably meant, or with all that there are."""
    assert find(tmp_path, "drak") == (None, 'There is no theme "drak". Did you mean dark?')
    assert find(tmp_path, "xyzzy") == (
        None,
        'There is no theme "xyzzy". There are dark, light, contrast, colour-blind, terminal.',
    )
    assert find(tmp_path, "../dark")[0] is None
