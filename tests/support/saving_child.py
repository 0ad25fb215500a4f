"""A program that saves a session and says so, to be killed while it does.

    python -m tests.support.saving_child grow PATH     one more note and a save, again and again; the number of notes
                                                       that are saved comes as a line after each
    python -m tests.support.saving_child once PATH     `ready`, then on a line one save, then `saved`
    python -m tests.support.saving_child keep PATH     the same as a window does it, with lock, backup and journal:
                                                       what was being typed at `ready` is a note at `saved`

Its standard output is a pipe: a line that was written can be read even when the program is dead.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lmc_tui.clock import ManualClock
from lmc_tui.domain.place import Draft, Place
from lmc_tui.domain.session import Session
from lmc_tui.storage.store import TomlSessionStore
from lmc_tui.workshop.opening import Desk, Opened
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
    on_a_line(lambda: store.save(session))


def on_a_line(save: Callable[[], object]) -> None:
    """Say that all is ready, wait for a line, save and say so."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(LETS_ITSELF_BE_TRACED, BY_ANYBODY, 0, 0, 0)
    tell("ready")
    os.read(0, 1)
    save()
    tell("saved")
    os._exit(0)


def keep(path: Path) -> None:
    """Type a note and keep it, once, after all that this needs was loaded by doing the same elsewhere."""
    other = path.parents[1] / "elsewhere" / "s.toml"
    TomlSessionStore(other, CANVASES).save(a_session())
    for each in (other, path):
        opened = a_desk(path).open(each)
        type_a_note(opened)
        if each == other:
            keep_it(opened)
    on_a_line(lambda: keep_it(opened))


def a_desk(path: Path) -> Desk:
    """The desk of whoever has that file, with its state beside the folder of the file."""
    return Desk(path.parent, path.parents[1] / "state", CANVASES, ManualClock())


def type_a_note(opened: Opened) -> None:
    """Have one more note in the editor, and in the journal."""
    text = f"Note {len(opened.workshop.session.notes)}"
    opened.saver.submit_place(Place("to-be", "key-partners", draft=Draft("to-be", "key-partners", text)))
    opened.saver.save_now()


def keep_it(opened: Opened) -> None:
    """Make it a note, and save."""
    session = opened.workshop.session
    opened.saver.submit(with_notes(session, len(session.notes) + 1))
    opened.saver.submit_place(Place("to-be", "key-partners"))
    opened.saver.save_now()


if __name__ == "__main__":
    {"grow": grow, "once": once, "keep": keep}[sys.argv[1]](Path(sys.argv[2]))
