"""The guide beside the canvas, and as a page: what a section is for, and one guiding question at a time."""

from __future__ import annotations

from typing import NamedTuple

from lmc_tui.domain.agenda import StepKind
from lmc_tui.domain.canvas import Canvas, Question, Section
from lmc_tui.domain.progress import answered, is_ticked
from lmc_tui.domain.session import Session
from lmc_tui.tui.drawing.cells import cut, in_lines, steady, width, wrapped
from lmc_tui.tui.drawing.layout import GuidePlace
from lmc_tui.tui.drawing.lines import Line, Span, filled, fitted
from lmc_tui.tui.key_map import DEFAULT_KEYS, KeyMap

NUDGE = "! "
INSET = 3
"""Columns of the sidebar that are not for words: its border, and a gap on both sides."""
LEAST_BODY = 8
"""Rows that what is to be asked besides leaves to the rest of the sidebar."""
ROOMY_CELLS = 47
"""From so many cells for words on the sidebar lists all questions, if all of them fit."""
MOST_LISTED_LINES = 3


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
    place: GuidePlace = GuidePlace.BESIDE
    keys: KeyMap = DEFAULT_KEYS
    """The keys that the person has."""

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
    body += _all_questions(state, room, rows - len(body)) if room >= ROOMY_CELLS else []
    if state.nudge and len(body) > rows:
        foot = nudge_lines(state.nudge, room)
        if rows - len(foot) >= LEAST_BODY:
            return SidebarParts(tuple(sidebar_body(state._replace(nudge=""), room)), tuple(foot), rows - len(foot))
    return SidebarParts(tuple(body), (), rows)


def draw_sidebar(state: GuideState, columns: int, rows: int, top: int = 0) -> list[Line]:
    """The guide beside the canvas, in exactly that many columns and rows, scrolled down by *top* lines."""
    parts = sidebar_parts(state, columns, rows)
    shown = [_beside(line) for line in parts.body[top : top + parts.rows]]
    shown += [(Span("│", "border"),)] * (parts.rows - len(shown))
    if len(parts.body) > top + parts.rows and parts.rows > 1:
        shown[-1] = (Span("│", "border"), Span(f" ↓ more: {state.keys.key('guide')}", "dim", "guide"))
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
    lines: list[Line] = [*step_lines(state, room)]
    lines += paragraph(section.purpose, room, "dim")
    lines += paragraph(section.central_question, room, "central")
    lines.append(())
    if section.questions:
        lines += _question_lines(state, section.questions[state.question], room)
    if state.nudge:
        lines += [(), *nudge_lines(state.nudge, room)]
    if section.tip:
        lines += [(), *paragraph(f"Tip: {section.tip}", room, "dim")]
    return lines


def nudge_lines(nudge: str, room: int) -> list[Line]:
    """What to ask besides, behind its sign. A click opens all that was found."""
    return [
        (Span(NUDGE if place == 0 else " " * width(NUDGE), "finding", "findings"), Span(line, "question", "findings"))
        for place, line in enumerate(wrapped(steady(nudge), max(8, room - width(NUDGE))))
    ]


def _question_lines(state: GuideState, question: Question, room: int) -> list[Line]:
    return [
        question_counter(state),
        *paragraph(question.text, room, "question", "next_question"),
        (how_it_stands(state, question),),
        (),
        *paragraph(f"Why: {question.why}", room, "why"),
        (),
        *paragraph(f"e.g. {question.example}", room, "example"),
    ]


def question_counter(state: GuideState, *, is_short: bool = False) -> Line:
    """Which question of how many, between the keys that lead to others."""
    total = len(state.section.questions)
    words = f"{state.question + 1}/{total}" if is_short else f"question {state.question + 1} of {total}"
    back, forth = (state.keys.shown(each) for each in ("previous_question", "next_question"))
    return (
        Span(f"{back} ", "key", "previous_question"),
        Span(words, "dim", "next_question"),
        Span(f" {forth}", "key", "next_question"),
    )


def how_it_stands(state: GuideState, question: Question, *, is_short: bool = False) -> Span:
    """Whether a question is answered, as a sign and, unless *is_short*, in words. A click ticks it."""
    sign, words = state.mark(question)
    return Span(sign if is_short else f"{sign} {words}", "done" if sign == "✓" else "dim", "tick")


def _all_questions(state: GuideState, room: int, rows: int) -> list[Line]:
    """Each question and how it stands, whole if that takes no more than so many rows, else in a line; else nothing."""
    for most in (MOST_LISTED_LINES, 1):
        lines: list[Line] = [(), (Span("All questions", "head", "guide"),)]
        for place, question in enumerate(state.section.questions):
            role = "question" if place == state.question else "dim"
            sign = how_it_stands(state, question, is_short=True)._replace(target="guide")
            number = f" {place + 1} "
            inset = width(sign.text) + width(number)
            first, *rest = in_lines(question.text, room - inset, most)
            lines.append((sign, Span(f"{number}{first}", role, "guide")))
            lines += [(Span(" " * inset), Span(line, role, "guide")) for line in rest]
        if len(lines) <= rows:
            return lines
    return []


def step_lines(state: GuideState, room: int) -> list[Line]:
    """What the facilitator does now, in a step that is about no section."""
    step = state.session.current_step
    if step is None or step.kind is StepKind.SECTION:
        return []
    words = f"NOW {steady(step.title) or step.kind.value}"
    return [*paragraph(words, room, "head"), *paragraph(step.prompt, room, "central"), ()]


def paragraph(text: str, room: int, role: str, target: str = "") -> list[Line]:
    return [(Span(line, role, target),) for line in wrapped(text, max(8, room))] if text else []


def draw_whole_guide(state: GuideState, room: int) -> list[Line]:
    """Everything the guide knows about a section: all questions with why and example, tip and common mistakes."""
    section = state.section
    lines: list[Line] = [(Span(f"{section.name}  ", "head"), Span(f"{state.progress} questions answered", "dim")), ()]
    lines += [*paragraph(section.purpose, room, "text"), *paragraph(section.central_question, room, "central"), ()]
    for place, question in enumerate(section.questions):
        sign, words = state.mark(question)
        role = "question" if place == state.question else "text"
        lines.append((Span(f"{sign} {place + 1}. ", "done" if sign == "✓" else "dim"), Span(words, "dim")))
        lines += paragraph(question.text, room, role)
        lines += [
            *paragraph(f"Why: {question.why}", room, "dim"),
            *paragraph(f"e.g. {question.example}", room, "dim"),
            (),
        ]
    if section.mistakes:
        lines += [(Span("Common mistakes", "head"),)]
        lines += [line for mistake in section.mistakes for line in paragraph(f"- {mistake}", room, "text")]
        lines.append(())
    if section.tip:
        lines += [(Span("Tip", "head"),), *paragraph(section.tip, room, "text")]
    return lines
