"""The text of a merged session: the first file's, with what only the second one has as it is written there.

Of all else in the second file it says by which comments and keys the result is poorer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.session import Session
from lmc_tui.errors import SessionFileError
from lmc_tui.storage.borrowing import Written, lost_comments, lost_keys, with_blocks_of
from lmc_tui.storage.codec import decode
from lmc_tui.storage.encoding import Table, encode
from lmc_tui.storage.reading import parse
from lmc_tui.storage.store import TomlSessionStore, Version


class MergedText(NamedTuple):
    """A text to be written, and what is not in it."""

    text: str
    has_comments: bool
    """Whether the comments of the first file are in it."""
    lost_comments: tuple[str, ...]
    """Comments of the second file that are not."""
    lost_keys: tuple[str, ...]
    """Keys of the second file that nobody knows and that are not in it, `notes[k7f3q2d].colour`."""


def merged_text(
    first: TomlSessionStore,
    second: TomlSessionStore,
    base: TomlSessionStore | None,
    session: Session,
    canvases: Mapping[str, Canvas],
) -> MergedText:
    """What to write for *session*, made of the files of two loaded stores; *base* is what both came from, if known.

    Raises `SaveError` when it would not read back the same.
    """
    said = encode(session, canvases[session.canvas])
    text, has_comments = first.text_saying(session)
    theirs, old = _written(second), _written(base) if base is not None else None
    mine = _known(first)
    richer = with_blocks_of(text, said, mine.data, theirs)
    if richer != text and _says(first, richer, said, canvases):
        text = richer
    result = Written(text, _parsed(first, text), said)
    keys = lost_keys(result, theirs)
    if old is not None:
        new = frozenset(lost_keys(old, theirs))
        keys = tuple(key for key in keys if key in new)
    return MergedText(text, has_comments, lost_comments(text, theirs.text, old.text if old else ""), keys)


def _known(store: TomlSessionStore) -> Version:
    if store.known is None:
        store.load()
    assert store.known is not None
    return store.known


def _written(store: TomlSessionStore) -> Written:
    version = _known(store)
    return Written(version.text, _parsed(store, version.text), version.data)


def _parsed(store: TomlSessionStore, text: str) -> Mapping[str, object]:
    return parse(store.path, text.encode("utf-8"))[1]


def _says(store: TomlSessionStore, text: str, said: Table, canvases: Mapping[str, Canvas]) -> bool:
    try:
        session = decode(_parsed(store, text), canvases, store.path).session
    except SessionFileError:
        return False
    return encode(session, canvases[session.canvas]) == said
