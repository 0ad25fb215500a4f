"""What a note says for its facets, in words."""

from __future__ import annotations

from lmc_tui.domain.canvas import Canvas, Facet, FacetKind
from lmc_tui.domain.notes import FacetValueOf, Note


def value_words(canvas: Canvas, facet: Facet, value: FacetValueOf) -> str:
    """A facet's value as a person reads it; several are joined by commas."""
    if isinstance(value, tuple):
        return ", ".join(_one(canvas, facet, each) for each in value)
    if isinstance(value, (int, float)):
        return f"{value:.15g}"
    return _one(canvas, facet, value)


def _one(canvas: Canvas, facet: Facet, value: str) -> str:
    if facet.kind is FacetKind.SECTIONS:
        return canvas.section(value).short if canvas.has_section(value) else value
    known = facet.value(value)
    return known.name if known else value


def facet_words(canvas: Canvas, note: Note, *, with_defaults: bool = False) -> tuple[str, ...]:
    """What the note says for each facet, in the order of the canvas; defaults only where asked for.

    Choices speak for themselves; a text or a number is led by the facet's name.
    """
    words = []
    for facet in canvas.facets_of(note.section):
        value = note.facet(facet.id)
        if value is None:
            if with_defaults and facet.default:
                words.append(value_words(canvas, facet, facet.default))
            continue
        said = value_words(canvas, facet, value)
        if facet.kind in (FacetKind.CHOICE, FacetKind.CHOICES) or (
            facet.kind is FacetKind.TEXT and isinstance(value, str) and facet.value(value)
        ):
            words.append(said)
        elif facet.kind is FacetKind.SECTIONS:
            words.append(f"for {said}")
        else:
            words.append(f"{facet.name} {said}")
    return tuple(words)


def stored(facet: Facet, value: FacetValueOf | None) -> FacetValueOf | None:
    """What a note keeps when it says *value*: None for the default, which needs no saying, and for nothing."""
    return None if value in (facet.default, (), "") else value


def can_say(canvas: Canvas, section: str, facet_id: str, value: FacetValueOf) -> bool:
    """Whether a note of that section can say *value* for that facet."""
    facet = canvas.facet(section, facet_id)
    if facet is None:
        return False
    ids = {each.id for each in facet.values}
    match facet.kind:
        case FacetKind.CHOICE:
            return value in ids
        case FacetKind.CHOICES:
            return isinstance(value, tuple) and ids.issuperset(value)
        case FacetKind.TEXT:
            return isinstance(value, str)
        case FacetKind.NUMBER:
            return isinstance(value, (int, float))
        case FacetKind.SECTIONS:
            return isinstance(value, tuple)
