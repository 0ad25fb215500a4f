"""A program that saves a session and says so, to be killed while it does.

    python -m tests.support.saving_child grow PATH     one more note and a save, again and again; the number of notes
                                                       that are saved comes as a line after each
    python -m tests.support.saving_child once PATH     `ready`, then on a line one save, then `saved`

Its standard output is a pipe: a line that was written can be read even when the program is dead.
"""

from __future__ import annotations

import ctypes
import os
import sys
from dataclasses import replace
from pathlib import Path

from lmc_tui.domain.session import Session
from lmc_tui.storage.store import TomlSessionStore
from tests.support.builders import a_canvas, a_note, a_session

CANVASES = {"small": a_canvas()}
LETS_ITSELF_BE_TRACED, BY_ANYBODY = 0x59616D61, -1
"""`PR_SET_PTRACER` of Linux: some systems let only a parent trace its child."""


def tell(line: str) -> None:
    """Write a line at once."""
    os.write(1, f"{line}\n".encode())


def with_notes(session: Session, count: int) -> Session:
    """The session with so many notes."""
    return replace(session, notes=tuple(a_note(f"n{number:06d}", text=f"Note {number}") for number in range(count)))


def grow(path: Path) -> None:
    """Save one note more, for ever."""
    store = TomlSessionStore(path, CANVASES)
    session = store.load().session if path.exists() else a_session()
    count = len(session.notes)
    while True:
        count += 1
        session = with_notes(session, count)
        store.save(session)
        tell(str(count))


def once(path: Path) -> None:
    """Save one note more, once, after all that saving needs was loaded by saving elsewhere."""
    store = TomlSessionStore(path, CANVASES)
    session = store.load().session if path.exists() else a_session()
    elsewhere = TomlSessionStore(path.parent.parent / "elsewhere" / "s.toml", CANVASES)
    elsewhere.save(session)
    elsewhere.save(with_notes(session, 1))
    session = with_notes(session, len(session.notes) + 1)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(LETS_ITSELF_BE_TRACED, BY_ANYBODY, 0, 0, 0)
    tell("ready")
    os.read(0, 1)
    store.save(session)
    tell("saved")
    os._exit(0)


if __name__ == "__main__":
    {"grow": grow, "once": once}[sys.argv[1]](Path(sys.argv[2]))
