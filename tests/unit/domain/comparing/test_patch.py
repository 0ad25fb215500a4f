"""The changes between two states of a session: done to the first they give the second, and are as small as can be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from lmc_tui.domain.change_kinds import (
    AddNote,
    Change,
    MoveNote,
    RemoveParked,
    SetArchived,
    SetFacets,
    SetHeading,
    SetParked,
    SetText,
    SetTick,
    Several,
)
from lmc_tui.domain.changes import apply, inverse
from lmc_tui.domain.comparing.patch import changes_between
from lmc_tui.domain.content import SetContent, with_content
from lmc_tui.domain.session import Parked, Session, Tick
from lmc_tui.errors import CompareError
from tests.support.builders import a_filled_session, a_note, a_session, an_agenda
from tests.unit.domain.changing import shown
from tests.unit.domain.merging.parting import PARTED, Parted

FEW = settings(max_examples=60)
"""Parting takes longer than finding changes does; what follows was tried on thousands."""


def done(session: Session, changes: tuple[Change, ...]) -> Session:
    """The session after those changes, each of which can be made."""
    for change in changes:
        session = apply(session, change)
    return session


@FEW
@given(PARTED)
def test_the_changes_done_to_the_first_give_the_second(parted: Parted) -> None:
    """All of its content, with every order that means something; the clock is the first one's."""
    changes = changes_between(parted.mine, parted.theirs)
    assert shown(done(parted.mine, changes)) == shown(with_content(parted.mine, parted.theirs))


@FEW
@given(PARTED)
def test_without_taking_over_a_whole_content_only_the_plan_is_left(parted: Parted) -> None:
    """The small changes alone give all but agenda, target model and the moment it was made."""
    small = tuple(change for change in changes_between(*parted[1:]) if not isinstance(change, SetContent))
    mine, theirs = parted.mine, parted.theirs
    as_mine = replace(
        theirs, agenda=mine.agenda, timer=mine.timer, target_model=mine.target_model, created=mine.created
    )
    assert shown(done(mine, small)) == shown(as_mine)


@FEW
@given(PARTED)
def test_what_says_the_same_needs_no_change(parted: Parted) -> None:
    """And what needs none says the same."""
    assert changes_between(parted.mine, parted.mine) == ()
    if not changes_between(parted.mine, parted.theirs):
        assert shown(with_content(parted.mine, parted.theirs)) == shown(parted.mine)


@FEW
@given(PARTED)
def test_the_changes_can_be_taken_back_as_one(parted: Parted) -> None:
    """Undo gives the first side again."""
    several = Several(changes_between(parted.mine, parted.theirs))
    back = inverse(parted.mine, several)
    assert shown(apply(apply(parted.mine, several), back)) == shown(parted.mine)


def test_each_difference_is_one_small_change() -> None:
    """A new text, a facet, an archived note, a note more and a tick: five changes and no more."""
    before = a_session(
        a_note("n1", text="One", facets={"side": "internal"}), a_note("n2", text="Two"), a_note("n3", text="Three")
    )
    new = a_note("n4", text="Four")
    after = a_session(
        a_note("n1", text="One", facets={"side": "external"}),
        new,
        a_note("n2", text="Twice"),
        a_note("n3", text="Three", is_archived=True),
        ticks=[Tick("to-be", "ke-1")],
    )
    assert changes_between(before, after) == (
        SetFacets("n1", (("side", "external"),)),
        AddNote(new, "n1"),
        SetText("n2", "Twice"),
        SetArchived("n3", is_archived=True),
        SetTick(Tick("to-be", "ke-1"), is_ticked=True),
    )


def test_only_the_note_that_moved_is_moved() -> None:
    """Of four notes the last goes to the front; the other three stay where they are."""
    notes = [a_note(f"n{number}", text=f"Note {number}") for number in range(1, 5)]
    assert changes_between(a_session(*notes), a_session(notes[3], *notes[:3])) == (
        MoveNote("n4", "to-be", "key-partners", None),
    )


def test_a_parked_point_that_moved_is_put_in_again() -> None:
    """In front of the one that it stands before; the other stays."""
    first, second = Parked("k1", "Travel"), Parked("k2", "Rooms")
    assert changes_between(a_session(parking=(first, second)), a_session(parking=(second, first))) in (
        (RemoveParked("k1"), SetParked(first, None)),
        (RemoveParked("k2"), SetParked(second, "k1")),
    )


def test_a_question_cannot_be_set_so_the_note_is_put_in_anew() -> None:
    """It keeps its id, its place and all that it says."""
    before = a_session(a_note("n1"), a_note("n2", question="ke-1"), a_note("n3"))
    after = a_session(a_note("n1"), a_note("n2"), a_note("n3"))
    assert done(before, changes_between(before, after)) == after


def test_another_agenda_takes_over_the_whole_content() -> None:
    """There is no smaller change for it; a title alone has one."""
    session = a_filled_session()
    planned = replace(session, agenda=an_agenda(3, 4))
    assert changes_between(session, planned) == (SetContent(planned),)
    assert changes_between(session, replace(session, title="Other")) == (SetHeading("Other", "", ""),)


def test_two_canvases_have_no_changes_between_them() -> None:
    """It is said in a sentence."""
    with pytest.raises(CompareError, match="no change makes one of the other"):
        changes_between(a_session(), replace(a_session(), canvas="other"))
