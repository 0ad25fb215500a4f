"""A comparison printed with rich at the width of the terminal, or as plain text where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from lmc_tui.domain.comparing import Comparison
from lmc_tui.text import clean_line
from lmc_tui.tui.drawing.comparison import draw_comparison

if TYPE_CHECKING:
    from lmc_tui.cli.differing import Side

STYLES = {
    "head": "bold",
    "dim": "dim",
    "done": "green",
    "late": "red",
    "match": "bold yellow",
    "prompt": "bold blue",
    "key": "bold blue",
}
"""Role of a span to how it is printed."""


def print_comparison(comparison: Comparison, here: Side, there: Side) -> None:
    """Print what differs. Without colour every word and sign is there."""
    console = Console(highlight=False, emoji=False, markup=False)
    first, second = side_names(comparison, here, there)
    for line in draw_comparison(comparison, here.canvas, console.width, here=first, there=second):
        text = Text.assemble(*((span.text, STYLES.get(span.role, "")) for span in line))
        console.print(text, no_wrap=True, overflow="ignore", crop=False)


def side_names(comparison: Comparison, here: Side, there: Side) -> tuple[str, str]:
    """What the two sides are called: by their files, as shortly as tells them apart, by their boards, or by both."""
    first, second = ("", "") if here.path == there.path and comparison.boards else _file_names(here.path, there.path)
    boards = comparison.boards or ("", "")
    sides = ((first, boards[0]), (second, boards[1]))
    here_name, there_name = (clean_line(", ".join(word for word in side if word)) for side in sides)
    return here_name, there_name


def _file_names(first: Path, second: Path) -> tuple[str, str]:
    """Names of two files with as many of their folders as tell them apart."""
    for depth in range(1, max(len(first.parts), len(second.parts)) + 1):
        names = "/".join(first.parts[-depth:]), "/".join(second.parts[-depth:])
        if names[0] != names[1]:
            return names
    return first.name, second.name
