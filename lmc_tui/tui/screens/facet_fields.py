"""Facets as fields of a form."""

from __future__ import annotations

from lmc_tui.domain.canvas import Canvas, Facet, FacetKind
from lmc_tui.tui.widgets.form_lines import Field

TAGS, OWNER = "tags", "owner"
OWNER_FIELD = Field(OWNER, "owner", "who sees to it")
TAGS_FIELD = Field(TAGS, "tags", "words with blanks between them")


def facet_field(canvas: Canvas, facet: Facet) -> Field:
    """The field for a facet: choices where there are some, else a line to type in."""
    if facet.kind is FacetKind.SECTIONS:
        options = tuple((section.id, section.short) for section in canvas.sections)
    elif facet.kind in (FacetKind.CHOICE, FacetKind.CHOICES):
        options = tuple((value.id, value.name) for value in facet.values)
    else:
        options = ()
    hint = facet.hint
    if facet.kind is FacetKind.TEXT and facet.values:
        hint = ", ".join(value.name for value in facet.values) + " or any words"
    return Field(
        facet.id,
        facet.name,
        hint,
        options,
        is_many=facet.kind in (FacetKind.CHOICES, FacetKind.SECTIONS),
        is_number=facet.kind is FacetKind.NUMBER,
    )


def tags_from(typed: str) -> tuple[str, ...]:
    """Tags from words with blanks between them, each once, without their signs."""
    found = dict.fromkeys(word.lstrip("#") for word in typed.split())
    return tuple(tag for tag in found if tag)
