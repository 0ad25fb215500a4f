"""What is kept when the program itself goes wrong: where in the code, and no word of anybody's notes."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from datetime import datetime
from importlib import metadata
from pathlib import Path
from traceback import extract_tb

from lmc_tui import __version__
from lmc_tui.errors import SaveError
from lmc_tui.storage.atomic import write_text

KEPT = 10
"""Logs of this many crashes are kept, the newest ones."""


def write_crash_log(state: Path, error: BaseException, now: datetime) -> Path | None:
    """Write down where *error* came from, in a private file; gives its path, or None when that failed too.

    Messages of exceptions and values of variables stay out, for they may hold what people wrote.
    """
    folder = state / "crashes"
    path = folder / f"{now:%Y%m%dT%H%M%S}Z-{os.getpid()}.log"
    try:
        write_text(path, "\n".join([*_circumstances(now), "", *_origins(error)]) + "\n")
        for old in sorted(folder.glob("*.log"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except (SaveError, OSError):
        return None
    return path


def _circumstances(now: datetime) -> Iterator[str]:
    yield f"lmc-tui {__version__}, {now:%Y-%m-%d %H:%M:%S} UTC"
    yield f"Python {platform.python_version()}, {platform.platform()}"
    yield ", ".join(f"{name} {metadata.version(name)}" for name in ("textual", "rich", "tomlkit"))
    yield f"TERM={os.environ.get('TERM', '')} LANG={os.environ.get('LANG', '')} encoding {sys.getfilesystemencoding()}"


def _origins(error: BaseException | None) -> Iterator[str]:
    """The kind of the error and the places it passed, innermost last; then what it came of."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        number = f" {error.errno}" if isinstance(error, OSError) and error.errno else ""
        yield f"{type(error).__module__}.{type(error).__qualname__}{number}"
        for frame in extract_tb(error.__traceback__):
            yield f"  {frame.filename}:{frame.lineno} {frame.name}"
        error = error.__cause__ or error.__context__
