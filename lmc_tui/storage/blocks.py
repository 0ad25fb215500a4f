"""A TOML text as blocks: the head, and one for each table, with the comments that stand right above its header.

A session file is flat, so that a change touches a few blocks and leaves all others byte for byte as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]#]+?)\s*\]\]?\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text."""

    name: str
    """The table's name, unquoted; empty for the head of the file."""
    is_item: bool
    """Whether it is an item of an array of tables."""
    text: str
    """All its lines, with their ends; comments above the header first, blank lines below last."""


def split(text: str) -> list[Block]:
    """*text* in blocks that give it again when joined. Tables inside an item belong to the item's block."""
    lines = text.splitlines(keepends=True)
    starts: list[tuple[int, str, bool]] = [(0, "", False)]
    quotes = ""
    for place, line in _telling(text, lines):
        match = _HEADER.match(line) if not quotes else None
        if match is not None:
            name, is_item = _unquoted(match[2]), match[1] == "[["
            if not _belongs_to(name, starts[-1]):
                starts.append((_with_comments(lines, place, starts[-1][0]), name, is_item))
            continue
        quotes = open_quotes(line, quotes)
    ends = [start for start, _, _ in starts[1:]] + [len(lines)]
    return [
        Block(name, is_item, "".join(lines[start:end]))
        for (start, name, is_item), end in zip(starts, ends, strict=True)
    ]


def _telling(text: str, lines: list[str]) -> Iterable[tuple[int, str]]:
    """Places and lines of those among which all headers are, and all ends of long strings."""
    if '"""' in text or "'''" in text:
        return enumerate(lines)
    return [(place, line) for place, line in enumerate(lines) if line.lstrip().startswith("[")]


def _unquoted(name: str) -> str:
    if name.isidentifier():
        return name
    return ".".join(part.strip().strip("\"'") for part in name.split("."))


def _belongs_to(name: str, last: tuple[int, str, bool]) -> bool:
    """Whether a table of that name is a part of the block begun last."""
    return bool(last[1]) and name.startswith(f"{last[1]}.")


def _with_comments(lines: list[str], header: int, least: int) -> int:
    """Where a block begins whose header stands on that line: at the comments right above it."""
    start = header
    while start > least and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def open_quotes(line: str, quotes: str) -> str:
    """The kind of long string that is open behind *line*, if *quotes* was open before it; empty for none."""
    if quotes:
        return _walk(line, quotes)[0] if quotes in line else quotes
    return _walk(line, quotes)[0] if '"""' in line or "'''" in line else ""


def comment_in(line: str) -> str:
    """The comment with which a line ends, if no long string is open before it; empty for none."""
    return line[_walk(line, "")[1] :]


def _walk(line: str, quotes: str) -> tuple[str, int]:
    """The long string that is open behind a line, and where its comment begins or else the line ends."""
    place = 0
    while place < len(line):
        if quotes:
            end = line.find(quotes, place)
            if end < 0:
                return quotes, len(line)
            if quotes == '"""' and _is_escaped(line, end):
                place = end + 1
                continue
            place, quotes = end + 3, ""
            while place < len(line) and line[place] == line[end]:  # a long string may end in quotes of its own
                place += 1
            continue
        character = line[place]
        if character == "#":
            return "", place
        if line.startswith(('"""', "'''"), place):
            quotes, place = line[place : place + 3], place + 3
        elif character in "\"'":
            place = _end_of_string(line, place) + 1
        else:
            place += 1
    return quotes, len(line)


def _is_escaped(line: str, place: int) -> bool:
    slashes = 0
    while place > slashes and line[place - slashes - 1] == "\\":
        slashes += 1
    return slashes % 2 == 1


def _end_of_string(line: str, start: int) -> int:
    """Where the short string ends that begins at *start*; the line's end if it does not."""
    place = start + 1
    while place < len(line):
        if line[place] == "\\" and line[start] == '"':
            place += 2
            continue
        if line[place] == line[start]:
            return place
        place += 1
    return len(line)
