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
