"""Measuring a program from the outside: one function for each question, each gives the figures of one run.

Names of figures carry their unit: `_ms` milliseconds, `_bytes` bytes on the terminal, `_percent` of one processor.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from tests.benchmarks.cases import COLUMNS, ROWS, Case
from tests.benchmarks.figures import Figures
from tests.support.emulator import SYNCHRONIZED, Emulator
from tests.support.keys import key_bytes
from tests.support.terminal import Chunk, Terminal, now

START_LIMIT_SECONDS = 30.0
QUIET_SECONDS = 0.06
"""Silence that ends what a key press brought about."""
BURST_SECONDS = 0.1
"""Silence between two bursts."""
WARM_PRESSES, PRESSES = 8, 40
TICKING_SECONDS, IDLE_SECONDS = 10.0, 8.0


class NotMeasuredError(Exception):
    """A program never came into the state in which it was to be measured."""


def first_frame(case: Case, folder: Path) -> Figures:
    """From the fork to the chunk that completes the first frame with the marker, and to the end of the start.

    Gives `frame_ms`, `settled_ms`, `cpu_ms` (of the program, when it has settled), `start_bytes` (all to the end).
    """
    with case.start(folder) as terminal:
        _until(terminal, case.marker, case.name)
        terminal.settle(0.3)
        frame = _whole_frame(terminal.chunks, case.marker)
        return {
            "frame_ms": [(frame.moment - terminal.started) * 1000],
            "settled_ms": [(terminal.chunks[-1].moment - terminal.started) * 1000],
            "cpu_ms": [cpu_seconds(terminal.pid) * 1000],
            "start_bytes": [len(terminal.raw)],
        }


def key_presses(case: Case, folder: Path) -> Figures:
    """What each press of the case's keys brings: a value a press, after some that are not counted.

    Gives `changed_ms` (to the first chunk that changes what is seen), `last_ms` (to the last byte), `key_bytes`,
    `cpu_ms` (one value: the mean of a press), `unseen` (one value: presses that changed nothing; they are in no other).
    """
    gap = random.Random(1)
    changed: list[float] = []
    last: list[float] = []
    sizes: list[float] = []
    cpu, unseen = 0.0, 0
    with _ready(case, folder) as terminal:
        screen = Emulator(COLUMNS, ROWS)
        known = 0
        for press in range(WARM_PRESSES + PRESSES):
            terminal.settle(0.02 + 0.03 * gap.random(), 1)
            for chunk in terminal.chunks[known:]:
                screen.feed(chunk.data)
            known = len(terminal.chunks)
            if press == WARM_PRESSES:
                cpu = cpu_seconds(terminal.pid)
            data = key_bytes(case.keys[press % len(case.keys)])
            pressed = now()
            terminal.send(data)
            if terminal.read(2):
                terminal.settle(QUIET_SECONDS, 2)
            answer = terminal.chunks[known:]
            known = len(terminal.chunks)
            first = _first_change(screen, answer)
            if press < WARM_PRESSES:
                continue
            if first is None:
                unseen += 1
                continue
            changed.append((first.moment - pressed) * 1000)
            last.append((answer[-1].moment - pressed) * 1000)
            sizes.append(_size(answer))
        cpu = (cpu_seconds(terminal.pid) - cpu) * 1000 / PRESSES
    return {"changed_ms": changed, "last_ms": last, "key_bytes": sizes, "cpu_ms": [cpu], "unseen": [unseen]}


def ticking(case: Case, folder: Path) -> Figures:
    """Listening to a running clock for 10 s.

    Gives `tick_bytes` (all bytes by ticks), `all_bytes`, `ticks` (bursts), `largest_bytes` (burst), `cpu_percent`.
    """
    sizes, cpu = _listen(case, folder, TICKING_SECONDS)
    return {
        "tick_bytes": [sum(sizes) / len(sizes)] if sizes else [],
        "all_bytes": [sum(sizes)],
        "ticks": [len(sizes)],
        "largest_bytes": [max(sizes, default=0)],
        "cpu_percent": [cpu],
    }


def idling(case: Case, folder: Path) -> Figures:
    """Listening for 8 s to a program in which nothing runs: `idle_bytes` should be 0; `cpu_percent`."""
    sizes, cpu = _listen(case, folder, IDLE_SECONDS)
    return {"idle_bytes": [sum(sizes)], "cpu_percent": [cpu]}


def cpu_seconds(pid: int) -> float:
    """Processor time that the process has spent in the threads that it has now; NaN where Linux's `/proc` is not."""
    files = list(Path(f"/proc/{pid}/task").glob("*/schedstat"))
    if not files:
        return float("nan")
    total = 0
    for file in files:
        try:
            total += int(file.read_text().split()[0])
        except (OSError, IndexError):  # a thread that has just ended
            continue
    return total / 1e9


