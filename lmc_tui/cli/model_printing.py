"""The models of a session printed at the width of the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from lmc_tui.content.models import Model, model_rules
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.session import Session
from lmc_tui.method.board import Board
from lmc_tui.method.models import (
    ModelReading,
    Requirement,
    SectionNeeds,
    State,
    evidence_told,
    gaps,
    gaps_told,
    missing_partners,
    needs,
    partners_told,
    read_model,
    reading_told,
)
from lmc_tui.method.models.continuum import continuum_lines
from lmc_tui.method.vocabulary import AS_IS, TO_BE
from lmc_tui.tui.drawing.cells import wrapped

SIGNS = {State.MISSING: "!", State.PLANNED: "○", State.TO_JUDGE: "?", State.THERE: "•"}
LEGEND = "! missing · ○ planned, marked need · ? for the room to judge · (i) our own inference"

Line = tuple[str, int, str]
"""What stands before the first line, how far the others are set in, and the text."""


def print_models(session: Session, canvas: Canvas, boards: Sequence[str], target: Model | None) -> None:
    """Print what each board looks like, the continuum, and what the target needs."""
    console = Console(highlight=False, emoji=False, markup=False)
    columns = max(40, console.width)
    readings = {board: read_model(Board(session, board)) for board in boards}
    _print(console, [("", 0, session.title)], "bold")
    for board, reading in readings.items():
        _print(console, [("", 0, ""), ("", 0, f"{canvas.board(board).name}: {reading_told(reading)}")], "bold")
        _print(console, _scores(reading))
    marks = [(canvas.board(board).name, reading.place) for board, reading in readings.items()]
    if target is not None:
        marks.append(("target", target.place / model_rules().farthest))
    _print(console, [("", 0, "")])
    for line in continuum_lines(marks, min(columns, 100)):
        console.print(Text(line), no_wrap=True, overflow="ignore", crop=False)
    if target is not None:
        _print_target(console, session, canvas, readings, target)


def _scores(reading: ModelReading) -> Iterator[Line]:
    for score in reading.scores:
        if score.points:
            yield f"{score.points:>4}  ", 6, score.model.name
            for each in score.evidence:
                yield "        ", 10, evidence_told(each)


def _print_target(
    console: Console, session: Session, canvas: Canvas, readings: dict[str, ModelReading], target: Model
) -> None:
    first, last = next(iter(readings)), list(readings)[-1]
    _print(console, [("", 0, ""), ("", 0, f"Target: {target.name}. {target.summary}")], "bold")
    told = partners_told(missing_partners(Board(session, first), target), readings[first])
    if {AS_IS, TO_BE} <= set(readings):
        told += gaps_told(gaps(session, target), canvas)
    _print(console, (("  ", 4, sentence) for sentence in told))
    heading = f"What it needs, beside what the {canvas.board(last).name} board has"
    _print(console, [("", 0, ""), ("", 0, heading)], "bold")
    _print(console, _needs(needs(Board(session, last), target), canvas))
    _print(console, [("", 0, LEGEND)])


def _needs(sections: Sequence[SectionNeeds], canvas: Canvas) -> Iterator[Line]:
    for section in sections:
        lines = [each for each in section.requirements if each.state is not State.THERE]
        there = len(section.requirements) - len(lines)
        yield "  ", 2, f"{canvas.section(section.section).name}: {there} of {len(section.requirements)} there"
        for each in lines:
            yield f"    {SIGNS[each.state]} ", 6, _told(each)


def _told(each: Requirement) -> str:
    must = " Must." if each.is_must else ""
    basis = "" if each.is_sourced else " (i)"
    notes = f" [{'; '.join(note.text for note in each.notes)}]" if each.notes else ""
    return f"{each.text}{must}{basis}{notes}"


def _print(console: Console, lines: Sequence[Line] | Iterator[Line], style: str = "") -> None:
    for start, inset, words in lines:
        for place, line in enumerate(wrapped(words, max(20, console.width - inset))):
            before = start if place == 0 else " " * inset
            console.print(Text(f"{before}{line}", style), no_wrap=True, overflow="ignore", crop=False)
