"""A note of a few words is read in one look, and comes out as if it had been looked at well."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lmc_tui.content import canvases
from lmc_tui.domain.notes import Note
from lmc_tui.errors import SessionFileError
from lmc_tui.storage.codec import decode

Block = dict[str, object]
PLAIN: Block = {"id": "n1", "board": "to-be", "section": "key-partners", "text": "IT systems"}
"""A note as most files have them by the thousand."""
ODD: list[Block] = [
    {},
    {"text": ""},
    {"text": "   "},
    {"text": "a\x1b[31m red"},
    {"text": "two\nlines"},
    {"text": "tab\there"},
    {"text": "Überblick für alle"},
    {"text": "Cafe\u0301"},
    {"text": "hid\u202eden"},
    {"text": 7},
    {"id": "not an id"},
    {"id": "x" * 65},
    {"id": "n0"},
    {"id": 3},
    {"board": "nowhere"},
    {"board": ["to-be"]},
    {"section": "Key Partners"},
    {"section": "partners?"},
    {"section": ""},
]


def outcome(*notes: Block) -> tuple[tuple[Note, ...], tuple[object, ...]]:
    """The notes that were read, none where the file is refused; and what was said of them."""
    head = {"title": "T", "canvas": "learning-model", "created": datetime(2026, 3, 2, tzinfo=UTC)}
    data = {"format": "lmc-session", "version": 1, "session": head, "notes": list(notes), "end": {"notes": len(notes)}}
    try:
        decoded = decode(data, canvases(), "s.toml")
    except SessionFileError as error:
        return (), tuple(error.problems)
    return decoded.session.notes, decoded.notices


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_it_is_read_as_one_with_more_keys(odd: Block) -> None:
    """A key that says what is so anyway has it looked at well; nothing else may come of that."""
    first: Block = PLAIN | {"id": "n0"}
    assert outcome(first, PLAIN | odd) == outcome(first, PLAIN | odd | {"archived": False})


def test_nothing_else_is_wrong_with_these_files() -> None:
    """A plain note is read without a word; one without words is all that is complained of."""
    assert outcome(PLAIN) == ((Note("n1", "to-be", "key-partners", "IT systems"),), ())
    notes, said = outcome(PLAIN | {"text": " "})
    assert (notes, len(said)) == ((), 1)
