"""One writer for each session: a lock beside no session file, and how another window takes it over.

Two files for each session, `<state>/locks/<key>.lock` and `<key>.turn`, are made once and never renamed nor deleted.
Who may write is decided by three things, and the first two are the kernel's, so that they go with the process:

- *The turn*, an exclusive `flock` on the second file, is held for moments: while somebody becomes or ceases to be the
  writer, and during each save.
- *Life*, a shared `flock` on the first file, is held by every window that became the writer, until it leaves or
  notices that it is the writer no more. Whoever can lock that file exclusively knows that none of them is left.
- *The token* in the first file names the writer. It is read and written only by who has the turn.

A window becomes the writer by writing its token, in its turn, when nobody lives or the token is empty; or, on a
person's word, whatever stands there. It is the writer as long as its token stands there, looks at the beginning of
each save, and saves before it gives the turn back. So between the look and the end of the save nobody can become the
writer, there are never two, and a window that was stopped, or hangs, finds that it lost the lock before its next save.
Only who is in the middle of a save cannot be taken over from: that is refused until the save is over.

Where a file system has no locks, or the files cannot be made, everybody may write and `problem` says why. Then, and
if somebody deletes the files, it is still noticed by its content that another wrote the session file.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import stat
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import tomli

from lmc_tui.errors import SaveError
from lmc_tui.storage.atomic import reason
from lmc_tui.storage.canonical import dumps
from lmc_tui.storage.fields import Fields
from lmc_tui.storage.file_ops import PRIVATE_FILE, PRIVATE_FOLDER
from lmc_tui.storage.locations import key_of
from lmc_tui.storage.processes import Process, is_running, this_process
from lmc_tui.text import clean_line

PATIENCE_SECONDS = 1.0
"""How long to wait for a turn, which others have for a moment, or for as long as their disk takes to save."""
_LOOK_SECONDS = 0.01
_LONGEST_BYTES, _LONGEST_NAME = 4096, 100
_NO_LOCKS = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL})


class Holder(NamedTuple):
    """Who may write a session. What the file does not tell is empty or None."""

    user: str = ""
    host: str = ""
    process: int | None = None
    since: datetime | None = None
    """Aware, in UTC."""
    is_running: bool | None = None
    """Whether that process still runs; None for one of another machine."""

    def __str__(self) -> str:
        """As it stands in a sentence: `ann on depot (process 812)`."""
        where = f" on {self.host}" if self.host else ""
        return f"{self.user or 'somebody'}{where}" + (f" (process {self.process})" if self.process else "")


class SessionLock:
    """The right to write one session file. Any thread may call it; one at a time saves."""

    def __init__(self, state: Path, session: Path, user: str, *, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self.path = state / "locks" / f"{key_of(Path(os.path.realpath(session)))}.lock"
        """The file that tells who holds the lock."""
        self.problem = ""
        """Why there is no lock and everybody may write, as a sentence; empty when there is one."""
        self.taken_by: Holder | None = None
        """Who took over from us, once we noticed."""
        self._user = clean_line(user)[:_LONGEST_NAME]
        self._patience_seconds = patience_seconds
        self._calls = threading.Lock()
        """Held by the thread that uses the descriptors: a kernel lock belongs to them, not to a thread."""
        self._life = self._turn = -1
        self._token = ""

    @property
    def is_held(self) -> bool:
        """Whether we may write, as far as we noticed; also where there are no locks."""
        return bool(self._token or self.problem)

    def acquire(self, now: datetime) -> Holder | None:
        """None when we may write from *now* on; else who may."""
        return self._become_writer(now, by_word=False)

    def take_over(self, now: datetime) -> Holder | None:
        """None when we may write from *now* on, whoever could before; else who is in the middle of a save."""
        return self._become_writer(now, by_word=True)

    def holder(self) -> Holder | None:
        """Who may write, looked up now without becoming anything; None for nobody, and where that cannot be read."""
        with self._calls:
            is_open = self._life >= 0
            try:
                if not is_open:
                    self._life = _opened(self.path)
                token, holder = self._told()
            except OSError:
                return None
            finally:
                if not is_open:
                    self._let_go()
            return holder if token else None

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """A stretch in which nobody else writes: save inside. Raises `SaveError` when we may not write."""
        if not self._calls.acquire(timeout=self._patience_seconds):
            raise SaveError(f"{self.path}: another save is still under way.", "another save is under way")
        try:
            if self.problem:
                yield
                return
            self._begin_to_write()
            try:
                yield
            finally:
                self._give_turn_back()
        finally:
            self._calls.release()

    def is_ours(self) -> bool:
        """Whether we may write, looked up now: cheap enough for a heartbeat, and never waits.

        True as well when somebody has the turn, or the file cannot be read: the next save looks again.
        """
        if not self._calls.acquire(blocking=False):
            return self.is_held
        try:
            with contextlib.suppress(OSError):
                if self._token and self._takes_turn(patience_seconds=0):
                    self._look()
        finally:
            self._give_turn_back()
            self._calls.release()
        return self.is_held

    def release(self) -> None:
        """Nobody holds the lock, unless somebody took it over. Waits for a save of ours, though not for ever."""
        if not self._calls.acquire(timeout=self._patience_seconds):
            return  # the end of the process frees it
        try:
            with contextlib.suppress(OSError):  # closing frees it as well, once no window that lost it is left
                if self._token and self._takes_turn(self._patience_seconds):
                    self._look()
                    if self._token:
                        os.ftruncate(self._life, 0)
            self._let_go()
            self.problem = ""
        finally:
            self._calls.release()

    # --- becoming the writer: all below is called by the thread that holds `_calls` ----------------

    def _become_writer(self, now: datetime, *, by_word: bool) -> Holder | None:
        with self._calls:
            if self.is_held:
                return None
            try:
                return self._try_to_become_writer(now, by_word=by_word)
            except OSError as error:
                no_locks = error.errno in _NO_LOCKS
                why = "this disk knows no locks" if no_locks else reason(error)
                self.problem = f"Nothing keeps a second window from writing this session: {why} ({self.path})."
                self._let_go()
                return None

    def _try_to_become_writer(self, now: datetime, *, by_word: bool) -> Holder | None:
        self._life = _opened(self.path)
        self._turn = _opened(self.path.with_suffix(".turn"))
        if self._takes_turn(self._patience_seconds):
            try:
                if (self._is_free() or by_word) and _lock(self._life, fcntl.LOCK_SH):
                    self._write_token(now)
                    return None
            finally:
                self._give_turn_back()
        holder = self._told()[1]
        self._let_go()
        return holder

    def _is_free(self) -> bool:
        """Whether no writer is left: all are gone, or the last one wiped its token out."""
        return _lock(self._life, fcntl.LOCK_EX) or not os.pread(self._life, 1, 0)

    def _write_token(self, now: datetime) -> None:
        process = this_process()
        token = os.urandom(8).hex()
        content = dumps(
            {
                "token": token,
                "user": self._user,
                "host": clean_line(process.host)[:_LONGEST_NAME],
                "process": process.number,
                "started": process.started,
                "since": now.astimezone(UTC),
            }
        ).encode("utf-8")
        if os.pwrite(self._life, content, 0) != len(content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.ftruncate(self._life, len(content))
        self._token, self.taken_by = token, None

    # --- being the writer ---------------------------------------------------------------------------

    def _begin_to_write(self) -> None:
        """Take the turn as the writer. Raises `SaveError` when we are not, or cannot find out."""
        if self._token:
            try:
                if not self._takes_turn(self._patience_seconds):
                    raise SaveError(
                        f"{self.path}: another window is just opening the session.", "another window opens it"
                    )
                self._look()
            except OSError as error:
                self._give_turn_back()
                raise SaveError(f"{self.path}: {reason(error)}.", reason(error)) from error
        if not self._token:
            what = f"{self.taken_by} took the session over" if self.taken_by else "another window writes the session"
            words = f"{what}, so nothing was written here. Save under another name, or take it back."
            raise SaveError(words, "another window writes it")

    def _look(self) -> None:
        """In our turn: find out whether our token still stands, and let go of everything when it does not."""
        token, holder = self._told()
        if token != self._token:
            self.taken_by = holder
            self._let_go()

    def _told(self) -> tuple[str, Holder]:
        """The token in the file, and whose it is; nobody's when that cannot be read."""
        content = os.pread(self._life, _LONGEST_BYTES, 0)
        try:
            fields = Fields(tomli.loads(content.decode("utf-8", "replace")), "", [])
        except (ValueError, RecursionError):
            return "", Holder()
        process = Process(fields.whole("process"), fields.text("host"), fields.text("started"))
        try:
            since = fields.moment("since")
        except OverflowError:  # a moment of the first or last day that there is, in another zone
            since = None
        runs = is_running(process) if process.number and process.host else None
        user, host = (clean_line(fields.text(key))[:_LONGEST_NAME] for key in ("user", "host"))
        return fields.text("token"), Holder(user, host, process.number or None, since, runs)

    # --- descriptors ----------------------------------------------------------------------------------

    def _takes_turn(self, patience_seconds: float) -> bool:
        """Whether we have the turn now. A call that waits could wait for ever, so it is asked for again and again."""
        for _ in range(round(patience_seconds / _LOOK_SECONDS)):
            if _lock(self._turn, fcntl.LOCK_EX):
                return True
            time.sleep(_LOOK_SECONDS)
        return _lock(self._turn, fcntl.LOCK_EX)

    def _give_turn_back(self) -> None:
        if self._turn >= 0:
            fcntl.flock(self._turn, fcntl.LOCK_UN)

    def _let_go(self) -> None:
        """Close both files, which frees what we hold of them."""
        for descriptor in (self._life, self._turn):
            if descriptor >= 0:
                os.close(descriptor)
        self._life = self._turn = -1
        self._token = ""


def _lock(descriptor: int, kind: int) -> bool:
    """Whether a kernel lock of that kind could be had at once. Raises `OSError` where there are none."""
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _opened(path: Path) -> int:
    """A descriptor of a private file, made if need be. Raises `OSError` for a link and anything not ordinary.

    It is closed in programs that we start, as Python does: one that kept it would keep the lock.
    """
    missing = [folder for folder in (path.parent, *path.parent.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(PRIVATE_FOLDER, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, PRIVATE_FILE)
    except OSError as error:
        if error.errno not in (errno.ELOOP, errno.ENXIO):  # a link, a socket
            raise
    else:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            return descriptor
        os.close(descriptor)
    raise OSError(errno.ELOOP, "this is not an ordinary file")
