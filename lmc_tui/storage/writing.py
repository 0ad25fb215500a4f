"""Sessions as data and data as texts, made anew only where something changed since the time before."""

from __future__ import annotations

from collections.abc import Mapping

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.storage.canonical import dumps
from lmc_tui.storage.encoding import Table, encode
from lmc_tui.storage.remembering import Remembered


class Writing:
    """Gives what `encode`, `dumps` and `updated` give. What it gave must not be changed."""

    def __init__(self) -> None:
        self._tables: Remembered[Note, Table] = Remembered()
        self._texts: Remembered[Mapping[str, object], str] = Remembered()
        self._keys: Remembered[str, str] = Remembered(by=str)

    def data_of(self, session: Session, canvas: Canvas) -> Table:
        """The plain data of a session; tables of notes that are the same as before are the same as before."""
        tables = self._tables.next()
        data = encode(session, canvas, tables)
        self._tables = tables
        return data

    def text_of(self, data: Table) -> str:
        """Data as the text of a file that nobody has edited."""
        texts = self._texts.next()
        text = dumps(data, texts)
        self._texts = texts
        return text

    def updated(self, text: str, before: Table, after: Table) -> str:
        """*text*, which says *before*, saying *after*; raises whatever an odd layout may lead to."""
        from lmc_tui.storage.document import updated

        keys = self._keys.next()
        result = updated(text, before, after, keys)
        self._keys = keys
        return result
