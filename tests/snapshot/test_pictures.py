"""Pictures of the screen in each state. Look at a changed picture before you keep it."""

from __future__ import annotations

import asyncio
import os
import tomllib
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from lmc_tui.clock import ManualClock
from lmc_tui.content import canvases, example_text, preset
from lmc_tui.domain.session import Session
from lmc_tui.storage.codec import decode
from lmc_tui.tui.app import LmcApp
from lmc_tui.tui.screens.workshop import WorkshopScreen
from tests.support.room import START, a_desk, an_opened, new_session

SIZES = [(80, 24), (120, 36), (200, 60)]
DIALOGS = {
    "facets": ["8", "f"],
    "link": ["8", "L"],
    "search": ["/", "s", "c", "a"],
    "agenda": ["A"],
    "guide": ["g"],
    "help": ["?"],
    "summary": ["s"],
}
"""Dialog to the keys that open it."""
Snap = Callable[..., bool]
Before = Callable[[Pilot[None]], Awaitable[None]]


def example() -> Session:
    """The worked example, with its 90 minutes."""
    session = decode(tomllib.loads(example_text()), canvases(), "example").session
    return replace(session, agenda=preset("team-90").steps)


def an_app(folder: Path, session: Session, clock: ManualClock) -> LmcApp:
    """The app with a workshop on a session, and a clock that stands still."""
    return LmcApp(a_desk(folder, clock), an_opened(session, clock))


def later(clock: ManualClock, seconds: float, *keys: str) -> Before:
    """Keys, then time that passes in heartbeats."""

    async def run(pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        await pilot.pause()
        stage = next(screen for screen in pilot.app.screen_stack if isinstance(screen, WorkshopScreen))
        left = seconds
        while left > 0:
            clock.advance(min(20.0, left))
            left -= 20
            stage.refresh_clock()
        stage.opened.saver.save_now()  # or the picture would show now `saving`, now `saved`
        await pilot.pause()
        stage.refresh_clock()
        await pilot.pause()

    return run


@pytest.fixture(autouse=True)
def _own_loop() -> None:
    """`snap_compare` runs a loop of its own and wants one to be set."""
    asyncio.set_event_loop(asyncio.new_event_loop())


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_an_empty_canvas(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    """A new session before anything happened."""
    assert snap_compare(an_app(tmp_path, new_session(), ManualClock(START)), terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_filled_canvas(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    """The example, Key Partners in hand."""
    app = an_app(tmp_path, example(), ManualClock(START))
    assert snap_compare(app, terminal_size=size, press=["8"])


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_running_timebox(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    """Three minutes into Business Outcomes, the section marked."""
    clock = ManualClock(START)
    run = later(clock, 180, "space", "n", "n")
    assert snap_compare(an_app(tmp_path, example(), clock), terminal_size=size, run_before=run)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_an_overrun(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    """Twelve seconds over, with what helps in the bottom line."""
    clock = ManualClock(START)
    run = later(clock, 8 * 60 + 12, "space", "n", "n")
    assert snap_compare(an_app(tmp_path, example(), clock), terminal_size=size, run_before=run)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_an_open_section(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    """Key Partners large, with its guide."""
    app = an_app(tmp_path, example(), ManualClock(START))
    assert snap_compare(app, terminal_size=size, press=["8", "enter", "down"])


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_typing_a_note(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    """In the middle of a note, with completions."""
    app = an_app(tmp_path, example(), ManualClock(START))
    keys = ["8", "a", *("space" if each == " " else each for each in "Works council #p")]
    assert snap_compare(app, terminal_size=size, press=keys)


@pytest.mark.parametrize("size", [(50, 14), (30, 8)], ids=str)
def test_small_screens(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    """One section at a time, and below that one sentence."""
    app = an_app(tmp_path, example(), ManualClock(START))
    assert snap_compare(app, terminal_size=size, press=["8"])


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
@pytest.mark.parametrize("name", DIALOGS)
def test_dialogs(snap_compare: Snap, tmp_path: Path, size: tuple[int, int], name: str) -> None:
    """Each over the example."""
    app = an_app(tmp_path, example(), ManualClock(START))
    assert snap_compare(app, terminal_size=size, press=DIALOGS[name])


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_the_list_of_sessions(
    snap_compare: Snap, tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two sessions, one file that cannot be read, new, the example."""
    monkeypatch.chdir(tmp_path)
    clock = ManualClock(START)
    desk = a_desk(Path(), clock)
    desk.create("Onboarding", "team-90")
    example_path = desk.copy_example(desk.folder)
    broken = desk.folder / "broken.toml"
    broken.write_text("x = [")
    for age, path in enumerate((desk.folder / "onboarding.toml", example_path, broken), start=1):
        moment = START.timestamp() - age * 4_000
        os.utime(path, (moment, moment))
    assert snap_compare(LmcApp(desk), terminal_size=size)
