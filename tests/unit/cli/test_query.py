"""`lmc query`: one question to all sessions of a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lmc_tui.cli import main
from lmc_tui.content import example_text

Captured = pytest.CaptureFixture[str]
TITLE = "Quillmarsh L&D in eighteen months"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example, and one of another title without a vendor."""
    folder = tmp_path / "portfolio"
    folder.mkdir()
    (folder / "first.toml").write_text(example_text())
    (folder / "second.toml").write_text(
        example_text().replace("Scanner vendor", "Consultancy").replace(TITLE, "Second year")
    )
    monkeypatch.setenv("LMC_SESSIONS", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


def records(captured: Captured) -> list[dict[str, object]]:
    """What was printed, a JSON object a line."""
    return [json.loads(line) for line in captured.readouterr().out.splitlines()]


def test_which_sessions_rely_on_a_partner(folder: Path, capsys: Captured) -> None:
    """Session, board, section, note, and whether it is there or needed."""
    assert main(["query", "portfolio", "--partner", "vendor"]) == 0
    captured = capsys.readouterr()
    heading, *lines = captured.out.splitlines()
    assert heading.split() == ["title", "board", "section", "status", "as", "text"]
    assert " ".join(lines[0].split()) == (
        "Quillmarsh L&D in eighteen mont… to-be Key Partners need partner Scanner vendor"
    )
    assert not any("Second" in line for line in lines)
    assert captured.err == ""
    assert main(["query", "--partner", "vendor", "--json"]) == 0
    first = records(capsys)[0]
    assert first == {
        "question": "partner",
        "path": str(folder / "first.toml"),
        "title": TITLE,
        "board": "to-be",
        "section": "key-partners",
        "note": first["note"],
        "text": "Scanner vendor",
        "status": "need",
        "how": "partner",
        "supports": ["delivery"],
    }


def test_which_outcomes_have_no_measure(folder: Path, capsys: Captured) -> None:
    """The as-is board of the example has one, the to-be board none."""
    assert main(["query", str(folder), "--unmeasured", "--json"]) == 0
    assert [(each["board"], each["text"]) for each in records(capsys)] == [("as-is", "Fewer mis-picks")] * 2
    assert main(["query", str(folder), "--unmeasured", "--board", "to-be"]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "Every outcome has a number or a date.\n")


def test_which_model_each_board_looks_like(folder: Path, capsys: Captured) -> None:
    """As the reference says of the example."""
    assert folder.exists()
    assert main(["query", "portfolio", "--models", "--json"]) == 0
    told = [(each["title"], each["board"], each["looks_like"]) for each in records(capsys)]
    assert told[:2] == [(TITLE, "as-is", "mass-distribution"), (TITLE, "to-be", "performance-support")]


def test_findings_are_counted_by_severity_and_by_check(folder: Path, capsys: Captured) -> None:
    """No check is named without words."""
    assert folder.exists()
    assert main(["query", "portfolio", "--findings", "--json"]) == 0
    for each in records(capsys):
        counts = [each[key] for key in ("errors", "warnings", "hints")]
        checks = each["checks"]
        assert isinstance(checks, dict)
        assert sum(count for count in counts if isinstance(count, int)) == sum(checks.values())
    assert main(["query", "portfolio", "--findings"]) == 0
    lines = capsys.readouterr().out.splitlines()
    by_check = lines[lines.index("") + 2 :]
    assert any(line.startswith("C10") and len(line.split()) > 4 for line in by_check)


def test_without_a_question_there_is_an_overview(folder: Path, capsys: Captured) -> None:
    """A line for each board that is begun; sessions of one title are told apart by their files."""
    (folder / "third.toml").write_text(example_text())
    assert main(["query", "portfolio"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + 3 * 2
    assert "(first.toml)" in lines[1] and "as-is" in lines[1] and "Mass Distribution" in lines[1]
    assert lines[3].startswith("Second year ")
    assert "(third.toml)" in lines[6] and "Performance Support" in lines[6]


def test_two_questions_have_two_titles(folder: Path, capsys: Captured) -> None:
    """One table below the other."""
    assert folder.exists()
    assert main(["query", "portfolio", "--models", "--unmeasured"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Outcomes without a measure"
    assert "Learning models" in lines


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_asked(folder: Path, capsys: Captured) -> None:
    """Only when none can be read is it status 3."""
    (folder / "broken.toml").write_text("x = [")
    assert main(["query", "portfolio", "--models"]) == 0
    captured = capsys.readouterr()
    assert "broken.toml: This is not TOML" in captured.err
    assert "Second year" in captured.out
    for name in ("first", "second"):
        (folder / f"{name}.toml").unlink()
    assert main(["query", "portfolio"]) == 3
    assert "no session of portfolio could be read." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["nowhere"], 3, "nowhere: this is no folder that can be listed."),
        (["--board", "wanted"], 2, "there is no board 'wanted'; there are as-is, to-be."),
        (["--partner", " "], 2, "name a partner."),
        (["."], 0, "No sessions in ."),
    ],
)
def test_mistakes_are_sentences(folder: Path, capsys: Captured, arguments: list[str], status: int, words: str) -> None:
    """On stderr, with nothing on stdout."""
    assert folder.exists()
    assert main(["query", *arguments]) == status
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.out == ""
