"""`lmc config` and the keys of what works outside the canvas."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from lmc_tui.cli import main
from tests.unit.cli.test_config import Captured, path, write

__all__ = ["path"]


def test_show_names_every_act_by_its_id(path: Path, capsys: Captured) -> None:
    """With the keys that it has, and where the file says so."""
    write(path, '[keys.sessions]\nnew = "z"\nexample = "none"\n')
    assert main(["config", "show", "--keys"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["keys.sessions.new", "z", "file", "line", "2"] in lines
    assert ["sessions.new", "z", "Make"] in [line[:3] for line in lines]
    assert ["sessions.example", "none"] in [line[:2] for line in lines]
    assert ["lists.down", "↓,", "j", "Go", "down"] in lines


def test_check_tells_each_problem_with_file_and_line(path: Path, capsys: Captured) -> None:
    """In each way to write it."""
    write(
        path,
        '[keys]\n"sessions.neww" = "z"\n"lists.down" = "escape"\n'
        '[keys.finding]\nput_aside = "o"\nsee = "section:x"\n[keys.picking]\nup = "k"\n',
    )
    assert main(["config", "check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f'{path}:2: There is no command "sessions.neww". Did you mean sessions.new?',
        f"{path}:3: escape always leaves where lists.down works, so it can do nothing else there.",
        f"{path}:5: o is a key of finding.open_again too, which loses it there. "
        "Give finding.open_again another, or none.",
        f"{path}:6: section: is for commands of the canvas; finding.see works in its own place only: write x.",
        f"{path}:8: Letters and signs are typed where picking.up works: take a key that types none, "
        "such as ctrl+t or f5.",
    ]


def test_set_uses_the_line_that_waits_for_it(path: Path, capsys: Captured) -> None:
    """In the commented file as it is made when there is none; checked, it is right."""
    assert main(["config", "set", "keys.sessions.new", "z", "F5"]) == 0
    text = path.read_text()
    assert '\n"sessions.new" = ["z", "F5"]  # Make a new session\n' in text
    assert tomllib.loads(text) == {"keys": {"sessions.new": ["z", "F5"]}}
    assert main(["config", "set", "keys.sessions.new", "none"]) == 0
    assert tomllib.loads(path.read_text()) == {"keys": {"sessions.new": "none"}}
    capsys.readouterr()
    assert main(["config", "check"]) == 0


def test_set_changes_it_where_it_stands(path: Path, capsys: Captured) -> None:
    """In a table of its own."""
    write(path, '[keys.sessions]\nnew = "z" # mine\n')
    assert main(["config", "set", "keys.sessions.new", "y"]) == 0
    assert path.read_text() == '[keys.sessions]\nnew = "y" # mine\n'
    assert main(["config", "set", "keys.picking.up", "k"]) == 1
    assert "Letters and signs are typed" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "told"), [("sessions.neww", "sessions.new"), ("list.down", "lists.down")])
def test_set_refuses_an_id_that_there_is_not(path: Path, capsys: Captured, name: str, told: str) -> None:
    """With the nearest that there is; no file is made."""
    assert main(["config", "set", f"keys.{name}", "z"]) == 2
    assert f"Did you mean {told}?" in capsys.readouterr().err
    assert not path.exists()
