"""What is left of a damaged session file becomes a session, and the text of a new file."""

from __future__ import annotations

from pathlib import Path

import pytest

from lmc_tui.domain.session import Dismissed, Session
from lmc_tui.errors import SessionFileError
from lmc_tui.storage import rescue as rescuing
from lmc_tui.storage.codec import decode
from lmc_tui.storage.parsing import plain_data
from lmc_tui.storage.rescue import Rescued, rescued
from lmc_tui.storage.store import session_text
from tests.support.builders import a_canvas, a_filled_session
from tests.support.counting import calls

CANVASES = {"small": a_canvas()}
PATH = Path("/somewhere/depot.toml")
HEAD = 'format = "lmc-session"\nversion = 1\n\n[session]\ntitle = "Depot"\ncanvas = "small"\n\n'
FIRST = '[[notes]]\nid = "n1"\nboard = "to-be"\nsection = "design"\ntext = "First"\n\n'
SECOND = '[[notes]]\nid = "n2"\nboard = "as-is"\nsection = "customers"\ntext = "Second"\nowner = "Ada"\n\n'
END = "[end]\nnotes = 2\n"
TEXT = HEAD + FIRST + SECOND + END
TORN = "x = [\n"
"""Makes any text no TOML."""


def rescue(text: str | bytes) -> Rescued:
    """What is left of that content. The new file must say the same, with nothing to be told about it."""
    content = text.encode() if isinstance(text, str) else text
    found = rescued(PATH, content, CANVASES)
    again = decode(plain_data(found.text), CANVASES, PATH)
    assert sorted(again.session.notes, key=lambda note: note.id) == sorted(
        found.session.notes, key=lambda note: note.id
    )
    assert again.notices == ()
    return found


def notes(session: Session) -> list[tuple[str, str, str, str]]:
    """Id, board, section and text of the notes."""
    return [(note.id, note.board, note.section, note.text) for note in session.notes]


N1, N2 = ("n1", "to-be", "design", "First"), ("n2", "as-is", "customers", "Second")


def test_a_sound_file_is_the_session_that_it_says() -> None:
    """There is nothing to tell, and the new text says the same."""
    text = session_text(a_filled_session(), CANVASES["small"])
    found = rescue(text)
    assert (found.text, found.sentences, found.notices) == (text, (), ())
    assert found.canvas is CANVASES["small"]


def test_what_is_only_to_be_noticed_is_no_damage() -> None:
    """A missing end, a note without an id: such a file opens as it is."""
    found = rescue(HEAD + FIRST.replace('id = "n1"\n', ""))
    assert found.sentences == ()
    assert len(found.notices) == 2


def test_a_file_that_is_cut_off_keeps_what_stands_before_the_cut() -> None:
    """And tells where the cut is, and how many notes there should be, as far as is known."""
    found = rescue(TEXT[: TEXT.index("ond")])
    assert notes(found.session) == [N1, ("n2", "as-is", "customers", "Sec")]
    assert found.sentences == (
        "The file is not TOML as it stands: Unterminated string (at end of document).",
        'Line 18 in notes is damaged, and what could be made out was kept: text = "Sec',
    )
    assert found.notices == ("The file does not end with [end], so it may be cut off. It holds 2 notes.",)


def test_lost_lines_are_told_with_what_was_in_them() -> None:
    """First and last line, the table, and how they begin; with no escape code in them, and not too long."""
    torn = "$$ 1\n\x1b]0;pwn\x07" + "!" * 500 + "\n"
    found = rescue(HEAD + FIRST + torn + SECOND + END)
    assert notes(found.session) == [N1, N2]
    assert found.sentences == (
        "Control characters in line 15 became \ufffd.",
        "The file is not TOML as it stands: Invalid statement (at line 14, column 1).",
        "Lines 14 to 15 in notes could not be read: $$ 1",
    )
    assert not {"\x1b", "\x07"} & set("".join(found.sentences) + found.text)


def test_many_losses_are_told_in_a_dozen_sentences() -> None:
    """And how many more there are."""
    found = rescue(HEAD + "".join(f'[[notes]]\ntext = "Word {n}\n' for n in range(50)) + END)
    assert len(found.session.notes) == 50
    assert "... and 38 more." in found.sentences


# --- bytes ----------------------------------------------------------------------------------------


def test_bytes_that_are_not_utf_8_become_visible_and_are_told() -> None:
    """Latin-1 of an old editor; the place of each is seen in the words."""
    found = rescue(TEXT.replace("First", "Caf\xe9").replace("Second", "\xfcber").encode("latin-1"))
    assert [note.text for note in found.session.notes] == ["Caf\ufffd", "\ufffdber"]
    assert found.sentences == ("Bytes in 2 lines from line 12 to line 18 are not UTF-8 text and became \ufffd.",)
    one = rescue(TEXT.replace("First", "Caf\xe9").encode("latin-1"))
    assert one.sentences == ("Bytes in line 12 are not UTF-8 text and became \ufffd.",)


