"""What is too large, too deep or too odd to be a session is refused in a sentence, and at once."""

from __future__ import annotations

import errno
import os
import socket
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli

from lmc_tui.errors import SessionFileError
from lmc_tui.storage.file_ops import SystemFileOps
from lmc_tui.storage.parsing import DEEPEST, MOST_KEY_PARTS, OverLimitError, plain_data
from lmc_tui.storage.reading import LARGEST_BYTES, parse, read_bytes
from lmc_tui.storage.store import TomlSessionStore
from tests.support.builders import a_canvas

CANVASES = {"small": a_canvas()}
HEAD = 'format = "lmc-session"\nversion = 1\n[session]\ntitle = "T"\ncanvas = "small"\n'


def complaint(path: Path, ops: SystemFileOps | None = None) -> str:
    """What reading that file complains about."""
    with pytest.raises(SessionFileError) as caught:
        read_bytes(path, ops or SystemFileOps())
    (problem,) = caught.value.problems
    return problem.sentence


# --- files ----------------------------------------------------------------------------------------


def test_a_large_file_is_read_only_on_a_persons_word(tmp_path: Path) -> None:
    """The sentence tells how large it is, how large sessions are, and how to have it all the same."""
    path = tmp_path / "large.toml"
    path.write_bytes((HEAD + "[end]\nnotes = 0\n").encode() + b"#" * LARGEST_BYTES)
    assert complaint(path) == (
        "It is 5.0 MB large; sessions are at most 5 MB. If it is one all the same, add --force; that may take a while."
    )
    assert len(read_bytes(path, is_large_allowed=True)) > LARGEST_BYTES
    loaded = TomlSessionStore(path, CANVASES, is_large_allowed=True).load()
    assert loaded.session.title == "T"


def test_a_file_of_just_the_size_is_read(tmp_path: Path) -> None:
    """The limit itself is allowed."""
    path = tmp_path / "full.toml"
    path.write_bytes(b"#" * LARGEST_BYTES)
    assert len(read_bytes(path)) == LARGEST_BYTES


def test_each_odd_kind_of_file_is_called_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folder, pipe, socket, device, a link to one, a link in a circle, a link to nowhere: none is opened."""
    monkeypatch.chdir(tmp_path)  # names of sockets must be short
    folder, pipe, circle = Path("folder.toml"), Path("pipe.toml"), Path("circle.toml")
    folder.mkdir()
    os.mkfifo(pipe)
    circle.symlink_to(circle)
    Path("dangling.toml").symlink_to("nowhere.toml")
    Path("planted.toml").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.toml")

        class NoReading(SystemFileOps):
            def read(self, path: Path) -> bytes:
                raise AssertionError(path)

        told = {
            name: complaint(Path(name), NoReading())
            for name in ("folder.toml", "pipe.toml", "socket.toml", "/dev/null", "planted.toml", "circle.toml")
        }
        gone = complaint(Path("dangling.toml"), NoReading())
    for (name, sentence), word in zip(
        told.items(), ("a folder", "a pipe", "a socket", "a device", "a device", "leads round in a circle"), strict=True
    ):
        assert sentence.startswith("This is not an ordinary file: it is ")
        assert word in sentence, name
    assert gone == f"This is a link to {tmp_path / 'nowhere.toml'}, and there is no such file."


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "you have no permission to read it"),
        (errno.EIO, "the disk reports an error"),
        (errno.ELOOP, "somebody put a link in its place just now, which is not followed"),
        (errno.ESTALE, os.strerror(errno.ESTALE)),
    ],
)
def test_what_the_system_refuses_is_said_in_words(tmp_path: Path, number: int, words: str) -> None:
    """Also where root reads everything, so that no permission could be taken away."""

    class Refusing(SystemFileOps):
        def read(self, path: Path) -> bytes:
            raise OSError(number, os.strerror(number), str(path))

    path = tmp_path / "s.toml"
    path.touch()
    assert complaint(path, Refusing()) == f"It cannot be read: {words}."


def test_names_that_no_file_can_have_are_said_to_be_none(tmp_path: Path) -> None:
    """Too long, or below a file."""
    assert complaint(tmp_path / ("x" * 300)) == "It cannot be read: the name is too long."
    (tmp_path / "file").touch()
    assert complaint(tmp_path / "file" / "s.toml") == "It cannot be read: a part of the path is not a folder."


# --- text -----------------------------------------------------------------------------------------

ENDLESS = ".".join("a" * (MOST_KEY_PARTS + 1))


@pytest.mark.parametrize(
    "text",
    [
        f"{ENDLESS} = 1",
        f"[{ENDLESS}]",
        f"[[ {ENDLESS.replace('.', ' . ')} ]]",
        f"x = 1\ny = {{ b = 2, {ENDLESS} = 1 }}",
        f"""y = "'" # '\n{ENDLESS.replace("a", '"a"')} = 1""",
        ENDLESS.replace("a", "'a'") + " = 1",
        ".".join("a" * 100_000) + " = 1",
        'x = """\n""" # """\n' + ENDLESS + " = 1",
    ],
)
def test_an_endless_key_never_reaches_a_parser(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Parsers take quadratic time for it; wherever keys may stand, and however their parts are written."""

    def never(text: str) -> dict[str, object]:
        raise AssertionError(text[:80])

    monkeypatch.setattr(tomli, "loads", never)
    with pytest.raises(OverLimitError, match="more than 50 parts"):
        plain_data(text)


@pytest.mark.parametrize(
    "text",
    [
        ".".join("a" * MOST_KEY_PARTS) + " = 1",
        f'x = "{ENDLESS} = 1"',
        f"x = '{ENDLESS}'",
        f'x = """\n{ENDLESS} = 1\n"" \\""" """',
        f"x = '''\n{ENDLESS} = 1\n'' '''",
        f"# {ENDLESS} = 1\nx = 1",
        f'x = 1 # "\n# {ENDLESS}',
        f'x = "\\"{ENDLESS}"',
        "x = '" + "." * 200 + "'",
    ],
)
def test_dots_in_words_are_no_key(text: str) -> None:
    """A note may hold as many as it likes: strings and comments of all kinds."""
    assert plain_data(text) == tomllib.loads(text)


