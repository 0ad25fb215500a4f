"""From which size on what shows, and what gives way first where there is less room, in words: for the README."""

from __future__ import annotations

from typing import NamedTuple

from lmc_tui.tui.drawing import layout


class Breakpoint(NamedTuple):
    """A size from which on there is more."""

    columns: int
    rows: int
    """Zero where the height does not matter."""
    gain: str
    """What there is from there on."""

    @property
    def size(self) -> str:
        """Columns by rows, or the one of them that matters."""
        if not self.rows:
            return f"{self.columns} columns"
        return f"{self.columns} by {self.rows}" if self.columns else f"{self.rows} rows"


class GivingWay(NamedTuple):
    """A part of the screen that gets less where the screen is smaller."""

    part: str
    goes: tuple[str, ...]
    """What goes, the first thing first."""
    stays: str
    """What is there at every size."""


BREAKPOINTS = (
    Breakpoint(
        layout.LEAST_COLUMNS, layout.LEAST_ROWS, "one section at a time; on a smaller screen a sentence says so"
    ),
    Breakpoint(0, layout.STRIP_FROM_ROWS, "the guiding question in two lines at the bottom"),
    Breakpoint(layout.GRID_COLUMNS, layout.GRID_ROWS, "all sections, as they lie on the wall"),
    Breakpoint(0, layout.HIGH_FROM_ROWS, "a third line for the example, or for what to ask besides"),
    Breakpoint(
        0,
        layout.TALL_FROM_ROWS,
        f"a guide of {layout.LEAST_BLOCK_ROWS} to {layout.MOST_BLOCK_ROWS} lines at the bottom: why, example, tip",
    ),
    Breakpoint(layout.ASIDE_FROM, 0, "the guide beside a section that is shown alone"),
    Breakpoint(layout.SIDEBAR_FROM, layout.GRID_ROWS, "the guide beside the canvas, a quarter of the width"),
    Breakpoint(layout.LARGE_FROM, 0, "wider dialogs, more of the guide beside an open section"),
    Breakpoint(layout.ROOMY_FROM, 0, "all questions of the section in the guide, if they fit"),
)
GIVING_WAY = (
    GivingWay(
        "top line",
        (
            *(
                "when it ends",
                "the long name of the step",
                "the bar",
                "ahead or behind",
                "the step's number",
                "the title",
            ),
            *("the board", "how many changes are not saved", "why", "the words of a warning"),
        ),
        "the time, left or over, and whether all is saved",
    ),
    GivingWay("bottom line", ("keys, the last first",), "help and palette; `…` says that there are more keys"),
    GivingWay(
        "guide",
        ("the list of questions", "the tip", "why", "the example", "the end of what to ask besides", "of the question"),
        "the beginning of both down to 14 rows; `g` shows all of it",
    ),
    GivingWay(
        "notes",
        ("names of linked notes", "facets and links, line by line", "text, line by line", "notes at the end"),
        "the note in hand; `↓` counts those below",
    ),
    GivingWay(
        "titles", ("the long name", "the dot", "the blanks", "the end of the name"), "how many notes and findings"
    ),
)


def sizes_markdown() -> str:
    """Both tables as they stand in the README."""
    rows = ["| from | there is |", "| --- | --- |"]
    rows += [f"| {each.size} | {each.gain} |" for each in BREAKPOINTS]
    rows += ["", "| where | what goes, the first thing first | what stays |", "| --- | --- | --- |"]
    rows += [f"| {each.part} | {', '.join(each.goes)} | {each.stays} |" for each in GIVING_WAY]
    return "\n".join(rows) + "\n"
