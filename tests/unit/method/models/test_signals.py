"""The eighteen signals of the table: each fires, and each stays silent when it should."""

from __future__ import annotations

import pytest

from lmc_tui.content.models import model_rules
from lmc_tui.domain.notes import Note
from lmc_tui.method.models.signals import RULES
from lmc_tui.method.vocabulary import COST, DELIVERY, DESIGN, PARTNERS, RELATIONSHIP, RESOURCES
from tests.support.boards import a_board, said

SIGNALS = {signal.id: signal for signal in model_rules().signals}


def by(*channels: str) -> Note:
    """Delivery by those channels."""
    return said(DELIVERY, channel=channels)


def when(*moments: str) -> Note:
    """Delivery in those moments."""
    return said(DELIVERY, moment=moments)


def design(pattern: str, learning_type: str = "formal", urgency: str = "planned") -> Note:
    """A design."""
    return said(DESIGN, pattern=pattern, learning_type=learning_type, urgency=urgency)


def relation(kind: str) -> Note:
    """A relationship."""
    return said(RELATIONSHIP, type=kind)


def partner(*roles: str, side: str = "internal", term: str = "permanent") -> Note:
    """A partner."""
    return said(PARTNERS, role=roles, side=side, term=term)


def cost(category: str, amount: float, currency: str = "EUR") -> Note:
    """A cost with its amount."""
    return said(COST, category=category, amount=amount, currency=currency)


FIRING: list[tuple[str, list[Note], str]] = [  # signal, notes, the ones that are its evidence
    ("help-at-work", [by("lms"), by("workflow-system")], "n2"),
    ("help-at-work", [by("e-mail", "search")], "n1"),
    ("it-partner", [partner("sme"), partner("it", "analytics")], "n2"),
    ("self-service", [relation("vendor"), relation("self-service")], "n2"),
    ("moments-of-use", [when("new"), when("more", "apply"), when("solve"), when("change")], "n2 n3 n4"),
    ("broadcast-only", [by("e-mail"), by("webinar", "lms"), said(DELIVERY)], "n1 n2"),
    ("formal-information", [design("information"), design("information"), design("skills")], "n1 n2"),
    ("formal-information", [design("information"), said(DESIGN)], "n1"),
    ("experts-without-it", [partner("analytics"), partner("sme")], "n2"),
    ("vendor", [relation("vendor"), relation("vendor")], "n1 n2"),
    ("many-partners", [partner("sme"), partner("sponsor"), said(PARTNERS), partner(side="external")], "n1 n2 n3 n4"),
    ("local-suppliers", [partner("field-trainer"), partner("content-provider"), partner("integrator")], "n1 n2 n3"),
    ("broker", [relation("broker")], "n1"),
    ("both-patterns", [design("information"), said(DESIGN), design("skills")], "n1 n3"),
    ("campus-mix", [by("lms"), by("simulation"), by("in-person"), by("coaching")], "n1 n3 n4"),
    ("campus-mix", [said(DELIVERY, "The Learning Portal"), by("in-person", "coaching")], "n1 n2"),
    ("own-space", [cost("technology", 1), said(COST, "Training rooms, leased", category="overhead")], "n2"),
    (
        "own-space",
        [said(COST, "Yearly charge", category="overhead", links=("n2",)), said(RESOURCES, "Campus in the north")],
        "n1",
    ),
    ("simulation", [by("in-person", "simulation")], "n1"),
    ("planned-practice", [design("skills"), design("skills", "informal"), design("information")], "n1 n2"),
    ("simulation-partner", [partner("simulation"), partner("sme"), partner("game-developer")], "n1 n3"),
    ("people-and-technology", [cost("personnel", 30), cost("technology", 30), cost("overhead", 40)], "n2 n1"),
    ("people-and-technology", [cost("personnel", 1), said(COST, category="technology", amount=1.0)], "n2 n1"),
]
SILENT: list[tuple[str, list[Note]]] = [
    ("help-at-work", [by("lms", "mobile-app", "social-tool")]),
    ("it-partner", [partner("it", side="external"), partner("it", term="as-needed"), partner("sme")]),
    ("self-service", [relation("vendor"), relation("broker")]),
    ("moments-of-use", [when("new", "more"), said(DELIVERY)]),
    ("broadcast-only", [by("e-mail"), by("lms"), by("in-person")]),
    ("broadcast-only", [said(DELIVERY)]),
    ("formal-information", [design("information"), design("information", "informal")]),
    ("formal-information", [said(DESIGN), said(DESIGN)]),
    ("experts-without-it", [partner("sme"), partner("it", term="as-needed")]),
    ("experts-without-it", [partner("sponsor")]),
    ("vendor", [relation("strategic")]),
    ("many-partners", [partner("sme"), partner("sponsor"), partner(side="external")]),
    ("many-partners", [partner("sme"), partner("sponsor"), partner("it"), partner("analytics")]),
    ("local-suppliers", [partner("consultant"), partner("technical-vendor")]),
    ("broker", [relation("strategic"), relation("self-service")]),
    ("both-patterns", [design("skills"), design("skills")]),
    ("campus-mix", [by("lms"), by("in-person")]),
    ("campus-mix", [by("in-person"), by("coaching"), by("cms")]),
    ("own-space", [said(COST, "Insurance", category="overhead")]),
    ("own-space", [said(COST, "Licence for the room booking", category="technology")]),
    ("own-space", [said(COST, "Broom cupboards", category="overhead")]),
    ("simulation", [by("in-person"), by("mobile-app")]),
    ("planned-practice", [design("skills"), design("skills", urgency="soon")]),
    ("simulation-partner", [partner("elearning-vendor"), partner("integrator")]),
    ("people-and-technology", [cost("personnel", 71), cost("technology", 29)]),
    ("people-and-technology", [cost("personnel", 50, "EUR"), cost("technology", 50, "USD")]),
    ("people-and-technology", [said(COST, category="personnel"), said(COST, category="technology")]),
]


