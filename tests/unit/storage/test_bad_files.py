"""What is wrong with a file is told key by key, in sentences that say what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lmc_tui.errors import NewerVersionError, SessionFileError
from lmc_tui.storage.store import TomlSessionStore
from tests.support.builders import a_canvas

CANVASES = {"small": a_canvas()}
HEAD = 'format = "lmc-session"\nversion = 1\n[session]\ntitle = "T"\ncanvas = "small"\n'
NOTE = '[[notes]]\nid = "n1"\nboard = "to-be"\nsection = "customers"\ntext = "Ann"\n'


def complaint(tmp_path: Path, content: str | bytes) -> str:
    """What loading that content complains about. The file must be untouched."""
    folder = tmp_path / "files"
    folder.mkdir()
    path = folder / "bad.toml"
    raw = content.encode() if isinstance(content, str) else content
    path.write_bytes(raw)
    with pytest.raises(SessionFileError) as caught:
        TomlSessionStore(path, CANVASES).load()
    assert path.read_bytes() == raw
    assert str(path) in str(caught.value)
    assert list(folder.iterdir()) == [path]
    return "\n".join(str(problem) for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "This is not a session of lmc"),
        ('title = "x"\n', "This is not a session of lmc"),
        ("format = lmc\n", "This is not TOML"),
        ("[[notes\n", "This is not TOML"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b'format = "lmc-session"\n# caf\xe9\n', "Line 2 is not UTF-8"),
        ('format = "lmc-session"\n', "version: This key is missing"),
        ('format = "lmc-session"\nversion = "1"\n', "version: This must be a whole number"),
        ("x = " + "[" * 5000, "nested too deeply"),
        ("x = 1" + "0" * 5000, "This is not TOML"),
    ],
)
def test_what_is_no_session_is_said_to_be_none(tmp_path: Path, content: str | bytes, words: str) -> None:
    """Empty, foreign, broken, wrongly encoded, hostile."""
    assert words in complaint(tmp_path, content)


def test_a_newer_version_asks_for_an_update(tmp_path: Path) -> None:
    """It is an error of its own, so that callers can offer to look only."""
    path = tmp_path / "new.toml"
    path.write_text('format = "lmc-session"\nversion = 2\n')
    with pytest.raises(NewerVersionError, match="newer lmc-tui"):
        TomlSessionStore(path, CANVASES).load()


@pytest.mark.parametrize(
    ("addition", "words"),
    [
        ('[[notes]]\nid = "n2"\nboard = "to-be"\nsection = "desing"\ntext = "x"\n', "Did you mean 'design'?"),
        ('[[notes]]\nid = "n2"\nboard = "tobe"\nsection = "design"\ntext = "x"\n', "Did you mean 'to-be'?"),
        ('[[notes]]\nid = "n2"\nboard = "to-be"\nsection = "design"\n', "notes[2].text: This key is missing"),
        ('[[notes]]\nid = "n2"\nboard = "to-be"\nsection = "design"\ntext = 5\n', "notes[2].text: This must be text"),
        ('[[notes]]\nid = "n1"\nboard = "to-be"\nsection = "design"\ntext = "x"\n', "'n1' is used twice"),
        ('[[notes]]\nid = "a b"\nboard = "to-be"\nsection = "design"\ntext = "x"\n', "'a b' is no id"),
        (NOTE.replace("n1", "n2") + 'facets = { sid = "x" }\n', "There is no facet of Customers 'sid'"),
        (NOTE.replace("n1", "n2") + 'status = "ned"\n', "Did you mean 'need'?"),
        (NOTE.replace("n1", "n2") + "links = 5\n", "notes[2].links: This must be a list"),
        (NOTE.replace("n1", "n2") + "archived = 1\n", "notes[2].archived: This must be true or false"),
        ('[[agenda]]\nid = "s1"\nkind = "pause"\nplanned_seconds = 60\n', "There is no kind of step 'pause'"),
        ('[[agenda]]\nid = "s1"\nkind = "break"\nplanned_seconds = -1\n', "too small"),
        ('[[agenda]]\nid = "s1"\nkind = "section"\nplanned_seconds = 1\n', "names one"),
        ('[timer]\nstep = "s9"\n', "There is no step 's9'"),
        ('[[actions]]\nid = "t1"\ntext = "x"\ndue = "soon"\n', "a day such as 2026-03-14"),
        ('[end]\nnotes = 1\n[[parking]]\nid = "k1"\n', "parking[1].text: This key is missing"),
    ],
)
def test_each_fault_is_named_with_its_place(tmp_path: Path, addition: str, words: str) -> None:
    """Dotted key, what is wrong, what is meant perhaps."""
    assert words in complaint(tmp_path, HEAD + NOTE + addition)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Nobody wants to open a file five times to find five faults."""
    told = complaint(
        tmp_path,
        HEAD + '[[notes]]\nid = "a b"\nboard = "x"\nsection = "y"\ntext = 1\n[[agenda]]\nid = 1\n',
    )
    assert len(told.splitlines()) >= 5


