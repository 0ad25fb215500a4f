"""The learning models as they are drawn: bars, evidence, continuum, and what the target needs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from lmc_tui.content import load_canvas
from lmc_tui.content.models import model_rules
from lmc_tui.domain.session import Session
from lmc_tui.method.vocabulary import AS_IS, TO_BE
from lmc_tui.tui.drawing.drawn import Drawn
from lmc_tui.tui.drawing.lines import plain
from lmc_tui.tui.drawing.model_bars import BOARD_SIGNS, Read
from lmc_tui.tui.drawing.model_needs import Gap
from lmc_tui.tui.drawing.model_page import Aim, ModelPage, draw_models
from lmc_tui.workshop.model_view import model_view
from tests.support.companies import quillmarsh
from tests.unit.tui.drawing.reading_lines import flowing, widest, words_of

CANVAS = load_canvas()
MODELS = [model.name for model in model_rules().models]


def page(session: Session, columns: int = 117, in_hand: int = 0, compared: str = AS_IS) -> Drawn:
    """The page of a session, with nothing planned elsewhere."""
    view = model_view(session, CANVAS, compared)
    reads = tuple(
        Read(board, sign, view.readings[board]) for board, sign in zip((AS_IS, TO_BE), BOARD_SIGNS, strict=True)
    )
    gaps: Mapping[str, Sequence[Gap]] = {
        section.section: [Gap(each) for each in section.requirements] for section in view.sections
    }
    aim = Aim(view.target, compared, view.sentences, view.sections, gaps) if view.target is not None else None
    return draw_models(
        ModelPage(session.title, CANVAS, reads, aim, "" if aim else session.target_model), in_hand, columns
    )


def bar_row(lines: Sequence[str], model: str) -> str:
    """The line with the bars of a model, of both boards where they stand beside each other."""
    return next(line for line in lines if line[2:].startswith(model) and ("█" in line or "░" in line))


def test_the_scores_of_the_example_stand_beside_their_bars() -> None:
    """Those that the domain reference works out: 7, 5 and 4 today; 11, 6, 4, 4 and 3 in the plan."""
    lines = words_of(page(quillmarsh()).lines)
    points = {name: [int(word) for word in bar_row(lines, name).split() if word.isdigit()] for name in MODELS}
    assert points == {
        "Performance Support": [4, 11],
        "Mass Distribution": [7, 3],
        "Partnership": [0, 4],
        "University": [5, 6],
        "Innovation": [0, 4],
    }


def test_what_it_looks_like_is_said_in_words_beside_the_bar() -> None:
    """So that no length of a bar has to be measured."""
    lines = words_of(page(quillmarsh()).lines)
    assert "looks like it, just" in bar_row(lines, "Mass Distribution")
    assert bar_row(lines, "Performance Support").endswith("11 looks like it")
    assert bar_row(lines, "University").count("runner-up") == 2
    assert "looks like Mass Distribution with 7 points, a little ahead of University with 5" in flowing(
        page(quillmarsh()).lines
    )


def test_bars_are_as_long_as_their_points() -> None:
    """The longest stands for the most points, and others for their share of it."""
    lines = words_of(page(quillmarsh()).lines)
    (today, plan), (other_today, other_plan) = (
        re.findall("[█░]+", bar_row(lines, name)) for name in ("Performance Support", "Mass Distribution")
    )
    assert plan == "█" * len(plan)
    assert [each.count("█") for each in (today, other_today, other_plan)] == [
        round(points / 11 * len(plan)) for points in (4, 7, 3)
    ]


def test_narrow_each_board_has_a_line_of_its_own() -> None:
    """With its sign and its name."""
    lines = words_of(page(quillmarsh(), 77).lines)
    row = next(number for number, line in enumerate(lines) if line[2:].startswith("Mass Distribution "))
    assert "○ as-is" in lines[row]
    assert "● to-be" in lines[row + 1]


def test_only_the_model_in_hand_shows_its_evidence() -> None:
    """Each line with the notes and the points."""
    words = flowing(page(quillmarsh(), in_hand=1).lines)
    assert "What speaks for Mass Distribution" in words
    assert "Subject experts are partners, and nobody from IT is: Safety experts (+2)" in words
    assert "We pay for rooms of our own" not in words
    assert "nothing speaks for it" in flowing(page(quillmarsh(), in_hand=2).lines)


def test_the_continuum_has_a_mark_of_its_own_for_each_board_and_the_target() -> None:
    """Today stands right of the plan, which stands right of the target; the signs differ, and words name them."""
    lines = [plain(line) for line in page(quillmarsh()).lines]
    marks = {
        name: next(line for line in lines if line.startswith(name)).rindex(name[0])
        for name in ("○ as-is  ", "● to-be  ", "◆ target  ")
    }
    assert marks["◆ target  "] < marks["● to-be  "] < marks["○ as-is  "]
    assert "information dissemination" in flowing(page(quillmarsh()).lines)


def test_each_need_says_how_it_stands_by_sign_and_word() -> None:
    """There with the notes that show it, planned, missing, or for the room to judge."""
    words = flowing(page(quillmarsh(), 77, compared=TO_BE).lines)
    assert (
        "○ need An IT contact (internal, permanent): a must by IT warehouse systems (own the scanner platform)" in words
    )
    assert "✓ have Let the users help themselves. (i) by Pickers: ask the scanner" in words
    assert "? judge Choose people" in words
    missing = flowing(page(quillmarsh(), 77, compared=AS_IS).lines)
    assert "! missing An IT contact (internal, permanent): a must" in missing
    assert "Key Partners 1 of 7 there" in missing


def test_wide_what_is_there_stands_beside_what_is_needed() -> None:
    """All notes of the section, whether they show a need or not."""
    lines = words_of(page(quillmarsh()).lines)
    heading = next(line for line in lines if line.startswith("Key Resources"))
    assert heading.endswith("on the board · 4")
    assert any(line.endswith("• Authoring suite") for line in lines)


def test_what_is_in_hand_is_told_to_be_in_sight() -> None:
    """The first need comes behind the five models."""
    drawn = page(quillmarsh(), 77, in_hand=5)
    assert plain(drawn.lines[drawn.first]).startswith("▸ ? judge   Choose people")
    assert drawn.first <= drawn.last < len(drawn.lines)


def test_without_a_target_one_is_asked_for() -> None:
    """And a word in the file that is no model is told."""
    assert "No target model yet" in flowing(page(replace(quillmarsh(), target_model="")).lines)
    words = flowing(page(replace(quillmarsh(), target_model="wisdom")).lines)
    assert "The session aims at “wisdom”, which is none of the five." in words


def test_an_empty_session_can_be_read() -> None:
    """Nothing speaks for anything, and no bar is divided by it."""
    words = flowing(page(replace(quillmarsh(), notes=(), target_model="university")).lines)
    assert "Nothing on this board speaks for a model yet." in words
    assert "0 of 2 there" in words


@pytest.mark.parametrize("columns", [37, 50, 77, 96, 117, 156])
@pytest.mark.parametrize("in_hand", [0, 1, 12])
def test_no_line_is_wider_than_told(columns: int, in_hand: int) -> None:
    """Wide letters and unbroken words included; every role has a colour."""
    notes = tuple(replace(note, text="漢字" * 40 + " " + "x" * 130) for note in quillmarsh().notes)
    assert widest(page(quillmarsh(), columns, in_hand).lines) <= columns
    assert widest(page(replace(quillmarsh(), notes=notes), columns, in_hand).lines) <= columns
