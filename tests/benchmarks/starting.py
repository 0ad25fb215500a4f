"""The start of a program: how long, how many bytes, and how many modules."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path

from tests.benchmarks.cases import COLUMNS, ROWS, Case
from tests.benchmarks.figures import Figures
from tests.benchmarks.measuring import LONGEST_REST_SECONDS, REST_SECONDS, Effort, NotMeasuredError, size, until
from tests.benchmarks.process import cpu_seconds
from tests.support.emulator import SYNCHRONIZED, Emulator
from tests.support.terminal import Chunk, now

_ANSWER_SECONDS = 5.0


def first_frame(case: Case, folder: Path, _effort: Effort) -> Figures:
    """From the fork to the chunk that completes the first frame with the marker, and to the end of the start.

    Gives `frame_ms`, `frame_bytes` (to the end of that frame), `start_bytes` (all until it rests, or 1.5 s after the
    marker: a cursor may blink), and `settled_ms` and `cpu_ms` (of the program) then.
    """
    with case.start(folder) as terminal:
        until(terminal, case.program.marker, case.name)
        terminal.settle(REST_SECONDS, LONGEST_REST_SECONDS)
        chunks = terminal.chunks
        frame = _whole_frame(chunks, case.program.marker)
        return {
            "frame_ms": [(frame.moment - terminal.started) * 1000],
            "frame_bytes": [size(takewhile(lambda chunk: chunk.moment <= frame.moment, chunks))],
            "settled_ms": [(chunks[-1].moment - terminal.started) * 1000],
            "start_bytes": [size(chunks)],
            "cpu_ms": [cpu_seconds(terminal.pid) * 1000],
        }


def imported_modules(case: Case, folder: Path, _effort: Effort) -> Figures:
    """How many Python modules are loaded when the start has settled: `modules`."""
    answer = folder / "modules"
    with case.start(folder, (str(Path(__file__).with_name("count_modules.py")), str(answer))) as terminal:
        until(terminal, case.program.marker, case.name)
        terminal.settle(REST_SECONDS, LONGEST_REST_SECONDS)
        answer.with_suffix(".asked").touch()
        end = now() + _ANSWER_SECONDS
        while not answer.exists():
            terminal.read(0.02)
            if now() > end:
                raise NotMeasuredError(f"{case.name} did not tell its modules")
        return {"modules": [int(answer.read_text())]}


def _whole_frame(chunks: list[Chunk], marker: re.Pattern[str]) -> Chunk:
    """The chunk after which the marker shows and no synchronized frame is open. The marker has been seen already."""
    emulator = Emulator(COLUMNS, ROWS)
    for chunk in chunks:
        emulator.feed(chunk.data)
        if SYNCHRONIZED not in emulator.modes and marker.search("\n".join(emulator.lines)):
            return chunk
    return chunks[-1]
