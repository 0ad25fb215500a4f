"""A comparison printed with rich at the width of the terminal, or as plain text where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from lmc_tui.cli.file_names import names_apart
from lmc_tui.domain.comparing import By, Comparison
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


def print_ids(comparison: Comparison) -> None:
    """Print the ids of notes that were taken for one by likeness, and of those that have no partner."""
    console = Console(highlight=False, emoji=False, markup=False)
    alike, alone = [], []
    for note in comparison.notes:
        before, after = note.before, note.after
        if before is not None and after is not None:
            if note.by is By.LIKENESS:
                alike.append(f"{before.id}={after.id}  {clean_line(after.text)}")
        elif before is not None:
            alone.append(f"{before.id}=  {clean_line(before.text)}")
        elif after is not None:
            alone.append(f"={after.id}  {clean_line(after.text)}")
    for title, lines in (
        ("Taken for the same; --apart says no", alike),
        ("Without a partner; --pair gives one", alone),
    ):
        if lines:
            console.print(Text(f"\n{title}", "bold"))
            for line in lines:
                console.print(Text(f"  {line}"), soft_wrap=True)


def side_names(comparison: Comparison, here: Side, there: Side) -> tuple[str, str]:
    """What the two sides are called: by their files, as shortly as tells them apart, by their boards, or by both."""
    first, second = ("", "") if here.path == there.path and comparison.boards else names_apart(here.path, there.path)
    first, second = here.label or first, there.label or second
    boards = comparison.boards or ("", "")
    sides = ((first, boards[0]), (second, boards[1]))
    here_name, there_name = (clean_line(", ".join(word for word in side if word)) for side in sides)
    return here_name, there_name
