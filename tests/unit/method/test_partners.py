"""The partner plan: rows, matrix, candidates, IT, and its sentences."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from lmc_tui.content import load_canvas
from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board
from lmc_tui.method.partner_words import plan_told
from lmc_tui.method.partners import Mark, PartnerPlan, Side, Standing, partner_plan
from lmc_tui.method.vocabulary import COST, DELIVERY, OUTCOMES, PARTNERS, SECTIONS
from tests.support.boards import a_board, said
from tests.support.companies import quillmarsh, tarnbeck

EMPTY: Mapping[str, str] = {}


def plan(*notes: Note) -> PartnerPlan:
    """The plan of a board with those notes."""
    return partner_plan(a_board(*notes), load_canvas())


def partner(
    text: str = "Somebody",
    and_says: Mapping[str, str] = EMPTY,
    *,
    links: tuple[str, ...] = (),
    **facets: str | tuple[str, ...],
) -> Note:
    """A partner."""
    return said(PARTNERS, text, {**and_says, **facets}, links=links)


def test_a_partner_says_all_that_is_known_of_it() -> None:
    """In the words of the canvas; what nobody said is empty."""
    found = plan(
        said(
            PARTNERS, "Studio", owner="Ann", links=("n2", "n3"), side="external", term="as-needed",
            role=("simulation", "game-developer"), contact="weekly", gains="a name", fee="25 a day",
            promise="First cut", promised_by="May", supports=("design",), status="need",
        ),
        said(COST, "Fee", category="personnel"),
        said(OUTCOMES, "Fewer slips"),
    ).partners[0]  # fmt: skip
    assert (found.side, found.roles, found.term) == (
        Side.EXTERNAL,
        "simulation specialist, game developer",
        "as needed",
    )
    assert (found.is_needed, found.contact, found.owner) == (True, "weekly", "Ann")
    assert (found.gains, found.fee, found.promise, found.promised_by) == ("a name", "25 a day", "First cut", "May")
    assert [cost.text for cost in found.costs] == ["Fee"]
    assert (found.supports, found.linked) == (("design",), (OUTCOMES, COST))
    bare = plan(partner()).partners[0]
    assert (bare.side, bare.roles, bare.term, bare.contact, bare.owner) == (Side.OPEN, "", "", "", "")
    assert (bare.gains, bare.fee, bare.costs, bare.promise, bare.promised_by) == ("", "", (), "", "")
    assert not bare.is_needed


def test_the_two_sides_are_kept_apart() -> None:
    """In the order of the board; who says no side is in neither."""
    found = plan(
        partner("A", side="external"), partner("B", side="internal"), partner("C"), partner("D", side="internal")
    )
    assert [each.note.text for each in found.on(Side.INTERNAL)] == ["B", "D"]
    assert [each.note.text for each in found.on(Side.EXTERNAL)] == ["A"]
    assert [each.note.text for each in found.on(Side.OPEN)] == ["C"]


def test_the_matrix_tells_support_from_a_mere_link() -> None:
    """A link counts from either end; support counts more than a link."""
    found = plan(
        partner("A", supports=(DELIVERY, "design"), links=("n2",)),
        said(DELIVERY, "Prompt"),
        said(COST, "Fee", links=("n1",)),
        partner("B"),
    )
    marks = {section: found.partners[0].mark(section) for section in SECTIONS}
    assert {section for section, mark in marks.items() if mark is Mark.SUPPORTS} == {DELIVERY, "design"}
    assert {section for section, mark in marks.items() if mark is Mark.LINKED} == {COST}
    assert found.sections == SECTIONS
    assert found.unsupported_sections == tuple(each for each in SECTIONS if each not in (DELIVERY, "design"))
    assert found.empty_sections == tuple(each for each in SECTIONS if each not in (DELIVERY, "design", COST))
    assert all(found.partners[1].mark(section) is Mark.NONE for section in SECTIONS)


def test_the_worked_example() -> None:
    """Four inside and two outside; four sections without a partner; nobody to hire; IT still to be won."""
    found = partner_plan(Board(quillmarsh(), "to-be"), load_canvas())
    assert (len(found.on(Side.INTERNAL)), len(found.on(Side.EXTERNAL)), found.on(Side.OPEN)) == (4, 2, ())
    assert [each.note.text for each in found.to_win] == [
        "IT warehouse systems (own the scanner platform)",
        "Scanner vendor",
    ]
    assert found.empty_sections == ("customer-segments", "customer-relationship", "value-proposition", "key-partners")
    assert found.candidates == ()
    assert found.it.standing is Standing.TO_WIN


@pytest.mark.parametrize(
    ("facets", "category", "is_candidate"),
    [
        ({"side": "external", "term": "permanent"}, "personnel", True),
        ({"side": "external", "term": "permanent"}, "technology", False),
        ({"side": "external", "term": "as-needed"}, "personnel", False),
        ({"side": "internal", "term": "permanent"}, "personnel", False),
        ({"side": "external"}, "personnel", False),
    ],
)
def test_whom_to_think_of_hiring(facets: dict[str, str], category: str, is_candidate: bool) -> None:
    """Outside, for good, and paid as personnel."""
    found = plan(partner("Programmer", facets, links=("n2",)), said(COST, category=category))
    assert bool(found.candidates) is is_candidate


@pytest.mark.parametrize(
    ("it", "standing", "is_said"),
    [
        ([partner(role=("sme",))], Standing.ABSENT, False),
        ([partner(role=("it",), status="need", term="permanent", contact="weekly")], Standing.TO_WIN, True),
        ([partner(role=("it",), term="permanent", contact="weekly, Mo")], Standing.LISTED, False),
        ([partner(role=("it",), term="permanent")], Standing.FAVOURS, False),
        ([partner(role=("it",), term="as-needed", contact="weekly")], Standing.FAVOURS, False),
        ([partner(role=("it",), it_standing="top-project")], Standing.LISTED, True),
        ([partner(role=("it",), term="permanent", contact="weekly", it_standing="favours")], Standing.FAVOURS, True),
        ([partner(role=("it",), it_standing="top-project", status="need")], Standing.TO_WIN, True),
        ([partner("B", role=("it",)), partner("A", role=("it",), it_standing="top-project")], Standing.LISTED, True),
    ],
)
def test_the_it_question(it: list[Note], standing: Standing, is_said: bool) -> None:
    """What somebody said counts, then what it looks like; the best of several counts; a wish is not there."""
    found = plan(*it).it
    assert (found.standing, found.is_said) == (standing, is_said)
    assert len(found.partners) == (0 if standing is Standing.ABSENT else len(it))
    if len(it) == 2:
        assert found.partners[0].note.text == "A"


def test_the_worked_example_is_read_out() -> None:
    """How many, where one is lacking, and IT."""
    found = partner_plan(Board(quillmarsh(), "to-be"), load_canvas())
    assert plan_told(found, load_canvas()) == (
        "6 partners: 4 inside, 2 outside; to be won: IT warehouse systems (own the scanner platform); Scanner vendor.",
        "No partner for Segments, Relationship, Value and Partners.",
        "IT is still to be won (IT warehouse systems (own the scanner platform)): ask for a place on its list of top "
        "projects, not for favours.",
    )


def test_the_second_company_is_read_out() -> None:
    """One on no side, no IT, and somebody to hire."""
    found = partner_plan(Board(tarnbeck(), "to-be"), load_canvas())
    assert plan_told(found, load_canvas()) == (
        "5 partners: 2 inside, 2 outside; to be won: Studio for patient animation.",
        "Nobody has said yet whether they are inside or outside: Ambulance service.",
        "No partner for Segments, Relationship, Value and Partners.",
        "Nobody from IT is a partner.",
        "Should we hire one day: Maker of the mannequins? What speaks for it: outside, with us for good, and paid as "
        "personnel.",
    )


def test_an_empty_plan_says_so() -> None:
    """And nothing else."""
    assert plan_told(plan(), load_canvas()) == ("No partner is on this board yet.",)


def test_one_partner_for_everything_leaves_nothing_to_say_but_it() -> None:
    """The count in the singular."""
    found = plan(partner("Mo", side="internal", supports=SECTIONS, role=("it",), it_standing="favours"))
    assert plan_told(found, load_canvas()) == (
        "1 partner: 1 inside, 0 outside; all of them are there.",
        "Every section has a partner.",
        "We borrow favours from IT (Mo); a place on the list of top projects would be better.",
    )


@pytest.mark.parametrize(
    ("facets", "sentence"),
    [
        ({"it_standing": "top-project"}, "We are on IT's list of top projects (Mo)."),
        (
            {"term": "permanent", "contact": "weekly"},
            "It looks as if we had a place among IT's top projects: Mo is with us for good, and contact is agreed. "
            "Is that so?",
        ),
        (
            {"term": "permanent"},
            "It looks as if we borrowed favours from IT: Mo is not with us for good, or no contact is agreed. "
            "Is that so?",
        ),
    ],
)
def test_how_we_stand_with_it_is_said_or_asked(facets: dict[str, str], sentence: str) -> None:
    """What somebody said is told, what it looks like is asked."""
    assert sentence in plan_told(plan(partner("Mo", facets, role=("it",))), load_canvas())
