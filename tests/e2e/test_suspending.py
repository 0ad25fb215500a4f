"""Stopped by a shell or a signal, and let go on: saved before, the terminal given back, everything as it was after."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from pathlib import Path

import pytest

from tests.support.emulator import PASTE
from tests.support.keys import NO_KITTY
from tests.support.program import POLL_SECONDS, pause
from tests.support.terminal import Terminal, now, terminal_environment, titled

LMC = [sys.executable, "-m", "lmc_tui"]
MOUSE = {1000, 1002, 1003, 1006, 1015}
OURS = MOUSE | {1049, 2004, 1004}
needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system has no /proc")
pytestmark = needs_proc


def an_environment(folder: Path) -> dict[str, str]:
    """A home with sessions in it."""
    state, sessions = folder / "state", folder / "sessions"
    return terminal_environment(folder, LMC_SESSIONS=str(sessions), LMC_STATE=str(state), TZ="UTC")


def a_terminal(folder: Path, *, columns: int = 120, rows: int = 36) -> Terminal:
    """`lmc new Onboarding` in a terminal of its own."""
    return Terminal([*LMC, "new", "Onboarding"], an_environment(folder), columns=columns, rows=rows)


def the_file(folder: Path) -> str:
    """What the session file holds."""
    return (folder / "sessions" / "onboarding.toml").read_text()


def state_of(pid: int) -> str:
    """How the system says that a process is: R and S run, T is stopped."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def wait_stopped(terminal: Terminal, pid: int | None = None) -> None:
    """Wait until it has stopped, and read what it wrote before."""
    pid = pid or terminal.pid
    terminal.wait_until(lambda: state_of(pid) == "T", 10, "a stop")
    while terminal.read(POLL_SECONDS):
        pass


def write_a_note_and_a_half(terminal: Terminal) -> None:
    """One note kept, one half typed."""
    terminal.wait_for("space starts")
    terminal.press("8", "a")
    terminal.send("Warehouse IT")
    terminal.press("enter")
    terminal.send("half ty")
    terminal.wait_for("> half ty")


def letters(terminal: Terminal) -> dict[tuple[int, int], object]:
    """All that stands on the screen, with its colours; those of the letter that is not in a blank do not show."""
    return {place: cell for place, cell in terminal.emulator.picture().cells.items() if cell.data.strip()}


def check_it_is_ours(terminal: Terminal) -> None:
    """The whole screen is there, and all modes are on."""
    terminal.wait_for("> half ty")
    terminal.settle()
    assert terminal.modes | {1003} >= OURS
    assert "Onboarding · to-be" in terminal.lines[0]
    assert "Warehouse IT" in terminal.text


def test_a_stop_saves_gives_the_terminal_back_and_coming_back_shows_everything(tmp_path: Path) -> None:
    """On return the very same picture is there, and typing goes on where it was."""
    with a_terminal(tmp_path) as terminal:
        write_a_note_and_a_half(terminal)
        terminal.wait_for(" saved")
        terminal.wait_for(re.compile(r"Partners 1 !\d"))
        terminal.settle()
        before = letters(terminal)
        terminal.signal(signal.SIGTSTP)
        wait_stopped(terminal)
        assert (terminal.alternate_screen, terminal.cursor_visible) == (False, True)
        assert not OURS & terminal.modes
        assert terminal.emulator.kitty == NO_KITTY
        terminal.signal(signal.SIGCONT)
        check_it_is_ours(terminal)
        assert letters(terminal) == before
        terminal.send("ped on")
        terminal.wait_for("> half typed on")
        terminal.press("enter", "escape", "ctrl+q")
        assert terminal.wait_exit(5) == 0
    assert 'text = "half typed on"' in the_file(tmp_path)


def test_what_was_typed_a_moment_before_a_stop_is_saved(tmp_path: Path) -> None:
    """No stop waits for the next time that it is saved by itself, and may last for ever."""
    with a_terminal(tmp_path) as terminal:
        write_a_note_and_a_half(terminal)
        terminal.press("enter")
        terminal.wait_for(titled("Partners", 2))
        terminal.signal(signal.SIGTSTP)
        wait_stopped(terminal)
        assert 'text = "half ty"' in the_file(tmp_path)


def test_a_terminal_that_changed_its_size_meanwhile_is_filled(tmp_path: Path) -> None:
    """Stopped at 120 by 36, gone on with at 80 by 24: all of it is used, and nothing of what was there is left."""
    with a_terminal(tmp_path) as terminal:
        write_a_note_and_a_half(terminal)
        terminal.signal(signal.SIGTSTP)
        wait_stopped(terminal)
        terminal.resize(80, 24)
        terminal.signal(signal.SIGCONT)
        check_it_is_ours(terminal)
        terminal.wait_until(lambda: "keep" in terminal.lines[-1] and not terminal.lines[-1][80:], 5, "the new size")
        assert max(map(len, terminal.lines)) <= 80


