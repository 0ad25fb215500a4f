"""Saving a long session after one change: only what changed is worked on, and the outcome is that of doing all anew."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import tomlkit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lmc_tui.domain.changes import AddNote, MoveNote, RemoveNote, SetText, apply
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Action, Parked, Session
from lmc_tui.errors import SaveError
from lmc_tui.storage import canonical, encoding, session_reader
from lmc_tui.storage.canonical import dumps, value_text
from lmc_tui.storage.codec import decode
from lmc_tui.storage.encoding import Table, encode
from lmc_tui.storage.reading_back import ReadingBack
from lmc_tui.storage.remembering import Remembered
from lmc_tui.storage.store import TomlSessionStore, session_text
from tests.support.builders import a_canvas, a_note, a_session
from tests.unit.storage.test_hand_edits import EDITED, opened

CANVAS = a_canvas()
CANVASES = {"small": CANVAS}
SECTIONS = ("key-partners", "customers", "resources")
MANY = 500


def a_long_session() -> Session:
    """Five hundred notes in three sections."""
    return a_session(*(a_note(f"n{number:06d}", SECTIONS[number % 3], f"Note {number}") for number in range(MANY)))


def a_long_file(tmp_path: Path, *, is_edited: bool) -> tuple[TomlSessionStore, Session]:
    """A store with such a session loaded; *is_edited* puts a comment among the notes."""
    path = tmp_path / "long.toml"
    text = session_text(a_long_session(), CANVAS)
    path.write_text(text.replace("\n[[notes]]\n", "\n# ours\n[[notes]]\n", 1) if is_edited else text)
    store = TomlSessionStore(path, CANVASES)
    return store, store.load().session


@pytest.mark.parametrize("is_edited", [False, True], ids=["as the program writes it", "edited by hand"])
def test_a_save_after_one_change_works_on_one_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_edited: bool
) -> None:
    """Whoever parses, reads or writes a note is called for the one that changed, not for five hundred."""
    store, session = a_long_file(tmp_path, is_edited=is_edited)
    for number in range(2):  # what is remembered is complete after the first
        session = apply(session, SetText("n000100", f"Before {number}"))
        store.save(session)
    calls: dict[str, int] = {}

    def counted(what: object, name: str, weigh: Callable[[object], int]) -> None:
        real = getattr(what, name)

        def counting(*given: object) -> object:
            calls[name] = calls.get(name, 0) + weigh(given[-1])
            return real(*given)

        monkeypatch.setattr(what, name, counting)

    counted(tomllib, "loads", lambda text: len(str(text)))
    counted(tomlkit, "parse", lambda text: len(str(text)))
    counted(canonical, "item_lines", lambda _: 1)
    counted(encoding, "_note", lambda _: 1)
    counted(session_reader._Reader, "_note", lambda _: 1)
    store.save(apply(session, SetText("n000200", "Changed")))
    size = len(store.path.read_text())
    assert size > 40_000
    assert calls.pop("_note") == 3, "the note that changed is put as data, read back, and put as data again"
    assert calls.pop("item_lines") == 1
    assert all(0 < characters < 1_000 for characters in calls.values()), calls
    assert "Changed" in store.path.read_text()


STEPS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 10**6)), min_size=2, max_size=10)


@pytest.mark.parametrize("is_edited", [False, True], ids=["as the program writes it", "edited by hand"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps=STEPS)
def test_a_store_that_remembers_writes_what_one_that_was_just_opened_would(
    tmp_path: Path, is_edited: bool, steps: list[tuple[int, int]]
) -> None:
    """Byte for byte, change for change: notes come, change, move, go and come back, and tables beside them."""
    text = EDITED if is_edited else session_text(opened(tmp_path)[1], CANVAS)
    store, session = opened(tmp_path, text)
    before = [session]
    for number, (kind, seed) in enumerate(steps):
        other = tmp_path / "other.toml"
        other.write_bytes(store.path.read_bytes())
        fresh = TomlSessionStore(other, CANVASES)
        fresh.load()
        session = _changed(session, before, kind, random.Random(seed), f"x{number:06d}")
        before.append(session)
        assert store.save(session) == fresh.save(session) == ()
        assert store.path.read_bytes() == other.read_bytes()
        assert encode(fresh.load().session, CANVAS) == encode(session, CANVAS)


def _changed(session: Session, before: list[Session], kind: int, chance: random.Random, new_id: str) -> Session:
    """The session after one change of that kind, or an earlier one, as undo makes it."""
    note, section = chance.choice(session.notes), chance.choice(SECTIONS)
    others = [each.id for each in session.notes_in("to-be", section) if each.id != note.id]
    match kind:
        case 0:
            return apply(session, AddNote(a_note(new_id, section, 'a "text"'), chance.choice([None, *others])))
        case 1:
            return apply(session, SetText(note.id, f"text {chance.random()}"))
        case 2:
            place = note.section if note.facets else section
            return apply(session, MoveNote(note.id, "to-be", place, chance.choice([None, *others])))
        case 3:
            return apply(session, RemoveNote(note.id)) if len(session.notes) > 1 else session
        case 4:
            return replace(session, parking=(*session.parking, Parked(new_id, "Later")))
        case 5:
            return replace(session, actions=(Action(new_id, "Ask"), *session.actions[:2]))
        case _:
            return chance.choice(before)


def reading_back(session: Session) -> tuple[ReadingBack, str, Table]:
    """What reads back, with a session just read back by it; its text and its data."""
    back = ReadingBack(Path("s.toml"), CANVASES)
    data = encode(session, CANVASES[session.canvas])
    text = dumps(data)
    assert back.says(text, data)
    return back, text, data


WRONG = {
    "another text": ("One", "Won"),
    "a note of another section": ("customers", "resources"),
    "a note less": ('[[notes]]\nid = "b"\nboard = "to-be"\nsection = "key-partners"\ntext = "Two"\n', ""),
    "an id twice": ('id = "b"', 'id = "a"'),
    "notes in another order": ('id = "b"', 'id = "d"'),
    "another title": ("title = ", 'title = "No" # '),
    "a key more": ('text = "Two"', 'text = "Two"\nowner = "Ann"'),
    "no TOML": ("[end]", "[end"),
    "a table twice": ("[end]", "[session]\n[end]"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_text_is_noticed_however_much_of_it_was_right_before(name: str) -> None:
    """Every piece but one was read back already; the wrong one is seen, and the right text still is right."""
    notes = (a_note("a", "customers", "One"), a_note("b", text="Two"), a_note("c", text="Three"))
    back, text, data = reading_back(a_session(*notes))
    wrong = text.replace(*WRONG[name], 1)
    assert wrong != text
    for _ in range(2):
        assert not back.says(wrong, data)
        assert back.says(text, data)


@pytest.mark.parametrize("text", ["One", "Another"])
def test_an_id_twice_is_noticed_though_the_session_has_it_twice(text: str) -> None:
    """Nobody could open such a file; that one of the two, or both, were right before does not help."""
    note = a_note("a", text="One")
    back, _, _ = reading_back(a_session(note))
    data = encode(a_session(note, replace(note, text=text)), CANVAS)
    assert not back.says(dumps(data), data)
    assert not ReadingBack(Path("s.toml"), CANVASES).says(dumps(data), data)


def test_notes_without_ids_get_those_that_a_fresh_reading_gives() -> None:
    """Two that say the same have ids by their turn, which may be another one the next time."""
    one, two, also = ({"board": "to-be", "section": "customers", "text": "One"} for _ in range(3))
    known: Remembered[Mapping[str, object], Note] = Remembered()
    for items in ([one, two], [two, one], [two], [also, two]):
        known = known.next()
        data = {**encode(a_session(), CANVAS), "notes": items}
        assert decode(data, CANVASES, "", notes=known) == decode(data, CANVASES, "")


def test_notes_that_change_places_are_noticed() -> None:
    """All pieces are known, and stand in another order."""
    back, text, data = reading_back(a_session(a_note("a", text="One"), a_note("b", text="Two")))
    head, one, two = text.split("[[notes]]\n")
    two, end = two.split("\n[end]")
    assert back.says(text, data)
    assert not back.says(f"{head}[[notes]]\n{two}\n[[notes]]\n{one.rstrip()}\n\n[end]{end}", data)


def test_what_was_read_on_one_canvas_is_not_taken_for_another() -> None:
    """The same table may be no note there."""
    note = a_note("a", "customers", "One")
    session = a_session(note)
    other = CANVAS._replace(id="other", sections=tuple(each for each in CANVAS.sections if each.id != "customers"))
    back = ReadingBack(Path("s.toml"), {"small": CANVAS, "other": other})
    data = encode(session, CANVAS)
    assert back.says(dumps(data), data)
    elsewhere = encode(replace(session, canvas="other"), other)
    assert not back.says(dumps(elsewhere), elsewhere)


@pytest.mark.parametrize("codes", [range(0x100), range(0x2000, 0x2070), range(0xFE00, 0x10000), [0x1F600, 0x10FFFF]])
def test_every_character_is_written_so_that_the_second_parser_reads_it(codes: list[int]) -> None:
    """Also those that no session holds, on one line."""
    for character in map(chr, codes):
        written = value_text(f"a{character}b")
        assert written.isprintable() or character > "\x7f"
        assert tomllib.loads(f"x = {written}") == {"x": f"a{character}b"}


def test_a_new_file_is_read_back_too_before_it_is_there(tmp_path: Path) -> None:
    """A session that nobody could open again is refused in a sentence, and no file is made."""
    note = a_note("a", text="One")
    store = TomlSessionStore(tmp_path / "sessions" / "new.toml", CANVASES)
    with pytest.raises(SaveError, match="does not read back the same"):
        store.save(a_session(note, note))
    assert not store.path.parent.exists()


def test_a_note_written_without_an_id_has_one_after_the_next_save(tmp_path: Path) -> None:
    """Also where another note was changed: from then on its id does not hang on its words."""
    store, session = opened(tmp_path, EDITED.replace('id = "p2"\n', ""))
    (made,) = (note.id for note in session.notes if note.text == "Vendor")
    store.save(apply(session, SetText("c1", "Changed")))
    assert f'id = "{made}"' in store.path.read_text()
