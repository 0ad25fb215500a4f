"""Opening sessions, making new ones, and letting go of them: the one place that joins files, workshop and saver."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lmc_tui.clock import Clock
from lmc_tui.config.loading import Settled
from lmc_tui.content import DEFAULT_CANVAS, example_text, preset
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.place import Place
from lmc_tui.domain.session import Session
from lmc_tui.errors import NotFoundError, SaveError
from lmc_tui.storage.atomic import write_text
from lmc_tui.storage.codec import decode
from lmc_tui.storage.file_ops import SYSTEM
from lmc_tui.storage.locations import free_path, slug
from lmc_tui.storage.places import PlaceStore
from lmc_tui.storage.reading import parse
from lmc_tui.storage.store import TomlSessionStore, session_text
from lmc_tui.workshop.access import FREE, NEWER, PROTECTED, VIEW, Access
from lmc_tui.workshop.autosave import Saver
from lmc_tui.workshop.identity import NewId, random_id
from lmc_tui.workshop.recovery import Recovery
from lmc_tui.workshop.saving import Outcome, SaveState
from lmc_tui.workshop.session_file import SessionFile
from lmc_tui.workshop.shelf import Shelf
from lmc_tui.workshop.watch import Watch
from lmc_tui.workshop.workshop import Workshop, missed

if TYPE_CHECKING:
    from lmc_tui.domain.absence import Absence
    from lmc_tui.workshop.adviser import Adviser


class Opened(NamedTuple):
    """A session in hand."""

    path: Path
    workshop: Workshop
    saver: Saver
    place: Place | None = None
    """Where somebody was last time; None for the first time."""
    notices: tuple[str, ...] = ()
    """What the person should know about the file."""
    absence: Absence | None = None
    """How long the clock went on, or was held, since anybody last saw it."""
    file: SessionFile | None = None
    """Who may write it, and what became of it outside; None for a session in memory only."""
    recovery: Recovery | None = None
    """What a crash would leave; None for a session in memory only."""
    watch: Watch | None = None
    """Looks after the file from outside; None for a session in memory only."""
    make_adviser: Callable[[], Adviser] | None = None
    """Makes, and loads, what checks the session as it changes; None for a session that nobody checks."""

    @property
    def access(self) -> Access:
        """Whether this window may write."""
        return self.file.access if self.file is not None else FREE


class Closed(NamedTuple):
    """How a session was let go of."""

    outcome: Outcome
    rescued: Path | None = None
    """Where a copy lies, when the session could not be saved in its own place; None when it was, or nothing worked."""


class Desk(Shelf):
    """Where sessions lie, and what is needed to work on them."""

    def __init__(
        self,
        folder: Path,
        state: Path,
        canvases: Mapping[str, Canvas],
        clock: Clock,
        *,
        actor: str = "",
        new_id: NewId = random_id,
        advises: bool = True,
        settled: Settled | None = None,
    ) -> None:
        super().__init__(folder, state, canvases, clock, settled)
        self._actor = actor
        self._new_id = new_id
        self._advises = advises
        self._places = PlaceStore(state / "places")

    def store(self, path: Path, *, force: bool = False) -> TomlSessionStore:
        """The file of a session; with *force* of any size. Nothing that is written through it is backed up."""
        return TomlSessionStore(path, self.canvases, is_large_allowed=force)

    def open(self, path: Path, *, view: bool = False, force: bool = False) -> Opened:
        """A session to work on, or only to *view*; with *force* of any size. Raises `SessionFileError`."""
        store = TomlSessionStore(path, self.canvases, lambda: file.backups(), is_large_allowed=force)
        loaded = store.load(is_newer_allowed=True)
        access = VIEW if view else NEWER if loaded.is_newer else self._access(path)
        file = SessionFile(store, self._state, self.clock, actor=self._actor, access=access)
        canvas = self.canvases[loaded.session.canvas]
        place = self._places.load(path)
        session, words, absence = self._as_left(loaded.session, path)
        author = self.config.author
        workshop = Workshop(session, canvas, self.clock, actor=self._actor, author=author, new_id=self._new_id)
        opened = self._in_hand(workshop, file)
        return opened._replace(
            place=place if place is not None and _fits(place, canvas) else None,
            notices=(*loaded.notices, *filter(None, (words,))),
            absence=absence,
        )

    def _as_left(self, session: Session, path: Path) -> tuple[Session, str, Absence | None]:
        """The session with its clock put right, what to say of that, and how long nobody saw it."""
        if session.timer is None:
            return session, "", None
        from lmc_tui.domain.absence import reconciled, seen_later
        from lmc_tui.storage.last_seen import LastSeen

        now = self.clock.now()
        found = reconciled(seen_later(session, LastSeen(self._state, path).moment(), now), now)
        return found.session, found.words, missed(found.session, now)

    def _access(self, path: Path) -> Access:
        real = SYSTEM.real_path(path)
        return FREE if SYSTEM.may_write(real) and SYSTEM.may_write(real.parent) else PROTECTED

    def _in_hand(self, workshop: Workshop, file: SessionFile) -> Opened:
        """A session that is saved to that file from now on."""
        canvas = workshop.canvas

        def parsed(text: str) -> Session:
            return decode(parse(file.path, text.encode("utf-8"))[1], self.canvases, file.path).session

        recovery = Recovery(
            self._state,
            file.path,
            self.clock,
            created=workshop.session.created,
            written=lambda session: session_text(session, canvas),
            parsed=parsed,
        )
        saver = Saver(
            file,
            self.clock,
            keep_place=lambda place: (
                (file.access.can_write or place.draft is not None) and self._places.save(file.path, place)
            ),
            keep_unsaved=recovery.keep,
            tidy=lambda: self._sweep(file.store, recovery),
        )
        adviser = make_adviser if self._advises else None
        return Opened(file.path, workshop, saver, file=file, recovery=recovery, watch=Watch(file), make_adviser=adviser)

    def save_as(self, opened: Opened, path: Path) -> Opened:
        """The session in hand as a new file, saved; what was open before is let go of unsaved.

        Raises `SaveError`, also when anything of that name is there.
        """
        if path.exists() or path.is_symlink():
            raise SaveError(f"Not saved: {path.name} is there already, and nothing is written over. Take another name.")
        file = SessionFile(TomlSessionStore(path, self.canvases, lambda: file.backups()), self._state, self.clock)
        file.save(opened.workshop.session)
        opened.saver.abandon()
        self._let_go(opened)
        return self._in_hand(opened.workshop, file)._replace(place=opened.place)

    def _let_go(self, opened: Opened) -> None:
        if opened.watch is not None:
            opened.watch.stop()
        if opened.file is not None:
            opened.file.release()

    def _sweep(self, store: TomlSessionStore, recovery: Recovery) -> None:
        """Remove what crashes left beside a session's file, its place and its journals."""
        now_seconds = self.clock.now().timestamp()
        store.sweep(now_seconds)
        self._places.sweep(store.path, now_seconds)
        recovery.sweep()

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

    def keep_copied(self, text: str) -> Path:
        """Leave a text in the file of what was copied last, and give its path. Raises `SaveError`."""
        from lmc_tui.storage.copied import keep_copied

        return keep_copied(self._state, text)

    def close(self, opened: Opened) -> Closed:
        """Save for the last time; when that fails, or the file has gone, leave a copy in the state folder."""
        mine = opened.workshop.session if opened.access.can_write else None
        outcome = opened.saver.close(mine)
        if outcome.state is SaveState.SAVED and opened.file is not None and opened.access.can_write:
            theirs = opened.file.outside()
            if theirs is not None and theirs.version is None:  # what is here is nowhere else
                outcome = Outcome(SaveState.FAILED, theirs.words)
        self._let_go(opened)
        return Closed(outcome) if outcome.state is SaveState.SAVED else Closed(outcome, self.rescue(opened))

    def would_lose(self, opened: Opened) -> bool:
        """Whether leaving now would lose something: it can be saved neither in its place nor as a copy."""
        if not opened.saver.has_unsaved or opened.saver.save_now(patience_seconds=5).state is not SaveState.FAILED:
            return False
        copy = self.rescue(opened)
        if copy is not None:
            copy.unlink(missing_ok=True)  # leaving makes it anew
        return copy is None

    def rescue(self, opened: Opened) -> Path | None:
        """Leave a copy of the session in the state folder; its path, or None when that failed too."""
        session = opened.workshop.session
        from lmc_tui.storage.new_file import free_name, stamp, write_new

        folder = self._state / "unsaved"
        content = session_text(session, opened.workshop.canvas).encode("utf-8")
        try:
            path = free_name(folder, f"{slug(session.title)}-{stamp(self.clock.now())}")
            write_new(path, content)
        except (SaveError, OSError):
            return None
        return path


def make_adviser() -> Adviser:
    """What checks a session as it changes. All that it knows of the method is loaded now."""
    from lmc_tui.workshop.adviser import Adviser

    return Adviser()


def _fits(place: Place, canvas: Canvas) -> bool:
    """Whether the canvas has what the place names."""
    boards = {board.id for board in canvas.boards}
    draft = place.draft
    return (
        place.board in boards
        and canvas.has_section(place.section)
        and (draft is None or (draft.board in boards and canvas.has_section(draft.section)))
    )
