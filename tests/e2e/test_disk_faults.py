"""A disk that fills up, fails or is limited under the program: said, typed on, and saved to when it works again."""

from __future__ import annotations

import errno
import signal
from pathlib import Path

import pytest

from tests.support.faults import faulty_disk, small_disk, with_small_files
from tests.support.window import NOTICED_SECONDS, Window, notes_in, write_session

OLD = ["IT", "Finance"]


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def try_again(window: Window) -> None:
    """Ask for another try, rather than wait for it."""
    window.press("ctrl+s")
    window.wait_for("▸ Try again")
    window.press("enter")


# --- no room ------------------------------------------------------------------------------------


@pytest.mark.fault_group("mount")
def test_a_full_disk_is_said_and_everything_is_saved_when_there_is_room(tmp_path: Path) -> None:
    """Reason and count stay in the top line, typing goes on, and the file is as it was, with nothing beside it."""
    with small_disk(tmp_path / "disk") as disk:
        before = write_session(disk.seen / "s.toml", *OLD)
        with Window(disk.path / "s.toml", tmp_path, before=disk.before) as window:
            window.ready()
            disk.fill()
            window.type("First")
            window.wait_top("NOT SAVED: the disk is full · 1 change")
            window.send("Second")
            window.press("enter", "escape")
            window.wait_top("NOT SAVED: the disk is full · 2 changes")
            window.press("x")
            window.wait_bottom("NOT SAVED - the disk is full. 3 changes only in memory")
            assert (disk.seen / "s.toml").read_bytes() == before
            assert names(disk.seen) == ["ballast", "s.toml"]
            disk.empty()
            try_again(window)
            window.wait_bottom("Saved.")
            assert window.top.endswith("saved")
            assert notes_in(disk.seen / "s.toml") == [*OLD, "First", "Second"]
            assert names(disk.seen) == ["s.toml"]
            assert window.leave() == 0


@pytest.mark.fault_group("mount")
def test_what_did_not_fit_is_saved_by_itself_once_it_fits(tmp_path: Path) -> None:
    """Nobody presses anything: it is tried again after five seconds."""
    with small_disk(tmp_path / "disk") as disk:
        write_session(disk.seen / "s.toml", *OLD)
        with Window(disk.path / "s.toml", tmp_path, before=disk.before, columns=80) as window:
            window.ready()
            disk.fill()
            window.type("First")
            window.wait_top("NOT SAVED: the disk is full · 1 change")
            disk.empty()
            window.send("half ty")
            window.wait_until(lambda: window.top.endswith("saved"), 5 + NOTICED_SECONDS)
            assert "> half ty" in window.text
            assert notes_in(disk.seen / "s.toml") == [*OLD, "First"]


@pytest.mark.fault_group("mount")
def test_killed_while_the_disk_is_full_all_of_it_is_offered_at_the_next_start(tmp_path: Path) -> None:
    """The state folder lies on another disk: changes and the half-typed note come back, on request only."""
    with small_disk(tmp_path / "disk") as disk:
        path, home = disk.path / "s.toml", tmp_path / "home"
        before = write_session(disk.seen / "s.toml", *OLD)
        with Window(path, home, before=disk.before) as window:
            window.ready()
            disk.fill()
            window.type("First")
            window.wait_top("NOT SAVED")
            window.send("half ty")
            journals = home / "state" / "journal"
            window.wait_until(lambda: any("half ty" in file.read_text() for file in journals.glob("*.toml")))
            process = window.pid
            window.signal(signal.SIGKILL)
            window.wait_exit()
        disk.empty()
        with Window(path, home, before=disk.before) as window:
            window.wait_for("Left unsaved: 1 change and an unfinished text")
            assert f"process {process}, which has ended" in window.text
            assert "half ty" in window.text
            assert (disk.seen / "s.toml").read_bytes() == before
            window.press("r")
            window.wait_for("> half ty")
            window.send("ped")
            window.press("enter", "escape")
            window.wait_gone("enter keep")
            assert window.leave() == 0
        assert notes_in(disk.seen / "s.toml") == [*OLD, "First", "half typed"]
        assert names(journals) == []


@pytest.mark.fault_group("limits")
def test_a_limit_on_the_size_of_files_is_said(tmp_path: Path) -> None:
    """The old file is whole, and what is short enough again is saved."""
    path = tmp_path / "sessions" / "s.toml"
    before = write_session(path, *OLD)
    with Window(path, tmp_path, before=with_small_files(20_000)) as window:
        window.ready()
        window.press("8", "a")
        window.wait_for("enter keep")
        window.paste("\n".join("long " * 200 for _ in range(30)))
        window.wait_top("NOT SAVED: the file would be larger than this system allows")
        assert path.read_bytes() == before
        assert names(path.parent) == ["s.toml"]
        window.press("escape", "u")
        window.wait_top("2 changes")
        try_again(window)
        window.wait_bottom("Saved.")
        assert window.leave() == 0
    assert notes_in(path) == OLD


# --- errors -----------------------------------------------------------------------------------------


@pytest.mark.fault_group("preload")
def test_a_disk_that_reports_errors_is_said_and_heals(tmp_path: Path) -> None:
    """Whichever call fails, the file stays whole, nothing is left beside it, and the next try writes all."""
    path = tmp_path / "sessions" / "s.toml"
    write_session(path, *OLD)
    disk = faulty_disk(path.parent, tmp_path / "faults")
    with Window(path, tmp_path, variables=disk.environment) as window:
        window.ready()
        written = OLD
        for call in ("write", "fsync", "rename", "close", "fsync_folder"):
            before = path.read_bytes()
            disk.fail(call)
            window.write(f"after {call}")
            window.wait_top("NOT SAVED")
            assert "the disk reports an error" in window.top + window.bottom
            written = [*written, f"after {call}"]
            if call == "fsync_folder":  # by then the new file has the name of the old one
                assert notes_in(path) == written
            else:
                assert path.read_bytes() == before
            assert names(path.parent) == ["s.toml"]
            disk.heal()
            try_again(window)
            window.wait_bottom("Saved.")
            assert notes_in(path) == written
        assert window.leave() == 0


@pytest.mark.fault_group("preload")
def test_a_network_disk_without_locks_and_synced_folders_works_and_says_so_once(tmp_path: Path) -> None:
    """ENOLCK and EINVAL are no reason not to save; what others write is still found, by its content."""
    path = tmp_path / "home" / "sessions" / "s.toml"
    write_session(path, *OLD)
    disk = faulty_disk(tmp_path / "home", tmp_path / "faults")
    disk.fail("flock", errno.ENOLCK)
    disk.fail("fsync_folder", errno.EINVAL)
    with Window(path, tmp_path / "home", variables=disk.environment, columns=200) as window:
        window.wait_bottom("Nothing keeps a second window from writing this session: this disk knows no locks")
        window.write("First")
        window.wait_until(lambda: notes_in(path) == [*OLD, "First"])
        assert "no locks" not in window.text
        path.write_bytes(path.read_bytes().replace(b'"IT"', b'"IT outside"'))
        window.wait_for("IT outside", NOTICED_SECONDS)
        assert window.leave() == 0
    assert notes_in(path) == ["IT outside", "Finance", "First"]
