"""Files cut off anywhere, with bits flipped anywhere, or of no session at all: a session or a sentence, never a write.

`LMC_FLIPS` sets how many bit flips are tried.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from lmc_tui.cli import main
from lmc_tui.content import canvases, example_text
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Action, Parked, Session
from lmc_tui.errors import SessionFileError
from lmc_tui.storage.codec import decode
from lmc_tui.storage.reading import parse
from lmc_tui.storage.rescue import Rescued, rescued
from lmc_tui.storage.store import Loaded, TomlSessionStore
from tests.support.toml_corpus import CorpusUnavailableError, toml_corpus

FLIPS = int(os.environ.get("LMC_FLIPS", "5000"))
CANVASES = canvases()
GOLDEN = (Path(__file__).parents[2] / "golden" / "version-1.toml").read_bytes()
EXAMPLE = example_text().encode()
SMALL = b"""\
# Ann's file
format = "lmc-session"
version = 1

[session]
title = "Depot"
canvas = "learning-model"
created = 2026-03-02T09:00:00Z

[[agenda]]
id = "s01"
kind = "section"
section = "design"
planned_seconds = 480

[[notes]]
id = "p7mq4at"
board = "to-be"
section = "key-partners"
text = "IT warehouse systems"
facets = { side = "internal", role = ["it"] }
links = ["c1xk8m4"]

[[notes]]
id = "c1xk8m4"
board = "as-is"
section = "cost-structure"
text = 'Scanner "integration"'

[[parking]]
id = "z2hg8he"
text = "Works council?"

[end]
notes = 2
"""


class Fate(NamedTuple):
    """What became of a file."""

    loaded: Loaded | None
    """None when it was refused with a sentence."""
    rescued: Rescued | None
    """None when nothing was left."""


def fate(folder: Path, content: bytes, *, is_rescued: bool = True, is_shown: bool = True) -> Fate:
    """What becomes of a file that holds *content*. It must be untouched after it; any other error is a bug."""
    path = folder / "s.toml"
    path.write_bytes(content)
    os.utime(path, ns=(1, 1))
    found = Fate(_loaded(path), _rescued(path, content) if is_rescued else None)
    if is_shown:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as talk:
            status = main(["show", str(path)])
        assert status == (3 if found.loaded is None else 0)
        assert talk.getvalue().startswith("lmc: ") == (status == 3)
    assert path.read_bytes() == content
    assert path.stat().st_mtime_ns == 1
    assert [each.name for each in folder.iterdir()] == ["s.toml"]
    return found


def _loaded(path: Path) -> Loaded | None:
    try:
        return TomlSessionStore(path, CANVASES).load()
    except SessionFileError as error:
        assert all(problem.sentence.rstrip().endswith((".", "?")) for problem in error.problems), error
        return None


def _rescued(path: Path, content: bytes) -> Rescued | None:
    try:
        found = rescued(path, content, CANVASES)
    except SessionFileError as error:
        assert "Nothing of a session is left" in str(error)
        return None
    again = decode(parse(path, found.text.encode())[1], CANVASES, path).session
    assert words(again) == words(found.session)
    return found


def things(session: Session) -> list[Note | Parked | Action]:
    """What people wrote in a session."""
    return [*session.notes, *session.parking, *session.actions]


def words(session: Session) -> Counter[str]:
    """The texts of that, and how often."""
    return Counter(each.text for each in things(session))


def text_ends(content: bytes) -> list[tuple[int, str]]:
    """Where in a sound file the text of each note, point and action stands whole, and the text."""
    session = rescued(Path("s.toml"), content, CANVASES).session
    written = content.decode()
    ends = []
    for each in things(session):
        block = written.index(f'id = "{each.id}"')
        ends.append((len(written[: written.index("\n", written.index("\ntext = ", block) + 1)].encode()), each.text))
    return ends


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and a terminal so narrow that canvases are printed quickly."""
    monkeypatch.setenv("COLUMNS", "40")
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(("content", "step"), [(SMALL, 1), (GOLDEN, 7)], ids=["small", "golden"])
def test_every_prefix_is_read_or_refused_and_rescued_up_to_its_end(folder: Path, content: bytes, step: int) -> None:
    """A prefix that opens without all notes says so, and what stands whole before the cut is rescued word for word."""
    whole = rescued(Path("s.toml"), content, CANVASES).session
    ends = [(end, text) for end, text in text_ends(content) if "\n" not in text]
    outcomes: Counter[tuple[bool, bool]] = Counter()
    for length in range(0, len(content), step):
        found = fate(folder, content[:length])
        outcomes[found.loaded is not None, found.rescued is not None] += 1
        if found.loaded is not None and len(found.loaded.session.notes) < len(whole.notes):
            assert found.loaded.notices, content[:length][-60:]
        there = words(found.rescued.session) if found.rescued else Counter()
        missing = [text for end, text in ends if end <= length and not there[text]]
        assert not missing, content[:length][-60:]
    assert min(outcomes[True, True], outcomes[False, True], outcomes[False, False]) > 0


