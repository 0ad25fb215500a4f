"""How a program is brought into the state that a question asks about, and what the answers have in common.

Names of figures carry their unit: `_ms` milliseconds, `_bytes` bytes on the terminal, `_percent` of one processor,
`_mib` MiB.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.benchmarks.cases import Case
from tests.support.terminal import Chunk, Terminal, now

START_LIMIT_SECONDS = 30.0
REST_SECONDS = 0.8
"""Silence after which nothing more is expected of a start: some of it is done in the background, such as checks."""
LONGEST_REST_SECONDS = 1.5
"""After the marker; a cursor may blink for ever."""
BURST_SECONDS = 0.1
"""Silence between two bursts."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured."""

    is_quick: bool = False
    """Whether the fewest rounds do."""
    warm_presses: int = 6
    """Key presses that are not counted, since the first ones load and make what the others find."""
    presses: int = 24
    tick_seconds: float = 8.0
    listen_seconds: float = 4.0
    long_changes: int = 2_000
    """Pane changes over which memory must not grow."""


CHANGES = 100
"""Pane changes over which programs are compared: the slowest take a third of a second for one."""


class NotMeasuredError(Exception):
    """A program never came into the state in which it was to be measured."""


@contextmanager
def ready(case: Case, folder: Path) -> Iterator[Terminal]:
    """The program in the case's state, at rest."""
    with case.start(folder) as terminal:
        until(terminal, case.program.marker, case.name)
        terminal.settle(REST_SECONDS, LONGEST_REST_SECONDS)
        for key in case.state.setup:
            terminal.press(key)
            terminal.settle(0.25, 2)
        if case.state.marker is not None:
            until(terminal, case.state.marker, case.name)
        terminal.settle(0.5, 2)
        yield terminal


def until(terminal: Terminal, marker: re.Pattern[str], name: str) -> None:
    """Read until the marker shows. Looks only in pauses, so that drawing the screen here slows nothing down there."""
    end = now() + START_LIMIT_SECONDS
    while now() < end and terminal.returncode is None:
        if not terminal.read(0.05) and marker.search(terminal.text):
            return
    raise NotMeasuredError(f"{name} never showed {marker.pattern!r}; the screen says:\n{terminal.text.strip()}")


def bursts(chunks: list[Chunk]) -> list[list[Chunk]]:
    """The chunks, parted where 0.1 s or more lie between two."""
    parted = [chunks[:1]] if chunks else []
    for before, chunk in pairwise(chunks):
        if chunk.moment - before.moment >= BURST_SECONDS:
            parted.append([])
        parted[-1].append(chunk)
    return parted


def size(chunks: Iterable[Chunk]) -> int:
    """Bytes of them all."""
    return sum(len(chunk.data) for chunk in chunks)
