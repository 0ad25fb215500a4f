"""A note: one entry on a board."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

FacetValueOf = str | float | tuple[str, ...]
"""What a note says for a facet: a value's id or words, a number, or several ids."""

NO_FACETS: Mapping[str, FacetValueOf] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Note:
    """One entry, in one section of one board. Treat its mapping as frozen: changes make a new note."""

    id: str
    """Seven letters and digits, made once, kept when the note moves."""
    board: str
    section: str
    text: str
    facets: Mapping[str, FacetValueOf] = field(default_factory=lambda: NO_FACETS)
    """Facet id to what the note says; a facet that is absent says its default."""
    tags: tuple[str, ...] = ()
    owner: str = ""
    """Who sees to it; empty for nobody."""
    links: tuple[str, ...] = ()
    """Ids of the notes that this one leads to."""
    question: str | None = None
    """Id of the guiding question under which it was written; None for none."""
    is_archived: bool = False
    """Taken off the board, kept in the file."""

    def facet(self, facet_id: str, default: FacetValueOf | None = None) -> FacetValueOf | None:
        """What it says for a facet, or *default*."""
        return self.facets.get(facet_id, default)

    def with_facet(self, facet_id: str, value: FacetValueOf | None) -> Note:
        """The note saying *value*; None says nothing any more."""
        facets = {key: old for key, old in self.facets.items() if key != facet_id}
        if value is not None and value != () and value != "":
            facets = {key: (value if key == facet_id else old) for key, old in self.facets.items()}
            facets.setdefault(facet_id, value)
        return replace(self, facets=facets)
