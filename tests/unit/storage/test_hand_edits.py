"""What people wrote into a file by hand survives every save."""

from __future__ import annotations

import random
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lmc_tui.domain.changes import AddNote, MoveNote, RemoveNote, SetArchived, SetFacet, SetText, apply
from lmc_tui.domain.session import Parked, Session
from lmc_tui.domain.timer import Timer
from lmc_tui.storage.encoding import encode
from lmc_tui.storage.store import TomlSessionStore
from tests.support.builders import NINE, a_canvas, a_note
from tests.support.session_on_disk import a_store_with_backups

CANVAS = a_canvas()
CANVASES = {"small": CANVAS}
EDITED = """\
# Ann's file. Please keep the order.
format = "lmc-session"
version = 1
colour = "green"            # a key of ours

[session]
# who and what
title = "Depot"             # working title
canvas = "small"
created = 2026-03-02T09:00:00Z
room = "4.12"

# the partner that matters most
[[notes]]
text = "Warehouse IT"       # own the scanner
id = "p1"
section = "key-partners"
board = "to-be"
priority = 1
facets = { side = "internal", mood = [1, 2] }   # ours

[[notes]]
id = "c1"
board = "to-be"
section = "customers"
text = '''Depot
[[notes]]
Operations'''

# ask them again in May

[[notes]]
id = "p2"
board = "to-be"
section = "key-partners"
text = "Vendor"
[notes.facets]
side = "external"           # paid

[our.own]
table = true

[end]
notes = 3
"""
COMMENTS = [line[line.index("#") :] for line in EDITED.splitlines() if "#" in line]


def opened(tmp_path: Path, text: str = EDITED) -> tuple[TomlSessionStore, Session]:
    """A store with that text loaded. The strange facet `mood` is taken out: it is not a session's."""
    path = tmp_path / "edited.toml"
    path.write_text(text.replace(", mood = [1, 2]", ""))
    store = a_store_with_backups(path, tmp_path / "backups")
    return store, store.load().session


def saved(store: TomlSessionStore, session: Session) -> str:
    """The text after saving, which must say what the session says."""
    assert store.save(session) == ()
    text = store.path.read_text()
    fresh = TomlSessionStore(store.path, CANVASES).load()
    assert encode(fresh.session, CANVAS) == encode(session, CANVAS)
    assert fresh.notices == ()
    return text


def test_saving_without_a_change_writes_nothing(tmp_path: Path) -> None:
    """Opening and closing a file leaves even its time stamp alone."""
    store, session = opened(tmp_path)
    before = store.path.stat().st_mtime_ns, store.path.read_bytes()
    store.save(session)
    assert (store.path.stat().st_mtime_ns, store.path.read_bytes()) == before


def test_a_changed_note_changes_its_line_only(tmp_path: Path) -> None:
    """One text differs, so one line does, its comment included."""
    store, session = opened(tmp_path)
    old = store.path.read_text()
    text = saved(store, apply(session, SetText("p1", "IT systems")))
    assert text == old.replace('text = "Warehouse IT" ', 'text = "IT systems" ')


def test_a_facet_is_set_among_the_others(tmp_path: Path) -> None:
    """Inline or as a table of its own, the facets stay in the form they have."""
    store, session = opened(tmp_path)
    session = apply(session, SetFacet("p2", "fee", 12))
    session = apply(session, SetFacet("p1", "contact", "weekly"))
    text = saved(store, session)
    assert 'side = "external"           # paid\nfee = 12\n' in text
    assert 'facets = { side = "internal", contact = "weekly"}' in text.replace(" }", "}")
    assert "# ours" in text


def test_what_stands_below_facets_stays_when_they_go(tmp_path: Path) -> None:
    """A table of facets takes its own keys along, not the comment and the empty line between this note and the next."""
    store, session = opened(tmp_path, EDITED.replace("# paid\n", "# paid\n# ask again in May\n"))
    text = saved(store, apply(session, SetFacet("p2", "side", None)))
    assert "[notes.facets]" not in text
    assert 'text = "Vendor"\n# ask again in May\n\n[our.own]' in text


