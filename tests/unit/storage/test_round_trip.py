"""A session written and read again is the same session."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmc_tui.domain.session import Session
from lmc_tui.errors import SessionFileError
from lmc_tui.storage.canonical import dumps, value_text
from lmc_tui.storage.codec import decode
from lmc_tui.storage.encoding import encode
from lmc_tui.text import clean
from tests.support.builders import a_canvas, a_filled_session, a_note, a_session

CANVAS = a_canvas()
ANYTHING = st.text(st.characters(), max_size=60).map(clean)
WORDS = ANYTHING.filter(lambda text: bool(text.strip()))


def again(session: Session) -> Session:
    """The session read from the text that was written of it."""
    text = dumps(encode(session, CANVAS))
    return decode(tomllib.loads(text), {CANVAS.id: CANVAS}, "test.toml").session


def test_everything_a_session_holds_comes_back() -> None:
    """Nothing is lost or changed but a default that needs no saying."""
    session = a_filled_session()
    back = again(session)
    assert encode(back, CANVAS) == encode(session, CANVAS)
    assert back.ticks == session.ticks
    assert back.parking == session.parking
    assert back.actions == session.actions
    assert back.agenda == session.agenda
    assert {note.id for note in back.notes} == {note.id for note in session.notes}
    note = back.note("p000001")
    assert note is not None
    assert dict(note.facets) == {"side": "internal", "partner_role": ("it",), "status": "need"}


@given(st.lists(st.tuples(WORDS, ANYTHING, st.lists(WORDS, max_size=3)), max_size=6), WORDS)
def test_any_text_comes_back(notes: list[tuple[str, str, list[str]]], title: str) -> None:
    """Quotes, backslashes, line ends, emoji, Arabic: written as TOML 1.0 and read by another parser."""
    session = a_session(
        *(
            a_note(f"n{number:06d}", text=text, owner=owner, tags=tuple(tags))
            for number, (text, owner, tags) in enumerate(notes)
        ),
        title=title,
    )
    assert again(session) == session


@given(ANYTHING)
def test_a_string_is_one_line_of_toml(text: str) -> None:
    """However many lines a note has, its string has one."""
    written = value_text(text)
    assert "\n" not in written
    assert tomllib.loads(f"x = {written}") == {"x": text}


def test_the_layout_is_that_of_the_contract() -> None:
    """Head, tables apart by an empty line, facets on one line, the count at the end."""
    note = a_note("k7f3q2d", text="IT warehouse systems", facets={"status": "need", "side": "internal"})
    note = replace(note, facets={**note.facets, "partner_role": ("it",), "supports": ("design",)}, links=("c1xk8m4",))
    assert dumps(encode(a_session(note), CANVAS)) == (
        'format = "lmc-session"                       # safe to edit by hand\n'
        "version = 1\n"
        "\n"
        "[session]\n"
        'title = "Learning at Quillmarsh"\n'
        'canvas = "small"\n'
        "created = 2026-03-02T09:00:00Z\n"
        "\n"
        "[[notes]]\n"
        'id = "k7f3q2d"\n'
        'board = "to-be"\n'
        'section = "key-partners"\n'
        'text = "IT warehouse systems"\n'
        'status = "need"\n'
        'facets = { side = "internal", partner_role = ["it"] }\n'
        'supports = ["design"]\n'
        'links = ["c1xk8m4"]\n'
        "\n"
        "[end]\n"
        "notes = 1\n"
    )


def test_notes_stand_in_board_section_and_display_order() -> None:
    """Whatever the order in memory, the file is ordered; within a section the order is that of the screen."""
    session = a_session(
        a_note("a", "key-partners"),
        a_note("b", "customers"),
        a_note("c", "key-partners", board="as-is"),
        a_note("d", "customers"),
    )
    data = tomllib.loads(dumps(encode(session, CANVAS)))
    assert [note["id"] for note in data["notes"]] == ["c", "b", "d", "a"]


def test_no_prefix_of_a_file_ends_in_anything_but_a_sentence() -> None:
    """Cut off at every byte: read with a notice, or refused; never another exception, never silently short."""
    text = dumps(encode(a_filled_session(), CANVAS))
    whole = len(a_filled_session().notes)
    for length in range(len(text) - 1):
        try:
            decoded = decode(tomllib.loads(text[:length]), {CANVAS.id: CANVAS}, "cut.toml")
        except (tomllib.TOMLDecodeError, SessionFileError):
            continue
        assert decoded.notices or len(decoded.session.notes) == whole, text[:length][-40:]


@pytest.mark.parametrize("value", [1, -5, 2.5, 1e21, True, [], ["a", 1], {"a": {"b": [1]}}])
def test_values_that_people_add_come_back(value: object) -> None:
    """Unknown data is written again when a file has to be made anew."""
    assert tomllib.loads(f"x = {value_text(value)}") == {"x": value}
