"""What is sent for a stretch of cells looks the same as what Textual sends, in fewer bytes."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from lmc_tui.tui.pen import PLAIN, Pen, Script, cells_of, pen_of

COLOURS = st.sampled_from([None, "#ffaa00", "#102030", "red", "default"])
STYLES = st.none() | st.builds(
    Style,
    color=COLOURS,
    bgcolor=COLOURS,
    bold=st.sampled_from([None, True, False]),
    italic=st.sampled_from([None, True]),
    underline=st.sampled_from([None, True]),
    reverse=st.sampled_from([None, True]),
)
STRIPS = st.lists(st.tuples(st.sampled_from(["IT", " ", "   ", "│", "漢", "a b", ""]), STYLES), max_size=8).map(
    lambda parts: Strip([Segment(text, style) for text, style in parts])
)


def written(strip: Strip, colours: ColorSystem) -> str:
    """What is sent for a stretch at the top left."""
    script = Script(60)
    script.write(cells_of(strip, colours), 0, 0)
    return script.end()


def seen(sent: str) -> list[tuple[object, ...]]:
    """The cells as a terminal shows them; of a blank only what can be seen."""
    screen = pyte.Screen(60, 1)
    pyte.Stream(screen).feed(sent)
    cells: list[tuple[object, ...]] = []
    for column in range(60):
        cell = screen.buffer[0][column]
        lines = (cell.underscore, cell.reverse)
        if cell.data == " " and not any(lines):
            cells.append((" ", cell.bg))
        else:
            cells.append((cell.data, cell.bg, cell.fg, cell.bold, cell.italics, *lines))
    return cells


@settings(deadline=None)
@given(STRIPS, st.sampled_from([ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT, ColorSystem.STANDARD]))
def test_a_stretch_looks_as_textual_draws_it(strip: Strip, colours: ColorSystem) -> None:
    """On every kind of terminal, with every mix of styles, and nothing of it leaks into what comes next."""
    systems = {ColorSystem.TRUECOLOR: "truecolor", ColorSystem.EIGHT_BIT: "256", ColorSystem.STANDARD: "standard"}
    console = Console(force_terminal=True, color_system=systems[colours])  # type: ignore[arg-type]  # one of its names
    expected = Strip(list(strip)).render(console)
    sent = written(strip, colours)
    behind = f"\x1b[1;{strip.cell_length + 1}Hx"
    assert seen(sent + behind) == seen(expected + behind)


def test_a_row_of_a_pane_takes_less_than_half_the_bytes() -> None:
    """Border, mark, words and blanks on one ground, as our rows are."""
    ground, border = Style(color="#e6edf3", bgcolor="#14161a"), Style(color="#4a5568", bgcolor="#14161a")
    row = [("│", border), ("• ", border), ("Scanner vendor", ground), ("      ", ground), ("│", border)]
    strip = Strip([Segment(text, style) for text, style in row])
    expected = Strip(list(strip)).render(Console(force_terminal=True, color_system="truecolor"))
    assert len(written(strip, ColorSystem.TRUECOLOR)) < len(expected) / 2


def a_script(*pieces: tuple[int, int, str], style: Style | None = None, erases: bool = True) -> str:
    """What is sent for words in one style: row, column, words."""
    script = Script(60, erases=erases)
    for y, x, words in pieces:
        script.write(cells_of(Strip([Segment(words, style)]), ColorSystem.TRUECOLOR), x, y)
    return script.end()


def test_a_border_is_drawn_downwards() -> None:
    """Two bytes from one cell to the next, first the left side, then the right one."""
    sent = a_script((2, 4, "│"), (2, 9, "│"), (3, 4, "│"), (3, 9, "│"), (4, 4, "│"), (4, 9, "│"))
    assert sent == "\x1b[3;5H│\v\b│\v\b│\x1b[3;10H│\v\b│\v\b│"


def test_the_cursor_goes_the_shortest_way() -> None:
    """Along a row, down a few rows, or straight there; not from where terminals may differ about the place."""
    assert a_script((1, 2, "one"), (1, 12, "two")) == "\x1b[2;3Hone\x1b[7Ctwo"
    assert a_script((11, 32, "some words"), (13, 32, "more")) == "\x1b[12;33Hsome words\v\v\x1b[10Dmore"
    assert a_script((1, 2, "some words"), (3, 2, "more")) == "\x1b[2;3Hsome words\x1b[4;3Hmore"
    assert a_script((1, 2, "one"), (9, 2, "two")) == "\x1b[2;3Hone\x1b[10;3Htwo"
    assert a_script((1, 2, "漢"), (1, 12, "two")) == "\x1b[2;3H漢\x1b[2;13Htwo"
    assert a_script((1, 57, "end"), (2, 57, "end")) == "\x1b[2;58Hend\x1b[3;58Hend"


def test_many_blanks_are_erased() -> None:
    """From six on that is shorter; not where erasing would leave the terminal's own ground, or blanks have a line."""
    ground = Style(bgcolor="#102030")
    assert a_script((0, 0, "one      ")) == "\x1b[1;1Hone\x1b[6X"
    assert a_script((0, 0, "one     ")) == "\x1b[1;1Hone     "
    assert a_script((0, 0, "      "), (1, 0, "      ")) == "\x1b[1;1H\x1b[6X\v\x1b[6X"
    assert a_script((0, 0, "one      "), style=ground) == "\x1b[48;2;16;32;48m\x1b[1;1Hone\x1b[6X\x1b[0m"
    assert "X" not in a_script((0, 0, "one      "), style=ground, erases=False)
    assert "X" in a_script((0, 0, "one      "), erases=False)
    assert "X" not in a_script((0, 0, "one      "), style=Style(underline=True))


