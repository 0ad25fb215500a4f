"""Tiny boards on the Learning Model Canvas, and what one check finds on them."""

from __future__ import annotations

from lmc_tui.content import load_canvas
from lmc_tui.domain.facets import can_say
from lmc_tui.domain.findings import Finding
from lmc_tui.domain.notes import FacetValueOf, Note
from lmc_tui.domain.session import Session
from lmc_tui.method.checks import findings
from lmc_tui.method.vocabulary import CANVAS, TO_BE
from tests.support.builders import NINE


def a_note(
    id: str,
    section: str,
    text: str = "Some words",
    *links: str,
    board: str = TO_BE,
    owner: str = "",
    **facets: FacetValueOf,
) -> Note:
    """A note on the to-be board, linked to those notes; its facets are of the canvas."""
    for facet, value in facets.items():
        assert can_say(load_canvas(), section, facet, value), (facet, value)
    return Note(id, board, section, text, facets, owner=owner, links=links)


def a_session(*notes: Note, target: str = "") -> Session:
    """A session with those notes, aiming at that model."""
    return Session(title="Tried", canvas=CANVAS, created=NINE, target_model=target, notes=notes)


def all_of(check: str, *notes: Note, board: str = TO_BE, target: str = "") -> list[Finding]:
    """The findings of one check on a board with those notes."""
    return [each for each in findings(a_session(*notes, target=target), board) if each.check == check]


def found(check: str, *notes: Note, board: str = TO_BE, target: str = "") -> list[str]:
    """For each finding of one check the ids of the notes that it is about, with blanks between; empty for the board."""
    return [" ".join(each.notes) for each in all_of(check, *notes, board=board, target=target)]


BOARD = [""]
"""One finding, about the board."""
NOTHING: list[str] = []
