"""What Linux tells about a running process. Elsewhere all of it is NaN, and shown as a dash."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from pathlib import Path

_WAKE_UPS = re.compile(r"^voluntary_ctxt_switches:\s*(\d+)", re.MULTILINE)
_RESIDENT = re.compile(r"^VmRSS:\s*(\d+) kB", re.MULTILINE)


def cpu_seconds(pid: int) -> float:
    """Processor time that the process has spent in the threads that it has now."""
    return _sum(int(text.split()[0]) for text in _of_threads(pid, "schedstat")) / 1e9


def wake_ups(pid: int) -> float:
    """How often its threads have waited for something and gone on."""
    return _sum(int(match[1]) for text in _of_threads(pid, "status") if (match := _WAKE_UPS.search(text)))


def resident_mib(pid: int) -> float:
    """Memory of it that is in RAM, in MiB, with what it shares with others."""
    try:
        match = _RESIDENT.search(Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return math.nan
    return int(match[1]) / 1024 if match else math.nan


def _of_threads(pid: int, name: str) -> Iterable[str]:
    for file in Path(f"/proc/{pid}/task").glob(f"*/{name}"):
        try:
            text = file.read_text()
        except OSError:  # a thread that has just ended
            continue
        if text:
            yield text


def _sum(values: Iterable[int]) -> float:
    """Their sum; NaN for none."""
    found = list(values)
    return sum(found) if found else math.nan
