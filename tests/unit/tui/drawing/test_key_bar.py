"""The bottom line: help is always there, the rest as far as it fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmc_tui.tui.commands import IN_SECTION, ON_CANVAS, command, shown_key
from lmc_tui.tui.drawing.key_bar import KeyHint, draw_key_bar
from lmc_tui.tui.drawing.layout import LEAST_COLUMNS
from lmc_tui.tui.drawing.lines import line_width, plain
from lmc_tui.tui.page_keys import DEFAULT_PAGE_KEYS
from lmc_tui.tui.screens.home import HINTS


def hints(order: tuple[str, ...]) -> tuple[KeyHint, ...]:
    """Hints for these commands, in that order."""
    return tuple(KeyHint(shown_key(command(each), in_section=False), command(each).label, each) for each in order)


@pytest.mark.parametrize("order", [ON_CANVAS, IN_SECTION], ids=["canvas", "section"])
@pytest.mark.parametrize("columns", [LEAST_COLUMNS, 50, 60, 80, 120, 200])
def test_help_and_palette_stand_at_the_right_end(order: tuple[str, ...], columns: int) -> None:
    """At every width, and each of them once."""
    line = draw_key_bar(hints(order), columns)
    assert line_width(line) == columns
    assert plain(line).endswith("  ? help  ^p palette ")
    assert plain(line).count("help") == 1
    assert plain(line).startswith(" a add  ")


def test_a_click_on_them_runs_them() -> None:
    """Key and label have the command as their target; the sign that there are more opens the help, too."""
    targets = [span.target for span in draw_key_bar(hints(ON_CANVAS), 80)]
    assert targets.count("help") == 3
    assert targets.count("palette") == 2


def test_help_is_pinned_whatever_its_key_is() -> None:
    """Where ? is a letter, or the list of keys has another end."""
    typing = (KeyHint("enter", "keep", ""), KeyHint("tab", "complete", ""), KeyHint("F1", "help", "help"))
    assert plain(draw_key_bar(typing, 50)).endswith("  F1 help ")
    acts = {act.id: act for act in DEFAULT_PAGE_KEYS.acts("sessions")}
    listed = [KeyHint(DEFAULT_PAGE_KEYS.shown("sessions", each), acts[each].label, each[6:]) for each in HINTS]
    assert plain(draw_key_bar(listed, 50)).endswith("  ? help ")
    assert "enter open" in plain(draw_key_bar(listed, 50))


def test_without_help_among_them_hints_just_follow_each_other() -> None:
    """First ones first, as many as fit whole; a sign tells of those that do not."""
    three = (KeyHint("a", "add", "add"), KeyHint("b", "board", "switch_board"), KeyHint("c", "compare", "compare"))
    assert plain(draw_key_bar(three, 40)).rstrip() == " a add  b board  c compare"
    assert plain(draw_key_bar(three, 20)).rstrip() == " a add  b board  …"


@pytest.mark.parametrize("order", [ON_CANVAS, IN_SECTION], ids=["canvas", "section"])
def test_keys_that_found_no_room_are_told_of(order: tuple[str, ...]) -> None:
    """At every width either all keys are named, or a sign that opens the help stands behind the last one."""
    all_hints = hints(order)
    before = 0
    for columns in range(LEAST_COLUMNS, 261):
        line = draw_key_bar(all_hints, columns)
        named = {span.target for span in line if span.role == "key"}
        assert ("…" in plain(line)) == (named != {each.command for each in all_hints})
        assert "…" not in plain(line) or next(span for span in line if "…" in span.text).target == "help"
        assert len(named) >= before, f"at {columns} columns it names fewer keys than at one less"
        before = len(named)


def test_a_notice_takes_the_whole_line() -> None:
    """Until the next key nothing else matters."""
    line = draw_key_bar(hints(ON_CANVAS), 40, "Archived: it stays in the file. u or D brings it back.")
    assert plain(line).startswith(" Archived: it stays")
    assert "help" not in plain(line)
    assert line_width(line) == 40


@given(st.integers(1, 120), st.lists(st.sampled_from(hints(ON_CANVAS)), max_size=25), st.text(max_size=50))
def test_the_line_is_as_wide_as_it_is_told(columns: int, some: list[KeyHint], notice: str) -> None:
    """Whatever it holds."""
    assert line_width(draw_key_bar(some, columns)) == columns
    assert line_width(draw_key_bar(some, columns, notice)) == columns
