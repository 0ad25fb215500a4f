"""The terminal of the end-to-end tests, tried on tiny programs: what it claims to be, it is."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.terminal import Answers, Terminal, TerminalTimeout, now, terminal_environment

Start = Callable[..., Terminal]

ECHO_READS = """
    import os, tty
    tty.setraw(0)
    print("ready", end="\\r\\n", flush=True)
    while data := os.read(0, 100):
        print(data, end="\\r\\n", flush=True)
"""
"""A program that shows what each read of its input brought."""


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts Python source in a terminal; everything started ends with the test."""
    started: list[Terminal] = []

    def run(source: str, **options: object) -> Terminal:
        command = [sys.executable, "-c", textwrap.dedent(source)]
        terminal = Terminal(command, terminal_environment(tmp_path), **options)  # type: ignore[arg-type] # as given
        started.append(terminal)
        return terminal

    yield run
    for terminal in started:
        terminal.close()


# -- the terminal and the process


def test_the_program_owns_its_terminal(start: Start) -> None:
    """It leads a session, stands in the foreground, and `/dev/tty` is the same terminal as its input."""
    terminal = start("""
        import os
        print("leads", os.getsid(0) == os.getpid(), "front", os.tcgetpgrp(0) == os.getpgrp())
        with open("/dev/tty") as tty:
            print("same", os.tcgetpgrp(tty.fileno()) == os.getpgrp(), os.ttyname(0) == os.ttyname(2))
    """)
    assert terminal.wait_exit() == 0
    assert terminal.lines[:2] == ["leads True front True", "same True True"]


def test_closing_the_terminal_hangs_up(start: Start) -> None:
    """A program that does nothing about it dies of SIGHUP, even if the caller ignores that signal."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        terminal = start("print('ready'); input()")
    finally:
        signal.signal(signal.SIGHUP, before)
    terminal.wait_for("ready")
    terminal.close_terminal()
    assert terminal.wait_exit() == -signal.SIGHUP


def test_a_program_can_save_when_the_line_drops(start: Start, tmp_path: Path) -> None:
    """The handler of SIGHUP runs, and a file can be waited for although nothing shows any more."""
    witness = tmp_path / "saved"
    terminal = start(f"""
        import pathlib, signal, sys
        def save(*_):
            pathlib.Path({str(witness)!r}).write_text("all")
            sys.exit(7)
        signal.signal(signal.SIGHUP, save)
        print("ready")
        while True:
            signal.pause()
    """)
    terminal.wait_for("ready")
    terminal.close_terminal()
    terminal.wait_until(witness.exists, what="the saved file")
    assert terminal.wait_exit() == 7
    assert witness.read_text() == "all"


def test_a_signal_shows_in_the_exit_status(start: Start) -> None:
    """Killed by a signal reads as minus its number, as with subprocess."""
    terminal = start("print('ready'); input()")
    terminal.wait_for("ready")
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_exit() == -signal.SIGTERM


def test_the_last_words_before_the_exit_are_read(start: Start) -> None:
    """A long farewell neither blocks the exit nor gets lost."""
    terminal = start("import sys; print('x' * 200_000); print('bye'); sys.exit(3)")
    assert terminal.wait_exit() == 3
    assert terminal.raw.endswith(b"bye\r\n")
    assert "bye" in terminal.text


def test_the_size_is_known_and_changes(start: Start) -> None:
    """The program sees the size from the start, and SIGWINCH brings the new one."""
    terminal = start(
        """
        import os, signal
        def show(*_):
            os.write(1, f"{os.get_terminal_size(0)}\\n".encode())  # print may be interrupted by itself
        signal.signal(signal.SIGWINCH, show)
        show()
        while True:
            signal.pause()
        """,
        columns=90,
        rows=30,
    )
    terminal.wait_for("columns=90, lines=30")
    terminal.resize(72, 20)
    terminal.wait_for("columns=72, lines=20")
    assert len(terminal.lines) == 20


def test_only_the_given_environment_reaches_the_program(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The caller's own variables and home stay out."""
    monkeypatch.setenv("LMC_SESSIONS", "/somewhere")
    terminal = start("import os; print(sorted(os.environ)); print(os.environ['HOME'])", columns=400)
    terminal.wait_exit()
    assert "LMC_SESSIONS" not in terminal.text
    assert str(tmp_path) in terminal.lines[1]