def test_odd_kinds_of_files_do_not_hang(tmp_path: Path) -> None:
    """A pipe, a folder, a device and a missing file are refused at once."""
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    for path, words in ((pipe, "not an ordinary file"), (tmp_path, "not an ordinary file"), (Path("/dev/zero"), "not")):
        with pytest.raises(SessionFileError, match=words):
            TomlSessionStore(path, CANVASES).load()
    with pytest.raises(SessionFileError, match="no such file"):
        TomlSessionStore(tmp_path / "nowhere.toml", CANVASES).load()


def test_a_huge_file_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    """Five megabytes are more than two days of typing."""
    assert "6.0 MB large" in complaint(tmp_path, b"#" * 6_000_000)


def test_hand_made_liberties_are_taken_kindly(tmp_path: Path) -> None:
    """A BOM, Windows line ends, an alias, a note without id, one choice instead of a list, a moment without zone."""
    path = tmp_path / "free.toml"
    text = (
        'format = "lmc-session"\nversion = 1\n[session]\ntitle = "T"\ncanvas = "small"\ncreated = 2026-03-02T09:00:00\n'
        '[[notes]]\nboard = "to-be"\nsection = "Partnerships"\ntext = "Vendor"\n'
        'facets = { partner_role = "it" }\nmine = "kept"\n[end]\nnotes = 1\n'
    )
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    loaded = TomlSessionStore(path, CANVASES).load()
    (note,) = loaded.session.notes
    assert (note.section, note.facet("partner_role")) == ("key-partners", ("it",))
    assert loaded.session.created.utcoffset() is not None
    assert "had no id" in loaded.notices[0]
    assert TomlSessionStore(path, CANVASES).load().session.notes[0].id == note.id


@pytest.mark.parametrize("end", ["", "[end]\nnotes = 7\n"])
def test_a_wrong_or_missing_end_is_mentioned_not_refused(tmp_path: Path, end: str) -> None:
    """It may be a hand edit, or a file that was cut off: the person is told."""
    path = tmp_path / "short.toml"
    path.write_text(HEAD + NOTE + end)
    loaded = TomlSessionStore(path, CANVASES).load()
    assert "may be cut off" in loaded.notices[0]
    assert len(loaded.session.notes) == 1


def test_acting_characters_in_a_file_become_visible(tmp_path: Path) -> None:
    """TOML can hide an escape code in plain ASCII; what is read is clean, and the file is as it was."""
    path = tmp_path / "esc.toml"
    text = HEAD + NOTE.replace("Ann", "\\u001b]52;c;aGk=\\u0007 \\u202eAnn") + "[end]\nnotes = 1\n"
    path.write_text(text)
    loaded = TomlSessionStore(path, CANVASES).load()
    assert loaded.session.notes[0].text == "\ufffd]52;c;aGk=\ufffd \ufffdAnn"
    assert path.read_text() == text
