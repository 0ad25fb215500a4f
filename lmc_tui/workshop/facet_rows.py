"""A section's notes as the rows of a table whose columns are what they say, sorted and narrowed down for looking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas, Facet
from lmc_tui.domain.facets import value_words
from lmc_tui.domain.filtering import parse_filter, passes
from lmc_tui.domain.notes import FacetValueOf, Note

TEXT, OWNER, TAGS = "text", "owner", "tags"


class Column(NamedTuple):
    """What the cells of a column tell."""

    id: str
    """A facet's id, or `text`, `owner`, `tags`."""
    name: str
    facet: Facet | None = None
    """None where it is no facet."""


class Sorting(NamedTuple):
    """How the rows are ordered."""

    column: str = ""
    """Id of the column; empty for the order of the board."""
    is_descending: bool = False

    def along(self, column: str) -> Sorting:
        """The next order by that column: up, down, and as on the board."""
        if column != self.column:
            return Sorting(column)
        return Sorting() if self.is_descending else Sorting(column, True)


def columns_of(canvas: Canvas, section: str) -> tuple[Column, ...]:
    """The text, the section's facets, those of all sections, owner and tags."""
    facets = [Column(facet.id, facet.name, facet) for facet in canvas.facets_of(section)]
    return (Column(TEXT, "note"), *facets, Column(OWNER, "owner"), Column(TAGS, "tags"))


def cell_words(canvas: Canvas, note: Note, column: Column) -> str:
    """What a note says in a column; empty for nothing. A default is not said."""
    if column.facet is None:
        return {TEXT: note.text, OWNER: note.owner}.get(column.id, " ".join(f"#{tag}" for tag in note.tags))
    value = note.facet(column.id)
    return "" if value is None else value_words(canvas, column.facet, value)


def default_words(column: Column) -> str:
    """What a note says that says nothing there; empty for nothing."""
    default = column.facet.value(column.facet.default) if column.facet and column.facet.default else None
    return default.name if default else ""


def rows_of(
    canvas: Canvas, notes: Sequence[Note], columns: Sequence[Column], sorting: Sorting, only: str
) -> list[Note]:
    """The notes that match *only* what was typed, in that order; those that say nothing in the column come last."""
    wanted = parse_filter(only)
    rows = [note for note in notes if passes(canvas, note, wanted)]
    column = next((each for each in columns if each.id == sorting.column), None)
    if column is None:
        return rows
    silent = [note for note in rows if not _shown(canvas, note, column)]
    saying = [note for note in rows if _shown(canvas, note, column)]
    saying.sort(key=lambda note: _key(canvas, note, column), reverse=sorting.is_descending)
    return saying + silent


def _shown(canvas: Canvas, note: Note, column: Column) -> str:
    return cell_words(canvas, note, column) or default_words(column)


def _key(canvas: Canvas, note: Note, column: Column) -> tuple[float, str]:
    """Numbers by size; choices in the order of the vocabulary; all else by its letters."""
    value: FacetValueOf | None = None if column.facet is None else note.facet(column.id, column.facet.default)
    words = _shown(canvas, note, column).casefold()
    if isinstance(value, (int, float)):
        return float(value), words
    ids = [each.id for each in column.facet.values] if column.facet else []
    return float(ids.index(value)) if isinstance(value, str) and value in ids else float(len(ids)), words
