"""Looking at sessions: which there are, and what they say. Loads nothing of what working on one takes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lmc_tui.clock import Clock
from lmc_tui.config.loading import Settled
from lmc_tui.config.settings import Config
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.session import Session
from lmc_tui.storage.codec import decode
from lmc_tui.storage.file_ops import SYSTEM
from lmc_tui.storage.reading import parse, read_bytes

if TYPE_CHECKING:
    from lmc_tui.storage.backups import Backups
    from lmc_tui.storage.library import Entry


class Shelf:
    """Where sessions lie, and what is needed to read them."""

    def __init__(
        self,
        folder: Path,
        state: Path,
        canvases: Mapping[str, Canvas],
        clock: Clock,
        settled: Settled | None = None,
    ) -> None:
        self.folder = folder
        """Where sessions are looked for and made."""
        self.canvases = canvases
        self.clock = clock
        self.settled = settled if settled is not None else Settled()
        """What the person has set, and what was wrong with that."""
        self._state = state

    @property
    def config(self) -> Config:
        """What the person has set."""
        return self.settled.config

    def entries(self) -> tuple[Entry, ...]:
        """All sessions of the folder, newest first."""
        from lmc_tui.storage.library import entries

        return tuple(entries(self.folder, self.canvases))

    def find(self, name: str) -> Path:
        """The file of a session named by path or title. Raises `NotFoundError`."""
        from lmc_tui.storage.library import resolve

        return resolve(name, self.folder, self.canvases)

    def backups(self) -> Backups:
        """The backups of all sessions."""
        from lmc_tui.storage.backups import Backups

        return Backups(self._state / "backups")

    def read(self, path: Path, *, force: bool = False) -> tuple[Session, Canvas]:
        """A session and its canvas, only to look at; with *force* of any size. Raises `SessionFileError`."""
        _, data = parse(path, read_bytes(path, SYSTEM, is_large_allowed=force))
        session = decode(data, self.canvases, path).session
        return session, self.canvases[session.canvas]
