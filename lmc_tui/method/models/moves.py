"""The way from today to the target: which partners and resources are won, gained, dropped or changed."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from lmc_tui.content.models import Model
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.method.board import Board, is_needed, values_of
from lmc_tui.method.models.missing import PartnerGap, missing_partners
from lmc_tui.method.models.presence import present
from lmc_tui.method.vocabulary import AS_IS, PARTNERS, RESOURCES, TO_BE

if TYPE_CHECKING:
    from lmc_tui.domain.comparing.matching import Pair


class Way(StrEnum):
    """What becomes of a partner or a resource on the way."""

    WIN = "win"
    """Needed, and still to be won."""
    GAINED = "gained"
    """There in the target, and not there today."""
    CHANGED = "changed"
    """Another takes its place, or it is put otherwise."""
    DROPPED = "dropped"
    """There today, and not in the target."""
    KEPT = "kept"
    """As today."""


class Move(NamedTuple):
    """One partner or resource, today and in the target."""

    way: Way
    before: Note | None
    """None where there is none today."""
    after: Note | None
    """None where the target has none."""

    @property
    def note(self) -> Note:
        """The note in the target, else the one of today."""
        note = self.after or self.before
        assert note is not None
        return note


class Gaps(NamedTuple):
    """What lies between today and the target."""

    target: Model
    partners: tuple[Move, ...]
    """In the order of the to-be board, then those that are dropped."""
    resources: tuple[Move, ...]
    missing: PartnerGap
    """Whom the to-be board does not even name."""

    def moves(self, *ways: Way) -> tuple[Move, ...]:
        """Partners, then resources, that go one of *ways*."""
        return tuple(move for move in (*self.partners, *self.resources) if move.way in ways)


def gaps(session: Session, target: Model) -> Gaps:
    """What lies between the as-is and the to-be board of a session, on the side of supply.

    Notes are taken for one by id, then when they read alike, then when both say the same roles and no other does. What
    the as-is board only needs counts as not there today.
    """
    before, after = Board(session, AS_IS), Board(session, TO_BE)
    return Gaps(
        target,
        tuple(_moves(before, after, PARTNERS)),
        tuple(_moves(before, after, RESOURCES)),
        missing_partners(after, target),
    )


def _moves(before: Board, after: Board, section: str) -> Iterator[Move]:
    from lmc_tui.domain.comparing.likeness import ENOUGH  # here, for a check that only reads models starts quicker
    from lmc_tui.domain.comparing.matching import Matcher

    there, wanted = present(before, section), after.notes_in(section)
    matcher: Matcher[Note] = Matcher(there, wanted)
    matcher.by_id()
    matcher.by_likeness(lambda note: note.text, least=ENOUGH)
    left = [pair for pair in matcher.matched().pairs.values() if pair.by is None]
    matcher.by_hand(_same_roles([pair.before for pair in left], [pair.after for pair in left]))
    found = matcher.matched()
    for key in found.after:
        yield _move(found.pairs[key])
    for key in found.before:
        if found.pairs[key].after is None:
            yield _move(found.pairs[key])


def _same_roles(before: list[Note | None], after: list[Note | None]) -> Iterator[tuple[str, str]]:
    """Ids of two that say the same roles, where only one on each side says them."""
    here, there = _by_roles(before), _by_roles(after)
    for roles, notes in here.items():
        others = there.get(roles, [])
        if len(notes) == len(others) == 1:
            yield notes[0].id, others[0].id


def _by_roles(notes: list[Note | None]) -> dict[tuple[str, ...], list[Note]]:
    found: dict[tuple[str, ...], list[Note]] = {}
    for note in notes:
        if note is not None and (roles := tuple(sorted(values_of(note, "role")))):
            found.setdefault(roles, []).append(note)
    return found


def _move(pair: Pair[Note]) -> Move:
    before, after = pair.before, pair.after
    if after is None:
        return Move(Way.DROPPED, before, None)
    if is_needed(after):
        return Move(Way.WIN, before, after)
    if before is None:
        return Move(Way.GAINED, None, after)
    return Move(Way.KEPT if _said(before) == _said(after) else Way.CHANGED, before, after)


def _said(note: Note) -> str:
    return " ".join(note.text.casefold().split())
