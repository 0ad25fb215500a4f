"""What a statement of a session file still says when it cannot be parsed.

Nothing is guessed beyond what stands there: a line end that went is put back, a quote that is missing is closed, the
complete pieces of a broken list are taken, and the words of a text are kept as they stand, quotes and all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from lmc_tui.storage.document import ARRAYS, TABLES
from lmc_tui.storage.encoding import Table
from lmc_tui.storage.fields import nearest
from lmc_tui.storage.parsing import plain_data
from lmc_tui.storage.strange import KNOWN, ROOT

WORDS = frozenset({"text", "title", "prompt", "owner", "designed_for", "designed_by"})
"""Keys whose value is taken as it stands when nothing else helps: words matter more than quotes."""
KEYS = tuple(sorted({*ROOT, *(key for keys in KNOWN.values() for key in keys)} - {*TABLES, *ARRAYS}, key=len))[::-1]
"""Keys of all tables, longest first."""

_HEADER = re.compile(r"[ \t]{0,20}(\[\[?)[ \t]{0,20}([\w\ufffd.\"'-]{1,200})[ \t]{0,20}(\]\]?)[ \t]{0,20}(?:#.*)?")
_HEADER_REMAINS = re.compile(r"\s{0,20}([^\"',=#\s][^\"',=#]{1,60})(?:#.*)?")
_STATEMENT = re.compile(r"\s{0,20}(\"[^\"\n]{1,100}\"|'[^'\n]{1,100}'|[\w.-]{1,100})\s{0,20}=[ \t]*(.*)", re.DOTALL)
_DAMAGED = re.compile(r"\s{0,20}([^\"'\[{\n]{2,30}?)\s{0,3}=?\s{0,3}([\"'\[{].*)", re.DOTALL)
_LINE_END = re.compile(r"(?<=[\"'\]}\w])[^\s\"'](?=(?:" + "|".join(KEYS) + r")[ \t]*=|\[\[?[\w.-]{1,40}\]\]?[ \t]*$)")
"""A sign that stands where a line ended: behind a value or a header, before a key or a header."""
_STRING = r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'"
_PAIR = re.compile(rf"(?<![\w-])([\w-]{{1,60}})[ \t]*=[ \t]*({_STRING}|\[[^\[\]\n]*\]|[\w.+:-]+)")
_CHECK = re.compile(r"[A-Z][0-9]{1,3}")
"""The id of a check."""
_MOST_LINE_ENDS = 20
_MOST_PAIRS = 200
_LONGEST = 20_000
"""In what is longer, in characters, no line ends are looked for."""
_LIKENESS = 0.7


class Header(NamedTuple):
    """A line that opens a table."""

    name: str
    """Empty where it is gone."""
    is_item: bool
    """Whether the table is an item of an array."""


Piece = Table | Header
"""What a line is: statements, or a header."""


def parsed(text: str) -> Table | None:
    """What *text* says; None when it cannot be parsed."""
    try:
        return plain_data(text)
    except ValueError:
        return None


def header(line: str) -> Header | None:
    """The header that a line is, a bracket more or less; None for any other line."""
    match = _HEADER.fullmatch(line) if "[" in line[:21] else None
    if match is None:
        return None
    name = ".".join(part.strip("\"'") for part in match[2].split("."))
    return Header(name, "[[" in match[1] or "]]" in match[3])


def is_statement(line: str) -> bool:
    """Whether a line begins as `key =` does."""
    return _STATEMENT.match(line) is not None


def damaged_header(line: str) -> Header | None:
    """The header that a line most likely was, with an empty name where that is gone; None for any other line."""
    match = _HEADER_REMAINS.fullmatch(line) if "[" in line or "]" in line else None
    if match is None:
        return None
    name = nearest(re.sub(r"[^\w.-]", "", match[1]), (*TABLES, *ARRAYS), _LIKENESS)
    if name is not None:
        return Header(name, name in ARRAYS)
    return Header("", is_item=True) if re.fullmatch(r"\W{0,4}[\w\ufffd.-]+\W{0,4}", match[1]) else None


def names_check(said: Mapping[str, object]) -> bool:
    """Whether it says which check was put aside: by that a dismissed finding is known where its header is gone."""
    check = said.get("check")
    return isinstance(check, str) and _CHECK.fullmatch(check) is not None


def scraps(text: str) -> list[Piece]:
    """What is left in a statement of one line or several, which cannot be parsed as a whole."""
    pieces: list[Piece] = []
    split = _at_line_end(text)
    while split is not None and len(pieces) < _MOST_LINE_ENDS:
        piece, text = split
        pieces.append(piece)
        split = _at_line_end(text)
    rest = parsed(text)
    said = _of_one(text) if rest is None else rest
    return [*pieces, said] if said else pieces


def _at_line_end(text: str) -> tuple[Piece, str] | None:
    """A sound line that another one was joined to, and that other one; None when there is none."""
    places = _LINE_END.finditer(text) if len(text) <= _LONGEST else iter(())
    for match in islice(places, _MOST_LINE_ENDS):
        line = text[: match.start()]
        piece = header(line) or parsed(line)
        if piece:
            return piece, text[match.end() :]
    return None


def _of_one(text: str) -> Table:
    """What one damaged statement still says."""
    key, rest = _key_and_rest(text)
    if not key:
        return {}
    closed = parsed(f'"{key}" = {rest}{_missing_quotes(rest)}')
    if closed:
        return closed
    if key in WORDS:
        words = _bare(rest)
        return {key: words} if words else {}
    if rest.startswith("["):
        return _only_full({key: [each for match in re.findall(_STRING, rest) for each in _values(match)]})
    if rest.startswith("{"):
        return _only_full({key: _pairs(rest)})
    return _pairs(text)


def _key_and_rest(text: str) -> tuple[str, str]:
    match = _STATEMENT.match(text)
    if match is not None:
        return match[1].strip("\"'"), match[2].strip()
    match = _DAMAGED.match(text)
    key = nearest(match[1].strip(), KEYS, _LIKENESS) if match is not None else None
    return (key, match[2].strip()) if match is not None and key is not None else ("", "")


def _missing_quotes(rest: str) -> str:
    return rest[:3] if rest.startswith(('"""', "'''")) else rest[:1] if rest.startswith(('"', "'")) else ""


def _bare(rest: str) -> str:
    """Words without the quotes around them."""
    quotes = _missing_quotes(rest)
    return rest.removeprefix(quotes).removesuffix(quotes).strip() if quotes else rest.strip()


def _pairs(text: str) -> Table:
    pairs: Table = {}
    for match in islice(_PAIR.finditer(text), _MOST_PAIRS):
        for key, value in (parsed(f'"{match[1]}" = {match[2]}') or {}).items():
            pairs.setdefault(key, value)
    return pairs


def _values(text: str) -> list[object]:
    return list((parsed(f"x = {text}") or {}).values())


def _only_full(data: Mapping[str, object]) -> Table:
    return {key: value for key, value in data.items() if value}
