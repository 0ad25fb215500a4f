"""The command line: what goes to stdout, what to stderr, and the exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lmc_tui import __version__
from lmc_tui.cli import main
from lmc_tui.content import example_text
from lmc_tui.workshop.shelf import Shelf

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of sessions with the example in it; nothing is a terminal."""
    folder = tmp_path / "sessions"
    folder.mkdir()
    (folder / "quillmarsh.toml").write_text(example_text())
    monkeypatch.setenv("LMC_SESSIONS", str(folder))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(tmp_path)
    return folder


def test_version_and_help(capsys: Captured) -> None:
    """Both go to stdout and end with 0."""
    assert main(["--version"]) == 0
    assert __version__ in capsys.readouterr().out
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    for word in ("new", "open", "demo", "list", "show", "export", "presets"):
        assert word in out


def test_new_makes_a_session_and_says_so(folder: Path, capsys: Captured) -> None:
    """Without a terminal the canvas is printed; talk goes to stderr."""
    assert main(["new", "Onboarding 2027", "--preset", "sprint-20"]) == 0
    captured = capsys.readouterr()
    assert "onboarding-2027.toml" in captured.err
    assert "no screen" in captured.err
    assert "Onboarding 2027 · to-be" in captured.out
    text = (folder / "onboarding-2027.toml").read_text()
    assert text.count("[[agenda]]") == 11
    assert main(["new", "Onboarding 2027"]) == 0
    assert (folder / "onboarding-2027-2.toml").exists()


