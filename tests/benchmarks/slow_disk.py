"""Typing on a disk that takes its time: `python tests/benchmarks/slow_disk.py [--rounds N] [--seconds S]`.

One program, in which notes are typed and kept; what it waits for at the disk takes so many seconds longer in every
other stretch. From each key press to the character on the screen; the ratio is taken stretch by stretch, so on a busy
machine believe it and not the milliseconds. Needs the test extras, Linux and a C compiler.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pytest

from tests.benchmarks.figures import Figures, pooled, quantile, ratio, shown, table
from tests.support.faults import FaultyDisk, faulty_disk
from tests.support.terminal import now
from tests.support.window import PARTNERS, Window, write_session

NOTES, LETTERS = 5, "Scannertips"
"""A stretch is so many notes of these letters: some seconds, in which several saves and journals are begun."""
GAP_SECONDS = 0.03
"""Between what a key brought and the next key: as fast as people type."""
MOST_RATIO = 1.2
COLUMNS = tuple((figure, *share) for figure in ("key_ms", "keep_ms") for share in (("", 0.5), (" p95", 0.95)))
"""A figure, what is added to its name, and the share below it."""
FAST, SLOW = "fast disk", "slow disk"


def typed(window: Window) -> Figures:
    """A stretch of typing: `key_ms` from each letter to the screen, `keep_ms` from enter to the empty line."""
    keys: list[float] = []
    kept: list[float] = []
    for _ in range(NOTES):
        for end in range(1, len(LETTERS) + 1):
            window.settle(GAP_SECONDS, 0.2)
            line = partial(_shows, window, f"> {LETTERS[:end]}")
            keys.append(_until(window, LETTERS[end - 1].encode(), line))
        kept.append(_until(window, b"\r", lambda: f"> {LETTERS}" not in window.text))
    return {"key_ms": keys, "keep_ms": kept}


def measure(folder: Path, rounds: int, seconds: float) -> dict[str, list[Figures]]:
    """What each stretch gave, by the speed of the disk; one of each before them warms up."""
    path = folder / "sessions" / "s.toml"
    write_session(path)
    runs: dict[str, list[Figures]] = {FAST: [], SLOW: []}
    with tempfile.TemporaryDirectory(prefix="lmc-bench-") as elsewhere:
        disk = faulty_disk(folder, Path(elsewhere) / "faults")
        with Window(path, folder, variables=disk.environment) as window:
            window.ready()
            for turn in range(rounds + 1):
                for name in (FAST, SLOW) if turn % 2 else (SLOW, FAST):
                    figures = _stretch(window, disk, seconds if name == SLOW else 0)
                    if turn:
                        runs[name].append(figures)
    return runs


def _stretch(window: Window, disk: FaultyDisk, seconds: float) -> Figures:
    """A stretch with a disk of that speed, from rest to rest; what was written is taken back, so none is longer."""
    disk.slow(seconds)
    window.press(PARTNERS, "a")
    window.wait_for("enter keep")
    figures = typed(window)
    disk.heal()
    window.press("escape", *"u" * NOTES)
    window.wait_until(lambda: window.top.endswith("saved"), 60)
    window.settle(1, 3)
    return figures


def _shows(window: Window, words: str) -> bool:
    return words in window.text


def _row(name: str, stretches: Sequence[Figures]) -> list[str]:
    return [name, *(shown(quantile(pooled(stretches, figure), share)) for figure, _, share in COLUMNS)]


def _until(window: Window, key: bytes, holds: Callable[[], bool]) -> float:
    """Milliseconds from a key to the output after which that holds."""
    pressed = now()
    window.send(key)
    window.wait_until(holds)
    return (window.chunks[-1].moment - pressed) * 1000


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when typing is held up by the disk, or nothing could be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=6, help="stretches of each kind that are counted (6)")
    parser.add_argument("--seconds", type=float, default=2.0, help="how much longer every wait for the disk takes (2)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="lmc-bench-") as folder:
        try:
            runs = measure(Path(folder), options.rounds, options.seconds)
        except pytest.skip.Exception as reason:
            print(f"Not measured: {reason}.", file=sys.stderr)
            return 1
    print(table(["", *(f"{figure}{name}" for figure, name, _ in COLUMNS)], [_row(*each) for each in runs.items()]))
    ratios = {column: ratio(runs[SLOW], runs[FAST], column[0], column[2]) for column in COLUMNS}
    told = ", ".join(f"{figure}{name} {shown(value)}" for (figure, name, _), value in ratios.items())
    print(f"\nslow by fast: {told}; at most {MOST_RATIO} is promised for key_ms")
    return 0 if ratios[COLUMNS[0]] <= MOST_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