def test_a_new_note_goes_behind_its_neighbour(tmp_path: Path) -> None:
    """Its block stands behind the note that comes before it in the section; all else is as it was."""
    store, session = opened(tmp_path)
    text = saved(store, apply(session, AddNote(a_note("p9", text="Union"), after="p1")))
    assert text.index('"p9"') > text.index('"p1"')
    assert text.index('"p9"') < text.index('id = "c1"')
    for comment in COMMENTS:
        assert comment in text


def test_reordering_takes_comments_along(tmp_path: Path) -> None:
    """The comment above a note belongs to it."""
    store, session = opened(tmp_path)
    text = saved(store, apply(session, MoveNote("p2", "to-be", "key-partners", None)))
    assert text.index('"p2"') < text.index("# the partner that matters most") < text.index('"p1"')


def test_tables_come_and_go(tmp_path: Path) -> None:
    """A timer appears while a step runs, and vanishes; parking comes before the end."""
    store, session = opened(tmp_path)
    agenda = 'version = 1\n\n[[agenda]]\nid = "s1"\nkind = "break"\nplanned_seconds = 60\n'
    store, session = opened(
        tmp_path, EDITED.replace("version = 1\n", agenda, 1).replace('colour = "green"', "# colour")
    )
    running = replace(session, timer=Timer("s1", NINE), parking=(Parked("k1", "Later"),))
    text = saved(store, running)
    assert text.index("[timer]") < text.index("[[notes]]")
    assert text.index("[[parking]]") < text.index("[end]")
    assert "[timer]" not in saved(store, replace(running, timer=None))


def test_windows_line_ends_stay(tmp_path: Path) -> None:
    """A file from Windows is a file for Windows."""
    path = tmp_path / "edited.toml"
    path.write_bytes(EDITED.replace(", mood = [1, 2]", "").replace("\n", "\r\n").encode())
    store = TomlSessionStore(path, CANVASES)
    store.save(apply(store.load().session, AddNote(a_note("p9", text="Union"), after="p1")))
    raw = path.read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n")
    assert len(TomlSessionStore(path, CANVASES).load().session.notes) == 4


def test_a_last_line_without_an_end_is_no_trap(tmp_path: Path) -> None:
    """Editors that leave the last line open must not make the next block unreadable."""
    text = EDITED[: EDITED.index("[our.own]")].rstrip()
    store, session = opened(tmp_path, text)
    store.save(apply(session, AddNote(a_note("p9", text="Union"), after="p2")))
    assert len(TomlSessionStore(store.path, CANVASES).load().session.notes) == 4


def test_notes_written_as_an_inline_array_cost_the_comments_not_the_notes(tmp_path: Path) -> None:
    """A layout that cannot be edited in place is made anew, unknown keys and all, with the old file kept."""
    text = (
        '# mine\nformat = "lmc-session"\nversion = 1\nhue = 3\n'
        'notes = [{ id = "p1", board = "to-be", section = "customers", text = "Ann", age = 7 }]\n'
        '[session]\ntitle = "T"\ncanvas = "small"\ncreated = 2026-03-02T09:00:00Z\n[end]\nnotes = 1\n'
    )
    store, session = opened(tmp_path, text)
    notices = store.save(apply(session, SetText("p1", "Anna")))
    assert "Comments of the file could not be kept" in notices[0]
    new = store.path.read_text()
    assert "hue = 3" in new
    assert "age = 7" in new
    (backup,) = (tmp_path / "backups").rglob("*.toml")
    assert backup.read_text() == text
    assert TomlSessionStore(store.path, CANVASES).load().session.notes[0].text == "Anna"


