"""Steps, presets, and ages in words."""

from __future__ import annotations

import pytest

from lmc_tui.domain.agenda import Preset, Step, StepKind
from lmc_tui.domain.ages import age
from tests.support.builders import NINE, after, an_agenda


@pytest.mark.parametrize(("extended", "box"), [(0, 300), (120, 420), (-60, 240), (-300, 0), (-400, 0)])
def test_a_box_is_the_plan_with_what_was_added_and_taken(extended: int, box: int) -> None:
    """A timebox grows and shrinks with what was given, but is never negative."""
    assert Step("s01", StepKind.BREAK, 300)._replace(extended_seconds=extended).box_seconds == box


def test_a_step_takes_over_what_the_clock_made_of_another() -> None:
    """Spent, held and added time come along; the plan and the words stay."""
    step = Step("s01", StepKind.BREAK, 300, title="Coffee")
    other = Step("s02", StepKind.VOTE, 60, "design", None, "Vote", "", 90.0, 60, 1, 5.0)
    taken = step.with_clock_of(other)
    assert (taken.clocked, step.clocked) == ((90.0, 5.0, 60, 1), (0, 0, 0, 0))
    assert taken.with_clock_of(step) == step


def test_a_new_step_has_spent_nothing() -> None:
    """Only the plan is known before a step begins."""
    step = Step("s01", StepKind.BREAK, 300)
    assert (step.spent_seconds, step.paused_seconds, step.extended_seconds, step.extensions) == (0, 0, 0, 0)
    assert (step.section, step.board, step.title, step.prompt) == (None, None, "", "")


def test_a_preset_takes_as_long_as_its_steps() -> None:
    """The minutes of a preset are those of its steps together."""
    assert Preset("short", "Short", "two", "A short one.", an_agenda(5, 10, 2)).minutes == 17


def test_the_kinds_of_step_are_words_of_the_file() -> None:
    """The six kinds are spelt as a session file spells them."""
    assert {str(kind) for kind in StepKind} == {"opening", "section", "break", "vote", "check", "closing"}


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "just now"),
        (59, "just now"),
        (60, "1 min ago"),
        (3599, "59 min ago"),
        (3600, "1 h ago"),
        (86_399, "23 h ago"),
        (86_400, "yesterday"),
        (2 * 86_400 - 1, "yesterday"),
        (2 * 86_400, "2 days ago"),
        (59 * 86_400, "59 days ago"),
        (60 * 86_400, "2026-03-02"),
    ],
)
def test_an_age_is_told_in_its_largest_unit(seconds: float, words: str) -> None:
    """Minutes, hours and days are whole ones; from sixty days on the date says more."""
    assert age(after(seconds), NINE) == words
