"""A session file in the hands of one window: the lock, the copy of the day, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from lmc_tui.clock import ManualClock
from lmc_tui.domain.changes import SetText, apply
from lmc_tui.errors import SaveError
from lmc_tui.storage.store import TomlSessionStore, session_text
from lmc_tui.workshop.access import FREE, NEWER, PROTECTED, VIEW, Access
from lmc_tui.workshop.session_file import SessionFile
from tests.support.builders import NINE, a_canvas, a_filled_session

CANVASES = {"small": a_canvas()}
OLD = a_filled_session()
NEW = apply(OLD, SetText("c000001", "Changed"))
DAY = 24 * 3600


def a_file(folder: Path, clock: ManualClock | None = None, *, actor: str = "ann", access: Access = FREE) -> SessionFile:
    """The session of the folder, read by another window."""
    path = folder / "s.toml"
    if not path.exists():
        path.write_text(session_text(OLD, CANVASES["small"]), encoding="utf-8")
    store = TomlSessionStore(path, CANVASES, lambda: file.backups())
    file = SessionFile(store, folder / "state", clock or ManualClock(NINE), actor=actor, access=access)
    store.load()
    return file


def copies(folder: Path) -> list[str]:
    """All backups as text, oldest first."""
    return [path.read_text(encoding="utf-8") for path in sorted((folder / "state").rglob("backups/*/*.toml"))]


def test_the_first_change_of_a_day_leaves_a_copy_of_what_was_there(tmp_path: Path) -> None:
    """One a day, of the file as it was before that day's first change."""
    clock = ManualClock(NINE)
    file = a_file(tmp_path, clock)
    file.save(NEW)
    file.save(apply(NEW, SetText("c000001", "Again")))
    assert copies(tmp_path) == [session_text(OLD, CANVASES["small"])]
    clock.advance(DAY)
    file.save(OLD)
    assert copies(tmp_path)[1:] == [session_text(apply(NEW, SetText("c000001", "Again")), CANVASES["small"])]


def test_a_copy_that_cannot_be_made_does_not_hold_up_the_save(tmp_path: Path) -> None:
    """The state folder may be full or gone; the day's work is saved all the same."""
    file = a_file(tmp_path)
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "backups").write_text("in the way")
    file.save(NEW)
    assert "Changed" in (tmp_path / "s.toml").read_text()


def test_only_one_window_writes(tmp_path: Path) -> None:
    """The second one is told who does, and a save of it is refused with the same words."""
    first, second = a_file(tmp_path), a_file(tmp_path, actor="bob")
    assert first.look_for_access() == FREE
    access = second.look_for_access()
    assert not access.can_write
    assert access.can_take_over
    assert access.sentence.startswith("ann on ")
    with pytest.raises(SaveError, match=r"ann on .* writes this session"):
        second.save(NEW)
    first.save(NEW)


def test_a_window_may_be_taken_over_on_a_persons_word(tmp_path: Path) -> None:
    """From then on the other one looks on."""
    first, second = a_file(tmp_path), a_file(tmp_path, actor="bob")
    first.look_for_access()
    second.look_for_access()
    assert second.take_over() == ""
    second.save(NEW)
    assert first.look_for_access().sentence.startswith("bob on ")
    with pytest.raises(SaveError):
        first.save(OLD)
    assert "Changed" in (tmp_path / "s.toml").read_text()


def test_a_window_that_left_is_told_as_gone(tmp_path: Path) -> None:
    """Then no question needs to be asked."""
    first, second = a_file(tmp_path), a_file(tmp_path, actor="bob")
    first.look_for_access()
    assert not second.look_for_access().is_abandoned
    first.release()
    assert second.look_for_access().is_abandoned
    assert second.take_over() == ""
    assert second.access == FREE


@pytest.mark.parametrize("access", [VIEW, NEWER, PROTECTED])
def test_who_only_looks_on_takes_no_lock_and_writes_nothing(tmp_path: Path, access: Access) -> None:
    """Whatever the reason, the file stays as it is and others may write it."""
    viewer = a_file(tmp_path, access=access)
    assert viewer.look_for_access() == access
    assert viewer.take_over() == access.sentence
    with pytest.raises(SaveError):
        viewer.save(NEW)
    assert a_file(tmp_path, actor="bob").look_for_access() == FREE
    assert not copies(tmp_path)
