"""Pictures of what people see when something is wrong with the file. Look at a changed picture before you keep it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot

from lmc_tui.clock import ManualClock
from lmc_tui.content import load_canvas
from lmc_tui.domain.changes import AddNote, SetArchived, SetFacet, SetText, Several, apply
from lmc_tui.domain.notes import Note
from lmc_tui.domain.place import Draft
from lmc_tui.domain.session import Session
from lmc_tui.errors import SaveError
from lmc_tui.storage.journal import Entry, Journal
from lmc_tui.storage.processes import Process
from lmc_tui.storage.snapshots import Snapshots
from lmc_tui.storage.store import session_text
from lmc_tui.tui.app import LmcApp
from lmc_tui.tui.screens.workshop import WorkshopScreen
from tests.snapshot.test_pictures import SIZES, Before, Snap, example
from tests.support.room import START, MemoryTarget, a_desk, an_opened, on_file

FULL = SaveError("/home/ann/sessions/onboarding.toml: the disk is full.", "the disk is full")
GONE = Process(4_000_000, "depot", "")


@pytest.fixture(autouse=True)
def _own_loop() -> None:
    """`snap_compare` runs a loop of its own and wants one to be set."""
    asyncio.set_event_loop(asyncio.new_event_loop())


def changed(session: Session) -> Session:
    """The example as somebody else left it."""
    first, second, third = session.notes_in("to-be", "key-partners")[:3]
    other = session.notes_in("to-be", "design")[0]
    new = Note("zz00001", "to-be", "delivery", "Poster at every gate", tags=("cheap",))
    changes = (
        SetText(first.id, "IT warehouse systems, on their project list"),
        SetFacet(second.id, "status", "need"),
        SetArchived(third.id, True),
        SetText(other.id, "Scan-error tips, 30 words each"),
        AddNote(new, None),
    )
    return apply(session, Several(changes))


def shown(*keys: str, words: str) -> Before:
    """Keys, then whatever the screen needs until it shows these words."""

    async def run(pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        for _ in range(500):
            await pilot.pause(0.02)
            if words in "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips()):
                return
        raise AssertionError(f"{words!r} did not come")

    return run


def opened_app(folder: Path, session: Session, *, view: bool = False) -> LmcApp:
    """The app on a session file."""
    desk = a_desk(folder, ManualClock(START))
    return LmcApp(desk, desk.open(on_file(folder, session), view=view))


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_not_saved(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    """The disk is full: why, and how many changes are in memory only."""
    opened = an_opened(example(), ManualClock(START), target=MemoryTarget(fails_with=FULL))
    app = LmcApp(a_desk(tmp_path), opened)
    assert snap_compare(app, terminal_size=size, run_before=shown("8", "x", words="NOT SAVED -"))


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_what_to_do_when_it_is_not_saved(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    """ctrl+s offers to try again, and another name."""
    opened = an_opened(example(), ManualClock(START), target=MemoryTarget(fails_with=FULL))
    app = LmcApp(a_desk(tmp_path), opened)

    async def run(pilot: Pilot[None]) -> None:
        await shown("8", "x", words="NOT SAVED -")(pilot)
        await shown("ctrl+s", words="Try again")(pilot)

    assert snap_compare(app, terminal_size=size, run_before=run)


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_a_view(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    """A window that only looks on says so at the top, and why at the bottom."""
    app = opened_app(tmp_path, example(), view=True)
    assert snap_compare(app, terminal_size=size, run_before=shown("8", words="You only look"))


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_a_conflict(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    """Both versions pane by pane, and whose it shall be."""
    app = opened_app(tmp_path, example())

    async def run(pilot: Pilot[None]) -> None:
        stage = next(screen for screen in pilot.app.screen_stack if isinstance(screen, WorkshopScreen))
        assert stage.opened.watch is not None
        stage.opened.watch.stop()
        on_file(tmp_path, changed(example()))
        await shown("8", "e", *" too", "enter", words="NOT SAVED -")(pilot)
        await shown("ctrl+s", words="The file was changed outside")(pilot)

    assert snap_compare(app, terminal_size=size, run_before=run)


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_what_a_crash_left(
    snap_compare: Snap, tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """When, which process, what was being typed, and what would change."""
    app = opened_app(tmp_path, example())
    with monkeypatch.context() as patch:
        patch.setattr("lmc_tui.storage.journal.this_process", lambda: GONE)
        patch.setattr("lmc_tui.storage.journal.is_running", lambda _: False)
        journal = Journal(tmp_path / "state", tmp_path / "sessions" / "onboarding.toml")
    draft = Draft("to-be", "key-partners", "Works council, to be asked bef")
    journal.write(Entry(START, draft, session_text(changed(example()), load_canvas()), 5))
    monkeypatch.setattr("lmc_tui.storage.journal.is_running", lambda _: False)
    assert snap_compare(app, terminal_size=size, run_before=shown(words="Left unsaved"))


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_snapshots(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    """Named states, newest first, and a new one above them."""
    app = opened_app(tmp_path, example())
    snapshots = Snapshots(tmp_path / "sessions" / "onboarding.toml", {"learning-model": load_canvas()})
    clock = ManualClock(START)
    for name in ("before lunch", "as agreed with Sales"):
        clock.advance(-7_000)
        snapshots.take(example(), name, clock.now())
    assert snap_compare(app, terminal_size=size, run_before=shown("S", words="as agreed with Sales"))
