"""What no first frame waits for."""

from __future__ import annotations

import subprocess
import sys

PROBE = (
    "import sys, lmc_tui.tui.app, lmc_tui.tui.screens.workshop;"
    "print([name for name in sorted(sys.modules) if name.startswith('lmc_tui.tui.page_')])"
)


def test_a_workshop_starts_without_the_keys_of_pages() -> None:
    """A fresh interpreter that loads the workshop screen loads nothing of the table of pages."""
    run = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
