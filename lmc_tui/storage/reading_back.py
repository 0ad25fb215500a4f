"""Whether a text that is about to replace a file says what it should."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.notes import Note
from lmc_tui.errors import SessionFileError
from lmc_tui.storage.codec import decode
from lmc_tui.storage.encoding import Table, encode
from lmc_tui.storage.remembering import Remembered
from lmc_tui.storage.second_reading import SecondReader


class ReadingBack:
    """Reads texts as sessions by another parser than the ones that read and write elsewhere.

    It remembers what the notes of the last text said that was right, and shares nothing with what wrote them.
    """

    def __init__(self, path: Path, canvases: Mapping[str, Canvas]) -> None:
        self._path = path
        self._canvases = canvases
        self._reader = SecondReader()
        self._canvas: object = None
        """That of the last text; the same table may be another note on another canvas."""
        self._notes: Remembered[Mapping[str, object], Note] = Remembered()
        self._tables: Remembered[Note, Table] = Remembered()

    def says(self, text: str, data: Table) -> bool:
        """Whether the whole text reads back as *data*."""
        import tomllib  # here, for it is slow to load and only saving needs it

        canvas = _canvas(data)
        notes = self._notes.next() if canvas == self._canvas else Remembered()
        tables = self._tables.next()
        try:
            decoded = decode(self._reader.loads(text), self._canvases, self._path, notes=notes)
        except (tomllib.TOMLDecodeError, SessionFileError, RecursionError):
            return False
        said = encode(decoded.session, self._canvases[decoded.session.canvas], tables)
        if said != data:
            return False
        self._canvas, self._notes, self._tables = canvas, notes, tables
        return True


def _canvas(data: Table) -> object:
    heading = data["session"]
    return heading["canvas"] if isinstance(heading, Mapping) else None
