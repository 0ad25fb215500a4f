"""`lmc rescue`, and `--force` for large files: what is told, what is written, and the exit status."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lmc_tui.cli import main
from lmc_tui.content import example_text

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of sessions with a damaged one in it, from which a note's line is torn."""
    folder = tmp_path / "sessions"
    folder.mkdir()
    (folder / "torn.toml").write_text(example_text().replace('text = "Depot staff"', 'text = "Depot staff', 1))
    monkeypatch.setenv("LMC_SESSIONS", str(folder))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(tmp_path)
    return folder


def test_a_damaged_file_is_rescued_into_a_new_one(folder: Path, capsys: Captured) -> None:
    """Told on stderr: what was damaged, where the new file lies. The damaged one is as it was, to the moment."""
    torn = folder / "torn.toml"
    os.utime(torn, ns=(1, 1))
    before = torn.read_bytes()
    assert main(["rescue", str(torn)]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "The file is not TOML as it stands: Illegal character '\\n' (at line 101, column 20).",
        'Line 101 in notes is damaged, and what could be made out was kept: text = "Depot staff',
        f"Rescued what is left: 68 notes, written to {folder / 'torn-rescued.toml'}.",
    ]
    assert (folder / "torn-rescued.toml").read_text() == example_text()
    assert (torn.read_bytes(), torn.stat().st_mtime_ns) == (before, 1)
    assert main(["show", str(folder / "torn-rescued.toml")]) == 0


def test_a_second_rescue_takes_another_name(folder: Path, capsys: Captured) -> None:
    """Also when it is named by its stem, as the list shows it; a link to nowhere takes a name, too."""
    (folder / "torn-rescued-2.toml").symlink_to(folder / "nowhere")
    for name in ("torn-rescued.toml", "torn-rescued-3.toml"):
        assert main(["rescue", "torn"]) == 0
        assert f"written to {folder / name}." in capsys.readouterr().err
    assert len(list(folder.iterdir())) == 4
    assert not (folder / "nowhere").exists()


def test_the_new_file_is_put_where_it_is_wanted_but_never_over_another(folder: Path, capsys: Captured) -> None:
    """A name that is taken is refused in a sentence, be it the damaged file itself."""
    wanted = folder / "whole.toml"
    assert main(["rescue", "torn", "-o", str(wanted)]) == 0
    assert wanted.read_text() == example_text()
    for taken in (wanted, folder / "torn.toml", folder):
        assert main(["rescue", "torn", "-o", str(taken)]) == 3
        assert "something of that name is there, and nothing is written over" in capsys.readouterr().err
    assert main(["rescue", "torn", "-o", str(wanted / "x.toml")]) == 3
    assert sorted(path.name for path in folder.iterdir()) == ["torn.toml", "whole.toml"]


def test_a_sound_file_needs_no_rescue(folder: Path, capsys: Captured) -> None:
    """Nothing is written unless a name was given; both ends well, and says so."""
    sound = folder / "sound.toml"
    sound.write_text(example_text())
    assert main(["rescue", str(sound)]) == 0
    assert capsys.readouterr().err == (
        f"{sound} can be read as it is, so there is nothing to rescue and nothing was written.\n"
    )
    assert len(list(folder.iterdir())) == 2
    assert main(["rescue", str(sound), "-o", str(folder / "copy.toml")]) == 0
    assert capsys.readouterr().err == f"Everything could be read: 68 notes, written to {folder / 'copy.toml'}.\n"
    assert (folder / "copy.toml").read_text() == example_text()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Nothing of a session is left in this file"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "Nothing of a session is left in this file"),
        (None, "There is no such file"),
    ],
)
def test_where_nothing_is_left_nothing_is_written(
    folder: Path, capsys: Captured, content: bytes | None, words: str
) -> None:
    """Exit status 3 and a sentence."""
    path = folder / "lost.toml"
    if content is not None:
        path.write_bytes(content)
    assert main(["rescue", str(path)]) == 3
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.out == ""
    assert not list(folder.glob("*rescued*"))


def test_one_note_is_not_called_notes(folder: Path, capsys: Captured) -> None:
    """A small file, a right sentence."""
    text = 'format = "lmc-session"\nversion = 1\n[[notes]]\nboard = "to-be"\nsection = "design"\ntext = "x\n'
    (folder / "one.toml").write_text(text)
    assert main(["rescue", "one"]) == 0
    assert "Rescued what is left: 1 note, written to" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("comments", "told"),
    [
        ("# Ann's\n", ["1 comment was not taken over: see {}."]),
        ("# Ann's\n# and Ben's\n", ["2 comments were not taken over: see {}."]),
        ("", []),
    ],
)
def test_comments_that_are_not_taken_over_are_told(
    folder: Path, capsys: Captured, comments: str, told: list[str]
) -> None:
    """How many, and where they still stand; what the program itself remarks is none, nor is a sign in a text."""
    torn = folder / "torn.toml"
    torn.write_text(torn.read_text().replace('text = "', 'text = "# \\n# ', 1) + comments)
    assert main(["rescue", str(torn)]) == 0
    assert capsys.readouterr().err.splitlines()[3:] == [each.format(torn) for each in told]
    assert "Ann's" not in (folder / "torn-rescued.toml").read_text()


def test_escape_codes_of_a_damaged_file_reach_no_terminal(folder: Path, capsys: Captured) -> None:
    """Neither from the lines that are told nor from keys and values."""
    text = (
        'format = "lmc-session"\nversion = 1\n[session]\ntitle = "\x1b]0;a\x07"\n\x1b[31m ]\x9b31m\n'
        '[[notes]]\nboard = "\\u001b[2J"\nsection = "de\u202esign"\ntext = "x\x1b"\nfacets = { "\\u009b1m" = 1 }\n'
        '["\\u001bP"]\ntext = "y"\nboard = "z"\n[[notes]]\n"\\u001bx" = 1\ntext = "\x1b]52;c;aGk=\x07\n'
    )
    (folder / "evil.toml").write_text(text)
    assert main(["rescue", "evil"]) == 0
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(capsys.readouterr().err)
    assert main(["show", str(folder / "evil-rescued.toml")]) == 0


@pytest.mark.parametrize("command", ["show", "export", "open", "rescue"])
def test_a_large_file_is_opened_with_force(folder: Path, capsys: Captured, command: str) -> None:
    """Without it the sentence says how; with it the file is read as any other."""
    path = folder / "large.toml"
    path.write_text(example_text() + "#" * 5_000_000)
    assert main([command, str(path)]) == 3
    assert "It is 5.0 MB large; sessions are at most 5 MB." in capsys.readouterr().err
    assert main([command, str(path), "--force"]) == 0
    captured = capsys.readouterr()
    assert "IT warehouse systems" in captured.out or "can be read as it is" in captured.err


def test_the_sentence_about_a_broken_file_names_the_rescue(folder: Path, capsys: Captured) -> None:
    """Whoever meets the fault reads what to do."""
    assert main(["show", str(folder / "torn.toml")]) == 3
    err = capsys.readouterr().err
    assert "at line 101" in err
    assert "lmc rescue FILE" in err
    assert "lmc backups FILE" in err


def test_names_that_no_file_can_have_are_mistakes_like_others(folder: Path, capsys: Captured) -> None:
    """Too long a name, a home of nobody."""
    assert folder.exists()
    for name in ("x" * 300 + ".toml", "~nobody-of-that-name/s.toml", "x" * 300):
        assert main(["show", name]) == 3
        assert "Traceback" not in capsys.readouterr().err
