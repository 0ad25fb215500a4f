"""One session file on a fake disk, before and after it changed, for tests of saving it."""

from __future__ import annotations

from pathlib import Path

from lmc_tui.domain.changes import SetText, apply
from lmc_tui.domain.session import Session
from lmc_tui.errors import ConflictError, SaveError
from lmc_tui.storage.backups import Backups, SessionBackups
from lmc_tui.storage.store import TomlSessionStore, session_text
from tests.support.builders import NINE, a_canvas, a_filled_session
from tests.support.fake_disk import FakeDisk

CANVASES = {"small": a_canvas()}
PATH, BACKUPS = Path("/home/ann/work/sessions/s.toml"), Path("/home/ann/state/backups")
OLD_SESSION = a_filled_session()
NEW_SESSION = apply(OLD_SESSION, SetText("c000001", "Changed"))
OLD, NEW = (session_text(session, CANVASES["small"]).encode() for session in (OLD_SESSION, NEW_SESSION))
THEIRS = OLD.replace(b"Depot Operations", b"Depot Operatives")
ODD = b"""\
# ours
format = "lmc-session"
version = 1
notes = [{ id = "p1", board = "to-be", section = "customers", text = "Ann" }]
[session]
title = "T"
canvas = "small"
created = 2026-03-02T09:00:00Z
[end]
notes = 1
"""
"""A layout that cannot be edited in place."""
OVER_A_FILE = [
    *("real_path", "status", "read"),
    *("real_path", "status", "status"),
    *("create", "write", "set_owner", "set_mode", "sync", "close"),
    *("may_write", "read"),
    *("status", "read", "status"),
    *("replace", "sync_folder"),
]
"""What a save calls: look, find folder and file, write, read back, look again, replace."""
INTO_A_NEW_FOLDER = [
    *("real_path", "status"),
    *("real_path", "status", "status", "status", "make_folder", "make_folder", "status"),
    *("may_write", "sync_folder", "may_write", "sync_folder", "may_write"),
    *("create", "write", "set_mode", "sync", "close"),
    *("read", "status"),
    *("replace", "sync_folder"),
]
"""What a first save calls: it makes two folders and waits until their names are on the disk, too."""


def a_store(disk: FakeDisk) -> TomlSessionStore:
    """The session file on that disk."""
    copies = SessionBackups(Backups(BACKUPS, ops=disk), PATH, lambda: NINE)
    return TomlSessionStore(PATH, CANVASES, lambda: copies, ops=disk)


def a_store_with_backups(path: Path, folder: Path) -> TomlSessionStore:
    """A session file on the real disk, backed up in that folder."""
    copies = SessionBackups(Backups(folder), path, lambda: NINE)
    return TomlSessionStore(path, CANVASES, lambda: copies)


def opened(disk: FakeDisk) -> TomlSessionStore:
    """The session file on that disk, just read."""
    store = a_store(disk)
    store.load()
    return store


def with_old() -> tuple[FakeDisk, TomlSessionStore]:
    """A disk with the old session, saved and open."""
    disk = FakeDisk()
    disk.put(Path("/home/ann/x"))
    a_store(disk).save(OLD_SESSION)
    store = opened(disk)
    disk.watch()
    return disk, store


def without_folder() -> tuple[FakeDisk, TomlSessionStore]:
    """A disk on which the folder of sessions, and the one above it, are still to be made."""
    disk = FakeDisk()
    disk.put(Path("/home/ann/x"))
    return disk, a_store(disk)


def there(disk: FakeDisk) -> bytes | None:
    """What the session file holds; None when it is not there."""
    return disk.files.get(PATH)


def strays(disk: FakeDisk) -> list[Path]:
    """What lies beside the session file."""
    return [path for path in disk.files if path.parent == PATH.parent and path != PATH]


def try_to_save(store: TomlSessionStore, session: Session, *, force: bool = False) -> bool:
    """Whether it could be saved. Any other error than `SaveError` is a bug."""
    try:
        store.save(session, force=force)
    except SaveError as error:
        assert not isinstance(error, ConflictError)
        return False
    return True


def backups(disk: FakeDisk) -> list[bytes]:
    """The backups on that disk."""
    return [content for path, content in disk.files.items() if BACKUPS in path.parents and path.suffix == ".toml"]
