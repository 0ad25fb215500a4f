"""The person's own editor: what it gives back, and what happens when it does not."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from lmc_tui.text import MARK
from lmc_tui.tui.editor import EditorError, edited, editor_command


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script that is $EDITOR; the test writes what it does. The file to edit is its first argument."""
    script = tmp_path / "my editor.sh"
    script.write_text("#!/bin/sh\n")
    script.chmod(0o700)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"'{script}'")
    return script


def does(script: Path, commands: str) -> None:
    """The editor runs these commands."""
    script.write_text(f"#!/bin/sh\n{commands}\n")


def test_the_text_is_there_to_be_edited_and_comes_back(editor: Path, tmp_path: Path) -> None:
    """In a private folder; blanks at its ends do not count."""
    does(
        editor, f'ls -ld "$(dirname "$1")" > "{tmp_path}/mode"; cat "$1" > "{tmp_path}/seen"; echo "  and more" >> "$1"'
    )
    assert edited("a note\nof lines") == "a note\nof lines\n  and more"
    assert (tmp_path / "seen").read_text() == "a note\nof lines\n"
    assert (tmp_path / "mode").read_text().startswith(stat.filemode(stat.S_IFDIR | 0o700))


def test_what_comes_back_is_cleaned(editor: Path) -> None:
    """Escape characters and bytes that are no UTF-8 show as marks."""
    does(editor, r"""printf '\033]0;owned\007 caf\351\r\n\t.' > "$1" """)
    assert edited("a note") == f"{MARK}]0;owned{MARK} caf{MARK}\n    ."


def test_an_editor_that_ends_with_an_error_changes_nothing(editor: Path) -> None:
    """As with :cq in vi; the message says so."""
    does(editor, 'echo other > "$1"; exit 3')
    with pytest.raises(EditorError, match="ended with 3, so the note stays as it was"):
        edited("a note")


def test_what_an_editor_wrote_before_it_was_killed_is_kept(editor: Path) -> None:
    """Nobody ended it on purpose, and what was typed is worth more."""
    does(editor, 'echo other > "$1"; kill -9 $$')
    assert edited("a note") == "other"


@pytest.mark.parametrize("commands", ['rm "$1"', 'rm "$1"; mkdir "$1"', 'rm -r "$(dirname "$1")"'])
def test_an_editor_that_leaves_no_file_is_explained(editor: Path, commands: str) -> None:
    """The note stays as it was, and nothing ends."""
    does(editor, commands)
    with pytest.raises(EditorError, match="could not edit the note"):
        edited("a note")


def test_a_script_that_cannot_be_run_is_explained(editor: Path) -> None:
    """It is there, but it is no program."""
    editor.write_bytes(b"\x00\x01\x02")
    with pytest.raises(EditorError, match="could not edit the note"):
        edited("a note")


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"EDITOR": "no-such-editor -x"}, "names 'no-such-editor', which is not installed"),
        ({"VISUAL": "no-\x1bsuch"}, r"names 'no-\\x1bsuch'"),
        ({"EDITOR": 'vi "'}, r"\$EDITOR cannot be understood: No closing quotation"),
    ],
)
def test_a_variable_that_names_no_editor_is_explained(variables: dict[str, str], words: str) -> None:
    """In one sentence that says which variable it is."""
    with pytest.raises(EditorError, match=words):
        editor_command(variables)
