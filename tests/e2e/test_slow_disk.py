"""A disk on which every wait takes two seconds holds up neither typing nor the clock."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.faults import faulty_disk
from tests.support.terminal import now
from tests.support.window import PARTNERS, Window, notes_in, write_session

FSYNC_SECONDS = 2.0
QUICK_SECONDS = FSYNC_SECONDS / 4
"""Far above what a key takes on a busy machine, far below one wait for the disk."""
_LEFT = re.compile(r"(\d\d:\d\d) left")


def seconds_left(window: Window) -> int:
    """What the clock in the top line shows."""
    match = _LEFT.search(window.top)
    assert match is not None
    minutes, seconds = match[1].split(":")
    return int(minutes) * 60 + int(seconds)


@pytest.mark.fault_group("preload")
def test_typing_and_the_clock_go_on_while_the_disk_takes_its_time(tmp_path: Path) -> None:
    """Each note stands on the screen long before the disk is asked once; the top line says that it is being saved."""
    home = tmp_path / "home"
    path = home / "sessions" / "s.toml"
    write_session(path, "IT", "Finance")
    disk = faulty_disk(home, tmp_path / "faults")
    with Window(path, home, variables=disk.environment) as window:
        window.ready()
        disk.slow(FSYNC_SECONDS)
        window.press("space")
        window.wait_for(_LEFT)
        began, left = now(), seconds_left(window)
        window.press(PARTNERS, "a")
        window.wait_for("enter keep")
        for number in range(6):
            typed = now()
            window.send(f"Note {number}")
            window.wait_for(f"> Note {number}")
            window.press("enter")
            window.wait_gone(f"> Note {number}")
            assert now() - typed < 2 * QUICK_SECONDS
            assert window.top.endswith("saving")
        window.wait_until(lambda: seconds_left(window) <= left - 3)
        assert now() - began < 3 + 2 * QUICK_SECONDS
        assert window.top.endswith("saving")
        assert notes_in(path) == ["IT", "Finance"]
        disk.heal()
        window.press("escape")
        window.wait_until(lambda: window.top.endswith("saved"))
        assert window.leave() == 0
    assert notes_in(path) == ["IT", "Finance", *(f"Note {number}" for number in range(6))]
