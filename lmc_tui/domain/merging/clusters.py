"""Notes that each side wrote by itself and that say nearly the same: found, and joined when somebody says so.

Two groups who fill one canvas write many things twice. Nothing is joined by itself: each cluster is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from lmc_tui.domain.comparing.likeness import ENOUGH, alike
from lmc_tui.domain.merging.conflict import Side
from lmc_tui.domain.notes import FacetValueOf, Note
from lmc_tui.domain.ordering import united
from lmc_tui.domain.session import Session


class Cluster(NamedTuple):
    """Two notes of one section, each from another side, that read alike."""

    mine: Note
    theirs: Note
    ratio: float
    """How much their texts are alike, up to 1."""

    def of(self, side: Side) -> Note:
        """The note of that side."""
        return self.mine if side is Side.MINE else self.theirs


class Choice(StrEnum):
    """What becomes of a cluster, or of a thing that both sides changed differently."""

    BOTH = "both"
    """Both stay beside one another."""
    MINE = "mine"
    THEIRS = "theirs"

    @property
    def side(self) -> Side | None:
        """Whose words hold; None where both stay."""
        return None if self is Choice.BOTH else Side(self.value)


Chooser: TypeAlias = Callable[[Cluster], Choice]


class Joined(NamedTuple):
    """Two notes that became one."""

    kept: Note
    """As it is now."""
    left: Note
    """The other one, archived."""
    lost: tuple[str, ...]
    """Names of what the other said otherwise and only says in the archive: `owner`, `facets.side`."""


def clusters(merged: Session, mine: Session, theirs: Session) -> tuple[Cluster, ...]:
    """The notes of *merged* that came from one side alone and read like one of the other side, in the order of *mine*.

    Archived notes are in none, and no note is in two. Notes of two sections are never offered as one: where a thing
    belongs is what two groups differ about.
    """
    first, second = {note.id for note in mine.notes}, {note.id for note in theirs.notes}
    here = _by_place(note for note in merged.notes if note.id in first and note.id not in second)
    there = _by_place(note for note in merged.notes if note.id in second and note.id not in first)
    return tuple(cluster for place, notes in here.items() if place in there for cluster in _alike(notes, there[place]))


def joined(session: Session, cluster: Cluster, side: Side) -> tuple[Session, Joined]:
    """The session with the two notes of a cluster as one, in the words of *side*.

    Facets, tags and links of both are united in it, and threads to either lead to it. Where both say something else,
    its own word holds. The other note stays as it is, archived.
    """
    other_side = Side.THEIRS if side is Side.MINE else Side.MINE
    notes = {note.id: note for note in session.notes}
    kept, left = notes[cluster.of(side).id], notes[cluster.of(other_side).id]
    facets, lost = _facets(kept.facets, left.facets)
    links = (link for link in united((), kept.links, left.links) if link not in (kept.id, left.id))
    both = replace(
        kept,
        facets=facets,
        tags=united((), kept.tags, left.tags),
        owner=kept.owner or left.owner,
        links=tuple(links),
        question=kept.question or left.question,
    )
    archived = replace(left, is_archived=True)
    changed = {kept.id: both, left.id: archived}
    told = ("owner",) if kept.owner and left.owner and kept.owner != left.owner else ()
    result = tuple(changed.get(note.id) or _leading_to(note, left.id, kept.id) for note in session.notes)
    return replace(session, notes=result), Joined(both, archived, (*told, *lost))


def _by_place(notes: Iterable[Note]) -> dict[tuple[str, str], list[Note]]:
    found: dict[tuple[str, str], list[Note]] = {}
    for note in notes:
        if not note.is_archived:
            found.setdefault((note.board, note.section), []).append(note)
    return found


def _alike(mine: list[Note], theirs: list[Note]) -> Iterator[Cluster]:
    first, second = ({place: note.text for place, note in enumerate(notes)} for notes in (mine, theirs))
    for each in sorted(alike(first, second, ENOUGH), key=lambda each: each.before):
        yield Cluster(mine[each.before], theirs[each.after], each.ratio)


def _facets(
    kept: Mapping[str, FacetValueOf], left: Mapping[str, FacetValueOf]
) -> tuple[Mapping[str, FacetValueOf], list[str]]:
    """What both say for all facets, and those for which the one that is left says something that is not taken."""
    found, lost = dict(kept), []
    for key, value in left.items():
        own = found.get(key)
        if own is None:
            found[key] = value
        elif isinstance(own, tuple) and isinstance(value, tuple):
            found[key] = united((), own, value)
        elif own != value:
            lost.append(f"facets.{key}")
    return found, lost


def _leading_to(note: Note, left: str, kept: str) -> Note:
    """The note with its threads to the one that is left leading to the one that is kept."""
    if left not in note.links:
        return note
    return replace(note, links=tuple(dict.fromkeys(kept if link == left else link for link in note.links)))
