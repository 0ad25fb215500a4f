"""When, on what and with which versions the figures were made. Names no host and no path."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import lmc_tui
from tests.benchmarks.cases import COLUMNS, ROWS
from tests.benchmarks.measuring import Effort
from tests.benchmarks.peers import Found
from tests.benchmarks.programs import VIM

_WITH_VERSION = ("textual", "rich")


@dataclass(frozen=True, slots=True)
class Made:
    """What must stand beside figures so that they mean something."""

    day: str
    how: str
    """How much was measured."""
    machine: str
    versions: str
    long_changes: int
    """Pane changes over which memory must not grow."""

    def kept(self) -> dict[str, str | int]:
        """As JSON takes it; `Made(**kept)` gives it back."""
        return asdict(self)


def made_now(effort: Effort, peers: Sequence[Found]) -> Made:
    """Here and today."""
    how = "a quick run, so the figures are rough" if effort.is_quick else "medians of interleaved rounds"
    return Made(f"{datetime.now(UTC):%Y-%m-%d}", how, _machine(), _versions(peers), effort.long_changes)


def _machine() -> str:
    kind = f"{os.cpu_count()} cores, {processor(_cpu_info())}, {platform.system()}"
    return f"{kind}, terminal of {COLUMNS} x {ROWS} in 24-bit colour"


def processor(cpu_info: str) -> str:
    """What Linux calls the processor in */proc/cpuinfo*; the architecture where it gives no name."""
    match = re.search(r"^model name\s*:\s*(.+)$", cpu_info, re.MULTILINE)
    return match[1].strip() if match else platform.machine()


def _cpu_info() -> str:
    path = Path("/proc/cpuinfo")
    return path.read_text() if path.exists() else ""


def _versions(peers: Sequence[Found]) -> str:
    ours = [f"Python {platform.python_version()}", *(f"{name.title()} {version(name)}" for name in _WITH_VERSION)]
    theirs = [f"{each.peer.name} {each.version(each.peer.name)} (Textual {each.version('textual')})" for each in peers]
    vim = [f"vim {found}"] if (found := _vim_version()) else []
    return ", ".join([f"lmc {lmc_tui.__version__}", *ours, *theirs, *vim])


def _vim_version() -> str:
    if shutil.which(VIM) is None:
        return ""
    told = subprocess.run([VIM, "--version"], capture_output=True, text=True, check=False).stdout
    return match[1] if (match := re.search(r"(\d+\.\d+)", told)) else ""


def from_kept(kept: Mapping[str, str | int]) -> Made:
    """What `Made.kept` gave."""
    return Made(
        str(kept["day"]), str(kept["how"]), str(kept["machine"]), str(kept["versions"]), int(kept["long_changes"])
    )
