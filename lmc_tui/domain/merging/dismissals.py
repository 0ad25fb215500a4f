"""The findings that two sides put aside, brought together by what they are about.

There is no conflict to tell: where both sides gave a reason, both reasons are kept.
"""

from __future__ import annotations

from lmc_tui.domain.merging.unions import settled
from lmc_tui.domain.session import Dismissed, Session, by_key


def merged_dismissals(base: Session, mine: Session, theirs: Session) -> tuple[Dismissed, ...]:
    """The findings put aside on either side. What one side opened again is open, unless the other worked on it."""
    old, here, there = ({each.key: each for each in side.dismissed} for side in (base, mine, theirs))
    kept: list[Dismissed] = []
    for key in {**here, **there}:
        first, second, before = here.get(key), there.get(key), old.get(key)
        if first is not None and second is not None:
            kept.append(_both(before, first, second))
            continue
        left = first if first is not None else second
        if left is not None and left != before:
            kept.append(left)
    return by_key(kept)


def _both(base: Dismissed | None, mine: Dismissed, theirs: Dismissed) -> Dismissed:
    """One finding that both sides put aside. Where both say what it was about, and differ, mine holds as notes do."""
    reason, differs = settled(base.reason if base else None, mine.reason, theirs.reason)
    of, _ = settled(base.of if base else None, mine.of, theirs.of)
    return mine._replace(reason=_joined(mine.reason, theirs.reason) if differs else reason, of=of)


def _joined(mine: str, theirs: str) -> str:
    """Both reasons, once."""
    if theirs in mine:
        return mine
    return theirs if mine in theirs else f"{mine}; {theirs}"
