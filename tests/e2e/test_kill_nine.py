"""kill -9 while saving, at random moments and at every system call: the file is whole and holds what was acknowledged.

`LMC_KILLS=300` kills 300 times instead of 30.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from lmc_tui.storage.backups import Backup
from lmc_tui.storage.store import TomlSessionStore
from lmc_tui.storage.temporary import is_temporary
from lmc_tui.workshop.saving import SaveState
from tests.support.builders import a_canvas
from tests.support.saving_child import a_desk, with_notes
from tests.support.session_on_disk import OLD_SESSION

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("LMC_KILLS", "30"))  # read here, for the tests' own environment is empty
CANVASES = {"small": a_canvas()}
MOST_NOTES = 60
"""Then a new file is begun, so that saves stay quick and kills hit more of them."""
LONGEST_WAIT_SECONDS = 0.02
PATIENCE_SECONDS = 20.0


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """The program that saves."""
    command = [sys.executable, "-m", "tests.support.saving_child", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)


@contextlib.contextmanager
def running(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """The program that saves, killed in the end."""
    with start(*arguments) as child:
        try:
            yield child
        finally:
            child.kill()


def read_for(child: subprocess.Popen[bytes], seconds: float, *, until: bytes | None = None) -> bytes:
    """What the program tells within so many seconds, or until it told something or ended."""
    assert child.stdout is not None
    told, end = b"", time.monotonic() + seconds
    while until is None or until not in told:
        is_ready, _, _ = select.select([child.stdout], [], [], max(0.0, end - time.monotonic()))
        part = os.read(child.stdout.fileno(), 65536) if is_ready else b""
        if not part:
            break
        told += part
    return told


def notes_in(path: Path) -> int:
    """How many notes the file holds. It must open without any notice."""
    loaded = TomlSessionStore(path, CANVASES).load()
    assert loaded.notices == ()
    return len(loaded.session.notes)


class Figures(NamedTuple):
    """What came of many kills."""

    kills: int
    saves: int
    """Acknowledged."""
    ahead: int
    """Kills after which the file held one note more than was acknowledged: between replacing and telling."""
    strays: int
    """Temporary files that were left."""


def kill_many(folder: Path, kills: int, seed: int = 9) -> Figures:
    """Kill the program so often while it saves, and look at the file each time."""
    chance = random.Random(seed)
    saves = ahead = strays = 0
    path = folder / "s0" / "s.toml"
    for number in range(kills):
        before = notes_in(path) if path.exists() else 0
        if before > MOST_NOTES:
            path, before = folder / f"s{number}" / "s.toml", 0
        with running("grow", str(path)) as child:
            told = read_for(child, PATIENCE_SECONDS, until=b"\n")
            assert told
            told += read_for(child, chance.uniform(0, LONGEST_WAIT_SECONDS))
            child.kill()
            told += read_for(child, PATIENCE_SECONDS)
        acknowledged = int(told.splitlines()[-1])
        assert notes_in(path) - acknowledged in (0, 1)
        saves += acknowledged - before
        ahead += notes_in(path) - acknowledged
    for file in folder.rglob("*"):
        if file.is_file() and file.name != "s.toml":
            assert is_temporary(file.name, "s.toml")
            strays += 1
    return Figures(kills, saves, ahead, strays)


def test_killed_at_random_moments_the_file_is_whole_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    """It opens without a notice, with the last save that was told of, or the one after it."""
    folder = tmp_path / "kills"
    figures = kill_many(folder, KILLS)
    assert figures.saves >= KILLS
    for session in folder.glob("*/s.toml"):
        TomlSessionStore(session, CANVASES).sweep(time.time() + 7200)
    assert {file.name for file in folder.rglob("*") if file.is_file()} == {"s.toml"}


# --- every system call ----------------------------------------------------------------------------


class Killed(NamedTuple):
    """What came of one kill."""

    is_acknowledged: bool
    """Whether the save was told of: the call was never made, or too late."""
    notes: int | None
    """In the file; None when there is no file."""
    trace: str


def trace_once(folder: Path, old_notes: int | None, *injection: str, how: str = "once") -> Killed:
    """One save under strace, which may kill it; *how* is what the program is asked to do."""
    path = folder / "sessions" / "s.toml"
    if old_notes is not None:
        TomlSessionStore(path, CANVASES).save(with_notes(OLD_SESSION, old_notes))
    log = folder / "trace"
    with running(how, str(path)) as child:
        assert child.stdin is not None
        assert read_for(child, PATIENCE_SECONDS, until=b"ready\n")
        strace = ["strace", "-f", "-q", "-o", str(log), *injection, "-p", str(child.pid)]
        with subprocess.Popen(strace, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as tracer:
            wait_until_traced(child, tracer)
            with contextlib.suppress(BrokenPipeError):  # it was killed while it waited for this
                child.stdin.write(b"\n")
            told = read_for(child, PATIENCE_SECONDS)
            child.wait()
            tracer.wait(PATIENCE_SECONDS)
    strays = [file.name for file in path.parent.glob(".*")]
    assert all(is_temporary(name, path.name) for name in strays)
    assert len(strays) <= 1
    return Killed(told == b"saved\n", notes_in(path) if path.exists() else None, log.read_text())


def wait_until_traced(child: subprocess.Popen[bytes], tracer: subprocess.Popen[bytes]) -> None:
    """Until strace holds on to the program, or has killed it already; skips the test when it may not."""
    end = time.monotonic() + PATIENCE_SECONDS
    while re.search(r"TracerPid:\t0$", Path(f"/proc/{child.pid}/status").read_text(), re.MULTILINE):
        if tracer.poll() is not None and child.poll() is None:
            assert tracer.stderr is not None
            pytest.skip(f"strace may not trace here: {tracer.stderr.read().decode().strip()}")
        if child.returncode is not None:
            return
        assert time.monotonic() < end


def calls_of(trace: str) -> Sequence[str]:
    """The names of the system calls in a trace, each once."""
    return list(dict.fromkeys(re.findall(r"^\d+ +(\w+)\(", trace, re.MULTILINE)))


def kill_at_each(call: str, folder: Path, old_notes: int | None, how: str = "once") -> list[Killed]:
    """The saves killed at the first, second and so on call of that name, as long as there is one."""
    ends: list[Killed] = []
    while not ends or not ends[-1].is_acknowledged:
        injection = ("-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={len(ends) + 1}")
        ends.append(trace_once(folder / f"{call}-{len(ends)}", old_notes, *injection, how=how))
        assert len(ends) < 100
    return ends


needs_strace = pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace is not installed; `apt-get install strace` adds it"
)


@needs_strace
@pytest.mark.fault_group("strace")
@pytest.mark.parametrize("old_notes", [3, None], ids=["over a file", "into a new folder"])
def test_killed_at_every_system_call_the_file_is_the_old_or_the_new_one(tmp_path: Path, old_notes: int | None) -> None:
    """Never neither, and what was told of is there."""
    whole = trace_once(tmp_path / "whole", old_notes)
    new_notes = (old_notes or 0) + 1
    assert (whole.is_acknowledged, whole.notes) == (True, new_notes)
    calls = calls_of(whole.trace)
    assert {"fsync", "rename", "openat", "write"} <= set(calls)
    with ThreadPoolExecutor(4) as pool:
        runs = list(pool.map(lambda call: kill_at_each(call, tmp_path / "killed", old_notes), calls))
    for ends in runs:
        for end in ends:
            assert end.notes in ((new_notes,) if end.is_acknowledged else (old_notes, new_notes))
    killed = [end for ends in runs for end in ends if not end.is_acknowledged]
    assert {end.notes for end in killed} == {old_notes, new_notes}


CHANGING = ("mkdir", "write", "pwrite64", "ftruncate", "fchown", "fchmod", "flock", "fsync", "rename", "unlink")
"""The calls between which what is on the disk, or locked, is not the same."""


@needs_strace
@pytest.mark.fault_group("strace")
def test_killed_at_every_change_of_a_windows_save_what_was_typed_is_in_the_file_or_in_the_journal(
    tmp_path: Path,
) -> None:
    """With its lock, the backup of the day and the journal: nothing is stuck, and the next window saves."""
    with ThreadPoolExecutor(4) as pool:
        runs = list(pool.map(lambda call: kill_at_each(call, tmp_path, 3, "keep"), CHANGING))
    before = with_notes(OLD_SESSION, 3)
    for call, ends in zip(CHANGING, runs, strict=True):
        for number, end in enumerate(ends):
            path = tmp_path / f"{call}-{number}" / "sessions" / "s.toml"
            opened = a_desk(path).open(path)
            assert opened.recovery is not None
            typed = [each.draft.text for each in opened.recovery.leftover() if each.draft is not None]
            if end.is_acknowledged:
                assert (end.notes, typed) == (4, [])
            else:
                assert (end.notes, typed) in ((3, ["Note 3"]), (4, ["Note 3"]), (4, []))
            assert all(backup.is_whole(backup.path.read_bytes()) for backup in backups_of(path))
            opened.saver.submit(before)
            assert opened.saver.save_now().state is SaveState.SAVED
            assert notes_in(path) == 3
            assert len(backups_of(path)) == (1 if end.notes == 4 else 0), "a day without a change needs no copy"
    killed = [end for ends in runs for end in ends if not end.is_acknowledged]
    assert len(killed) > 2 * len(CHANGING)
    assert {end.notes for end in killed} == {3, 4}


def backups_of(path: Path) -> tuple[Backup, ...]:
    """The backups of a session of `a_desk`."""
    return a_desk(path).backups().list(path)
