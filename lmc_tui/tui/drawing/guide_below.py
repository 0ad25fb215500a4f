"""The guide below the canvas: in two or three lines, or in a block where the screen is tall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lmc_tui.domain.agenda import StepKind
from lmc_tui.tui.drawing.cells import cut, in_lines, steady, width
from lmc_tui.tui.drawing.guide import (
    NUDGE,
    GuideState,
    how_it_stands,
    nudge_lines,
    paragraph,
    question_counter,
    step_lines,
)
from lmc_tui.tui.drawing.lines import Line, Span, filled, fitted, line_width

LEAST_NUDGE = 26
"""Cells that what to ask besides takes from the end of a question that leaves it none."""
BESIDE_QUESTION = "  "
MOST_CELLS = 100
"""Longer lines are read badly."""
MARGIN_CELLS = 1


class Asked(NamedTuple):
    """What the strip is made of."""

    lead: str
    words: str
    """The question, or what the step is called."""
    more: tuple[str, ...]
    """The example and why it is asked, or what the step is about."""
    nudge: str


def _asked(state: GuideState) -> Asked:
    step, section = state.session.current_step, state.section
    if step is not None and step.kind is not StepKind.SECTION:
        return Asked(" NOW ", steady(step.title) or step.kind.value, (step.prompt,), "")
    if not section.questions:
        return Asked(" ", section.central_question, (), state.nudge)
    question = section.questions[state.question]
    lead = f" {state.mark(question)[0]} {state.question + 1}/{len(section.questions)} "
    return Asked(lead, question.text, (f"e.g. {question.example}", f"Why: {question.why}"), state.nudge)


def draw_strip(state: GuideState, columns: int, rows: int) -> list[Line]:
    """The guide in exactly that many columns and so few rows: the question, what to ask besides, the example, why.

    Where the question leaves no row to what is asked besides, that stands behind it, and both end in an ellipsis where
    they must.
    """
    asked = _asked(state)
    room = max(1, columns - width(asked.lead) - MARGIN_CELLS)
    words = in_lines(asked.words, room, rows - 1 if asked.nudge and rows > 2 else rows)
    lines: list[Line] = [(Span(line, "question", "guide"),) for line in words]
    left = rows - len(lines) - bool(asked.nudge)
    for more in asked.more:
        told = in_lines(more, room, left)
        lines += [(Span(line, "dim"),) for line in told]
        left -= len(told)
    if asked.nudge and len(lines) < rows:
        lines.append(_nudge(asked.nudge, room))
    elif asked.nudge:
        lines[-1] = _with_nudge(asked.words, words, asked.nudge, room)
    meant = "next_question" if asked.lead.strip(" NOW") else "guide"
    leads = [Span(asked.lead, "guide-head", meant), *[Span(" " * width(asked.lead))] * (len(lines) - 1)]
    return filled([_led(before, line) for before, line in zip(leads, lines, strict=True)], columns, rows)


def _led(lead: Span, line: Line) -> Line:
    """The line behind its lead; what is asked besides has its sign in there."""
    if line and line[0].role == "finding" and not lead.text.strip():
        return (line[0]._replace(text=f"{NUDGE:>{width(lead.text)}}"), *line[1:])
    return (lead, *line)


def _nudge(nudge: str, room: int) -> Line:
    return (Span(NUDGE, "finding", "findings"), Span(cut(steady(nudge), room), "text", "findings"))


def _with_nudge(said: str, asked: Sequence[str], nudge: str, room: int) -> Line:
    """The last line of a question with what to ask besides behind it; both are cut where they must."""
    whole, end = steady(said), 0
    for line in asked[:-1]:
        end = whole.index(line, end) + len(line)
    wanted = min(width(NUDGE) + width(steady(nudge)), LEAST_NUDGE, room // 2)
    rest = cut(whole[end:].lstrip(), room - wanted - width(BESIDE_QUESTION))
    room -= width(rest) + width(BESIDE_QUESTION) + width(NUDGE)
    return (Span(f"{rest}{BESIDE_QUESTION}", "question"), *_nudge(nudge, room))


def draw_block(state: GuideState, columns: int, rows: int) -> list[Line]:
    """The guide in exactly that many columns and rows: as much as fits whole, the question above all.

    Things give way in this order: the tip, why it is asked, the example, what to ask besides.
    """
    room = max(1, min(MOST_CELLS, columns - 2 * MARGIN_CELLS))
    pieces = _pieces(state, room, rows - 1)
    left = rows - 1 - sum(len(piece) for piece in pieces)
    lines: list[Line] = []
    for place, piece in enumerate(pieces):
        if place and left > 0:
            lines.append(())
            left -= 1
        lines += piece
    return filled([_heading(state, columns), *((Span(" "), *line) for line in lines)], columns, rows)


def _heading(state: GuideState, columns: int) -> Line:
    """Which section, which of its questions, how that stands, and how many are answered; in short where it must be."""
    section = state.section
    count = f"{state.progress} "
    room = columns - width(count) - 1
    for name, is_short in ((section.name, False), (section.short, False), (section.short, True)):
        left: Line = (Span(" GUIDE ", "guide-head", "guide"), Span(name, "head", "guide"))
        if section.questions:
            stands = how_it_stands(state, section.questions[state.question], is_short=is_short)
            left = (*left, Span("  "), *question_counter(state, is_short=is_short), Span("  "), stands)
        if line_width(left) <= room:
            break
    return (*fitted(left, columns - width(count)), Span(count, "dim", "guide"))


def _pieces(state: GuideState, room: int, rows: int) -> list[list[Line]]:
    """What is told, in the order in which it stands there."""
    section = state.section
    question = section.questions[state.question] if section.questions else None
    said = question.text if question is not None else section.central_question
    asked = in_lines(said, room, rows)
    wanted: list[tuple[int, list[Line]]] = [
        (0, [(Span(line, "question", "guide"),) for line in asked]),
        (4, paragraph(f"Why: {question.why}" if question is not None else "", room, "why")),
        (3, paragraph(f"e.g. {question.example}" if question is not None else "", room, "example")),
        (2, nudge_lines(state.nudge, room) if state.nudge else []),
        (5, paragraph(f"Tip: {section.tip}" if section.tip else "", room, "dim")),
        (1, [line for line in step_lines(state, room) if line]),
    ]
    kept: set[int] = set()
    for rank, lines in sorted(wanted, key=lambda each: each[0]):
        if len(lines) <= rows and lines:
            kept.add(rank)
            rows -= len(lines)
    now = [lines for rank, lines in wanted if rank == 1 and rank in kept]
    return now + [lines for rank, lines in wanted if rank != 1 and rank in kept]
