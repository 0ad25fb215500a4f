"""The guide: what a section is for, and one guiding question at a time."""

from __future__ import annotations

from typing import NamedTuple

from lmc_tui.domain.agenda import StepKind
from lmc_tui.domain.canvas import Canvas, Question, Section
from lmc_tui.domain.progress import answered, is_ticked
from lmc_tui.domain.session import Session
from lmc_tui.tui.drawing.cells import cut, steady, width, wrapped
from lmc_tui.tui.drawing.lines import Line, Span, filled, fitted

NUDGE = "! "
INSET = 3
"""Columns of the sidebar that are not for words: its border, and a gap on both sides."""
LEAST_BODY = 8
"""Rows that what is to be asked besides leaves to the rest of the sidebar."""


class GuideState(NamedTuple):
    """What the guide is drawn from."""

    session: Session
    canvas: Canvas
    board: str
    section: Section
    question: int
    """Which of the section's questions, from zero."""
    nudge: str = ""
    """What to ask the room besides, from what is on the board; empty for nothing."""

    @property
    def progress(self) -> str:
        """How many of the section's questions are answered, as `3/8`."""
        return f"{len(answered(self.session, self.board, self.section))}/{len(self.section.questions)}"

    def mark(self, question: Question) -> tuple[str, str]:
        """How a question stands, as a sign and in words."""
        if question.id not in answered(self.session, self.board, self.section):
            return "○", "open"
        ticked = is_ticked(self.session, self.board, question.id)
        return "✓", "ticked" if ticked else "answered by a note"


class SidebarParts(NamedTuple):
    """What stands below the heading of the sidebar."""

    body: tuple[Line, ...]
    """Scrolls where it is longer than the sidebar."""
    foot: tuple[Line, ...]
    """Stays at the bottom: what to ask besides, where it would else be out of sight."""
    rows: int
    """How many rows there are for the body."""

    @property
    def most(self) -> int:
        """By how many lines the body can be scrolled down."""
        return max(0, len(self.body) - self.rows)


def sidebar_parts(state: GuideState, columns: int, rows: int) -> SidebarParts:
    """What a sidebar of that size shows, and what of it stays where it is."""
    room, rows = columns - INSET, rows - 1
    body = sidebar_body(state, room)
    if state.nudge and len(body) > rows:
        foot = _nudge_lines(state.nudge, room)
        if rows - len(foot) >= LEAST_BODY:
            return SidebarParts(tuple(sidebar_body(state._replace(nudge=""), room)), tuple(foot), rows - len(foot))
    return SidebarParts(tuple(body), (), rows)


def draw_sidebar(state: GuideState, columns: int, rows: int, top: int = 0) -> list[Line]:
    """The guide beside the canvas, in exactly that many columns and rows, scrolled down by *top* lines."""
    parts = sidebar_parts(state, columns, rows)
    shown = [_beside(line) for line in parts.body[top : top + parts.rows]]
    shown += [(Span("│", "border"),)] * (parts.rows - len(shown))
    if len(parts.body) > top + parts.rows and parts.rows > 1:
        shown[-1] = (Span("│", "border"), Span(" ↓ more: g", "dim", "guide"))
    return filled([_heading(state, columns), *shown, *map(_beside, parts.foot)], columns, rows)


def _beside(line: Line) -> Line:
    return (Span("│", "border"), Span(" "), *line)


def _heading(state: GuideState, columns: int) -> Line:
    count = f"{state.progress} "
    room = columns - 8 - width(count) - 1
    name = state.section.name if width(state.section.name) <= room else cut(state.section.short, room)
    left = (Span("│", "border"), Span(" GUIDE ", "guide-head", "guide"), Span(name, "head", "guide"))
    return (*fitted(left, columns - width(count)), Span(count, "dim", "guide"))


def sidebar_body(state: GuideState, room: int) -> list[Line]:
    """The guide's lines below its heading, as many as they are, each at most *room* cells wide."""
    section = state.section
    lines: list[Line] = [*_step_lines(state, room)]
    lines += _paragraph(section.purpose, room, "dim")
    lines += _paragraph(section.central_question, room, "central")
    lines.append(())
    if section.questions:
        lines += _question_lines(state, section.questions[state.question], room)
    if state.nudge:
        lines += [(), *_nudge_lines(state.nudge, room)]
    if section.tip:
        lines += [(), *_paragraph(f"Tip: {section.tip}", room, "dim")]
    return lines


