"""What is printed goes through a pager where it is longer than the screen, and nowhere else."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TextIO

import pytest

from lmc_tui.cli import say
from lmc_tui.cli.paging import is_longer, paged
from lmc_tui.config.settings import DEFAULTS, Config

LINES = "".join(f"line {number}\n" for number in range(40))


class Screen(io.StringIO):
    """A terminal that keeps what is written to it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Screen:
    """A terminal of 80 by 24 for both streams, and a pager that writes what it reads into `read`."""
    for name, value in (("TERM", "xterm"), ("COLUMNS", "80"), ("LINES", "24")):
        monkeypatch.setenv(name, value)
    pager = tmp_path / "pager"
    pager.write_text(f'#!/bin/sh\n{{ echo "LESS=$LESS"; cat; }} > "{tmp_path}/read"\n')
    pager.chmod(0o755)
    monkeypatch.setenv("PAGER", str(pager))
    return Screen()


@contextmanager
def printing(
    out: TextIO, err: TextIO | None = None, *, config: Config = DEFAULTS, is_wanted: bool = True
) -> Iterator[None]:
    """What a command does in here it prints to *out*, and says to *err* or there too."""
    with redirect_stdout(out), redirect_stderr(err or out), paged(config, is_wanted=is_wanted):
        yield


def read(folder: Path) -> str | None:
    """What the pager got; None when none was started."""
    path = folder / "read"
    return path.read_text() if path.exists() else None


def test_a_long_text_goes_through_the_pager_talk_included(screen: Screen, tmp_path: Path) -> None:
    """In the order in which it was said, and nothing goes to the screen besides."""
    with printing(screen):
        sys.stdout.write(LINES)
        say("and talk")
        sys.stdout.write("the end\n")
    assert read(tmp_path) == f"LESS=FRX\n{LINES}and talk\nthe end\n"
    assert screen.getvalue() == ""


def test_a_short_text_is_printed(screen: Screen, tmp_path: Path) -> None:
    """Twenty-three rows, of which the prompt leaves room."""
    with printing(screen):
        sys.stdout.write("x\n" * 23)
    assert read(tmp_path) is None
    assert screen.getvalue() == "x\n" * 23


def test_what_the_person_tells_less_holds(screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """$LESS is set only where it is not."""
    monkeypatch.setenv("LESS", "S")
    with printing(screen):
        sys.stdout.write(LINES)
    assert read(tmp_path) == f"LESS=S\n{LINES}"


@pytest.mark.parametrize("way", ["not wanted", "no terminal", "a dumb one", "none", "set to none"])
def test_there_are_ways_to_do_without(
    screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """An option, a pipe, a terminal that cannot, $PAGER, the setting: all is printed as it comes."""
    out = io.StringIO() if way == "no terminal" else screen
    if way == "a dumb one":
        monkeypatch.setenv("TERM", "dumb")
    if way == "none":
        monkeypatch.setenv("PAGER", "")
    config = DEFAULTS._replace(pager="cat" if way == "set to none" else "")
    with printing(out, config=config, is_wanted=way != "not wanted"):
        sys.stdout.write(LINES)
    assert out.getvalue() == LINES
    assert read(tmp_path) is None


def test_talk_that_goes_elsewhere_is_not_held_back(screen: Screen, tmp_path: Path) -> None:
    """With stderr in a file, a log perhaps, only stdout is for the screen."""
    log = io.StringIO()
    with printing(screen, log):
        say("talk")
        assert log.getvalue() == "talk\n"
        sys.stdout.write(LINES)
    assert read(tmp_path) == f"LESS=FRX\n{LINES}"


def test_a_pager_that_cannot_be_started_is_done_without(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """All is printed, and a sentence stands behind it, where it is still in sight."""
    monkeypatch.setenv("PAGER", "nonesuch")
    with printing(screen):
        sys.stdout.write(LINES)
    told = "lmc: $PAGER names 'nonesuch', which is not installed here. So it was printed without.\n"
    assert screen.getvalue() == LINES + told


def test_a_short_text_asks_for_no_pager(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody hears of a pager that is not needed."""
    monkeypatch.setenv("PAGER", "nonesuch")
    with printing(screen):
        sys.stdout.write("short\n")
    assert screen.getvalue() == "short\n"


def test_what_was_printed_before_an_error_is_printed_all_the_same(screen: Screen, tmp_path: Path) -> None:
    """Without a pager, for what matters comes behind it: the error goes on its way."""
    with pytest.raises(RuntimeError), printing(screen):
        sys.stdout.write(LINES)
        raise RuntimeError
    assert screen.getvalue() == LINES
    assert read(tmp_path) is None


def test_ctrl_c_is_the_pagers(screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes to both of us; we pass over it, the pager does not, and ours is as before afterwards."""
    pager = tmp_path / "pager"
    pager.write_text(f'#!/bin/sh\nkill -INT {os.getpid()}\ntrap "echo heard > {tmp_path}/heard" INT\nkill -INT $$\n')
    monkeypatch.setenv("PAGER", str(pager))
    before = signal.getsignal(signal.SIGINT)
    with printing(screen):
        sys.stdout.write(LINES)
    assert (tmp_path / "heard").exists()
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize(
    ("text", "is_long"),
    [
        ("", False),
        ("x\n" * 9, False),
        ("x\n" * 10, True),
        ("x" * 180 + "\n", False),
        ("x" * 181 + "\n", True),
        ("\x1b[31m" + "x" * 20 + "\x1b[0m\n" + "y\n" * 8, False),
        ("漢" * 10 + "\n" + "y\n" * 8, False),
        ("漢" * 11 + "\n" + "y\n" * 8, True),
    ],
)
def test_rows_count_as_the_terminal_wraps_them(text: str, is_long: bool) -> None:
    """On 20 by 10, of which nine are for the text: colours take no room, wide letters two cells."""
    assert is_longer(text, os.terminal_size((20, 10))) is is_long
