"""Snapshots: what a session said when a person gave that moment a name, such as "before lunch".

Each is a whole session file of its own, which every command reads: `<stem>.snapshots/<UTC stamp>-<slug>.toml` beside
the session. Its table `[snapshot]` tells the name and when it was taken.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lmc_tui.domain import progress
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.session import Session
from lmc_tui.errors import Problem, SaveError, SessionFileError
from lmc_tui.storage.atomic import reason
from lmc_tui.storage.blocks import split
from lmc_tui.storage.canonical import dumps
from lmc_tui.storage.codec import decode
from lmc_tui.storage.encoding import Table, encode
from lmc_tui.storage.fields import Fields
from lmc_tui.storage.file_ops import SYSTEM, FileOps
from lmc_tui.storage.locations import slug
from lmc_tui.storage.new_file import free_name, stamp, write_new
from lmc_tui.storage.reading import parse, read_bytes, why_unreadable
from lmc_tui.storage.strange import with_strange_keys
from lmc_tui.text import clean_line

LONGEST_NAME = 80
"""Characters of a name."""
TABLE = "snapshot"
_FILE = re.compile(r"(?P<stamp>[0-9]{8}T[0-9]{6}Z)-(?P<slug>.+)", re.DOTALL)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A session as it was at a moment that somebody named."""

    path: Path
    name: str
    """As the person gave it, cleaned; of one that does not tell, what its file is called."""
    taken: datetime
    """Aware, in UTC; of one that does not tell, what its file is called, or else when it was written last."""
    notes: int
    """Notes that show on its boards; 0 when it cannot be read."""
    problem: str = ""
    """Why it cannot be read, as a sentence; empty when it can."""


def snapshot_name(text: str) -> str:
    """*text* as the name of a snapshot: cleaned, on one line. Raises `SaveError` for an empty or a too long one."""
    name = clean_line(text)
    if not name:
        raise SaveError("A snapshot needs a name, such as: before lunch.")
    if len(name) > LONGEST_NAME:
        raise SaveError(f"The name of a snapshot has at most {LONGEST_NAME} characters; this one has {len(name)}.")
    return name


