"""The table of a section's facets."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lmc_tui.content import load_canvas
from lmc_tui.domain.notes import Note
from lmc_tui.tui.drawing.facet_table import FacetTable, draw_facet_table
from lmc_tui.tui.drawing.lines import Line, line_width
from lmc_tui.workshop.facet_rows import Sorting, columns_of, rows_of
from tests.unit.tui.drawing.reading_lines import widest, words_of

CANVAS = load_canvas()
COST = CANVAS.section("cost-structure")
NOTES = (
    Note("n1", "to-be", COST.id, "Salary of the editor", {"amount": 64, "category": "personnel", "status": "need"}),
    Note("n2", "to-be", COST.id, "Licence", {"amount": 7.5, "category": "technology"}, tags=("late",), owner="Ann"),
    Note("n3", "to-be", COST.id, "Room"),
)


def table(
    notes: tuple[Note, ...] = NOTES, *, row: int = 0, column: str = "text", by: Sorting | None = None, only: str = ""
) -> FacetTable:
    """Those notes, with a cell in hand."""
    columns, by = columns_of(CANVAS, COST.id), by or Sorting()
    place = [each.id for each in columns].index(column)
    rows = rows_of(CANVAS, notes, columns, by, only)
    return FacetTable(CANVAS, COST, "to-be", rows, len(notes), columns, by, only, row, place)


def drawn(what: FacetTable, columns: int = 100, rows: int = 16) -> list[str]:
    """The words of the table."""
    return words_of(draw_facet_table(what, columns, rows))


def spans(lines: list[Line], target: str) -> list[tuple[str, str]]:
    """Text and role of what is drawn for a cell."""
    return [(span.text.strip(), span.role) for line in lines for span in line if span.target == target]


def test_rows_are_notes_and_columns_what_they_say() -> None:
    """Under heads, the text first; what a note does not say is a dash."""
    lines = drawn(table())
    assert lines[0] == "Cost Structure · to-be  3 notes"
    assert lines[1] == "as on the board"
    assert lines[2].split()[:3] == ["note", "category", "amount"]
    assert lines[3].startswith("▸ Salary of the editor")
    assert lines[4].split()[:3] == ["Licence", "technology", "7.5"]
    assert lines[5].split()[:3] == ["Room", "-", "-"]


def test_the_cell_in_hand_is_in_brackets_and_told_below() -> None:
    """So that it is seen without colour, and read in full."""
    lines = drawn(table(row=1, column="category"))
    assert "[technology]" in lines[4]
    assert sum("[" in line for line in lines) == 1
    assert lines[-4].startswith("───")
    assert lines[-3] == "Licence"
    assert lines[-1].startswith("category")
    assert lines[-1].endswith(": technology")


def test_a_default_is_dim_and_a_need_stands_out() -> None:
    """For the note that does not say it has it all the same."""
    what = table(column="status")
    place = what.column
    lines = draw_facet_table(what._replace(column=0), 200, 16)
    assert spans(lines, f"cell:0:{place}") == [("need", "need")]
    assert spans(lines, f"cell:2:{place}") == [("have", "dim")]


def test_columns_that_do_not_fit_scroll_and_the_text_stays() -> None:
    """With a sign at each end beyond which there is more."""
    narrow = drawn(table(), 60)
    assert narrow[2].endswith("▸")
    assert "◂" not in narrow[2]
    end = drawn(table(column="tags"), 60)
    assert "◂" in end[2]
    assert not end[2].endswith("▸")
    assert end[2].rstrip().endswith("tags")
    assert "Licence" in end[4]
    assert "#late" in end[4]


def test_it_tells_how_it_is_sorted_and_narrowed_down() -> None:
    """In words and with an arrow at the head of the column."""
    lines = drawn(table(by=Sorting("amount", True), only="category=technology"))
    assert lines[0] == "Cost Structure · to-be  1 of 3 notes"
    assert lines[1] == "sorted by amount, backwards · only category=technology"
    assert "↓ amount" in lines[2]


def test_an_empty_section_and_a_filter_without_matches_say_so() -> None:
    """Each in its own words."""
    assert "There is no note in this section yet." in " ".join(drawn(table(())))
    told = " ".join(drawn(table(only="nothing like it")))
    assert "There is no note in this section yet." not in told
    assert "0 of 3 notes" in told


def test_many_rows_scroll_to_the_one_in_hand() -> None:
    """Heads stay in sight; nine rows of forty fit, and it tells how many are above and below."""
    many = tuple(Note(f"n{place:02}", "to-be", COST.id, f"Cost {place}") for place in range(40))
    lines = drawn(table(many, row=30))
    assert lines[1].endswith("↑ 26 more")
    assert lines[11].endswith("↓ 5 more")
    assert any(line.startswith("▸ Cost 30") for line in lines)
    assert lines[2].split()[:2] == ["note", "category"]


@settings(max_examples=40)
@given(st.text(max_size=60), st.integers(20, 140), st.integers(6, 40), st.integers(0, 6))
def test_any_text_keeps_to_its_room(text: str, columns: int, rows: int, place: int) -> None:
    """No line is wider than the table, and none too many."""
    notes = (Note("n1", "to-be", COST.id, text or "-", {"once_or_recurring": text}, tags=(text or "t",), owner=text),)
    what = table(notes)
    lines = draw_facet_table(what._replace(column=min(place, len(what.columns) - 1)), columns, rows)
    widest(lines)
    assert max(line_width(line) for line in lines) <= columns
    assert len(lines) <= rows
