"""The canvas on paper and in pipes: a grid where no word has to be broken for it, else a list."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from lmc_tui.cli.printing import grid_lines, has_room_for_grid, print_session
from lmc_tui.content import load_canvas
from lmc_tui.domain.notes import Note
from lmc_tui.tui.drawing.board_view import BoardView
from lmc_tui.tui.drawing.layout import pane_boxes
from lmc_tui.tui.drawing.note import WHOLE
from lmc_tui.tui.drawing.pane import PaneState, draw_pane
from tests.snapshot.test_pictures import example
from tests.support.room import new_session, some_notes
from tests.unit.tui.drawing.reading_lines import words_of

CANVAS = load_canvas()


def a_view(*notes: Note) -> BoardView:
    """The to-be board with these notes."""
    return BoardView(new_session(notes=notes), CANVAS, "to-be")


def printed(*notes: Note, columns: int = 80) -> str:
    """What goes to a terminal of that width."""
    console = Console(file=io.StringIO(), width=columns, color_system=None)
    print_session(console, new_session(notes=notes), CANVAS)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_one_is_not_counted_as_many() -> None:
    """One note, two notes."""
    assert "1 note, 1/9 sections" in printed(*some_notes("design", "one"))
    assert "2 notes, 1/9 sections" in printed(*some_notes("design", "one", "two"))


def test_a_word_too_long_for_its_pane_makes_a_list_of_the_grid() -> None:
    """At 80 columns a pane has room for twelve letters; with room for the word the grid is back."""
    notes = some_notes("design", "content dissemination")
    assert has_room_for_grid(a_view(*some_notes("design", "content")), 80)
    assert not has_room_for_grid(a_view(*notes), 80)
    assert has_room_for_grid(a_view(*notes), 85)
    assert has_room_for_grid(a_view(*some_notes("design", "in-house/dissemination")), 80) is False
    assert has_room_for_grid(a_view(*some_notes("design", "coaching/mentoring")), 80)
    assert has_room_for_grid(a_view(*some_notes("business-outcomes", "dissemination")), 80)


def test_what_no_pane_could_hold_makes_no_list() -> None:
    """An address is broken anyway; below the width of a grid everything is a list."""
    notes = some_notes("design", "see example.org/a_page_with_a_name_longer_than_any_word")
    assert has_room_for_grid(a_view(*notes), 80)
    assert not has_room_for_grid(a_view(), 60)


def test_a_grid_of_thousands_of_notes_would_be_no_grid() -> None:
    """All of them are there, one below the other."""
    notes = some_notes("design", *(f"note {number}." for number in range(1, 3_001)))
    assert not has_room_for_grid(a_view(*notes), 200)
    words = printed(*notes, columns=200)
    assert all(f"note {number}." in words for number in range(1, 3_001))


@pytest.mark.parametrize("columns", [72, 80, 100, 120, 200])
def test_the_words_of_the_example_are_never_broken(columns: int) -> None:
    """Each word of its notes stands somewhere whole."""
    session = example()
    console = Console(file=io.StringIO(), width=columns, color_system=None)
    print_session(console, session, CANVAS)
    assert isinstance(console.file, io.StringIO)
    words = set(re.findall(r"[\w%]+", console.file.getvalue()))
    for note in session.notes:
        if not note.is_archived:
            assert set(re.findall(r"[\w%]+", note.text)) <= words, note.text
    assert {"dissemination", "communications", "instructional"} <= words


def test_the_grid_is_as_high_as_it_must_be_and_no_higher() -> None:
    """Every note is whole in it; a row less, and one would be cut."""
    view = BoardView(example(), CANVAS, "to-be")
    rows = len(grid_lines(view, 120))
    assert not cut_panes(view, 120, rows)
    assert cut_panes(view, 120, rows - 1)


def cut_panes(view: BoardView, columns: int, rows: int) -> list[str]:
    """Sections of which something would not show."""
    found = []
    for name, box in pane_boxes(CANVAS, columns, rows).items():
        drawn = draw_pane(view, CANVAS.section(name), PaneState(box.width, box.height, detail=WHOLE))
        found += [name] if "↓" in words_of(drawn.lines)[-1] else []
    return found
