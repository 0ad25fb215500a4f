"""What people wish, as changes."""

from __future__ import annotations

from datetime import date

import pytest

from lmc_tui.content import load_canvas
from lmc_tui.domain.changes import MoveNote, SetFacet, Several, apply
from lmc_tui.domain.notes import Note
from lmc_tui.domain.parts import LONGEST_NOTE
from lmc_tui.domain.place import Draft
from lmc_tui.workshop.writing import (
    action_from,
    adding,
    archiving,
    linking,
    moving,
    reordering,
    revising,
    setting,
    ticking,
    toggling_need,
)
from tests.support.builders import a_canvas, a_note, a_session

CANVAS = a_canvas()


IDS = [f"m{number}" for number in range(9)]
HERE = Draft("to-be", "key-partners", "", question="kp-1")


def test_a_note_is_made_of_what_was_typed() -> None:
    """Words, facets in the canvas' order, tags, owner, place and question; defaults need no saying."""
    typed = "IT #it #have #internal #x @Ann"
    (change,) = adding(CANVAS, HERE, [typed], "n1", iter(IDS))
    note = change.note
    assert (note.id, note.text, note.tags, note.owner) == ("m0", "IT", ("x",), "Ann")
    assert (note.board, note.section, note.question, change.after) == ("to-be", "key-partners", "kp-1", "n1")
    assert list(note.facets.items()) == [("side", "internal"), ("partner_role", ("it",))]
    assert adding(CANVAS, HERE, [" #it @Ann "], None, iter(IDS)) == ()


