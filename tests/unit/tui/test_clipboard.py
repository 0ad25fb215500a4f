"""What is written to a terminal for a text to be in its clipboard, and what the person is told."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import pytest

from lmc_tui.tui.clipboard import (
    LONGEST_BYTES,
    Clipboard,
    clipboard_script,
    clipboard_sequence,
    path_told,
    size_told,
    takes_copies,
)

HI = "\x1b]52;c;SGk=\x07"
"""H is 0x48, i is 0x69: 010010 000110 100100 and a filled-up rest are S, G, k."""
PLAIN = {"TERM": "xterm-256color"}
TMUX = {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-1000/default,1,0"}
SCREEN = {"TERM": "screen.xterm-256color", "STY": "1.pts-0"}
FAR_SIDE = {"TERM": "screen-256color"}


class Copies:
    """A clipboard whose terminal and file are lists."""

    def __init__(self, way: str = "auto", environment: dict[str, str] | None = None) -> None:
        self.written: list[str] = []
        self.kept: list[str] = []
        self.clipboard = Clipboard(way, environment or PLAIN, self.written.append, self.keep)

    def keep(self, text: str) -> Path:
        """Into the list."""
        self.kept.append(text)
        return Path("/home/ann/copied.md")


def test_a_terminal_gets_the_text_in_base64() -> None:
    """OSC 52, the clipboard, the text, and BEL, in one piece."""
    assert clipboard_sequence("Hi") == HI
    assert clipboard_script("Hi", PLAIN) == HI


def test_letters_beyond_ascii_go_as_utf_8() -> None:
    """An umlaut is two bytes there, c3 bc: 110000 111011 1100 are w, 7, w."""
    assert clipboard_sequence("ü") == "\x1b]52;c;w7w=\x07"


def test_tmux_gets_it_for_itself_and_to_hand_on() -> None:
    """First as it is, then wrapped with every escape doubled."""
    assert clipboard_script("Hi", TMUX) == HI + "\x1bPtmux;\x1b\x1b]52;c;SGk=\x07\x1b\\"


def test_screen_gets_it_wrapped_only() -> None:
    """Bare it would show a longer one as letters."""
    assert clipboard_script("Hi", SCREEN) == "\x1bP\x1b]52;c;SGk=\x07\x1b\\"


def test_screen_gets_a_long_text_in_strings_that_it_takes() -> None:
    """Put together they are the sequence again; none is longer than the 768 characters that it has room for."""
    script = clipboard_script("x" * 3000, SCREEN)
    pieces = script.removeprefix("\x1bP").removesuffix("\x1b\\").split("\x1b\\\x1bP")
    assert [len(piece) for piece in pieces] == [760] * 5 + [208], "4,000 of base64 and 8 around them"
    assert "".join(pieces) == clipboard_sequence("x" * 3000)


def test_where_tmux_or_screen_may_stand_between_only_what_fits_one_string_is_sent() -> None:
    """One string goes through both. Of several tmux would take the first for all of it."""
    assert clipboard_script("Hi", FAR_SIDE) == "\x1bP\x1b]52;c;SGk=\x07\x1b\\"
    assert clipboard_script("x" * 564, FAR_SIDE) != "", "752 of base64 and 8 around them"
    assert clipboard_script("x" * 565, FAR_SIDE) == ""


def test_the_longest_text_makes_a_sequence_of_a_hundred_thousand_characters() -> None:
    """One byte more is not sent at all, rather than cut by the terminal."""
    assert len(clipboard_script("x" * LONGEST_BYTES, PLAIN)) == 100_000
    assert clipboard_script("x" * (LONGEST_BYTES + 1), PLAIN) == ""
    assert clipboard_script("ü" * (LONGEST_BYTES // 2 + 1), PLAIN) == "", "bytes count, not letters"


@pytest.mark.parametrize(
    "environment",
    [{}, {"TERM": "dumb"}, {"TERM": "linux"}, {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}],
)
def test_a_terminal_without_a_clipboard_gets_nothing(environment: dict[str, str]) -> None:
    """It might show what it does not know."""
    assert not takes_copies(environment)
    assert clipboard_script("Hi", environment) == ""


def test_what_is_sent_is_clean_and_otherwise_as_it_is() -> None:
    """Blanks, quotes and lines stay; an escape character shows as a mark."""
    copies = Copies()
    assert copies.clipboard.send('  two\n"lines" \x1b[31m')
    sent = copies.written[0].removeprefix("\x1b]52;c;").removesuffix("\x07")
    assert b64decode(sent).decode() == '  two\n"lines" \N{REPLACEMENT CHARACTER}[31m'
    assert len(copies.written) == 1, "one write, so that nothing of the screen comes between"
    copies.clipboard.keep("\x1b]0;")
    assert copies.kept == ["\N{REPLACEMENT CHARACTER}]0;"]


def test_the_file_stands_in_unless_the_person_wants_the_terminal_only() -> None:
    """With `osc52` a text that could not be sent goes there all the same; with `file` nothing is sent."""
    assert Copies("auto").clipboard.wants_file(is_sent=True)
    assert not Copies("osc52").clipboard.wants_file(is_sent=True)
    assert Copies("osc52").clipboard.wants_file(is_sent=False)
    only_file = Copies("file")
    assert not only_file.clipboard.send("Hi")
    assert only_file.written == []
    assert only_file.clipboard.wants_file(is_sent=False)


@pytest.mark.parametrize(
    ("way", "environment", "text", "is_sent", "words"),
    [
        ("auto", PLAIN, "x" * 1234, True, "Copied 1.2 kB. If it did not arrive: ~/copied.md"),
        (
            "auto",
            PLAIN,
            "x" * 210_400,
            False,
            "Too large to copy over this line (210 kB): ~/copied.md",
        ),
        ("auto", {"TERM": "linux"}, "Hi", False, "No clipboard in this terminal. It lies in ~/copied.md"),
        ("file", PLAIN, "Hi", False, "Kept 2 bytes in ~/copied.md"),
    ],
)
def test_the_person_is_told_where_it_is(
    way: str, environment: dict[str, str], text: str, is_sent: bool, words: str
) -> None:
    """Nobody can know whether a terminal took it, so the file is always named."""
    assert Copies(way, environment).clipboard.told(text, "~/copied.md", is_sent=is_sent) == words


def test_what_is_told_fits_a_narrow_screen() -> None:
    """Two blanks are around it, and a path that is cut is of no use."""
    where = "~/.local/state/lmc-tui/copied.md"
    for environment, is_sent in ((PLAIN, True), (PLAIN, False), ({"TERM": "linux"}, False)):
        assert len(Copies("auto", environment).clipboard.told("x" * 999_000, where, is_sent=is_sent)) <= 78


def test_without_a_file_only_the_size_is_told() -> None:
    """Until the file is written, and where none is wanted."""
    assert Copies().clipboard.told("Hi", "", is_sent=True) == "Copied 2 bytes."


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1 byte"), (999, "999 bytes"), (1000, "1.0 kB"), (9949, "9.9 kB"), (10_000, "10 kB"), (209_600, "210 kB")],
)
def test_sizes_read_easily(count: int, words: str) -> None:
    """Exact while small, then in thousands."""
    assert size_told("x" * count) == words


def test_a_path_is_short_where_it_lies_at_home() -> None:
    """And whole elsewhere, also beside a home whose name begins alike."""
    assert path_told(Path("/home/ann/state/copied.md"), "/home/ann") == "~/state/copied.md"
    assert path_told(Path("/home/anna/copied.md"), "/home/ann") == "/home/anna/copied.md"
    assert path_told(Path("/srv/copied.md"), "") == "/srv/copied.md"