def test_new_from_begins_with_what_is(folder: Path, capsys: Captured) -> None:
    """Both boards hold today's 28 notes, the second under new ids with the same threads among themselves."""
    assert main(["new", "Next", "--from", "quillmarsh"]) == 0
    capsys.readouterr()
    assert main(["list", "--json"]) == 0
    listed = {entry["title"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert (listed["Next"]["board"], listed["Next"]["notes"]) == ("to-be", 28)
    text = (folder / "next.toml").read_text()
    assert text.count('board = "as-is"') == 28
    assert main(["new", "Again", "--from", "next"]) == 0
    assert main(["new", "Empty"]) == 0
    assert main(["new", "Nothing", "--from", "Empty"]) == 3
    assert "nothing to begin from" in capsys.readouterr().err


def test_open_and_show_print_the_canvas(folder: Path, capsys: Captured) -> None:
    """By path, name, title or its beginning; both boards; nothing but text."""
    for name in (str(folder / "quillmarsh.toml"), "quillmarsh", "Quillmarsh L&D in eighteen months", "quillm"):
        assert main(["open", name]) == 0
        captured = capsys.readouterr()
        assert "no screen" in captured.err
        assert "Quillmarsh L&D in eighteen months · to-be · 40 notes, 9/9 sections" in captured.out
    assert main(["show", "quillmarsh"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert "\x1b" not in captured.out
    for word in ("as-is", "to-be", "IT warehouse systems", "Actions", "Parking lot"):
        assert word in captured.out


@pytest.mark.parametrize("columns", ["40", "80", "100", "120", "200"])
def test_show_fits_the_width(folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """Every grid line is as wide as the terminal, with nothing cut; where words would be broken there is no grid."""
    from rich.cells import cell_len

    monkeypatch.setenv("COLUMNS", columns)
    assert folder.exists()
    assert main(["show", "quillmarsh"]) == 0
    out = capsys.readouterr().out
    grid = [line for line in out.splitlines() if line and line[0] in "┌│└"]
    if int(columns) < 100:
        assert not grid
    else:
        assert {cell_len(line) for line in grid} == {int(columns)}
        assert "↓" not in "".join(grid)


def test_list_is_for_people_and_programs(folder: Path, capsys: Captured) -> None:
    """Title, board, progress, age; broken files are explained, not hidden."""
    (folder / "broken.toml").write_text("x = [")
    assert main(["list"]) == 0
    out = capsys.readouterr().out
    assert "Quillmarsh L&D in eighteen months" in out
    assert "9/9 sections" in out
    assert "40 notes" in out
    assert "! broken.toml: This is not TOML" in out
    assert main(["list", "--json"]) == 0
    records = json.loads(capsys.readouterr().out)
    assert {record["problem"] is None for record in records} == {True, False}


def test_an_empty_folder_says_how_to_begin(tmp_path: Path, capsys: Captured) -> None:
    """The hint is talk, so stdout stays empty."""
    assert main(["--dir", str(tmp_path / "none"), "list"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "lmc new" in captured.err


def test_presets_tell_minutes(capsys: Captured) -> None:
    """Five agendas with exact totals."""
    assert main(["presets"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:3] for line in lines] == [
        ["sprint-20", "20", "min"],
        ["solo-45", "45", "min"],
        ["team-90", "90", "min"],
        ["half-day", "240", "min"],
        ["exec-60", "60", "min"],
    ]


def test_export_writes_where_it_is_told(folder: Path, capsys: Captured) -> None:
    """Markdown to stdout, HTML to a file, the word about it to stderr."""
    assert main(["export", "quillmarsh"]) == 0
    assert capsys.readouterr().out.startswith("# Quillmarsh L\\&D")
    target = folder / "out.html"
    assert main(["export", "quillmarsh", "-f", "html", "-o", str(target)]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "out.html" in captured.err
    assert target.read_text().startswith("<!DOCTYPE html>")
    assert main(["export", "quillmarsh", "-o", str(folder / "quillmarsh.toml" / "below.md")]) == 3


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["open", "nowhere"], 3, "There is no session 'nowhere'"),
        (["open", "nowhere.toml"], 3, "There is no such file"),
        (["frobnicate"], 2, "No such command"),
        (["new"], 2, "TITLE"),
        (["new", "  "], 2, "needs a title"),
        (["new", "x", "--preset", "team-91"], 2, "there is no 'team-91'"),
        (["new", "x", "--canvas", "other"], 2, "there is no 'other'"),
        (["export", "quillmarsh", "-f", "docx"], 2, "docx"),
    ],
)
def test_mistakes_are_sentences(folder: Path, capsys: Captured, arguments: list[str], status: int, words: str) -> None:
    """Wrong usage is 2, a file that cannot be read is 3; nothing on stdout, no traceback."""
    assert folder.exists()
    assert main(arguments) == status
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.out == ""
    assert "Traceback" not in captured.err


@pytest.mark.parametrize("arguments", [["list"], ["list", "--json"], ["check", "quillmarsh"], ["show", "quillmarsh"]])
def test_ctrl_c_ends_any_command_with_130(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """As a shell expects; not as wrong usage, and without a word."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    assert folder.exists()
    monkeypatch.setattr(Shelf, "entries", interrupt)
    monkeypatch.setattr(Shelf, "find", interrupt)
    assert main(arguments) == 130
    captured = capsys.readouterr()
    assert (captured.out, captured.err.strip()) == ("", "")


def test_a_broken_file_is_explained_and_left_alone(folder: Path, capsys: Captured) -> None:
    """Exit status 3, file and line, and not a byte changed."""
    broken = folder / "broken.toml"
    broken.write_text('format = "lmc-session"\nversion = 1\n[[notes]]\n')
    for command in ("open", "show", "export"):
        assert main([command, str(broken)]) == 3
        assert "session: This key is missing" in capsys.readouterr().err
    assert broken.read_text().endswith("[[notes]]\n")


def test_hostile_text_in_a_file_reaches_no_terminal(folder: Path, capsys: Captured) -> None:
    """Escape codes in a title or a note are shown as harmless marks, markup as it is."""
    text = example_text().replace("Quillmarsh L&D in eighteen months", "\\u001b]0;pwn\\u0007[/b]")
    text = text.replace('Depot staff"', '\\u009b31m[@click=app.quit]x[/]"', 1)
    (folder / "evil.toml").write_text(text)
    for command in (["show", "evil"], ["list"], ["export", "evil"], ["export", "evil", "-f", "html"]):
        assert main(command) == 0
        out = capsys.readouterr().out
        assert not {"\x1b", "\x07", "\x9b"} & set(out)
        assert "[/b]" in out or "\\[/b\\]" in out


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["presets"], ["list"], ["show", "quillmarsh"]])
def test_commands_that_open_no_screen_load_no_textual(folder: Path, arguments: list[str]) -> None:
    """They start quickly because of it."""
    probe = (
        "import sys; from lmc_tui.cli import main; code = main(sys.argv[1:]);"
        "sys.exit(code or any(name.split('.')[0] == 'textual' for name in sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", probe, "--dir", str(folder), *arguments], capture_output=True, check=False
    )
    assert run.returncode == 0, run.stderr