def test_notes_name_the_group_that_wrote_them() -> None:
    """All of a long text's; not where another author was typed, nor on a canvas that does not ask."""
    board = load_canvas()
    texts = ["one", "two #author=Bo", "word " * (LONGEST_NOTE // 5 + 1)]
    changes = adding(board, HERE, texts, None, iter(IDS), "Group 1")
    assert [each.note.facet("author") for each in changes] == ["Group 1", "Bo", "Group 1", "Group 1"]
    (change,) = adding(CANVAS, HERE, ["one"], None, iter(IDS), "Group 1")
    assert change.note.facet("author") is None


def test_several_texts_are_notes_behind_each_other() -> None:
    """Those without words are left out, and leave no gap."""
    changes = adding(CANVAS, HERE, ["one", " #x ", "two"], "n1", iter(IDS))
    assert [(each.note.text, each.after) for each in changes] == [("one", "n1"), ("two", "m0")]


def test_a_text_longer_than_a_note_becomes_several() -> None:
    """The first says the facets, the tags and the owner; no word is lost."""
    typed = f"{'word ' * 900}#need #x @Ann"
    changes = adding(CANVAS, HERE, [typed], None, iter(IDS))
    first, *rest = [each.note for each in changes]
    assert [each.after for each in changes] == [None, "m0", "m1"]
    assert " ".join(note.text for note in (first, *rest)).split() == ["word"] * 900
    assert max(len(note.text) for note in (first, *rest)) <= LONGEST_NOTE
    assert (first.tags, first.owner, first.facet("status")) == (("x",), "Ann", "need")
    assert [(note.tags, note.owner, dict(note.facets)) for note in rest] == [((), "", {})] * 2


def test_an_edit_adds_what_is_named_in_it() -> None:
    """Facets and tags that the note had stay; text that did not change makes no change."""
    note = a_note("n1", text="Warehouse IT", facets={"side": "internal"}, tags=("a",))
    change = revising(CANVAS, note, "Warehouse systems #need #b @Ann", iter(IDS))
    assert change is not None
    (revised,) = apply(a_session(note), change).notes
    assert (revised.text, revised.tags, revised.owner) == ("Warehouse systems", ("a", "b"), "Ann")
    assert dict(revised.facets) == {"side": "internal", "status": "need"}
    assert revising(CANVAS, note, "Warehouse IT", iter(IDS)) is None
    assert revising(CANVAS, note, "Warehouse IT  ", iter(IDS)) is None


def test_an_edit_longer_than_a_note_goes_on_behind_it() -> None:
    """The note keeps the first part and all that it had; new notes stand between it and the next one."""
    notes = (a_note("n1", tags=("a",), question="kp-1"), a_note("n2"))
    change = revising(CANVAS, notes[0], "word " * 900, iter(IDS))
    assert change is not None
    after = apply(a_session(*notes), change)
    assert [(note.id, note.tags, note.question) for note in after.notes] == [
        ("n1", ("a",), "kp-1"),
        ("m0", (), "kp-1"),
        ("m1", (), "kp-1"),
        ("n2", (), None),
    ]
    assert " ".join(note.text for note in after.notes[:3]).split() == ["word"] * 900


def test_a_long_note_from_a_file_is_not_parted_by_a_facet() -> None:
    """Only an edit of its words makes it several."""
    note = a_note("n1", text=f"{'word ' * 900}end")
    change = revising(CANVAS, note, f"{note.text} #need", iter(IDS))
    assert change == Several((SetFacet("n1", "status", "need"),))


def test_a_note_never_loses_its_last_words() -> None:
    """An edit to nothing but marks keeps the text."""
    change = revising(CANVAS, a_note("n1", text="Ann"), "#need", iter(IDS))
    assert change == Several((SetFacet("n1", "status", "need"),))


def test_need_toggles_round_and_round() -> None:
    """have, need, have; a canvas without a status has nothing to toggle."""
    note = a_note("n1")
    first = toggling_need(CANVAS, note)
    assert first == SetFacet("n1", "status", "need")
    assert toggling_need(CANVAS, note.with_facet("status", "need")) == SetFacet("n1", "status", None)


def test_setting_what_is_said_already_is_no_change() -> None:
    """Nor is setting the default where nothing is said."""
    note = a_note("n1", facets={"side": "internal"})
    assert setting(CANVAS, note, "side", "internal") is None
    assert setting(CANVAS, note, "status", "have") is None
    assert setting(CANVAS, note, "side", None) == SetFacet("n1", "side", None)


def test_reordering_counts_only_notes_that_show() -> None:
    """Archived neighbours are passed over; the ends are ends."""
    notes = (a_note("n1"), a_note("n2", is_archived=True), a_note("n3"))
    session = a_session(*notes)
    assert reordering(session, notes[0], 1) == MoveNote("n1", "to-be", "key-partners", "n3")
    assert reordering(session, notes[2], -1) == MoveNote("n3", "to-be", "key-partners", None)
    assert reordering(session, notes[0], -1) is None
    assert reordering(session, notes[2], 1) is None


def test_reordering_goes_past_notes_that_are_hidden() -> None:
    """Down behind the next note in sight; up before it, and so behind whatever stands there, seen or not."""
    notes = [a_note(f"n{number}") for number in range(1, 6)]
    session = a_session(*notes)
    assert reordering(session, notes[1], 1, ["n2", "n5"]) == MoveNote("n2", "to-be", "key-partners", "n5")
    assert reordering(session, notes[4], -1, ["n2", "n5"]) == MoveNote("n5", "to-be", "key-partners", "n1")
    assert reordering(session, notes[4], -1, ["n1", "n5"]) == MoveNote("n5", "to-be", "key-partners", None)
    assert reordering(session, notes[4], 1, ["n2", "n5"]) is None


def test_a_move_drops_facets_that_the_new_section_does_not_know() -> None:
    """The file stays readable, and one step back restores them."""
    note = a_note("n1", facets={"side": "internal", "status": "need", "fee": 5})
    session = a_session(note)
    change = moving(session, CANVAS, note, "to-be", "customers")
    assert change is not None
    (moved,) = apply(session, change).notes
    assert (moved.section, dict(moved.facets)) == ("customers", {"status": "need"})
    assert moving(session, CANVAS, note, "to-be", "key-partners") is None
    assert moving(session, CANVAS, note, "as-is", "key-partners") == MoveNote("n1", "as-is", "key-partners", None)


@pytest.mark.parametrize(
    ("note", "onto", "after"),
    [
        ("n1", "n3", "n2 n3 n1 n4"),
        ("n4", "n2", "n1 n4 n2 n3"),
        ("n4", "n1", "n4 n1 n2 n3"),
        ("n1", "n2", "n2 n1 n3 n4"),
        ("n2", None, "n1 n3 n4 n2"),
        ("n2", "gone", "n1 n3 n4 n2"),
        ("n2", "n2", None),
        ("n4", None, None),
    ],
)
def test_a_note_takes_the_place_of_another_of_its_section(note: str, onto: str | None, after: str | None) -> None:
    """From above it goes behind that one, from below before it; without one, to the end; no facet is dropped."""
    notes = [a_note(f"n{number}", facets={"colour": "red"}) for number in range(1, 5)]
    session = a_session(*notes)
    moved = notes[int(note[1]) - 1]
    change = moving(session, CANVAS, moved, "to-be", "key-partners", onto=onto)
    assert (change is None) == (after is None)
    if change is not None:
        done = apply(session, change)
        assert " ".join(each.id for each in done.notes) == after
        assert sorted(done.notes, key=lambda each: each.id) == notes


def test_a_note_goes_in_front_of_one_of_another_section() -> None:
    """Before the first or any other one; to the end where that one has gone."""
    note = a_note("n1")
    there = [a_note(f"c{number}", section="customers") for number in (1, 2)]
    session = a_session(note, *there)
    for onto, order in (("c1", "n1 c1 c2"), ("c2", "c1 n1 c2"), ("gone", "c1 c2 n1")):
        change = moving(session, CANVAS, note, "to-be", "customers", onto=onto)
        assert change is not None
        assert " ".join(each.id for each in apply(session, change).notes_in("to-be", "customers")) == order


@pytest.mark.parametrize(
    ("facet", "value"),
    [("partner_role", ("it",)), ("contact", "weekly"), ("fee", 2), ("supports", ("design",)), ("side", "external")],
)
def test_a_move_keeps_what_the_new_section_knows(facet: str, value: str | float | tuple[str, ...]) -> None:
    """From one board to the other nothing is dropped."""
    note = a_note("n1", facets={facet: value})
    change = moving(a_session(note), CANVAS, note, "as-is", "key-partners")
    assert isinstance(change, MoveNote)


def test_links_are_made_and_cut() -> None:
    """Linking twice cuts the thread; others stay."""
    note = a_note("n1", links=("n3",))
    other = a_note("n2")
    linked = linking(note, other)
    assert linked.links == ("n3", "n2")
    again = Note("n1", "to-be", "key-partners", "x", links=linked.links)
    assert linking(again, other).links == ("n3",)


def test_archiving_takes_only_what_is_not_archived() -> None:
    """Nothing to archive is no change."""
    assert archiving([a_note("n1", is_archived=True)]) is None
    assert archiving([a_note("n1")]) is not None


def test_ticking_twice_unticks() -> None:
    """A tick is on or off."""
    session = a_session()
    ticked = apply(session, ticking(session, "to-be", "cu-1"))
    assert len(ticked.ticks) == 1
    assert apply(ticked, ticking(ticked, "to-be", "cu-1")).ticks == frozenset()


@pytest.mark.parametrize(
    ("typed", "text", "owner", "due"),
    [
        ("Ask IT for a slot", "Ask IT for a slot", "", None),
        ('Ask IT @"Head of L&D" by 2026-03-14', "Ask IT", "Head of L&D", date(2026, 3, 14)),
        ("@Ann, call them 2026-03-14", "call them", "Ann", date(2026, 3, 14)),
        ("Send by 2026-02-31", "Send by 2026-02-31", "", None),
        ("@Ann", "@Ann", "Ann", None),
        ("mail bob@x.org", "mail bob@x.org", "", None),
    ],
)
def test_an_action_is_what_who_and_when(typed: str, text: str, owner: str, due: date | None) -> None:
    """In any order; a day that does not exist stays text."""
    action = action_from("t1", typed)
    assert (action.text, action.owner, action.due) == (text, owner, due)
