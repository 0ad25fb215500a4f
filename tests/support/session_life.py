"""One session through many openings on a fake disk: the real store, workshop, saver and journal, put together anew
each time as `Desk` does it, but for the lock, and without threads: whoever drives it says when the saver's turn is."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from pathlib import Path

from lmc_tui.clock import ManualClock
from lmc_tui.domain.changes import Edit
from lmc_tui.domain.place import Place
from lmc_tui.domain.session import Session
from lmc_tui.storage.backups import Backups, SessionBackups
from lmc_tui.storage.codec import decode
from lmc_tui.storage.journal import Journal
from lmc_tui.storage.reading import parse
from lmc_tui.storage.store import TomlSessionStore, session_text
from lmc_tui.workshop.autosave import Saver
from lmc_tui.workshop.identity import CountedIds
from lmc_tui.workshop.recovery import Recovery
from lmc_tui.workshop.workshop import Workshop
from tests.support.builders import NINE, a_canvas
from tests.support.fake_disk import SECOND_NS, FakeDisk
from tests.support.session_on_disk import CANVASES, PATH, strays

STATE = Path("/home/ann/state")
JOURNALS = STATE / "journal"
CANVAS = a_canvas()


class RecoveryOnFakeDisk(Recovery):
    """A recovery whose journal lies on a fake disk."""

    def __init__(self, clock: ManualClock, created: datetime, disk: FakeDisk) -> None:
        """*created* is when the session was made."""
        super().__init__(STATE, PATH, clock, created=created, written=written, parsed=parsed)
        self._journal = Journal(STATE, PATH, created=created, ops=disk)


def written(session: Session) -> str:
    """A session as text."""
    return session_text(session, CANVAS)


def parsed(text: str) -> Session:
    """The session that a text holds. Raises `SessionFileError`."""
    return decode(parse(PATH, text.encode("utf-8"))[1], CANVASES, PATH).session


class SessionLife:
    """What is open now, and the disk on which it lies."""

    store: TomlSessionStore
    workshop: Workshop
    saver: Saver
    recovery: Recovery
    places: list[Place]
    """Where somebody was, as it was kept for the next time."""
    edits: list[Edit]
    """Every change of content that the workshop told of."""

    def __init__(self, content: bytes) -> None:
        self.disk = FakeDisk()
        self.clock = ManualClock(NINE)
        self.descriptors_of_the_dead = 0
        """How many were not closed by programs that were killed."""
        self.write(content)
        self.backups = self._backups()

    def _backups(self) -> SessionBackups:
        return SessionBackups(Backups(STATE / "backups", ops=self.disk), PATH, self.clock.now)

    def a_store(self) -> TomlSessionStore:
        """The file, for this or another window."""
        return TomlSessionStore(PATH, CANVASES, self._backups, ops=self.disk)

    def open(self) -> None:
        """Read the file and take it in hand. Raises `SessionFileError`.

        Each opening counts its new ids from the beginning, so that those of two that knew nothing of each other clash.
        """
        self.store = self.a_store()
        session = self.store.load().session
        self.backups = self._backups()
        self.workshop = Workshop(session, CANVAS, self.clock, actor="ann", new_id=CountedIds())
        self.recovery = RecoveryOnFakeDisk(self.clock, session.created, self.disk)
        self.places, self.edits = [], []
        self.saver = Saver(
            self.store,
            self.clock,
            keep_place=self.places.append,
            keep_unsaved=self.recovery.keep,
            monotonic=lambda: (self.clock.now() - NINE).total_seconds(),
        )
        self.workshop.on_change.append(self.saver.submit)
        self.workshop.on_edit.append(self.edits.append)

    def sweep(self) -> int:
        """Remove what crashes left beside the file, hours later, and tell what is left all the same."""
        self.store.sweep(self.disk.now_ns / SECOND_NS + 7200)
        return len(strays(self.disk))

    def crash(self, cut: int | None) -> None:
        """Forget everything but the disk; with *cut* one of those that the power may leave."""
        self.disk.is_dead, self.disk.on_call = False, bool
        self.disk.watch()
        if cut is not None:
            found = list(islice(self.disk.wrecks(), cut + 1))
            self.disk = found[cut % len(found)]
        self.descriptors_of_the_dead = self.disk.open_descriptors

    def write(self, content: bytes | None) -> None:
        """Somebody else puts that in place of the file, and the disk confirms it; None takes the file away."""
        if content is not None:
            self.disk.put(PATH, content)
        elif PATH in self.disk.files:
            self.disk.unlink(PATH)
        self.disk.sync_folder(PATH.parent)

    @property
    def file(self) -> bytes | None:
        """What the session file holds; None where there is none."""
        return self.disk.files.get(PATH)

    @property
    def journals(self) -> dict[Path, bytes]:
        """The journals of this and all earlier openings."""
        return {
            path: content
            for path, content in self.disk.files.items()
            if path.parent == JOURNALS and path.suffix == ".toml"
        }
