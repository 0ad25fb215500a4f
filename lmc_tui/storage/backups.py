"""Copies of a session file: byte for byte as it was, in `<state>/backups/<key>/<UTC stamp>-<why>-<checksum>.toml`.

The checksum of what was written stands in the name, so that a copy that was damaged since can be told.
"""

from __future__ import annotations

import contextlib
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from lmc_tui.errors import SaveError, SessionFileError
from lmc_tui.storage.atomic import reason, write_bytes
from lmc_tui.storage.encoding import FORMAT
from lmc_tui.storage.file_ops import SYSTEM, FileOps
from lmc_tui.storage.locations import key_of
from lmc_tui.storage.looking import status_of
from lmc_tui.storage.reading import LARGEST_BYTES, parse

NEWEST = 10
"""So many are kept whatever their age."""
DAYS = 30
"""Of each of the last so many days, today among them, the newest is kept."""
_NAME = re.compile(
    r"(?:.*-)?"  # earlier versions put the name of the session first
    r"(?P<stamp>[0-9]{8}T[0-9]{6}(?:[0-9]{6})?Z)"
    r"(?:-(?P<why>day|migration|conflict|repair|restore)(?:-(?P<checksum>[0-9a-f]{8}))?)?\.toml",
    re.DOTALL,
)


class Why(StrEnum):
    """What a copy was made for."""

    DAY = "day"
    """The first change of a day."""
    MIGRATION = "migration"
    """The file was about to be written in a newer form."""
    CONFLICT = "conflict"
    """Somebody else's version, about to be replaced."""
    REPAIR = "repair"
    """A damaged file, about to be replaced by what could be read of it."""
    RESTORE = "restore"
    """About to be replaced by a backup."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a session file."""

    path: Path
    when: datetime
    """When it was made, aware, in UTC."""
    why: Why | None
    """What for; None for one of an earlier version of lmc, which did not tell."""
    size: int
    """Its length in bytes."""
    checksum: str = ""
    """CRC-32 of what was written, in hexadecimal; empty where it was not told."""


def kept(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which backups stay, by when they were made: the newest ten, and the newest of each UTC day for thirty days."""
    newest_first = sorted(moments, reverse=True)
    newest_of: dict[date, datetime] = {}
    for moment in newest_first:
        newest_of.setdefault(_day(moment), moment)
    of_days = {moment for day, moment in newest_of.items() if (_day(now) - day).days < DAYS}
    return frozenset(newest_first[:NEWEST]) | of_days


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


class Backups:
    """The backups of all sessions, in a folder."""

    def __init__(self, folder: Path, *, ops: FileOps = SYSTEM) -> None:
        self._folder = folder
        self._ops = ops

    def make(self, session: Path, content: bytes, why: Why, now: datetime) -> Backup:
        """A copy of *content*, which the session file holds, read back to be sure. Raises `SaveError`."""
        when, checksum = now.astimezone(UTC), f"{zlib.crc32(content):08x}"
        path = self._folder_of(session) / f"{when:%Y%m%dT%H%M%S%fZ}-{why}-{checksum}.toml"

        def verify(found: bytes) -> None:
            if found != content:
                raise SaveError(f"{path}: the disk gave back something else than was written, so there is no backup.")

        try:
            status_of(path, self._ops)  # a planted link is not followed
        except OSError as error:
            raise SaveError(f"{path}: {reason(error)}.") from error
        write_bytes(path, content, ops=self._ops, verify=verify)
        return Backup(path, when, why, len(content), checksum)

    def list(self, session: Path) -> tuple[Backup, ...]:
        """All backups of that session, newest first. What is named otherwise, or is no ordinary file, is left out."""
        folder = self._folder_of(session)
        try:
            names = self._ops.names(folder)
        except OSError:
            return ()
        found = [backup for name in names if (backup := self._backup(folder / name)) is not None]
        return tuple(sorted(found, key=lambda backup: (backup.when, backup.path.name), reverse=True))

    def is_due(self, session: Path, now: datetime) -> bool:
        """Whether the first change of this UTC day is still without its copy."""
        return not any(each.why is Why.DAY and _day(each.when) == _day(now) for each in self.list(session))

    def is_whole(self, backup: Backup) -> bool | None:
        """Whether it holds what was written; None where that was not told. One that cannot be read is not whole."""
        content = self._content(backup)
        if content is None:
            return False
        return f"{zlib.crc32(content):08x}" == backup.checksum if backup.checksum else None

    def prune(self, session: Path, now: datetime) -> tuple[Path, ...]:
        """The files of backups that were removed, being neither `kept` nor the only one that can be read."""
        backups = self.list(session)
        wanted = kept((each.when for each in backups), now)
        staying = [each for each in backups if each.when in wanted]
        leaving = [each for each in backups if each.when not in wanted]
        if leaving and not any(self._is_readable(each) for each in staying):
            only = next((each for each in leaving if self._is_readable(each)), None)
            leaving = [each for each in leaving if each is not only]
        removed = []
        for each in leaving:
            with contextlib.suppress(OSError):  # another window was quicker, or may and we may not
                self._ops.unlink(each.path)
                removed.append(each.path)
        return tuple(removed)

    # --- inside -------------------------------------------------------------------------------------

    def _folder_of(self, session: Path) -> Path:
        return self._folder / key_of(self._ops.real_path(session))

    def _backup(self, path: Path) -> Backup | None:
        """What a name and the file system tell; None for what is no backup."""
        match = _NAME.fullmatch(path.name)
        if match is None:
            return None
        try:
            when = _moment(match["stamp"])
            status = self._ops.status(path)
        except (ValueError, OSError):  # a day that no calendar has; gone meanwhile
            return None
        if not status.is_ordinary:
            return None
        why = Why(match["why"]) if match["why"] else None
        return Backup(path, when, why, status.size, match["checksum"] or "")

    def _content(self, backup: Backup) -> bytes | None:
        try:
            return self._ops.read(backup.path)
        except OSError:
            return None

    def _is_readable(self, backup: Backup) -> bool:
        """Whether it is whole, as far as it tells, and TOML that says it is a session."""
        if backup.size > LARGEST_BYTES or self.is_whole(backup) is False:
            return False
        content = self._content(backup)
        if content is None:
            return False
        try:
            return parse(backup.path, content)[1].get("format") == FORMAT
        except SessionFileError:
            return False


def _moment(stamp: str) -> datetime:
    """The moment of a stamp such as `20260302T090000Z` or `20260302T090000123456Z`. Raises ValueError."""
    numbers = [stamp[0:4], stamp[4:6], stamp[6:8], stamp[9:11], stamp[11:13], stamp[13:15], stamp[15:-1] or "0"]
    year, month, day, hour, minute, second, microsecond = (int(number) for number in numbers)
    return datetime(year, month, day, hour, minute, second, microsecond, UTC)
