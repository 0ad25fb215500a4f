"""Pictures of the filled canvas in each theme. Look at a changed picture before you keep it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from lmc_tui.clock import ManualClock
from lmc_tui.tui.app import LmcApp
from lmc_tui.tui.theme_tables import THEMES
from lmc_tui.tui.theming import Colours
from tests.snapshot.test_pictures import example, later
from tests.support.room import START, a_desk, an_opened

SIZE = (120, 36)
Snap = Callable[..., bool]


@pytest.fixture(autouse=True)
def _own_loop() -> None:
    """`snap_compare` runs a loop of its own and wants one to be set."""
    asyncio.set_event_loop(asyncio.new_event_loop())


def an_app(folder: Path, clock: ManualClock, theme: str, colours: Colours = Colours.MANY) -> LmcApp:
    """The app on the example, in that theme."""
    return LmcApp(a_desk(folder, clock, config=f'theme = "{theme}"'), an_opened(example(), clock), colours)


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme(snap_compare: Snap, tmp_path: Path, theme: str) -> None:
    """A step that is over, in the pane beside the one in hand."""
    clock = ManualClock(START)
    app = an_app(tmp_path, clock, theme)
    run = later(clock, 8 * 60 + 12, "space", "n", "n", "8", "}")
    assert snap_compare(app, terminal_size=SIZE, run_before=run)


@pytest.mark.parametrize("theme", ["light", "terminal"])
def test_a_dialog(snap_compare: Snap, tmp_path: Path, theme: str) -> None:
    """The choice of a theme over the canvas, on a light ground and on the terminal's own."""
    app = an_app(tmp_path, ManualClock(START), theme)
    assert snap_compare(app, terminal_size=SIZE, press=["8", "ctrl+p", *"theme", "enter"])


def test_no_colour(snap_compare: Snap, tmp_path: Path) -> None:
    """Nothing but signs, words, weight, slant and turning round."""
    clock = ManualClock(START)
    app = an_app(tmp_path, clock, "dark", Colours.NONE)
    run = later(clock, 8 * 60 + 12, "space", "n", "n", "8", "}")
    assert snap_compare(app, terminal_size=SIZE, run_before=run)


def test_completions_without_colour(snap_compare: Snap, tmp_path: Path) -> None:
    """The list has edges where it has no ground of its own."""
    app = an_app(tmp_path, ManualClock(START), "dark", Colours.NONE)
    keys = ["8", "a", *("space" if each == " " else each for each in "Works council #p"), "down"]
    assert snap_compare(app, terminal_size=SIZE, press=keys)
