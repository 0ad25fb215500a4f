"""The files of a merge: three that are read, and one that is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lmc_tui.cli import say

if TYPE_CHECKING:
    from lmc_tui.domain.session import Session
    from lmc_tui.storage.store import TomlSessionStore
    from lmc_tui.workshop.opening import Desk


class Asked(NamedTuple):
    """What the command line says."""

    mine: str
    theirs: str
    base: str | None
    target: str | None
    """Where the result goes; None for the file of *mine*."""
    clusters: str | None
    conflicts: str | None
    force: bool

    @property
    def is_driver(self) -> bool:
        """Whether git asks."""
        return self.target is None


class File(NamedTuple):
    """A session as it was read from its file."""

    store: TomlSessionStore
    session: Session

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.store.path


def read_side(desk: Desk, name: str, asked: Asked) -> File:
    """A session to be merged. Raises `NotFoundError`, `SessionFileError`."""
    store = desk.store(desk.find(name), force=asked.force)
    loaded = store.load()
    for notice in loaded.notices:
        say(f"lmc: {store.path}: {notice}")
    return File(store, loaded.session)


def read_base(desk: Desk, asked: Asked) -> File | None:
    """What both came from; None where there is none. Git gives an empty file where both sides made the session."""
    from lmc_tui.errors import SessionFileError

    if asked.base is None or (asked.is_driver and _is_empty(Path(asked.base))):
        return None
    try:
        return read_side(desk, asked.base, asked)
    except SessionFileError as error:
        if not asked.is_driver:
            raise
        say(f"lmc: what both sides came from cannot be read, so nothing counts as deleted: {error.problems[0]}")
        return None


def _is_empty(path: Path) -> bool:
    return path.is_file() and not path.stat().st_size


def write_result(
    desk: Desk, asked: Asked, files: tuple[File, File, File | None], session: Session, names: tuple[str, str]
) -> None:
    """Write the result. Raises `SaveError`, also where something is in its place."""
    from lmc_tui.cli.merging_words import file_words
    from lmc_tui.storage.atomic import write_bytes
    from lmc_tui.storage.merged_text import merged_text
    from lmc_tui.storage.new_file import write_new

    mine, theirs, base = files
    text = merged_text(mine.store, theirs.store, base.store if base else None, session, desk.canvases)
    content = text.text.encode("utf-8")
    if asked.target is None:
        write_bytes(mine.path, content)
    elif asked.force:
        write_bytes(Path(asked.target), content)
    else:
        write_new(Path(asked.target), content)
    for words in file_words(text, *(("our side", "theirs") if asked.is_driver else names)):
        say(words)
