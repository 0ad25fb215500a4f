"""Plain data to a session, with every problem found; `encode` is the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.errors import NewerVersionError, Problem, SessionFileError
from lmc_tui.storage.encoding import FORMAT, encode
from lmc_tui.storage.fields import Fields
from lmc_tui.storage.migrations import MIGRATIONS, Migration, migrated, newest
from lmc_tui.storage.remembering import Remembered
from lmc_tui.storage.session_reader import read_session

__all__ = ["Decoded", "decode", "encode"]


class Decoded(NamedTuple):
    """A session read from data."""

    session: Session
    notices: tuple[str, ...] = ()
    """What the person should know, as sentences."""
    is_newer: bool = False
    """Whether a newer lmc-tui wrote it, so that it must not be written back: it may say more than was understood."""
    is_migrated: bool = False
    """Whether an older lmc-tui wrote it, so that its text must not be brought up to date key by key."""


def decode(
    data: Mapping[str, object],
    canvases: Mapping[str, Canvas],
    path: Path | str,
    *,
    is_newer_allowed: bool = False,
    migrations: Sequence[Migration] = MIGRATIONS,
    notes: Remembered[Mapping[str, object], Note] | None = None,
) -> Decoded:
    """The session in *data*. Raises `SessionFileError` with all problems, and then nothing was taken over.

    Keys that nobody knows are passed over; the file keeps them. Data of an older version is brought up to today's.
    Data of a newer one raises `NewerVersionError`, or where *is_newer_allowed* is read as far as it is understood, and
    the notices tell what was not. *notes* are remembered by the tables that they were read from.
    """
    version = _version(data, path)
    if version > newest(migrations):
        if not is_newer_allowed:
            raise NewerVersionError(path, (_newer(version, newest(migrations)),))
        return _as_far_as_understood(data, canvases, path)
    root = Fields(migrated(data, version, migrations), "", [])
    session, notices = read_session(root, canvases, notes)
    if session is None or root.problems:
        raise SessionFileError(path, tuple(root.problems))
    return Decoded(session, notices, is_migrated=version < newest(migrations))


def _version(data: Mapping[str, object], path: Path | str) -> int:
    """The version of a session's data, one or more. Raises `SessionFileError` for what is no session."""
    root = Fields(data, "", [])
    if root.data.get("format") != FORMAT:
        sentence = f'This is not a session of lmc: a session begins with format = "{FORMAT}".'
        raise SessionFileError(path, (Problem("", sentence),))
    version = root.whole("version", required=True, least=1)
    if root.problems:
        raise SessionFileError(path, tuple(root.problems))
    return version


def _newer(version: int, known: int) -> Problem:
    sentence = f"Made by a newer lmc-tui (version {version}; this one reads up to {known}): update lmc-tui to open it."
    return Problem("version", sentence, ("version",))


def _as_far_as_understood(data: Mapping[str, object], canvases: Mapping[str, Canvas], path: Path | str) -> Decoded:
    from lmc_tui.storage.mending import mended  # here, for files of the future are few

    read = mended(data, canvases, path)
    return Decoded(read.session, (*read.sentences, *read.notices), is_newer=True)
