"""The guide: what it asks besides is in sight at every size that has the room, and hides no guiding question."""

from __future__ import annotations

import pytest

from lmc_tui.content import load_canvas
from lmc_tui.tui.drawing.guide import LEAST_BODY, GuideState, draw_sidebar, sidebar_parts
from lmc_tui.tui.drawing.lines import Line, line_width, plain
from tests.support.companies import quillmarsh

CANVAS = load_canvas()
NUDGE = "Which of these could people learn on the job, without a course?"


def a_guide(section: str = "design", question: int = 0, nudge: str = NUDGE) -> GuideState:
    """The guide of a section on the wanted board."""
    return GuideState(quillmarsh(), CANVAS, "to-be", CANVAS.section(section), question, nudge)


def words(lines: list[Line]) -> str:
    """The lines, with whatever wraps put together again."""
    return " ".join(" ".join(plain(line).strip("│ ") for line in lines).split())


def asked(lines: list[Line]) -> str:
    """The words of the lines that open the findings."""
    return " ".join("".join(span.text for span in line if span.target == "findings").strip() for line in lines).strip()


@pytest.mark.parametrize("rows", [16, 22, 34, 58])
@pytest.mark.parametrize("section", [each.id for each in CANVAS.sections])
def test_what_is_asked_is_in_sight_in_full(section: str, rows: int) -> None:
    """Beside the canvas, whichever question is in hand, scrolled or not; and the size is kept to."""
    for question in range(len(CANVAS.section(section).questions)):
        state = a_guide(section, question)
        for top in (0, sidebar_parts(state, 30, rows).most):
            lines = draw_sidebar(state, 30, rows, top)
            assert [line_width(line) for line in lines] == [30] * rows
            assert asked(lines) == f"! {NUDGE}"


def test_it_stays_at_the_bottom_where_the_rest_scrolls() -> None:
    """The rest says that there is more, and shows its end once scrolled to it."""
    state = a_guide()
    parts = sidebar_parts(state, 30, 22)
    assert len(parts.body) > parts.rows == 22 - 1 - 3, "a heading above, three lines of the question below"
    first, last = draw_sidebar(state, 30, 22), draw_sidebar(state, 30, 22, parts.most)
    assert "↓ more" in words(first)
    assert "↓ more" not in words(last)
    assert plain(last[parts.rows]).strip("│ ") == plain(parts.body[-1]).strip()


def test_where_all_fits_it_stands_before_the_tip() -> None:
    """Nothing is held fast there."""
    state = a_guide()
    parts = sidebar_parts(state, 30, 58)
    assert parts.foot == ()
    assert parts.most == 0
    shown = words(draw_sidebar(state, 30, 58))
    assert 0 < shown.index("e.g. ") < shown.index(f"! {NUDGE[:20]}") < shown.index("Tip: ")


def test_a_sidebar_too_low_for_both_keeps_the_guiding_question() -> None:
    """Less than eight rows are not cut further; one scrolls to what is asked besides."""
    state = a_guide()
    low = LEAST_BODY + 3
    assert sidebar_parts(state, 30, low).foot == ()
    assert len(sidebar_parts(state, 30, low + 1).foot) == 3


def test_without_a_finding_nothing_is_asked() -> None:
    """At no size."""
    for rows in (12, 22, 58):
        assert asked(draw_sidebar(a_guide(nudge=""), 30, rows)) == ""


@pytest.mark.parametrize("section", [each.id for each in CANVAS.sections])
def test_a_roomy_sidebar_lists_all_questions_whole(section: str) -> None:
    """Each with its sign, behind everything else; where they would not fit whole in a line each; else not at all."""
    state = a_guide(section)
    body = len(sidebar_parts(state, 40, 200).body)
    for rows in range(12, 80):
        shown = words(draw_sidebar(state, 60, rows))
        listed = [f"○ {place} {each.text[:20]}" in shown for place, each in enumerate(state.section.questions, 1)]
        assert all(listed) or not any(listed)
        assert not any(listed) or shown.index("All questions") > shown.index("Tip: ")
    assert all(each.text in words(draw_sidebar(state, 60, 79)) for each in state.section.questions)
    assert "All questions" not in words(draw_sidebar(state, 40, body + 40)), "in few columns they would say too little"
