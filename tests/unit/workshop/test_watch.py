"""Looking after a session file: what is new is told once."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from lmc_tui.storage.store import GONE, Theirs
from lmc_tui.workshop.access import FREE, VIEW, Access
from lmc_tui.workshop.watch import Finding, Watch


@dataclass
class File:
    """A file that stands as a test says."""

    access: Access = FREE
    theirs: Theirs | None = None
    lock_problem: str = ""

    def look_for_access(self) -> Access:
        """As set."""
        return self.access

    def outside(self) -> Theirs | None:
        """As set."""
        return self.theirs


def test_only_what_is_new_is_told() -> None:
    """A file that stands as before is no news, and one that stands as before the change is."""
    file, told = File(), list[Finding]()
    watch = Watch(file)
    watch.on_finding = told.append
    watch.look()
    file.theirs = GONE
    watch.look()
    watch.look()
    file.theirs = None
    watch.look()
    assert [finding.theirs for finding in told] == [GONE, None]


def test_everything_about_a_file_is_news() -> None:
    """Who may write, what somebody else made of it, and that nothing keeps others from writing."""
    file, told = File(), list[Finding]()
    watch = Watch(file)
    watch.on_finding = told.append
    file.access = VIEW
    watch.look()
    file.lock_problem = "this disk knows no locks"
    assert watch.look() == watch.last == told[-1]
    assert told == [Finding(VIEW), Finding(VIEW, None, "this disk knows no locks")]


def test_the_thread_looks_at_once_and_ends_when_told() -> None:
    """Nobody waits a second for the first look."""
    told = threading.Event()
    watch = Watch(File(access=VIEW), look_seconds=3600)
    watch.on_finding = lambda _: told.set()
    watch.start()
    assert told.wait(10)
    watch.stop()
    assert watch.last.access is VIEW


def test_a_look_can_be_asked_for() -> None:
    """Coming back from the shell, nobody waits for the next second."""
    file, told = File(), threading.Event()
    watch = Watch(file, look_seconds=3600)
    watch.on_finding = lambda _: told.set()
    watch.start()
    file.theirs = GONE
    watch.look_soon()
    assert told.wait(10)
    watch.stop()
