"""A comparison applied to the first of its two sides."""

from __future__ import annotations

from dataclasses import replace

from lmc_tui.domain.comparing import Comparison
from lmc_tui.domain.content import with_content
from lmc_tui.domain.session import Session, by_key


def applied(before: Session, comparison: Comparison) -> Session:
    """*before* with all that the comparison says is there after, and with its own clock."""
    content = replace(
        before,
        **{detail.field: detail.after for detail in comparison.heading},  # type: ignore[arg-type]  # fields of text
        notes=tuple(note.after for note in comparison.notes if note.after is not None),
        parking=tuple(each.after for each in comparison.parking.things if each.after is not None),
        actions=tuple(each.after for each in comparison.actions.things if each.after is not None),
        agenda=tuple(each.after for each in comparison.agenda.things if each.after is not None),
        dismissed=by_key((*frozenset(before.dismissed).difference(comparison.reopened), *comparison.dismissed)),
        ticks=before.ticks - comparison.unticked | comparison.ticked,
    )
    return with_content(before, content)
