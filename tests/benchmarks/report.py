"""The table as it is read: on a terminal, and in the README."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill

from tests.benchmarks.figures import markdown_table, shown, table
from tests.benchmarks.made import Made
from tests.benchmarks.rows import OTHERS, Line

MARK = "<!-- benchmark: made by `python tests/benchmarks/bench.py --markdown` -->"
END = "<!-- /benchmark -->"
WIDTH = 130
"""Of lines in the README that are no table."""
_MET = {True: "yes", False: "**no**", None: ""}

DIFFERENCES = (
    "lmc: it draws first where one is; the guide and the details of the note in hand come behind that, or in a walk, "
    "that is when one key follows another within a quarter of a second, once one stays. They count where it says so.",
    "bare: three apps of one widget. A `Static` starts, rests and loses focus; an `Input` whose cursor does not blink "
    "takes characters, also where lmc changes panes; a `Label` counts seconds. For commands: Python importing click, "
    "tomllib and rich.console.",
    "kanban-tui: a board of nine tasks in SQLite. A character goes into the title of a new task; a pane is a column, "
    "a note a task.",
    "posting: an HTTP client, its collection empty. A character goes into the address; a pane is the next widget; "
    "where no field is open the collection has the focus.",
    "vim: an editor written in C, not configured, on 5,000 lines. A character is inserted; a pane is a window, a note "
    "a line.",
)
"""What is not the same work, a sentence or two each; the word before the colon is the program's."""


def plain_report(lines: Sequence[Line], made: Made) -> str:
    """For a terminal."""
    heads, rows = _grid(lines, made)
    cells = [[cell.strip("*") for cell in row] for row in rows]
    said = [*_differences(heads), f"{made.day}, {made.how}.", f"{made.machine}.", f"{made.versions}.", _verdict(lines)]
    return "\n".join([table(heads, cells), "", *said])


def markdown_report(lines: Sequence[Line], made: Made) -> str:
    """For the README, with its marks."""
    heads, rows = _grid(lines, made)
    items = [fill(f"- {text}", WIDTH, subsequent_indent="  ") for text in _differences(heads)]
    about = fill(f"{made.day}, {made.how}. {made.machine}. {made.versions}.", WIDTH, break_on_hyphens=False)
    return "\n".join([MARK, about, "", markdown_table(heads, rows), "", *items, END])


def _grid(lines: Sequence[Line], made: Made) -> tuple[list[str], list[list[str]]]:
    """Heads and cells; programs of which nothing is known have no column."""
    known = [place for place in range(len(OTHERS)) if any(line.others[place] == line.others[place] for line in lines)]
    heads = ["", "lmc", "bare", "lmc / bare", *(OTHERS[place] for place in known), "goal", "met"]
    rows = []
    for line in lines:
        title = line.row.title.format(long_changes=made.long_changes)
        figures = [line.mine, line.bare, line.times, *(line.others[place] for place in known)]
        rows.append([title, *map(shown, figures), line.row.goal, _MET[line.is_met]])
    return heads, rows


def _differences(heads: Sequence[str]) -> list[str]:
    """Of the programs that have a column."""
    return [text for text in DIFFERENCES if text.partition(":")[0] in heads]


def _verdict(lines: Sequence[Line]) -> str:
    missed = [line for line in lines if line.is_met is False]
    judged = [line for line in lines if line.is_met is not None]
    return f"{len(judged) - len(missed)} of {len(judged)} goals are met."
