"""What holds: the flag, else the variable, else the file, else the default; and what is said of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from lmc_tui.config.file import parsed
from lmc_tui.config.key_names import ChosenKey, Where
from lmc_tui.config.loading import Origin, Settled, Source, settled
from lmc_tui.config.settings import DEFAULTS, SETTINGS, Config, Kind

PATH = Path("/home/ann/config.toml")
CHOICES = {"preset": ("team-90", "sprint-20")}


def settle_text(text: str, flags: Mapping[str, str] | None = None, **environment: str) -> Settled:
    """What holds with a file of that text."""
    return settled(flags or {}, environment, PATH, parsed(PATH, text.encode("utf-8")), CHOICES)


def problems(text: str) -> list[str]:
    """What is wrong with a file of that text."""
    return [str(each) for each in settle_text(text).problems]


def test_nothing_said_is_the_default() -> None:
    """No file, no variable, no flag."""
    found = settle_text("")
    assert (found.config, found.origins, found.problems, found.keys) == (DEFAULTS, {}, (), {})


def test_the_flag_wins_over_the_variable_over_the_file_over_the_default() -> None:
    """Each is taken only where nothing stronger says anything, and each value knows whence it came."""
    text = "bell = false\n"
    assert settle_text(text).config.bell is False
    assert settle_text(text).origins == {"bell": Origin(Source.FILE)}
    by_variable = settle_text(text, LMC_BELL="on")
    assert by_variable.config.bell is True
    assert by_variable.origins == {"bell": Origin(Source.VARIABLE, "$LMC_BELL")}
    by_flag = settle_text(text, {"bell": "off"}, LMC_BELL="on")
    assert by_flag.config.bell is False
    assert by_flag.origins == {"bell": Origin(Source.FLAG, "--set")}


def test_the_folder_of_sessions_has_the_same_order() -> None:
    """By its own flag, its own variable and the file."""
    text = 'dir = "~/file"\n'
    assert settle_text(text).config.dir == "~/file"
    assert settle_text(text, LMC_SESSIONS="variable").config.dir == "variable"
    assert settle_text(text, {"dir": "flag"}, LMC_SESSIONS="variable").config.dir == "flag"
    assert settle_text(text, {"dir": "flag"}).origins["dir"] == Origin(Source.FLAG, "--dir")


def test_a_wrong_value_gives_way_to_the_next_that_is_right() -> None:
    """A variable that says nonsense is told, and the file holds."""
    found = settle_text("bell = false\n", LMC_BELL="loud")
    assert found.config.bell is False
    assert [str(each) for each in found.problems] == ['$LMC_BELL: bell is on or off, not "loud".']
    assert settle_text("", LMC_BELL="").problems == ()


@pytest.mark.parametrize(
    ("words", "value"), [("on", True), ("TRUE", True), ("1", True), (" yes ", True), ("off", False), ("No", False)]
)
def test_a_switch_understands_usual_words(words: str, value: bool) -> None:
    """In a variable; the file wants true or false."""
    assert settle_text("", LMC_MOUSE=words).config.mouse is value


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\nbel = true", '2: There is no setting "bel". Did you mean bell?'),
        ("guide = 1", "1: guide takes true or false, not a number."),
        ('# x\n\nmouse = "off"', '3: mouse takes true or false, not the text "off".'),
        ("author = [1]", "1: author takes a text in quotation marks, not a list."),
        ("author = 2026-03-02", "1: author takes a text in quotation marks, not a date or time."),
        (
            'author = "a\\u001b[2J"',
            "1: author must be one line without control characters or blanks at its ends.",
        ),
        ('dir = "here"', "1: dir must begin with / or ~/: nobody knows from where you will start lmc."),
        ('preset = "team90"', '1: There is no preset "team90". Did you mean team-90?'),
        ('preset = "q"', '1: There is no preset "q". There are team-90, sprint-20.'),
        ("keys = 3", '1: keys is a table: write [keys], and below it lines such as add = "z".'),
        ("[keys]\nadd = 3", '2: A command takes a key such as "z", or a list of keys, not a number.'),
        ("[keys]\nadd = [3]", '2: A command takes a key such as "z", or a list of keys, not a list of other things.'),
        ('[keys]\n\nadd = "pagedwn"', '3: There is no key "pagedwn". Did you mean pagedown?'),
        ('keys.add = "shift+a"', '1: There is no key "shift+a". shift with a letter is its capital: A.'),
        ("bell = true\nbell =", "2: This is no TOML: Invalid value. Nothing in this file counts until that is mended."),
    ],
)
def test_each_problem_has_its_line_and_what_was_probably_meant(text: str, told: str) -> None:
    """And nothing else is said."""
    assert problems(text) == [f"{PATH}:{told}"]


def test_what_is_right_beside_what_is_wrong_holds() -> None:
    """Only the wrong lines fall back to the default."""
    found = settle_text('bell = "x"\nguide = false\n[keys]\nadd = ["z", "nokey"]\nedit = "nokey"\npark = "none"\n')
    assert found.config == Config(guide=False)
    assert found.keys == {"add": (ChosenKey("z"),), "park": ()}
    assert [each.line for each in found.problems] == [1, 4, 5]


def test_keys_are_one_or_several_or_none() -> None:
    """A key may hold in one view only, and is written in one way however a person writes it."""
    found = settle_text('[keys]\nadd = "Z"\nundo = ["^t", "F5", "section:PgDn", "F5"]\nedit = []\npark = "none"\n')
    assert found.problems == ()
    assert found.keys == {
        "add": (ChosenKey("Z"),),
        "undo": (ChosenKey("ctrl+t"), ChosenKey("f5"), ChosenKey("pagedown", Where.SECTION)),
        "edit": (),
        "park": (),
    }


def test_a_key_that_terminals_keep_is_only_a_hint() -> None:
    """It is taken all the same."""
    found = settle_text('[keys]\nadd = "ctrl+b"\n')
    assert found.keys == {"add": (ChosenKey("ctrl+b"),)}
    assert [each.is_hint for each in found.problems] == [True]
    assert "tmux" in str(found.problems[0])


def test_the_screen_names_the_file_without_its_folder() -> None:
    """Short enough for the bottom line."""
    assert settle_text("\nbel = 1").problems[0].short.startswith('config.toml line 2: There is no setting "bel".')
    assert settle_text("", LMC_BELL="x").problems[0].short.startswith("$LMC_BELL: ")


def test_the_table_of_settings_and_the_config_are_one() -> None:
    """Every field is in the table, in its order, with a default of its kind; every setting has its variable."""
    assert [each.name for each in SETTINGS] == list(Config._fields)
    for each in SETTINGS:
        assert isinstance(each.default, bool) is (each.kind is Kind.SWITCH)
        assert each.variable.startswith("LMC_")
        assert each.help.endswith(".")
    assert len({each.variable for each in SETTINGS}) == len(SETTINGS)


def test_a_setting_that_is_a_choice_takes_no_other_word() -> None:
    """Whoever mistypes one is told which there are; the default holds meanwhile."""
    found = settle_text('clipboard = "oscc52"\nnotify = "growl"\n')
    assert [str(each) for each in found.problems] == [
        f'{PATH}:1: There is no clipboard "oscc52". Did you mean osc52?',
        f'{PATH}:2: There is no notify "growl". There are none, bell, osc9, osc777, osc99.',
    ]
    assert found.config == DEFAULTS
    assert settle_text("", LMC_CLIPBOARD="file").config.clipboard == "file"
    assert settle_text('notify = "osc777"').config.notify == "osc777"


def test_the_choices_of_a_setting_hold_its_default() -> None:
    """A default that could not be set would be a trap."""
    assert [each.name for each in SETTINGS if each.choices and each.default not in each.choices] == []
