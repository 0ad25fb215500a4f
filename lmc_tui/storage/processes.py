"""Processes by more than their number, which the system gives out again: does the one that wrote this still run?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

_LARGEST = 2**31 - 1
_STATE, _START = 0, 19
"""Places in `/proc/<number>/stat` behind the name of the program: how it is, and when it began."""
_GONE = "gone"


class Process(NamedTuple):
    """A process of this or another machine."""

    number: int
    host: str
    started: str = ""
    """Start of the machine and of the process in it, which no later process shares; empty where no system tells."""


def this_process() -> Process:
    """The process that asks."""
    return Process(os.getpid(), os.uname().nodename, _started(os.getpid()))


def is_running(process: Process) -> bool | None:
    """Whether it still runs; None for one of another machine, of which nothing is known here."""
    if process.host != os.uname().nodename:
        return None
    if not 0 < process.number <= _LARGEST:  # kill takes such numbers for groups of processes
        return False
    started = _started(process.number)  # before the look whether it is there, for it may end in between
    try:
        os.kill(process.number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it runs, and is somebody else's
        pass
    if started == _GONE:
        return False
    return not (process.started and started) or started == process.started


def _started(number: int) -> str:
    """When a process began; empty where there is no `/proc`."""
    try:
        told = Path(f"/proc/{number}/stat").read_bytes().rpartition(b")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
    if len(told) <= _START:
        return ""
    return _GONE if told[_STATE] in (b"Z", b"X") else f"{boot}/{told[_START].decode('ascii', 'replace')}"