PLACES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 54), st.sampled_from(["│", "• ", "a b", "漢", "      "])))


@settings(deadline=None)
@given(PLACES, STYLES)
def test_whatever_the_order_every_piece_lands_in_its_place(
    places: list[tuple[int, int, str]], style: Style | None
) -> None:
    """Pieces that do not touch, on a screen of which each cell is known."""
    taken: set[tuple[int, int]] = set()
    kept = []
    for y, x, words in places:
        cells = {(y, column) for column in range(x - 1, x + len(words) + 2)}
        if not cells & taken:
            taken |= cells
            kept.append((y, x, words))
    screen = pyte.Screen(60, 6)
    pyte.Stream(screen).feed(a_script(*kept, style=style))
    plain = pyte.Screen(60, 6)
    pyte.Stream(plain).feed("".join(f"\x1b[{y + 1};{x + 1}H{words}" for y, x, words in kept))
    assert screen.display == plain.display


def test_only_what_changes_is_named() -> None:
    """Two words on one ground name it once; bold is taken back alone."""
    ground = Style(color="#ffffff", bgcolor="#000000")
    strip = Strip([Segment("one", ground), Segment(" ", ground), Segment("two", ground + Style(color="#ff0000"))])
    assert written(strip, ColorSystem.TRUECOLOR) == (
        "\x1b[38;2;255;255;255;48;2;0;0;0m\x1b[1;1Hone \x1b[38;2;255;0;0mtwo\x1b[0m"
    )
    bold = pen_of(Style(bold=True, color="red"), ColorSystem.STANDARD)
    assert Pen(foreground="31").codes_from(bold) == ["22"]
    assert Pen(frozenset({"2"}), "31").codes_from(bold) == ["22", "2"], "the code that takes bold back takes dim too"
    assert PLAIN.codes_from(bold) == ["0"], "shorter than 22;39"


@pytest.mark.parametrize("style", [None, Style()])
def test_what_has_no_style_is_sent_as_it_is(style: Style | None) -> None:
    """No code at all."""
    assert pen_of(style, ColorSystem.TRUECOLOR) == PLAIN
    assert written(Strip([Segment("plain", style)]), ColorSystem.TRUECOLOR) == "\x1b[1;1Hplain"
