"""Which partners a model still lacks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lmc_tui.content.models import Model, PartnerNeed, model_rules
from lmc_tui.method.board import Board
from lmc_tui.method.models.presence import fits, present
from lmc_tui.method.vocabulary import PARTNERS


class PartnerGap(NamedTuple):
    """The partners that a model needs and that no note of a board shows."""

    target: Model
    must: tuple[PartnerNeed, ...]
    """Without them the model fails."""
    good: tuple[PartnerNeed, ...]
    """They would help."""
    always: tuple[PartnerNeed, ...]
    """Every model needs them. Whoever is named already for the model is left out here."""

    @property
    def is_closed(self) -> bool:
        """Whether nobody is lacking without whom the model fails."""
        return not self.must and not self.always


def missing_partners(board: Board, target: Model) -> PartnerGap:
    """The partners that are lacking for a model: on the as-is board those that we do not have, on others those that
    are not planned either.

    Facets tell most of them. No facet says who owns the system in which people work, so that owner is known by the
    words of an internal partner: `owner`, `owns`, `own the`, `runs the`, `in charge of` and the like, or a tag of such
    a word; the list is content. `IT warehouse systems (own the scanner platform)` is an IT contact and the owner at
    once. An LMS provider is a technical vendor whose words say so.
    """
    notes = present(board, PARTNERS)
    lacking = [need for need in target.partners if not any(fits(note, need.shown_by) for note in notes)]
    every = [need for need in model_rules().partners if not any(fits(note, need.shown_by) for note in notes)]
    must = tuple(need for need in lacking if need.is_must)
    always = tuple(need for need in every if not has_roles_of(need, must))
    good = tuple(need for need in lacking if not need.is_must and not has_roles_of(need, always))
    return PartnerGap(target, must, good, always)


def has_roles_of(need: PartnerNeed, others: Iterable[PartnerNeed]) -> bool:
    """Whether it asks for the same roles as one of the others, and so for the same person."""
    roles = need.shown_by.facets.get("role")
    return roles is not None and any(roles == other.shown_by.facets.get("role") for other in others)
