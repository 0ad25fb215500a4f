"""Showing some notes only: by words, `#value`, `#tag` and `@owner` as they are typed for a note, and `facet=value`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas, Facet, FacetKind
from lmc_tui.domain.facets import value_words
from lmc_tui.domain.notes import FacetValueOf, Note

_TOKEN = re.compile(
    r"""
    (?P<quoted_sign>[#@])"(?P<quoted>[^"]*)"                              # "technical vendor" behind a sign
    | \#?(?P<facet>\w[\w-]*)=(?:"(?P<facet_quoted>[^"]+)"|(?P<said>[^\s"]+)"?)  # side=external, with or without a sign
    | (?P<sign>[#@])"?(?P<value>[^\s"]+)"?                                # need, Ann behind a sign
    | (?P<word>\S+)
    """,
    re.VERBOSE,
)


class Mark(NamedTuple):
    """A marked word."""

    facet: str
    """Id of the facet that is to say it; empty for any facet, or a tag."""
    value: str
    """What is to be said, in small letters with dashes for blanks."""


class Filter(NamedTuple):
    """What a note must hold: all of it."""

    words: tuple[str, ...] = ()
    """In small letters, anywhere in the text."""
    marks: tuple[Mark, ...] = ()
    owners: tuple[str, ...] = ()
    """Beginnings of the owner's name, in small letters."""

    def __bool__(self) -> bool:
        return any(self)


def parse_filter(typed: str) -> Filter:
    """What was typed, taken apart. Nothing typed is a filter that every note passes, and that is false."""
    words: list[str] = []
    marks: list[Mark] = []
    owners: list[str] = []
    for token in _TOKEN.finditer(typed):
        sign, value = token["quoted_sign"] or token["sign"], token["quoted"] or token["value"] or ""
        if token["facet"]:
            said = token["facet_quoted"] or token["said"]
            marks.append(Mark(token["facet"].casefold().replace("-", "_"), _dashed(said)))
        elif sign == "@":
            owners.append(value.casefold())
        elif sign:
            marks.append(Mark("", _dashed(value)))
        elif token["word"] not in ("#", "@"):  # a marked word that is only begun
            words.append(token["word"].casefold())
    return Filter(tuple(words), tuple(marks), tuple(owners))


def passes(canvas: Canvas, note: Note, wanted: Filter) -> bool:
    """Whether a note holds all that is wanted. A facet that it does not mention says its default."""
    text = note.text.casefold()
    if not all(word in text for word in wanted.words):
        return False
    if not all(note.owner.casefold().startswith(owner) for owner in wanted.owners if owner) or (
        wanted.owners and not note.owner
    ):
        return False
    if not wanted.marks:
        return True
    said = _said(canvas, note)
    return all(mark in said if mark.facet else any(mark.value == each.value for each in said) for mark in wanted.marks)


def _said(canvas: Canvas, note: Note) -> frozenset[Mark]:
    """All that a note says, by id and by name; tags as marks of no facet."""
    marks = {Mark("", _dashed(tag)) for tag in note.tags}
    for facet in canvas.facets_of(note.section):
        value = note.facet(facet.id, facet.default)
        if value is not None:
            marks |= {Mark(facet.id, word) for each in _each(value) for word in _names(canvas, facet, each)}
    return frozenset(marks)


def _each(value: FacetValueOf) -> Iterable[FacetValueOf]:
    return value if isinstance(value, tuple) else (value,)


def _names(canvas: Canvas, facet: Facet, value: FacetValueOf) -> Iterator[str]:
    yield _dashed(str(value) if isinstance(value, str) else f"{value:.15g}" if isinstance(value, (int, float)) else "")
    yield _dashed(value_words(canvas, facet, value))


def _dashed(said: str) -> str:
    return "-".join(said.casefold().split())


class InUse(NamedTuple):
    """Something that notes can be chosen by."""

    typed: str
    """What is typed for it: `#need`, `#author="Group 1"`, `@Ann`."""
    name: str
    """What it is: the name of the facet, `tag` or `owner`."""
    notes: int
    """How many notes say it."""


def in_use(canvas: Canvas, notes: Iterable[Note]) -> tuple[InUse, ...]:
    """All that notes can be chosen by, what most of them say first; what all of them say is left out."""
    found: Counter[tuple[str, str]] = Counter()
    total = 0
    for note in notes:
        total += 1
        found.update(set(_typed(canvas, note)))
    chosen = [InUse(typed, name, count) for (typed, name), count in found.items() if count < total or total == 1]
    return tuple(sorted(chosen, key=lambda each: (-each.notes, each.typed.casefold())))


def _typed(canvas: Canvas, note: Note) -> Iterator[tuple[str, str]]:
    """What chooses a note, and what that is."""
    for facet in canvas.facets_of(note.section):
        value = note.facet(facet.id, facet.default)
        for each in _each(value) if value is not None else ():
            if facet.kind in (FacetKind.CHOICE, FacetKind.CHOICES):
                yield f"#{each}", facet.name
            elif facet.kind is FacetKind.SECTIONS:
                yield f"#{facet.id}={each}", facet.name
            elif facet.id == "author":
                yield f"#{facet.id}={_dashed(str(each))}", facet.name
    yield from ((f"#{_dashed(tag)}", "tag") for tag in note.tags)
    if note.owner:
        yield (f'@"{note.owner}"' if " " in note.owner else f"@{note.owner}"), "owner"