class Snapshots:
    """The snapshots of one session file. Behind a link they lie beside the file that it leads to."""

    def __init__(self, session: Path, canvases: Mapping[str, Canvas], *, ops: FileOps = SYSTEM) -> None:
        self._session = session
        self._canvases = canvases
        self._ops = ops

    def take(self, session: Session, name: str, now: datetime) -> Snapshot:
        """Keep *session* under that name. Two of one name are fine. Raises `SaveError`.

        Keys that nobody knows are taken over from the session file as it is on the disk.
        """
        name, taken = snapshot_name(name), now.astimezone(UTC).replace(microsecond=0)
        text = self._text(session, {"name": name, "taken": taken})
        try:
            self._is_there()
            folder = self._folder()
        except OSError as error:
            raise SaveError(f"{self._session}: {reason(error)}, so no snapshot was taken.", reason(error)) from error
        path = free_name(folder, f"{stamp(taken)}-{slug(name)}", self._ops)
        write_new(path, text.encode("utf-8"), ops=self._ops)
        return Snapshot(path, name, taken, self._count(session))

    def list(self) -> tuple[Snapshot, ...]:
        """All snapshots, newest first. Raises `SessionFileError` when nobody can tell which there are.

        Whatever lies in the folder and is no ordinary `.toml` file is left out.
        """
        try:
            folder = self._folder()
            names = self._ops.names(folder) if self._is_there() else ()
        except OSError as error:
            sentence = f"Its snapshots cannot be listed: {why_unreadable(error)}."
            raise SessionFileError(self._session, (Problem("", sentence),)) from error
        paths = [folder / name for name in names if name.endswith(".toml") and not name.startswith(".")]
        found = [snapshot for path in paths if (snapshot := self._snapshot(path)) is not None]
        return tuple(sorted(found, key=_age, reverse=True))

    def read(self, snapshot: Snapshot) -> Session:
        """What the session said then. Raises `SessionFileError`."""
        return self._decoded(snapshot.path)[0]

    def text(self, snapshot: Snapshot) -> str:
        """A snapshot as the text of a session like any other: without the table that names it.

        Raises `SessionFileError`.
        """
        whole, _ = parse(snapshot.path, read_bytes(snapshot.path, self._ops))
        session = self.read(snapshot)
        bare = "".join(block.text for block in split(whole) if block.name != TABLE)
        try:
            is_same = decode(parse(snapshot.path, bare.encode("utf-8"))[1], self._canvases, snapshot.path)[0] == session
        except SessionFileError:  # laid out by hand in a way that was never foreseen
            is_same = False
        return bare if is_same else whole

    # --- inside -------------------------------------------------------------------------------------

    def _folder(self) -> Path:
        """Where they lie. Raises `OSError`."""
        real = self._ops.real_path(self._session)
        return real.with_name(f"{real.stem}.snapshots")

    def _is_there(self) -> bool:
        """Whether the folder is there. Raises `OSError`, for a link in its place too: somebody may have planted it."""
        folder = self._folder()
        try:
            status = self._ops.status(folder)
        except FileNotFoundError:
            return False
        if not stat.S_ISDIR(status.mode):
            raise OSError(f"{folder.name} is no folder, but a link or a file")
        return True

    def _text(self, session: Session, named: Table) -> str:
        """The text of a snapshot. Raises `SaveError` when it would not read back the same."""
        import tomllib  # another parser than the one that reads sessions; here, for it is slow to load

        said = encode(session, self._canvases[session.canvas])
        data = with_strange_keys(said, self._on_disk())
        end = data.pop("end")
        text = dumps({**data, TABLE: named, "end": end})
        try:
            decoded = decode(tomllib.loads(text), self._canvases, self._session).session
            is_same = encode(decoded, self._canvases[decoded.canvas]) == said
        except (tomllib.TOMLDecodeError, SessionFileError, RecursionError):
            is_same = False
        if not is_same:
            raise SaveError(f"{self._session}: a snapshot would not read back the same, so none was taken.")
        return text

    def _on_disk(self) -> Mapping[str, object]:
        """What the session file says; nothing when it cannot be read."""
        try:
            return parse(self._session, read_bytes(self._session, self._ops))[1]
        except SessionFileError:
            return {}

    def _snapshot(self, path: Path) -> Snapshot | None:
        """What a file of the folder tells; None for what is none of ours."""
        try:
            status = self._ops.status(path)
        except OSError:  # gone meanwhile
            return None
        if not status.is_ordinary:
            return None
        match = _FILE.fullmatch(path.stem)
        name = clean_line(match["slug"] if match else path.stem)
        taken = (_moment(match["stamp"]) if match else None) or _written(status.modified_ns)
        try:
            session, told = self._decoded(path)
        except SessionFileError as error:
            return Snapshot(path, name, taken, 0, str(error.problems[0]))
        said_name = clean_line(told.text("name"))[:LONGEST_NAME]
        return Snapshot(path, said_name or name, told.moment("taken") or taken, self._count(session))

    def _decoded(self, path: Path) -> tuple[Session, Fields]:
        """The session in a file, and what its table `[snapshot]` tells. Raises `SessionFileError`."""
        data = parse(path, read_bytes(path, self._ops))[1]
        session = decode(data, self._canvases, path).session
        return session, Fields(data, "", []).table(TABLE)

    def _count(self, session: Session) -> int:
        boards = self._canvases[session.canvas].boards
        return sum(progress.notes(session, board.id) for board in boards)


def _age(snapshot: Snapshot) -> tuple[datetime, int, str]:
    """By what snapshots are sorted: of two in one second, the one with the higher number is the later one."""
    return snapshot.taken, len(snapshot.path.name), snapshot.path.name


def _moment(stamped: str) -> datetime | None:
    try:
        return datetime.strptime(stamped, "%Y%m%dT%H%M%S%z")
    except ValueError:  # a day that no calendar has
        return None


def _written(modified_ns: int) -> datetime:
    try:
        return datetime.fromtimestamp(modified_ns // 1_000_000_000, UTC)
    except (OverflowError, ValueError, OSError):  # a disk that tells a moment beyond all calendars
        return _EPOCH