def test_it_can_be_stopped_again_and_again(tmp_path: Path) -> None:
    """And leaves the terminal as it was in the end."""
    with a_terminal(tmp_path) as terminal:
        write_a_note_and_a_half(terminal)
        for _ in range(3):
            terminal.signal(signal.SIGTSTP)
            wait_stopped(terminal)
            assert not terminal.alternate_screen
            terminal.signal(signal.SIGCONT)
            check_it_is_ours(terminal)
        threads = len(list(Path(f"/proc/{terminal.pid}/task").iterdir()))
        terminal.press("escape", "ctrl+q")
        assert terminal.wait_exit(5) == 0
        assert threads < 10, "each return would leave some behind"
        assert not OURS & terminal.modes


def test_a_stop_that_no_program_sees_coming_is_made_good(tmp_path: Path) -> None:
    """After SIGSTOP the shell has used the terminal: it is taken anew, and given back in the end as it was at first."""
    with a_terminal(tmp_path) as terminal:
        write_a_note_and_a_half(terminal)
        terminal.signal(signal.SIGSTOP)
        wait_stopped(terminal)
        terminal.emulator.feed(b"\x1b[?1049l\x1b[?1000l\x1b[?1003l\x1b[?2004l$ make\r\nnothing to be done\r\n")
        terminal.signal(signal.SIGCONT)
        check_it_is_ours(terminal)
        terminal.press("escape", "ctrl+q")
        assert terminal.wait_exit(5) == 0
        assert (terminal.alternate_screen, terminal.cursor_visible) == (False, True)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_stopped_program_can_be_ended(tmp_path: Path, number: int, status: int) -> None:
    """It is let go on for that, as shells do, and leaves without taking the terminal again."""
    with a_terminal(tmp_path) as terminal:
        write_a_note_and_a_half(terminal)
        terminal.signal(signal.SIGTSTP)
        wait_stopped(terminal)
        written = len(terminal.raw)
        terminal.signal(number)
        terminal.signal(signal.SIGCONT)
        assert terminal.wait_exit(2) == status
        assert terminal.raw[written:] == b""
    assert "Warehouse IT" in the_file(tmp_path)


def test_a_terminal_that_is_closed_meanwhile_ends_it(tmp_path: Path) -> None:
    """The kernel lets a stopped program go on when its terminal goes away."""
    with a_terminal(tmp_path) as terminal:
        write_a_note_and_a_half(terminal)
        terminal.signal(signal.SIGTSTP)
        wait_stopped(terminal)
        terminal.close_terminal()
        terminal.signal(signal.SIGCONT)
        assert terminal.wait_exit(2) == 129


def test_a_terminal_that_takes_nothing_does_not_keep_it_from_stopping(tmp_path: Path) -> None:
    """The screen hangs in a full line: what was typed is saved, it stops, and goes on when there is room again."""
    with a_terminal(tmp_path) as terminal:
        terminal.wait_for("space starts")
        terminal.press("8", "a")
        terminal.send("Warehouse IT")
        terminal.press("enter", "escape")
        terminal.wait_for(titled("Partners", 1))
        for _ in range(60):  # each switch of boards and panes writes some kilobytes that nobody takes
            terminal.send(b"b1b8")
        terminal.signal(signal.SIGTSTP)
        end = now() + 10
        while state_of(terminal.pid) != "T" and now() < end:
            pause(POLL_SECONDS)
        assert state_of(terminal.pid) == "T"
        assert "Warehouse IT" in the_file(tmp_path)
        terminal.signal(signal.SIGCONT)
        terminal.settle()
        terminal.wait_for(titled("Partners", 1))
        terminal.press("ctrl+q")
        assert terminal.wait_exit(5) == 0
        assert not OURS & terminal.modes


def test_the_clock_runs_on_while_it_is_stopped(tmp_path: Path) -> None:
    """Stopped in a countdown and let go on: the true time shows at once."""
    with a_terminal(tmp_path) as terminal:
        terminal.wait_for("space starts")
        terminal.press("space")
        terminal.wait_for("07:58 left")
        before = the_file(tmp_path)
        terminal.signal(signal.SIGTSTP)
        wait_stopped(terminal)
        assert the_file(tmp_path) != before, "whoever opens it elsewhere learns when somebody saw it last"
        begun = now()
        while now() < begun + 2.2:  # the clock is the machine's, and this is what a wait for it is
            pause(POLL_SECONDS)
        terminal.signal(signal.SIGCONT)
        terminal.wait_for(re.compile(r"07:5[0-6] left"))


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed here")
def test_a_shell_stops_it_and_brings_it_back(tmp_path: Path) -> None:
    """With job control: its prompt works while lmc is stopped, `bg` leaves it stopped, and `fg` shows it again."""
    shell = Terminal(
        ["bash", "--norc", "--noprofile", "-i"], an_environment(tmp_path) | {"PS1": "ready> "}, columns=120, rows=36
    )
    with shell as terminal:
        terminal.wait_for("ready>")
        terminal.send(f"{sys.executable} -m lmc_tui new Onboarding\r")
        write_a_note_and_a_half(terminal)
        (pid,) = children_of(terminal.pid)
        os.kill(pid, signal.SIGTSTP)
        terminal.wait_for("Stopped")
        assert not (OURS - {PASTE}) & terminal.modes, "the shell asks for pastes in brackets, too"
        terminal.send("echo $((6*7)) words\r")
        terminal.wait_for("42 words")
        terminal.send("clear\r")
        terminal.wait_gone("Stopped")
        terminal.send("bg\r")
        wait_for_notice(terminal, "Stopped")
        wait_stopped(terminal, pid)
        assert not terminal.alternate_screen
        terminal.send("fg\r")
        check_it_is_ours(terminal)
        terminal.press("enter", "escape", "ctrl+q")
        terminal.wait_for("ready>")
        terminal.send("echo left with $?\r")
        terminal.wait_for("left with 0")
    assert 'text = "half ty"' in the_file(tmp_path)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed here")
