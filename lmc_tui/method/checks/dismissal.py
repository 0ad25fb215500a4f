"""Findings put aside: what a dismissal is about, and whether it still holds.

A dismissal keeps a digest of what the finding was about: board, section, words, facets, owner and links of its notes,
and what the check said besides. Once one of these changes the digest is another, and the finding is open again.
"""

from __future__ import annotations

from collections.abc import Iterable

from lmc_tui.domain.findings import Finding
from lmc_tui.domain.notes import FacetValueOf, Note
from lmc_tui.domain.session import Dismissed
from lmc_tui.method.board import Board

DIGITS = 8


def dismissal(board: Board, finding: Finding, reason: str) -> Dismissed:
    """The dismissal of a finding on that board."""
    of = digest(board, finding)
    if finding.note:
        return Dismissed(finding.check, finding.note, reason=reason, of=of)
    return Dismissed(finding.check, board=finding.board, section=finding.section, reason=reason, of=of)


def dismissed_by(board: Board, finding: Finding, dismissed: Iterable[Dismissed]) -> Dismissed | None:
    """The one of the dismissals that holds for a finding on that board; None when the finding is open."""
    for each in dismissed:
        if _is_about(each, finding) and (not each.of or each.of == digest(board, finding)):
            return each
    return None


def _is_about(dismissed: Dismissed, finding: Finding) -> bool:
    if dismissed.check != finding.check or dismissed.note != finding.note:
        return False
    return dismissed.board in ("", finding.board) and dismissed.section in ("", finding.section)


def digest(board: Board, finding: Finding) -> str:
    """A few letters that are others when what the finding is about has changed."""
    import hashlib  # here, for few sessions hold dismissals

    notes = [_content(note) for note_id in sorted(finding.notes) if (note := board.note(note_id)) is not None]
    about = repr((finding.board, finding.section, notes, finding.what))
    return hashlib.sha256(about.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _content(note: Note) -> tuple[object, ...]:
    facets = sorted((facet, _value(value)) for facet, value in note.facets.items())
    return note.section, note.text, facets, note.owner, sorted(note.links)


def _value(value: FacetValueOf) -> tuple[str, ...]:
    """A facet's value in one form: 95 and 95.0 are one number, and several values are a set."""
    if isinstance(value, tuple):
        return tuple(sorted(value))
    return (value if isinstance(value, str) else f"{value:.15g}",)
