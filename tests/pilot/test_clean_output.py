"""The second look: should a text ever come through uncleaned, it does not act on the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.segment import ControlType, Segment
from textual.color import Color

from lmc_tui.domain.notes import Note
from lmc_tui.text import MARK
from lmc_tui.tui.clean_output import HARMLESS
from tests.support.control_sequences import kinds
from tests.support.hostile import HOSTILE
from tests.support.room import Room, a_room, new_session

BLACK = Color(0, 0, 0)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_line_acts(text: str) -> None:
    """Whatever a widget hands over, marks stand for what would act; other segments stay."""
    first, second = HARMLESS.apply([Segment(text), Segment("plain")], BLACK)
    assert kinds(first.text.encode()) == frozenset()
    assert "\n" not in first.text
    assert second == Segment("plain")


def test_what_is_harmless_is_not_touched() -> None:
    """The same list comes back, so that the second look costs next to nothing."""
    segments = [Segment("plain"), Segment("漢字 é")]
    assert HARMLESS.apply(segments, BLACK) is segments


def test_control_segments_of_textual_itself_stay() -> None:
    """They are not text."""
    control = Segment("\x1b[0m", None, [(ControlType.HOME,)])
    assert HARMLESS.apply([control, Segment("a\x1bb")], BLACK) == [control, Segment(f"a{MARK}b")]


async def test_a_session_that_was_never_cleaned_shows_marks(tmp_path: Path) -> None:
    """Put into the program past every border, its texts still reach no terminal as they are."""
    notes = tuple(
        Note(f"n{number:06d}", "to-be", "customer-segments", text.replace("\n", " "), owner=text, tags=(text,))
        for number, text in enumerate(HOSTILE)
    )
    async with a_room(tmp_path, new_session(notes=notes, title="\x1b]0;owned\x07")) as room:
        assert kinds(_shown(room).encode("utf-8", "replace")) == frozenset()
        await room.press("enter", "end", "e")
        assert kinds(_shown(room).encode("utf-8", "replace")) == frozenset()
        assert MARK in _shown(room)


def _shown(room: Room) -> str:
    """All that would be sent as text."""
    return "\n".join(room.words_unstripped())
