"""Counts of what became of things, as sentences that a facilitator can read aloud."""

from __future__ import annotations

from collections.abc import Mapping

from lmc_tui.domain.comparing.kinds import Kind

PHRASES = {
    Kind.ADDED: "added",
    Kind.DROPPED: "dropped",
    Kind.ARCHIVED: "archived",
    Kind.BROUGHT_BACK: "brought back",
    Kind.MOVED: "moved",
    Kind.REWORDED: "reworded",
    Kind.CHANGED: "with other details",
    Kind.KEPT: "as before",
}
SAME = "Both say the same."


def told(counts: Mapping[Kind, int], *, came: int = 0, went: int = 0, reordered: int = 0) -> str:
    """So many of each kind, `2 added, 1 reworded, 3 as before`; the end of a sentence, without its full stop.

    *came* and *went* tell of notes that were moved into a section and out of it.
    """
    said = {PHRASES[kind]: counts.get(kind, 0) for kind in Kind if kind is not Kind.KEPT}
    said |= {"moved here": came, "moved away": went, PHRASES[Kind.KEPT]: counts.get(Kind.KEPT, 0)}
    words = ", ".join(f"{count} {phrase}" for phrase, count in said.items() if count)
    order = f"the order of {reordered} changed" if reordered else ""
    return "; ".join(part for part in (words, order) if part) or "nothing on either side"


def ticks_told(ticked: int, unticked: int) -> str:
    """How many questions were ticked as answered, and how many are open again."""
    parts = [f"{ticked} more answered"] if ticked else []
    return ", ".join([*parts, *([f"{unticked} open again"] if unticked else [])])


def dismissals_told(dismissed: int, reopened: int) -> str:
    """How many findings were dismissed, and how many are open again."""
    parts = [f"{dismissed} more dismissed"] if dismissed else []
    return ", ".join([*parts, *([f"{reopened} open again"] if reopened else [])])
