"""The nine panes that show what became of each note."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lmc_tui.domain.comparing import ComparedSection, Kind, compare
from lmc_tui.domain.notes import Note
from lmc_tui.tui.drawing.compared_canvas import ComparedCanvas, draw_compared_canvas, notes_of
from lmc_tui.tui.drawing.lines import line_width
from tests.support.builders import a_canvas, a_note, a_session
from tests.unit.domain.merging.parting import PARTED, Parted
from tests.unit.tui.drawing.reading_lines import widest, words_of

CANVAS = a_canvas()


def sections(before: tuple[Note, ...], after: tuple[Note, ...], **options: object) -> tuple[ComparedSection, ...]:
    """Those of the to-be board, of two sessions with those notes."""
    found = compare(CANVAS, a_session(*before), a_session(*after), **options)  # type: ignore[arg-type]  # handed on
    return tuple(each for each in found.sections if each.boards[1] == "to-be")


def alone(found: tuple[ComparedSection, ...], place: int = 0, columns: int = 40, rows: int = 9) -> list[str]:
    """The words of Key Partners, shown alone."""
    state = ComparedCanvas(CANVAS, found, "key-partners", place, is_single=True)
    return words_of(draw_compared_canvas(state, columns, rows))


def test_every_note_stands_behind_its_sign() -> None:
    """And the title counts those that differ."""
    before = (a_note("a", text="Kept"), a_note("b", text="Gone"), a_note("c", text="Warehouse IT"), a_note("d"))
    after = (a_note("a", text="Kept"), a_note("c", text="Warehouse systems"), a_note("d", owner="Ben"), a_note("e"))
    lines = alone(sections(before, after, pairs=(("d", "d"),)))
    assert lines[0].startswith("┏ Key Partners +1 -1 ~1 ·1 ━")
    assert [line[1:4].strip() for line in lines[1:6]] == ["=", "-", "~", "·&", "+"]
    assert "Warehouse systems" in lines[3]


def test_a_note_that_went_stands_where_it_was_and_where_it_is() -> None:
    """With arrows that point away and here."""
    found = {each.section: each for each in sections((a_note(section="design"),), (a_note(),))}
    assert [(each.kind, sign) for each, sign in notes_of(found["design"])] == [(Kind.MOVED, ">")]
    assert [(each.kind, sign) for each, sign in notes_of(found["key-partners"])] == [(Kind.MOVED, "<")]


def test_what_was_archived_all_the_time_is_not_shown() -> None:
    """For it is on neither board."""
    off = a_note(is_archived=True)
    found = next(each for each in sections((off,), (off,)) if each.section == "key-partners")
    assert notes_of(found) == ()


def test_a_long_section_scrolls_to_what_is_in_hand() -> None:
    """And tells how many are below."""
    notes = tuple(a_note(f"n{place:02}", text=f"Partner {place}") for place in range(20))
    found = sections((), notes)
    assert "↓ 13" in alone(found)[-1]
    assert "Partner 6" in alone(found)[-2]
    assert "Partner 19" in alone(found, place=19)[-2]
    assert "↓" not in alone(found, place=19)[-1]


@settings(max_examples=30)
@given(PARTED, st.integers(20, 140), st.integers(3, 40), st.booleans())
def test_whatever_differs_fills_the_room_exactly(parted: Parted, columns: int, rows: int, is_single: bool) -> None:
    """Every line of the very width, so that borders stay straight."""
    found = compare(CANVAS, parted.mine, parted.theirs).sections
    state = ComparedCanvas(CANVAS, [each for each in found if each.boards[1] == "to-be"], "design", 3, is_single)
    lines = draw_compared_canvas(state, columns, rows)
    widest(lines)
    assert {line_width(line) for line in lines} == {columns}
    assert len(lines) == rows


@pytest.mark.parametrize("columns", [10, 14, 18])
def test_the_counts_outlive_the_name(columns: int) -> None:
    """Where both do not fit, the name is cut with a sign."""
    lines = alone(sections((), (a_note("a"),)), columns=columns)
    assert "+1" in lines[0]