def test_closing_leaves_nothing_running(start: Start, tmp_path: Path) -> None:
    """Children of the program that ignore the hang-up are ended, too: their end of a pipe closes."""
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    terminal = start(f"""
        import os, signal
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        if os.fork() == 0:
            pipe = os.open({str(fifo)!r}, os.O_WRONLY)
            print("child ready", flush=True)
        while True:
            signal.pause()
    """)
    terminal.wait_for("child ready")
    terminal.close()
    try:
        assert select.select([reader], [], [], 10)[0]
        assert os.read(reader, 1) == b""
    finally:
        os.close(reader)
    assert terminal.returncode == -signal.SIGKILL


def test_a_terminal_that_is_not_read_blocks_the_program(start: Start, tmp_path: Path) -> None:
    """Nobody reads behind the test's back: a program with much to say stands still until it is read."""
    witness = tmp_path / "done"
    terminal = start(f"""
        import pathlib
        print("x" * 1_000_000, flush=True)
        pathlib.Path({str(witness)!r}).touch()
    """)
    with pytest.raises(TerminalTimeout, match=r"no exit within 0\.3 s"):
        terminal.wait_exit(0.3, reading=False)
    assert not witness.exists()
    assert terminal.wait_exit() == 0
    assert witness.exists()


# -- typing


def test_keys_are_pressed_one_after_the_other(start: Start) -> None:
    """Names and characters arrive in their order, as the bytes that a terminal sends."""
    terminal = start(ECHO_READS)
    terminal.wait_for("ready")
    for key, sent in {"a": r"a", "enter": r"\r", "shift+tab": r"\x1b[Z", "ctrl+q": r"\x11", "up": r"\x1b[A"}.items():
        terminal.press(key)
        terminal.wait_for(f"\nb'{sent}'\n")
    with pytest.raises(ValueError, match="entr"):
        terminal.press("entr")


def test_escape_never_melts_into_the_next_key(start: Start) -> None:
    """Between a lone escape and what follows lies more time than programs wait for the rest of a sequence."""
    terminal = start("""
        import os, select, tty
        tty.setraw(0)
        print("ready", end="\\r\\n", flush=True)
        while data := os.read(0, 100):
            while select.select([0], [], [], 0.1)[0]:
                data += os.read(0, 100)
            print(data, end="\\r\\n", flush=True)
    """)
    terminal.wait_for("ready")
    terminal.press("escape", "[")
    terminal.wait_for(re.compile(r"b'\\x1b'\nb'\['"))
    terminal.press("escape", "escape", "a")
    terminal.wait_for(re.compile(r"b'\\x1b'\nb'\\x1b'\nb'a'"))


def test_the_kitty_protocol_is_spoken_when_asked_for(start: Start) -> None:
    """Once the program has switched it on, every key is its own sequence; switched off, the old bytes return."""
    terminal = start(ECHO_READS.replace('"ready"', r'"\x1b[>25uready"'), kitty_keyboard=True)
    terminal.wait_for("ready")
    for key, sent in {
        "escape": rb"\x1b[27u",
        "a": rb"\x1b[97;;97u",
        "Q": rb"\x1b[113;2;81u",
        "ctrl+q": rb"\x1b[113;5u",
        "shift+tab": rb"\x1b[9;2u",
        "up": rb"\x1b[A",
    }.items():
        terminal.press(key)
        terminal.wait_for(f"b'{sent.decode()}'")


