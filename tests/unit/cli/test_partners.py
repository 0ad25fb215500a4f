"""`lmc partners`: the plan in three forms, to a file or to stdout."""

from __future__ import annotations

from pathlib import Path

import pytest

from lmc_tui.cli import main
from lmc_tui.content import example_text

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The worked example."""
    folder = tmp_path / "sessions"
    folder.mkdir()
    (folder / "quillmarsh.toml").write_text(example_text())
    monkeypatch.setenv("LMC_SESSIONS", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


def test_the_plan_of_the_target_is_printed_as_text(folder: Path, capsys: Captured) -> None:
    """By title or file; nothing on stderr."""
    assert main(["partners", str(folder / "quillmarsh.toml")]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("Quillmarsh L&D in eighteen months · to-be · partner plan\n")
    assert "Inside · 4\n" in captured.out
    assert captured.err == ""


@pytest.mark.parametrize(("kind", "begins"), [("md", "# Quillmarsh"), ("html", "<!DOCTYPE html>"), ("txt", "Quillm")])
def test_each_form_goes_to_a_file(folder: Path, capsys: Captured, kind: str, begins: str) -> None:
    """What was written is said on stderr; the file ends with a line end."""
    target = folder / f"plan.{kind}"
    assert main(["partners", "quillmarsh", "-f", kind, "-o", str(target)]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == f"Wrote {target}.\n"
    assert target.read_text().startswith(begins)
    assert target.read_text().endswith("\n")


def test_one_can_ask_for_todays_board(folder: Path, capsys: Captured) -> None:
    """Three partners, none from IT."""
    assert folder.exists()
    assert main(["partners", "quillmarsh", "--board", "as-is"]) == 0
    out = capsys.readouterr().out
    assert "3 partners: 2 inside, 1 outside; all of them are there." in out
    assert "Nobody from IT is a partner." in out


def test_today_is_shown_where_the_target_names_nobody(folder: Path, capsys: Captured) -> None:
    """A session that is only about today needs no option; an empty one shows the target."""
    path = folder / "quillmarsh.toml"
    path.write_text(example_text().partition('[[notes]]\nid = "r82y3mu"')[0])
    assert main(["partners", "quillmarsh"]) == 0
    assert " · as-is · partner plan" in capsys.readouterr().out
    path.write_text(example_text().partition("[[notes]]")[0])
    assert main(["partners", "quillmarsh"]) == 0
    assert " · to-be · partner plan" in capsys.readouterr().out


def test_wrong_usage_and_missing_files_have_their_status(folder: Path, capsys: Captured) -> None:
    """2 and 3."""
    assert folder.exists()
    assert main(["partners", "quillmarsh", "--board", "tomorrow"]) == 2
    assert main(["partners", "quillmarsh", "-f", "pdf"]) == 2
    assert main(["partners", "nowhere"]) == 3
    assert "there are as-is, to-be" in capsys.readouterr().err
