"""How many colours a terminal has, and what is sent for none."""

from __future__ import annotations

import pytest
from rich.color import ColorSystem
from rich.style import Style

from lmc_tui.tui.pen import PLAIN, Pen, pen_of
from lmc_tui.tui.theming import Colours, colours_of


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, Colours.MANY),
        ({"TERM": "xterm", "COLORTERM": "24bit"}, Colours.MANY),
        ({"TERM": "xterm-256color"}, Colours.MANY),
        ({"TERM": "screen-256color"}, Colours.MANY),
        ({"TERM": "tmux-256color"}, Colours.MANY),
        ({"TERM": "xterm-kitty"}, Colours.MANY),
        ({"TERM": "xterm"}, Colours.SIXTEEN),
        ({"TERM": "linux"}, Colours.SIXTEEN),
        ({"TERM": "screen"}, Colours.SIXTEEN),
        ({"TERM": "no-such-terminal"}, Colours.SIXTEEN),
        ({"TERM": "vt220"}, Colours.NONE),
        ({"TERM": "xterm-mono"}, Colours.NONE),
        ({"TERM": "vt100", "COLORTERM": "truecolor"}, Colours.MANY),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, Colours.NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, Colours.MANY),
    ],
    ids=str,
)
def test_a_terminal_is_taken_at_its_word(variables: dict[str, str], expected: Colours) -> None:
    """By the variables that terminals set; an empty NO_COLOR asks for nothing."""
    assert colours_of(variables) is expected


def test_without_colours_attributes_are_left() -> None:
    """Whatever a style wants."""
    style = Style(color="#ff0000", bgcolor="blue", bold=True, reverse=True)
    assert pen_of(style, None) == Pen(frozenset({"1", "7"}))


def test_the_terminals_own_colours_need_no_code() -> None:
    """They are what is there before anything is set."""
    assert pen_of(Style(color="default", bgcolor="default"), ColorSystem.TRUECOLOR) == PLAIN
    assert pen_of(Style(color="red", bgcolor="default"), ColorSystem.STANDARD) == Pen(foreground="31")
