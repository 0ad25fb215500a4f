"""`lmc merge`: what it writes, what it says, what it asks, and its exit status."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest

from lmc_tui.cli import main
from lmc_tui.content import example_text

Captured = pytest.CaptureFixture[str]
BLOCK = """# said by the picker at the back
[[notes]]
id = "{id}"
board = "to-be"
section = "key-partners"
text = "{text}"
colour = "red"  # on the wall

[end]
notes = 69
"""


def with_note(note_id: str, text: str) -> str:
    """The example with one note more, which has a comment and a key of somebody's own."""
    return example_text().replace("[end]\nnotes = 68\n", BLOCK.format(id=note_id, text=text))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example, and what two groups made of it; nothing is a terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LMC_SESSIONS", str(tmp_path))
    (tmp_path / "base.toml").write_text(example_text())
    (tmp_path / "a.toml").write_text(with_note("aaaaaaa", "Works council of Leeds"))
    (tmp_path / "b.toml").write_text(with_note("bbbbbbb", "The works council in Leeds"))
    (tmp_path / "c.toml").write_text(example_text().replace('"Scanner vendor"', '"Scanner vendors of Leeds"'))
    return tmp_path


def notes_of(path: Path) -> dict[str, dict[str, object]]:
    """Id to note as the file has it."""
    return {note["id"]: note for note in tomllib.loads(path.read_text())["notes"]}


def test_a_session_merged_with_itself_is_itself_to_the_byte(folder: Path, capsys: Captured) -> None:
    """Comments and keys of its own too."""
    assert main(["merge", "a.toml", "a.toml", "-o", "out.toml"]) == 0
    assert (folder / "out.toml").read_bytes() == (folder / "a.toml").read_bytes()
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "Wrote out.toml: 69 notes on its boards.\n"


def test_what_reads_alike_is_kept_and_named(folder: Path, capsys: Captured) -> None:
    """Without a terminal both notes stay; each comes with its comment and the keys that only its group knows."""
    assert main(["merge", "a.toml", "b.toml", "-o", "out.toml"]) == 0
    text = (folder / "out.toml").read_text()
    assert text.count("# said by the picker at the back") == text.count('colour = "red"  # on the wall') == 2
    assert tomllib.loads(text)["end"] == {"notes": 70}
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith(
        "Key Partners (to-be): “Works council of Leeds” in a.toml and “The works council in Leeds” in b.toml are "
    )
    assert told[0].endswith("% alike; both are kept.")
    assert told[1:] == ["Wrote out.toml: 70 notes on its boards."]


def test_what_reads_alike_is_joined_when_asked_to(folder: Path, capsys: Captured) -> None:
    """In the words of the first; the other stays in the file, archived, and that is said."""
    assert main(["merge", "a.toml", "b.toml", "-o", "out.toml", "--clusters", "join"]) == 0
    notes = notes_of(folder / "out.toml")
    assert "archived" not in notes["aaaaaaa"]
    assert notes["bbbbbbb"]["archived"] is True
    assert "joined in the words in a.toml; the other note is archived." in capsys.readouterr().err


def test_a_conflict_is_left_as_both_with_status_1(folder: Path, capsys: Captured) -> None:
    """Both texts are on the board, the second with a tag by which the room finds it."""
    assert main(["merge", "base.toml", "c.toml", "-o", "out.toml"]) == 1
    texts = [(note["text"], note.get("tags")) for note in notes_of(folder / "out.toml").values()]
    assert ("Scanner vendor", None) in texts
    assert ("Scanner vendors of Leeds", ["conflict"]) in texts
    told = capsys.readouterr().err
    assert "“Scanner vendor” in base.toml is “Scanner vendors of Leeds” in c.toml; both are kept" in told
    assert "1 conflict is left for the room to settle." in told


@pytest.mark.parametrize(
    ("side", "words", "left"),
    [
        ("mine", "Scanner vendor", "Scanner vendors of Leeds"),
        ("theirs", "Scanner vendors of Leeds", "Scanner vendor"),
    ],
)
def test_a_side_that_holds_leaves_the_other_archived(
    folder: Path, capsys: Captured, side: str, words: str, left: str
) -> None:
    """The choice is said in words; all is settled, so the status is 0."""
    assert main(["merge", "base.toml", "c.toml", "-o", "out.toml", "--conflicts", side]) == 0
    notes = {note["text"]: note.get("archived", False) for note in notes_of(folder / "out.toml").values()}
    assert (notes[words], notes[left]) == (False, True)
    assert "the others stay as an archived note." in capsys.readouterr().err


def test_with_a_base_a_change_of_one_side_is_no_conflict(folder: Path, capsys: Captured) -> None:
    """What the second group reworded is reworded, what the first one added is there."""
    assert main(["merge", "a.toml", "c.toml", "--base", "base.toml", "-o", "out.toml"]) == 0
    texts = {note["text"] for note in notes_of(folder / "out.toml").values()}
    assert {"Works council of Leeds", "Scanner vendors of Leeds"} <= texts
    assert "Scanner vendor" not in texts
    assert capsys.readouterr().err == "Wrote out.toml: 69 notes on its boards.\n"


