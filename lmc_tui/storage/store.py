"""A session file: loaded with what was in it remembered, saved only over what was loaded."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.session import Session
from lmc_tui.errors import ConflictError, SaveError, SessionFileError
from lmc_tui.storage.atomic import confirm, reason, write_bytes
from lmc_tui.storage.canonical import dumps
from lmc_tui.storage.codec import decode
from lmc_tui.storage.encoding import Table, encode
from lmc_tui.storage.file_ops import SYSTEM, FileOps
from lmc_tui.storage.looking import Seen, is_unchanged, look
from lmc_tui.storage.reading import parse, read_bytes
from lmc_tui.storage.reading_back import ReadingBack
from lmc_tui.storage.temporary import sweep
from lmc_tui.storage.writing import Writing

if TYPE_CHECKING:
    from lmc_tui.storage.backups import SessionBackups


class Loaded(NamedTuple):
    """A session as it was read."""

    session: Session
    notices: tuple[str, ...] = ()
    """What the person should know about the file, as sentences."""
    is_newer: bool = False
    """Whether a newer lmc-tui wrote it, so that it can only be looked at."""


class Version:
    """What a file says, in four ways."""

    def __init__(self, text: str, content: bytes, session: Session, encoded: Callable[[Session], Table]) -> None:
        """*encoded* gives the session as plain data."""
        self.text = text
        self.content = content
        self.session = session
        self._encoded = encoded

    @cached_property
    def data(self) -> Table:
        """What the session says, as plain data; found out when it is wanted, which is long after the first frame."""
        return self._encoded(self.session)


class Theirs(NamedTuple):
    """A session file as somebody else left it."""

    short: str
    """What became of it, in a word or two for the top line."""
    words: str
    """The same as a sentence."""
    version: Version | None = None
    """What it says now; None when it has gone, or cannot be read."""
    notices: tuple[str, ...] = ()
    """What the person should know about it."""

    @property
    def session(self) -> Session | None:
        """The session that it holds now; None when it holds none."""
        return self.version.session if self.version is not None else None


UNREADABLE = "FILE UNREADABLE"
CHANGED = "the file was changed outside"
GONE = Theirs("FILE GONE", "The file has gone: it was deleted, moved or renamed.")


def session_text(session: Session, canvas: Canvas) -> str:
    """A session as the text of a file that nobody has edited."""
    return dumps(encode(session, canvas))


class TomlSessionStore:
    """One file. One thread at a time may save; nothing is written that does not read back the same."""

    def __init__(
        self,
        path: Path,
        canvases: Mapping[str, Canvas],
        backups: Callable[[], SessionBackups] | None = None,
        *,
        is_large_allowed: bool = False,
        ops: FileOps = SYSTEM,
    ) -> None:
        """*backups* gives where what is about to be lost is copied to; without it nothing is copied."""
        self.path = path
        self._canvases = canvases
        self._backups = backups
        self._is_large_allowed = is_large_allowed
        self._ops = ops
        self._lock = threading.Lock()
        self._writing = Writing()
        self._back = ReadingBack(path, canvases)
        self._known: Version | None = None
        """What was read or written last."""
        self._pending: Version | None = None
        """What a save that failed wanted to write; it may be in place all the same."""
        self._is_lasting = True
        """Whether what the file holds need not be written again to outlast a power cut."""
        self._is_confirmed = False
        """Whether the disk has said so, and not only whoever wrote what was read."""
        self._looked_at: tuple[int, ...] | None = None
        """The identity of the file when its content was looked at last, by `outside`."""
        self._theirs: Theirs | None = None
        """What was found then."""
        self._needs_backup = False
        self._is_newer = self._is_migrated = False
        self._notices: tuple[str, ...] = ()
        """What the person should know when a save succeeds."""

    def load(self, *, is_newer_allowed: bool = False) -> Loaded:
        """The session in the file. Raises `SessionFileError`; the file is not touched.

        What a newer lmc-tui wrote is read only where *is_newer_allowed*, as far as it is understood, and then nothing
        can be saved over it.
        """
        content = read_bytes(self.path, self._ops, is_large_allowed=self._is_large_allowed)
        text, data = parse(self.path, content)
        decoded = decode(data, self._canvases, self.path, is_newer_allowed=is_newer_allowed)
        with self._lock:
            self._take(self._version(text, content, decoded.session), decoded.notices)
            self._is_newer = decoded.is_newer
            self._is_migrated = decoded.is_migrated
        return Loaded(decoded.session, decoded.notices, decoded.is_newer)

    @property
    def known(self) -> Version | None:
        """What was read or written last; None before that."""
        return self._known

    def says(self, session: Session) -> bool:
        """Whether what was read or written last says all that *session* says."""
        known = self._known
        return known is not None and self._data_of(session) == known.data

    def text_saying(self, session: Session) -> tuple[str, bool]:
        """What the file would hold if it said *session*, and whether its comments are in it. Nothing is written.

        Raises `SaveError` when that would not read back the same.
        """
        data = self._data_of(session)
        text = self._new_text(data)
        return (text, True) if text is not None else (self._rebuilt_text(data), False)

    def outside(self) -> Theirs | None:
        """What somebody else made of the file since it was read or written here; None when it is as it was.

        The content is looked at only when the file is not the one that was looked at last. Waits for a save under way.
        """
        with self._lock:
            try:
                identity = self._ops.status(self._ops.real_path(self.path)).identity
            except FileNotFoundError:
                self._looked_at = None
                return GONE if self._known is not None else None
            except OSError as error:
                return Theirs(UNREADABLE, f"The file cannot be read any more: {reason(error)}.")
            if identity != self._looked_at:
                self._theirs, self._looked_at = self._look_outside(), identity
                if self._theirs is not None and self._theirs.short == UNREADABLE:
                    self._looked_at = None  # it may be as well as ever the next time
            return self._theirs

    def _look_outside(self) -> Theirs | None:
        try:
            content = read_bytes(self.path, self._ops, is_large_allowed=self._is_large_allowed)
            if any(version is not None and content == version.content for version in (self._known, self._pending)):
                return None
            text, data = parse(self.path, content)
            decoded = decode(data, self._canvases, self.path)
        except SessionFileError as error:
            if isinstance(error.__cause__, OSError):
                return Theirs(UNREADABLE, f"The file cannot be read any more: {reason(error.__cause__)}.")
            return Theirs("FILE DAMAGED", f"The file is no session any more: {error.problems[0]}")
        version = self._version(text, content, decoded.session)
        return Theirs("CHANGED OUTSIDE", "The file was changed outside.", version, decoded.notices)

    def adopt(self, theirs: Theirs) -> None:
        """From now on their version is the one that saves go over. Theirs without a version leaves all as it is."""
        if theirs.version is not None:
            with self._lock:
                self._take(theirs.version, theirs.notices)

    def _version(self, text: str, content: bytes, session: Session) -> Version:
        return Version(text, content, session, self._data_of)

    def _data_of(self, session: Session) -> Table:
        return self._writing.data_of(session, self._canvases[session.canvas])

    def _take(self, version: Version, notices: tuple[str, ...]) -> None:
        self._known, self._pending = version, None
        self._is_lasting, self._is_confirmed = True, False
        self._looked_at = self._theirs = None
        self._needs_backup = bool(notices)

    def sweep(self, now_seconds: float) -> int:
        """Remove the temporary files that crashes left beside the file, and tell how many there were."""
        return sweep(self.path, now_seconds, self._ops)

    def save(self, session: Session, *, force: bool = False) -> tuple[str, ...]:
        """Write the session, and give what the person should know. The same content is not written again.

        Raises `ConflictError` when the file is not as it was read or written last; with *force* that other version is
        put among the backups and replaced. Raises `SaveError` when it cannot be written; then the file is as it was,
        or as it should be but not confirmed by the disk; both times it can be tried again.
        """
        with self._lock:
            return self._save(session, force=force)

    def _save(self, session: Session, *, force: bool) -> tuple[str, ...]:
        if self._is_newer:
            raise SaveError(f"{self.path}: a newer lmc-tui made this file, so nothing is written to it.")
        data = self._data_of(session)
        there = self._there()
        self._recognise(there)
        is_foreign = there is not None and (self._known is None or there.content != self._known.content)
        if is_foreign and not force:
            raise ConflictError(f"{self.path}: somebody else changed the file meanwhile.", CHANGED)
        if there is None and self._known is not None and not force:
            raise ConflictError(f"{self.path}: the file has gone.", "the file has gone")
        is_said = self._known is not None and self._known.data == data
        if is_said and there is not None and not is_foreign and self._is_lasting:
            self._confirm()
            return ()
        text = self._new_text(data)
        if text is None:
            text = self._rebuilt_text(data)
            self._needs_backup = True
            self._notices = ("Comments of the file could not be kept; the file as it was lies among the backups.",)
        if there is not None and (is_foreign or self._needs_backup or self._is_migrated):
            self._back_up(there.content, is_foreign=is_foreign)
        self._write(Version(text, text.encode("utf-8"), session, lambda _: data), there)
        notices, self._notices = self._notices, ()
        return notices

    def _there(self) -> Seen | None:
        """What the file holds now; None when there is no file."""
        try:
            return look(self._ops.real_path(self.path), self._ops)
        except OSError as error:
            raise SaveError(f"{self.path}: {reason(error)}.", reason(error)) from error

    def _recognise(self, there: Seen | None) -> None:
        """Take for ours what a save put in place before it failed; it is still to be written so that it lasts."""
        if self._pending is not None and there is not None and there.content == self._pending.content:
            self._known, self._pending = self._pending, None
            self._is_lasting = self._is_confirmed = self._needs_backup = False

    def _confirm(self) -> None:
        """Wait, once, until the disk has the name of what was read: its writer may have failed or died there.

        Raises `SaveError`; then it is to be written anew.
        """
        if self._is_confirmed:
            return
        self._is_lasting = False
        try:
            target = self._ops.real_path(self.path)
        except OSError as error:
            raise SaveError(f"{self.path}: {reason(error)}.", reason(error)) from error
        confirm(target, self._ops)
        self._is_lasting = self._is_confirmed = True

    def _new_text(self, data: Table) -> str | None:
        """The old text brought up to *data*, or None when that did not come out right."""
        if self._is_migrated:  # blocks of the new form would stand among those of the old one
            return None
        if self._known is None or self._known.text == self._writing.text_of(self._known.data):
            text = self._writing.text_of(data)
            return text if self._back.says(text, data) else None
        from tomlkit.exceptions import TOMLKitError

        try:
            text = self._writing.updated(self._known.text, self._known.data, data)
        except (TOMLKitError, KeyError, IndexError, TypeError, ValueError):  # a layout that was never foreseen
            return None
        return text if self._back.says(text, data) else None

    def _rebuilt_text(self, data: Table) -> str:
        """Text made anew, with the keys of the old one that nobody knows, but without its comments."""
        from lmc_tui.storage.strange import with_ids, with_strange_keys

        old: Table = {}
        if self._known is not None:
            _, read = parse(self.path, self._known.content)
            old = with_ids(read, self._known.session)
        text = dumps(with_strange_keys(data, old))
        if not self._back.says(text, data):
            raise SaveError(f"{self.path}: what would be written does not read back the same, so nothing was written.")
        return text

    def _write(self, version: Version, there: Seen | None) -> None:
        def verify(content: bytes) -> None:
            if content != version.content:
                raise SaveError(
                    f"{self.path}: the disk gave back something else than was written, so the old file stays."
                )

        def before_replacing(target: Path) -> None:
            if not is_unchanged(target, there, self._ops):
                raise ConflictError(f"{self.path}: somebody else changed the file just now.", CHANGED)

        self._pending = version
        write_bytes(self.path, version.content, ops=self._ops, verify=verify, before_replacing=before_replacing)
        self._known, self._pending = version, None
        self._is_lasting = self._is_confirmed = True
        self._needs_backup = self._is_migrated = False
        self._looked_at = None

    def _back_up(self, content: bytes, *, is_foreign: bool) -> None:
        """Put a copy of what is about to be replaced among the backups, once. Raises `SaveError`."""
        if self._backups is None:
            return
        from lmc_tui.storage.backups import Why

        why = Why.CONFLICT if is_foreign else Why.MIGRATION if self._is_migrated else Why.REPAIR
        self._backups().make(content, why)
