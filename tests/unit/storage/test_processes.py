"""Processes are known by more than their number."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lmc_tui.storage import processes
from lmc_tui.storage.processes import Process, is_running, this_process

HERE = os.uname().nodename
needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system has no /proc")


@pytest.fixture
def child() -> Iterator[subprocess.Popen[bytes]]:
    """A process that waits until it is told to end."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        yield process
        process.kill()


def as_known(pid: int, host: str = HERE) -> Process:
    """What a process of that number would have written down about itself."""
    return Process(pid, host, processes._started(pid))


def test_this_process_runs() -> None:
    """It is of this machine, and known by when it began."""
    me = this_process()
    assert (me.number, me.host) == (os.getpid(), HERE)
    assert me == this_process()
    assert is_running(me) is True


@needs_proc
def test_two_processes_began_at_two_moments(child: subprocess.Popen[bytes]) -> None:
    """Or at one moment under two numbers; the start of the machine is told too."""
    known = as_known(child.pid)
    assert is_running(known) is True
    assert known.started != this_process().started
    assert known.started.partition("/")[0] == this_process().started.partition("/")[0] != ""


@needs_proc
def test_a_number_that_was_given_out_again_is_another_process(child: subprocess.Popen[bytes]) -> None:
    """The one that is asked for has ended, whoever has its number now: since this start of the machine or before."""
    boot, _, ticks = as_known(child.pid).started.partition("/")
    assert is_running(Process(child.pid, HERE, f"{boot}/{int(ticks) - 1}")) is False
    assert is_running(Process(child.pid, HERE, f"an-older-boot/{ticks}")) is False


def test_a_stopped_process_runs(child: subprocess.Popen[bytes]) -> None:
    """Whoever pressed ctrl+z in another shell may come back to it."""
    known = as_known(child.pid)
    os.kill(child.pid, signal.SIGSTOP)
    os.waitpid(child.pid, os.WUNTRACED)
    assert is_running(known) is True
    os.kill(child.pid, signal.SIGCONT)


@needs_proc
def test_a_dead_process_that_nobody_collected_does_not_run(child: subprocess.Popen[bytes]) -> None:
    """Its number is still taken, and it still has a beginning; known with or without that, it has ended."""
    known = as_known(child.pid)
    child.kill()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert is_running(known) is False
    assert is_running(known._replace(started="")) is False


def test_a_process_that_ended_does_not_run(child: subprocess.Popen[bytes]) -> None:
    """Killed and collected."""
    known = as_known(child.pid)
    child.kill()
    child.wait()
    assert is_running(known) is False


def test_a_process_that_ends_while_it_is_looked_up_does_not_run(
    child: subprocess.Popen[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the two looks there is time enough."""
    known, look = as_known(child.pid), processes._started

    def ends_meanwhile(number: int) -> str:
        told = look(number)
        child.kill()
        child.wait()
        return told

    monkeypatch.setattr(processes, "_started", ends_meanwhile)
    assert is_running(known) is False


def test_nothing_is_known_of_another_machine() -> None:
    """Whatever runs here under that number."""
    assert is_running(this_process()._replace(host="depot-7")) is None
    assert is_running(Process(0, "depot-7")) is None


@pytest.mark.parametrize("number", [0, -1, -os.getpid(), 2**31, 2**64, 10**30], ids=range(6))
def test_no_process_has_such_a_number(number: int) -> None:
    """The system would take some of them for groups of processes, and fail at others."""
    assert is_running(Process(number, HERE)) is False


def test_somebody_elses_process_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """That we may not touch it shows that it is there."""

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "kill", refuse)
    assert is_running(this_process()) is True


@pytest.mark.parametrize("told", [b"", b"812 (lmc) S 1", b"no such thing"])
def test_where_the_system_does_not_tell_the_number_has_to_do(monkeypatch: pytest.MonkeyPatch, told: bytes) -> None:
    """As on systems without `/proc`, or with one of another make."""
    known = this_process()
    monkeypatch.setattr(Path, "read_bytes", lambda _: told)
    assert this_process() == Process(os.getpid(), HERE, "")
    assert is_running(known) is True
    assert is_running(this_process()) is True


@needs_proc
def test_a_name_with_brackets_and_blanks_hides_nothing(tmp_path: Path) -> None:
    """The name of a program stands in the middle of what the system tells, and may be anything."""
    odd = tmp_path / "a) R 1 (b"
    odd.symlink_to("/bin/sleep")
    with subprocess.Popen([str(odd), "60"]) as process:
        try:
            assert Path(f"/proc/{process.pid}/stat").read_bytes().count(b")") >= 1
            known = as_known(process.pid)
            assert int(known.started.partition("/")[2]) > 0
            assert is_running(known) is True
        finally:
            process.kill()
