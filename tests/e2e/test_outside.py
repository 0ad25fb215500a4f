"""Somebody else changes, deletes, moves or breaks the file while it is open."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lmc_tui.domain.session import Action, Session
from tests.support.faults import faulty_disk
from tests.support.terminal import terminal_environment
from tests.support.window import NOTICED_SECONDS, PARTNERS, Window, a_session, content_of, notes_in, write_session

OLD = ["IT", "Finance"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A session file."""
    session = tmp_path / "sessions" / "s.toml"
    write_session(session, *OLD)
    return session


def opened(path: Path) -> Window:
    """A window on it, which writes it."""
    window = Window(path, path.parents[1])
    window.ready()
    return window


def backups_of(path: Path) -> str:
    """All backups, one behind the other."""
    return "".join(file.read_text() for file in (path.parents[1] / "state" / "backups").rglob("*.toml"))


# --- other programs that write it ---------------------------------------------------------------------


def in_place(path: Path, content: bytes) -> None:
    """An editor that cuts the file off and writes it anew."""
    path.write_bytes(content)


def by_rename(path: Path, content: bytes) -> None:
    """An editor that writes another file and renames it."""
    other = path.with_name("4913")
    other.write_bytes(content)
    other.replace(path)


def by_synchronising(path: Path, content: bytes) -> None:
    """A sync client: another file, with the time that it had on the other machine."""
    other = path.with_name(".s.toml.part")
    other.write_bytes(content)
    os.utime(other, (1_700_000_000, 1_700_000_000))
    other.replace(path)


def by_git(path: Path, content: bytes) -> None:
    """`git checkout` of a commit in which the file says that."""
    git(path, "init", "-q")
    git(path, "add", path.name)
    git(path, "commit", "-qm", "before")
    blob = git(path, "hash-object", "-w", "--stdin", sent=content).strip()
    git(path, "update-index", "--cacheinfo", f"100644,{blob},{path.name}")
    git(path, "checkout", "--", path.name)


