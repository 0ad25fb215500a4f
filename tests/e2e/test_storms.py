"""Floods of keys, pastes, sizes and noise in a real terminal: the program stays alive, and nothing typed is lost."""

from __future__ import annotations

import random
import re
import sys
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lmc_tui.text import MARK, clean
from tests.support.terminal import Terminal, now, terminal_environment, titled

LMC = [sys.executable, "-m", "lmc_tui"]
ESCAPE = "\x1b[27u"
"""The key as newer terminals send it, which needs no rest behind it."""
SIZES = ((1, 1), (2, 1), (10, 3), (500, 200), (80, 24), (40, 10), (112, 30), (60, 16))
STEP_SECONDS = 0.005
"""Between two sizes of a window that is being dragged."""
BACK_SECONDS = 5
"""How long the screen may take to answer after a megabyte, on a machine that has other things to do, too."""
HARMLESS_KEYS = bytes(each for each in range(0x100) if each not in b"QqEedum\x10\x11\x15\x1a")
"""All bytes but those that leave, open an editor, or change a note: what was typed must be found again."""
MEANINGLESS = bytes([0, *range(0x80, 0x100)])
"""NUL, and what is no UTF-8 or letters of other alphabets."""
BROKEN = (
    b"\x1b[",
    b"\x1b[1;",
    b"\x1b[<0;5",
    b"\x1b[48;",
    b"\x1b[?20",
    b"\x1b\x1b[",
    b"\x1b]0;",
    b"\x1b[[[",
    b"\x1b[M",
    b"\xf0\x9f",
)
"""Sequences whose end never comes."""
Notes = Callable[[], list[str]]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A new session on the screen, the line for notes open."""
    environment = terminal_environment(tmp_path, LMC_SESSIONS=str(tmp_path / "sessions"), TZ="UTC", EDITOR="true")
    with Terminal([*LMC, "new", "Storm"], environment, columns=120, rows=36) as terminal:
        terminal.wait_for("space starts")
        terminal.send("a")
        terminal.wait_for("enter keep")
        yield terminal


@pytest.fixture
def saved(tmp_path: Path, terminal: Terminal) -> Notes:
    """Leaves in order, and gives the texts of the notes that are in the file."""

    def leave() -> list[str]:
        terminal.send(f"{ESCAPE}\x11")
        assert terminal.wait_exit(20) == 0, terminal.text
        assert not terminal.alternate_screen
        data = tomllib.loads((tmp_path / "sessions" / "storm.toml").read_text(encoding="utf-8"))
        notes = data.get("notes", [])
        assert data["end"]["notes"] == len(notes)
        return [note["text"] for note in notes]

    return leave


def test_a_storm_of_sizes_ends_with_the_last_one(terminal: Terminal, saved: Notes) -> None:
    """Three hundred sizes in a second and a half, down to one cell: what is being typed is still there."""
    terminal.send("half a thou")
    terminal.wait_for("> half a thou")
    for number in range(300):
        terminal.resize(*SIZES[number % len(SIZES)])
        until = now() + STEP_SECONDS
        while (left := until - now()) > 0:
            terminal.read(left)
        terminal.discard()
    terminal.resize(120, 36)
    terminal.wait_for("> half a thou")
    terminal.wait_until(
        lambda: [len(terminal.lines[0]), terminal.lines[0][-5:]] == [119, "saved"], what="the last size"
    )
    terminal.send("ght\r")
    assert saved() == ["half a thought"]


def test_keys_as_fast_as_the_terminal_takes_them_are_all_kept(terminal: Terminal, saved: Notes) -> None:
    """Twenty thousand, as an old terminal pastes: two hundred notes, in order, none of them torn."""
    notes = [f"{number:03} {'so many words ' * 7}".strip().ljust(99, ".") for number in range(200)]
    terminal.send("\r".join(notes) + "\r", timeout=60)
    assert saved() == notes


def test_keys_without_a_line_end_are_all_kept(terminal: Terminal, saved: Notes) -> None:
    """Twenty thousand letters of one line become several notes by themselves, broken between words."""
    words = [f"word{number:04}" for number in range(2_200)]
    terminal.send(" ".join(words), timeout=60)
    terminal.wait_for("word2199")
    texts = saved()
    assert " ".join(texts).split(" ") == words
    assert max(map(len, texts)) <= 2_000


@pytest.mark.parametrize(
    ("text", "count"),
    [("word " * 200_000, 500), ("\n".join(f"line {number:05} {'x' * 72}" for number in range(12_000)), 12_000)],
    ids=["one line", "12,000 lines"],
)
def test_a_megabyte_pasted_is_kept_whole(terminal: Terminal, saved: Notes, text: str, count: int) -> None:
    """The screen answers, asks, keeps all of it, takes it back in one step and does it again."""
    terminal.send("typed")
    terminal.wait_for("> typed")
    terminal.paste(text)
    begun = now()
    terminal.wait_for("This is 1.0 MB of text. How much of it is to be kept?", BACK_SECONDS)
    terminal.send("\r")
    terminal.wait_for(re.compile("notes (made|from 12000 lines).* u takes them back"), BACK_SECONDS)
    terminal.send(f"{ESCAPE}u")
    terminal.wait_for("Taken back: paste", BACK_SECONDS)
    terminal.wait_for(titled("Segments", 0))
    terminal.send("U")
    terminal.wait_for("Done again: paste", BACK_SECONDS)
    assert now() - begun < 2 * BACK_SECONDS
    notes = saved()
    assert len(notes) in (count, count + 1)
    assert " ".join(notes).split() == ["typed", *text.split()]


def test_a_paste_that_looks_like_keys_is_text(terminal: Terminal, saved: Notes) -> None:
    """Clipboard, NUL, the key that leaves, a size, and the mark that ends a paste: all of it is in the note."""
    terminal.paste("one\x1b]52;c;aGk=\x07two\x00three\x11\x1b[48;1;1;1;1tfour\x1b[201~five\x1b")
    terminal.send("\r")
    assert saved() == [f"one{MARK}]52;c;aGk={MARK}two{MARK}three{MARK}{MARK}[48;1;1;1;1tfour{MARK}[201~five{MARK}"]


def test_a_paste_in_small_pieces_is_one_paste(terminal: Terminal, saved: Notes) -> None:
    """Over a slow line, where the marks come in pieces, too."""
    for piece in ("\x1b", "[20", "0~one", " two\x1b", "[201", "~", " three"):
        terminal.send(piece)
        terminal.read(0.02)
    terminal.send("\r")
    assert saved() == ["one two three"]


def test_noise_is_text_while_somebody_writes(terminal: Terminal, saved: Notes) -> None:
    """Nearly 200 kB of random bytes, most of them no UTF-8: all but control characters is there, or a mark for it."""
    chance = random.Random(20)
    noise = bytes(chance.choice(bytes(range(0x80, 0x100)) + b"  ") for _ in range(195_000))
    terminal.send(noise, timeout=60)
    terminal.send("\r")
    terminal.wait_for(" made: a note holds 2,000 characters", 60)
    typed = "".join(each for each in noise.decode("utf-8", "replace") if unicodedata.category(each) != "Cc")
    assert "".join("".join(saved()).split()) == "".join(clean(typed).split())


def test_noise_does_not_end_the_program(terminal: Terminal, saved: Notes) -> None:
    """Text that is no UTF-8, reports of old mice, random bytes that are commands: what was kept is in the file."""
    terminal.send("kept\r")
    terminal.wait_for(titled("Segments", 1))
    terminal.send(b"caf\xe9 \xff\xfe \xc3( \xed\xa0\x80 \xf8\x88\r")
    terminal.send("".join(f"\x1b[M{chr(32 + number)}{chr(40 + number)}{chr(35 + number)}" for number in range(90)))
    terminal.send(ESCAPE)
    chance = random.Random(20)
    terminal.send(bytes(chance.choice(HARMLESS_KEYS) for _ in range(5_000)), timeout=60)
    terminal.send(ESCAPE * 4)
    texts = saved()
    assert texts[0] == "kept"
    assert texts[1] == f"caf{MARK} {MARK}{MARK} {MARK}( {MARK * 3} {MARK * 2}"


def a_noise(seed: int, size: int, one_in: int = 400) -> bytes:
    """Bytes as of a broken line: runs that mean nothing, reports of old mice, and seldom a sequence without its end."""
    chance = random.Random(seed)
    pieces: list[bytes] = []
    left = size
    while left > 0:
        match chance.randrange(one_in):
            case 0:
                pieces.append(chance.choice(BROKEN))
            case each if each < 20:
                pieces.append(
                    b"\x1b[M" + bytes((32 + chance.randrange(4), chance.randrange(33, 256), 33 + chance.randrange(90)))
                )
            case _:
                pieces.append(bytes(chance.choices(MEANINGLESS, k=200)))
        left -= len(pieces[-1])
    return b"".join(pieces)[: size - 1] + b"\x1b"


def still_answers(terminal: Terminal) -> None:
    """A key that is known does what it does."""
    terminal.send(ESCAPE * 6)
    terminal.send("?")
    terminal.wait_for("Moving about", 60)
    terminal.send(ESCAPE)
    terminal.wait_gone("Moving about")


def test_a_megabyte_of_noise_on_the_canvas_means_nothing(terminal: Terminal, saved: Notes) -> None:
    """It is over within seconds, the next key works, and the note from before is there."""
    terminal.send(f"kept\r{ESCAPE}")
    terminal.wait_for(titled("Segments", 1))
    terminal.send(a_noise(1, 1_000_000, one_in=2_000), timeout=60)
    still_answers(terminal)
    assert saved() == ["kept"]


@pytest.mark.parametrize("keys", ["f", "A", "/", "\x10"], ids=["form", "agenda", "search", "palette"])
def test_noise_in_a_dialog_does_not_end_the_program(terminal: Terminal, saved: Notes, keys: str) -> None:
    """With a note in hand; what the noise typed into a field of the dialog went with it."""
    terminal.send(f"kept\r{ESCAPE}")
    terminal.wait_for(titled("Segments", 1))
    terminal.send(keys)
    terminal.send(a_noise(2, 10_000), timeout=60)
    still_answers(terminal)
    assert saved() == ["kept"]


def test_noise_with_broken_keys_in_it_is_survived_while_somebody_writes(terminal: Terminal, saved: Notes) -> None:
    """The note before stays as it was; what came of the noise may be anything."""
    terminal.send("kept\r")
    terminal.wait_for(titled("Segments", 1))
    terminal.send(a_noise(3, 10_000), timeout=60)
    still_answers(terminal)
    assert saved()[0] == "kept"


def test_noise_on_the_list_of_sessions_does_not_end_the_program(tmp_path: Path) -> None:
    """No session is opened or made by it, and the program leaves in order."""
    environment = terminal_environment(tmp_path, LMC_SESSIONS=str(tmp_path / "sessions"), TZ="UTC")
    with Terminal(LMC, environment, columns=120, rows=36) as terminal:
        terminal.wait_for("workshops")
        terminal.send(a_noise(4, 100_000), timeout=60)
        still_answers(terminal)
        terminal.send("Q")
        assert terminal.wait_exit() == 0
    assert not list(tmp_path.glob("sessions/*"))


def test_a_window_that_shrinks_and_grows_at_once_is_drawn_again(terminal: Terminal) -> None:
    """Both sizes are told as one, which is the old one, while the terminal has lost what stood outside."""
    terminal.settle()
    before = terminal.emulator.picture()
    terminal.resize(30, 9)
    terminal.resize(120, 36)
    assert terminal.emulator.picture() != before
    terminal.wait_until(lambda: terminal.emulator.picture() == before, what="everything drawn again")


def test_what_another_program_wrote_over_the_screen_goes_on_request(terminal: Terminal) -> None:
    """A message from the system stays, for we cannot know of it, until ctrl+l is pressed."""
    terminal.send(ESCAPE)
    terminal.wait_gone("enter keep")
    terminal.settle(0.5)
    before = terminal.emulator.picture()
    terminal.emulator.feed(b"\x1b[12;3HThe system goes down at noon")
    assert "goes down" in terminal.text
    terminal.send("\x0c")
    terminal.wait_until(lambda: terminal.emulator.picture() == before, what="everything drawn again")