def _nudge_lines(nudge: str, room: int) -> list[Line]:
    """What to ask besides, behind its sign. A click opens all that was found."""
    return [
        (Span(NUDGE if place == 0 else " " * width(NUDGE), "finding", "findings"), Span(line, "question", "findings"))
        for place, line in enumerate(wrapped(steady(nudge), max(8, room - width(NUDGE))))
    ]


def _question_lines(state: GuideState, question: Question, room: int) -> list[Line]:
    sign, words = state.mark(question)
    total = len(state.section.questions)
    return [
        (
            Span("[ ", "key", "previous_question"),
            Span(f"question {state.question + 1} of {total}", "dim"),
            Span(" ]", "key", "next_question"),
        ),
        *_paragraph(question.text, room, "question"),
        (Span(f"{sign} {words}", "done" if sign == "✓" else "dim", "tick"),),
        (),
        *_paragraph(f"Why: {question.why}", room, "why"),
        (),
        *_paragraph(f"e.g. {question.example}", room, "example"),
    ]


def _step_lines(state: GuideState, room: int) -> list[Line]:
    """What the facilitator does now, in a step that is about no section."""
    step = state.session.current_step
    if step is None or step.kind is StepKind.SECTION:
        return []
    words = f"NOW {steady(step.title) or step.kind.value}"
    return [*_paragraph(words, room, "head"), *_paragraph(step.prompt, room, "central"), ()]


def _paragraph(text: str, room: int, role: str) -> list[Line]:
    return [(Span(line, role),) for line in wrapped(text, max(8, room))] if text else []


def draw_strip(state: GuideState, columns: int) -> list[Line]:
    """The guide in two lines, for narrow screens."""
    step = state.session.current_step
    if step is not None and step.kind is not StepKind.SECTION:
        first = (Span(" NOW ", "guide-head", "guide"), Span(steady(step.title) or step.kind.value, "question", "guide"))
        return [fitted(first, columns), fitted((Span(f" {steady(step.prompt)}", "dim"),), columns)]
    if not state.section.questions:
        return [fitted((Span(f" {state.section.central_question}", "question"),), columns), fitted((), columns)]
    question = state.section.questions[state.question]
    sign, _ = state.mark(question)
    lead = f" {sign} {state.question + 1}/{len(state.section.questions)} "
    lines = wrapped(question.text, columns - width(lead) - 1)
    second = lines[1] if len(lines) > 1 else f"e.g. {question.example}"
    if state.nudge and len(lines) == 1:
        return [_strip_line(lead, lines[0], columns), _strip_nudge(state.nudge, width(lead), columns)]
    return [
        _strip_line(lead, lines[0], columns),
        fitted(
            (
                Span(" " * width(lead)),
                Span(cut(second, columns - width(lead) - 1), "question" if len(lines) > 1 else "dim"),
            ),
            columns,
        ),
    ]


def _strip_line(lead: str, words: str, columns: int) -> Line:
    return fitted((Span(lead, "guide-head", "guide"), Span(words, "question", "guide")), columns)


def _strip_nudge(nudge: str, inset: int, columns: int) -> Line:
    """What to ask besides, where the example would stand."""
    sign = f"{NUDGE:>{inset}}"
    words = cut(steady(nudge), columns - width(sign) - 1)
    return fitted((Span(sign, "finding", "findings"), Span(words, "text", "findings")), columns)


def draw_whole_guide(state: GuideState, room: int) -> list[Line]:
    """Everything the guide knows about a section: all questions with why and example, tip and common mistakes."""
    section = state.section
    lines: list[Line] = [(Span(f"{section.name}  ", "head"), Span(f"{state.progress} questions answered", "dim")), ()]
    lines += [*_paragraph(section.purpose, room, "text"), *_paragraph(section.central_question, room, "central"), ()]
    for place, question in enumerate(section.questions):
        sign, words = state.mark(question)
        role = "question" if place == state.question else "text"
        lines.append((Span(f"{sign} {place + 1}. ", "done" if sign == "✓" else "dim"), Span(words, "dim")))
        lines += _paragraph(question.text, room, role)
        lines += [
            *_paragraph(f"Why: {question.why}", room, "dim"),
            *_paragraph(f"e.g. {question.example}", room, "dim"),
            (),
        ]
    if section.mistakes:
        lines += [(Span("Common mistakes", "head"),)]
        lines += [line for mistake in section.mistakes for line in _paragraph(f"- {mistake}", room, "text")]
        lines.append(())
    if section.tip:
        lines += [(Span("Tip", "head"),), *_paragraph(section.tip, room, "text")]
    return lines
