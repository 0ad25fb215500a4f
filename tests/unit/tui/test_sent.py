"""What is sent for updates of the screen shows what Textual's own updates show, and nothing is sent twice."""

from __future__ import annotations

import re

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from lmc_tui.tui.drawing.cells import _AGREED
from lmc_tui.tui.sent import MOST_STRIPS, Sent, erases_in_colour

COLUMNS, ROWS = 24, 4
CONSOLE = Console(force_terminal=True, color_system="truecolor", width=COLUMNS)
INK, RED = Style(color="#ffffff", bgcolor="#000000"), Style(color="#ff0000", bgcolor="#202020", bold=True)
WORDS = st.sampled_from(["a", "note", "│", " ", "漢", "• ", "   "])
Stretch = tuple[int, int, Strip]


def a_strip(words: list[tuple[str, Style]], cells: int) -> Strip:
    """Exactly so many cells of those words."""
    return Strip([Segment(text, style) for text, style in words]).adjust_cell_length(cells, INK)


STRIPS = st.lists(st.tuples(WORDS, st.sampled_from([INK, RED])), max_size=6)


@st.composite
def paintings(draw: st.DrawFn) -> list[list[Stretch]]:
    """Whole screens and parts of rows, one after the other."""
    found: list[list[Stretch]] = []
    for _ in range(draw(st.integers(1, 5))):
        if draw(st.booleans()):
            split = draw(st.integers(2, COLUMNS - 2))
            found.append(
                [
                    stretch
                    for row in range(ROWS)
                    for stretch in (
                        (row, 0, a_strip(draw(STRIPS), split)),
                        (row, split, a_strip(draw(STRIPS), COLUMNS - split)),
                    )
                ]
            )
        else:
            first = draw(st.integers(0, COLUMNS - 2))
            cells = draw(st.integers(1, COLUMNS - first))
            found.append([(draw(st.integers(0, ROWS - 1)), first, a_strip(draw(STRIPS), cells))])
    return found


def plainly(stretches: list[Stretch]) -> str:
    """All of it, as Textual writes it."""
    return "".join(f"\x1b[{y + 1};{x + 1}H{strip.render(CONSOLE)}" for y, x, strip in stretches)


def cells_of(screen: pyte.Screen) -> list[tuple[object, ...]]:
    """What can be seen of each cell."""
    shown = [screen.buffer[row][column] for row in range(ROWS) for column in range(COLUMNS)]
    return [(" ", cell.bg) if cell.data == " " else (cell.data, cell.fg, cell.bg, cell.bold) for cell in shown]


@settings(deadline=None)
@given(paintings())
def test_the_terminal_shows_what_it_would_show_without_us(found: list[list[Stretch]]) -> None:
    """Whatever is painted over whatever, halves of wide characters apart, which Textual itself never leaves."""
    ours, theirs = pyte.Screen(COLUMNS, ROWS), pyte.Screen(COLUMNS, ROWS)
    sent, to_ours, to_theirs = Sent(), pyte.Stream(ours), pyte.Stream(theirs)
    for stretches in found:
        to_ours.feed(sent.script(iter(stretches), CONSOLE))
        to_theirs.feed(plainly(stretches))
    assert cells_of(ours) == cells_of(theirs)


def test_nothing_is_sent_twice() -> None:
    """A row that the terminal shows already costs no byte; of one that was painted over, the cells that were."""
    sent = Sent()
    row = [(0, 0, a_strip([("note", INK)], COLUMNS))]
    assert "note" in sent.script(iter(row), CONSOLE)
    assert sent.script(iter(row), CONSOLE) == ""
    assert "x" in sent.script(iter([(0, 3, a_strip([("x", RED)], 1))]), CONSOLE)
    assert sent.script(iter(row), CONSOLE) == "\x1b[38;2;255;255;255;48;2;0;0;0m\x1b[1;4He\x1b[0m"


def test_half_of_a_wide_character_takes_the_other_half_along() -> None:
    """A terminal shows no half: where one was painted over, the other is sent again when it is wanted."""
    sent = Sent()
    wide = [(0, 0, a_strip([("a漢b", INK)], COLUMNS))]
    sent.script(iter(wide), CONSOLE)
    sent.script(iter([(0, 2, a_strip([("x", INK)], 1))]), CONSOLE)
    assert sent.script(iter([(0, 0, a_strip([("a ", INK)], 2))]), CONSOLE).endswith("\x1b[1;2H \x1b[0m")
    sent.script(iter(wide), CONSOLE)
    sent.script(iter([(0, 1, a_strip([("x", INK)], 1))]), CONSOLE)
    assert sent.script(iter([(0, 2, a_strip([(" ", INK)], 1))]), CONSOLE).endswith("\x1b[1;3H \x1b[0m")


