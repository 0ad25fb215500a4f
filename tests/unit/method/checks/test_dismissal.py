"""When a dismissal holds, and when the finding comes back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lmc_tui.domain.findings import Finding
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Dismissed, Session
from lmc_tui.method.board import Board
from lmc_tui.method.checks import dismissal, dismissed_by, findings
from lmc_tui.method.vocabulary import AS_IS, COST, DELIVERY, PARTNERS, TO_BE
from tests.unit.method.checks.building import a_note, a_session

PARTNER = a_note("p", PARTNERS, "Studio", side="external", term="as-needed", supports=("design", "delivery"))
COSTS = (a_note("c1", COST, "Salaries", category="personnel"), a_note("c2", COST, "Rates", "p"))


def one(session: Session, check: str) -> tuple[Board, Finding]:
    """The to-be board and the only finding of a check on it."""
    (found,) = [each for each in findings(session, TO_BE) if each.check == check]
    return Board(session, TO_BE), found


def is_open(dismissed: Dismissed, check: str, *notes: Note) -> bool:
    """Whether a finding is open on a board with those notes in spite of a dismissal."""
    return dismissed_by(*one(a_session(*notes), check), [dismissed]) is None


def test_a_finding_about_a_note_is_dismissed_by_its_note() -> None:
    """Check and note are the whole key; the reason is kept."""
    dismissed = dismissal(*one(a_session(PARTNER), "C78"), "Ad hoc is fine")
    assert dismissed == Dismissed("C78", "p", reason="Ad hoc is fine", of=dismissed.of)
    assert len(dismissed.of) == 8
    assert not is_open(dismissed, "C78", PARTNER)


@pytest.mark.parametrize(
    "changed",
    [
        replace(PARTNER, text="Studios"),
        PARTNER.with_facet("term", "permanent"),
        PARTNER.with_facet("role", ("consultant",)),
        replace(PARTNER, owner="Ann"),
        replace(PARTNER, links=("c1",)),
    ],
)
def test_it_comes_back_when_the_note_changes(changed: Note) -> None:
    """Words, facets, owner, links."""
    dismissed = dismissal(*one(a_session(PARTNER, *COSTS), "C78"), "")
    assert is_open(dismissed, "C78", changed, *COSTS)


@pytest.mark.parametrize(
    "same",
    [
        replace(PARTNER, tags=("night",), question="kp-1"),
        PARTNER.with_facet("supports", ("delivery", "design")),
        replace(PARTNER, facets=dict(reversed(list(PARTNER.facets.items())))),
    ],
)
def test_it_stays_away_while_the_note_means_the_same(same: Note) -> None:
    """Tags, the question under which it was written, and order mean nothing to a check."""
    dismissed = dismissal(*one(a_session(PARTNER), "C78"), "")
    assert not is_open(dismissed, "C78", same)


def test_a_number_is_the_same_with_and_without_a_fraction() -> None:
    """A file may say 95 or 95.0."""
    cost = a_note("c", COST, "Licence", category="technology", amount=95)
    dismissed = dismissal(*one(a_session(cost), "C81"), "")
    assert not is_open(dismissed, "C81", cost.with_facet("amount", 95.0))
    assert is_open(dismissed, "C81", cost.with_facet("amount", 96))


def test_a_finding_about_the_board_is_dismissed_for_the_board() -> None:
    """It comes back when it says something else, and not when notes change that leave it as it is."""
    dismissed = dismissal(*one(a_session(PARTNER, *COSTS), "C82"), "No rooms")
    assert (dismissed.note, dismissed.board, dismissed.section) == ("", TO_BE, COST)
    assert not is_open(dismissed, "C82", PARTNER, replace(COSTS[0], text="Pay"), COSTS[1])
    assert is_open(dismissed, "C82", PARTNER, COSTS[0], COSTS[1].with_facet("category", "technology"))


def test_an_empty_section_is_dismissed_by_itself() -> None:
    """The other empty ones stay open."""
    session = a_session(PARTNER)
    board = Board(session, TO_BE)
    empty = [each for each in findings(session, TO_BE) if each.check == "C01"]
    dismissed = dismissal(board, empty[0], "On Thursday")
    left = [each for each in empty if dismissed_by(board, each, [dismissed]) is None]
    assert left == empty[1:]


def test_a_finding_about_several_notes_comes_back_with_another_note() -> None:
    """One channel of IT was put aside for now; a second is another matter."""
    first, second = (a_note(name, DELIVERY, name, channel=("mobile-app",)) for name in ("e1", "e2"))
    third = a_note("e3", DELIVERY, "e3", channel=("mobile-app",))
    dismissed = dismissal(*one(a_session(first, second), "C52"), "")
    assert (dismissed.note, dismissed.board) == ("", TO_BE)
    assert not is_open(dismissed, "C52", first, second)
    assert not is_open(dismissed, "C52", second, first)
    assert is_open(dismissed, "C52", first, second, third)
    assert is_open(dismissed, "C52", first)


def test_one_written_by_hand_holds_whatever_the_note_says() -> None:
    """Without the digest nobody knows what was meant."""
    by_hand = Dismissed("C78", "p", reason="Ad hoc is fine")
    assert not is_open(by_hand, "C78", PARTNER)
    assert not is_open(by_hand, "C78", replace(PARTNER, text="Studios"))
    board = Dismissed("C82", board=TO_BE)
    assert not is_open(board, "C82", *COSTS)


@pytest.mark.parametrize(
    "other",
    [
        Dismissed("C76", "p"),
        Dismissed("C78", "q"),
        Dismissed("C78", board=TO_BE),
        Dismissed("C78", "p", board=AS_IS),
    ],
)
def test_a_dismissal_holds_for_its_own_finding_only(other: Dismissed) -> None:
    """Check, note and board have to be its own."""
    assert is_open(other, "C78", PARTNER)
