"""A person's word on what both sides changed differently: what holds, and where all else is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lmc_tui.domain.merging import Side, Thing
from lmc_tui.domain.merging.clusters import Choice
from lmc_tui.domain.merging.deciding import CONFLICT, Decided, decided, disputes
from lmc_tui.domain.session import Action, Parked, Session
from lmc_tui.workshop.identity import CountedIds
from tests.support.builders import a_note, a_session, an_agenda
from tests.unit.domain.merging.parting import PARTED, Parted, merged

FEW = settings(max_examples=40)
CHOICES = st.sampled_from([*Choice])


def settled(base: Session | None, mine: Session, theirs: Session, choice: Choice) -> Decided:
    """The merge with the same word on everything."""
    return decided(merged(base, mine, theirs), mine, theirs, lambda _: choice, CountedIds())


def words_of(session: Session) -> set[str]:
    """What points and actions say."""
    return {point.text for point in session.parking} | {action.text for action in session.actions}


BASE = a_session(a_note("p1", text="Vendor", owner="Ada"), a_note("p2", text="Sponsor"))
MINE = replace(BASE, notes=(a_note("p1", text="Scanner vendor", owner="Ann", tags=("a",)), BASE.notes[1]))
THEIRS = replace(BASE, notes=(a_note("p1", text="Vendor in Leeds", owner="Bob", tags=("b",)), BASE.notes[1]))


def test_all_that_differs_in_one_thing_is_one_dispute() -> None:
    """Text and owner of a note are decided together."""
    (dispute,) = disputes(merged(BASE, MINE, THEIRS))
    assert (dispute.thing, dispute.id, sorted(dispute.fields)) == (Thing.NOTE, "p1", ["owner", "text"])


def test_both_are_two_notes_and_the_second_is_tagged() -> None:
    """The second says what is in conflict and nothing else, so that no number counts twice."""
    first, second, _ = settled(BASE, MINE, THEIRS, Choice.BOTH).session.notes
    assert first == a_note("p1", text="Scanner vendor", owner="Ann", tags=("a", "b"))
    assert second == a_note(second.id, text="Vendor in Leeds", owner="Bob", tags=(CONFLICT,))


@pytest.mark.parametrize(("choice", "winner", "loser"), [("mine", MINE, THEIRS), ("theirs", THEIRS, MINE)])
def test_a_side_that_holds_leaves_the_other_in_the_archive(choice: str, winner: Session, loser: Session) -> None:
    """The note is as that side has it, with the tags of both; the other side's note is whole, archived, behind it."""
    found = settled(BASE, MINE, THEIRS, Choice(choice))
    first, second, _ = found.session.notes
    assert first == replace(winner.notes[0], tags=("a", "b"))
    assert second == replace(loser.notes[0], id=second.id, is_archived=True)
    assert [verdict.is_open for verdict in found.verdicts] == [False]


def test_a_facet_that_differs_leaves_the_other_note_in_the_archive() -> None:
    """Nothing on the board says two things for one facet, and nothing is dropped: with both the copy is tagged."""
    mine, theirs = (a_session(a_note("p1", facets={"side": side})) for side in ("internal", "external"))
    both = settled(None, mine, theirs, Choice.BOTH).session.notes
    assert [(note.facets["side"], note.is_archived, note.tags) for note in both] == [
        ("internal", False, ()),
        ("external", True, (CONFLICT,)),
    ]
    second = settled(None, mine, theirs, Choice.THEIRS).session.notes
    assert [(note.facets["side"], note.is_archived, note.tags) for note in second] == [
        ("external", False, ()),
        ("internal", True, ()),
    ]


def test_a_place_can_be_taken_from_either_side() -> None:
    """What only means something in the section that it leaves goes with the archived note."""
    base = a_session(a_note("p1", facets={"side": "internal", "status": "need"}))
    mine = a_session(replace(base.notes[0], board="as-is"))
    theirs = a_session(replace(base.notes[0], section="design", facets={"status": "need"}))
    note, left = settled(base, mine, theirs, Choice.THEIRS).session.notes
    assert (note.board, note.section, dict(note.facets)) == ("to-be", "design", {"status": "need"})
    assert (left.board, left.section, left.is_archived) == ("as-is", "key-partners", True)


def test_a_note_that_one_side_removed_is_archived_when_that_side_holds() -> None:
    """Else it stays as it is."""
    theirs = replace(BASE, notes=BASE.notes[1:])
    notes = {
        choice: [(note.id, note.is_archived) for note in settled(BASE, MINE, theirs, choice).session.notes]
        for choice in Choice
    }
    kept, archived = [("p1", False), ("p2", False)], [("p1", True), ("p2", False)]
    assert notes == {Choice.BOTH: kept, Choice.MINE: kept, Choice.THEIRS: archived}