def test_a_file_of_the_next_toml_is_read_and_written_as_todays(tmp_path: Path) -> None:
    """TOML 1.1 lets inline tables span lines. Such a file opens; what is saved reads back everywhere."""
    text = (
        'format = "lmc-session"\nversion = 1\nhue = { one = 1,\n  two = 2, }\n'
        '[session]\ntitle = "T"\ncanvas = "small"\ncreated = 2026-03-02T09:00:00Z\n'
        '[[notes]]\nid = "p1"\nboard = "to-be"\nsection = "customers"\ntext = "Ann"\n'
    )
    store, session = opened(tmp_path, text)
    store.save(apply(session, SetText("p1", "Anna")))
    assert tomllib.loads(store.path.read_text())["hue"] == {"one": 1, "two": 2}
    assert TomlSessionStore(store.path, CANVASES).load().session.notes[0].text == "Anna"
    (backup,) = (tmp_path / "backups").rglob("*.toml")
    assert backup.read_text() == text


STEPS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 10**6)), min_size=1, max_size=12)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps=STEPS)
def test_any_edits_keep_every_comment_and_say_what_they_should(tmp_path: Path, steps: list[tuple[int, int]]) -> None:
    """Adding, changing, moving, archiving, taking back, saved after each: all comments and strange keys are there."""
    store, session = opened(tmp_path)
    for number, (kind, seed) in enumerate(steps):
        session = _edited(session, kind, random.Random(seed), f"x{number:06d}")
        text = saved(store, session)
        for comment in COMMENTS:
            assert comment in text
        for key in ('colour = "green"', 'room = "4.12"', "priority = 1", "table = true"):
            assert key in text


def _edited(session: Session, kind: int, chance: random.Random, new_id: str) -> Session:
    """The session after one edit of that kind; notes that the file was made with are never removed."""
    note = chance.choice(session.notes)
    section = chance.choice(["key-partners", "customers", "resources"])
    others = [each.id for each in session.notes_in("to-be", section) if each.id != note.id]
    match kind:
        case 0:
            after = chance.choice([None, *others])
            return apply(session, AddNote(a_note(new_id, section, f'say "{new_id}"\n[end]'), after))
        case 1:
            return apply(session, SetText(note.id, f"text {chance.random()} # no comment"))
        case 2:
            place = note.section if note.facets else section  # facets belong to a section's vocabulary
            return apply(session, MoveNote(note.id, "to-be", place, chance.choice([None, *others])))
        case 3:
            return apply(session, SetArchived(note.id, not note.is_archived))
        case _:
            return apply(session, RemoveNote(note.id)) if note.id.startswith("x") else session


@pytest.mark.parametrize("quotes", ['"""', "'''"])
def test_headers_inside_long_strings_are_text(tmp_path: Path, quotes: str) -> None:
    """A note about TOML does not cut the file into pieces."""
    text = EDITED.replace("'''Depot", f"{quotes}Depot").replace("Operations'''", f'[end] # "x" {quotes}')
    store, session = opened(tmp_path, text)
    assert saved(store, apply(session, SetText("p2", "Other"))).count("[[notes]]") == 4


def test_keys_of_notes_written_without_an_id_survive_a_layout_that_is_made_anew(tmp_path: Path) -> None:
    """Where comments cannot be kept, keys that nobody knows still are, also beside a note that was given its id."""
    path = tmp_path / "s.toml"
    path.write_text(
        'format = "lmc-session"\nversion = 1\n'
        'notes = [{ board = "to-be", section = "customers", text = "Ann", mood = "good" }]\n'
        '[session]\ntitle = "T"\ncanvas = "small"\ncreated = 2026-03-02T09:00:00Z\n[end]\nnotes = 1\n'
    )
    store = a_store_with_backups(path, tmp_path / "backups")
    session = store.load().session
    store.save(apply(session, SetText(session.notes[0].id, "Anna")))
    (note,) = tomllib.loads(path.read_text())["notes"]
    assert (note["text"], note["mood"], note["id"]) == ("Anna", "good", session.notes[0].id)
