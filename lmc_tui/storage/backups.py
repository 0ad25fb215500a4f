"""Copies of a session file: byte for byte as it was, in `<state>/backups/<key>/<UTC stamp>-<why>-<checksum>.toml`.

The checksum of what was written stands in the name, so that a copy that was damaged since can be told.
"""

from __future__ import annotations

import contextlib
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from lmc_tui.errors import Problem, SaveError, SessionFileError
from lmc_tui.storage.atomic import confirm, reason, write_bytes
from lmc_tui.storage.encoding import FORMAT
from lmc_tui.storage.file_ops import SYSTEM, FileOps
from lmc_tui.storage.locations import key_of
from lmc_tui.storage.looking import status_of
from lmc_tui.storage.reading import LARGEST_BYTES, parse, why_unreadable
from lmc_tui.storage.temporary import is_temporary, sweep

NEWEST = 10
"""So many are kept whatever their age."""
DAYS = 30
"""Of each of the last so many days, today among them, the newest is kept."""
_STRAY_ENDING = len(".12345678.tmp")
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

    def is_whole(self, content: bytes) -> bool | None:
        """Whether *content*, as read from it, is what was written; None where that was not told."""
        return _checksum(content) == self.checksum if self.checksum else None


def kept(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which backups stay, by when they were made: the newest ten, and the newest of each UTC day for thirty days.

    What is stamped ahead of *now* stays too and pushes nothing out: some clock was wrong, and nobody can tell which.
    """
    newest_first = sorted(moments, reverse=True)
    ahead = frozenset(moment for moment in newest_first if moment > now)
    made = [moment for moment in newest_first if moment <= now]
    newest_of: dict[date, datetime] = {}
    for moment in made:
        newest_of.setdefault(_day(moment), moment)
    of_days = {moment for day, moment in newest_of.items() if (_day(now) - day).days < DAYS}
    return ahead | frozenset(made[:NEWEST]) | of_days


class Backups:
    """The backups of all sessions, in a folder."""

    def __init__(self, folder: Path, *, ops: FileOps = SYSTEM) -> None:
        self._folder = folder
        self._ops = ops

    def make(self, session: Path, content: bytes, why: Why, now: datetime) -> Backup:
        """A copy of *content*, which the session file holds, read back to be sure. Raises `SaveError`."""
        when, checksum = now.astimezone(UTC), _checksum(content)
        name = f"{when:%Y%m%dT%H%M%S%fZ}-{why}-{checksum}.toml"
        try:
            path = self._folder_of(session) / name
            status_of(path, self._ops)  # a planted link is not followed
        except OSError as error:
            message = f"{self._folder}: {reason(error)}, so there is no backup of {session.name}."
            raise SaveError(message, reason(error)) from error

        def verify(found: bytes) -> None:
            if found != content:
                raise SaveError(f"{path}: the disk gave back something else than was written, so there is no backup.")

        write_bytes(path, content, ops=self._ops, verify=verify)
        return Backup(path, when, why, len(content), checksum)

    def list(self, session: Path) -> tuple[Backup, ...]:
        """All backups of that session, newest first. Raises `SessionFileError` when nobody can tell which there are.

        What is named otherwise, or is no ordinary file, is left out.
        """
        try:
            return self._found(session)
        except OSError as error:
            sentence = f"The backups of {session.name} cannot be listed: {why_unreadable(error)}."
            raise SessionFileError(self._folder, (Problem("", sentence),)) from error

    def read(self, backup: Backup) -> bytes:
        """What it holds, damaged or not. Raises `SessionFileError`."""
        try:
            return self._ops.read(backup.path)
        except OSError as error:
            problem = Problem("", f"It cannot be read: {why_unreadable(error)}.")
            raise SessionFileError(backup.path, (problem,)) from error

    def of_day(self, session: Path, now: datetime) -> Backup | None:
        """The copy made before the first change of this UTC day; None without it, as far as anybody can tell."""
        try:
            found = self._found(session)
        except OSError:
            return None
        return next((each for each in found if each.why is Why.DAY and _day(each.when) == _day(now)), None)

    def newest_if(self, session: Path, content: bytes, now: datetime) -> Backup | None:
        """The newest backup made by *now*; None when it does not hold just that, or cannot be read."""
        try:
            newest = next((each for each in self._found(session) if each.when <= now), None)
            is_equal = newest is not None and newest.size == len(content) and self._ops.read(newest.path) == content
        except OSError:
            return None
        return newest if is_equal else None

    def confirm(self, backup: Backup) -> None:
        """Wait until the disk has the name of a copy, too: who made it may have failed or died there.

        What it holds was on the disk before it got that name. Raises `SaveError`.
        """
        confirm(backup.path, self._ops)

    def prune(self, session: Path, now: datetime) -> tuple[Path, ...]:
        """The files of backups that were removed, being neither `kept` nor the only one that can be read.

        What crashes left of backups that were being made goes too. What cannot be removed stays, and is no error.
        """
        removed = []
        with contextlib.suppress(OSError):
            for each in self._leaving(self._found(session), now):
                with contextlib.suppress(OSError):  # another window was quicker, or may and we may not
                    self._ops.unlink(each.path)
                    removed.append(each.path)
            self._sweep(self._folder_of(session), now)
        return tuple(removed)

    # --- inside: all of it raises OSError -------------------------------------------------------------

    def _folder_of(self, session: Path) -> Path:
        return self._folder / key_of(self._ops.real_path(session))

    def _found(self, session: Path) -> tuple[Backup, ...]:
        """All backups of a session, newest first; none where there is no folder of them."""
        folder = self._folder_of(session)
        try:
            names = self._ops.names(folder)
        except (FileNotFoundError, NotADirectoryError):
            return ()
        found = [backup for name in names if (backup := self._backup(folder / name)) is not None]
        return tuple(sorted(found, key=lambda backup: (backup.when, backup.path.name), reverse=True))

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

    def _leaving(self, backups: Iterable[Backup], now: datetime) -> Iterator[Backup]:
        """Those to remove. When none that stays can be read, the newest one that can does not leave."""
        backups = tuple(backups)
        wanted = kept((each.when for each in backups), now)
        leaving = [each for each in backups if each.when not in wanted]
        if not leaving:
            return
        is_safe = any(self._is_readable(each) for each in backups if each.when in wanted)
        for each in leaving:
            if is_safe or not self._is_readable(each):
                yield each
            else:
                is_safe = True

    def _is_readable(self, backup: Backup) -> bool:
        """Whether it is whole, as far as it tells, and TOML that says it is a session."""
        if backup.size > LARGEST_BYTES:
            return False
        try:
            content = self.read(backup)
            return backup.is_whole(content) is not False and parse(backup.path, content)[1].get("format") == FORMAT
        except SessionFileError:
            return False

    def _sweep(self, folder: Path, now: datetime) -> None:
        """Remove the temporary files that crashes left in the folder."""
        for stray in self._ops.names(folder):
            name = stray[1:-_STRAY_ENDING]
            if _NAME.fullmatch(name) and is_temporary(stray, name):
                sweep(folder / name, now.timestamp(), self._ops)


class SessionBackups:
    """The backups of one session, stamped by a clock that is handed in."""

    def __init__(self, backups: Backups, session: Path, now: Callable[[], datetime]) -> None:
        self._backups = backups
        self._session = session
        self._now = now

    def make(self, content: bytes, why: Why) -> None:
        """See to it that there is a lasting copy of *content*; the newest one may be it. Raises `SaveError`."""
        now = self._now()
        newest = self._backups.newest_if(self._session, content, now)
        if newest is None:
            self._backups.make(self._session, content, why, now)
        else:
            self._backups.confirm(newest)

    def make_of_the_day(self, content: bytes) -> None:
        """Copy *content* before the first change of a UTC day, unless that day has its copy. Raises `SaveError`.

        Then old ones go, also when there was no room for the new one.
        """
        now = self._now()
        made = self._backups.of_day(self._session, now)
        if made is not None:
            self._backups.confirm(made)
            return
        try:
            self._backups.make(self._session, content, Why.DAY, now)
        finally:
            self._backups.prune(self._session, now)


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


def _checksum(content: bytes) -> str:
    return f"{zlib.crc32(content):08x}"


def _moment(stamp: str) -> datetime:
    """The moment of a stamp such as `20260302T090000Z` or `20260302T090000123456Z`. Raises ValueError."""
    numbers = [stamp[0:4], stamp[4:6], stamp[6:8], stamp[9:11], stamp[11:13], stamp[13:15], stamp[15:-1] or "0"]
    year, month, day, hour, minute, second, microsecond = (int(number) for number in numbers)
    return datetime(year, month, day, hour, minute, second, microsecond, UTC)
