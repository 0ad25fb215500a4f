"""The continuum from passing information on to developing skills, with a mark of its own for each board."""

from __future__ import annotations

from collections.abc import Sequence

from lmc_tui.content.models import Model, model_rules
from lmc_tui.method.models.continuum import LEAST_COLUMNS, continuum_lines
from lmc_tui.tui.drawing.lines import Line, Span, fitted
from lmc_tui.tui.drawing.model_bars import Read

TARGET_SIGN = "◆"
WIDEST = 108
POINTER = "↓"


def scale_lines(reads: Sequence[Read], target: Model | None, columns: int) -> list[Line]:
    """A line with the mark of each board and of the target, the scale, the models' names and what the ends mean."""
    marks = [(f"{read.sign} {read.board}", read.reading.place) for read in reads]
    if target is not None:
        marks.append((f"{TARGET_SIGN} target", target.place / model_rules().farthest))
    lines = continuum_lines(marks, max(LEAST_COLUMNS, min(columns, WIDEST)))
    gutter = max(len(name) for name, _ in marks) + 2
    drawn: list[Line] = []
    for line, (name, _) in zip(lines, marks, strict=False):
        pointer = line[gutter:].replace(POINTER, name[0])
        drawn.append((Span(line[:gutter], "dim"), Span(pointer, "match")))
    drawn += [(Span(line, "dim"),) for line in lines[len(marks) :]]
    return [fitted(line, columns) for line in drawn]