def test_what_was_forgotten_is_sent_again() -> None:
    """And it is known whether anything was sent since the terminal was taken."""
    sent = Sent()
    row = [(0, 0, a_strip([("note", INK)], COLUMNS))]
    begun = [sent.has_begun]
    sent.script(iter(row), CONSOLE)
    sent.forget()
    begun.append(sent.has_begun)
    assert "note" in sent.script(iter(row), CONSOLE)
    sent.begin()
    assert [*begun, sent.has_begun] == [False, True, False]


def test_a_strip_that_comes_again_is_drawn_in_the_colours_that_there_are_now() -> None:
    """What its cells were for another terminal, or for none of its colours, does not count."""
    sent = Sent()
    row = [(0, 0, a_strip([("note", RED)], COLUMNS))]
    few = Console(force_terminal=True, color_system="256", width=COLUMNS)
    none = Console(force_terminal=True, no_color=True, width=COLUMNS)
    shown = [sent.script(iter(row), console) for console in (CONSOLE, few, none, CONSOLE)]
    assert ["38;2;255" in shown[0], "38;5;196" in shown[1], "38;" in shown[2], shown[3]] == [
        True,
        True,
        False,
        shown[0],
    ]
    assert all("note" in each for each in shown)


def test_what_is_kept_of_strips_does_not_grow() -> None:
    """A strip is known again by who it is, and it may be gone: another one in its place is drawn as itself."""
    sent = Sent()
    for number in range(3 * MOST_STRIPS):
        said = sent.script(iter([(0, 0, a_strip([(f"{number:04d}", INK)], 4))]), CONSOLE)
        assert said
    assert len(sent._cells) <= MOST_STRIPS
    assert [cell[0] for cell in sent._rows[0]] == list(f"{3 * MOST_STRIPS - 1:04d}")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/tmux,1,0"}, True),
        ({"TERM": "screen-256color", "TMUX": "/tmp/tmux,1,0"}, True),
        ({"TERM": "screen-256color"}, False),
        ({"TERM": "screen.xterm-256color", "STY": "1.pts"}, False),
        ({}, True),
    ],
)
def test_screen_erases_without_colour(environment: dict[str, str], expected: bool) -> None:
    """Its own manual says so of `bce`, which is off; at the other end of a line its name is all that is known."""
    assert erases_in_colour(environment) is expected


def test_nothing_is_sent_for_cells_that_the_terminal_does_not_have() -> None:
    """A screen of before it shrank may be painted once more: what lies beyond its edges would scroll all of it."""
    sent = Sent()
    stretches = [(row, 0, a_strip([("x" * 2 * COLUMNS, INK)], 2 * COLUMNS)) for row in range(3 * ROWS)]
    console = Console(force_terminal=True, color_system="truecolor", width=COLUMNS, height=ROWS)
    written = sent.script(iter(stretches), console)
    assert written.count("x") == COLUMNS * ROWS
    screen = pyte.Screen(COLUMNS, ROWS)
    pyte.Stream(screen).feed(written)
    assert screen.display == ["x" * COLUMNS] * ROWS
    beyond = [(0, COLUMNS, a_strip([("y", INK)], 1)), (ROWS, 0, a_strip([("y", INK)], 1))]
    assert sent.script(iter(beyond), console) == ""


def test_textual_asks_us_what_to_send() -> None:
    """A whole screen and some spans, each colour named once: these are private parts of Textual, which may move."""
    from lmc_tui.tui.sent import SENT, send_changes_only

    send_changes_only()
    SENT.forget()
    strip = a_strip([("one", INK)], COLUMNS)
    screen = LayoutUpdate([[strip] for _ in range(ROWS)], Region(0, 0, COLUMNS, ROWS))
    written = screen.render_segments(CONSOLE)
    assert written.count("one") == ROWS
    assert len(re.findall(r"\x1b\[[\d;]*m", written)) == 2
    assert screen.render_segments(CONSOLE) == ""
    spans = ChopsUpdate([{0: a_strip([("two and three", INK)], COLUMNS)}], [(0, 8, 13)], [[COLUMNS]])
    assert re.sub(r"\x1b\[[\d;]*m", "", spans.render_segments(CONSOLE)) == "\x1b[1;9Hthree"
    SENT.forget()


def test_signs_that_are_taken_for_one_cell_take_one() -> None:
    """By the tables that Textual measures with."""
    assert {chr(each) for each in _AGREED if cell_len(chr(each)) != 1} == set()
