"""Commands that open no screen, against what it takes Python to load what any such command loads."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.cases import ROOT
from tests.benchmarks.figures import Figures
from tests.benchmarks.measuring import NotMeasuredError
from tests.benchmarks.programs import BARE
from tests.benchmarks.sessions import session_text
from tests.support.terminal import now, terminal_environment

LIST, CHECK = "lmc list", "lmc check"
NOTES = 100
_FINE = {BARE: 0, LIST: 0, CHECK: 1}
"""Exit statuses; `lmc check` finds errors on a board that was made up."""


def command_times(rounds: int) -> dict[str, list[Figures]]:
    """`command_ms` of each, as often as there are rounds, interleaved; one round before them warms up."""
    order = random.Random(1)
    with tempfile.TemporaryDirectory(prefix="lmc-bench-") as name:
        home = Path(name)
        path = home / "sessions" / "board.toml"
        path.parent.mkdir()
        path.write_text(session_text(NOTES), encoding="utf-8")
        asked = {
            BARE: [sys.executable, "-c", "import click, tomllib, rich.console"],
            LIST: [sys.executable, "-m", "lmc_tui", "list"],
            CHECK: [sys.executable, "-m", "lmc_tui", "check", str(path)],
        }
        runs: dict[str, list[Figures]] = {program: [] for program in asked}
        for turn in range(rounds + 1):
            for program in order.sample(list(asked), len(asked)):
                taken = _milliseconds(asked[program], home, _FINE[program])
                if turn:
                    runs[program].append({"command_ms": [taken]})
    return runs


def _milliseconds(command: list[str], home: Path, fine: int) -> float:
    """From the fork to the end."""
    environment = terminal_environment(home, LMC_SESSIONS=str(home / "sessions"))
    begun = now()
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=False)
    taken = (now() - begun) * 1000
    if done.returncode != fine:
        raise NotMeasuredError(f"{' '.join(command[1:4])} ended with {done.returncode}: {done.stderr.decode()}")
    return taken
