"""The table: what each row shows of what was measured, and what it is meant to be."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tests.benchmarks.commands import CHECK, LIST
from tests.benchmarks.figures import Figures, pooled, quantile, shown
from tests.benchmarks.measuring import CHANGES
from tests.benchmarks.peers import KANBAN, POSTING
from tests.benchmarks.programs import BARE, EXAMPLE, FEW, MANY, VIM

Runs = Mapping[str, Sequence[Figures]]
"""Program to what each round gave."""
Results = Mapping[str, Runs]
"""Question to its runs."""

OTHERS = (KANBAN, POSTING, VIM)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of lmc, beside the same of the others."""

    question: str
    figure: str
    mine: str
    """Which lmc is shown."""
    title: str
    share: float = 0.5
    """The quantile of all values: 0.5 for the median."""
    most: float | None = None
    """The goal of lmc's figure."""
    most_times: float | None = None
    """The goal of its ratio to the bare app's."""

    @property
    def goal(self) -> str:
        """What is wanted; empty for nothing in particular."""
        if self.most_times is not None:
            return f"≤ {shown(self.most_times)} ×"
        return "" if self.most is None else f"≤ {shown(self.most)}" if self.most else "0"


class Line(NamedTuple):
    """A row with its figures; NaN for what was not measured."""

    row: Row
    mine: float
    bare: float
    times: float
    """Mine by bare."""
    others: tuple[float, ...]
    """Of `OTHERS`."""

    @property
    def is_met(self) -> bool | None:
        """Whether lmc reaches the goal; None where there is none, or it was not measured."""
        limit, value = self.row.most, self.mine
        if self.row.most_times is not None:
            limit, value = self.row.most_times, self.times
        return None if limit is None or math.isnan(value) else value <= limit


ROWS = (
    Row("start", "frame_ms", EXAMPLE, "first frame, the example, ms", most_times=1.25),
    Row("start", "frame_ms", FEW, "first frame, 500 notes, ms", most_times=1.4),
    Row("start", "frame_ms", MANY, "first frame, 5,000 notes, ms", most_times=1.8),
    Row("start", "cpu_ms", EXAMPLE, "processor time of the start, the example, ms"),
    Row("start", "frame_bytes", EXAMPLE, "bytes to the first frame, the example"),
    Row("start", "start_bytes", EXAMPLE, "bytes of the whole start, the example", most=30_000),
    Row("start", "start_bytes", MANY, "bytes of the whole start, 5,000 notes", most=30_000),
    Row("modules", "modules", EXAMPLE, "modules loaded at the first frame"),
    Row("size", "required_mib", EXAMPLE, "packages required, MiB on disk"),
    Row("idle", "rss_mib", EXAMPLE, "memory, the example, MiB"),
    Row("idle", "rss_mib", FEW, "memory, 500 notes, MiB", most_times=1.3),
    Row("idle", "rss_mib", MANY, "memory, 5,000 notes, MiB", most_times=1.6),
    Row("growth", "grown_mib", FEW, f"memory added by {CHANGES} pane changes, MiB"),
    Row("long_growth", "grown_mib", FEW, "memory added by {long_changes:,} pane changes, MiB", most=2),
    Row("keys", "changed_ms", FEW, "character typed, seen, 500 notes, ms", most_times=1.5),
    Row("keys", "changed_ms", FEW, "… p95", 0.95, most_times=2),
    Row("keys", "changed_ms", MANY, "character typed, seen, 5,000 notes, ms", most_times=1.5),
    Row("keys", "changed_ms", MANY, "… p95", 0.95, most_times=2),
    Row("keys", "last_ms", MANY, "… last byte, p95", 0.95, most_times=2.5),
    Row("panes", "changed_ms", FEW, "pane changed in a walk, seen, 500 notes, ms", most_times=1.5),
    Row("panes", "changed_ms", MANY, "pane changed in a walk, seen, 5,000 notes, ms", most_times=1.5),
    Row("panes", "last_ms", MANY, "… last byte, p95", 0.95, most_times=3),
    Row("stays", "changed_ms", FEW, "pane changed where one stays, seen, 500 notes, ms"),
    Row("keys", "key_bytes", FEW, "bytes of a character typed", most=200),
    Row("cursor", "key_bytes", FEW, "bytes of going to the next note in a walk", most=300),
    Row("panes", "key_bytes", FEW, "bytes of a pane change in a walk", most=1_100),
    Row("stays", "key_bytes", FEW, "bytes of a pane change where one stays", most=1_100),
    Row("focus", "focus_bytes", FEW, "bytes of the window losing or getting focus", most=200),
    Row("tick", "tick_bytes", FEW, "bytes of a tick of the clock", most=100),
    Row("idle", "second_bytes", FEW, "bytes a second, nothing running", most=0),
    Row("field", "second_bytes", FEW, "bytes a second, a field open", most=0),
    Row("idle", "cpu_percent", FEW, "processor, nothing running, %", most=0.2),
    Row("field", "cpu_percent", FEW, "processor, a field open, %", most=0.2),
    Row("tick", "cpu_percent", FEW, "processor, the clock running, %", most=0.6),
    Row("idle", "wake_ups", FEW, "wake-ups a second, nothing running"),
    Row("tick", "wake_ups", FEW, "wake-ups a second, the clock running", most=16),
    Row("commands", "command_ms", LIST, "`lmc list`, 100 notes, ms", most_times=1.5),
    Row("commands", "command_ms", CHECK, "`lmc check`, 100 notes, ms", most_times=1.5),
    Row("save", "save_ms", FEW, "a save, 500 notes, ms", most=25),
)


def lines(results: Results) -> list[Line]:
    """The rows of the questions that were asked."""
    return [_line(row, results[row.question]) for row in ROWS if row.question in results]


def _line(row: Row, runs: Runs) -> Line:
    def figure(program: str) -> float:
        return quantile(pooled(runs.get(program, ()), row.figure), row.share)

    mine, bare = figure(row.mine), figure(BARE)
    return Line(row, mine, bare, mine / bare if bare else math.nan, tuple(map(figure, OTHERS)))
