"""Pictures of two states side by side. Look at a changed picture before you keep it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lmc_tui.clock import ManualClock
from tests.snapshot.test_pictures import Before, Snap, _own_loop, an_app, example, later
from tests.support.room import START

__all__ = ["_own_loop"]
SIZES = [(80, 24), (120, 36)]
PAGES = {
    "boards": ["c", "wait", "enter", "8", "tab"],
    "section": ["c", "wait", "enter", "8", "enter"],
    "in words": ["c", "wait", "enter", "s"],
}
"""Picture to the keys that bring it about."""


def patiently(clock: ManualClock, *keys: str) -> Before:
    """Keys, waiting where a thread has to look for something first."""
    before, after = keys[: keys.index("wait")], keys[keys.index("wait") + 1 :]

    async def run(pilot: object) -> None:
        from textual.pilot import Pilot

        assert isinstance(pilot, Pilot)
        await later(clock, 0, *before)(pilot)
        await pilot.app.workers.wait_for_complete()
        await later(clock, 0, *after)(pilot)

    return run


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_comparing(
    snap_compare: Snap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, size: tuple[int, int]
) -> None:
    """The two boards of the example."""
    monkeypatch.chdir(tmp_path)
    clock = ManualClock(START)
    run = patiently(clock, *PAGES[page])
    assert snap_compare(an_app(tmp_path, example(), clock), terminal_size=size, run_before=run)
