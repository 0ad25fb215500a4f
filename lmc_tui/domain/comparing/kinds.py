"""What can become of a thing between two states, the signs for it, and how two things were taken for one."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What became of a note, a parked point, an action or a step. The most telling comes first."""

    ADDED = "added"
    """It is there only afterwards."""
    DROPPED = "dropped"
    """It was there only before."""
    ARCHIVED = "archived"
    """A note was taken off the board."""
    BROUGHT_BACK = "brought_back"
    """A note is on the board again."""
    MOVED = "moved"
    """A note stands in another section or on another board."""
    REWORDED = "reworded"
    """It says something in other words."""
    CHANGED = "changed"
    """Something besides its words differs: facets, owner, tags, links; the day of an action; the timebox of a step."""
    KEPT = "kept"
    """It is as before."""


SIGNS = {
    Kind.ADDED: "+",
    Kind.DROPPED: "-",
    Kind.ARCHIVED: "-",
    Kind.BROUGHT_BACK: "+",
    Kind.MOVED: "<",
    Kind.REWORDED: "~",
    Kind.CHANGED: "·",
    Kind.KEPT: "=",
}
"""The sign before a thing, so that colour never says it alone."""
CAME, WENT = SIGNS[Kind.MOVED], ">"
"""The signs of a note that was moved, where it stands now and where it stood."""


class By(StrEnum):
    """How two things were taken for the same one."""

    HAND = "hand"
    """A person said so."""
    ID = "id"
    LIKENESS = "likeness"
