"""Temporary files: how they are named, and sweeping those that a crash left."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lmc_tui.clock import ManualClock
from lmc_tui.domain.place import Place
from lmc_tui.storage.temporary import is_temporary, sweep, temporary_name
from lmc_tui.workshop.opening import Desk
from tests.support.builders import a_canvas, a_filled_session
from tests.support.fake_disk import Fault
from tests.support.session_on_disk import PATH, with_old

NOW = 1_800_000_000.0
AN_HOUR = 3600
CANVASES = {"small": a_canvas()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of sessions, empty."""
    folder = tmp_path / "sessions"
    folder.mkdir()
    return folder


def aged(path: Path, seconds: float = 2 * AN_HOUR) -> Path:
    """A file that was last written so long ago."""
    path.write_text("half of it")
    os.utime(path, (NOW - seconds, NOW - seconds))
    return path


def test_names_are_hidden_and_tell_whose_they_are() -> None:
    """Dot, the file's own name, eight characters by chance, `.tmp`."""
    name = temporary_name("s.toml")
    assert name.startswith(".s.toml.")
    assert len(name) == len(".s.toml.12345678.tmp")
    assert is_temporary(name, "s.toml")
    assert name != temporary_name("s.toml")


@pytest.mark.parametrize("name", ["x" * 255, "\N{SNOWMAN}" * 85, "\N{ROCKET}" * 63, "\udcff" * 250])
def test_names_of_long_names_fit_and_differ(name: str) -> None:
    """255 bytes are allowed; two sessions that begin alike do not sweep each other's files."""
    made = temporary_name(name)
    assert len(os.fsencode(made)) <= 255
    assert is_temporary(made, name)
    assert not is_temporary(made, name[:-1] + "y")


@pytest.mark.parametrize(
    "candidate",
    [
        ".s.toml.0a1b2c3d.tmp.toml",
        ".s.toml.0a1b2c3d",
        ".s.toml.0a1b2c3.tmp",
        ".s.toml.0A1B2C3D.tmp",
        ".s.toml.0a1b.c3d.tmp",
        ".s.toml..tmp",
        ".s.toml.tmp",
        "s.toml.0a1b2c3d.tmp",
        ".t.toml.0a1b2c3d.tmp",
        ".s.toml.t.toml.0a1b2c3d.tmp",
        "s.toml",
    ],
)
def test_other_names_are_not_ours(candidate: str) -> None:
    """An editor's, a copying program's, another session's, or the person's own."""
    assert not is_temporary(candidate, "s.toml")


def test_only_old_ordinary_files_of_this_very_session_are_swept(folder: Path) -> None:
    """What was begun within the hour may be a save under way; links, folders and pipes are none of ours."""
    session = aged(folder / "s.toml")
    ours = aged(folder / ".s.toml.0a1b2c3d.tmp")
    also_ours = aged(folder / ".s.toml.k7_zq1xw.tmp")  # as earlier versions named them
    young = aged(folder / ".s.toml.0a1b2c3e.tmp", AN_HOUR - 1)
    ahead = aged(folder / ".s.toml.0a1b2c3f.tmp", -AN_HOUR)
    other = aged(folder / ".t.toml.0a1b2c3d.tmp")
    link = folder / ".s.toml.0a1b2c40.tmp"
    link.symlink_to(other)
    os.utime(link, (1, 1), follow_symlinks=False)
    pipe = folder / ".s.toml.0a1b2c41.tmp"
    os.mkfifo(pipe)
    os.utime(pipe, (1, 1))
    inner = folder / ".s.toml.0a1b2c42.tmp"
    inner.mkdir()
    os.utime(inner, (1, 1))
    assert sweep(session, NOW) == 2
    assert set(folder.iterdir()) == {session, young, ahead, other, link, pipe, inner}
    assert not ours.exists()
    assert not also_ours.exists()
    assert other.read_text() == "half of it"


def test_strays_lie_beside_the_file_that_a_link_leads_to(tmp_path: Path, folder: Path) -> None:
    """That is where saving makes them."""
    link = tmp_path / "link.toml"
    link.symlink_to(aged(folder / "s.toml"))
    aged(folder / ".s.toml.0a1b2c3d.tmp")
    mine = aged(tmp_path / ".link.toml.0a1b2c3d.tmp")
    assert sweep(link, NOW) == 1
    assert mine.exists()


def test_a_folder_that_cannot_be_read_is_no_error(tmp_path: Path) -> None:
    """There is nothing to sweep then."""
    assert sweep(tmp_path / "nowhere" / "s.toml", NOW) == 0


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_a_stray_that_cannot_be_removed_is_no_error(at: int) -> None:
    """Somebody was quicker, or it is not ours to remove: another day, then. It takes one listing of the folder."""
    disk, store = with_old()
    stray = PATH.with_name(".s.toml.0a1b2c3d.tmp")
    disk.put(stray)
    disk.watch(Fault(at, 5))
    assert store.sweep(disk.now_ns / 1e9 + 2 * AN_HOUR) == 0
    assert stray in disk.files
    disk.watch()
    assert store.sweep(disk.now_ns / 1e9 + 2 * AN_HOUR) == 1
    assert disk.calls == ["real_path", "names", "status", "unlink"]
    assert stray not in disk.files


def test_working_on_a_session_sweeps_and_looking_at_it_does_not(tmp_path: Path, folder: Path) -> None:
    """The strays of the session and of the place in it go, in the saver's own time."""
    clock = ManualClock(datetime.fromtimestamp(NOW, UTC))
    desk = Desk(folder, tmp_path / "state", CANVASES, clock)
    path = folder / "s.toml"
    desk.store(path).save(a_filled_session())
    opened = desk.open(path)
    opened.saver.submit_place(Place("to-be", "design"))
    opened.saver.save_now()
    (place,) = (tmp_path / "state" / "places").iterdir()
    strays = [aged(path.with_name(".s.toml.0a1b2c3d.tmp")), aged(place.with_name(f".{place.name}.0a1b2c3d.tmp"))]
    desk.read(path)
    desk.entries()
    assert [stray.exists() for stray in strays] == [True, True]
    opened.saver.tidy()
    assert [stray.exists() for stray in strays] == [False, False]
