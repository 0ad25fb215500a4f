"""Notes that both sides wrote by themselves and nearly alike: which are found, and what joining makes of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from lmc_tui.domain.merging import Side
from lmc_tui.domain.merging.clusters import Cluster, clusters, joined
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from tests.support.builders import a_note, a_session
from tests.unit.domain.merging.parting import PARTED, Parted, merged

FEW = settings(max_examples=40)
SIDES = st.sampled_from([Side.MINE, Side.THEIRS])


def found(mine: Session, theirs: Session) -> tuple[Cluster, ...]:
    """The clusters of two sessions without a base."""
    return clusters(merged(None, mine, theirs).session, mine, theirs)


def test_two_groups_who_wrote_the_same_are_a_cluster() -> None:
    """Also in nearly the same words; what only one side says is in none."""
    mine = a_session(a_note("m1", text="Scanner vendor"), a_note("m2", text="Finance analytics"))
    theirs = a_session(a_note("t1", text="Scanner vendors"), a_note("t2", text="Works council"))
    (cluster,) = found(mine, theirs)
    assert (cluster.mine.id, cluster.theirs.id) == ("m1", "t1")
    assert 0.8 < cluster.ratio < 1


def test_what_stands_elsewhere_or_is_archived_is_in_no_cluster() -> None:
    """Where a thing belongs is what groups differ about; an archived note was put away by somebody."""
    mine = a_session(a_note("m1", text="Scanner vendor"))
    for other in (
        a_note("t1", section="resources", text="Scanner vendor"),
        a_note("t1", board="as-is", text="Scanner vendor"),
        a_note("t1", text="Scanner vendor", is_archived=True),
        a_note("m1", text="Scanner vendor", owner="Ann"),
    ):
        assert found(mine, a_session(other)) == ()


def test_a_joined_note_has_what_both_say() -> None:
    """Facets, tags and links are united, threads to either lead to it, and the other is archived as it was."""
    first = a_note("m1", text="Scanner vendor", facets={"side": "external", "partner_role": ("it",)}, tags=("x",))
    second = a_note(
        "t1",
        text="Scanner vendors",
        facets={"side": "internal", "partner_role": ("sme",), "fee": 9.0},
        tags=("y",),
        owner="Bob",
        links=("m1", "t2"),
    )
    mine = a_session(first, a_note("m2", "design", "Prompts", links=("m1",)))
    theirs = a_session(second, a_note("t2", "design", "Cards", links=("t1",)))
    (cluster,) = found(mine, theirs)
    session, result = joined(merged(None, mine, theirs).session, cluster, Side.MINE)
    kept, left, prompts, cards = (session.note(note_id) for note_id in ("m1", "t1", "m2", "t2"))
    assert kept == replace(
        first,
        facets={"side": "external", "partner_role": ("it", "sme"), "fee": 9.0},
        tags=("x", "y"),
        owner="Bob",
        links=("t2",),
    )
    assert left == replace(second, is_archived=True)
    assert prompts is not None and prompts.links == ("m1",)
    assert cards is not None and cards.links == ("m1",)
    assert (result.kept, result.left, result.lost) == (kept, left, ("facets.side",))


def test_the_words_of_either_side_can_hold() -> None:
    """The note that holds stays where it stands, under its own id."""
    mine, theirs = a_session(a_note("m1", text="Scanner vendor")), a_session(a_note("t1", text="Scanner vendors"))
    (cluster,) = found(mine, theirs)
    session, _ = joined(merged(None, mine, theirs).session, cluster, Side.THEIRS)
    assert [(note.id, note.text, note.is_archived) for note in session.notes] == [
        ("m1", "Scanner vendor", True),
        ("t1", "Scanner vendors", False),
    ]


@FEW
@given(PARTED, st.sampled_from([None, "base"]), SIDES)
def test_joining_loses_no_note_and_no_word(parted: Parted, base: str | None, side: Side) -> None:
    """Every note is still there once with its text; only its thread, its facets and whether it shows may differ."""
    mine, theirs = renamed(parted.mine, "m"), renamed(parted.theirs, "t")
    before = merged(parted.base if base else None, mine, theirs).session
    session = before
    for cluster in clusters(before, mine, theirs):
        assert cluster.mine in before.notes and cluster.theirs in before.notes
        session, _ = joined(session, cluster, side)
    assert {note.id: note.text for note in session.notes} == {note.id: note.text for note in before.notes}
    shown = {note.id for note in session.notes if not note.is_archived}
    for note in session.notes:
        assert note.id not in note.links or note.id in of(before, note.id).links
        assert set(note.tags) >= set(of(before, note.id).tags)
    for cluster in clusters(before, mine, theirs):
        assert len(shown & {cluster.mine.id, cluster.theirs.id}) == 1


@FEW
@given(PARTED)
def test_one_session_with_itself_has_no_cluster(parted: Parted) -> None:
    """Its notes are on both sides by their ids, however much they are alike."""
    assert found(parted.mine, parted.mine) == ()


def renamed(session: Session, letter: str) -> Session:
    """The session with other ids for all its notes, as if another group had written them."""
    names = {note.id: f"{letter}-{note.id}" for note in session.notes}
    notes = (
        replace(note, id=names[note.id], links=tuple(names.get(link, link) for link in note.links))
        for note in session.notes
    )
    return replace(session, notes=tuple(notes))


def of(session: Session, note_id: str) -> Note:
    """The note with that id, which is there."""
    note = session.note(note_id)
    assert note is not None
    return note
