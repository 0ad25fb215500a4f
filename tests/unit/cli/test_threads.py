"""`lmc threads`: what it prints, in which form, and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lmc_tui.cli import main
from lmc_tui.content import example_text

Captured = pytest.CaptureFixture[str]
FIRST = "“Depot Operations (VP Nordal)”"


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The worked example as a file, in a narrow terminal."""
    path = tmp_path / "monday.toml"
    path.write_text(example_text())
    monkeypatch.setenv("COLUMNS", "60")
    return str(path)


def test_each_thread_is_a_sentence_with_its_gaps_below(example: str, capsys: Captured) -> None:
    """The primary one first and starred; no line is wider than the terminal; all is well with the primary ones."""
    assert main(["threads", example]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "as-is: 3 threads"
    assert "to-be: 4 threads" in lines
    assert lines[2].startswith("★ For “HR Compliance” we promise")
    assert lines.count("  ✗ Design: No design makes the promise true.") == 2
    assert max(map(len, lines)) <= 60


def test_one_board_and_who_gives_what_up(example: str, capsys: Captured) -> None:
    """Only that board is told."""
    assert main(["threads", example, "--board", "to-be", "--cut"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "HR Compliance: yearly" not in said
    assert f"- {FIRST} gives up “Pickers productive three weeks sooner” and “Returns handling cost" in said


def test_a_broken_primary_thread_gives_status_one(example: str, capsys: Captured) -> None:
    """The depot's staff, made primary, are promised nothing."""
    path = Path(example)
    path.write_text(
        example_text().replace('role = ["learner"], rank = "secondary"', 'role = ["learner"], rank = "primary"')
    )
    assert main(["threads", example, "--board", "as-is"]) == 1
    assert main(["threads", example, "--board", "to-be", "--json"]) == 0
    assert capsys.readouterr().err == ""


def test_programs_get_one_object_a_thread(example: str, capsys: Captured) -> None:
    """With ids in place of words where there are any."""
    assert main(["threads", example, "--json"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["board"] for each in found] == ["as-is"] * 3 + ["to-be"] * 4
    assert found[1]["segment"]["text"] == "Depot staff"
    assert found[1]["gaps"][0] == "value-proposition"
    assert found[1]["breaks"][0] == {
        "kind": "gap",
        "section": "value-proposition",
        "note": None,
        "message": "Nobody has said what we promise them.",
    }
    assert len(found[3]["notes"]["cost-structure"]) == 3


def test_a_board_without_segments_says_so(tmp_path: Path, capsys: Captured) -> None:
    """No thread is no error."""
    path = tmp_path / "new.toml"
    path.write_text(example_text().replace('section = "customer-segments"', 'section = "design"').split("[[notes]]")[0])
    assert main(["threads", str(path), "--board", "to-be"]) == 0
    assert capsys.readouterr().out.startswith("to-be: no segment yet, and so no thread")


def test_an_unknown_board_is_wrong_usage(example: str, capsys: Captured) -> None:
    """And the known ones are named."""
    assert main(["threads", example, "--board", "next"]) == 2
    assert "as-is, to-be" in capsys.readouterr().err
