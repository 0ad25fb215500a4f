"""A conflict: what both sides changed, and not in the same way."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from lmc_tui.domain.canvas import Canvas

Said: TypeAlias = str | float | date | tuple[str, ...] | None
"""What a field says; None for nothing, and for a thing that is not there."""

TEXT = "text"
"""The field of a conflict about words that people wrote; both texts are kept."""
PLACE = "section"
"""The field of a conflict about where a note stands, or which section a step is for."""
REMOVED = "removed"
"""The field of a conflict about a whole thing that one side deleted and the other worked on."""
SAME_ID = "id"
"""The field of a conflict about two different things that were given one id."""
FACETS = "facets."
"""What stands before a facet's id in the field of a conflict."""


class Side(StrEnum):
    """One of the two that are merged."""

    MINE = "mine"
    THEIRS = "theirs"


class Thing(StrEnum):
    """What a conflict is about."""

    NOTE = "note"
    PARKED = "parked"
    ACTION = "action"
    STEP = "step"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that both sides changed differently, and what the merge made of it."""

    thing: Thing
    id: str
    """Id of the note, point, action or step in the merged session; empty for the session itself."""
    field: str
    """The key in the file: `text`, `owner`, `facets.side`; `section` for section and board together, as for section and
    kind of a step; `removed` for a thing that one side deleted; `id` for one id given to two things."""
    base: Said
    mine: Said
    theirs: Said
    taken: Side
    """Whose value the merged session has."""
    canvas: Canvas = dataclasses.field(repr=False, compare=False)
    """Where names for ids are looked up when this is told."""
    kept_as: str | None = None
    """Id of the note, point, action or step under which the value not taken is kept too; None where only this
    conflict tells of it."""
    about: str = ""
    """What the thing says or is called in the merged session; empty for the session itself."""
    board: str = ""
    """Where the thing stands in the merged session; empty for what stands on no board."""
    section: str = ""

    @property
    def words(self) -> str:
        """One plain sentence to be read aloud; `here` is mine and `there` is theirs."""
        return self.told("here", "there")

    def told(self, here: str, there: str) -> str:
        """The same sentence with other names for the two sides: `in team-a.toml`, `in the file`."""
        from lmc_tui.domain.merging.telling import sentence

        return sentence(self, here, there)

    def told_decided(self, here: str, there: str, side: Side) -> str:
        """The sentence to be read once somebody decided that *side* holds."""
        from lmc_tui.domain.merging.telling import decided_sentence

        return decided_sentence(self, here, there, side)
