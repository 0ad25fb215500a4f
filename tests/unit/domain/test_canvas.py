"""Asking a canvas for its sections, boards, facets and questions."""

from __future__ import annotations

import pytest

from lmc_tui.domain.canvas import BoardKind, GridArea
from tests.support.builders import a_canvas

CANVAS = a_canvas()


def test_an_area_ends_where_the_next_begins() -> None:
    """Right and bottom are the first column and row outside."""
    area = GridArea(2, 1, columns=3, rows=2)
    assert (area.right, area.bottom) == (5, 3)
    assert (GridArea(0, 0).right, GridArea(0, 0).bottom) == (1, 1)


def test_a_section_is_found_by_its_id() -> None:
    """Known ids give their section, unknown ones a KeyError that names them."""
    assert CANVAS.section("design").name == "Design"
    assert CANVAS.has_section("design")
    assert not CANVAS.has_section("kitchen")
    with pytest.raises(KeyError, match="kitchen"):
        CANVAS.section("kitchen")


@pytest.mark.parametrize(
    "name",
    ["key-partners", "key_partners", "Key Partners", "KEY  PARTNERS", " key-Partners ", "Partners", "partnerships"],
)
def test_a_section_is_found_by_any_of_its_names(name: str) -> None:
    """Id, name, short name and alias, whatever the case and whether with blanks, hyphens or bars."""
    section = CANVAS.section_named(name)
    assert section is not None
    assert section.id == "key-partners"


@pytest.mark.parametrize("name", ["", "kitchen", "keypartners", "key"])
def test_a_name_that_no_section_has_finds_none(name: str) -> None:
    """Parts of names are not names."""
    assert CANVAS.section_named(name) is None


def test_a_board_is_found_by_its_id() -> None:
    """Known boards are given, unknown ones are a KeyError."""
    assert CANVAS.board("as-is").summary == "What is."
    with pytest.raises(KeyError, match="maybe"):
        CANVAS.board("maybe")


def test_the_other_board_goes_round() -> None:
    """From the last board the next is the first."""
    assert CANVAS.other_board("as-is") == "to-be"
    assert CANVAS.other_board("to-be") == "as-is"
    three = CANVAS._replace(boards=(*CANVAS.boards, BoardKind("next", "next")))
    assert [three.other_board(board.id) for board in three.boards] == ["to-be", "next", "as-is"]


def test_a_section_has_its_own_facets_and_the_shared_ones() -> None:
    """Its own come first; a facet of another section is none of its own."""
    assert [facet.id for facet in CANVAS.facets_of("design")] == ["production", "data_owner", "status"]
    assert [facet.id for facet in CANVAS.facets_of("customers")] == ["status"]
    assert CANVAS.facet("design", "status") is not None
    assert CANVAS.facet("design", "side") is None


def test_a_facet_knows_its_values() -> None:
    """A value is found by its id."""
    facet = CANVAS.facet("key-partners", "partner_role")
    assert facet is not None
    found = facet.value("sme")
    assert found is not None
    assert found.name == "subject expert"
    assert facet.value("cook") is None


def test_a_question_is_found_in_its_section() -> None:
    """By its id, and only there."""
    question = CANVAS.section("design").question("de-2")
    assert question is not None
    assert question.text == "Question 2?"
    assert CANVAS.section("design").question("cu-1") is None


def test_all_questions_come_in_agenda_order() -> None:
    """Section by section, each with the section that it belongs to."""
    expected = [("customers", "cu-1"), ("customers", "cu-2")]
    expected += [("design", "de-1"), ("design", "de-2"), ("design", "de-3"), ("key-partners", "ke-1")]
    assert [(section.id, question.id) for section, question in CANVAS.questions()] == expected


def test_notes_rank_by_board_and_section() -> None:
    """Boards first, sections in agenda order, and what the canvas does not know behind all it knows."""
    assert CANVAS.rank("as-is", "key-partners") < CANVAS.rank("to-be", "customers")
    assert CANVAS.rank("to-be", "customers") < CANVAS.rank("to-be", "design")
    assert CANVAS.rank("to-be", "key-partners") < CANVAS.rank("to-be", "kitchen") < CANVAS.rank("maybe", "customers")