def test_a_paste_is_in_brackets_for_who_asked(start: Start) -> None:
    """A program that switched bracketed paste on gets the text whole; another gets it as if typed."""
    terminal = start(ECHO_READS)
    terminal.wait_for("ready")
    terminal.paste("one\ntwo")
    terminal.wait_for(r"b'one\rtwo'")
    terminal = start(ECHO_READS.replace('"ready"', r'"\x1b[?2004hready"'))
    terminal.wait_for("ready")
    terminal.paste("one\ntwo")
    terminal.wait_for(r"b'\x1b[200~one\ntwo\x1b[201~'")


def test_a_click_is_a_press_and_a_release(start: Start) -> None:
    """Cells count from 0 here and from 1 on the wire; `find` gives the place of a text."""
    terminal = start(ECHO_READS)
    terminal.wait_for("ready")
    column, row = terminal.find("ready")
    assert (column, row) == (0, 0)
    terminal.click(column + 4, row + 2)
    terminal.wait_for(r"b'\x1b[<0;5;3M\x1b[<0;5;3m'")


def test_a_huge_paste_into_a_talkative_program_does_not_lock_up(start: Start) -> None:
    """Typing reads when the program will take no more before its output is taken."""
    terminal = start("""
        import os, tty
        tty.setraw(0)
        print("ready", flush=True)
        seen = 0
        while seen < 100_000:
            data = os.read(0, 4096)
            seen += len(data)
            os.write(1, data * 3)
        print("\\r\\nall of it", flush=True)
    """)
    terminal.wait_for("ready")
    terminal.send("y" * 100_000)
    terminal.wait_for("all of it")


# -- answering


QUERIES = r"""
    import os, select, sys, tty
    tty.setraw(0)
    sys.stdout.write("abc\x1b[6n\x1b[c\x1b[?2026$p\x1b[?2048$p\x1b]11;?\x1b\\\x1b[?u")
    sys.stdout.flush()
    answers = b""
    while select.select([0], [], [], 0.5)[0]:
        answers += os.read(0, 1000)
    print("\r\n", answers, end="\r\n")
"""


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (Answers.MODERN, r"\x1b[1;4R\x1b[?62;22c\x1b[?2026;2$y\x1b[?2048;0$y\x1b]11;rgb:0000/0000/0000\x1b\\"),
        (Answers.PLAIN, r"\x1b[1;4R\x1b[?62;22c"),
        (Answers.NONE, ""),
    ],
)
def test_questions_are_answered_as_told(start: Start, answers: Answers, expected: str) -> None:
    """A modern terminal answers all of them, a plain one says what and where it is, a mute one nothing."""
    terminal = start(QUERIES, answers=answers)
    terminal.wait_for(f"b'{expected}'")


def test_the_kitty_question_is_answered_by_who_speaks_it(start: Start) -> None:
    """Only a terminal with the kitty keyboard claims it."""
    start(QUERIES, kitty_keyboard=True).wait_for(r"\x1b[?0u'")


def test_a_question_cut_in_two_is_still_heard(start: Start) -> None:
    """The halves of a query may come in two reads."""
    terminal = start(r"""
        import os, sys, tty
        tty.setraw(0)
        os.write(1, b"half\x1b[")
        os.read(0, 1)
        os.write(1, b"c")
        print("\r\n", os.read(0, 100))
    """)
    terminal.wait_for("half")
    terminal.send("x")
    terminal.wait_for(r"b'\x1b[?62;22c'")


# -- showing


def test_the_alternate_screen_comes_and_goes(start: Start) -> None:
    """What was there before shows again afterwards, with what is printed then; modes are told."""
    terminal = start(r"""
        print("before")
        print("\x1b[?1049h\x1b[?25l\x1b[?1003h\x1b[Hinside", end="", flush=True)
        input()
        print("\x1b[?1003l\x1b[?1049l\x1b[?25hafter")
    """)
    terminal.wait_for("inside")
    assert (terminal.alternate_screen, terminal.cursor_visible) == (True, False)
    assert 1003 in terminal.modes
    assert "before" not in terminal.text
    terminal.press("enter")
    assert terminal.wait_exit() == 0
    assert (terminal.alternate_screen, terminal.cursor_visible) == (False, True)
    assert 1003 not in terminal.modes
    assert terminal.lines[:2] == ["before", "after"]


