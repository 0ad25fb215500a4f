"""Questions to many sessions: what rests on a partner, what has no measure, and a board in figures."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lmc_tui.domain.findings import Severity
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Dismissed, Session
from lmc_tui.method.board import Board
from lmc_tui.method.checks import Checker
from lmc_tui.method.portfolio import How, begun_boards, overview, reliances, unmeasured

VENDOR = Note("p1", "to-be", "key-partners", "Scanner vendor", {"status": "need", "supports": ("delivery",)})
NOTES = (
    VENDOR,
    Note("p2", "to-be", "key-partners", "IT warehouse systems"),
    Note("c1", "to-be", "cost-structure", "Integration, 95 once", links=("p1",)),
    Note("d1", "to-be", "delivery", "Prompt on the vendor's scanner"),
    Note("v1", "to-be", "value-proposition", "Content is never finished, it is tended"),
    Note("o1", "to-be", "business-outcomes", "Fewer mis-picks"),
    Note("o2", "to-be", "business-outcomes", "Mis-picks down to 4 per 1,000 lines"),
    Note("x1", "as-is", "key-partners", "Scanner vendor", is_archived=True),
)


def a_session(*notes: Note, dismissed: tuple[Dismissed, ...] = ()) -> Session:
    """A session on the shipped canvas."""
    made = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    return Session("Quillmarsh", "learning-model", made, notes=notes, dismissed=dismissed)


@pytest.mark.parametrize(
    ("partner", "found"),
    [
        ("vendor", [("p1", How.PARTNER, True), ("c1", How.LINKED, True), ("d1", How.NAMES, False)]),
        ("VENDOR scanner", [("p1", How.PARTNER, True), ("c1", How.LINKED, True), ("d1", How.NAMES, False)]),
        ("vend", [("p1", How.PARTNER, True), ("c1", How.LINKED, True), ("d1", How.NAMES, False)]),
        ("IT", [("p2", How.PARTNER, False)]),
        ("endor", []),
        ("union", []),
        ("?", []),
    ],
)
def test_what_rests_on_a_partner(partner: str, found: list[tuple[str, How, bool]]) -> None:
    """The partner, what is linked to it and waits for it too, and what names it elsewhere; `IT` is not the word it."""
    board = Board(a_session(*NOTES), "to-be")
    told = {each.note.id: (each.note.id, each.how, each.is_needed) for each in reliances(board, partner)}
    assert [told[note_id] for note_id in told] == found


def test_a_partner_tells_what_it_supports() -> None:
    """What is only linked to it says nothing of that."""
    partner, *others = reliances(Board(a_session(*NOTES), "to-be"), "vendor")
    assert partner.supports == ("delivery",)
    assert {each.supports for each in others} == {()}


def test_an_outcome_without_a_number_or_a_date_is_unmeasured() -> None:
    """Also when somebody put the finding aside: it is still so."""
    dismissed = (Dismissed("C13", "o1", reason="We know"),)
    for session in (a_session(*NOTES), a_session(*NOTES, dismissed=dismissed)):
        assert [note.id for note in unmeasured(Checker(), session, "to-be")] == ["o1"]


def test_only_boards_with_notes_are_asked() -> None:
    """An archived note does not begin a board."""
    assert begun_boards(a_session(*NOTES)) == ("to-be",)
    assert begun_boards(a_session()) == ()


def test_a_board_in_figures() -> None:
    """Counted by hand; findings are those of the checks, by severity and by check alike."""
    session, checker = a_session(*NOTES), Checker()
    figures = overview(checker, session, "to-be")
    assert (figures.notes, figures.partners, figures.partners_needed, figures.outcomes) == (7, 2, 1, 2)
    assert [note.id for note in figures.unmeasured] == ["o1"]
    assert sum(figures.severities.values()) == sum(figures.checks.values()) == len(checker.open(session, "to-be"))
    assert figures.severities[Severity.ERROR] == sum(
        finding.severity is Severity.ERROR for finding in checker.findings(session, "to-be")
    )
    assert figures.checks["C13"] == 1