def test_a_mark_that_stood_there_before_is_no_damage() -> None:
    """The file may well hold the replacement character itself."""
    assert rescue(TEXT.replace("First", "Caf\ufffd")).sentences == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_with_a_mark_in_front_is_read(encoding: str) -> None:
    """What some editors call Unicode."""
    text = TEXT if encoding == "utf-16" else f"\ufeff{TEXT}"
    found = rescue(text.replace("First", "Café").encode(encoding))
    assert [note.text for note in found.session.notes] == ["Café", "Second"]
    assert found.sentences == ("The file is UTF-16 text; sessions are UTF-8.",)


def test_nuls_where_words_were_are_seen_and_nuls_behind_the_end_cost_nothing() -> None:
    """As a disk leaves them after a power cut."""
    found = rescue(TEXT.replace("First", "Fi\0\0\0") + "\0" * 5000)
    assert [note.text for note in found.session.notes] == ["Fi\ufffd\ufffd\ufffd", "Second"]
    assert found.sentences[0] == "Control characters in 2 lines from line 12 to line 23 became \ufffd."
    assert "Line 23 in end could not be read" in found.sentences[-1]


def test_odd_line_ends_are_line_ends() -> None:
    """Of Windows, of a program that converted twice, and a byte order mark before everything."""
    for end in ("\r\n", "\r\r\n"):
        found = rescue(b"\xef\xbb\xbf" + TEXT.replace("\n", end).encode())
        assert notes(found.session) == [N1, N2]


# --- where things belong ----------------------------------------------------------------------------


def changed(old: str, new: str, *, torn: bool = True) -> Rescued:
    """What is left of the text with *old* become *new* wherever it is, and a torn line behind it unless told."""
    assert old in TEXT
    return rescue(TEXT.replace(old, new) + (TORN if torn else ""))


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"design"', '"desigm"', ("to-be", "design")),
        ('"design"', '"\ufffd\ufffd"', ("to-be", "customers")),
        ('"to-be"', '"tn-be"', ("to-be", "design")),
        ('"to-be"', '"\ufffd\ufffd"', ("to-be", "design")),
        ('"to-be"', "5", ("to-be", "design")),
        ('section = "design"\n', "", ("to-be", "customers")),
        ('board = "to-be"\n', "", ("to-be", "design")),
        ('board = "to-be"\nsection = "design"\n', "", ("to-be", "customers")),
    ],
)
def test_a_note_whose_place_is_gone_keeps_its_words(old: str, new: str, place: tuple[str, str]) -> None:
    """The likeliest place, else the last board, the first section; and it is told."""
    for torn in (True, False):
        found = changed(old, new, torn=torn)
        assert notes(found.session)[0] == ("n1", *place, "First")
        assert any("notes[1]." in sentence and "It was put under" in sentence for sentence in found.sentences)


def test_what_a_note_says_wrongly_is_left_out_and_told() -> None:
    """Facets and lists that do not fit cost themselves only."""
    found = changed('owner = "Ada"', 'owner = 5\ntags = ["a", 1]\nstatus = "\ufffd"\nlinks = true\narchived = "no"')
    assert notes(found.session) == [N1, N2]
    assert (found.session.notes[1].tags, found.session.notes[1].owner) == (("a",), "")
    told = "\n".join(found.sentences)
    for key in ("owner", "tags", "status", "links", "archived"):
        assert f"notes[2].{key}: " in told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[notes]]", "[[nntes]]"),
        ("[[notes]]", "[[no.es]]"),
        ("[[notes]]", "[notes]"),
        ("[[notes]]", "[[\ufffd\ufffd\ufffd]]"),
        ('[[notes]]\nid = "n1"', '[[others]]\nid = "n1"'),
        ("text =", "tfxt ="),
        ("text =", "text0="),
        ("section =", "sfction ="),
        ("id =", "ie ="),
        ('canvas = "small"\n\n[[notes]]\n', 'canvas = "small"\n\n'),
        ("[session]", "# [session]"),
        ("[session]", "[sessiom]"),
        ("title =", "titlf ="),
        ("version =", "versioo ="),
        ('format = "lmc-session"', 'format = "lmc-sessioo"'),
        ('format = "lmc-session"\n', ""),
        ("version = 1", "version = 9"),
        ("version = 1", "version = true"),
    ],
)
def test_a_letter_damaged_anywhere_loses_no_words(old: str, new: str) -> None:
    """In a header, a key or the head: all words are there, in their places, and it is told."""
    for torn in (True, False):
        found = changed(old, new, torn=torn)
        assert {note[1:] for note in notes(found.session)} == {N1[1:], N2[1:]}, torn
        assert found.session.title == "Depot"
        assert found.sentences