def test_every_signal_has_a_rule_and_is_tried_both_ways() -> None:
    """Content and code know the same eighteen, and so do the tables above."""
    assert len(SIGNALS) == 18
    assert list(RULES) == list(SIGNALS)
    assert {name for name, *_ in FIRING} == {name for name, *_ in SILENT} == set(SIGNALS)


@pytest.mark.parametrize(("signal", "notes", "evidence"), FIRING)
def test_a_signal_shows_with_its_evidence(signal: str, notes: list[Note], evidence: str) -> None:
    """Just the notes that make it."""
    found = RULES[signal](a_board(*notes), SIGNALS[signal])
    assert [note.id for note in found] == evidence.split()


@pytest.mark.parametrize(("signal", "notes"), SILENT)
def test_a_signal_stays_silent(signal: str, notes: list[Note]) -> None:
    """With notes that come near it."""
    assert RULES[signal](a_board(*notes), SIGNALS[signal]) == ()


@pytest.mark.parametrize("signal", SIGNALS)
def test_an_empty_board_shows_nothing(signal: str) -> None:
    """No signal rests on what is not there alone."""
    assert RULES[signal](a_board(), SIGNALS[signal]) == ()


@pytest.mark.parametrize(("board", "evidence"), [("as-is", []), ("to-be", ["n1"])])
def test_what_is_needed_counts_in_the_target_only(board: str, evidence: list[str]) -> None:
    """Today's board counts what there is."""
    needed = said(RELATIONSHIP, type="broker", status="need")
    found = RULES["broker"](a_board(needed, board=board), SIGNALS["broker"])
    assert [note.id for note in found] == evidence


def test_it_that_is_only_needed_is_not_there_today() -> None:
    """Experts without IT, as long as IT is still to be won."""
    notes = (partner("sme"), said(PARTNERS, role=("it",), status="need"))
    rule, signal = RULES["experts-without-it"], SIGNALS["experts-without-it"]
    assert [note.id for note in rule(a_board(*notes, board="as-is"), signal)] == ["n1"]
    assert rule(a_board(*notes), signal) == ()
