"""Findings put aside, in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from lmc_tui.domain.changes import SetDismissed, apply
from lmc_tui.domain.session import Dismissed
from lmc_tui.errors import SessionFileError
from lmc_tui.storage.codec import decode
from lmc_tui.storage.parsing import plain_data
from lmc_tui.storage.store import TomlSessionStore, session_text
from tests.support.builders import a_canvas, a_note, a_session

CANVASES = {"small": a_canvas()}
ABOUT_NOTE = Dismissed("C78", "n000001", reason="We meet every day", of="5f0c9a21")
ABOUT_BOARD = Dismissed("C82", board="to-be", section="design", reason='No "rooms"')
BLOCKS = """\
[[dismissed]]
check = "C78"
note = "n000001"
reason = "We meet every day"
of = "5f0c9a21"

[[dismissed]]
check = "C82"
board = "to-be"
section = "design"
reason = "No \\"rooms\\""

[end]
"""


def read(blocks: str) -> tuple[Dismissed, ...]:
    """What a file with those blocks says is put aside."""
    text = session_text(a_session(a_note()), a_canvas()).replace("[end]\n", f"{blocks}\n[end]\n")
    return decode(plain_data(text), CANVASES, "x.toml").session.dismissed


def test_they_stand_before_the_end() -> None:
    """One block each, in the order of the checks, whatever was dismissed first; nothing that is empty."""
    session = a_session(a_note(), dismissed=[ABOUT_BOARD, ABOUT_NOTE])
    text = session_text(session, a_canvas())
    assert BLOCKS in text
    assert decode(plain_data(text), CANVASES, "x.toml").session == session


def test_a_file_without_any_says_so_by_silence() -> None:
    """No table at all."""
    assert "dismissed" not in session_text(a_session(a_note()), a_canvas())
    assert read("") == ()


def test_a_person_needs_to_write_little() -> None:
    """Check and note, or check and board; a note that is gone does no harm."""
    assert read('[[dismissed]]\ncheck = "C78"\nnote = "gone"') == (Dismissed("C78", "gone"),)
    assert read('[[dismissed]]\ncheck = "C82"\nboard = "as-is"\nreason = "x"') == (
        Dismissed("C82", board="as-is", reason="x"),
    )


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ('note = "n000001"', r"dismissed\[1\]\.check: This key is missing"),
        ('check = "C82"', r"dismissed\[1\]\.board: This key is missing"),
        ('check = "C82"\nboard = "to-bee"', r"There is no board 'to-bee'. Did you mean 'to-be'\?"),
        ('check = "C01"\nboard = "to-be"\nsection = "desing"', "There is no section 'desing'. Did you mean 'design'"),
        ('check = "C78"\nnote = "n1"\n[[dismissed]]\ncheck = "C78"\nnote = "n1"', r"dismissed\[2\]\.check: 'C78' is"),
        ('check = "C78"\nnote = "n1"\nreason = 5', "reason: This must be text in quotes"),
    ],
)
def test_what_is_wrong_is_told(block: str, told: str) -> None:
    """Key by key, as everywhere."""
    with pytest.raises(SessionFileError, match=told):
        read(f"[[dismissed]]\n{block}")


def test_one_check_may_be_dismissed_for_several() -> None:
    """Other notes, other boards, other sections."""
    several = [
        Dismissed("C01", board="as-is", section="design"),
        Dismissed("C01", board="to-be"),
        Dismissed("C01", board="to-be", section="customers"),
        Dismissed("C01", board="to-be", section="design"),
        Dismissed("C78", "n000001"),
        Dismissed("C78", "n000002"),
    ]
    session = a_session(a_note(), dismissed=several)
    assert decode(plain_data(session_text(session, a_canvas())), CANVASES, "x.toml").session == session
    assert list(session.dismissed) == several


HAND_MADE = """\
format = "lmc-session"
version = 1

[session]
title = "By hand"
canvas = "small"
created = 2026-03-02T09:00:00Z

[[dismissed]]        # the board first
board = "to-be"
check = "C82"
agreed_with = "Ann"
reason = "No rooms"

# asked twice
[[dismissed]]
check = "C78"
note = "n000001"
board = "to-be"

[end]
notes = 0
"""


@pytest.fixture
def store(tmp_path: Path) -> TomlSessionStore:
    """A file that somebody wrote, with an order, keys and comments of their own."""
    path = tmp_path / "hand.toml"
    path.write_text(HAND_MADE, encoding="utf-8")
    return TomlSessionStore(path, CANVASES)


def saved(store: TomlSessionStore, dismissed: Dismissed, is_dismissed: bool) -> str:
    """The text after a finding was put aside, or was opened again."""
    store.save(apply(store.load().session, SetDismissed(dismissed, is_dismissed)))
    return store.path.read_text(encoding="utf-8")


def test_another_reason_changes_one_line(store: TomlSessionStore) -> None:
    """Comments, order and strange keys stay."""
    text = saved(store, Dismissed("C82", board="to-be", reason="Rooms are rented"), True)
    assert text == HAND_MADE.replace("No rooms", "Rooms are rented")


def test_opening_one_again_takes_its_block_only(store: TomlSessionStore) -> None:
    """With the comment above it."""
    text = saved(store, Dismissed("C78", "n000001"), False)
    start, end = HAND_MADE.index("# asked twice"), HAND_MADE.index("[end]")
    assert text == HAND_MADE[:start] + HAND_MADE[end:]


def test_a_new_one_gets_a_block_of_its_own(store: TomlSessionStore) -> None:
    """Behind the one that comes before it in the order of the checks; all others stay as they are."""
    text = saved(store, Dismissed("C80", board="to-be", reason="Later"), True)
    block = '[[dismissed]]\ncheck = "C80"\nboard = "to-be"\nreason = "Later"\n\n'
    assert text == HAND_MADE.replace("[end]", f"{block}[end]")
