"""Leaving in every way there is: what was typed is there, the terminal is restored, the status tells why."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.support.program import pause
from tests.support.terminal import Terminal, now, terminal_environment, titled

LMC = [sys.executable, "-m", "lmc_tui"]
MOUSE = {1000, 1002, 1003, 1006, 1015}


def an_environment(folder: Path) -> dict[str, str]:
    """A home with sessions in it."""
    state, sessions = folder / "state", folder / "sessions"
    return terminal_environment(folder, LMC_SESSIONS=str(sessions), LMC_STATE=str(state), TZ="UTC")


def a_terminal(folder: Path, *arguments: str, columns: int = 120, rows: int = 36) -> Terminal:
    """`lmc` with sessions in that folder."""
    return Terminal([*LMC, *arguments], an_environment(folder), columns=columns, rows=rows)


def the_file(folder: Path) -> str:
    """What the session file holds."""
    return (folder / "sessions" / "onboarding.toml").read_text()


def crash_logs(folder: Path) -> list[Path]:
    """What was written down about crashes."""
    return list((folder / "state" / "crashes").glob("*"))


def write_a_note_and_a_half(terminal: Terminal) -> None:
    """One note kept, one half typed."""
    terminal.wait_for("space starts")
    terminal.press("8", "a")
    terminal.send("Warehouse IT")
    terminal.press("enter")
    terminal.send("half ty")
    terminal.wait_for("> half ty")


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGQUIT, 131)]
)
def test_signals_save_restore_the_terminal_and_tell_themselves(tmp_path: Path, number: int, status: int) -> None:
    """Within a second; the half-typed note is offered again."""
    with a_terminal(tmp_path, "new", "Onboarding") as terminal:
        write_a_note_and_a_half(terminal)
        terminal.signal(number)
        assert terminal.wait_exit(1) == status
        terminal.read(0)
        assert (terminal.alternate_screen, terminal.cursor_visible) == (False, True)
        assert not MOUSE & terminal.modes
    assert "Warehouse IT" in the_file(tmp_path)
    with a_terminal(tmp_path, "open", "Onboarding", columns=80, rows=24) as terminal:
        terminal.wait_for("> half ty")
        terminal.press("enter", "escape", "ctrl+q")
        assert terminal.wait_exit(5) == 0
    assert 'text = "half ty"' in the_file(tmp_path)


def test_a_closed_terminal_saves_and_leaves_no_process(tmp_path: Path) -> None:
    """The line drops: within a second everything is on disk, and nothing that was started is left."""
    with a_terminal(tmp_path, "new", "Onboarding") as terminal:
        write_a_note_and_a_half(terminal)
        terminal.close_terminal()
        assert terminal.wait_exit(1) == 129
        with pytest.raises(ProcessLookupError):
            os.killpg(terminal.pid, 0)
    assert "Warehouse IT" in the_file(tmp_path)
    assert crash_logs(tmp_path) == []


def test_a_program_that_was_told_to_ignore_the_end_of_the_line_leaves_all_the_same(tmp_path: Path) -> None:
    """As by `nohup`: nobody would ever see it again."""
    script = f"trap '' HUP; exec {sys.executable} -m lmc_tui new Onboarding"
    with Terminal(["sh", "-c", script], an_environment(tmp_path)) as terminal:
        write_a_note_and_a_half(terminal)
        terminal.close_terminal()
        assert terminal.wait_exit(3) == 129
    assert "Warehouse IT" in the_file(tmp_path)


def stop_reading(terminal: Terminal) -> None:
    """A note is kept; then so much is drawn that the screen hangs in a line that nobody reads from."""
    terminal.wait_for("space starts")
    terminal.press("8", "a")
    terminal.send("Warehouse IT")
    terminal.press("enter", "escape")
    terminal.wait_for(titled("Partners", 1))
    for _ in range(60):  # each switch of boards and panes writes some kilobytes that nobody takes
        terminal.send(b"b1b8b5\t?q")


def test_a_terminal_that_stopped_reading_does_not_hold_the_notes_back(tmp_path: Path) -> None:
    """Output nobody reads blocks the screen; what was typed is saved all the same, and SIGTERM ends the program."""
    with a_terminal(tmp_path, "new", "Onboarding") as terminal:
        stop_reading(terminal)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit(2, reading=False) == 143
    assert "Warehouse IT" in the_file(tmp_path)


def test_a_terminal_that_stopped_reading_and_then_goes_away_is_no_crash(tmp_path: Path) -> None:
    """The thread that hangs in writing to it fails at that moment; it is left as any closed terminal is."""
    with a_terminal(tmp_path, "new", "Onboarding") as terminal:
        stop_reading(terminal)
        terminal.close_terminal()
        assert terminal.wait_exit(2) == 129
    assert "Warehouse IT" in the_file(tmp_path)
    assert crash_logs(tmp_path) == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system has no /proc")
def test_a_terminal_that_stopped_reading_costs_no_work(tmp_path: Path) -> None:
    """Once it has worked off what was typed, the program waits; it does not try again and again."""
    with a_terminal(tmp_path, "new", "Onboarding") as terminal:
        stop_reading(terminal)
        assert any(work_in_a_second(terminal.pid) < 0.1 for _ in range(20))


def work_in_a_second(pid: int) -> float:
    """For how much of the next second a process keeps a processor busy."""
    before, end = busy_seconds(pid), now() + 1
    while (left := end - now()) > 0:
        pause(left)
    return busy_seconds(pid) - before


def busy_seconds(pid: int) -> float:
    """For how long a process has kept a processor busy."""
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def test_a_signal_at_any_moment_of_the_start_ends_the_program(tmp_path: Path) -> None:
    """Before the first frame, too; and on the list of sessions, where nothing is to be saved."""
    for wanted in ("", "\x1b[?1049h"):
        with a_terminal(tmp_path, "new", "Onboarding") as terminal:
            terminal.wait_until(lambda wanted=wanted: wanted.encode() in terminal.raw, 10, "the beginning")  # type: ignore[misc]
            terminal.signal(signal.SIGTERM)
            assert terminal.wait_exit(3) in (143, -signal.SIGTERM)
            assert not terminal.alternate_screen
    with a_terminal(tmp_path) as terminal:
        terminal.wait_for("Onboarding")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit(1) == 143
        assert not terminal.alternate_screen


def test_two_signals_at_once_end_it_once(tmp_path: Path) -> None:
    """A shell that ends sends one, and the kernel another."""
    with a_terminal(tmp_path, "new", "Onboarding") as terminal:
        write_a_note_and_a_half(terminal)
        terminal.signal(signal.SIGTERM)
        terminal.signal(signal.SIGHUP)
        assert terminal.wait_exit(2) in (129, 143)
        assert not terminal.alternate_screen
    assert "Warehouse IT" in the_file(tmp_path)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system has no /proc")
def test_a_signal_while_an_editor_has_the_terminal_saves_and_leaves_it_usable(tmp_path: Path) -> None:
    """ctrl+c is for the editor; SIGTERM is for us. The shell that comes next can read from its terminal."""
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\ntrap '' INT\necho editing\nread line\n")
    editor.chmod(0o700)
    reads = f"{sys.executable} -c 'import os; print(os.get_blocking(0), os.get_blocking(2))'"
    script = f"{sys.executable} -m lmc_tui new Onboarding; echo left with $?; {reads}"
    environment = an_environment(tmp_path) | {"EDITOR": str(editor)}
    with Terminal(["sh", "-c", script], environment) as terminal:
        terminal.wait_for("space starts")
        terminal.press("8", "a")
        terminal.send("Warehouse IT")
        terminal.press("enter", "escape")
        terminal.wait_for(titled("Partners", 1))
        terminal.press("E")
        terminal.wait_for("editing")
        (pid,) = (
            int(number) for number in Path(f"/proc/{terminal.pid}/task/{terminal.pid}/children").read_text().split()
        )
        os.kill(pid, signal.SIGINT)
        os.kill(pid, signal.SIGTERM)
        terminal.wait_for("left with 143")
        terminal.wait_for("True True")
    assert "Warehouse IT" in the_file(tmp_path)


def test_bytes_that_are_no_text_do_not_end_the_program(tmp_path: Path) -> None:
    """A Latin-1 keyboard, an old mouse report, noise: the program lives and the next note is kept."""
    with a_terminal(tmp_path, "new", "Onboarding") as terminal:
        terminal.wait_for("space starts")
        terminal.press("8", "a")
        terminal.wait_for("enter keep")
        terminal.send(b"caf\xe9 \xff\xfe ")
        terminal.wait_for("caf")
        terminal.send(b"ok")
        terminal.press("enter", "escape")
        terminal.wait_for(titled("Partners", 1))
        terminal.press("ctrl+q")
        assert terminal.wait_exit(5) == 0
    assert "ok" in the_file(tmp_path)


def test_keys_typed_faster_than_the_screen_changes_arrive_where_they_were_meant(tmp_path: Path) -> None:
    """`a`, twenty notes and escape in one burst: twenty notes, and nothing was taken for a command."""
    with a_terminal(tmp_path, "new", "Onboarding") as terminal:
        terminal.wait_for("space starts")
        burst = "".join(f"note {number} dnpb!\r" for number in range(20))
        terminal.send(f"8a{burst}")
        terminal.wait_for(titled("Partners", 20))
        terminal.press("escape", "ctrl+q")
        assert terminal.wait_exit(5) == 0
    text = the_file(tmp_path)
    assert [f'text = "note {number} dnpb!"' in text for number in range(20)] == [True] * 20
    assert "[timer]" not in text
    assert "[[parking]]" not in text


@pytest.mark.parametrize("arguments", [("new", "Onboarding"), ()], ids=["canvas", "sessions"])
def test_a_letter_leaves_as_the_other_key_does(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """From the canvas and from the list of sessions, with nothing to say."""
    with a_terminal(tmp_path, *arguments) as terminal:
        terminal.wait_for("space starts" if arguments else "workshops")
        terminal.press("Q")
        assert terminal.wait_exit(5) == 0
        assert not terminal.text.strip()
    assert crash_logs(tmp_path) == []


def test_without_a_terminal_the_canvas_is_printed(tmp_path: Path) -> None:
    """TERM=dumb cannot show a screen: the canvas comes as text, with the reason."""
    environment = terminal_environment(tmp_path, LMC_SESSIONS=str(tmp_path / "sessions")) | {"TERM": "dumb"}
    with Terminal([*LMC, "new", "Onboarding"], environment, columns=100, rows=40) as terminal:
        assert terminal.wait_exit(10) == 0
        terminal.read(0)
        assert "cannot show it" in terminal.text
        assert "Segments · 0" in terminal.text
