"""A session file: loaded with what was in it remembered, saved only over what was loaded."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.session import Session
from lmc_tui.errors import ConflictError, SaveError, SessionFileError
from lmc_tui.storage.atomic import reason, write_bytes
from lmc_tui.storage.canonical import dumps
from lmc_tui.storage.codec import decode
from lmc_tui.storage.encoding import Table, encode
from lmc_tui.storage.file_ops import SYSTEM, FileOps
from lmc_tui.storage.locations import key_of
from lmc_tui.storage.looking import Seen, is_unchanged, look
from lmc_tui.storage.reading import parse, read_bytes
from lmc_tui.storage.temporary import sweep


class Loaded(NamedTuple):
    """A session as it was read."""

    session: Session
    notices: tuple[str, ...] = ()
    """What the person should know about the file, as sentences."""


class Version(NamedTuple):
    """What a file says, in three ways."""

    text: str
    data: Table
    content: bytes


def session_text(session: Session, canvas: Canvas) -> str:
    """A session as the text of a file that nobody has edited."""
    return dumps(encode(session, canvas))


class TomlSessionStore:
    """One file. One thread at a time may save; nothing is written that does not read back the same."""

    def __init__(
        self, path: Path, canvases: Mapping[str, Canvas], backups: Path | None = None, *, ops: FileOps = SYSTEM
    ) -> None:
        self.path = path
        self._canvases = canvases
        self._backups = backups
        self._ops = ops
        self._lock = threading.Lock()
        self._known: Version | None = None
        """What was read or written last."""
        self._pending: Version | None = None
        """What a save that failed wanted to write; it may be in place all the same."""
        self._is_lasting = True
        """Whether the disk confirmed what it holds."""
        self._needs_backup = False
        self._backed_up: bytes | None = None
        """What was backed up last, so that a save tried again and again makes one backup."""
        self._notices: tuple[str, ...] = ()
        """What the person should know when a save succeeds."""

    def load(self) -> Loaded:
        """The session in the file. Raises `SessionFileError`; the file is not touched."""
        content = read_bytes(self.path, self._ops)
        text, data = parse(self.path, content)
        decoded = decode(data, self._canvases, self.path)
        with self._lock:
            data = encode(decoded.session, self._canvases[decoded.session.canvas])
            self._known, self._pending, self._is_lasting = Version(text, data, content), None, True
            self._needs_backup = bool(decoded.notices)
        return Loaded(decoded.session, decoded.notices)

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
        data = encode(session, self._canvases[session.canvas])
        there = self._there()
        self._recognise(there)
        is_foreign = there is not None and (self._known is None or there.content != self._known.content)
        if is_foreign and not force:
            raise ConflictError(f"{self.path}: somebody else changed the file meanwhile. ctrl+s lets you decide.")
        if there is None and self._known is not None and not force:
            raise ConflictError(f"{self.path}: the file has gone. ctrl+s writes it anew.")
        is_said = self._known is not None and self._known.data == data
        if is_said and there is not None and not is_foreign and self._is_lasting:
            return ()
        text = self._new_text(data)
        if text is None:
            text = self._rebuilt_text(data)
            self._needs_backup = True
            self._notices = ("Comments of the file could not be kept; the file as it was lies among the backups.",)
        if there is not None and (is_foreign or self._needs_backup):
            self._back_up(there.content)
        self._write(Version(text, data, text.encode("utf-8")), there)
        notices, self._notices = self._notices, ()
        return notices

    def _there(self) -> Seen | None:
        """What the file holds now; None when there is no file."""
        try:
            return look(self._ops.real_path(self.path), self._ops)
        except OSError as error:
            raise SaveError(f"{self.path}: {reason(error)}.") from error

    def _recognise(self, there: Seen | None) -> None:
        """Take for ours what a save put in place before it failed; it is still to be written so that it lasts."""
        if self._pending is not None and there is not None and there.content == self._pending.content:
            self._known, self._pending = self._pending, None
            self._is_lasting = self._needs_backup = False

    def _new_text(self, data: Table) -> str | None:
        """The old text brought up to *data*, or None when that did not come out right."""
        if self._known is None:
            return dumps(data)
        if self._known.text == dumps(self._known.data):
            text = dumps(data)
            return text if self._says(text, data) else None
        from tomlkit.exceptions import TOMLKitError

        from lmc_tui.storage.document import updated

        try:
            text = updated(self._known.text, self._known.data, data)
        except (TOMLKitError, KeyError, IndexError, TypeError, ValueError):  # a layout that was never foreseen
            return None
        return text if self._says(text, data) else None

    def _rebuilt_text(self, data: Table) -> str:
        """Text made anew, with the keys of the old one that nobody knows, but without its comments."""
        from lmc_tui.storage.strange import with_strange_keys

        _, old = parse(self.path, self._known.text.encode("utf-8") if self._known is not None else b"")
        text = dumps(with_strange_keys(data, old))
        if not self._says(text, data):
            raise SaveError(f"{self.path}: what would be written does not read back the same, so nothing was written.")
        return text

    def _says(self, text: str, data: Table) -> bool:
        """Whether a text reads back, by another parser than the ones that read and write here, as *data*."""
        import tomllib  # here, for it is slow to load and only saving needs it

        try:
            decoded = decode(tomllib.loads(text), self._canvases, self.path)
        except (tomllib.TOMLDecodeError, SessionFileError, RecursionError):
            return False
        return encode(decoded.session, self._canvases[decoded.session.canvas]) == data

    def _write(self, version: Version, there: Seen | None) -> None:
        def verify(content: bytes) -> None:
            if content != version.content:
                raise SaveError(
                    f"{self.path}: the disk gave back something else than was written, so the old file stays."
                )

        def before_replacing(target: Path) -> None:
            if not is_unchanged(target, there, self._ops):
                raise ConflictError(f"{self.path}: somebody else changed the file just now. ctrl+s lets you decide.")

        self._pending = version
        write_bytes(self.path, version.content, ops=self._ops, verify=verify, before_replacing=before_replacing)
        self._known, self._pending = version, None
        self._is_lasting, self._needs_backup = True, False

    def _back_up(self, content: bytes) -> None:
        """Put a copy of what is about to be replaced among the backups, once. Raises `SaveError`."""
        if self._backups is None or content == self._backed_up:
            return
        name = f"{self.path.stem}-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}.toml"
        write_bytes(self._backups / key_of(self.path) / name, content, ops=self._ops)
        self._backed_up = content
