"""What one key adds for a gap: a note that is marked as needed, or an action."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lmc_tui.content.models import PartnerNeed
from lmc_tui.domain.notes import FacetValueOf
from lmc_tui.method.models.needing import Requirement


class Addition(NamedTuple):
    """A note to add: its place, words and facets. Id and board are for whoever adds it."""

    section: str
    text: str
    facets: Mapping[str, FacetValueOf]


def as_note(gap: Requirement | PartnerNeed) -> Addition | None:
    """The note that would show it, marked as needed; None where there is nothing to write."""
    need = gap.need if isinstance(gap, Requirement) else gap
    section = gap.section if isinstance(gap, Requirement) else "key-partners"
    return Addition(section, need.note, {**need.facets, "status": "need"}) if need.note else None


def as_action(gap: Requirement | PartnerNeed) -> str:
    """An action that sets about it; empty where there is nothing to do."""
    need = gap.need if isinstance(gap, Requirement) else gap
    if isinstance(need, PartnerNeed):
        return f"Win {need.words} ({need.terms})"
    return f"Plan: {need.note}" if need.note else ""
