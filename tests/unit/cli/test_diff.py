"""`lmc diff`: what it prints, in which form, and its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lmc_tui.cli import main
from lmc_tui.content import example_text

Captured = pytest.CaptureFixture[str]
TITLE = "Quillmarsh L&D in eighteen months"
KEYS = [
    *("same", "before", "after", "summary", "counts", "heading", "sections"),
    *("parking", "actions", "agenda", "ticked", "unticked", "dismissed", "reopened"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two sessions, the second with another vendor and title; nothing is a terminal."""
    folder = tmp_path / "sessions"
    folder.mkdir()
    (folder / "monday.toml").write_text(example_text())
    changed = example_text().replace('"Scanner vendor"', '"Scanner vendors of Leeds"').replace(TITLE, "Quillmarsh")
    (folder / "tuesday.toml").write_text(changed)
    monkeypatch.setenv("LMC_SESSIONS", str(folder))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return folder


def test_what_differs_is_printed_and_is_status_1(folder: Path, capsys: Captured) -> None:
    """By title or file; both texts by the names of the files; nothing but text, and nothing on stderr."""
    assert main(["diff", TITLE, str(folder / "tuesday.toml")]) == 1
    captured = capsys.readouterr()
    lines = captured.out.splitlines()
    assert lines[0] == "monday.toml → tuesday.toml"
    assert lines[1] == "In all: 1 reworded, 67 as before. Besides the notes: the title."
    assert "  ~ monday.toml   Scanner vendor" in lines
    assert "    tuesday.toml  Scanner vendors of Leeds" in lines
    assert "The whole as-is board  28 as before" in lines
    assert captured.err == ""
    assert "\x1b" not in captured.out