def test_wide_characters_keep_borders_straight(start: Start) -> None:
    """A character of two cells counts as two: borders drawn for that stand below each other, others do not."""
    terminal = start("""
        print("┃ab\N{CJK UNIFIED IDEOGRAPH-65E5}\N{CJK UNIFIED IDEOGRAPH-672C}┃")
        print("┃abcd\N{ROCKET}┃")
        print("┃abcdef┃")
        print("┃\N{ROCKET}abcdef┃")
    """)
    terminal.wait_exit()
    assert terminal.lines[:2] == ["┃ab日本┃", "┃abcd🚀┃"]
    assert [terminal.cell_columns(row, "┃") for row in range(4)] == [[0, 7], [0, 7], [0, 7], [0, 9]]
    assert terminal.find("本") == (5, 0)


# -- waiting


def test_a_vain_wait_shows_the_screen(start: Start) -> None:
    """The error says what did not come and what was there instead."""
    terminal = start("print('something else'); input()")
    terminal.wait_for("something")
    with pytest.raises(TerminalTimeout, match=r"(?s)'the board'.*0\.1 s have passed.*program runs.*something else"):
        terminal.wait_for("the board", timeout=0.1)


def test_nobody_waits_for_a_program_that_has_ended(start: Start) -> None:
    """A crash fails the test at once, with the traceback on the screen."""
    terminal = start("raise SystemExit('no such file')")
    begun = now()
    with pytest.raises(TerminalTimeout, match=r"(?s)the program has ended.*ended with 1.*no such file"):
        terminal.wait_for("the board", timeout=60)
    assert now() - begun < 30


def test_words_and_expressions_can_be_waited_for(start: Start) -> None:
    """Words are taken as they are; a compiled expression is searched, over lines too, and gives its groups."""
    terminal = start("print('+00:12 over?'); print('step 9/12'); input()")
    terminal.wait_for("+00:12 over?")
    assert terminal.wait_for(re.compile(r"over.\nstep (\d+)"))[1] == "9"


def test_things_can_be_waited_away(start: Start) -> None:
    """`wait_gone` returns once the words have left the screen."""
    terminal = start(r"""
        print("dialog", flush=True)
        input()
        print("\x1b[2Jcanvas", flush=True)
        input()
    """)
    terminal.wait_for("dialog")
    terminal.press("enter")
    terminal.wait_gone("dialog")
    terminal.wait_for("canvas")


def test_half_a_frame_is_not_shown(start: Start) -> None:
    """Between the marks of a synchronized frame a terminal shows the screen before, so nothing is found in it."""
    terminal = start(r"""
        import os, tty
        tty.setraw(0)
        os.write(1, b"\x1b[?2026hhalf")
        os.read(0, 1)
        os.write(1, b" and whole\x1b[?2026l")
        os.read(0, 1)
    """)
    while b"half" not in terminal.raw:
        assert terminal.read(20)
    with pytest.raises(TerminalTimeout):
        terminal.wait_for("half", timeout=0.3)
    terminal.send("x")
    terminal.wait_for("half and whole")


def test_settling_ends_with_the_output_or_the_limit(start: Start) -> None:
    """A quiet program settles at once; one that never stops is left after the limit."""
    quiet = start("print('ready'); input()")
    quiet.wait_for("ready")
    begun = now()
    quiet.settle(limit=20)
    assert now() - begun < 10
    talker = start("while True: print('y', flush=True)")
    talker.wait_for("y")
    begun = now()
    talker.settle(limit=0.2)
    assert 0.2 <= now() - begun < 10
