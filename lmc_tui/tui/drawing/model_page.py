"""The learning models as a page: what the boards look like, where they stand, and what the target still needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lmc_tui.content.models import Model, model_rules
from lmc_tui.domain.canvas import Canvas
from lmc_tui.method.models import SectionNeeds, reading_told
from lmc_tui.tui.drawing.cells import steady
from lmc_tui.tui.drawing.drawn import Drawn, told
from lmc_tui.tui.drawing.lines import Line, Span, fitted
from lmc_tui.tui.drawing.model_bars import BESIDE_FROM, NAME_CELLS, Read, bar_lines, evidence_lines
from lmc_tui.tui.drawing.model_needs import LEGEND, Gap, draw_needs
from lmc_tui.tui.drawing.model_scale import scale_lines

LOOK_ROWS = 14
"""Rows from the model in hand downwards that come into sight together with it."""


class Aim(NamedTuple):
    """What the target needs."""

    model: Model
    compared: str
    """Name of the board that is compared with it."""
    sentences: tuple[str, ...]
    """Whom and what it still needs, and what it will cost."""
    sections: tuple[SectionNeeds, ...]
    gaps: Mapping[str, Sequence[Gap]]
    """Section id to what the model needs there."""


class ModelPage(NamedTuple):
    """Everything that the page shows."""

    title: str
    canvas: Canvas
    reads: tuple[Read, ...]
    """The boards, today's first."""
    aim: Aim | None
    """None while no target is chosen."""
    unknown: str = ""
    """What the session calls its target where that is no model; empty else."""
    how_to_aim: str = ""
    """How to choose a target, as a sentence."""


def draw_models(page: ModelPage, in_hand: int, columns: int) -> Drawn:
    """The page; what is in hand is a model, counted along the continuum, or behind them something that is needed."""
    lines = [fitted((Span("Learning model", "title-focus"), Span(f"  {steady(page.title)}", "dim")), columns)]
    for read in page.reads:
        lines += told(reading_told(read.reading), columns, "text", f"{read.sign} {read.board}: ")
    lines.append(())
    bars = _bars(page, in_hand, columns)
    held = bars.below(lines)
    lines = [*held.lines, (), *scale_lines(page.reads, page.aim.model if page.aim else None, columns), ()]
    if page.aim is None:
        words = f"The session aims at “{steady(page.unknown)}”, which is none of the five. " if page.unknown else ""
        return Drawn(
            (*lines, *told(f"{words}No target model yet. {page.how_to_aim}", columns, "notice")), held.first, held.last
        )
    lines += _aim_lines(page.aim, columns)
    place = in_hand - len(model_rules().models)
    needs = draw_needs(page.aim.sections, page.aim.gaps, page.canvas, place if place >= 0 else None, columns)
    needs = needs.below(lines)
    held = needs if place >= 0 else held
    return Drawn((*needs.lines, *told(LEGEND, columns, "dim")), held.first, held.last)


def _bars(page: ModelPage, in_hand: int, columns: int) -> Drawn:
    """The models along the continuum, and below them what speaks for the one in hand."""
    models = model_rules().models
    most = max(read.reading.best.points for read in page.reads)
    lines: list[Line] = []
    if columns >= BESIDE_FROM:
        cells = (columns - NAME_CELLS - 2) // len(page.reads)
        heads = [Span(f"{read.sign} {read.board}".ljust(cells), "head-board") for read in page.reads]
        lines.append((Span(" " * (NAME_CELLS + 2)), *heads))
    first = 0
    for place, model in enumerate(models):
        first = len(lines) if place == in_hand else first
        lines += bar_lines(model, page.reads, most, columns, is_in_hand=place == in_hand)
    if in_hand < len(models):
        lines += [(), *evidence_lines(models[in_hand], page.reads, columns)]
    return Drawn(tuple(lines), first, min(first + LOOK_ROWS, len(lines) - 1))


def _aim_lines(aim: Aim, columns: int) -> list[Line]:
    lines: list[Line] = [(Span(f"◆ Target: {aim.model.name}", "title-focus"),)]
    lines += told(aim.model.summary, columns, "why", "  ")
    for sentence in aim.sentences:
        lines += told(sentence, columns, "text", "  ")
    heading = f"What {aim.model.name} needs, beside what the {aim.compared} board has"
    return [*lines, (), *told(heading, columns, "head")]
