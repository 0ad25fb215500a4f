"""The rows and columns of a section's facets."""

from __future__ import annotations

from lmc_tui.content import load_canvas
from lmc_tui.domain.notes import Note
from lmc_tui.workshop.facet_rows import Sorting, cell_words, columns_of, default_words, rows_of

CANVAS = load_canvas()
COST = "cost-structure"
NOTES = [
    Note("n1", "to-be", COST, "Salary", {"amount": 64, "category": "personnel", "status": "need"}, owner="Bo"),
    Note("n2", "to-be", COST, "Licence", {"amount": 7.5, "category": "technology"}, tags=("a", "b")),
    Note("n3", "to-be", COST, "Room", {"category": "overhead"}, owner="ann"),
]


def ordered(column: str, *, descending: bool = False, only: str = "") -> list[str]:
    """The ids of the rows."""
    return [note.id for note in rows_of(CANVAS, NOTES, columns_of(CANVAS, COST), Sorting(column, descending), only)]


def test_columns_are_text_facets_owner_and_tags() -> None:
    """The section's own facets before those of all sections."""
    ids = [column.id for column in columns_of(CANVAS, COST)]
    assert ids[0] == "text"
    assert ids[-2:] == ["owner", "tags"]
    assert ids[1:-2] == [facet.id for facet in CANVAS.facets_of(COST)]


def test_a_cell_tells_what_the_note_says() -> None:
    """In words; a default only where it is asked for."""
    columns = {column.id: column for column in columns_of(CANVAS, COST)}
    assert cell_words(CANVAS, NOTES[1], columns["amount"]) == "7.5"
    assert cell_words(CANVAS, NOTES[1], columns["tags"]) == "#a #b"
    assert cell_words(CANVAS, NOTES[1], columns["status"]) == ""
    assert default_words(columns["status"]) == "have"
    assert default_words(columns["amount"]) == default_words(columns["owner"]) == ""


def test_rows_sort_by_size_by_vocabulary_and_by_letters() -> None:
    """What says nothing stands last, whichever way."""
    assert ordered("amount") == ["n2", "n1", "n3"]
    assert ordered("amount", descending=True) == ["n1", "n2", "n3"]
    assert ordered("category") == ["n1", "n2", "n3"]
    assert ordered("category", descending=True) == ["n3", "n2", "n1"]
    assert ordered("owner") == ["n3", "n1", "n2"]
    assert ordered("status") == ["n2", "n3", "n1"]
    assert ordered("") == ["n1", "n2", "n3"]


def test_the_same_key_sorts_up_down_and_not() -> None:
    """And another column begins anew."""
    up = Sorting().along("amount")
    down = up.along("amount")
    assert (up, down, down.along("amount")) == (Sorting("amount"), Sorting("amount", True), Sorting())
    assert down.along("owner") == Sorting("owner")


def test_rows_can_be_narrowed_down() -> None:
    """As notes on the canvas are."""
    assert ordered("", only="#personnel") == ["n1"]
    assert ordered("amount", only="@") == ["n2", "n1", "n3"]