@pytest.mark.parametrize("opening", ["[", "{a=", "[{a="])
def test_what_is_nested_too_deeply_is_refused(opening: str) -> None:
    """A little, a lot, and beyond what the stack of an interpreter takes; never a RecursionError."""
    closing = {"[": "]", "{a=": "}", "[{a=": "}]"}[opening]
    for depth in (DEEPEST, 350, 5_000, 1_000_000 // len(opening)):
        with pytest.raises(OverLimitError, match="nested too deeply"):
            plain_data(f"x = {opening * depth}1{closing * depth}")
    deep = f"x = {opening * 40}1{closing * 40}"
    assert plain_data(deep) == tomllib.loads(deep)


@pytest.mark.parametrize("number", ["1" * 30, "-" + "9" * 30, "1" * 5000, "0x" + "f" * 17, "0b" + "1" * 1000])
def test_a_giant_number_is_refused(number: str) -> None:
    """TOML's numbers have 64 bits; a larger one could not even be told in a sentence."""
    for text in (f"x = {number}", f"x = [{{ y = [{number}] }}]"):
        with pytest.raises(OverLimitError, match="more than 64 bits"):
            plain_data(text)


@pytest.mark.parametrize("number", ["-9223372036854775808", "9223372036854775807", "0xffffffffffffffff", "1e400"])
def test_the_largest_numbers_of_toml_are_read(number: str) -> None:
    """They are the user's own, and stay."""
    assert plain_data(f"x = {number}") == tomllib.loads(f"x = {number}")


@pytest.mark.parametrize("parser", [tomli.loads, tomllib.loads])
def test_both_parsers_take_what_passes(parser: Callable[[str], dict[str, object]]) -> None:
    """The one that reads and the one that checks what is written raise nothing but their own error within limits."""
    for text in ("x = " + "[" * 99 + "]" * 99, ".".join("a" * 50) + " = 1", "x = 0xffffffffffffffff", "[[a]]\n" * 5000):
        assert parser(text) == plain_data(text)


def test_each_refusal_names_the_ways_out(tmp_path: Path) -> None:
    """An editor, a rescue, the backups; at the place where the fault is, and never longer than a paragraph."""
    for content, place in (
        (b'format = "lmc-session"\nx = [\n', "(at end of document)"),
        (b"\n\ncaf\xe9\n", "Line 3 is not UTF-8 text"),
        (ENDLESS.encode() + b" = 1", "the key in line 1"),
        (b"'" + b"k" * 100_000 + b"' = 1\n'" + b"k" * 100_000 + b"' = 1", "This is not TOML: Cannot"),
    ):
        with pytest.raises(SessionFileError) as caught:
            parse(tmp_path / "s.toml", content)
        sentence = caught.value.problems[0].sentence
        assert place in sentence
        assert "`lmc rescue FILE`" in sentence
        assert "`lmc backups FILE`" in sentence
        assert len(sentence) < 500


# --- values ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("addition", "words"),
    [
        ("created = 0001-01-01T00:00:00+23:59\n", "session.created: The year 1 cannot be meant."),
        ("created = 9999-12-31T23:59:59-23:59\n", "session.created: The year 9999 cannot be meant."),
        ('[[agenda]]\nid = "a"\nkind = "break"\nplanned_seconds = 9_000_000_000\n', "This number is too large"),
        ('[[agenda]]\nid = "a"\nkind = "break"\nplanned_seconds = 1\nspent_seconds = nan\n', "nan cannot be a number"),
        (
            "".join(f'[[agenda]]\nid = "a{n}"\nkind = "break"\nplanned_seconds = 900_000_000\n' for n in range(2)),
            "agenda: These steps would take more than thirty years.",
        ),
    ],
)
def test_moments_and_times_beyond_all_calendars_are_refused(tmp_path: Path, addition: str, words: str) -> None:
    """They would pass as TOML and end in an overflow later."""
    path = tmp_path / "s.toml"
    path.write_text(HEAD + addition)
    with pytest.raises(SessionFileError) as caught:
        TomlSessionStore(path, CANVASES).load()
    assert words in str(caught.value)


