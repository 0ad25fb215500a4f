"""What may not be written: said at once, kept all the same, and nobody's permissions are changed."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.faults import Person, ordinary_person, small_disk
from tests.support.window import PARTNERS, Window, notes_in, write_session

OLD = ["IT", "Finance"]
WHY = "There is no permission to write this file, so it can only be looked at: save it under another name to change it."


@pytest.fixture
def person() -> Iterator[Person]:
    """Somebody whom permissions bind."""
    with ordinary_person() as somebody:
        yield somebody


def a_file(person: Person) -> Path:
    """A session of that person's, in a folder of its own."""
    path = person.folder / "sessions" / "s.toml"
    write_session(path, *OLD)
    person.give(path.parent, path)
    return path


def a_window(person: Person, path: Path, *, columns: int = 120) -> Window:
    """That person opens the session."""
    return Window(path, person.folder, before=person.before, columns=columns)


def modes(*paths: Path) -> list[int]:
    """The permissions of files and folders."""
    return [path.stat().st_mode & 0o777 for path in paths]


@pytest.mark.fault_group("permissions")
def test_a_protected_file_is_only_looked_at_until_it_is_saved_elsewhere(person: Person) -> None:
    """The reason comes with the first screen, a key that would write repeats it, and the file keeps its mode."""
    path = a_file(person)
    before = path.read_bytes()
    path.chmod(0o444)
    with a_window(person, path) as window:
        window.wait_top("READ-ONLY FILE")
        window.wait_bottom(WHY)
        window.press("down")
        window.wait_gone(WHY)
        window.press(PARTNERS, "a")
        window.wait_bottom(WHY)
        window.save_as("mine")
        window.wait_for("Work goes on there.")
        window.write("First")
        assert window.leave() == 0
    assert notes_in(path.with_name("mine.toml")) == [*OLD, "First"]
    assert (path.read_bytes(), modes(path)) == (before, [0o444])


@pytest.mark.fault_group("permissions")
def test_a_protected_folder_is_said_at_once_and_saving_goes_elsewhere(person: Person) -> None:
    """Even where the file itself could be written: it would have to be cut off and written anew, and never is."""
    path = a_file(person)
    before = path.read_bytes()
    path.parent.chmod(0o555)
    with a_window(person, path) as window:
        window.wait_top("READ-ONLY FILE")
        window.save_as("mine")
        window.wait_bottom("there is no permission to write there")
        window.save_as("~/mine")
        window.wait_for("Work goes on there.")
        window.write("First")
        assert window.leave() == 0
    assert notes_in(person.folder / "mine.toml") == [*OLD, "First"]
    assert (path.read_bytes(), modes(path, path.parent)) == (before, [0o644, 0o555])


@pytest.mark.fault_group("permissions")
@pytest.mark.parametrize("how", ["ctrl+q", "SIGTERM"])
def test_leaving_with_unsaved_work_tells_where_the_copy_lies(person: Person, how: str) -> None:
    """Permission was taken away while it was open: status 3 or the signal's, and the session in the state folder."""
    path = a_file(person)
    before = path.read_bytes()
    with a_window(person, path, columns=250) as window:  # so that no path is broken into lines
        window.ready()
        path.parent.chmod(0o555)
        window.write("First")
        window.wait_top("NOT SAVED: there is no permission to write there · 1 change")
        if how == "ctrl+q":
            assert window.leave() == 3
        else:
            window.signal(signal.SIGTERM)
            assert window.wait_exit() == 128 + signal.SIGTERM
        told = window.text
    assert "NOT SAVED - " in told
    found = re.search(r"A copy lies in (\S+\.toml)\.", told)
    assert found is not None
    assert notes_in(Path(found[1])) == [*OLD, "First"]
    assert Path(found[1]).is_relative_to(person.folder / "state")
    assert (path.read_bytes(), modes(path, path.parent)) == (before, [0o644, 0o555])


@pytest.mark.fault_group("mount")
def test_a_disk_that_becomes_read_only_is_said_and_saved_to_when_it_is_not_any_more(tmp_path: Path) -> None:
    """What was typed meanwhile is kept, and whoever opens the session in that state hears of it at once."""
    with small_disk(tmp_path / "disk") as disk:
        before = write_session(disk.seen / "s.toml", *OLD)
        with Window(disk.path / "s.toml", tmp_path, before=disk.before) as window:
            window.ready()
            disk.set_read_only()
            window.write("First")
            window.wait_top("NOT SAVED: the disk can only be read · 1 change")
            with Window(disk.path / "s.toml", tmp_path / "other", before=disk.before) as other:
                other.wait_top("READ-ONLY FILE")
            assert (disk.seen / "s.toml").read_bytes() == before
            disk.set_read_only(False)
            window.press("ctrl+s")
            window.wait_for("▸ Try again")
            window.press("enter")
            window.wait_bottom("Saved.")
            assert window.leave() == 0
        assert notes_in(disk.seen / "s.toml") == [*OLD, "First"]
