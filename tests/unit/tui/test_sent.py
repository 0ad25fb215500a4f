"""What is sent for updates of the screen shows what Textual's own updates show, and nothing is sent twice."""

from __future__ import annotations

import re

import pyte
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
from lmc_tui.tui.sent import Sent

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
    """A row that the terminal shows already costs no byte; one of which a part was painted over is sent again."""
    sent = Sent()
    row = [(0, 0, a_strip([("note", INK)], COLUMNS))]
    assert "note" in sent.script(iter(row), CONSOLE)
    assert sent.script(iter(row), CONSOLE) == ""
    assert sent.script(iter([(0, 3, a_strip([("x", RED)], 2))]), CONSOLE) != ""
    assert "note" in sent.script(iter(row), CONSOLE)


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
