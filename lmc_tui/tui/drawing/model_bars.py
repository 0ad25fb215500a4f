"""The five models with how much speaks for each on both boards, and what speaks for the one in hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lmc_tui.content.models import Model
from lmc_tui.method.models import Confidence, ModelReading, Score, evidence_told
from lmc_tui.tui.drawing.cells import padded, width
from lmc_tui.tui.drawing.drawn import told
from lmc_tui.tui.drawing.lines import Line, Span, fitted

FULL, EMPTY = "█", "░"
BESIDE_FROM = 96
"""Columns from which the bars of both boards stand beside each other."""
NAMES_BESIDE_FROM = 70
"""Columns from which the name of a model stands before its bars, not above them."""
INSET = "    "
LONGEST_BAR = 24
NAME_CELLS = 22
POINT_CELLS = 4
VERDICTS = {Confidence.CLEAR: "looks like it", Confidence.NARROW: "looks like it, just"}
WORD_CELLS = max(map(width, VERDICTS.values()))
BOARD_SIGNS = ("○", "●")
"""The signs of today and of what is wanted."""


class Read(NamedTuple):
    """A board and what it looks like."""

    board: str
    """Its name."""
    sign: str
    reading: ModelReading


def bar_lines(model: Model, reads: Sequence[Read], most: int, columns: int, *, is_in_hand: bool) -> list[Line]:
    """The line or lines of one model; *most* is the largest number of points of any."""
    target = f"model:{model.id}"
    lead = Span("▸ " if is_in_hand else "  ", "prompt", target)
    name = Span(padded(model.name, NAME_CELLS), "title-focus" if is_in_hand else "head", target)
    if columns >= BESIDE_FROM:
        spans = [lead, name]
        for read in reads:
            cells = (columns - NAME_CELLS - 2) // len(reads)
            bar = max(4, min(LONGEST_BAR, cells - WORD_CELLS - POINT_CELLS - 2))
            spans += fitted(_bar(model, read, most, bar), cells)
        return [tuple(span._replace(target=target) for span in spans)]
    lines = _below_another(model, reads, most, columns, (lead, name))
    return [tuple(span._replace(target=target) for span in line) for line in lines]


def _below_another(model: Model, reads: Sequence[Read], most: int, columns: int, name: Line) -> list[Line]:
    """A line for each board, behind the name, or below it where there is no room behind it."""
    is_behind = columns >= NAMES_BESIDE_FROM
    inset = NAME_CELLS + 2 if is_behind else len(INSET)
    boards = max(width(read.board) for read in reads) + 3
    bar = max(4, min(LONGEST_BAR, columns - inset - boards - WORD_CELLS - POINT_CELLS))
    lines: list[Line] = [] if is_behind else [fitted(name, columns)]
    for place, read in enumerate(reads):
        start = name if is_behind and place == 0 else (Span(" " * inset),)
        spans = [*start, Span(padded(f"{read.sign} {read.board}", boards), "dim"), *_bar(model, read, most, bar)]
        lines.append(fitted(spans, columns))
    return lines


def _bar(model: Model, read: Read, most: int, cells: int) -> list[Span]:
    """Points as a bar and as a number, and in words whether the board looks like it."""
    points = read.reading.points(model)
    full = round(points / most * cells) if most else 0
    return [
        Span(FULL * full, "bar"),
        Span(EMPTY * (cells - full), "bar-empty"),
        Span(f"{points:>{POINT_CELLS - 1}} ", "head" if points else "dim"),
        Span(padded(verdict(model, read.reading), WORD_CELLS), "match"),
    ]


def verdict(model: Model, reading: ModelReading) -> str:
    """What is said of a model beside its points; empty for nothing."""
    if reading.looks_like is model:
        return VERDICTS[reading.confidence]
    return "runner-up" if reading.runner_up is model else ""


def evidence_lines(model: Model, reads: Sequence[Read], columns: int) -> list[Line]:
    """What speaks for a model, board by board."""
    lines: list[Line] = [(Span(f"What speaks for {model.name}", "title"),)]
    for read in reads:
        score = _score(model, read.reading)
        start = f"  {read.sign} {read.board}: "
        if not score.evidence:
            lines += told("nothing speaks for it", columns, "dim", start)
        for place, each in enumerate(score.evidence):
            lines += told(evidence_told(each), columns, "why", start if place == 0 else " " * len(start))
    return lines


def _score(model: Model, reading: ModelReading) -> Score:
    scores: Mapping[str, Score] = {score.model.id: score for score in reading.scores}
    return scores[model.id]
