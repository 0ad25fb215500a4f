"""One table of settings: the README agrees with it."""

from __future__ import annotations

import re
from pathlib import Path

from lmc_tui.config.file import parsed
from lmc_tui.config.loading import settled
from lmc_tui.config.settings import Config, settings_markdown
from lmc_tui.tui.rebinding import key_map

ROOT = Path(__file__).parents[2]
PATH = Path("config.toml")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_has_the_table_of_settings() -> None:
    """Generated, and put between two marks; run `python -m tests.support.readme` to renew it."""
    shown = re.search(r"<!-- settings:[^>]*-->\n(.*?)<!-- /settings -->", README, re.S)
    assert shown is not None
    assert shown[1].strip() == settings_markdown().strip()


def test_the_readmes_example_has_nothing_wrong_with_it() -> None:
    """It does what the comments beside it say."""
    section = README.split("## Configuration")[1]
    block = re.search(r"```toml\n(.*?)```", section, re.S)
    assert block is not None
    found = settled({}, {}, PATH, parsed(PATH, block[1].encode()), {})
    mapped = key_map(found.keys)
    assert found.and_keys(mapped.problems) == ()
    assert found.config == Config(dir="~/workshops", bell=False)
    assert mapped.keys.command("next_step").keys == ("n", "f5")
    assert mapped.keys.command("note_up").keys_in_section == ("ctrl+up",)


def test_the_readmes_problems_are_those_of_the_program() -> None:
    """Word for word, as `lmc config check` tells them."""
    text = 'bell = true\nbel = 1\n\n[keys]\nnext_stp = "z"\npark = "d"\n'
    found = settled({}, {}, PATH, parsed(PATH, text.encode()), {})
    for problem in found.and_keys(key_map(found.keys).problems):
        assert f"{problem}\n" in README
