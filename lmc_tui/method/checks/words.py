"""Words in findings, and words that rules look for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from lmc_tui.domain.notes import Note

_WORD = re.compile(r"\w+")


def plain(text: str) -> str:
    """*text* in small letters, with one blank between its words and no sign at its ends."""
    return " ".join(text.casefold().split()).strip(" .,;:!?-()")


def said(note: Note) -> Iterable[str]:
    """What the note says in somebody's words: its text, its tags, and facets that are words."""
    yield note.text
    yield from note.tags
    yield from (value for value in note.facets.values() if isinstance(value, str))


def mentions(texts: Iterable[str], phrases: tuple[str, ...]) -> bool:
    """Whether one of *phrases* stands in one of *texts*, as whole words, in any case; a hyphen is a blank."""
    wanted = _all_spaced(phrases)
    return any(phrase in spaced for spaced in map(_spaced, texts) for phrase in wanted)


@cache
def _all_spaced(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(_spaced, phrases))


def _spaced(text: str) -> str:
    """The words of a text in small letters, with a blank before, between and after them."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
