"""What a program does while nobody touches it: bytes, processor, wake-ups, memory."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.cases import Case
from tests.benchmarks.figures import Figures
from tests.benchmarks.measuring import Effort, NotMeasuredError, bursts, ready, size
from tests.benchmarks.process import cpu_seconds, resident_mib, wake_ups
from tests.support.terminal import now


def ticking(case: Case, folder: Path, effort: Effort) -> Figures:
    """Listening to a running clock: `tick_bytes` (all bytes by bursts), `ticks`, and what `idling` gives."""
    figures, sizes = _listened(case, folder, effort.tick_seconds)
    return {"tick_bytes": [sum(sizes) / len(sizes)] if sizes else [], "ticks": [len(sizes)], **figures}


def idling(case: Case, folder: Path, effort: Effort) -> Figures:
    """Listening to a program in which nothing runs: `second_bytes`, `cpu_percent`, `wake_ups` a second, `rss_mib`."""
    return _listened(case, folder, effort.listen_seconds)[0]


def _listened(case: Case, folder: Path, seconds: float) -> tuple[Figures, list[int]]:
    """What all listening gives, and the bytes of each burst."""
    with ready(case, folder) as terminal:
        known, begun = len(terminal.chunks), now()
        cpu, wakes = cpu_seconds(terminal.pid), wake_ups(terminal.pid)
        while (left := begun + seconds - now()) > 0:
            terminal.read(left)
            if terminal.returncode is not None:
                raise NotMeasuredError(f"{case.name} ended while it was listened to")
        spent = now() - begun
        sizes = [size(burst) for burst in bursts(terminal.chunks[known:])]
        return {
            "second_bytes": [sum(sizes) / spent],
            "cpu_percent": [(cpu_seconds(terminal.pid) - cpu) / spent * 100],
            "wake_ups": [(wake_ups(terminal.pid) - wakes) / spent],
            "rss_mib": [resident_mib(terminal.pid)],
        }, sizes
