"""What is kept when the program itself goes wrong: where in the code, and no word of anybody's notes."""

from __future__ import annotations

import contextlib
import os
import platform
import sys
from collections.abc import Iterator
from datetime import datetime
from importlib import metadata
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from lmc_tui import __version__
from lmc_tui.errors import SaveError
from lmc_tui.storage.atomic import write_text
from lmc_tui.storage.file_ops import SYSTEM
from lmc_tui.storage.looking import status_of
from lmc_tui.text import clean

KEPT = 10
"""Logs of this many crashes are kept, the newest ones."""
_MOST_PLACES = 100
"""Of more than that the first and the last half are told: a function that called itself for ever passed thousands."""


def write_crash_log(state: Path, error: BaseException, now: datetime) -> Path | None:
    """Write down where *error* came from, in a private file; gives its path, or None when that failed too.

    Messages of exceptions and values of variables stay out, for they may hold what people wrote.
    """
    folder = state / "crashes"
    path = folder / f"{now:%Y%m%dT%H%M%S}Z-{os.getpid()}.log"
    text = clean("\n".join([*_circumstances(now), "", *_origins(error)]))
    try:
        status_of(path, SYSTEM)  # a planted link is not followed
        write_text(path, f"{text}\n")
    except (SaveError, OSError):
        return None
    _remove_old(folder, path)
    return path


def _remove_old(folder: Path, newest: Path) -> None:
    """Keep ten, the one just written among them, whatever the calendar said when the others were."""
    with contextlib.suppress(OSError):
        others = sorted(path for path in folder.glob("*.log") if path != newest)
        for old in others[: 1 - KEPT]:
            with contextlib.suppress(OSError):  # somebody made a folder of that name
                old.unlink()


def _circumstances(now: datetime) -> Iterator[str]:
    yield f"lmc-tui {__version__}, {now:%Y-%m-%d %H:%M:%S} UTC"
    yield f"Python {platform.python_version()}, {platform.platform()}"
    yield ", ".join(f"{name} {_version(name)}" for name in ("textual", "rich", "tomlkit"))
    yield f"TERM={os.environ.get('TERM', '')} LANG={os.environ.get('LANG', '')} encoding {sys.getfilesystemencoding()}"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # copied here by hand
        return "of unknown version"


def _origins(error: BaseException) -> Iterator[str]:
    """The kinds of the error and of those that it came of, each with the places it passed, innermost last."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        each = waiting.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        number = f" {each.errno}" if isinstance(each, OSError) and each.errno else ""
        yield f"{type(each).__module__}.{type(each).__qualname__}{number}"
        yield from _places(each.__traceback__)
        inner = each.exceptions if isinstance(each, BaseExceptionGroup) else ()
        waiting += [cause for cause in (*inner, each.__context__, each.__cause__) if cause is not None]


def _places(trace: TracebackType | None) -> Iterator[str]:
    # by hand: `traceback.extract_tb` reads the source, which may fail when memory or files do
    places = [f"  {frame.f_code.co_filename}:{line} {frame.f_code.co_name}" for frame, line in walk_tb(trace)]
    half = _MOST_PLACES // 2
    if len(places) > _MOST_PLACES:
        places[half:-half] = [f"  ... {len(places) - _MOST_PLACES} more"]
    yield from places
