"""On which line of a TOML text a key is set. Parsers do not tell; loaded only when there is something to say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import tomli

_PIECE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\[\]{}\n]",
    re.DOTALL,
)
"""What a statement is cut at, or what hides such a thing."""


@lru_cache(maxsize=1)
def lines(text: str) -> dict[tuple[str, ...], int]:
    """The line of every key of a text that is TOML, counted from one; no deeper than settings lie."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, statement in _statements(text):
        paths = _paths(statement)
        if statement.startswith("["):
            table = max(paths, key=len, default=())
            found.setdefault(table, number)
            continue
        for path in paths:
            found.setdefault((*table, *path), number)
    return found


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each key with its value, and each name of a table, with the line on which it begins."""
    start, depth, number, at = 0, 0, 1, 1
    for piece in _PIECE.finditer(text):
        sign = piece[0]
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
        elif sign == "\n" and depth <= 0:
            yield from _unless_empty(at, text[start : piece.start()])
            start, at = piece.end(), number + 1
        number += sign.count("\n")
    yield from _unless_empty(at, text[start:])


def _unless_empty(number: int, statement: str) -> Iterator[tuple[int, str]]:
    words = statement.strip()
    if words and not words.startswith("#"):
        yield number, words


def _paths(statement: str) -> list[tuple[str, ...]]:
    """The keys that one statement sets, those above others first."""
    try:
        data = tomli.loads(statement)
    except (ValueError, RecursionError):  # what the whole text may say, a line by itself need not
        return []
    paths: list[tuple[str, ...]] = []
    for key, value in data.items():
        paths.append((key,))
        if isinstance(value, Mapping):
            paths += [(key, each) for each in value]
            paths += [
                (key, each, name) for each, below in value.items() if isinstance(below, Mapping) for name in below
            ]
    return paths