def test_messages_about_hostile_keys_are_short_and_harmless(tmp_path: Path) -> None:
    """A key of a facet is anybody's: no escape code of it reaches the terminal, and it fills no screen."""
    path = tmp_path / "s.toml"
    note = '[[notes]]\nid = "n1"\nboard = "to-be"\nsection = "customers"\ntext = "x"\nfacets = { %s = 1 }\n'
    for key in ('"\\u001b]0;pwn\\u0007\\u202e"', '"' + "k" * 10_000 + '"'):
        path.write_text(HEAD + note % key)
        with pytest.raises(SessionFileError) as caught:
            TomlSessionStore(path, CANVASES).load()
        (problem,) = caught.value.problems
        assert not {"\x1b", "\x07", "\u202e"} & set(str(problem))
        assert len(str(problem)) < 300


def test_thousands_of_faults_are_not_looked_up_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only faults that are told get a hint, for looking for what was meant takes longer than reading."""
    import difflib

    asked: list[str] = []

    def count(word: str, *_: object) -> list[str]:
        asked.append(word)
        return []

    monkeypatch.setattr(difflib, "get_close_matches", count)
    facets = ", ".join(f"sid{number} = 1" for number in range(2000))
    path = tmp_path / "s.toml"
    path.write_text(
        HEAD + f'[[notes]]\nid = "n"\nboard = "to-be"\nsection = "customers"\ntext = "x"\nfacets = {{ {facets} }}\n'
    )
    with pytest.raises(SessionFileError, match="and 1988 more"):
        TomlSessionStore(path, CANVASES).load()
    assert len(asked) == 12


def test_the_same_note_a_thousand_times_gets_a_thousand_ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made from its words and its turn; not by trying all that were made before."""
    import hashlib

    path = tmp_path / "s.toml"
    path.write_text(HEAD + '[[notes]]\nboard = "to-be"\nsection = "customers"\ntext = "x"\n' * 1000)
    calls: list[bytes] = []
    real = hashlib.sha256

    def count(seed: bytes) -> object:
        calls.append(seed)
        return real(seed)

    monkeypatch.setattr(hashlib, "sha256", count)
    session = TomlSessionStore(path, CANVASES).load().session
    assert len({note.id for note in session.notes}) == 1000
    assert len(calls) < 1100


def test_an_id_that_is_made_is_never_one_that_is_there(tmp_path: Path) -> None:
    """Somebody may have copied it from a notice into another note."""
    path = tmp_path / "s.toml"
    note = '[[notes]]\nboard = "to-be"\nsection = "customers"\ntext = "x"\n'
    path.write_text(HEAD + note)
    (made,) = TomlSessionStore(path, CANVASES).load().session.notes
    path.write_text(HEAD + note.replace('"x"', '"y"') + f'id = "{made.id}"\n' + note)
    first, second = TomlSessionStore(path, CANVASES).load().session.notes
    assert (first.id, first.text, second.text) == (made.id, "y", "x")
    assert second.id != made.id
