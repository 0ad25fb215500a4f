"""The sessions of a folder."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from lmc_tui.domain import progress
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.progress import Progress
from lmc_tui.domain.session import Session
from lmc_tui.errors import NotFoundError, SessionFileError
from lmc_tui.storage.codec import decode
from lmc_tui.storage.reading import parse, read_bytes
from lmc_tui.text import clean_line

NOTHING = Progress(0, 0)


class Entry(NamedTuple):
    """A file of the folder, as the list shows it."""

    path: Path
    modified: datetime
    """Aware, in UTC."""
    title: str = ""
    board: str = ""
    """The board with most notes; the last one of the canvas when they hold as many."""
    progress: Progress = NOTHING
    """Sections of that board with a note in them."""
    notes: int = 0
    """Notes on that board."""
    problem: str = ""
    """Why it cannot be read, as a sentence; empty when it can."""


def entries(folder: Path, canvases: Mapping[str, Canvas]) -> list[Entry]:
    """All sessions of a folder, newest first; a file that cannot be read is listed with the reason."""
    try:
        files = [path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith(".")]
    except OSError:  # not there, no folder, closed to us, or a name that no folder has
        return []
    found = [entry for path in files if (entry := _entry(path, canvases)) is not None]
    return sorted(found, key=lambda entry: (-entry.modified.timestamp(), entry.path.name))


def _entry(path: Path, canvases: Mapping[str, Canvas]) -> Entry | None:
    try:
        modified = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:  # gone between looking and reading, or a link to nowhere
        return None
    if not path.is_file():
        return None
    try:
        _, data = parse(path, read_bytes(path))
        session = decode(data, canvases, path).session
    except SessionFileError as error:
        first = error.problems[0]
        return Entry(path, modified, title=clean_line(path.stem), problem=clean_line(str(first)))
    return _read_entry(path, modified, session, canvases[session.canvas])


def _read_entry(path: Path, modified: datetime, session: Session, canvas: Canvas) -> Entry:
    board = max(reversed(canvas.boards), key=lambda each: progress.notes(session, each.id)).id
    return Entry(
        path,
        modified,
        clean_line(session.title),
        board,
        progress.sections(session, board, canvas),
        progress.notes(session, board),
    )


def resolve(name: str, folder: Path, canvases: Mapping[str, Canvas]) -> Path:
    """The file meant by a path, a title (whatever its case, or the beginning of just one), or a file's name.

    Raises `NotFoundError` naming near titles, or all that fit.
    """
    path = Path(name)
    with contextlib.suppress(RuntimeError):  # `~` and the name of nobody here: a path that is not there
        path = path.expanduser()
    if _is_there(path) or "/" in name or name.endswith(".toml"):
        return path if _is_there(path) or not _is_there(folder / name) else folder / name
    listed = entries(folder, canvases)
    wanted = name.casefold()
    for fits in (
        [entry for entry in listed if entry.title.casefold() == wanted],
        [entry for entry in listed if entry.path.stem.casefold() == wanted],
        [entry for entry in listed if entry.title.casefold().startswith(wanted)],
    ):
        if len(fits) == 1:
            return fits[0].path
        if fits:
            names = ", ".join(entry.path.name for entry in fits)
            raise NotFoundError(f"{name!r} fits several sessions: {names}. Name the file.")
    from difflib import get_close_matches

    near = get_close_matches(wanted, [entry.title.casefold() for entry in listed], 1, 0.5)
    titles = [entry.title for entry in listed if entry.title.casefold() in near]
    hint = f" Did you mean {titles[0]!r}?" if titles else " `lmc list` shows what there is."
    raise NotFoundError(f"There is no session {name!r} in {folder}.{hint}")


def _is_there(path: Path) -> bool:
    """Whether there is anything at *path*, as far as this person may look."""
    try:
        return path.exists()
    except OSError:  # a name too long, a folder that is closed to us
        return False
