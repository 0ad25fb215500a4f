"""What each kind of change does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest

from lmc_tui.domain.changes import (
    AddNote,
    Change,
    Edit,
    MoveNote,
    RemoveAction,
    RemoveNote,
    RemoveParked,
    SetAction,
    SetArchived,
    SetDismissed,
    SetFacet,
    SetFacets,
    SetHeading,
    SetLinks,
    SetOwner,
    SetParked,
    SetTags,
    SetTarget,
    SetText,
    SetTick,
    Several,
    apply,
    inverse,
)
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Action, Dismissed, Parked, Session, Tick
from lmc_tui.errors import EditError
from tests.support.builders import NINE, a_filled_session, a_note, a_session


@pytest.fixture
def session() -> Session:
    """One note with facets that say little."""
    return a_session(a_note("p000001", facets={"side": "internal", "fee": 5}, tags=("old",)))


def only(session: Session) -> Note:
    """The one note of a session."""
    (note,) = session.notes
    return note


def test_a_note_says_something_else(session: Session) -> None:
    """New words replace the old ones, and nothing else of the note."""
    assert only(apply(session, SetText("p000001", "Two\nlines"))) == replace(only(session), text="Two\nlines")


def test_a_facet_is_said_in_its_place(session: Session) -> None:
    """A value that changes keeps its place among the facets; a new one goes behind them."""
    after = apply(apply(session, SetFacet("p000001", "side", "external")), SetFacet("p000001", "status", "need"))
    assert list(only(after).facets.items()) == [("side", "external"), ("fee", 5), ("status", "need")]


@pytest.mark.parametrize("nothing", [None, "", ()])
def test_a_facet_that_says_nothing_is_not_kept(session: Session, nothing: str | tuple[str, ...] | None) -> None:
    """Nothing, no words and no values all take the facet away; taking away what is not there does nothing."""
    assert only(apply(session, SetFacet("p000001", "side", nothing))).facets == {"fee": 5}
    assert apply(session, SetFacet("p000001", "role", nothing)) == session


def test_zero_is_a_number_that_a_facet_can_say(session: Session) -> None:
    """A fee of nothing is not the same as no fee told."""
    assert only(apply(session, SetFacet("p000001", "fee", 0))).facet("fee") == 0


def test_taking_a_facet_back_restores_the_order_of_the_file(session: Session) -> None:
    """A facet that was taken away and brought back stands where it stood."""
    change = SetFacet("p000001", "side", None)
    back = apply(apply(session, change), inverse(session, change))
    assert list(only(back).facets) == ["side", "fee"]


def test_facets_can_be_set_all_at_once(session: Session) -> None:
    """What was said before is gone."""
    assert only(apply(session, SetFacets("p000001", (("status", "need"),)))).facets == {"status": "need"}


def test_tags_owner_links_and_archive_are_set(session: Session) -> None:
    """Each of the four replaces what the note had."""
    several = (
        SetTags("p000001", ("a", "b")),
        SetOwner("p000001", "Ada"),
        SetLinks("p000001", ("x",)),
        SetArchived("p000001", True),
    )
    expected = replace(only(session), tags=("a", "b"), owner="Ada", links=("x",), is_archived=True)
    assert only(apply(session, Several(several))) == expected


def test_a_question_is_ticked_and_unticked() -> None:
    """A tick belongs to one board, ticking twice is ticking once."""
    tick = Tick("to-be", "cu-1")
    ticked = apply(apply(a_session(), SetTick(tick, True)), SetTick(tick, True))
    assert ticked.ticks == {tick}
    assert apply(ticked, SetTick(Tick("as-is", "cu-1"), False)).ticks == {tick}
    assert apply(ticked, SetTick(tick, False)).ticks == frozenset()


def test_a_finding_is_put_aside_and_open_again() -> None:
    """One of the same key takes the place of the one before; taking that back brings the old reason back."""
    first, second = Dismissed("C78", "p1", reason="Ad hoc"), Dismissed("C78", "p1", reason="Other", of="aa")
    board = Dismissed("C01", board="to-be")
    session = apply(apply(a_session(), SetDismissed(first, True)), SetDismissed(board, True))
    assert session.dismissed == (board, first)
    reworded = apply(session, SetDismissed(second, True))
    assert reworded.dismissed == (board, second)
    assert apply(reworded, inverse(session, SetDismissed(second, True))) == session
    assert apply(session, SetDismissed(second, False)).dismissed == (board,)
    assert apply(session, SetDismissed(Dismissed("C78", "p2"), False)) == session
    opened = SetDismissed(second, False)
    assert apply(apply(session, opened), inverse(session, opened)) == session


def test_a_parked_point_is_put_down_and_settled() -> None:
    """A new point goes to the end; one that is there keeps its place."""
    session = apply(a_filled_session(), SetParked(Parked("k000003", "New")))
    session = apply(session, SetParked(Parked("k000001", "Who owns it?", is_settled=True)))
    assert [point.id for point in session.parking] == ["k000001", "k000002", "k000003"]
    assert session.parking[0] == Parked("k000001", "Who owns it?", is_settled=True)


def test_a_point_brought_back_stands_where_it_stood() -> None:
    """Taking the removal of the first parked point back puts it in front of the second again; actions likewise."""
    session = a_filled_session()
    for change in (RemoveParked("k000001"), RemoveAction("t000001"), RemoveAction("t000002")):
        gone = apply(session, change)
        assert gone != session
        assert apply(gone, inverse(session, change)) == session


def test_a_point_whose_neighbour_has_gone_goes_to_the_end() -> None:
    """A point to be put in front of one that is not there any more is not lost."""
    session = apply(a_filled_session(), SetParked(Parked("k000009", "Late"), before="gone"))
    assert [point.id for point in session.parking] == ["k000001", "k000002", "k000009"]


def test_an_action_is_put_down_and_done() -> None:
    """An action that is there is replaced in its place."""
    done = Action("t000001", "Ask IT for a slot", owner="Grace", is_done=True)
    session = apply(a_filled_session(), SetAction(done))
    assert session.actions == (done, Action("t000002", "Cost the scanner"))


def test_the_heading_is_set_as_a_whole() -> None:
    """Title, for whom and by whom are one change."""
    session = apply(a_session(), SetHeading("New", "Quillmarsh", "Ada"))
    assert (session.title, session.designed_for, session.designed_by) == ("New", "Quillmarsh", "Ada")


def test_the_target_model_is_set_and_the_heading_left() -> None:
    """Another target is a change of its own, and what takes it back names the one before."""
    session = apply(a_session(), SetTarget("university"))
    assert (session.target_model, session.title) == ("university", a_session().title)
    assert inverse(session, SetTarget("innovation")) == SetTarget("university")


MISSING: list[Change] = [
    RemoveNote("gone"),
    MoveNote("gone", "to-be", "design", None),
    SetText("gone", "x"),
    SetFacet("gone", "side", "internal"),
    SetFacets("gone", ()),
    SetTags("gone", ()),
    SetOwner("gone", "Ada"),
    SetLinks("gone", ()),
    SetArchived("gone", True),
    RemoveParked("gone"),
    RemoveAction("gone"),
    Several((SetOwner("p000001", "Ada"), SetText("gone", "x"))),
]


@pytest.mark.parametrize("change", MISSING, ids=lambda change: type(change).__name__)
def test_a_change_to_what_is_not_there_says_so(change: Change) -> None:
    """Applying it and asking for its inverse both raise an error that names the id."""
    for call in (apply, inverse):
        with pytest.raises(EditError, match="gone"):
            call(a_filled_session(), change)


@pytest.mark.parametrize("call", [apply, inverse])
def test_a_change_of_an_unknown_kind_is_a_bug(call: Callable[[Session, Change], object]) -> None:
    """What is no change at all fails loudly, as a bug and not as an error that a person could mend."""
    with pytest.raises(AssertionError):
        call(a_session(), cast(Change, "add a note"))


def test_a_note_is_added_once() -> None:
    """A second note with the same id, on whatever board, is refused."""
    change = AddNote(a_note("p000001", board="as-is"), None)
    for call in (apply, inverse):
        with pytest.raises(EditError, match="already a note with the id p000001"):
            call(a_filled_session(), change)


def test_several_changes_build_on_each_other() -> None:
    """A note can be added, moved and written in one go, and one inverse takes it all back."""
    several = Several(
        (
            AddNote(a_note("x000001"), None),
            MoveNote("x000001", "to-be", "design", "d000001"),
            SetText("x000001", "Written later"),
        )
    )
    session = a_filled_session()
    after = apply(session, several)
    assert [note.text for note in after.notes_in("to-be", "design")] == ["Prompts of 40 words", "Written later"]
    assert apply(after, inverse(session, several)) == session


def test_an_edit_tells_who_and_when() -> None:
    """A change together with its actor and moment is a value that can be kept."""
    edit = Edit(SetText("p000001", "x"), "ada", NINE)
    assert (edit.change, edit.actor, edit.at) == (SetText("p000001", "x"), "ada", NINE)
