"""Asking a session for notes, steps, ids and threads; notes, copies of boards, and places."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

import pytest

from lmc_tui.domain.copying import board_copied
from lmc_tui.domain.notes import Note
from lmc_tui.domain.place import Draft, Place, Purpose
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import Timer
from tests.support.builders import a_filled_session, a_note, a_session, an_agenda


@pytest.fixture
def session() -> Session:
    """A session with something of everything."""
    return a_filled_session()


def ids(notes: tuple[Note, ...] | list[Note]) -> list[str]:
    """The ids of notes."""
    return [note.id for note in notes]


def test_a_note_is_found_by_its_id(session: Session) -> None:
    """Archived or not; an unknown id finds none."""
    for note_id in ("p000001", "p000004"):
        note = session.note(note_id)
        assert note is not None
        assert note.id == note_id
    assert session.note("gone") is None


def test_a_section_shows_its_notes_of_one_board(session: Session) -> None:
    """In display order, and what was taken off the board only when asked for."""
    assert ids(session.notes_in("to-be", "key-partners")) == ["p000001", "p000002", "p000003"]
    assert ids(session.notes_in("to-be", "key-partners", archived=True)) == ["p000004"]
    assert ids(session.notes_in("as-is", "key-partners")) == []


def test_a_board_is_read_in_one_go(session: Session) -> None:
    """What `by_section` gives is what each section shows; sections without notes are absent."""
    read = session.by_section("to-be")
    assert set(read) == {"customers", "design", "key-partners"}
    for section, notes in read.items():
        assert tuple(notes) == session.notes_in("to-be", section)


def test_the_step_in_hand_is_that_of_the_timer(session: Session) -> None:
    """Without a timer no step is in hand; with one, the step that it names."""
    assert session.current_step is None
    assert replace(session, timer=Timer("s02")).current_step == session.agenda[1]
    assert replace(session, timer=Timer("gone")).current_step is None
    assert session.step("gone") is None


def test_a_step_is_replaced_in_its_place(session: Session) -> None:
    """The other steps stay as they are, and an unknown step changes nothing."""
    longer = session.agenda[1]._replace(spent_seconds=9.5)
    assert session.with_step(longer).agenda == (session.agenda[0], longer, *session.agenda[2:])
    assert session.with_step(longer._replace(id="gone")) == session


def test_every_id_in_use_is_known(session: Session) -> None:
    """Notes, parked points and actions share one set of ids; steps have their own."""
    assert len(session.ids()) == len(session.notes) + 2 + 2
    assert {"p000004", "k000001", "t000002"} <= session.ids()
    assert "s01" not in session.ids()


def test_threads_lead_both_ways(session: Session) -> None:
    """A note knows where it leads and what leads to it; archived notes hold no thread."""
    leads_to, leads_here = session.links_from_and_to("p000003")
    assert (ids(leads_to), ids(leads_here)) == (["d000001"], [])
    leads_to, leads_here = session.links_from_and_to("d000001")
    assert (ids(leads_to), ids(leads_here)) == ([], ["p000003"])
    assert session.links_from_and_to("gone") == ((), ())


def test_a_thread_to_an_archived_note_does_not_show() -> None:
    """The link stays in the note and comes back with the other end."""
    session = a_session(a_note("a", links=("b",)), a_note("b", is_archived=True))
    assert session.links_from_and_to("a") == ((), ())


def test_a_note_says_its_facets_or_a_default() -> None:
    """What is absent is None, or what the asker gives."""
    note = a_note(facets={"side": "internal"})
    assert note.facet("side") == "internal"
    assert note.facet("status") is None
    assert note.facet("status", "have") == "have"


def test_a_change_of_a_facet_makes_a_new_note() -> None:
    """The note that one had, and its facets, stay what they were."""
    note = a_note(facets={"side": "internal"})
    assert note.with_facet("side", "external").facets == {"side": "external"}
    assert note.with_facet("side", None).facets == {}
    assert note.facets == {"side": "internal"}
    assert a_note().with_facet("side", "internal") == note


def count_up(taken: Container[str]) -> str:
    """The first of `n1`, `n2` and on that is not taken."""
    return next(name for name in (f"n{number}" for number in range(1, 99)) if name not in taken)


def test_a_board_is_copied_with_its_threads() -> None:
    """Copies have new ids and lead to each other; links that lead off the board are left behind."""
    one = a_note("n1", board="as-is", text="One", links=("n2", "n3", "gone"), tags=("x",))
    two = a_note("n2", "design", board="as-is", links=("n1",))
    session = a_session(one, two, a_note("n3", board="as-is", is_archived=True), a_note("n4"))
    copied = board_copied(session, "as-is", "to-be", count_up)
    assert copied == (
        one,
        two,
        replace(one, id="n5", board="to-be", links=("n6",)),
        replace(two, id="n6", board="to-be", links=("n5",)),
    )


def test_an_empty_board_has_nothing_to_copy() -> None:
    """Only archived notes, or none, give no notes at all."""
    assert board_copied(a_session(a_note(board="as-is", is_archived=True)), "as-is", "to-be", count_up) == ()


def test_a_place_begins_with_nothing_in_hand() -> None:
    """Somebody new to a session writes nothing, and has said nothing about bell and guide."""
    place = Place("to-be", "design")
    assert (place.note, place.is_open, place.questions, place.draft, place.bell, place.guide) == (
        None,
        False,
        {},
        None,
        None,
        None,
    )
    assert Draft("to-be", "design", "half a").purpose is Purpose.NOTE


def test_builders_give_steps_of_the_sections_in_turn() -> None:
    """An agenda made for a test goes round the sections of the small canvas."""
    assert [step.section for step in an_agenda(1, 1, 1, 1, 1)][::4] == ["customers", "customers"]
