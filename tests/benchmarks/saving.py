"""How long a save takes, measured in this process: the only question here that is asked of lmc's code, not its screen.

The names of lmc's storage are used in one place, `_store_and_session`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import Figures
from tests.benchmarks.sessions import session_text
from tests.support.terminal import now

SAVES = 20


def measure_save(folder: Path, notes: int = 100) -> Figures:
    """Saves of a session of that many notes, each after one note has changed.

    Gives `save_ms` (a value a save, the first not counted) and `file_bytes`.
    """
    path = folder / "save.toml"
    path.write_text(session_text(notes), encoding="utf-8")
    save, session = _store_and_session(path)
    times = []
    for turn in range(SAVES + 1):
        first, *others = session.notes
        session = replace(session, notes=(replace(first, text=f"Changed {turn} times"), *others))
        begun = now()
        save(session)
        times.append((now() - begun) * 1000)
    return {"save_ms": times[1:], "file_bytes": [path.stat().st_size]}


def _store_and_session(path: Path) -> tuple[Callable[[Any], object], Any]:
    """What saves a session to *path*, and the session loaded from it. Imported late: the rest runs without lmc."""
    store_module = importlib.import_module("lmc_tui.storage.store")
    content = importlib.import_module("lmc_tui.content")
    store = store_module.TomlSessionStore(path, content.canvases())
    return store.save, store.load().session
