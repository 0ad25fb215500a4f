"""The questions, in their order, and how the programs take turns in answering each."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import listening, pressing, starting
from tests.benchmarks.cases import Case
from tests.benchmarks.commands import command_times
from tests.benchmarks.figures import Figures
from tests.benchmarks.measuring import Effort, NotMeasuredError
from tests.benchmarks.peers import Found
from tests.benchmarks.programs import BARE, EXAMPLE, FEW, local_programs
from tests.benchmarks.saving import measure_save
from tests.benchmarks.weight import project_requirements, required_by, required_mib

Runs = dict[str, list[Figures]]
"""Program to what each round gave."""
FEW_NOTES = 500


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of each program on a terminal."""

    measure: Callable[[Case, Path, Effort], Figures]
    rounds: int
    quick_rounds: int = 1
    warms_up: bool = False
    """Whether a round before the others is not counted, so that all find their files in memory and compiled."""


QUESTIONS: Mapping[str, Question] = {
    "start": Question(starting.first_frame, 7, 3, warms_up=True),
    "modules": Question(starting.imported_modules, 1),
    "keys": Question(pressing.key_presses, 3),
    "panes": Question(pressing.key_presses, 2),
    "stays": Question(pressing.key_presses, 1),
    "cursor": Question(pressing.key_presses, 1),
    "focus": Question(pressing.focus_changes, 1),
    "idle": Question(listening.idling, 1),
    "field": Question(listening.idling, 1),
    "tick": Question(listening.ticking, 1),
    "growth": Question(pressing.growth, 1),
    "long_growth": Question(pressing.long_growth, 1),
}
COMMANDS, SAVE, SIZE = "commands", "save", "size"
NAMES = (*QUESTIONS, COMMANDS, SAVE, SIZE)
COMMAND_ROUNDS, QUICK_COMMAND_ROUNDS = 15, 5


def asked(name: str, peers: Sequence[Found], effort: Effort) -> tuple[Runs, list[str]]:
    """What a question gave, and what went wrong with it. Raises `NotMeasuredError` when a command of lmc failed."""
    if name == COMMANDS:
        return command_times(QUICK_COMMAND_ROUNDS if effort.is_quick else COMMAND_ROUNDS), []
    if name == SAVE:
        return _saves(), []
    if name == SIZE:
        return _sizes(peers), []
    question = QUESTIONS[name]
    programs = [*local_programs(), *(each.peer.program(each.script) for each in peers)]
    cases = [Case(program, program.states[name]) for program in programs if name in program.states]
    return interleaved(question, cases, effort)


def interleaved(question: Question, cases: list[Case], effort: Effort) -> tuple[Runs, list[str]]:
    """Every program measured as often as there are rounds, in a shuffled order each time.

    A program that could not be measured once has no runs at all; the sentences tell which, and why.
    """
    order, troubles = random.Random(1), list[str]()
    runs: Runs = {case.name: [] for case in cases}
    rounds = question.quick_rounds if effort.is_quick else question.rounds
    for turn in range(-1 if question.warms_up else 0, rounds):
        for case in order.sample(cases, len(cases)):
            if case.name not in runs:
                continue
            try:
                with tempfile.TemporaryDirectory(prefix="lmc-bench-", ignore_cleanup_errors=True) as folder:
                    figures = question.measure(case, Path(folder), effort)
            except NotMeasuredError as error:
                troubles.append(str(error))
                del runs[case.name]
            else:
                if turn >= 0:
                    runs[case.name].append(figures)
    return runs, troubles


def _saves() -> Runs:
    """`save_ms` of each of some saves of 500 notes, in this process."""
    with tempfile.TemporaryDirectory(prefix="lmc-bench-") as folder:
        return {FEW: [measure_save(Path(folder), FEW_NOTES)]}


def _sizes(peers: Sequence[Found]) -> Runs:
    """`required_mib` of all that a program needs besides itself."""
    theirs = {each.peer.name: required_mib(required_by(each.peer.name, each.packages), each.packages) for each in peers}
    found = {EXAMPLE: required_mib(project_requirements()), BARE: required_mib(["textual"]), **theirs}
    return {name: [{"required_mib": [mib]}] for name, mib in found.items()}
