"""The pager in a real terminal: of the command line, and of the workshop, which comes back afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from lmc_tui.content import example_text
from tests.support.emulator import PASTE
from tests.support.room import new_session, on_file, some_notes
from tests.support.terminal import Terminal, terminal_environment

LMC = [sys.executable, "-m", "lmc_tui"]
OURS = {1000, 1006, 1049, 2004, 1004}
needs_less = pytest.mark.skipif(shutil.which("less") is None, reason="less is not installed here")


def a_terminal(folder: Path, *words: str, **more: str) -> Terminal:
    """`lmc` with these words, in a folder with the example as the only session."""
    sessions = folder / "sessions"
    sessions.mkdir(exist_ok=True)
    (sessions / "quillmarsh.toml").write_text(example_text())
    environment = terminal_environment(folder, LMC_SESSIONS=str(sessions), LMC_STATE=str(folder / "state"), **more)
    return Terminal([*LMC, *words], environment, columns=80, rows=24)


def a_program(folder: Path, body: str) -> str:
    """A program that is used as pager."""
    path = folder / "pager"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)


@needs_less
@pytest.mark.parametrize(
    ("words", "first", "status"),
    [
        (("show", "quillmarsh"), "Quillmarsh L&D in eighteen months", 0),
        (("export", "quillmarsh", "-f", "md"), "# Quillmarsh", 0),
        (("check", "quillmarsh"), "Errors: 3", 1),
        (("check", "quillmarsh", "--all"), "Errors: 3", 1),
        (("threads", "quillmarsh"), "as-is: 3 threads", 0),
        (("diff", "quillmarsh", "--boards"), "as-is → to-be", 1),
        (("model", "quillmarsh"), "Quillmarsh L&D in eighteen months", 0),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_longer_than_the_screen_waits_to_be_read(
    tmp_path: Path, words: tuple[str, ...], first: str, status: int
) -> None:
    """It begins at the top, with less at the bottom; leaving early is no error, and the exit status is as ever."""
    with a_terminal(tmp_path, *words) as terminal:
        terminal.wait_for(":")
        terminal.wait_until(lambda: terminal.lines[-1] == ":", 10, "the prompt of less")
        assert first in terminal.lines[0]
        terminal.send("q")
        assert terminal.wait_exit(10) == status
        assert "Traceback" not in terminal.text


@needs_less
def test_the_talk_of_a_check_stands_at_the_end_of_it(tmp_path: Path) -> None:
    """How many there are on each board is said behind what they are, also in the pager."""
    with a_terminal(tmp_path, "check", "quillmarsh") as terminal:
        terminal.wait_until(lambda: terminal.lines[-1] == ":", 10, "the prompt of less")
        terminal.send("G")
        terminal.wait_for("to-be: 2 hints.")
        assert terminal.lines.index("to-be: 2 hints.") > 10
        terminal.send("q")
        assert terminal.wait_exit(10) == 1


@needs_less
def test_ctrl_c_ends_neither_the_pager_nor_us(tmp_path: Path) -> None:
    """Less takes it as a wish to stop what it does; it reads on, and we say nothing about it."""
    with a_terminal(tmp_path, "show", "quillmarsh") as terminal:
        terminal.wait_until(lambda: terminal.lines[-1] == ":", 10, "the prompt of less")
        terminal.send(b"\x03")
        for _ in range(20):  # what is typed while less looks up from what it did is lost to it
            terminal.send("G")
            terminal.settle(0.3)
            if "(END)" in terminal.text:
                break
        terminal.wait_for("(END)")
        terminal.send("q")
        assert terminal.wait_exit(10) == 0


@pytest.mark.parametrize(
    ("words", "variables"),
    [
        (("--no-pager", "show", "quillmarsh"), {}),
        (("show", "quillmarsh"), {"PAGER": "cat"}),
        (("show", "quillmarsh"), {"LMC_PAGER": "cat", "PAGER": "less"}),
        (("--set", "pager=cat", "show", "quillmarsh"), {}),
        (("show", "quillmarsh"), {"TERM": "dumb"}),
    ],
    ids=lambda value: str(value),
)
def test_nobody_has_to_page(tmp_path: Path, words: tuple[str, ...], variables: dict[str, str]) -> None:
    """An option, a variable, a setting, a terminal that cannot: everything runs through."""
    with a_terminal(tmp_path, *words, **variables) as terminal:
        assert terminal.wait_exit(20) == 0
        assert "IT warehouse" in terminal.raw.decode()
        assert terminal.lines[-1] != ":"


def test_what_fits_on_the_screen_is_printed(tmp_path: Path) -> None:
    """Even where the pager would stay."""
    with a_terminal(tmp_path, "check", "quillmarsh", "--board", "to-be", PAGER="nonesuch") as terminal:
        assert terminal.wait_exit(20) == 0
        assert "to-be: 2 hints." in terminal.text
        assert "nonesuch" not in terminal.text


def test_a_pager_that_is_not_there_is_named_behind_what_was_printed(tmp_path: Path) -> None:
    """Nothing is lost for it."""
    with a_terminal(tmp_path, "show", "quillmarsh", PAGER="nonesuch -x") as terminal:
        assert terminal.wait_exit(20) == 0
        assert "$PAGER names 'nonesuch', which is not installed here" in " ".join(terminal.text.split())
        assert "IT warehouse" in terminal.raw.decode()


# --- in the workshop --------------------------------------------------------------------------------------


def a_workshop(folder: Path, pager: str, **more: str) -> Terminal:
    """A session with one partner, and that pager."""
    path = on_file(folder, new_session(notes=some_notes("key-partners", "Warehouse IT")))
    environment = terminal_environment(folder, LMC_STATE=str(folder / "state"), TZ="UTC", PAGER=pager, **more)
    return Terminal([*LMC, "open", str(path)], environment)


def page_the_board(terminal: Terminal) -> None:
    """By the palette."""
    terminal.wait_for("GUIDE")
    terminal.press("8", "ctrl+p")
    terminal.wait_for("type to narrow down")
    terminal.send("your pager")
    terminal.wait_for("Read the whole board")
    terminal.press("enter")


def works_on(terminal: Terminal) -> None:
    """The workshop is there again, whole, and takes keys."""
    terminal.wait_until(lambda: terminal.raw.count(b"\x1b[?1049h") > 1, 10, "the terminal taken again")
    terminal.wait_until(lambda: terminal.modes >= OURS, 10, "the mouse and pastes taken again")
    terminal.wait_for("GUIDE")
    terminal.press("escape")  # takes back what is said in the bottom line
    terminal.settle()
    before = {place: cell for place, cell in terminal.emulator.picture().cells.items() if cell.data.strip()}
    terminal.press("ctrl+l")
    terminal.settle()
    after = {place: cell for place, cell in terminal.emulator.picture().cells.items() if cell.data.strip()}
    assert after == before, "nothing of the pager is left on the screen"
    terminal.press("a")
    terminal.send("still here")
    terminal.press("enter", "escape", "ctrl+q")
    assert terminal.wait_exit(10) == 0


@needs_less
def test_a_board_that_fits_stays_in_the_pager_until_it_is_left(tmp_path: Path) -> None:
    """Although $LESS says to leave at once; the workshop comes back on the screen that it had."""
    with a_workshop(tmp_path, "less", LESS="FRX") as terminal:
        page_the_board(terminal)
        terminal.wait_for("Key Partners · 1")
        terminal.wait_for("(END)")
        assert terminal.lines[0] == "Onboarding · to-be"
        assert 1000 not in terminal.modes, "the mouse is the pager's"
        assert PASTE not in terminal.modes
        terminal.send("q")
        works_on(terminal)
    assert "still here" in (tmp_path / "sessions" / "onboarding.toml").read_text()


@needs_less
def test_ctrl_c_in_the_pager_is_the_pagers(tmp_path: Path) -> None:
    """It ends nothing of ours, as in the editor."""
    with a_workshop(tmp_path, "less") as terminal:
        page_the_board(terminal)
        terminal.wait_for("(END)")
        terminal.send(b"\x03")
        terminal.settle()
        terminal.send("q")
        works_on(terminal)


@pytest.mark.parametrize(
    ("body", "words"),
    [("exit 127", "could not be started"), ("kill -9 $$", ""), ("exit 1", "")],
    ids=["not started", "killed", "failed"],
)
def test_a_pager_that_ends_badly_gives_the_workshop_back(tmp_path: Path, body: str, words: str) -> None:
    """What cannot be started is told; how one that was there ended is its own affair."""
    with a_workshop(tmp_path, a_program(tmp_path, body)) as terminal:
        page_the_board(terminal)
        if words:
            terminal.wait_for(words)
        works_on(terminal)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system has no /proc")
def test_the_pager_gets_the_signals_that_we_hold_up(tmp_path: Path) -> None:
    """Ctrl+c would never reach a program that inherited them blocked."""
    pager = a_program(tmp_path, f'grep SigBlk /proc/self/status > "{tmp_path}/blocked"')
    with a_workshop(tmp_path, pager) as terminal:
        page_the_board(terminal)
        terminal.wait_until((tmp_path / "blocked").exists, 10, "the pager")
        works_on(terminal)
    assert int((tmp_path / "blocked").read_text().split()[1], 16) == 0


def test_a_line_that_is_lost_in_the_pager_loses_nothing(tmp_path: Path) -> None:
    """The terminal closes while somebody reads: the program ends, and what was written is in the file."""
    pager = a_program(tmp_path, "echo reading; exec sleep 60")
    with a_workshop(tmp_path, pager) as terminal:
        terminal.wait_for("GUIDE")
        terminal.press("8", "a")
        terminal.send("Scanner vendor")
        terminal.press("enter", "escape")
        page_the_board(terminal)
        terminal.wait_for("reading")
        terminal.signal(signal.SIGHUP)
        assert terminal.wait_exit(10) == 129
        os.killpg(terminal.pid, signal.SIGKILL)
    assert "Scanner vendor" in (tmp_path / "sessions" / "onboarding.toml").read_text()