def test_nothing_that_differs_is_status_0(folder: Path, capsys: Captured) -> None:
    """A file with a comment more says the same."""
    (folder / "copy.toml").write_text(example_text() + "# a comment\n")
    assert main(["diff", "monday", "copy"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["monday.toml → copy.toml", "Both say the same."]
    assert main(["diff", "monday", "monday"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "monday.toml → monday.toml"


def test_one_board_alone(folder: Path, capsys: Captured) -> None:
    """What stands on the other board does not count, nor does the title."""
    assert folder.exists()
    assert main(["diff", "monday", "tuesday", "--board", "as-is"]) == 0
    capsys.readouterr()
    assert main(["diff", "monday", "tuesday", "--board", "to-be"]) == 1
    assert "In all: 1 reworded, 39 as before." in capsys.readouterr().out


def test_one_board_with_another(folder: Path, capsys: Captured) -> None:
    """Of one session, or of two; the sides are called by their boards then."""
    assert folder.exists()
    assert main(["diff", "monday", "--boards", "as-is:to-be"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "as-is → to-be"
    assert "  ~ as-is  HR Compliance: yearly course order" in lines
    assert "    to-be  HR Compliance: yearly order" in lines
    assert main(["diff", "monday", "--boards"]) == 1
    assert capsys.readouterr().out.splitlines() == lines
    assert main(["diff", "monday", "tuesday", "--boards", "to-be:to-be"]) == 1
    assert capsys.readouterr().out.startswith("monday.toml, to-be → tuesday.toml, to-be\n")


def test_files_of_one_name_are_called_with_their_folders(folder: Path, capsys: Captured) -> None:
    """As many as tell them apart."""
    other = folder.parent / "other" / "monday.toml"
    other.parent.mkdir()
    other.write_text(example_text())
    assert main(["diff", str(folder / "monday.toml"), str(other)]) == 0
    assert capsys.readouterr().out.startswith("sessions/monday.toml → other/monday.toml\n")


def test_json_is_one_object_with_stable_keys(folder: Path, capsys: Captured) -> None:
    """Every note of both sides, what became of it, and how it was matched."""
    assert main(["diff", "monday", "tuesday", "--json"]) == 1
    record = json.loads(capsys.readouterr().out)
    assert list(record) == KEYS
    assert record["same"] is False
    assert record["before"] == {"path": str(folder / "monday.toml"), "title": TITLE, "board": None}
    assert record["counts"] == dict.fromkeys(record["counts"], 0) | {"reworded": 1, "kept": 67}
    assert record["heading"][0]["after"] == "Quillmarsh"
    assert [len(record["sections"]), sum(len(each["notes"]) for each in record["sections"])] == [18, 68]
    partners = next(each for each in record["sections"] if each["counts"]["reworded"])
    assert (partners["section"], partners["boards"]) == ("key-partners", ["to-be", "to-be"])
    assert partners["summary"] == "Key Partners (to-be): 1 reworded, 5 as before."
    (note,) = [each for each in partners["notes"] if each["kinds"] == ["reworded"]]
    assert [note["before"]["text"], note["after"]["text"]] == ["Scanner vendor", "Scanner vendors of Leeds"]
    assert (note["matched_by"], note["ratio"], note["details"]) == ("id", None, [])
    assert record["agenda"]["counts"]["kept"] == len(record["agenda"]["things"]) == 13


def test_json_tells_boards_likeness_and_details(folder: Path, capsys: Captured) -> None:
    """The same keys for two boards; all else is left out of the comparison."""
    assert folder.exists()
    assert main(["diff", "monday", "--boards", "as-is:to-be", "--json"]) == 1
    record = json.loads(capsys.readouterr().out)
    assert list(record) == KEYS
    assert (record["before"]["board"], record["after"]["board"]) == ("as-is", "to-be")
    notes = [note for section in record["sections"] for note in section["notes"]]
    alike = [note for note in notes if note["matched_by"] == "likeness"]
    assert all(0.55 <= note["ratio"] <= 1 for note in alike)
    (customer,) = [note for note in alike if note["after"]["text"] == "HR Compliance"]
    assert customer["details"][1] == {
        "field": "facets.rank",
        "name": "rank",
        "before": "primary",
        "after": "secondary",
        "told": "rank: primary → secondary",
    }
    assert all(note["before"] is None for note in notes if note["kinds"] == ["added"])


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["diff"], 2, "Missing argument 'A'"),
        (["diff", "monday"], 2, "Name two sessions, or one with --boards as-is:to-be or --snapshot NAME."),
        (["diff", "monday", "--board", "to-be"], 2, "Name two sessions"),
        (["diff", "monday", "tuesday", "--board", "wanted"], 2, "there is no board 'wanted'; there are as-is, to-be."),
        (["diff", "monday", "--boards", "as-is"], 2, "name two boards with a colon between them, as-is:to-be."),
        (["diff", "monday", "--boards", "as-is:wanted"], 2, "there is no board 'wanted'"),
        (["diff", "monday", "tuesday", "--board", "as-is", "--boards", "as-is:to-be"], 2, "not both"),
        (["diff", "monday", "nowhere"], 3, "There is no session 'nowhere'"),
        (["diff", "monday", "broken.toml"], 3, "This is not TOML"),
    ],
)
def test_mistakes_are_sentences(folder: Path, capsys: Captured, arguments: list[str], status: int, words: str) -> None:
    """Wrong usage is 2, a file that cannot be read is 3; nothing on stdout, no traceback."""
    (folder / "broken.toml").write_text("x = [")
    assert main(arguments) == status
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.out == ""


def test_neither_file_is_touched(folder: Path) -> None:
    """Looking leaves no trace, not even a lock."""
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert main(["diff", "monday", "tuesday"]) == 1
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_hostile_text_reaches_no_terminal(folder: Path, capsys: Captured) -> None:
    """Neither from a note nor from a file's name; as JSON too."""
    name = "evil\x1b]0;pwn\x07.toml"
    text = example_text().replace('"Scanner vendor"', '"Scanner \\u009b31m[/b] vendor"')
    (folder / name).write_text(text)
    for form in ([], ["--json"]):
        assert main(["diff", "monday", str(folder / name), *form]) == 1
        out = capsys.readouterr().out
        assert not {"\x1b", "\x07", "\x9b"} & set(out)
        assert "[/b]" in out


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_it_loads_no_textual(folder: Path, form: list[str]) -> None:
    """It starts quickly because of it."""
    probe = (
        "import sys; from lmc_tui.cli import main; code = main(sys.argv[1:]);"
        "sys.exit(code + 10 * any(name.split('.')[0] == 'textual' for name in sys.modules))"
    )
    arguments = [sys.executable, "-c", probe, "--dir", str(folder), "diff", "monday", "tuesday", *form]
    run = subprocess.run(arguments, capture_output=True, check=False)
    assert run.returncode == 1, run.stderr


def test_a_snapshot_is_compared_with_now_or_with_another(folder: Path, capsys: Captured) -> None:
    """By its name, whatever its case; the sides are called by what they are."""
    assert main(["snapshot", "monday", "before lunch"]) == 0
    changed = (folder / "tuesday.toml").read_text().replace('title = "Quillmarsh"', f'title = "{TITLE}"')
    (folder / "monday.toml").write_text(changed)
    assert main(["snapshot", "monday", "Evening"]) == 0
    capsys.readouterr()
    assert main(["diff", "monday", "--snapshot", "Before Lunch"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["snapshot before lunch → now", "In all: 1 reworded, 67 as before."]
    assert main(["diff", "monday", "--snapshot", "evening"]) == 0
    capsys.readouterr()
    assert main(["diff", "monday", "--snapshot", "before lunch", "--snapshot", "evening"]) == 1
    assert capsys.readouterr().out.startswith("snapshot before lunch → snapshot Evening\n")
    assert main(["diff", "monday", "--snapshot", "before lunch", "--boards", "as-is:to-be"]) == 1
    assert capsys.readouterr().out.startswith("snapshot before lunch, as-is → now, to-be\n")


def test_a_person_says_which_notes_are_the_same(folder: Path, capsys: Captured) -> None:
    """Two that read alike are taken apart, two that do not are taken together, by the ids that --ids shows."""
    assert folder.exists()
    assert main(["diff", "monday", "--boards", "as-is:to-be", "--ids"]) == 1
    lines = capsys.readouterr().out.splitlines()
    alike = lines[lines.index("Taken for the same; --apart says no") + 1].split()[0]
    before, after = alike.split("=")
    alone = lines[lines.index("Without a partner; --pair gives one") + 1 :]
    dropped = next(line.split()[0] for line in alone if line.split()[0].endswith("="))
    added = next(line.split()[0] for line in alone if line.split()[0].startswith("="))
    options = ["--apart", alike, "--pair", f"{dropped}{added[1:]}", "--json"]
    assert main(["diff", "monday", "--boards", "as-is:to-be", *options]) == 1
    notes = [note for each in json.loads(capsys.readouterr().out)["sections"] for note in each["notes"]]
    pairs = {
        (note["before"]["id"], note["after"]["id"]): note["matched_by"]
        for note in notes
        if note["before"] and note["after"]
    }
    assert (before, after) not in pairs
    assert pairs[(dropped[:-1], added[1:])] == "hand"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["monday", "--snapshot", "noon"], 3, "has no snapshot named 'noon'; there are none."),
        (["monday", "tuesday", "--snapshot", "noon"], 2, "--snapshot is about one session"),
        (["monday", "tuesday", "--pair", "x"], 2, "'x' is no pair of ids; write ID=ID."),
        (["monday", "tuesday", "--apart", "x=y"], 2, "the first side has no note with the id 'x'"),
    ],
)
def test_mistakes_about_snapshots_and_ids_are_sentences(
    folder: Path, capsys: Captured, arguments: list[str], status: int, words: str
) -> None:
    """Nothing on stdout."""
    assert folder.exists()
    assert main(["diff", *arguments]) == status
    captured = capsys.readouterr()
    assert words in " ".join(captured.err.split())
    assert captured.out == ""