def _listen(case: Case, folder: Path, seconds: float) -> tuple[list[int], float]:
    """Bytes of each burst within *seconds*, and the share of a processor that it took, in percent."""
    with _ready(case, folder) as terminal:
        known, cpu, begun = len(terminal.chunks), cpu_seconds(terminal.pid), now()
        while (left := begun + seconds - now()) > 0:
            terminal.read(left)
            if terminal.returncode is not None:
                raise NotMeasuredError(f"{case.name} ended while it was listened to")
        spent = (cpu_seconds(terminal.pid) - cpu) / (now() - begun) * 100
        return [_size(burst) for burst in bursts(terminal.chunks[known:])], spent


def bursts(chunks: list[Chunk]) -> list[list[Chunk]]:
    """The chunks, parted where 0.1 s or more lie between two."""
    parted = [chunks[:1]] if chunks else []
    for before, chunk in pairwise(chunks):
        if chunk.moment - before.moment >= BURST_SECONDS:
            parted.append([])
        parted[-1].append(chunk)
    return parted


def _ready(case: Case, folder: Path) -> Terminal:
    """The program in the case's state. Whoever gets it closes it."""
    terminal = case.start(folder)
    try:
        _until(terminal, case.marker, case.name)
        terminal.settle(0.3)
        for key in case.setup:
            terminal.press(key)
            terminal.settle(0.25, 2)
        if case.setup_marker is not None:
            _until(terminal, case.setup_marker, case.name)
        terminal.settle(0.5, 2)
    except BaseException:
        terminal.close()
        raise
    return terminal


def _until(terminal: Terminal, marker: re.Pattern[str], name: str) -> None:
    """Read until the marker shows. Looks only in pauses, so that drawing the screen here slows nothing down there."""
    end = now() + START_LIMIT_SECONDS
    while now() < end and terminal.returncode is None:
        if not terminal.read(0.05) and marker.search(terminal.text):
            return
    raise NotMeasuredError(f"{name} never showed {marker.pattern!r}; the screen says:\n{terminal.text.strip()}")


def _whole_frame(chunks: list[Chunk], marker: re.Pattern[str]) -> Chunk:
    """The chunk after which the marker shows and no synchronized frame is open. The marker has been seen already."""
    emulator = Emulator(COLUMNS, ROWS)
    for chunk in chunks:
        emulator.feed(chunk.data)
        if SYNCHRONIZED not in emulator.modes and marker.search("\n".join(emulator.lines)):
            return chunk
    return chunks[-1]


def _first_change(screen: Emulator, answer: list[Chunk]) -> Chunk | None:
    """The chunk with which the screen began to look different, if any. All of *answer* is fed to it."""
    before, first = screen.picture(), None
    for chunk in answer:
        screen.feed(chunk.data)
        if first is None and screen.picture() != before:
            first = chunk
    return first


def _size(chunks: Iterable[Chunk]) -> int:
    return sum(len(chunk.data) for chunk in chunks)
