"""One table of commands: whatever is made from it agrees with it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from lmc_tui.content import example_text
from lmc_tui.tui.commands import (
    COMMANDS,
    IN_SECTION,
    ON_CANVAS,
    WHEN_OVER,
    Command,
    Needs,
    available,
    command,
    key_table_markdown,
)
from lmc_tui.tui.screens.advising import COMMAND_SETS
from lmc_tui.tui.screens.workshop import WorkshopScreen, command_set_kind

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("each", COMMANDS, ids=lambda each: each.id)
def test_every_command_has_its_method(each: Command) -> None:
    """A command that nothing does is none; one that two do is ambiguous."""
    kinds = (WorkshopScreen, *map(command_set_kind, COMMAND_SETS))
    owners = [kind for kind in kinds if callable(getattr(kind, each.method, None))]
    assert len(owners) == 1
    assert each.title
    assert each.label


def test_ids_are_used_once_and_keys_do_not_clash() -> None:
    """In each of the two states a key means one thing."""
    assert [name for name, count in Counter(each.id for each in COMMANDS).items() if count > 1] == []
    for further in ("keys_in_section", "keys_on_canvas"):
        keys = Counter(key for each in COMMANDS for key in (*each.keys, *getattr(each, further)))
        assert [key for key, count in keys.items() if count > 1] == []


def test_the_keys_of_the_contract_are_there() -> None:
    """What the product promises, key by key."""
    promised = {
        "add": "a",
        "edit": "e",
        "edit_outside": "E",
        "facets": "f",
        "toggle_need": "x",
        "link": "l",
        "move_note": "m",
        "note_down": "J",
        "note_up": "K",
        "archive": "d",
        "undo": "u",
        "redo": "U",
        "search": "/",
        "toggle_clock": "space",
        "extend": "+",
        "shorten": "-",
        "next_step": "n",
        "previous_step": "N",
        "park": "p",
        "action": "!",
        "switch_board": "b",
        "next_question": "]",
        "previous_question": "[",
        "guide": "g",
        "help": "?",
        "palette": "ctrl+p",
        "save": "ctrl+s",
        "leave": "ctrl+q",
        "next_section": "tab",
        "open_section": "enter",
        "back": "escape",
    }
    for command_id, key in promised.items():
        assert key in command(command_id).all_keys, command_id


def test_no_key_is_one_that_terminals_swallow() -> None:
    """No alt, no ctrl+enter, no ctrl+b; quitting has two ways."""
    keys = {key for each in COMMANDS for key in each.all_keys}
    assert not {key for key in keys if key.startswith("alt+") or key in ("ctrl+enter", "ctrl+b", "ctrl+c")}
    assert len(command("leave").keys) > 1


def test_the_bottom_line_offers_commands_that_exist() -> None:
    """Nothing is offered that the table does not know."""
    for command_id in (*ON_CANVAS, *IN_SECTION, *WHEN_OVER):
        assert command(command_id).id == command_id


def test_commands_need_what_they_say() -> None:
    """Without a note there is no editing; looking about always works."""
    nothing = available(frozenset())
    assert "move_left" in nothing
    assert "help" in nothing
    assert "edit" not in nothing
    assert available(frozenset(Needs)) == {each.id for each in COMMANDS}


def test_the_readme_has_the_key_table_of_the_program() -> None:
    """Generated, and put between two marks; run `python -m tests.support.readme` to renew it."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"<!-- keys:[^>]*-->\n(.*?)<!-- /keys -->", readme, re.S)
    assert shown is not None
    assert shown[1].strip() == key_table_markdown().strip()


def test_the_readmes_file_is_a_session() -> None:
    """The example of the format reads with the program's own loader."""
    from lmc_tui.content import canvases
    from lmc_tui.storage.codec import decode

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```toml\n(.*?)```", readme, re.S)
    assert block is not None
    decoded = decode(tomllib.loads(block[1]), canvases(), "README.md")
    assert decoded.notices == ()
    assert decoded.session.notes[0].text == "IT warehouse systems"


def test_the_readmes_picture_and_commands_are_there() -> None:
    """The picture exists, and every command that the README names is one."""
    from lmc_tui.cli.commands import lmc

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme):
        assert (ROOT / path).is_file(), path
    named = set(re.findall(r"`lmc ([a-z]+)", readme))
    assert named <= set(lmc.commands)
    assert set(lmc.commands) <= named


def test_the_example_is_the_same_in_both_places_and_written_by_the_program() -> None:
    """`sessions/quillmarsh.toml` is what the package ships, and what saving it would write, byte for byte."""
    from lmc_tui.content import canvases, load_canvas
    from lmc_tui.storage.store import TomlSessionStore, session_text

    path = ROOT / "sessions" / "quillmarsh.toml"
    text = path.read_text(encoding="utf-8")
    assert text == example_text()
    loaded = TomlSessionStore(path, canvases()).load()
    assert loaded.notices == ()
    assert session_text(loaded.session, load_canvas()) == text
