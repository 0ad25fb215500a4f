"""Opening sessions, making new ones, and letting go of them: the one place that joins files, workshop and saver."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lmc_tui.clock import Clock
from lmc_tui.content import DEFAULT_CANVAS, example_text, preset
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.place import Place
from lmc_tui.domain.session import Session
from lmc_tui.errors import NotFoundError, SaveError
from lmc_tui.storage.atomic import write_text
from lmc_tui.storage.locations import free_path, slug
from lmc_tui.storage.places import PlaceStore
from lmc_tui.storage.store import TomlSessionStore, session_text
from lmc_tui.workshop.autosave import Outcome, Saver, SaveState
from lmc_tui.workshop.identity import NewId, random_id
from lmc_tui.workshop.workshop import Workshop, unseen_seconds

if TYPE_CHECKING:
    from lmc_tui.storage.library import Entry


class Opened(NamedTuple):
    """A session in hand."""

    path: Path
    workshop: Workshop
    saver: Saver
    place: Place | None = None
    """Where somebody was last time; None for the first time."""
    notices: tuple[str, ...] = ()
    """What the person should know about the file."""
    unseen_seconds: float = 0.0
    """How long the clock went on, or was held, since anybody last saw it."""


class Closed(NamedTuple):
    """How a session was let go of."""

    outcome: Outcome
    rescued: Path | None = None
    """Where a copy lies, when the session could not be saved in its own place; None when it was, or nothing worked."""


class Desk:
    """Where sessions lie, and what is needed to open them."""

    def __init__(
        self,
        folder: Path,
        state: Path,
        canvases: Mapping[str, Canvas],
        clock: Clock,
        *,
        actor: str = "",
        new_id: NewId = random_id,
    ) -> None:
        self.folder = folder
        """Where sessions are looked for and made."""
        self.canvases = canvases
        self.clock = clock
        self._state = state
        self._actor = actor
        self._new_id = new_id
        self._places = PlaceStore(state / "places")

    def entries(self) -> tuple[Entry, ...]:
        """All sessions of the folder, newest first."""
        from lmc_tui.storage.library import entries

        return tuple(entries(self.folder, self.canvases))

    def find(self, name: str) -> Path:
        """The file of a session named by path or title. Raises `NotFoundError`."""
        from lmc_tui.storage.library import resolve

        return resolve(name, self.folder, self.canvases)

    def store(self, path: Path) -> TomlSessionStore:
        """The file of a session."""
        return TomlSessionStore(path, self.canvases, self._state / "backups")

    def read(self, path: Path) -> tuple[Session, Canvas]:
        """A session and its canvas, only to look at. Raises `SessionFileError`."""
        session = self.store(path).load().session
        return session, self.canvases[session.canvas]

    def open(self, path: Path) -> Opened:
        """A session to work on. Raises `SessionFileError`."""
        store = self.store(path)
        loaded = store.load()
        session, canvas = loaded.session, self.canvases[loaded.session.canvas]
        place = self._places.load(path)
        return Opened(
            path=path,
            workshop=Workshop(session, canvas, self.clock, actor=self._actor, new_id=self._new_id),
            saver=Saver(
                store,
                self.clock,
                keep_place=lambda place: self._places.save(path, place),
                tidy=lambda: self._sweep(store),
            ),
            place=place if place is not None and _fits(place, canvas) else None,
            notices=loaded.notices,
            unseen_seconds=unseen_seconds(session, self.clock.now()),
        )

    def _sweep(self, store: TomlSessionStore) -> None:
        """Remove what crashes left beside a session's file and its place."""
        now_seconds = self.clock.now().timestamp()
        store.sweep(now_seconds)
        self._places.sweep(store.path, now_seconds)

    def create(self, title: str, preset_id: str, source: Path | None = None, canvas_id: str = DEFAULT_CANVAS) -> Path:
        """A new session file, and its path. With *source* the boards begin with what is there today in that session.

        Raises KeyError for an unknown preset or canvas, `SaveError`, `SessionFileError` for *source*, and
        `NotFoundError` when *source* has nothing on the board to begin from.
        """
        canvas = self.canvases[canvas_id]
        session = Session(title=title, canvas=canvas_id, created=self.clock.now(), agenda=preset(preset_id).steps)
        if source is not None:
            session = self._begun_from(session, source, canvas)
        path = free_path(self.folder, title)
        self.store(path).save(session)
        return path

    def _begun_from(self, session: Session, source: Path, canvas: Canvas) -> Session:
        from lmc_tui.domain.copying import board_copied

        old, _ = self.read(source)
        today, wanted = canvas.boards[0], canvas.boards[-1]
        notes = board_copied(old, today.id, wanted.id, self._new_id)
        if not notes:
            raise NotFoundError(f"{source}: its {today.name} board is empty, so there is nothing to begin from.")
        return replace(session, notes=notes, designed_for=old.designed_for, designed_by=old.designed_by)

    def copy_example(self, folder: Path) -> Path:
        """The worked example as a session file in that folder, and its path. Raises `SaveError`."""
        path = folder / "quillmarsh.toml"
        write_text(path, example_text())
        return path

    def note_crash(self, error: BaseException) -> Path | None:
        """Write down where an error of our own came from, without anybody's words; the log's path, or None."""
        from lmc_tui.storage.crash_log import write_crash_log

        return write_crash_log(self._state, error, self.clock.now())

    def close(self, opened: Opened) -> Closed:
        """Save for the last time; when that fails, leave a copy in the state folder."""
        outcome = opened.saver.close(opened.workshop.session)
        return Closed(outcome) if outcome.state is SaveState.SAVED else Closed(outcome, self.rescue(opened))

    def rescue(self, opened: Opened) -> Path | None:
        """Leave a copy of the session in the state folder; its path, or None when that failed too."""
        session = opened.workshop.session
        stamp = f"{self.clock.now():%Y%m%dT%H%M%SZ}"
        rescue = self._state / "unsaved" / f"{slug(session.title)}-{stamp}.toml"
        try:
            return write_text(rescue, session_text(session, opened.workshop.canvas))
        except SaveError:
            return None


def _fits(place: Place, canvas: Canvas) -> bool:
    """Whether the canvas has what the place names."""
    boards = {board.id for board in canvas.boards}
    draft = place.draft
    return (
        place.board in boards
        and canvas.has_section(place.section)
        and (draft is None or (draft.board in boards and canvas.has_section(draft.section)))
    )