def test_one_note_under_a_plain_header_is_a_note() -> None:
    """Sound TOML, though no session: there is one table where a list of them should be."""
    found = rescue(HEAD + FIRST.replace("[[notes]]", "[notes]"))
    assert notes(found.session) == [N1]


def test_a_note_that_ran_into_another_table_is_a_note_again() -> None:
    """Its header is gone, so that its keys stand among those of a step, the clock, or another note's facets."""
    step = '[[agenda]]\nid = "s1"\nkind = "break"\nplanned_seconds = 60\n'
    headless = FIRST.replace("[[notes]]\n", "")
    for text in (
        HEAD + step + headless + SECOND + END,
        HEAD + step + '[timer]\nstep = "s1"\n' + headless + SECOND + END,
        HEAD + SECOND.rstrip() + '\n[notes.facets]\nstatus = "need"\n' + headless + END,
    ):
        found = rescue(text + TORN)
        assert {note[1:] for note in notes(found.session)} == {N1[1:], N2[1:]}, text
        assert [each.id for each in found.session.agenda] in (["s1"], [])


def test_strays_go_where_what_they_say_belongs() -> None:
    """Notes, steps, actions and points without a header; what nobody can tell is kept under a name of its own."""
    gone = "[[\ufffd\ufffd\ufffd]]\n"
    found = rescue(
        HEAD
        + gone
        + 'board = "to-be"\nsection = "design"\ntext = "First"\n'
        + gone
        + 'id = "s1"\nkind = "break"\nplanned_seconds = 60\n'
        + gone
        + 'id = "t1"\ntext = "Do"\ndue = 2026-03-14\n'
        + gone
        + 'id = "k1"\ntext = "Later"\nsettled = true\n'
        + gone
        + 'id = "x1"\ntext = "Words"\n'
        + gone
        + "euros = 5\n"
    )
    session = found.session
    assert [note.text for note in session.notes] == ["First", "Words"]
    assert [step.id for step in session.agenda] == ["s1"]
    assert [action.text for action in session.actions] == ["Do"]
    assert [(parked.text, parked.is_settled) for parked in session.parking] == [("Later", True)]
    assert plain_data(found.text)["unnamed"] == [{"euros": 5}]


ASIDE = (
    '[[dismissed]]\ncheck = "C78"\nnote = "n1"\nreason = "We meet"\nof = "5f0c9a21"\n\n',
    '[[dismissed]]\ncheck = "C82"\nboard = "to-be"\nsection = "design"\nreason = "No rooms"\n\n',
)
POINT, ACTION = '[[parking]]\nid = "k1"\ntext = "Later"\n\n', '[[actions]]\nid = "t1"\ntext = "Do"\n\n'
TICKED = '[ticked]\nto-be = ["cu-1"]\n\n'


@pytest.mark.parametrize(
    "header",
    [
        *("[[dismissee]]\n", "[[dis.issed]]\n", "[[dismissed\n", "[dismissed]\n", "[[\ufffd\ufffd\ufffd]]\n"),
        *("[[others]]\n", "[[dis\n", "ssed]]\n", "[[dis=issed]]\n", "#[dismissed]]\n", ""),
    ],
)
@pytest.mark.parametrize("before", [SECOND, SECOND + TICKED, POINT + SECOND, SECOND + POINT, SECOND + ACTION])
@pytest.mark.parametrize("aside", [ASIDE, ASIDE[::-1]], ids=["note first", "board first"])
def test_what_was_put_aside_stays_so_under_a_damaged_header(before: str, header: str, aside: tuple[str, str]) -> None:
    """Whatever became of the header of either, and whatever stands before it: both findings, and all words."""
    for damaged in aside:
        blocks = "".join(aside).replace(damaged, damaged.replace("[[dismissed]]\n", header))
        for torn in ("", TORN):
            session = rescue(HEAD + FIRST + before + blocks + END + torn).session
            assert session.dismissed == (
                Dismissed("C78", "n1", reason="We meet", of="5f0c9a21"),
                Dismissed("C82", board="to-be", section="design", reason="No rooms"),
            ), blocks
            assert {note[1:] for note in notes(session)} == {N1[1:], N2[1:]}
            assert len(session.parking) == before.count("[[parking]]")
            assert len(session.actions) == before.count("[[actions]]")
            assert len(session.ticks) == before.count("[ticked]")


def test_a_check_of_somebody_else_is_put_aside_by_nobody() -> None:
    """Their own table, and their own key of an action, stay what they are."""
    theirs = 'check = "door"\nnote = "ask Ann"\n'
    found = rescue(
        HEAD + FIRST + SECOND + f"{ACTION.rstrip()}\n{theirs}\n[[rounds]]\nfloor = 2\n{theirs}\n" + END + TORN
    )
    data = plain_data(found.text)
    assert found.session.dismissed == ()
    assert data["rounds"] == [{"floor": 2, "check": "door", "note": "ask Ann"}]
    assert data["actions"] == [{"id": "t1", "text": "Do", "check": "door", "note": "ask Ann"}]