def test_what_one_side_deleted_is_gone_and_named(folder: Path, capsys: Captured) -> None:
    """Only with a base can it be known; without one it stays."""
    assert main(["merge", "base.toml", "a.toml", "--base", "a.toml", "-o", "out.toml"]) == 0
    assert "aaaaaaa" not in notes_of(folder / "out.toml")
    assert capsys.readouterr().err.splitlines()[0] == (
        "Key Partners (to-be): “Works council of Leeds” was removed in base.toml, so it is gone."
    )
    assert main(["merge", "base.toml", "a.toml", "-o", "other.toml"]) == 0
    assert "aaaaaaa" in notes_of(folder / "other.toml")


def test_nothing_is_written_over_without_force(folder: Path, capsys: Captured) -> None:
    """Not even one of the two; with --force it is."""
    before = (folder / "a.toml").read_bytes()
    assert main(["merge", "a.toml", "c.toml", "-o", "a.toml"]) == 3
    assert (folder / "a.toml").read_bytes() == before
    assert "nothing is written over" in capsys.readouterr().err
    assert main(["merge", "a.toml", "c.toml", "-o", "a.toml", "--force", "--conflicts", "theirs"]) == 0
    assert "Scanner vendors of Leeds" in (folder / "a.toml").read_text()


def test_what_of_the_second_file_is_left_out_is_said(folder: Path, capsys: Captured) -> None:
    """Comments above what both have, and keys that nobody knows; the first one's stay."""
    mine = example_text().replace("[session]", "[session]\nroom = 7  # ours")
    theirs = example_text().replace("[session]", "# theirs alone\n[session]\nmood = 9").replace("[end]", "x = 1\n[end]")
    (folder / "m.toml").write_text(mine)
    (folder / "t.toml").write_text(theirs)
    assert main(["merge", "m.toml", "t.toml", "-o", "out.toml"]) == 0
    assert "room = 7  # ours" in (folder / "out.toml").read_text()
    told = capsys.readouterr().err
    assert "1 comment of t.toml is not in the result:\n  # theirs alone\n" in told
    assert "under keys that lmc does not know is not in the result: session.mood, " in told


class Typed(StringIO):
    """What somebody types at a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def answer(monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str], typed: str) -> int:
    """The exit status of `lmc` with somebody at the terminal who types that."""
    monkeypatch.setattr(sys, "stdin", Typed(typed))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    return main(arguments)


def test_on_a_terminal_it_asks(folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """By single letters, on stderr, with both sides beside one another; a wrong letter is asked again."""
    (folder / "d.toml").write_text(
        (folder / "b.toml").read_text().replace('"Scanner vendor"', '"Scanner vendors of Leeds"')
    )
    assert answer(monkeypatch, ["merge", "a.toml", "d.toml", "-o", "out.toml"], "x\nb\na\n") == 0
    notes = {note["text"]: note.get("archived", False) for note in notes_of(folder / "out.toml").values()}
    assert (notes["Scanner vendors of Leeds"], notes["Scanner vendor"]) == (False, True)
    assert (notes["Works council of Leeds"], notes["The works council in Leeds"]) == (False, True)
    told = capsys.readouterr().err
    assert "1. Differs, in Key Partners (to-be)" in told
    assert "A · a.toml" in told and "B · d.toml" in told
    assert "2. Nearly the same, in Key Partners (to-be)" in told
    assert any("Works council of Leeds" in line and "The works council" in line for line in told.splitlines())


def test_an_end_of_the_input_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who goes in the middle of the questions has decided nothing."""
    assert answer(monkeypatch, ["merge", "a.toml", "c.toml", "-o", "out.toml"], "") == 2
    assert not (folder / "out.toml").exists()


def test_ctrl_c_at_a_question_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends the program with 130, as anywhere."""

    def interrupt(_: Typed, __: int = -1) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(Typed, "readline", interrupt)
    assert answer(monkeypatch, ["merge", "a.toml", "c.toml", "-o", "out.toml"], "") == 130
    assert not (folder / "out.toml").exists()


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["a.toml", "-o", "out.toml"], 2, "Name two sessions."),
        (["a.toml", "b.toml"], 2, "Name the new file: -o OUT."),
        (["--driver", "a.toml", "b.toml"], 2, "--driver takes three files"),
        (["--driver", "a.toml", "b.toml", "c.toml", "-o", "out.toml"], 2, "--driver takes three files"),
        (["a.toml", "nowhere", "-o", "out.toml"], 3, "There is no session 'nowhere'"),
        (["a.toml", "broken.toml", "-o", "out.toml"], 3, "This is not TOML"),
        (["a.toml", "b.toml", "--base", "broken.toml", "-o", "out.toml"], 3, "This is not TOML"),
    ],
)
def test_mistakes_are_sentences(folder: Path, capsys: Captured, arguments: list[str], status: int, words: str) -> None:
    """Wrong usage is 2, a file that cannot be read is 3; nothing is written."""
    (folder / "broken.toml").write_text("x = [")
    assert main(["merge", *arguments]) == status
    assert words in capsys.readouterr().err
    assert not (folder / "out.toml").exists()
