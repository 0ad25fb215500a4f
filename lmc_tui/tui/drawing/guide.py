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


def draw_sidebar(state: GuideState, columns: int, rows: int, top: int = 0) -> list[Line]:
    """The guide beside the canvas, in exactly that many columns and rows, scrolled down by *top* lines."""
    room = columns - 3
    head = [_heading(state, columns)]
    body = [(Span("│", "border"), Span(" "), *line) for line in sidebar_body(state, room)]
    bare: Line = (Span("│", "border"),)
    shown = body[top : top + rows - 1]
    lines = [*head, *shown, *([bare] * (rows - 1 - len(shown)))]
    if len(body) > top + rows - 1 and rows > 2:
        lines[-1] = (Span("│", "border"), Span(" ↓ more: g", "dim", "guide"))
    return filled(lines, columns, rows)


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
