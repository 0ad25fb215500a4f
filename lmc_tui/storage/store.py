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
from lmc_tui.storage.atomic import reason, write_text
from lmc_tui.storage.canonical import dumps
from lmc_tui.storage.codec import decode
from lmc_tui.storage.encoding import Table, encode
from lmc_tui.storage.locations import key_of
from lmc_tui.storage.reading import parse, read_bytes


class Loaded(NamedTuple):
    """A session as it was read."""

    session: Session
    notices: tuple[str, ...] = ()
    """What the person should know about the file, as sentences."""


def session_text(session: Session, canvas: Canvas) -> str:
    """A session as the text of a file that nobody has edited."""
    return dumps(encode(session, canvas))


class TomlSessionStore:
    """One file. One thread at a time may save; nothing is written that does not read back the same."""

    def __init__(self, path: Path, canvases: Mapping[str, Canvas], backups: Path | None = None) -> None:
        self.path = path
        self._canvases = canvases
        self._backups = backups
        self._lock = threading.Lock()
        self._text: str | None = None
        self._data: Table | None = None
        self._content: bytes | None = None
        self._needs_backup = False

    def load(self) -> Loaded:
        """The session in the file. Raises `SessionFileError`; the file is not touched."""
        content = read_bytes(self.path)
        text, data = parse(self.path, content)
        decoded = decode(data, self._canvases, self.path)
        with self._lock:
            self._text, self._content = text, content
            self._data = encode(decoded.session, self._canvases[decoded.session.canvas])
            self._needs_backup = bool(decoded.notices)
        return Loaded(decoded.session, decoded.notices)

    def save(self, session: Session, *, force: bool = False) -> tuple[str, ...]:
        """Write the session, and give what the person should know. The same content is not written again.

        Raises `ConflictError` when the file is not as it was read or written last; with *force* that other version is
        put among the backups and replaced. Raises `SaveError` when it cannot be written; then the file is as it was.
        """
        with self._lock:
            return self._save(session, force=force)

    def _save(self, session: Session, *, force: bool) -> tuple[str, ...]:
        data = encode(session, self._canvases[session.canvas])
        there = self._there()
        is_foreign = there is not None and there != self._content
        if is_foreign and not force:
            raise ConflictError(f"{self.path}: somebody else changed the file meanwhile. ctrl+s lets you decide.")
        if there is None and self._content is not None and not force:
            raise ConflictError(f"{self.path}: the file has gone. ctrl+s writes it anew.")
        if data == self._data and there is not None and not is_foreign:
            return ()
        notices: tuple[str, ...] = ()
        text = self._new_text(data)
        if text is None:
            text = self._rebuilt_text(data)
            self._needs_backup = True
            notices = ("Comments of the file could not be kept; the file as it was lies among the backups.",)
        if there is not None and (is_foreign or self._needs_backup):
            self._back_up(there)
        self._write(text, there)
        self._text, self._data, self._content = text, data, text.encode("utf-8")
        self._needs_backup = False
        return notices

    def _there(self) -> bytes | None:
        """What the file holds now; None when there is no file."""
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise SaveError(f"{self.path}: {reason(error)}.") from error

    def _new_text(self, data: Table) -> str | None:
        """The old text brought up to *data*, or None when that did not come out right."""
        if self._text is None or self._data is None:
            return dumps(data)
        if self._text == dumps(self._data):
            text = dumps(data)
            return text if self._says(text, data) else None
        from tomlkit.exceptions import TOMLKitError

        from lmc_tui.storage.document import updated

        try:
            text = updated(self._text, self._data, data)
        except (TOMLKitError, KeyError, IndexError, TypeError, ValueError):  # a layout that was never foreseen
            return None
        return text if self._says(text, data) else None

    def _rebuilt_text(self, data: Table) -> str:
        """Text made anew, with the keys of the old one that nobody knows, but without its comments."""
        from lmc_tui.storage.strange import with_strange_keys

        _, old = parse(self.path, (self._text or "").encode("utf-8"))
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

    def _write(self, text: str, there: bytes | None) -> None:
        wanted = text.encode("utf-8")

        def verify(content: bytes) -> None:
            if content != wanted:
                raise SaveError(
                    f"{self.path}: the disk gave back something else than was written, so the old file stays."
                )

        def before_replacing(_: Path) -> None:
            if self._there() != there:
                raise ConflictError(f"{self.path}: somebody else changed the file just now. ctrl+s lets you decide.")

        write_text(self.path, text, verify=verify, before_replacing=before_replacing)

    def _back_up(self, content: bytes) -> None:
        """Put a copy of what is about to be replaced among the backups. Raises `SaveError`."""
        if self._backups is None:
            return
        name = f"{self.path.stem}-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}.toml"
        write_text(self._backups / key_of(self.path) / name, content.decode("utf-8", "replace"))
