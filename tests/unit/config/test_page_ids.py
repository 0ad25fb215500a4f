"""Keys of what works outside the canvas: ids with a dot, in quotation marks or as tables of their own."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from lmc_tui.config.file import parsed
from lmc_tui.config.key_names import ChosenKey
from lmc_tui.config.loading import Settled, settled
from lmc_tui.config.writing import template, with_keys

PATH = Path("config.toml")
DOWN, NEW = "lists.down", "sessions.new"


def settle_text(text: str) -> Settled:
    """What holds with a file of that text."""
    return settled({}, {}, PATH, parsed(PATH, text.encode("utf-8")), {})


@pytest.mark.parametrize(
    "text",
    [
        '[keys]\n"lists.down" = "z"\n',
        '[keys]\nlists.down = "z"\n',
        '[keys.lists]\ndown = "z"\n',
        '[keys]\nlists = { down = "z" }\n',
        '\nkeys.lists.down = "z"\n',
        '\nkeys."lists.down" = "z"\n',
    ],
)
def test_all_ways_of_toml_to_say_it_are_the_same(text: str) -> None:
    """And each is told of on the line on which it stands."""
    found = settle_text(text)
    assert found.keys == {DOWN: (ChosenKey("z"),)}
    assert found.problems == ()
    assert found.problem(("keys", DOWN), "It.").line == 2


def test_what_is_set_twice_counts_once() -> None:
    """The first time, which is said of the second."""
    found = settle_text('[keys]\n"lists.down" = "z"\n[keys.lists]\ndown = "y"\n')
    assert found.keys == {DOWN: (ChosenKey("z"),)}
    assert [each.sentence for each in found.problems] == ["lists.down is set twice; the first one counts."]


def test_a_wrong_key_in_a_table_is_told_with_its_line() -> None:
    """As for commands of the canvas."""
    found = settle_text('[keys.lists]\nup = "k"\n\ndown = "pagedwn"\n')
    assert [str(each) for each in found.problems] == [
        'config.toml:4: There is no key "pagedwn". Did you mean pagedown?'
    ]
    deep = settle_text('[keys.lists.down]\nx = "k"\n')
    assert [each.sentence for each in deep.problems] == [
        'A command takes a key such as "z", or a list of keys, not a table.'
    ]


def test_the_template_names_them_in_quotation_marks() -> None:
    """Setting one uses the line that waits for it."""
    text = template([("add", ["a"], "Add"), (DOWN, ["down", "j"], "Go down")])
    assert '# "lists.down" = ["down", "j"]  # Go down\n' in text
    after = with_keys(text, DOWN, ["z"])
    assert after == text.replace('# "lists.down" = ["down", "j"]  # Go down', '"lists.down" = "z"  # Go down')


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ('[keys]\n"lists.down" = "y" # mine\n', {DOWN: ["z", "Z"]}),
        ('[keys.lists]\ndown = "y" # mine\nup = "u"\n', {"lists": {"down": ["z", "Z"], "up": "u"}}),
        ('[keys]\nlists.down = "y" # mine\n', {"lists": {"down": ["z", "Z"]}}),
        ("# mine\nbell = false\n", {DOWN: ["z", "Z"]}),
        ('[keys.lists]\nup = "u" # mine\n', {"lists": {"up": "u"}, DOWN: ["z", "Z"]}),
    ],
)
def test_setting_one_changes_it_where_it_stands(before: str, expected: dict[str, object]) -> None:
    """In whichever way the file says it; comments stay."""
    after = with_keys(before, DOWN, ["z", "Z"])
    assert tomllib.loads(after)["keys"] == expected
    assert "# mine" in after
    assert settle_text(after).keys[DOWN] == (ChosenKey("z"), ChosenKey("Z"))
