"""Building the real objects: folders, clock, canvases."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from lmc_tui.clock import SystemClock
from lmc_tui.content import canvases
from lmc_tui.storage.locations import sessions_folder, state_folder
from lmc_tui.workshop.identity import user_name
from lmc_tui.workshop.opening import Desk

APP = "lmc-tui"


def make_desk(folder: str | None) -> Desk:
    """The desk for this person at this machine; *folder* is what `--dir` said."""
    data = Path(platformdirs.user_data_path(APP))
    state = Path(platformdirs.user_state_path(APP))
    return Desk(
        sessions_folder(folder, os.environ, Path.cwd(), data),
        state_folder(os.environ, state),
        canvases(),
        SystemClock(),
        actor=user_name(),
    )
