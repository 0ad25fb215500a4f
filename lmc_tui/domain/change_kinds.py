"""Every kind of change that a person can make to the content, as a value.

A change carries everything that it needs: new ids and places are inside it ("after that note", never a list
position), so the same changes give the same session anywhere. `lmc_tui.domain.changes` does them and takes them back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from lmc_tui.domain.content import SetContent
from lmc_tui.domain.notes import FacetValueOf, Note
from lmc_tui.domain.session import Action, Dismissed, Parked, Tick


@dataclass(frozen=True, slots=True)
class AddNote:
    """A note that was not there before."""

    note: Note
    after: str | None
    """Id of the note in the same section behind which it goes; None for the first place."""


@dataclass(frozen=True, slots=True)
class RemoveNote:
    """Takes back `AddNote`. People archive instead (`SetArchived`)."""

    note: str


@dataclass(frozen=True, slots=True)
class MoveNote:
    """A note goes to another place, section or board."""

    note: str
    board: str
    section: str
    after: str | None
    """Id of the note in the target section behind which it goes; None for the first place."""


@dataclass(frozen=True, slots=True)
class SetText:
    """A note says something else."""

    note: str
    text: str


@dataclass(frozen=True, slots=True)
class SetFacet:
    """A note says something for a facet; None says nothing any more."""

    note: str
    facet: str
    value: FacetValueOf | None


@dataclass(frozen=True, slots=True)
class SetFacets:
    """A note's facets, all of them and in this order. The inverse of `SetFacet`, which keeps the order of the file."""

    note: str
    facets: tuple[tuple[str, FacetValueOf], ...]


@dataclass(frozen=True, slots=True)
class SetTags:
    """A note has these tags."""

    note: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetOwner:
    """Somebody sees to a note; empty for nobody."""

    note: str
    owner: str


@dataclass(frozen=True, slots=True)
class SetLinks:
    """A note leads to these notes."""

    note: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetArchived:
    """A note is taken off the board, or brought back."""

    note: str
    is_archived: bool


@dataclass(frozen=True, slots=True)
class SetTick:
    """A guiding question is ticked as answered, or not."""

    tick: Tick
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class SetParked:
    """A parked point is there in these words, new or old."""

    parked: Parked
    before: str | None = None
    """Id of the point in front of which a new one goes; None for the end."""


@dataclass(frozen=True, slots=True)
class RemoveParked:
    """Takes back a parked point."""

    parked: str


@dataclass(frozen=True, slots=True)
class SetAction:
    """An action is there in these words, new or old."""

    action: Action
    before: str | None = None
    """Id of the action in front of which a new one goes; None for the end."""


@dataclass(frozen=True, slots=True)
class RemoveAction:
    """Takes back an action."""

    action: str


@dataclass(frozen=True, slots=True)
class SetDismissed:
    """A finding is put aside for this reason, or is open again."""

    dismissed: Dismissed
    is_dismissed: bool


@dataclass(frozen=True, slots=True)
class SetHeading:
    """The session's title and whom it is for."""

    title: str
    designed_for: str
    designed_by: str


@dataclass(frozen=True, slots=True)
class SetTarget:
    """The session aims at a learning model, by its id; empty for none."""

    target_model: str


@dataclass(frozen=True, slots=True)
class Several:
    """Changes that belong together: done and taken back as one."""

    changes: tuple[Change, ...]


Change: TypeAlias = (
    AddNote
    | RemoveNote
    | MoveNote
    | SetText
    | SetFacet
    | SetFacets
    | SetTags
    | SetOwner
    | SetLinks
    | SetArchived
    | SetTick
    | SetParked
    | RemoveParked
    | SetAction
    | RemoveAction
    | SetDismissed
    | SetHeading
    | SetTarget
    | SetContent
    | Several
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A change with who made it and when."""

    change: Change
    actor: str
    at: datetime
    """Aware."""
