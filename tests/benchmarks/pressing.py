"""What key presses bring: time, bytes, and memory in the long run."""

from __future__ import annotations

import random
from pathlib import Path

from tests.benchmarks.cases import COLUMNS, ROWS, Case, typed
from tests.benchmarks.figures import Figures
from tests.benchmarks.measuring import CHANGES, Effort, NotMeasuredError, ready, size
from tests.benchmarks.process import cpu_seconds, resident_mib
from tests.support.emulator import Emulator
from tests.support.terminal import Chunk, Terminal, now

QUIET_SECONDS = 0.06
"""Silence that ends what a key press brought about."""
SLOW_SECONDS, SLOW_QUIET_SECONDS = 0.05, 0.2
"""What takes longer than that pauses longer, too, before it is done."""
STAY_SECONDS = 0.5
"""Silence that ends what a key press brought about, where one stays."""
LONGEST_SECONDS = 2.0
_FOCUS_SECONDS, _FOCUS_CHANGES = 0.6, 4


def key_presses(case: Case, folder: Path, effort: Effort) -> Figures:
    """What each press of the case's keys brings: a value a press, after some that are not counted.

    Gives `changed_ms` (to the first chunk that changes what is seen), `last_ms` (to the last byte), `key_bytes`,
    `key_cpu_ms` (one value: the mean of a press), `unseen` (one value: presses that changed nothing; they are in no
    other). A program that is never seen to change anything is not measured.
    """
    gap = random.Random(1)
    seen: list[tuple[float, float, float]] = []
    cpu = 0.0
    with ready(case, folder) as terminal:
        screen = Emulator(COLUMNS, ROWS)
        known = 0
        for press in range(effort.warm_presses + effort.presses):
            terminal.settle(0.02 + 0.03 * gap.random(), 1)
            known = _caught_up(screen, terminal, known)
            if press == effort.warm_presses:
                cpu = cpu_seconds(terminal.pid)
                seen.clear()
            key = case.state.keys[press % len(case.state.keys)]
            pressed, answer = _press(terminal, key, stays=case.state.stays)
            known += len(answer)
            if (first := _first_change(screen, answer)) is not None:
                times = [(chunk.moment - pressed) * 1000 for chunk in (first, answer[-1])]
                seen.append((times[0], times[1], size(answer)))
        cpu = (cpu_seconds(terminal.pid) - cpu) * 1000 / effort.presses
    if not seen:
        raise NotMeasuredError(f"{case.name} showed no change when {case.state.keys[0]!r} was pressed")
    changed, last, sizes = (list(values) for values in zip(*seen, strict=True))
    unseen = effort.presses - len(seen)
    return {"changed_ms": changed, "last_ms": last, "key_bytes": sizes, "key_cpu_ms": [cpu], "unseen": [unseen]}


def focus_changes(case: Case, folder: Path, _effort: Effort) -> Figures:
    """`focus_bytes`: what it costs that the terminal's window loses the focus, or gets it back; the mean of some."""
    with ready(case, folder) as terminal:
        known = len(terminal.chunks)
        for change in range(_FOCUS_CHANGES):
            terminal.send(typed(case.state.keys[change % len(case.state.keys)]))
            terminal.settle(_FOCUS_SECONDS, LONGEST_SECONDS)
        return {"focus_bytes": [size(terminal.chunks[known:]) / _FOCUS_CHANGES]}


def growth(case: Case, folder: Path, _effort: Effort) -> Figures:
    """`grown_mib`: how much memory has been added by some pane changes since the start."""
    return _grown(case, folder, CHANGES)


def long_growth(case: Case, folder: Path, effort: Effort) -> Figures:
    """`grown_mib`: how much memory has been added by very many pane changes since the start."""
    return _grown(case, folder, effort.long_changes)


def _grown(case: Case, folder: Path, changes: int) -> Figures:
    with ready(case, folder) as terminal:
        before = resident_mib(terminal.pid)
        for change in range(changes):
            terminal.send(typed(case.state.keys[change % len(case.state.keys)]))
            terminal.read(LONGEST_SECONDS)
            while terminal.read(0):
                pass
        terminal.settle(0.5, LONGEST_SECONDS)
        if terminal.returncode is not None:
            raise NotMeasuredError(f"{case.name} ended while its panes were changed")
        return {"grown_mib": [resident_mib(terminal.pid) - before]}


def _press(terminal: Terminal, key: str, *, stays: bool = False) -> tuple[float, list[Chunk]]:
    """The moment of a press, and all that it brought."""
    known = len(terminal.chunks)
    data = typed(key)
    pressed = now()
    terminal.send(data)
    if terminal.read(LONGEST_SECONDS):
        terminal.settle(STAY_SECONDS if stays else QUIET_SECONDS, LONGEST_SECONDS)
        if terminal.chunks[-1].moment - pressed > SLOW_SECONDS:
            terminal.settle(SLOW_QUIET_SECONDS, LONGEST_SECONDS)
    return pressed, terminal.chunks[known:]


def _caught_up(screen: Emulator, terminal: Terminal, known: int) -> int:
    """How many chunks there are, all of which the screen now shows."""
    for chunk in terminal.chunks[known:]:
        screen.feed(chunk.data)
    return len(terminal.chunks)


def _first_change(screen: Emulator, answer: list[Chunk]) -> Chunk | None:
    """The chunk with which the screen began to look different, if any. All of *answer* is fed to it."""
    before, first = screen.picture(), None
    for chunk in answer:
        screen.feed(chunk.data)
        if first is None and screen.picture() != before:
            first = chunk
    return first
