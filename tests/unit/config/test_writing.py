"""The commented file to begin with, and one value changed with every comment kept."""

from __future__ import annotations

import tomllib

from lmc_tui.config.settings import SETTINGS, Setting, setting
from lmc_tui.config.writing import template, with_keys, with_setting

ROWS = [("add", ["a"], "Add notes"), ("back", ["escape", "canvas:x"], "Go back"), ("rename", [], "Title")]


def known(name: str) -> Setting:
    """That setting."""
    found = setting(name)
    assert found is not None
    return found


def test_the_template_sets_nothing_and_names_everything() -> None:
    """Read as it is, it is empty; with every # taken away it is what holds by default, and an example for the rest."""
    text = template(ROWS)
    assert tomllib.loads(text) == {"keys": {}}
    lines = [line for line in text.splitlines() if " = " in line or line.startswith("[")]
    everything = tomllib.loads("\n".join(line.removeprefix("# ") for line in lines if not line.startswith("# Other")))
    assert everything.pop("keys") == {"add": "a", "back": ["escape", "canvas:x"], "rename": "none"}
    assert set(everything) == {each.name for each in SETTINGS}
    assert all(everything[each.name] == each.default for each in SETTINGS if each.default != "")


def test_setting_a_value_uses_the_line_that_waits_for_it() -> None:
    """Every other line of the template stays as it is."""
    before = template(ROWS)
    after = with_setting(before, known("guide"), False)
    assert after == before.replace("# guide = true", "guide = false")
    assert with_keys(after, "add", ["z"]) == after.replace('# add = "a"  # Add', 'add = "z"  # Add')


def test_comments_and_order_survive() -> None:
    """A person's own file, in the person's own way."""
    before = '# mine\nbell   = false # why not\n\n[keys]   # all of them\nadd = "z" # near\n\n[other]\nx = 1\n'
    after = with_setting(before, known("bell"), True)
    assert after == before.replace("false", "true")
    after = with_keys(after, "add", ["y", "Y"])
    assert after == before.replace("false", "true").replace('"z"', '["y", "Y"]')
    after = with_setting(after, known("author"), 'Table "3"')
    assert tomllib.loads(after) == tomllib.loads(before) | {
        "bell": True,
        "author": 'Table "3"',
        "keys": {"add": ["y", "Y"]},
    }
    for comment in ("# mine", "# why not", "# all of them", "# near"):
        assert comment in after


def test_a_setting_goes_above_the_first_table() -> None:
    """Below it, it would belong to that table."""
    assert tomllib.loads(with_setting('[keys]\nadd = "z"\n', known("bell"), False)) == {
        "bell": False,
        "keys": {"add": "z"},
    }
    assert tomllib.loads(with_keys("bell = false\n", "add", [])) == {"bell": False, "keys": {"add": []}}