def test_two_copies_run_together_are_one_session() -> None:
    """What stands twice stays once; a note that was reworded stays in both forms; the clock of steps is the first's."""
    step = '[[agenda]]\nid = "s1"\nkind = "break"\nplanned_seconds = 60\nspent_seconds = %d\n\n'
    old = HEAD + step % 5 + FIRST + SECOND + END
    new = HEAD + step % 50 + FIRST + SECOND.replace("Second", "Reworded") + END
    for glue in ("", "\n# copy\n"):
        found = rescue(old + glue + new)
        assert [note.text for note in found.session.notes] == ["First", "Second", "Reworded"]
        assert len({note.id for note in found.session.notes}) == 3
        assert [step.spent_seconds for step in found.session.agenda] == [5]
        assert any("'n2' stood twice in notes" in sentence for sentence in found.sentences)
        assert "format" not in str(plain_data(found.text)["end"])
    different = step % 5 + (step % 5).replace('"break"', '"vote"')
    assert [each.kind for each in rescue(HEAD + different + FIRST).session.agenda] == ["break", "vote"]


def test_keys_that_nobody_knows_are_in_the_new_file() -> None:
    """Of the root, of tables, of items with and without an id, and whole tables."""
    text = 'house = "Q"\n' + TEXT.replace('title = "Depot"', 'title = "Depot"\nroom = "4.12"')
    text = text.replace('text = "First"', 'text = "First"\nmine = [1, { a = 2 }]').replace(
        'id = "n2"', "yours = 07:30:00"
    )
    found = rescue(text + '[our.own]\n"odd key" = 1e5\n' + TORN)
    data = plain_data(found.text)
    assert (data["house"], data["our"]) == ("Q", {"own": {"odd key": 1e5}})
    assert 'room = "4.12"' in found.text
    assert "mine = [1, { a = 2 }]" in found.text
    assert "yours = 07:30:00" in found.text


def test_strange_keys_that_spoil_the_new_file_are_left_out_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words matter more: the text is read back before it is given out."""
    monkeypatch.setattr(rescuing, "with_strange_keys", lambda plain, _: {**plain, "notes": 5})
    assert "notes = 5" not in rescue(TEXT + TORN).text


NOTE = '[[notes]]\nboard = "to-be"\nsection = "design"\ntext = "Word"\n'
REPEATED = {
    "the same note": NOTE,
    "the same note with an id": NOTE.replace("board", 'id = "n1"\nboard'),
    "places that are gone": NOTE.replace("to-be", "\ufffd").replace("design", "\ufffd"),
    "facets that are none": NOTE + 'facets = { mood = "x", side = 1 }\n',
    "words that are gone": NOTE.replace('"Word"', "5 5"),
    "the same step": '[[agenda]]\nid = "s1"\nkind = "break"\nplanned_seconds = 1\ntitle = "%s"\n',
    "steps that are none": "[[agenda]]\nkind = 1\n",
    "strays": "[[\ufffd\ufffd]]\ntext = 'x'\n",
    "damaged headers": NOTE.replace("[[notes]]", "[[notes}]"),
    "other tables": NOTE.replace("[[notes]]", "[[nots]]"),
    "strange keys": NOTE + "mine = 1\nyours.more = [1]\n",
    "the whole file": TEXT,
}
"""What is to be mended time and again."""


@pytest.mark.parametrize("name", REPEATED)
def test_twice_the_damage_takes_twice_the_work(name: str) -> None:
    """Counted in calls, from the bytes to the text of the new file."""
    rescue(TEXT)  # what is loaded at the first time

    def work(times: int) -> int:
        content = HEAD + "".join(REPEATED[name].replace("%s", str(place)) for place in range(times)) + END + TORN
        return calls(lambda: rescued(PATH, content.encode(), CANVASES))

    short = work(120)
    assert work(240) < 2.3 * short + 2_000


# --- nothing left -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 100,
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01",
        b'title = "x"\n',
        b"[project]\nname = 'x'\n",
        b'format = "lmc-session"\nversion = 1\n',
        b'[[notes]]\nid = "n1"\n' + TORN.encode(),
        b'[session]\ntitle = "x"\n',
    ],
)
def test_where_nothing_of_a_session_is_left_it_is_said(content: bytes) -> None:
    """No words, no title under the name of the format: an empty session would be a lie."""
    with pytest.raises(SessionFileError, match="Nothing of a session is left in this file"):
        rescued(PATH, content, CANVASES)
