"""Building the real objects: settings, folders, clock, canvases."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lmc_tui.cli import say
from lmc_tui.cli.late_patterns import compiled_late
from lmc_tui.clock import SystemClock
from lmc_tui.config.file import config_path
from lmc_tui.config.loading import Settled, settle
from lmc_tui.config.values import Choices
from lmc_tui.content import canvases
from lmc_tui.storage.locations import sessions_folder, state_folder
from lmc_tui.workshop.shelf import Shelf

with compiled_late():
    import platformdirs

if TYPE_CHECKING:
    from lmc_tui.workshop.opening import Desk

APP = "lmc-tui"


def make_desk(flags: Mapping[str, str] | None = None, *, tells: bool = True) -> Desk:
    """The desk for this person at this machine; *flags* are settings by name, as the command line said them.

    What is wrong with a setting is told on stderr, the first of it, and keeps nobody from work.
    """
    return desk_for(_settled(flags or {}, tells=tells))


def make_shelf() -> Shelf:
    """The same, only to read from, and loaded sooner."""
    settled = _settled({}, tells=True)
    return Shelf(_folder(settled), _state(), canvases(), SystemClock(), settled)


def _settled(flags: Mapping[str, str], *, tells: bool) -> Settled:
    settled = settle(flags, os.environ, file_of_settings())
    wrong = [each for each in settled.problems if not each.is_hint] if tells else []
    if wrong:
        say(f"lmc: {wrong[0]} `lmc config check` tells all.")
    return settled


def file_of_settings() -> Path:
    """Where this person's file of settings lies, or would lie."""
    return config_path(os.environ, Path(platformdirs.user_config_path(APP)))


def settled_here(choices: Choices) -> Settled:
    """What holds by variables and the file as it is now, with what must be one of some *choices* checked too."""
    return settle({}, os.environ, file_of_settings(), choices)


def desk_for(settled: Settled) -> Desk:
    """The desk where that holds."""
    from lmc_tui.workshop.identity import user_name
    from lmc_tui.workshop.opening import Desk

    return Desk(_folder(settled), _state(), canvases(), SystemClock(), actor=user_name(), settled=settled)


def _folder(settled: Settled) -> Path:
    data = Path(platformdirs.user_data_path(APP))
    return sessions_folder(settled.config.dir, os.environ, Path.cwd(), data)


def _state() -> Path:
    return state_folder(os.environ, Path(platformdirs.user_state_path(APP)))
