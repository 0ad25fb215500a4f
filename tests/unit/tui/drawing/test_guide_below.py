"""The guide below the canvas: the question first, what to ask besides always, and nothing cut without a sign."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lmc_tui.domain.agenda import Step, StepKind
from lmc_tui.domain.timer import started
from lmc_tui.tui.drawing.guide_below import LEAST_NUDGE, draw_block, draw_strip
from lmc_tui.tui.drawing.layout import LEAST_BLOCK_ROWS, LEAST_COLUMNS, MOST_BLOCK_ROWS
from lmc_tui.tui.drawing.lines import Line, line_width
from tests.support.builders import NINE
from tests.unit.tui.drawing.reading_lines import flowing, words_of
from tests.unit.tui.drawing.test_guide import CANVAS, NUDGE, a_guide, asked

SECTIONS = [each.id for each in CANVAS.sections]
QUESTIONS = [(section.id, place) for section in CANVAS.sections for place in range(len(section.questions))]
WIDTHS = (LEAST_COLUMNS, 50, 60, 80, 111)


def fills(lines: list[Line], columns: int, rows: int) -> bool:
    """Whether they take exactly that many columns and rows."""
    return [line_width(line) for line in lines] == [columns] * rows


def is_told(whole: str, lines: list[Line]) -> bool:
    """Whether a text is there, or the beginning of it with the sign that it goes on."""
    told = flowing(lines)
    if whole in told:
        return True
    begun = next((size for size in range(len(whole), 0, -1) if whole[:size].rstrip() + "…" in told), 0)
    return begun >= 10


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("rows", [2, 3])
def test_question_and_what_is_asked_besides_share_the_strip(columns: int, rows: int) -> None:
    """Both are there at every width, whichever question is in hand; what is missing of them shows as an ellipsis."""
    for section, place in QUESTIONS:
        state = a_guide(section, place)
        lines = draw_strip(state, columns, rows)
        assert fills(lines, columns, rows)
        besides = asked(lines)
        assert besides == f"! {NUDGE}" or (besides.endswith("…") and len(besides) >= min(LEAST_NUDGE, columns // 3))
        question = [(*(span for span in line if span.target != "findings"),) for line in lines]
        assert is_told(state.section.questions[place].text, question)


def test_a_question_of_one_line_leaves_the_second_to_what_is_asked_besides() -> None:
    """In full where it fits, behind its sign."""
    lines = words_of(draw_strip(a_guide("key-partners"), 100, 2))
    assert lines[0] == " ○ 1/8 Which work should we not be doing ourselves?"
    assert lines[1] == f"     ! {NUDGE}"


def test_a_question_of_two_lines_is_whole_and_has_what_is_asked_behind_it() -> None:
    """Or below it, where there are three lines."""
    state = a_guide("business-outcomes", 1, "Whose result is it?")
    assert (
        words_of(draw_strip(state, 80, 2))[1] == "       business gets (cost, quantity, value)?  ! Whose result is it?"
    )
    assert words_of(draw_strip(state, 80, 3))[1:] == [
        "       business gets (cost, quantity, value)?",
        "     ! Whose result is it?",
    ]


def test_with_nothing_to_ask_besides_there_is_an_example_and_then_why() -> None:
    """As far as there are lines."""
    state = a_guide("key-partners", nudge="")
    assert words_of(draw_strip(state, 100, 2))[1].strip() == "e.g. Programming for the handheld device."
    assert words_of(draw_strip(state, 100, 3))[2].strip().startswith("Why: Doing it all in house")
    long = a_guide("business-outcomes", 1, "")
    assert words_of(draw_strip(long, 80, 2))[1].strip() == "business gets (cost, quantity, value)?"


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("rows", range(LEAST_BLOCK_ROWS, MOST_BLOCK_ROWS + 1))
def test_the_block_has_the_question_and_what_is_asked_in_full(columns: int, rows: int) -> None:
    """Above, which question it is, and how many are answered; what does not fit whole is left out, the tip first."""
    for section, place in QUESTIONS:
        state = a_guide(section, place)
        question = state.section.questions[place]
        lines = draw_block(state, columns, rows)
        told = flowing(lines)
        assert fills(lines, columns, rows)
        assert question.text in told
        assert asked(lines) == f"! {NUDGE}"
        total = len(state.section.questions)
        assert f"question {place + 1} of {total}" in told or f"[ {place + 1}/{total} ]" in told
        assert told.split(" Which")[0].startswith("GUIDE ")
        parts = [f"e.g. {question.example}", f"Why: {question.why}"]
        has = [part in told for part in parts]
        assert all(has) or "…" not in told
        assert all(("e.g. " in told, "Why: " in told)[at] == has[at] for at in (0, 1)), "whole or not at all"


def test_a_block_with_room_has_everything() -> None:
    """Why, example, what is asked besides and the tip, in that order."""
    told = flowing(draw_block(a_guide("key-partners"), 90, 14))
    places = [told.index(part) for part in ("Which work", "Why: ", "e.g. ", f"! {NUDGE}", "Tip: ")]
    assert places == sorted(places)


@pytest.mark.parametrize("columns", WIDTHS)
def test_in_a_step_about_no_section_it_says_what_happens_now(columns: int) -> None:
    """The prompt, or its beginning, at every size."""
    step = Step("s01", StepKind.OPENING, 300, title="Opening", prompt="Say in one sentence what would be different.")
    session = started(replace(a_guide().session, agenda=(step,), timer=None), NINE)
    state = a_guide("key-partners")._replace(session=session)
    for rows in (2, 3):
        lines = draw_strip(state, columns, rows)
        assert fills(lines, columns, rows)
        assert flowing(lines).startswith("NOW Opening")
        assert is_told(step.prompt, lines)
    block = flowing(draw_block(state, columns, 12))
    assert "NOW Opening" in block
    assert step.prompt in block
    assert "Which work should we not be doing ourselves?" in block
