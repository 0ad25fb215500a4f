"""The person's own pager: which it is, what it gets, and what happens when there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lmc_tui.tui.pager import PagerError, pager_command, read_in, staying


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for programs that is all of $PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def a_program(folder: Path, name: str, body: str = "") -> Path:
    """A shell script of that name."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def test_the_setting_wins_over_the_variable_over_less(folder: Path) -> None:
    """Options stay; without any of them there is no pager."""
    assert pager_command({}) == []
    a_program(folder, "less")
    assert pager_command({}) == ["less"]
    a_program(folder, "most")
    assert pager_command({"PAGER": "most -s"}) == ["most", "-s"]
    assert pager_command({"PAGER": "most"}, "less -S") == ["less", "-S"]
    assert pager_command({"PAGER": "nonesuch"}, "less") == ["less"]


@pytest.mark.parametrize(("environment", "chosen"), [({"PAGER": ""}, ""), ({"PAGER": "cat"}, ""), ({}, "cat")])
def test_cat_or_an_empty_variable_is_none(folder: Path, environment: dict[str, str], chosen: str) -> None:
    """As git has it, also where less is there."""
    a_program(folder, "less")
    assert pager_command(environment, chosen) == []


def test_a_pager_that_cannot_be_found_or_understood_is_named(folder: Path) -> None:
    """The sentence tells where it was said, too."""
    del folder
    with pytest.raises(PagerError, match=r"^\$PAGER names 'nonesuch', which is not installed here\.$"):
        pager_command({"PAGER": "nonesuch -x"})
    with pytest.raises(PagerError, match=r"^The setting pager cannot be understood: No closing quotation"):
        pager_command({}, "'less")


def test_the_pager_reads_the_text_and_no_name_of_it_is_left(tmp_path: Path) -> None:
    """To the letter, in UTF-8, however long."""
    pager = a_program(tmp_path, "pager", f'cat > "{tmp_path}/read"')
    text = "Depots für alle\n" * 20_000
    read_in([str(pager)], text, os.environ)
    assert (tmp_path / "read").read_bytes() == text.encode("utf-8")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["home", "pager", "read"]


def test_a_pager_that_is_left_early_is_no_error(tmp_path: Path) -> None:
    """Whether it ends well or not, and without a line of it read."""
    read_in([str(a_program(tmp_path, "pager", "exit 1"))], "x\n" * 200_000, os.environ)
    read_in([str(a_program(tmp_path, "pager", "kill -9 $$"))], "x\n", os.environ)


def test_a_pager_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    """Not there, or a script around what is not there."""
    for name, body in (("nonesuch", None), ("wrapper", "nonesuch-pager")):
        pager = tmp_path / name if body is None else a_program(tmp_path, name, body)
        with pytest.raises(PagerError, match="could not be started"):
            read_in([str(pager)], "x", os.environ)


def test_a_pager_that_must_stay_keeps_what_the_person_has_set() -> None:
    """Only leaving at once when all fits is taken back, and not giving the screen back."""
    assert staying({"LESS": "FRXS", "A": "b"}) == {"LV": "-c", "A": "b", "LESS": "FRXS -+F -+X"}
    assert staying({})["LESS"] == "R -+F -+X"
