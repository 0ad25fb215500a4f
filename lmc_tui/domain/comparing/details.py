"""What a note says besides its words, before and after, in the canvas' words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas, Facet
from lmc_tui.domain.facets import value_words
from lmc_tui.domain.notes import FacetValueOf, Note

LONGEST = 40
"""Characters by which another note is known."""


class Detail(NamedTuple):
    """One thing that is said otherwise."""

    field: str
    """The key in the file: `owner`, `links`, `facets.side`, `planned_seconds`."""
    name: str
    """What it is called: `owner`, `leads to`, `side`, `timebox`."""
    before: str
    """What it said, in words; empty for nothing."""
    after: str
    """What it says."""
    told: str
    """What differs in a few words: `owner: nobody → Ann`, `no longer leads to “Scanner vendor”`."""


def changed(field: str, name: str, before: str, after: str, *, nothing: str = "nothing") -> Detail:
    """A field that says something else; *nothing* is how nothing is told."""
    return Detail(field, name, before, after, f"{name}: {before or nothing} → {after or nothing}")


class Threads(NamedTuple):
    """Where links lead on two sides that may give one note two ids."""

    counterparts: Mapping[str, str]
    """Id before to id after of the notes that are on both sides."""
    before: Mapping[str, str]
    """Id to what the note says."""
    after: Mapping[str, str]

    def details(self, before: Note, after: Note) -> Iterator[Detail]:
        """How the note leads elsewhere; nothing when it leads to the same notes."""
        was = {self.counterparts.get(link, link): link for link in before.links}
        lost = [link for there, link in was.items() if there not in after.links]
        gained = [link for link in after.links if link not in was]
        if lost or gained:
            words = (self._called(before.links, self.before), self._called(after.links, self.after))
            told = _told("leads to", self._called(gained, self.after), self._called(lost, self.before))
            yield Detail("links", "leads to", *words, told)

    @staticmethod
    def _called(links: Iterable[str], texts: Mapping[str, str]) -> str:
        """Notes by what they say; by their ids where there are none."""
        return ", ".join(beginning(texts.get(link, link)) for link in links)


def note_details(canvas: Canvas, before: Note, after: Note, threads: Threads) -> tuple[Detail, ...]:
    """What differs between two states of a note, apart from its words and its place. Order in a set is no difference.

    A facet that is not said counts as said with its default.
    """
    return (
        *_facet_details(canvas, before, after),
        *owner_details(before.owner, after.owner),
        *_tag_details(before.tags, after.tags),
        *threads.details(before, after),
        *_question_details(canvas, before.question, after.question),
    )


def owner_details(before: str, after: str) -> Iterator[Detail]:
    """How somebody else sees to it."""
    if before != after:
        yield changed("owner", "owner", before, after, nothing="nobody")


def beginning(text: str) -> str:
    """A text in quotation marks on one line; a longer one by its beginning."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + '…'}”"


def _facet_details(canvas: Canvas, before: Note, after: Note) -> Iterator[Detail]:
    for facet_id in _facet_ids(canvas, before, after):
        (old, was), (new, now) = _said(canvas, before, facet_id), _said(canvas, after, facet_id)
        if _meant(was) != _meant(now):
            known = new or old
            name = known.name if known else facet_id.replace("_", " ")
            yield changed(f"facets.{facet_id}", name, _words(canvas, old, was), _words(canvas, new, now))


def _facet_ids(canvas: Canvas, before: Note, after: Note) -> Iterable[str]:
    """The facets that either says, in the order of the canvas, those that it does not know last."""
    said = dict.fromkeys((*before.facets, *after.facets))
    known = [facet.id for note in (after, before) for facet in _facets_of(canvas, note)] if said else []
    return dict.fromkeys([*(facet_id for facet_id in known if facet_id in said), *said])


def _facets_of(canvas: Canvas, note: Note) -> tuple[Facet, ...]:
    return canvas.facets_of(note.section) if canvas.has_section(note.section) else ()


def _said(canvas: Canvas, note: Note, facet_id: str) -> tuple[Facet | None, FacetValueOf | None]:
    """A facet as the note's section has it, and what the note says for it; its default where it says nothing."""
    facet = next((facet for facet in _facets_of(canvas, note) if facet.id == facet_id), None)
    return facet, note.facet(facet_id, facet.default if facet else None)


def _meant(value: FacetValueOf | None) -> FacetValueOf | frozenset[str] | None:
    """A value as it is compared: several are a set, and nothing is nothing however it is said."""
    if isinstance(value, tuple):
        return frozenset(value) or None
    return None if value == "" else value


def _words(canvas: Canvas, facet: Facet | None, value: FacetValueOf | None) -> str:
    if value is None:
        return ""
    if facet is not None:
        return value_words(canvas, facet, value)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _tag_details(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Detail]:
    lost = [tag for tag in before if tag not in after]
    gained = [tag for tag in after if tag not in before]
    if lost or gained:
        yield Detail("tags", "tags", _tagged(before), _tagged(after), _told("tagged", _tagged(gained), _tagged(lost)))


def _tagged(tags: Iterable[str]) -> str:
    return ", ".join(f"#{tag}" for tag in tags)


def _question_details(canvas: Canvas, before: str | None, after: str | None) -> Iterator[Detail]:
    if before != after:
        texts = {question.id: question.text for _, question in canvas.questions()}
        was, now = (beginning(texts.get(each, each)) if each else "" for each in (before, after))
        yield changed("question", "answers", was, now)


def _told(verb: str, gained: str, lost: str) -> str:
    """What a set has now, and what it has no more."""
    parts = (f"{verb} {gained} now" if gained else "", f"no longer {verb} {lost}" if lost else "")
    return ", ".join(part for part in parts if part)
