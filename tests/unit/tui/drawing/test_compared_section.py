"""A section as it was beside what it is."""

from __future__ import annotations

import pytest

from lmc_tui.domain.comparing import ComparedSection, compare
from lmc_tui.domain.notes import Note
from lmc_tui.tui.drawing.compared import Sheet
from lmc_tui.tui.drawing.compared_section import draw_compared_section
from tests.support.builders import a_canvas, a_note, a_session
from tests.unit.tui.drawing.reading_lines import widest, words_of

CANVAS = a_canvas()


def section_of(before: tuple[Note, ...], after: tuple[Note, ...], name: str = "key-partners") -> ComparedSection:
    """That section of the to-be board, of two sessions with those notes."""
    comparison = compare(CANVAS, a_session(*before), a_session(*after))
    return next(each for each in comparison.sections if (each.section, each.boards[1]) == (name, "to-be"))


def drawn(
    before: tuple[Note, ...], after: tuple[Note, ...], name: str = "key-partners", columns: int = 66
) -> list[str]:
    """The words of the page below its heads; two sides of 30 cells at 66 columns."""
    lines = draw_compared_section(section_of(before, after, name), Sheet(CANVAS, columns, "before", "now", True))
    assert widest(lines) <= columns
    return words_of(lines)


def test_each_note_stands_beside_what_became_of_it() -> None:
    """Left what was, right what is, the sign between them, other details below the right one."""
    before = (
        a_note("a", text="Kept"),
        a_note("b", text="Gone"),
        a_note("c", text="Warehouse IT"),
        a_note("d", text="Ann"),
    )
    after = (
        a_note("a", text="Kept"),
        a_note("c", text="Warehouse systems"),
        a_note("d", text="Ann", owner="Ben"),
        a_note("e", text="New", facets={"side": "internal"}, owner="Cy"),
    )
    assert drawn(before, after) == [
        "Key Partners (to-be)",
        "1 added, 1 dropped, 1 reworded, 1 with other details, 1 as before",
        "",
        f"  {'before':30}    now",
        "─" * 66,
        f"  {'Kept':30} =  Kept",
        f"  {'Gone':30} -",
        f"  {'Warehouse IT':30} ~  Warehouse systems",
        f"  {'Ann':30} ·  Ann",
        f"  {'':30}    owner: nobody → Ben",
        f"  {'':30} +  New",
        f"  {'':30}    internal · @Cy",
    ]


def test_a_moved_note_tells_where_it_went_and_where_it_came_from() -> None:
    """In both sections."""
    before, after = (a_note(section="design"),), (a_note(section="resources"),)
    assert drawn(before, after, "design")[5:] == [f"  {'Warehouse IT':30} >  → Resources (to-be)"]
    assert drawn(before, after, "resources")[5:] == [
        f"  {'Warehouse IT':30} <  Warehouse IT",
        f"  {'':30}    from Design (to-be)",
    ]


def test_what_was_taken_for_the_same_by_likeness_has_its_sign() -> None:
    """And tells how alike the two are."""
    words = drawn((a_note("a", text="Warehouse IT"),), (a_note("b", text="Warehouse IT"),))
    assert words[5:] == [
        f"  {'Warehouse IT':30} =≈ Warehouse IT",
        f"  {'':30}    taken for the same: 100% alike",
    ]


def test_archived_notes_are_told() -> None:
    """On the side on which they are."""
    on, off = a_note(), a_note(is_archived=True)
    assert drawn((on,), (off,))[5:] == [f"  {'Warehouse IT':30} -  (archived)"]
    assert drawn((off,), (on,))[5:] == [f"  {'Warehouse IT':30} +  Warehouse IT", "  (archived)"]


@pytest.mark.parametrize("columns", [12, 30, 44])
def test_where_it_is_narrow_one_side_is_below_the_other(columns: int) -> None:
    """Two sides of twenty cells need forty-six columns; below, both texts stand under each other."""
    words = " ".join(" ".join(drawn((a_note(text="One"),), (a_note(text="Two"),), columns=columns)).split())
    assert words.index("One") < words.index("Two")
    assert "─" not in words


def test_an_empty_section_says_so() -> None:
    """In its summary."""
    assert drawn((), (), "design") == [section_of((), (), "design").summary]


def test_codes_and_wide_letters_do_not_break_the_columns() -> None:
    """Every line keeps to its cells."""
    text = "日本語 \U0001f469\u200d\U0001f680 " * 9
    drawn((a_note(text=text),), (a_note(text=text + "x"),))