def test_the_palette_stops_it_where_there_is_a_shell(tmp_path: Path) -> None:
    """Whoever does not know about signals finds the command, and the shell tells how to come back."""
    environment = an_environment(tmp_path) | {"PS1": "ready> "}
    with Terminal(["bash", "--norc", "--noprofile", "-i"], environment, columns=120, rows=36) as terminal:
        terminal.wait_for("ready>")
        terminal.send(f"{sys.executable} -m lmc_tui new Onboarding\r")
        terminal.wait_for("space starts")
        terminal.press("ctrl+p")
        terminal.wait_for("type to narrow down")
        terminal.send("give the shell")
        terminal.wait_for("Stop and give the shell back")
        terminal.press("enter")
        terminal.wait_for("Stopped")
        terminal.send("fg\r")
        terminal.wait_for("space starts")
        assert terminal.alternate_screen
        terminal.press("ctrl+q")
        terminal.wait_for("ready>")


def test_the_palette_does_not_offer_to_stop_where_nobody_could_come_back(tmp_path: Path) -> None:
    """A terminal that runs lmc and nothing else, as one over ssh or a pane of tmux may."""
    with a_terminal(tmp_path) as terminal:
        terminal.wait_for("space starts")
        terminal.press("ctrl+p")
        terminal.wait_for("Go to the pane above")
        terminal.send("give the shell")
        terminal.wait_gone("Go to the pane above")
        terminal.settle()
        assert "give the shell back" not in terminal.text


def wait_for_notice(terminal: Terminal, words: str) -> None:
    """Wait until the shell tells of a job, which it does only before a prompt."""
    for _ in range(40):
        terminal.send("\r")
        terminal.settle(0.25)
        if words in terminal.text:
            return
    raise AssertionError(f"the shell does not say {words!r}:\n{terminal.text}")


def children_of(pid: int) -> list[int]:
    """The processes that a process started and that still run."""
    return [int(number) for number in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.parametrize(
    ("keys", "words", "then"),
    [
        (("8", "L"), "type to narrow down", "Finance"),
        (("8", "f"), "owner", ""),
        (("w",), "What now?", ""),
        (("?",), "Moving about", ""),
    ],
    ids=["a list", "a form", "a page", "the help"],
)
def test_a_stop_in_a_dialog_comes_back_to_that_dialog(
    tmp_path: Path, keys: tuple[str, ...], words: str, then: str
) -> None:
    """Every letter stands where it stood, and typing goes on in it."""
    with a_terminal(tmp_path) as terminal:
        terminal.wait_for("space starts")
        terminal.press("8", "a")
        for note in ("Warehouse IT", "Finance"):
            terminal.send(f"{note}\r")
        terminal.press("escape")
        terminal.wait_for(re.compile(r"Partners 2 !\d"))
        terminal.press(*keys)
        terminal.wait_for(words)
        terminal.settle()
        before = letters(terminal)
        terminal.signal(signal.SIGTSTP)
        wait_stopped(terminal)
        assert (terminal.alternate_screen, terminal.cursor_visible) == (False, True)
        terminal.signal(signal.SIGCONT)
        terminal.wait_for(words)
        terminal.settle()
        assert letters(terminal) == before
        if then:
            terminal.send(then)
            terminal.wait_for(re.compile(rf"{then}\s.*│"))
        terminal.press("escape", "ctrl+q")
        assert terminal.wait_exit(5) == 0


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed here")
def test_the_palette_stops_it_in_the_middle_of_a_note(tmp_path: Path) -> None:
    """What was typed by then is kept as a note, and the canvas comes back with it."""
    environment = an_environment(tmp_path) | {"PS1": "ready> "}
    with Terminal(["bash", "--norc", "--noprofile", "-i"], environment, columns=120, rows=36) as terminal:
        terminal.wait_for("ready>")
        terminal.send(f"{sys.executable} -m lmc_tui new Onboarding\r")
        write_a_note_and_a_half(terminal)
        terminal.press("ctrl+p")
        terminal.wait_for("type to narrow down")
        terminal.send("give the shell")
        terminal.wait_for("Stop and give the shell back")
        terminal.press("enter")
        terminal.wait_for("Stopped")
        assert 'text = "half ty"' in the_file(tmp_path)
        terminal.send("fg\r")
        terminal.wait_for(titled("Partners", 2))
        assert terminal.alternate_screen
        terminal.press("ctrl+q")
        terminal.wait_for("ready>")
