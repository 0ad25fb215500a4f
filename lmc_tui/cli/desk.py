"""Building the real objects: settings, folders, clock, canvases."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from lmc_tui.cli import say
from lmc_tui.clock import SystemClock
from lmc_tui.config.file import config_path
from lmc_tui.config.loading import Settled, settle
from lmc_tui.config.values import Choices
from lmc_tui.content import canvases
from lmc_tui.storage.locations import sessions_folder, state_folder
from lmc_tui.workshop.identity import user_name
from lmc_tui.workshop.opening import Desk

APP = "lmc-tui"


def make_desk(flags: Mapping[str, str] | None = None, *, tells: bool = True) -> Desk:
    """The desk for this person at this machine; *flags* are settings by name, as the command line said them.

    What is wrong with a setting is told on stderr, the first of it, and keeps nobody from work.
    """
    settled = settle(flags or {}, os.environ, file_of_settings())
    wrong = [each for each in settled.problems if not each.is_hint] if tells else []
    if wrong:
        say(f"lmc: {wrong[0]} `lmc config check` tells all.")
    return desk_for(settled)


def file_of_settings() -> Path:
    """Where this person's file of settings lies, or would lie."""
    return config_path(os.environ, Path(platformdirs.user_config_path(APP)))


def settled_here(choices: Choices) -> Settled:
    """What holds by variables and the file as it is now, with what must be one of some *choices* checked too."""
    return settle({}, os.environ, file_of_settings(), choices)


def desk_for(settled: Settled) -> Desk:
    """The desk where that holds."""
    data = Path(platformdirs.user_data_path(APP))
    state = Path(platformdirs.user_state_path(APP))
    return Desk(
        sessions_folder(settled.config.dir, os.environ, Path.cwd(), data),
        state_folder(os.environ, state),
        canvases(),
        SystemClock(),
        actor=user_name(),
        settled=settled,
    )
