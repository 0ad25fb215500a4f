"""Copying in a real terminal, bare and within tmux: what arrives outside, and that the screen stays as it was."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.emulator import Emulator
from tests.support.room import new_session, on_file, some_notes
from tests.support.terminal import Terminal, terminal_environment

LMC = [sys.executable, "-m", "lmc_tui", "open"]
SEQUENCE = b"\x1b]52;c;SVQ=\x07"
"""I is 0x49, T is 0x54: 010010 010101 0100 and a filled-up rest are S, V, Q."""
FROM_TMUX = b"\x1b]52;;SVQ=\x07"
"""As tmux 3 sends on what it took for itself."""


def an_environment(folder: Path, **more: str) -> dict[str, str]:
    """A home whose state folder is short to name."""
    return terminal_environment(folder, LMC_STATE=str(folder / "state"), TZ="UTC", **more)


def a_session(folder: Path) -> Path:
    """A session with one partner, called IT."""
    return on_file(folder, new_session(notes=some_notes("key-partners", "IT")))


def copy_the_note(terminal: Terminal, words: str = "Copied 2 bytes. If it did not arrive:") -> None:
    """With the key and enter; wait for what is said."""
    terminal.wait_for("GUIDE")
    terminal.press("8", "C")
    terminal.wait_for("This note, as text")
    terminal.press("enter")
    terminal.wait_for(words)
    terminal.settle()


def test_a_terminal_gets_the_words_and_shows_what_it_showed(tmp_path: Path) -> None:
    """One sequence, byte for byte; with it taken out of the stream the very same picture comes about."""
    with Terminal([*LMC, str(a_session(tmp_path))], an_environment(tmp_path)) as terminal:
        copy_the_note(terminal)
        assert terminal.raw.count(b"\x1b]52;") == 1
        assert terminal.raw.count(SEQUENCE) == 1
        without = Emulator(120, 36)
        without.feed(terminal.raw.replace(SEQUENCE, b""))
        assert terminal.emulator.picture() == without.picture()
        terminal.press("escape")
        terminal.wait_gone("Copied")
        terminal.wait_for(re.compile(r"Partners 1 !\d"))  # what the checks find has been drawn, too
        terminal.settle()
        before = terminal.emulator.picture()
        terminal.press("ctrl+l")
        terminal.settle()
        assert terminal.emulator.picture().cells == before.cells, "what we believe to be on the screen is there"
        terminal.press("ctrl+q")
        assert terminal.wait_exit(10) == 0
    path = tmp_path / "state" / "copied.md"
    assert path.read_text() == "IT\n"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("variables", [{"TERM": "linux"}, {"LMC_CLIPBOARD": "file"}], ids=str)
def test_where_it_cannot_or_must_not_be_sent_the_file_is_named(tmp_path: Path, variables: dict[str, str]) -> None:
    """The console of Linux has no clipboard; and a person may want none of it."""
    environment = an_environment(tmp_path) | variables
    with Terminal([*LMC, str(a_session(tmp_path))], environment) as terminal:
        copy_the_note(terminal, "state/copied.md")
        assert b"\x1b]52" not in terminal.raw
        terminal.press("ctrl+q")
        assert terminal.wait_exit(10) == 0
    assert (tmp_path / "state" / "copied.md").read_text() == "IT\n"


class Tmux:
    """A tmux of our own, with nobody's configuration but what is told."""

    def __init__(self, folder: Path, configuration: str) -> None:
        self._folder = folder
        self._command = ["tmux", "-S", str(folder / "socket"), "-f", str(folder / "tmux.conf")]
        (folder / "tmux.conf").write_text(configuration)

    def running(self, tmp_path: Path) -> Terminal:
        """A terminal with `lmc` in tmux in it."""
        command = " ".join([*LMC, str(a_session(tmp_path))])
        return Terminal([*self._command, "new", command], an_environment(tmp_path), columns=120, rows=37)

    def ask(self, *words: str) -> str:
        """What it answers to a command, or why it does not."""
        run = subprocess.run([*self._command, *words], capture_output=True, text=True, check=False)
        return run.stdout + run.stderr

    def end(self) -> None:
        """End it, and all that runs in it."""
        self.ask("kill-server")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a short name: sockets bear no long ones."""
    with tempfile.TemporaryDirectory(prefix="lmc-tmux-") as name:
        yield Path(name)


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed here")
@pytest.mark.parametrize(
    ("configuration", "arrives", "buffer"),
    [
        ("", [], "no buffers"),
        ("set -s set-clipboard on\n", [FROM_TMUX], "IT"),
        ("set -g allow-passthrough on\n", [SEQUENCE], "no buffers"),
        ("set -s set-clipboard on\nset -g allow-passthrough on\n", [FROM_TMUX, SEQUENCE], "IT"),
    ],
    ids=["as it comes", "set-clipboard", "allow-passthrough", "both"],
)
def test_in_tmux_it_arrives_as_tmux_was_told(
    tmp_path: Path, folder: Path, configuration: str, arrives: list[bytes], buffer: str
) -> None:
    """As it comes tmux hands on nothing and shows nothing of it; each of two options lets it through."""
    tmux = Tmux(folder, configuration)
    with tmux.running(tmp_path) as terminal:
        try:
            copy_the_note(terminal)
            assert sorted(found for found in (SEQUENCE, FROM_TMUX) if found in terminal.raw) == sorted(arrives)
            assert terminal.raw.count(b"\x1b]52;") == len(arrives)
            assert tmux.ask("show-buffer").strip() == buffer
            assert "tmux;" not in terminal.text
            assert "SVQ" not in terminal.text
            assert "GUIDE" in terminal.text
        finally:
            tmux.end()
    assert (tmp_path / "state" / "copied.md").read_text() == "IT\n"


@pytest.mark.skipif(shutil.which("screen") is None, reason="GNU screen is not installed here")
def test_in_screen_it_arrives_without_being_told(tmp_path: Path, folder: Path) -> None:
    """Screen hands on what is wrapped, and shows nothing of it; longer than one of its strings, too."""
    texts = ("IT", "x" * 1990)
    path = on_file(tmp_path, new_session(notes=some_notes("key-partners", *texts)))
    sockets = folder / "sockets"
    sockets.mkdir(mode=0o700)
    environment = an_environment(tmp_path, SCREENDIR=str(sockets))
    command = ["screen", "-c", "/dev/null", *LMC, str(path)]
    with Terminal(command, environment, columns=120, rows=37) as terminal:
        copy_the_note(terminal)
        assert SEQUENCE in terminal.raw
        terminal.press("}", "C")
        terminal.wait_for("This note, as text")
        terminal.press("enter")
        terminal.wait_for("Copied 2.0 kB")
        terminal.settle()
        assert b"\x1b]52;c;" + b"eHh4" * 663 + b"eA==\x07" in terminal.raw, "three x are eHh4, the last one is eA=="
        assert "eHh4" not in terminal.text
        terminal.press("ctrl+q")
        terminal.wait_exit(10)
