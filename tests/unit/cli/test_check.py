"""`lmc check`: what it prints, in which form, and its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lmc_tui.cli import main
from lmc_tui.content import example_text

Captured = pytest.CaptureFixture[str]
KEYS = [
    *("check", "severity", "board", "sections", "note", "notes", "text"),
    *("message", "question", "why", "source", "dismissed"),
]
DISMISSED = """\
[[dismissed]]
check = "C10"
note = "p7mq4at"
reason = "Nobody's yet; we ask the depots on Monday"

[[dismissed]]
check = "C82"
board = "to-be"

[end]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The worked example, and the same with two findings put aside; nothing is a terminal."""
    folder = tmp_path / "sessions"
    folder.mkdir()
    (folder / "monday.toml").write_text(example_text())
    (folder / "aside.toml").write_text(example_text().replace("[end]\n", DISMISSED))
    monkeypatch.setenv("LMC_SESSIONS", str(folder))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return folder


def records(captured: Captured) -> list[dict[str, object]]:
    """The objects that were printed, one a line."""
    return [json.loads(line) for line in captured.readouterr().out.splitlines()]


def test_errors_are_status_1(folder: Path, capsys: Captured) -> None:
    """Grouped by severity; place, words of the note, message and check; how many there are goes to stderr."""
    assert main(["check", str(folder / "monday.toml")]) == 1
    captured = capsys.readouterr()
    lines = captured.out.splitlines()
    assert [line for line in lines if line and not line.startswith(" ")] == ["Errors: 3", "Warnings: 10", "Hints: 5"]
    assert lines[1:3] == [
        "  as-is · Business Outcomes · Fewer mis-picks",
        "    “Fewer mis-picks” is linked to no segment, so it is nobody's result. [C10]",
    ]
    assert lines[-2:] == ["  to-be · Cost Structure", "    No cost is listed under overhead. [C82]"]
    assert captured.err == "as-is: 3 errors, 10 warnings and 3 hints.\nto-be: 2 hints.\n"
    assert max(map(len, lines)) <= 80


def test_without_errors_it_is_status_0(folder: Path, capsys: Captured) -> None:
    """Hints stop nobody; one board is looked at alone."""
    assert folder.exists()
    assert main(["check", "monday", "--board", "to-be"]) == 0
    captured = capsys.readouterr()
    assert captured.out.splitlines()[0] == "Hints: 2"
    assert captured.err == "to-be: 2 hints.\n"
    assert main(["check", "monday", "--board", "as-is", "--severity", "error"]) == 1


@pytest.mark.parametrize(("least", "shown"), [("error", 3), ("warning", 13), ("hint", 18)])
def test_severity_says_what_is_shown(folder: Path, capsys: Captured, least: str, shown: int) -> None:
    """That much or more; the status and the count stay what they are."""
    assert folder.exists()
    assert main(["check", "monday", "--severity", least, "--json"]) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == shown
    assert captured.err.startswith("as-is: 3 errors, 10 warnings and 3 hints.")


def test_nothing_to_show_prints_nothing(folder: Path, capsys: Captured) -> None:
    """No empty head, no empty line."""
    assert folder.exists()
    assert main(["check", "monday", "--board", "to-be", "--severity", "warning"]) == 0
    assert capsys.readouterr().out == ""


def test_json_is_one_object_a_line(folder: Path, capsys: Captured) -> None:
    """With stable keys; a finding about the board names no note."""
    assert folder.exists()
    main(["check", "monday", "--json"])
    found = records(capsys)
    assert [list(each) for each in found] == [KEYS] * 18
    assert found[0] == {
        "check": "C10",
        "severity": "error",
        "board": "as-is",
        "sections": ["business-outcomes"],
        "note": "p7mq4at",
        "notes": ["p7mq4at"],
        "text": "Fewer mis-picks",
        "message": "“Fewer mis-picks” is linked to no segment, so it is nobody's result.",
        "question": "Whose result is “Fewer mis-picks”?",
        "why": "A result belongs to the customer who wants it, not to L&D.",
        "source": "business-outcomes 2015-06-10",
        "dismissed": None,
    }
    assert (found[-1]["note"], found[-1]["notes"], found[-1]["text"]) == (None, [], None)


def test_dismissed_findings_do_not_count(folder: Path, capsys: Captured) -> None:
    """They are only told of; with --all they are shown with the reason, and do not change the status."""
    text = (folder / "aside.toml").read_text()
    assert main(["check", "aside", "--json"]) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 16
    assert captured.err == "as-is: 2 errors, 10 warnings and 3 hints; 1 dismissed.\nto-be: 1 hint; 1 dismissed.\n"
    (folder / "aside.toml").write_text(text.replace('p7mq4at"\nreason', 'e3wq2vq"\nreason').replace("C10", "C31"))
    assert main(["check", "aside", "--board", "as-is", "--json"]) == 1
    assert [each["text"] for each in records(capsys) if each["check"] == "C31"] == ["Depot managers"]


def test_all_shows_the_reasons(folder: Path, capsys: Captured) -> None:
    """In words and in JSON."""
    assert folder.exists()
    assert main(["check", "aside", "--all", "--json"]) == 1
    reasons = {str(each["check"]): each["dismissed"] for each in records(capsys) if each["dismissed"] is not None}
    assert reasons == {"C10": "Nobody's yet; we ask the depots on Monday", "C82": ""}
    assert main(["check", "aside", "--all"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "    Dismissed: Nobody's yet; we ask the depots on Monday" in lines
    assert lines[-1] == "    Dismissed."


def test_all_errors_put_aside_is_status_0(folder: Path, capsys: Captured) -> None:
    """Shown or not."""
    blocks = "".join(
        f'[[dismissed]]\ncheck = "{check}"\nnote = "{note}"\n\n'
        for check, note in (("C10", "p7mq4at"), ("C31", "e3wq2vq"), ("C31", "j5mg9dk"))
    )
    (folder / "aside.toml").write_text(example_text().replace("[end]\n", f"{blocks}[end]\n"))
    assert main(["check", "aside", "--all"]) == 0
    assert capsys.readouterr().out.startswith("Errors: 3\n")


def test_a_board_that_nobody_has_begun_is_told(folder: Path, capsys: Captured) -> None:
    """It has no findings but that it is empty beside the other; without any note there is nothing at all."""
    head, *notes = example_text().split("[[notes]]\n")
    today = "".join(f"[[notes]]\n{note}" for note in notes if 'board = "as-is"' in note)
    (folder / "today.toml").write_text(head + today)
    assert main(["check", "today", "--json"]) == 1
    captured = capsys.readouterr()
    last = [json.loads(line) for line in captured.out.splitlines() if '"to-be"' in line]
    assert [(each["check"], each["sections"]) for each in last] == [("C91", [])]
    assert captured.err.endswith("\nto-be: not begun.\n")
    assert main(["check", "today", "--board", "to-be"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "  to-be · the whole board"
    (folder / "empty.toml").write_text(head)
    assert main(["check", "empty"]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "as-is: not begun.\nto-be: not begun.\n")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["check"], 2, "Missing argument 'FILE|TITLE'"),
        (["check", "monday", "--board", "wanted"], 2, "there is no board 'wanted'; there are as-is, to-be."),
        (["check", "monday", "--severity", "fatal"], 2, "'fatal' is not one of"),
        (["check", "nowhere"], 3, "There is no session 'nowhere'"),
        (["check", "broken.toml"], 3, "This is not TOML"),
    ],
)
def test_mistakes_are_sentences(folder: Path, capsys: Captured, arguments: list[str], status: int, words: str) -> None:
    """Wrong usage is 2, a file that cannot be read is 3; nothing on stdout, no traceback."""
    (folder / "broken.toml").write_text("x = [")
    assert main(arguments) == status
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.out == ""


def test_the_file_is_not_touched(folder: Path) -> None:
    """Looking leaves no trace, not even a lock."""
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert main(["check", "monday", "--all"]) == 1
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_hostile_text_reaches_no_terminal(folder: Path, capsys: Captured) -> None:
    """Neither from a note nor from a reason; lines of a note are one line; braces are only braces."""
    text = (folder / "aside.toml").read_text().replace("Nobody's yet", "\\u001b]0;pwn\\u0007 {what}")
    (folder / "evil.toml").write_text(text.replace('"Fewer mis-picks"', '"{note} \\u009b31m[/b]\\nmis-picks"'))
    for form in ([], ["--json"]):
        assert main(["check", "evil", "--all", *form]) == 1
        out = capsys.readouterr().out
        assert not {"\x1b", "\x07", "\x9b"} & set(out)
        assert "{note}" in out
        assert "[/b]" in out
        assert "{what}" in out


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_it_loads_neither_textual_nor_a_console(folder: Path, form: list[str]) -> None:
    """It stands before a commit, so it has to be quick."""
    probe = (
        "import sys; from lmc_tui.cli import main; code = main(sys.argv[1:]);"
        "names = {name.split('.')[0] for name in sys.modules} | set(sys.modules);"
        "sys.exit(code + 10 * bool(names & {'textual', 'rich.console', 'tomlkit'}))"
    )
    arguments = [sys.executable, "-c", probe, "--dir", str(folder), "check", "monday", *form]
    run = subprocess.run(arguments, capture_output=True, check=False)
    assert run.returncode == 1, run.stderr
