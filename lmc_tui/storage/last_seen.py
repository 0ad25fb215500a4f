"""When somebody last had a session open, kept as the time stamp of an empty file, beside no session file.

A session file tells that too, but only as of its last save: after a crash in a quiet countdown, minutes in which people
worked would look like minutes in which nobody was there.
"""

from __future__ import annotations

import contextlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lmc_tui.storage.file_ops import PRIVATE_FILE, PRIVATE_FOLDER, SYSTEM
from lmc_tui.storage.locations import key_of

EVERY_SECONDS = 5
"""How exact it is."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class LastSeen:
    """The moment at which one session was last open for writing. A comfort: where it cannot be kept, that is no error.

    One thread at a time may call it.
    """

    def __init__(self, state: Path, session: Path) -> None:
        self._file = state / "seen" / key_of(SYSTEM.real_path(session))
        self._noted: datetime | None = None

    def note(self, now: datetime) -> None:
        """Somebody has it open *now*. Costs nothing when that was noted a moment ago."""
        if self._noted is not None and timedelta() <= now - self._noted < timedelta(seconds=EVERY_SECONDS):
            return
        self._noted = now
        with contextlib.suppress(OSError):
            if not self._file.exists():
                self._make()
            stamp = (now - _EPOCH) // timedelta(microseconds=1) * 1000
            os.utime(self._file, ns=(stamp, stamp), follow_symlinks=False)

    def moment(self) -> datetime | None:
        """When it was noted last, aware, in UTC; None for never."""
        try:
            status = SYSTEM.status(self._file)
            return _EPOCH + timedelta(microseconds=status.modified_ns // 1000) if status.is_ordinary else None
        except (OSError, OverflowError):
            return None

    def _make(self) -> None:
        for folder in (self._file.parent.parent, self._file.parent):
            folder.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        os.close(os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, PRIVATE_FILE))
