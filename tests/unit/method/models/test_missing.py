"""Whom a model lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lmc_tui.content.models import models
from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board
from lmc_tui.method.models import missing_partners
from lmc_tui.method.vocabulary import PARTNERS, RESOURCES
from tests.support.boards import a_board, said
from tests.support.companies import quillmarsh

SUPPORT = models()["performance-support"]


def ids(*lists: tuple[object, ...]) -> list[list[str]]:
    """The ids of partners, list by list."""
    return [[getattr(each, "id", "") for each in one] for one in lists]


def partner(text: str, *roles: str, side: str = "internal", term: str = "permanent", status: str = "have") -> Note:
    """A partner."""
    return said(PARTNERS, text, role=roles, side=side, term=term, status=status)


def test_the_worked_example_lacks_it_and_the_owner_today() -> None:
    """And somebody who builds; analytics and a sponsor, which every model needs."""
    gap = missing_partners(Board(quillmarsh(), "as-is"), SUPPORT)
    assert ids(gap.must, gap.good, gap.always) == [
        ["ps-it", "ps-owner"],
        ["ps-builder"],
        ["any-analytics", "any-sponsor"],
    ]
    assert not gap.is_closed


def test_the_worked_example_plans_for_all_of_them() -> None:
    """IT owns the scanner platform, so one partner is both."""
    gap = missing_partners(Board(quillmarsh(), "to-be"), SUPPORT)
    assert ids(gap.must, gap.good, gap.always) == [[], [], []]
    assert gap.is_closed


@pytest.mark.parametrize(
    ("text", "is_owner"),
    [
        ("IT warehouse systems (own the scanner platform)", True),
        ("Process owner of returns", True),
        ("Claims team, who owns the CRM", True),
        ("Head of tills, in charge of the till system", True),
        ("Our own trainers", False),
        ("Downtown depot", False),
        ("Browns of Leeds", False),
    ],
)
def test_an_owner_is_known_by_words(text: str, is_owner: bool) -> None:
    """Whole words only, and `own` needs what is owned."""
    gap = missing_partners(a_board(partner(text)), SUPPORT)
    assert ("ps-owner" not in ids(gap.must)[0]) is is_owner


def test_an_owner_outside_owns_nothing_of_ours() -> None:
    """The owner is somebody inside."""
    gap = missing_partners(a_board(partner("Owner of the till system", side="external")), SUPPORT)
    assert "ps-owner" in ids(gap.must)[0]


def test_a_tag_names_an_owner_too() -> None:
    """For whoever does not want it in the text."""
    tagged = replace(partner("Claims team"), tags=("owner",))
    assert "ps-owner" not in ids(missing_partners(a_board(tagged), SUPPORT).must)[0]


@pytest.mark.parametrize(
    ("it", "is_there"),
    [
        (partner("IT", "it"), True),
        (partner("IT", "it", term="as-needed"), False),
        (partner("IT", "it", side="external"), False),
        (said(PARTNERS, "IT", role=("it",)), False),
        (said(RESOURCES, "IT", kind="people"), False),
    ],
)
def test_it_must_be_inside_and_lasting(it: Note, is_there: bool) -> None:
    """A favour now and then carries no system."""
    assert ("ps-it" not in ids(missing_partners(a_board(it), SUPPORT).must)[0]) is is_there


@pytest.mark.parametrize(("board", "is_there"), [("as-is", False), ("to-be", True)])
def test_what_is_needed_is_planned_and_not_there(board: str, is_there: bool) -> None:
    """It counts in the target, not today."""
    needed = partner("IT", "it", status="need")
    assert ("ps-it" not in ids(missing_partners(a_board(needed, board=board), SUPPORT).must)[0]) is is_there


@pytest.mark.parametrize(
    ("text", "is_provider"), [("LMS provider", True), ("The learning platform", True), ("Scanner vendor", False)]
)
def test_an_lms_provider_is_a_vendor_whose_words_say_so(text: str, is_provider: bool) -> None:
    """Technical vendors make other things too."""
    gap = missing_partners(a_board(partner(text, "technical-vendor", side="external")), models()["mass-distribution"])
    assert ("md-lms" not in ids(gap.good)[0]) is is_provider


@pytest.mark.parametrize(
    ("model", "must", "good", "always"),
    [
        ("performance-support", "ps-it ps-owner", "ps-experts ps-builder", "any-analytics any-sponsor"),
        ("mass-distribution", "md-experts", "md-communications md-vendor md-lms", "any-analytics any-sponsor"),
        (
            "partnership",
            "pa-trainers pa-content",
            "pa-games pa-moocs pa-integrator pa-consultant",
            "any-analytics any-sponsor",
        ),
        ("university", "un-experts un-sponsor", "un-content un-lms", "any-analytics"),
        ("innovation", "in-simulation in-experts", "in-it in-games", "any-analytics any-sponsor"),
    ],
)
def test_without_partners_all_are_lacking_and_nobody_twice(model: str, must: str, good: str, always: str) -> None:
    """Who is named for the model is not named for every model, nor the other way round."""
    gap = missing_partners(a_board(), models()[model])
    assert ids(gap.must, gap.good, gap.always) == [must.split(), good.split(), always.split()]
