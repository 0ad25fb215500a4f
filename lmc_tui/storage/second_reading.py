"""Another parser's reading of the whole of a text, quick where most of it was read before.

A session is a head, tables, and long arrays of tables. A text is cut before its headers. Each piece that was not read
before is read by itself, which proves three things when it can be read: its last line is whole, so that the next piece
begins where a statement begins; its first line is the header, so that nothing in it belongs to the piece before; and
where all that it says is items of one array, no other piece can change what they say, nor can they change what the
others say. The other pieces, few and short, are read once more together, without the items between them. If that
says nothing about any of those arrays, then the items, each array's in order, and the others are what the whole says.
Wherever one of these is not so, the whole is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lmc_tui.storage.encoding import Table
from lmc_tui.storage.remembering import Remembered

_HEADER = re.compile(r"^[ \t]*\[\[?[ \t]*([\w-]+)[ \t]*([\].])", re.MULTILINE)
"""What looks like a header, and its first name. So may lines of long strings and arrays: they do not parse then."""


class SecondReader:
    """Gives for every text what `tomllib.loads` gives, exceptions included. What it gave must not be changed."""

    def __init__(self) -> None:
        self._read: Remembered[str, Table] = Remembered(by=str)

    def loads(self, text: str) -> Table:
        """What the whole text says. Raises `tomllib.TOMLDecodeError`."""
        import tomllib  # here, for it is slow to load and only saving needs it

        text = text.replace("\r\n", "\n")  # as every TOML parser takes them
        read = self._read.next()
        try:
            data = _joined(list(_pieces(text)), read)
        except (ValueError, RecursionError):  # of which the errors of the parser are some
            data = None
        self._read = read
        return data if data is not None else tomllib.loads(text)


def _pieces(text: str) -> Iterator[str]:
    """The head, perhaps empty, and then a piece from each header on to the next that is not of a table inside."""
    start, last = 0, ""
    for match in _HEADER.finditer(text):
        if match[2] == "." and match[1] == last:
            continue
        yield text[start : match.start()]
        start, last = match.start(), match[1]
    yield text[start:]


def _joined(pieces: list[str], read: Remembered[str, Table]) -> Table | None:
    """What the pieces say together; None when that cannot be told from the pieces."""
    items: dict[str, list[object]] = {}
    others = []
    for number, piece in enumerate(pieces):
        said = _said(piece, read)
        name, value = next(iter(said.items())) if number and len(said) == 1 else ("", None)
        if isinstance(value, list):
            items.setdefault(name, []).extend(value)
        else:
            others.append(piece)
    rest = _said("".join(others), read)
    return {**rest, **items} if rest.keys().isdisjoint(items) else None


def _said(piece: str, read: Remembered[str, Table]) -> Table:
    """What a piece says by itself. Raises `tomllib.TOMLDecodeError`."""
    import tomllib

    known = read.known(piece)
    return known if known is not None else read.keep(piece, tomllib.loads(piece))
