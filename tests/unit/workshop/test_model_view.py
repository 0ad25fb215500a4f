"""The models of a session, brought together for a target and a board that is compared with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lmc_tui.content import load_canvas
from lmc_tui.method.models import State
from lmc_tui.method.vocabulary import AS_IS, PARTNERS, SECTIONS, TO_BE
from lmc_tui.workshop.model_view import ModelView, first_compared, model_view, shows
from tests.support.companies import quillmarsh


def view(compared: str, target: str = "performance-support") -> ModelView:
    """The example seen for a target."""
    return model_view(replace(quillmarsh(), target_model=target), load_canvas(), compared)


def test_the_gap_list_of_the_example_is_that_of_today() -> None:
    """IT and the owner of its system are to be won, then come the ways of partners; technology is what it will cost."""
    found = view(AS_IS).sentences
    missing = "an IT contact (internal, permanent) and the owner of the workflow system (internal)"
    assert f"To move to Performance Support you still need {missing}." in found
    assert "Costs to expect: technology." in found
    assert any(each.startswith("Partners to win: IT warehouse systems") for each in found)


def test_the_to_be_board_of_the_example_names_everybody() -> None:
    """So compared with it nobody is lacking."""
    assert "All partners that Performance Support cannot do without are named." in view(TO_BE).sentences


def test_needs_of_both_boards_stand_in_the_same_order() -> None:
    """So that what one board lacks can be shown beside what the other plans."""
    found = view(AS_IS)
    assert tuple(each.section for each in found.sections) == SECTIONS
    for section in found.sections:
        assert [each.text for each in section.requirements] == [each.text for each in found.planned[section.section]]
    partners = {each.text: each for each in found.planned[PARTNERS]}
    contact = partners["An IT contact (internal, permanent)"]
    assert (contact.state, shows(contact)) == (State.PLANNED, True)


@pytest.mark.parametrize("target", ["Open", "performance support", "Performance Support"])
def test_names_of_2013_and_other_spellings_are_known(target: str) -> None:
    """A file may call its target as people do."""
    found = view(AS_IS, target).target
    assert found is not None
    assert found.id == "performance-support"


@pytest.mark.parametrize("target", ["", "wisdom"])
def test_without_a_model_there_is_nothing_to_need(target: str) -> None:
    """The boards are read all the same."""
    found = view(AS_IS, target)
    assert (found.target, found.sentences, found.sections) == (None, (), ())
    assert found.readings[AS_IS].best.points == 7


def test_one_begins_with_today_where_there_is_one() -> None:
    """A draft that only holds what is wanted is compared by that."""
    assert first_compared(quillmarsh()) == AS_IS
    wanted = tuple(note for note in quillmarsh().notes if note.board == TO_BE)
    assert first_compared(replace(quillmarsh(), notes=wanted)) == TO_BE