def test_every_prefix_of_the_example_is_read_or_refused(folder: Path) -> None:
    """At every seventh byte; each tenth of those is rescued and printed, too, for that takes longer."""
    whole = len(rescued(Path("s.toml"), EXAMPLE, CANVASES).session.notes)
    opened = 0
    for number, length in enumerate(range(0, len(EXAMPLE), 7)):
        is_tenth = number % 10 == 0
        found = fate(folder, EXAMPLE[:length], is_rescued=is_tenth, is_shown=is_tenth)
        if found.loaded is not None:
            opened += 1
            assert found.loaded.notices or len(found.loaded.session.notes) == whole
    assert opened > 50


def test_a_flipped_bit_costs_no_more_than_the_words_that_it_is_in(folder: Path) -> None:
    """Anywhere in the file, seeded: read or refused, and when rescued all other words are there as they were."""
    chance = random.Random(20260302)
    wanted = words(rescued(Path("s.toml"), SMALL, CANVASES).session)
    outcomes: Counter[bool] = Counter()
    for number in range(FLIPS):
        content = bytearray(SMALL)
        bit = chance.randrange(len(content) * 8)
        content[bit // 8] ^= 1 << bit % 8
        found = fate(folder, bytes(content), is_shown=number % 10 == 0)
        outcomes[found.loaded is not None] += 1
        assert found.rescued is not None, bit
        assert sum((wanted - words(found.rescued.session)).values()) <= 1, bit
        assert found.rescued.sentences or found.loaded is not None, bit
    assert min(outcomes.values()) > FLIPS // 10


def test_many_flipped_bits_still_leave_most_words(folder: Path) -> None:
    """Twenty in one file of three kilobytes: of eight texts at least half come back as they were, told or not."""
    chance = random.Random(7)
    wanted = words(rescued(Path("s.toml"), GOLDEN, CANVASES).session)
    kept = 0
    for _ in range(100):
        content = bytearray(GOLDEN)
        for _ in range(20):
            bit = chance.randrange(len(content) * 8)
            content[bit // 8] ^= 1 << bit % 8
        found = fate(folder, bytes(content), is_shown=False)
        kept += sum((wanted & words(found.rescued.session)).values()) if found.rescued else 0
    assert kept > 100 * sum(wanted.values()) * 0.7


def test_noise_is_refused_with_a_sentence(folder: Path) -> None:
    """Random bytes, NULs, and the beginnings of files of other kinds."""
    chance = random.Random(1)
    contents = [chance.randbytes(length) for length in range(0, 3000, 30)]
    contents += [b"\0" * 4096, b"\xff\xd8\xff\xe0\0\x10JFIF\0" + chance.randbytes(2000), b"PK\x03\x04" + b"\0" * 99]
    contents += [b'{"notes": [{"text": "x"}]}', b"<html><p>text = 1</p></html>", b"#!/bin/sh\ntext=1\n", b"\xff\xfe"]
    for content in contents:
        assert fate(folder, content, is_shown=len(content) % 300 == 0) == Fate(None, None)


@pytest.fixture(scope="session")
def corpus() -> Mapping[str, bytes]:
    """The toml-test corpus."""
    try:
        return toml_corpus()
    except CorpusUnavailableError as error:
        pytest.skip(f"The corpus of TOML files comes with the source of tomlkit, which is not here: {error}.")


def test_every_file_of_the_toml_corpus_is_refused_with_a_sentence(folder: Path, corpus: Mapping[str, bytes]) -> None:
    """Good TOML and bad: none is a session, so none opens, nothing is left to rescue, and no file is touched."""
    assert len(corpus) > 700
    for name, content in corpus.items():
        assert fate(folder, content) == Fate(None, None), name


def test_every_file_of_the_toml_corpus_can_be_damage_in_a_session(folder: Path, corpus: Mapping[str, bytes]) -> None:
    """Behind a session, as a program gone mad would append it: all words are still there."""
    wanted = words(rescued(Path("s.toml"), SMALL, CANVASES).session)
    for name, content in list(corpus.items())[::2]:
        found = fate(folder, SMALL + content, is_shown=False)
        assert found.rescued is not None, name
        assert wanted <= words(found.rescued.session), name