def git(path: Path, *arguments: str, sent: bytes | None = None) -> str:
    """Run git in the file's folder, as nobody in particular."""
    environment = terminal_environment(path.parent, GIT_CONFIG_NOSYSTEM="1")
    command = ["git", "-c", "user.name=Ann", "-c", "user.email=ann@localhost", *arguments]
    done = subprocess.run(command, input=sent, cwd=path.parent, env=environment, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def test_whatever_program_changes_the_file_is_followed_within_a_moment(path: Path) -> None:
    """In place, by rename, by git, by a sync client that keeps an old time: shown, said, and the note in hand stays."""
    with opened(path) as window:
        window.press(PARTNERS, "}")
        window.wait_for("▸ Finance")
        for number, change in enumerate((in_place, by_rename, by_git, by_synchronising)):
            window.press("]")  # takes back what was said before
            window.wait_gone("The file was changed outside")
            change(path, content_of(a_session(f"IT {number}", "Finance")))
            window.wait_for(f"• IT {number}", NOTICED_SECONDS)
            window.wait_bottom("The file was changed outside: this is what it says now.")
            assert "▸ Finance" in window.text
            window.wait_until(lambda: window.top.endswith("saved"))
        saved = path.read_bytes()
        assert window.leave() == 0
    assert path.read_bytes() == saved


def test_a_program_that_writes_twice_in_a_row_is_followed_twice(path: Path) -> None:
    """Nobody changed anything here, so there is nothing to decide."""
    with opened(path) as window:
        by_rename(path, content_of(a_session("IT once", "Finance")))
        window.wait_for("• IT once", NOTICED_SECONDS)
        by_rename(path, content_of(a_session("IT twice", "Finance")))
        window.wait_for("• IT twice", NOTICED_SECONDS)
        assert window.leave() == 0
    assert notes_in(path) == ["IT twice", "Finance"]


def test_nobody_is_interrupted_in_the_middle_of_typing(path: Path) -> None:
    """No dialog opens and no key goes astray; what was typed comes to what the file says."""
    with opened(path) as window:
        window.type()
        window.send("half ")
        window.wait_for("> half")
        by_rename(path, content_of(a_session("IT outside", "Finance", "Theirs")))
        for letter in "typed, dbrmfuWS":
            window.send(letter)
            window.settle(0.1)
        window.wait_for("• Theirs", NOTICED_SECONDS)
        assert "> half typed," in window.text
        window.press("enter", "escape")
        window.wait_gone("enter keep")
        assert window.leave() == 0
    assert notes_in(path) == ["IT outside", "Finance", "Theirs", "half typed, dbrmfuWS"]


# --- with changes here --------------------------------------------------------------------------------


@pytest.mark.fault_group("preload")
@pytest.mark.parametrize(
    ("key", "taken", "left"),
    [
        ("b", ["IT outside", "Finance", "Mine"], ""),
        ("m", ["IT", "Finance", "Mine"], '"IT outside"'),
    ],
    ids=["both", "mine"],
)
def test_with_changes_here_the_person_decides(path: Path, key: str, taken: list[str], left: str) -> None:
    """Until then neither is written over, and typing goes on; what is not taken lies among the backups."""
    disk = faulty_disk(path.parent, path.parents[1] / "faults")
    with Window(path, path.parents[1], variables=disk.environment) as window:
        window.ready()
        disk.fail("rename")  # so that the change here cannot be saved before the other one
        window.write("Mine")
        window.wait_top("NOT SAVED")
        theirs = content_of(a_session("IT outside", "Finance"))
        in_place(path, theirs)
        disk.heal()
        window.wait_bottom("The file was changed outside, and there are changes here too.", NOTICED_SECONDS)
        assert path.read_bytes() == theirs
        assert "▸ Mine" in window.text
        window.press("ctrl+s")
        window.wait_for("The file was changed outside while there are changes here")
        assert path.read_bytes() == theirs
        window.press(key)
        window.wait_bottom("Saved.")
        assert notes_in(path) == taken
        assert left in backups_of(path)
        assert window.leave() == 0


# --- no session any more ---------------------------------------------------------------------------------


def renamed(path: Path) -> None:
    """Somebody gives it another name."""
    path.rename(path.with_name("other.toml"))


def moved_with_its_folder(path: Path) -> None:
    """Somebody tidies up."""
    path.parent.rename(path.parents[1] / "archive")


@pytest.mark.parametrize("go", [renamed, moved_with_its_folder])
def test_a_file_that_has_gone_is_said_and_is_made_anew_on_request_only(path: Path, go: Callable[[Path], None]) -> None:
    """The note that was typed is kept, and the next save asks."""
    with opened(path) as window:
        go(path)
        window.wait_top("FILE GONE", NOTICED_SECONDS)
        window.wait_bottom("The file has gone: it was deleted, moved or renamed.")
        window.write("Mine")
        window.wait_top("NOT SAVED: the file has gone · 1 change")
        assert not path.exists()
        window.press("ctrl+s")
        window.wait_for("▸ Write what is on this screen")
        window.press("enter")
        window.wait_bottom("Saved.")
        assert notes_in(path) == [*OLD, "Mine"]
        assert window.leave() == 0


def test_a_damaged_file_is_said_and_not_followed(path: Path) -> None:
    """What is here stays here; the damaged file is written over on request only, and then lies among the backups."""
    damaged = path.read_bytes()[:-60]
    with opened(path) as window:
        path.write_bytes(damaged)
        window.wait_top("FILE DAMAGED", NOTICED_SECONDS)
        window.wait_bottom("The file is no session any more")
        window.write("Mine")
        window.wait_top("NOT SAVED")
        assert path.read_bytes() == damaged
        window.press("ctrl+s")
        window.wait_for("▸ Write what is on this screen")
        window.press("enter")
        window.wait_bottom("Saved.")
        assert notes_in(path) == [*OLD, "Mine"]
        assert window.leave() == 0
    assert damaged.decode() in backups_of(path)


def test_a_folder_in_the_place_of_the_file_is_said_and_work_goes_on_elsewhere(path: Path) -> None:
    """Nothing can be written there, and what lies in the folder is nobody's business here."""
    with opened(path) as window:
        path.unlink()
        (path / "something").mkdir(parents=True)
        window.wait_bottom("it is a folder", NOTICED_SECONDS)
        window.write("Mine")
        window.wait_top("NOT SAVED")
        window.save_as("other")
        window.wait_for("Work goes on there.")
        assert window.leave() == 0
    assert notes_in(path.with_name("other.toml")) == [*OLD, "Mine"]
    assert [each.name for each in path.iterdir()] == ["something"]


@pytest.mark.fault_group("preload")
def test_a_file_that_cannot_be_read_for_a_moment_is_not_called_damaged(path: Path) -> None:
    """A network disk that was away is as good as before when it is back."""
    disk = faulty_disk(path.parent, path.parents[1] / "faults")
    with Window(path, path.parents[1], variables=disk.environment) as window:
        window.ready()
        disk.fail("read")
        in_place(path, content_of(a_session("IT outside", "Finance")))
        window.wait_until(lambda: "FILE" in window.top, NOTICED_SECONDS)
        assert "DAMAGED" not in window.top
        disk.heal()
        window.wait_for("• IT outside", NOTICED_SECONDS)
        window.wait_until(lambda: window.top.endswith("saved"))


# --- in the middle of a dialog -----------------------------------------------------------------------------


def without_first(session: Session) -> Session:
    """Somebody deleted the first note."""
    return replace(session, notes=session.notes[1:])


def without_actions(session: Session) -> Session:
    """Somebody deleted all actions."""
    return replace(session, actions=())


@pytest.mark.parametrize(
    ("key", "shown", "outside"),
    [
        ("m", "esc leaves", without_first),
        ("f", "enter keeps", without_first),
        ("P", "enter ticks off", without_actions),
    ],
    ids=["move", "facets", "open points"],
)
def test_what_a_dialog_is_about_may_have_gone_meanwhile(
    path: Path, key: str, shown: str, outside: Callable[[Session], Session]
) -> None:
    """Then it changes nothing; the program goes on."""
    session = replace(a_session(*OLD), actions=(Action("a000001", "Ask Ann", "Ann", None),))
    path.write_bytes(content_of(session))
    with opened(path) as window:
        window.press(PARTNERS, key)
        window.wait_for(shown)
        changed = content_of(outside(session))
        by_rename(path, changed)
        window.wait_bottom("The file was changed outside", NOTICED_SECONDS)
        assert shown in window.text
        window.press("enter", "escape")
        window.wait_gone(shown)
        assert window.leave() == 0
    assert path.read_bytes() == changed
