"""The answers of `lmc query` as a table: a line for each row, whatever the width, so that other tools can filter it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click
from rich.cells import cell_len, set_cell_size

from lmc_tui.cli.query_rows import QUESTIONS, Question, Row
from lmc_tui.content import canvases
from lmc_tui.content.checks import checks
from lmc_tui.content.models import models
from lmc_tui.domain.canvas import Canvas
from lmc_tui.method.vocabulary import CANVAS
from lmc_tui.text import clean_line

TITLE_CELLS = 32
"""The longest title that is shown whole."""
HEADINGS = {"partners_needed": "to win", "unmeasured": "no measure", "looks_like": "looks like", "how": "as"}
HOW = {"partner": "partner", "names": "named by", "linked": "linked to it"}
NOTHING = "-"


def print_rows(question: Question, rows: Sequence[Row], *, is_titled: bool) -> None:
    """Print the rows below their headings; with the question where there are several."""
    canvas = canvases()[CANVAS]
    columns = ("title", "board", *question.columns)
    heading = [HEADINGS.get(column, column) for column in columns]
    titles = _titles(rows)
    cells = ([titles[row["path"]], *(_cell(canvas, column, row) for column in columns[1:])] for row in rows)
    lines = [*_aligned([heading, *cells]), *(_checks(rows) if question is QUESTIONS["findings"] else ())]
    if is_titled:
        click.echo(question.title)
    for line in lines:
        click.echo(line)
    if is_titled:
        click.echo()


def _titles(rows: Sequence[Row]) -> dict[object, str]:
    """Path to the title of its session; with the file's name where several have one title."""
    titles = {row["path"]: clean_line(str(row["title"])) for row in rows}
    count = Counter(titles.values())
    return {path: _cut(title) + (f" ({_name(path)})" if count[title] > 1 else "") for path, title in titles.items()}


def _cut(title: str) -> str:
    return title if cell_len(title) <= TITLE_CELLS else set_cell_size(title, TITLE_CELLS - 1) + "…"


def _name(path: object) -> str:
    return clean_line(Path(str(path)).name)


def _checks(rows: Sequence[Row]) -> Iterator[str]:
    """How often each check found something, what matters most first, in words."""
    count: Counter[str] = Counter()
    for row in rows:
        found = row["checks"]
        count.update(found if isinstance(found, Mapping) else {})
    known = checks()
    order = sorted(count, key=lambda check: (known[check].severity, check))
    if order:
        yield ""
        cells = ([check, known[check].severity.value, str(count[check]), known[check].title] for check in order)
        yield from _aligned([["check", "severity", "found", "what"], *cells])


def _cell(canvas: Canvas, column: str, row: Mapping[str, object]) -> str:
    value = row[column]
    match column:
        case "section":
            return canvas.section(str(value)).name if canvas.has_section(str(value)) else str(value)
        case "looks_like" | "target" if value is not None:
            known = models().get(str(value))
            return known.name if known else clean_line(str(value))
        case "how":
            return HOW[str(value)]
    return NOTHING if value is None else clean_line(str(value))


def _aligned(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """Rows with their cells below one another; the last is as long as it is."""
    widths = [max(cell_len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell + " " * (width - cell_len(cell)) for cell, width in zip(row[:-1], widths[:-1], strict=True)]
        yield "  ".join([*cells, row[-1]]).rstrip()