def test_words_of_a_point_or_an_action_that_are_not_taken_stay_on_the_parking_lot() -> None:
    """Settled, so that nobody takes them up again by accident."""
    mine = a_session(parking=(Parked("k1", "Travel"),), actions=(Action("t1", "Ask IT", due=date(2026, 6, 1)),))
    theirs = a_session(parking=(Parked("k1", "Hotels"),), actions=(Action("t1", "Ask HR", due=date(2026, 7, 1)),))
    both = settled(None, mine, theirs, Choice.BOTH).session
    assert [each.text for each in both.parking] == ["Travel", "Hotels"]
    assert [each.text for each in both.actions] == ["Ask IT", "Ask HR"]
    session = settled(None, mine, theirs, Choice.THEIRS).session
    assert session.actions == (Action("t1", "Ask HR", due=date(2026, 7, 1)),)
    assert [(each.text, each.is_settled) for each in session.parking] == [
        ("Hotels", False),
        ("Travel", True),
        ("Ask IT", True),
    ]


def test_heading_and_agenda_are_as_the_side_has_them() -> None:
    """With both they stay as mine has them."""
    mine = replace(a_session(agenda=an_agenda(5)), title="Mine")
    theirs = replace(a_session(agenda=an_agenda(9)), title="Theirs")
    for choice, title, seconds in (
        (Choice.BOTH, "Mine", 300),
        (Choice.MINE, "Mine", 300),
        (Choice.THEIRS, "Theirs", 540),
    ):
        session = settled(None, mine, theirs, choice).session
        assert (session.title, session.agenda[0].planned_seconds) == (title, seconds)


def test_the_sentence_says_what_holds() -> None:
    """And where the other words are."""
    (dispute,) = disputes(merged(BASE, MINE, THEIRS))
    text, owner = dispute.conflicts
    assert text.told_decided("in a", "in b", Side.THEIRS) == (
        "Key Partners (to-be): “Scanner vendor” in a is “Vendor in Leeds” in b; "
        "the words in b hold, the others stay as an archived note."
    )
    assert owner.told_decided("in a", "in b", Side.MINE) == (
        "Key Partners (to-be): the owner of “Scanner vendor” is “Ann” in a and “Bob” in b; it is as it is in a."
    )


@FEW
@given(PARTED, CHOICES)
def test_without_a_base_every_text_of_both_sides_is_there(parted: Parted, choice: Choice) -> None:
    """Of notes on the board or in the archive; of points and actions on their list or the parking lot."""
    _, mine, theirs = parted
    session = settled(None, mine, theirs, choice).session
    texts = {note.text for note in session.notes}
    words = words_of(session)
    for side in (mine, theirs):
        assert {note.text for note in side.notes} <= texts
        assert side.ids() <= session.ids()
        assert words_of(side) <= words


@FEW
@given(PARTED, CHOICES)
def test_with_a_base_the_words_of_every_conflict_are_there(parted: Parted, choice: Choice) -> None:
    """Whatever is decided; and what nobody disputed is as the merge has it."""
    plain = merged(*parted)
    session = settled(*parted, choice).session
    texts = {note.text for note in session.notes} | {each.text for each in session.parking}
    texts |= {each.text for each in session.actions}
    disputed = {conflict.id for conflict in plain.conflicts} | {conflict.kept_as for conflict in plain.conflicts}
    for conflict in plain.conflicts:
        if conflict.field == "text":
            assert {conflict.mine, conflict.theirs} <= texts
    assert all(note in session.notes for note in plain.session.notes if note.id not in disputed)


@FEW
@given(PARTED, CHOICES)
def test_a_session_merged_with_itself_is_itself(parted: Parted, choice: Choice) -> None:
    """There is nothing to decide."""
    assert settled(None, parted.mine, parted.mine, choice) == (parted.mine, ())
    assert settled(parted.base, parted.mine, parted.mine, choice) == (parted.mine, ())


@FEW
@given(PARTED, CHOICES)
def test_ids_are_given_once_and_links_lead_somewhere(parted: Parted, choice: Choice) -> None:
    """Whatever was decided, the session is a valid one."""
    for base in (None, parted.base):
        session = settled(base, parted.mine, parted.theirs, choice).session
        assert len(session.ids()) == len(session.notes) + len(session.parking) + len(session.actions)
        assert {link for note in session.notes for link in note.links} <= {note.id for note in session.notes}
