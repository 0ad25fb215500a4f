"""What becomes of texts of any length, whatever they were typed for."""

from __future__ import annotations

from datetime import date

import pytest

from lmc_tui.domain.changes import Several, apply
from lmc_tui.domain.place import Draft, Purpose
from lmc_tui.domain.session import Session
from lmc_tui.workshop.typed import Made, count_parts, has_room_for, kept, lines_of, made
from tests.support.builders import a_canvas, a_note, a_session

CANVAS = a_canvas()
LONG = "word " * 900
NOTE = Draft("to-be", "key-partners", "")


def after(session: Session, draft: Draft, *texts: str) -> tuple[Session, Made]:
    """The session with what became of the texts, and how much that was."""
    changes = kept(session, CANVAS, draft, texts, (f"m{number}" for number in range(99)))
    return apply(session, Several(changes)), made(changes)


def test_new_notes_stand_behind_the_last_one_that_shows() -> None:
    """An archived note at the end does not matter."""
    session, result = after(a_session(a_note("n1"), a_note("n2", is_archived=True)), NOTE, "one", LONG)
    assert [note.id for note in session.notes] == ["n1", "m0", "m1", "m2", "m3", "n2"]
    assert result == Made(notes=4)


def test_an_edit_takes_the_lines_as_one_text() -> None:
    """The note says it, or the beginning of it; only what is behind it is new."""
    edit = Draft("to-be", "key-partners", "", note="n1")
    session, result = after(a_session(a_note("n1")), edit, "one", "two")
    assert ([note.text for note in session.notes], result) == (["one\ntwo"], Made())
    session, result = after(a_session(a_note("n1")), edit, LONG)
    assert (len(session.notes), result) == (3, Made(notes=2))
    assert kept(session, CANVAS, edit, [session.notes[0].text], iter("")) == ()


def test_an_edit_of_a_note_that_has_gone_is_a_new_note() -> None:
    """The words are worth more than the place."""
    session, result = after(a_session(), Draft("to-be", "key-partners", "", note="n1"), "one")
    assert ([note.text for note in session.notes], result) == (["one"], Made(notes=1))


def test_parked_points_are_lines_of_the_length_of_a_note() -> None:
    """Nothing is cut of a longer one."""
    draft = Draft("to-be", "key-partners", "", purpose=Purpose.PARKED)
    session, result = after(a_session(), draft, "one\nline", LONG)
    assert session.parking[0].text == "one line"
    assert " ".join(each.text for each in session.parking[1:]).split() == ["word"] * 900
    assert result == Made(others=4)


def test_a_long_action_keeps_who_and_when_in_its_first_part() -> None:
    """The rest are actions of their own, for nobody yet."""
    draft = Draft("to-be", "key-partners", "", purpose=Purpose.ACTION)
    session, result = after(a_session(), draft, f"{LONG}@Ann by 2026-03-14")
    first, *rest = session.actions
    assert (first.owner, first.due) == ("Ann", date(2026, 3, 14))
    assert {(each.owner, each.due) for each in rest} == {("", None)}
    assert " ".join(each.text for each in session.actions).split() == ["word"] * 900
    assert result.total == 3


@pytest.mark.parametrize(
    ("pasted", "lines"), [("", ()), ("\n \n", ()), (" one \n\n\ttwo", ("one", "two")), ("one", ("one",))]
)
def test_lines_without_words_do_not_count(pasted: str, lines: tuple[str, ...]) -> None:
    """Nor do blanks at the ends of the others."""
    assert lines_of(pasted) == lines


def test_notes_are_counted_before_they_are_made() -> None:
    """As many as there would be."""
    texts = ("one", LONG)
    assert count_parts(texts) == after(a_session(), NOTE, *texts)[1].notes


def test_a_session_has_room_as_long_as_its_file_can_be_read() -> None:
    """Files of more than 5 MB are refused, and each note takes more than its words."""
    assert has_room_for(a_session(), ["x" * 4_000_000])
    assert not has_room_for(a_session(), ["x" * 4_500_000])
    assert not has_room_for(a_session(), ["x"] * 30_000)
    assert not has_room_for(a_session(a_note("n1", text="x" * 4_000_000)), ["x" * 500_000])
