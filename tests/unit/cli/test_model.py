"""`lmc model`: what it prints, in which form, and its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lmc_tui.cli import main
from lmc_tui.content import example_text

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The worked example and one without a target; nothing is a terminal."""
    folder = tmp_path / "sessions"
    folder.mkdir()
    (folder / "quillmarsh.toml").write_text(example_text())
    aimless = example_text().replace('target_model = "performance-support"\n', "")
    (folder / "aimless.toml").write_text(aimless.replace("Quillmarsh L&D in eighteen months", "Aimless"))
    monkeypatch.setenv("LMC_SESSIONS", str(folder))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(tmp_path)
    return folder


def test_both_boards_are_read(folder: Path, capsys: Captured) -> None:
    """Sentence, scores with evidence, the continuum with three marks, and what the target needs."""
    assert main(["model", str(folder / "quillmarsh.toml")]) == 0
    captured = capsys.readouterr()
    lines = captured.out.splitlines()
    assert lines[0] == "Quillmarsh L&D in eighteen months"
    assert "as-is: This looks like Mass Distribution with 7 points, a little ahead of University with 5." in lines
    assert "to-be: This looks like Performance Support with 11 points, well ahead of University with 6." in lines
    assert "  11  Performance Support" in lines
    assert (
        "        Help waits inside the workflow, or is found by searching: Prompt on the handheld scanner (+3)" in lines
    )
    marks = [line.split()[0] for line in lines if line.endswith("↓")]
    assert marks == ["as-is", "to-be", "target"]
    assert any(line.startswith("  To move to Performance Support you still need an IT contact") for line in lines)
    assert "  Partners gained: Finance analytics, analytics; VP Operations, sponsor/champion." in lines
    assert "What it needs, beside what the to-be board has" in lines
    assert "  Key Partners: 3 of 7 there" in lines
    assert captured.err == ""
    assert "\x1b" not in captured.out


def test_no_line_is_wider_than_the_terminal(folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """At 60 columns as at 120."""
    assert folder.exists()
    monkeypatch.setenv("COLUMNS", "60")
    assert main(["model", "quillmarsh"]) == 0
    assert max(len(line) for line in capsys.readouterr().out.splitlines()) <= 60


def test_one_board_alone(folder: Path, capsys: Captured) -> None:
    """Its score, its mark, what it lacks; no way from one board to another."""
    assert folder.exists()
    assert main(["model", "quillmarsh", "--board", "as-is"]) == 0
    out = capsys.readouterr().out
    assert "to-be" not in out
    assert "Partners gained" not in out
    assert "    ! An IT contact (internal, permanent) Must." in out.splitlines()


def test_another_target(folder: Path, capsys: Captured) -> None:
    """By a name of 2013, in any case; the target of the file does not count then."""
    assert folder.exists()
    assert main(["model", "quillmarsh", "--target", "MASS customization"]) == 0
    captured = capsys.readouterr()
    assert "Target: Mass Distribution." in captured.out
    assert "  All partners that Mass Distribution cannot do without are named." in captured.out.splitlines()
    assert captured.err == ""


def test_without_a_target_the_boards_are_still_read(folder: Path, capsys: Captured) -> None:
    """And it says, on stderr, how to name one."""
    assert folder.exists()
    assert main(["model", "aimless"]) == 0
    captured = capsys.readouterr()
    assert "This looks like Mass Distribution" in captured.out
    assert "Target" not in captured.out
    assert captured.err.startswith("The session names no target model: name one with --target, of performance-support,")


def test_a_target_that_nobody_knows_is_mentioned(folder: Path, capsys: Captured) -> None:
    """In the file it is passed over with a word; on the command line it is wrong usage."""
    path = folder / "aimless.toml"
    path.write_text(path.read_text().replace("[session]\n", '[session]\ntarget_model = "wisdom"\n'))
    assert main(["model", "aimless"]) == 0
    assert "The session aims at 'wisdom', which is no model" in capsys.readouterr().err
    assert main(["model", "quillmarsh", "--target", "wisdom"]) == 2
    assert "there is no model 'wisdom'; there are performance-support" in capsys.readouterr().err


def test_a_board_that_is_not_there_is_wrong_usage(folder: Path, capsys: Captured) -> None:
    """With the boards that there are."""
    assert folder.exists()
    assert main(["model", "quillmarsh", "--board", "tomorrow"]) == 2
    assert "there are as-is, to-be" in capsys.readouterr().err
    assert main(["model", "nowhere"]) == 3


def test_json_says_the_same(folder: Path, capsys: Captured) -> None:
    """One object; notes by their ids."""
    assert folder.exists()
    assert main(["model", "quillmarsh", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert list(record) == ["path", "title", "target", "boards", "way"]
    assert record["target"] == "performance-support"
    today, target = record["boards"]
    assert (today["board"], today["looks_like"], today["runner_up"]) == ("as-is", "mass-distribution", "university")
    assert (today["confidence"], today["place"], target["place"]) == ("narrow", 0.344, 0.269)
    assert [(each["model"], each["points"]) for each in target["scores"]] == [
        ("performance-support", 11),
        ("university", 6),
        ("partnership", 4),
        ("innovation", 4),
        ("mass-distribution", 3),
    ]
    assert target["scores"][0]["evidence"][0]["notes"] == ["d23r2qe"]
    assert [each["id"] for each in today["partners"]["must"]] == ["ps-it", "ps-owner"]
    assert {"section": "key-partners", "way": "win", "before": None, "after": "u3qq7r3"} in record["way"]["moves"]
    planned = [each for each in target["needs"] if each["state"] == "planned"]
    assert [each["notes"] for each in planned] == [["z3vj5ps"], ["k7f3q2d"], ["k7f3q2d"], ["u3qq7r3"]]


def test_json_without_a_target(folder: Path, capsys: Captured) -> None:
    """What is about a target is empty."""
    assert folder.exists()
    assert main(["model", "aimless", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["target"], record["way"]) == (None, None)
    assert [(each["partners"], each["needs"]) for each in record["boards"]] == [(None, []), (None, [])]


def test_an_empty_session_looks_like_nothing(folder: Path, capsys: Captured) -> None:
    """And lies nowhere on the continuum."""
    head = example_text().partition("[[agenda]]")[0].replace("Quillmarsh L&D in eighteen months", "Empty")
    (folder / "empty.toml").write_text(head)
    assert main(["model", "empty"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "to-be: Nothing on this board speaks for a model yet." in lines
    assert "to-be   nothing speaks for a model yet" in lines


def test_no_screen_is_loaded() -> None:
    """Neither Textual nor asyncio is needed for a printed answer."""
    probe = (
        "import sys; from lmc_tui.cli import main; main(['model', sys.argv[1]]); "
        "print([name for name in ('textual', 'asyncio') if name in sys.modules], file=sys.stderr)"
    )
    example = Path(__file__).parents[3] / "sessions" / "quillmarsh.toml"
    run = subprocess.run([sys.executable, "-c", probe, str(example)], capture_output=True, text=True, check=True)
    assert run.stderr.strip() == "[]"
