"""Compare lmc with the least that Textual can do: `python tests/benchmarks/bench.py [--runs N] [--only start,keys]`.

Every program of a question runs once a round, in a shuffled order, after one round that is not counted; ratios are
taken round by round. On a busy machine believe ratios and bytes, not milliseconds. Needs the test extras, and Linux
for processor times. Nothing else should run meanwhile.

start  first whole frame after the fork           keys  a character typed into a new note
panes  going from pane to pane                    tick  a running clock, over 10 s
idle   nothing running, over 8 s                  save  saving, in this process
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks import cases, measuring
from tests.benchmarks.cases import Case
from tests.benchmarks.figures import Figures, median, pooled, quantile, ratio, shown, table
from tests.benchmarks.saving import measure_save

Runs = dict[str, list[Figures]]
"""Program to what each round gave."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: a quantile of a figure, or its ratio to the same of the first program."""

    figure: str
    share: float = 0.5
    """0.5 for the median, 1 for the largest."""
    is_ratio: bool = False

    @property
    def head(self) -> str:
        """What it says, with the unit."""
        name = {0.5: "", 0.95: " p95", 1: " max"}[self.share]
        return f"{'x ' if self.is_ratio else ''}{self.figure}{name}"

    def cell(self, mine: Sequence[Figures], first: Sequence[Figures]) -> str:
        """The figure of a program whose runs are *mine*."""
        if self.is_ratio:
            return shown(ratio(mine, first, self.figure, self.share))
        return shown(quantile(pooled(mine, self.figure), self.share))


@dataclass(frozen=True, slots=True)
class Question:
    """What is measured, of whom, and which figures are shown."""

    title: str
    measure: Callable[[Case, Path], Figures]
    programs: tuple[Case, ...]
    """The first is what the others are compared with."""
    columns: tuple[Column, ...]
    most_rounds: int = 1000
    """Rounds after which a figure that hardly varies is known."""


_TYPING = (
    Column("changed_ms"),
    Column("changed_ms", 0.95),
    Column("last_ms", 0.95),
    Column("changed_ms", is_ratio=True),
    Column("changed_ms", 0.95, is_ratio=True),
    Column("key_bytes"),
    Column("key_bytes", 1),
    Column("cpu_ms"),
    Column("unseen", 1),
)

QUESTIONS = {
    "start": Question(
        "First whole frame after the fork",
        measuring.first_frame,
        (cases.MINIMAL, cases.LMC_START),
        (
            Column("frame_ms"),
            Column("frame_ms", is_ratio=True),
            Column("settled_ms"),
            Column("cpu_ms"),
            Column("cpu_ms", is_ratio=True),
            Column("start_bytes"),
        ),
    ),
    "keys": Question("A character typed", measuring.key_presses, (cases.INPUT, cases.LMC_TYPING), _TYPING),
    "panes": Question(
        "From pane to pane, against a character typed", measuring.key_presses, (cases.INPUT, cases.LMC_PANES), _TYPING
    ),
    "tick": Question(
        f"A running clock, {measuring.TICKING_SECONDS:g} s",
        measuring.ticking,
        (cases.CLOCK, cases.LMC_RUNNING),
        (
            Column("tick_bytes"),
            Column("largest_bytes", 1),
            Column("ticks"),
            Column("all_bytes"),
            Column("cpu_percent"),
        ),
        most_rounds=2,
    ),
    "idle": Question(
        f"Nothing running, {measuring.IDLE_SECONDS:g} s",
        measuring.idling,
        (cases.MINIMAL, cases.LMC_IDLE),
        (Column("idle_bytes", 1), Column("cpu_percent"), Column("cpu_percent", is_ratio=True)),
        most_rounds=2,
    ),
}
SAVE = "save"


def answer(question: Question, programs: Sequence[Case], rounds: int) -> Runs:
    """Every program measured *rounds* times, interleaved; one round before that warms up."""
    order = random.Random(1)
    runs: Runs = {case.name: [] for case in programs}
    for turn in range(rounds + 1):
        for case in order.sample(programs, len(programs)):
            with tempfile.TemporaryDirectory(prefix="lmc-bench-") as folder:
                figures = question.measure(case, Path(folder))
            if turn > 0:
                runs[case.name].append(figures)
    return runs


def report(question: Question, runs: Runs) -> str:
    """The table of a question."""
    first = next(iter(runs.values()))
    heads = ["program", "rounds", *(column.head for column in question.columns)]
    rows = [
        [name, str(len(mine)), *(column.cell(mine, first) for column in question.columns)]
        for name, mine in runs.items()
    ]
    return f"{question.title}\n{table(heads, rows)}\n"


def save_report() -> tuple[str, Runs]:
    """The table of saving, and its figures."""
    with tempfile.TemporaryDirectory(prefix="lmc-bench-") as folder:
        figures = measure_save(Path(folder), cases.NOTES)
    times = figures["save_ms"]
    row = [shown(value) for value in (median(times), quantile(times, 0.95), max(times), *figures["file_bytes"])]
    name = f"lmc, {cases.NOTES} notes"
    heads = ["program", "save_ms", "save_ms p95", "save_ms max", "file_bytes"]
    return f"Saving, in this process\n{table(heads, [[name, *row]])}\n", {name: [figures]}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write the figures of every round where asked. 1 when a program could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="rounds that are counted (5)")
    parser.add_argument("--only", default="", help=f"comma-separated: {','.join([*QUESTIONS, SAVE])}")
    parser.add_argument("--peers", action="store_true", help="only the small apps, without lmc")
    parser.add_argument("--json", type=Path, help="write the figures of every round there")
    options = parser.parse_args(arguments)
    wanted = options.only.split(",") if options.only else [*QUESTIONS, SAVE]
    if unknown := [name for name in wanted if name != SAVE and name not in QUESTIONS]:
        parser.error(f"no such question: {', '.join(unknown)}")
    has_lmc = cases.has_lmc() and not options.peers
    if not has_lmc:
        print("Without lmc: only the small apps.\n")
    results: dict[str, Runs] = {}
    try:
        for name in wanted:
            if name != SAVE:
                question = QUESTIONS[name]
                programs = question.programs if has_lmc else question.programs[:1]
                results[name] = answer(question, programs, min(max(options.runs, 1), question.most_rounds))
                print(report(question, results[name]), flush=True)
            elif has_lmc:
                text, results[name] = save_report()
                print(text, flush=True)
    except measuring.NotMeasuredError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        if options.json is not None:
            machine = {"python": platform.python_version(), "platform": platform.platform()}
            options.json.write_text(json.dumps({"machine": machine, "questions": results}, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
