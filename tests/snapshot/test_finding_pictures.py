"""Pictures of the findings. Look at a changed picture before you keep it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.snapshot.test_pictures import Snap, _own_loop
from tests.snapshot.test_thread_pictures import advised, an_app

__all__ = ["_own_loop"]
SIZES = [(80, 24), (120, 36)]
PAGES = {
    "today": ["b", "w", "down"],
    "wanted": ["w"],
    "asked in a section": ["b", "2", "enter"],
    "put aside": ["b", "w", "d", *"not ours", "enter", "tab", "end"],
}
"""Picture to the keys that bring it about."""


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_findings(snap_compare: Snap, tmp_path: Path, page: str, size: tuple[int, int]) -> None:
    """What is open, with one in hand, what was put aside, and what the guide asks in a section."""
    keys = ("space" if key == " " else key for key in PAGES[page])
    assert snap_compare(an_app(tmp_path), terminal_size=size, run_before=advised(*keys))
