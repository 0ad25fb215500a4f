"""What a person types for a note: words, with `#value`, `#facet=value`, `#tag` and `@owner` among them.

`#need` is looked up in the vocabulary of the note's section; what is not found there is a tag. A tag or an
owner begins with a letter, so `#1` and `@9` are plain words. Spaces go in quotes: `@"Head of L&D"`. A backslash
before `#` or `@` makes it plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lmc_tui.domain.canvas import Canvas, Facet, FacetKind
from lmc_tui.domain.notes import FacetValueOf
from lmc_tui.domain.session import Session

_END = ",;:.!?"
"""Punctuation that ends a sentence or a part of one, and so no marked word."""
_TOKEN = re.compile(
    rf"""(?<!\S)(?P<mark>[#@])(?:
      "[^\S\n]*(?P<quoted>[^"\s][^"\n]*)"[{_END}]*
    | (?P<key>[^\W\d_][\w-]*)=(?:"(?P<long>[^"\n]*)"[{_END}]*|(?P<short>[^\s"]\S*))
    | (?P<word>[^\W\d_][^\s=]*)
    )(?!\S)""",
    re.VERBOSE,
)
_PLAIN = re.compile(r"(?<!\S)\\(?=[#@])")
_BARE = re.compile(rf"[^\W\d_](?:[^\s=]*[^\s={_END}])?")
"""What can stand after a mark without quotes and be read as it is."""
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
"""A number with its thousands set apart by commas."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed, taken apart."""

    text: str
    """The words that are left."""
    facets: tuple[tuple[str, FacetValueOf], ...] = ()
    """Facet id and value, in the order typed; several values of one facet are together."""
    tags: tuple[str, ...] = ()
    owner: str | None = None
    """None when no owner was named."""


def parse(canvas: Canvas, section: str, typed: str, literal: Iterable[str] = ()) -> Entry:
    """What *typed* says, for a note of that section.

    *literal* holds marked words (`#like-this`) that stay words: those that stood in a note's text before it was edited.
    """
    facets: dict[str, FacetValueOf] = {}
    tags: list[str] = []
    owner: str | None = None
    kept = frozenset(word.rstrip(_END) for word in literal)

    def take(match: re.Match[str]) -> str:
        nonlocal owner
        if match.group().rstrip(_END) in kept:
            return match.group()
        said = (match["quoted"] or "").strip() or (match["word"] or "").rstrip(_END)
        if match["mark"] == "@":
            if match["key"]:
                return match.group()
            owner = said
            return ""
        if match["key"]:
            named = canvas.facet(section, match["key"].lower().replace("-", "_"))
            value = _read(canvas, named, match["long"] or (match["short"] or "").rstrip(_END)) if named else None
            if named is None or value is None:
                return match.group()
            _add(facets, named, value)
            return ""
        found = _lookup(canvas, section, said)
        if found is None:
            tag = _dashed(said)
            if tag not in tags:
                tags.append(tag)
        else:
            _add(facets, *found)
        return ""

    text = _PLAIN.sub("", _TOKEN.sub(take, typed))
    text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
    return Entry(text, tuple(facets.items()), tuple(tags), owner)


def marked_words(text: str) -> frozenset[str]:
    """The words of *text* that `parse` would take out of it."""
    return frozenset(match.group() for match in _TOKEN.finditer(text))


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to end the word being typed."""

    insert: str
    """The whole marked word, with its mark."""
    hint: str
    """What it is: the facet's name, `tag` or `owner`."""


def complete(session: Session, canvas: Canvas, section: str, typed: str) -> tuple[Completion, ...]:
    """Ways to end the marked word at the end of *typed*, best first; none when it does not end in one.

    After `#`: values of the section's facets, `facet=` for words and numbers, tags in use. After `@`: owners in use.
    """
    match = re.search(r"(?<!\S)([#@])([^\s\"]*)\Z", typed)
    if match is None:
        return ()
    mark, begun = match[1], match[2].casefold()
    found = _owners(session) if mark == "@" else _values(session, canvas, section)
    starts = [option for option in found if option.insert[1:].lstrip('"').casefold().startswith(begun)]
    inside = (
        [option for option in found if begun in option.insert[1:].casefold() and option not in starts] if begun else []
    )
    return tuple(starts + inside)


def _owners(session: Session) -> list[Completion]:
    names = {note.owner for note in session.notes} | {action.owner for action in session.actions}
    return [Completion(_marked("@", name), "owner") for name in sorted(names - {""}, key=str.casefold)]


def _values(session: Session, canvas: Canvas, section: str) -> list[Completion]:
    found: list[Completion] = []
    open_ended: list[Completion] = []
    for facet in canvas.facets_of(section):
        found += [Completion(f"#{value.id}", facet.name) for value in facet.values]
        if facet.kind is FacetKind.SECTIONS:
            found += [Completion(f"#{facet.id}={each.id}", facet.name) for each in canvas.sections]
        elif facet.kind in (FacetKind.TEXT, FacetKind.NUMBER):
            open_ended.append(Completion(f"#{facet.id}=", facet.hint or facet.name))
    tags = sorted({tag for note in session.notes for tag in note.tags})
    return found + open_ended + [Completion(_marked("#", tag), "tag") for tag in tags]


def _marked(mark: str, said: str) -> str:
    """The marked word that says *said*, in quotes where it needs them."""
    return f"{mark}{said}" if _BARE.fullmatch(said) else f'{mark}"{said}"'


def _lookup(canvas: Canvas, section: str, said: str) -> tuple[Facet, str] | None:
    for facet in canvas.facets_of(section):
        value_id = _known(facet, said)
        if value_id is not None:
            return facet, value_id
    return None


def _known(facet: Facet, said: str) -> str | None:
    """The id of the facet's value that has that id or name; None for none."""
    wanted = _dashed(said)
    return next((value.id for value in facet.values if wanted in (value.id, _dashed(value.name))), None)


def _dashed(said: str) -> str:
    return "-".join(said.casefold().split())


def _read(canvas: Canvas, facet: Facet, said: str) -> FacetValueOf | None:
    """What *said* means for the facet; None when it means nothing there."""
    said = said.strip()
    match facet.kind:
        case FacetKind.TEXT:
            return said or None
        case FacetKind.NUMBER:
            return number(said)
        case FacetKind.SECTIONS:
            section = canvas.section_named(said)
            return section.id if section else None
        case _:  # one choice, or several
            return _known(facet, said)


def number(said: str) -> float | int | None:
    """The number that was typed, whole if it is one; None when it is none, or none that a file could hold.

    A comma sets thousands apart where it can (`64,000`), and stands for the point elsewhere (`12,5`).
    """
    said = said.strip()
    if _GROUPED.fullmatch(said):
        said = said.replace(",", "")
    try:
        value = float(said.replace(",", ".").replace("_", "").replace(" ", ""))
    except ValueError:
        return None
    if value != value or abs(value) >= 1e15:
        return None
    return int(value) if value == int(value) else value


def _add(facets: dict[str, FacetValueOf], facet: Facet, value: FacetValueOf) -> None:
    if facet.kind in (FacetKind.CHOICES, FacetKind.SECTIONS) and isinstance(value, str):
        before = facets.get(facet.id, ())
        several = before if isinstance(before, tuple) else ()
        facets[facet.id] = several if value in several else (*several, value)
    else:
        facets[facet.id] = value
