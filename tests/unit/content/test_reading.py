"""A content file is read with every key checked, and what is wrong is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lmc_tui.content.reading import Table, read
from lmc_tui.errors import ContentError
from tests.unit.content.conftest import Ship

DATA: dict[str, object] = {
    "words": "some",
    "count": 3,
    "yes": True,
    "below": -1,
    "half": 0.5,
    "names": ["a", "b"],
    "shares": [1, 2],
    "mixed": [1, "a"],
    "place": {"row": 1},
    "items": [{"id": "x"}, {"id": "y"}],
}


@pytest.fixture
def table() -> Table:
    """A table with something of every type."""
    return Table(DATA, "file.toml")


def test_values_are_given_with_their_type(table: Table) -> None:
    """Strings, numbers, lists and tables come out as what they are."""
    assert (table.text("words"), table.whole("count")) == ("some", 3)
    assert (table.texts("names"), table.wholes("shares")) == (("a", "b"), (1, 2))
    assert table.table("place").whole("row") == 1
    assert [item.text("id") for item in table.tables("items")] == ["x", "y"]


def test_flags_and_choices(table: Table) -> None:
    """True or false, false where it is absent; one string or a list of them for each key of a table."""
    assert (table.flag("yes"), table.flag("no")) == (True, False)
    assert table.choices("no") == {}
    assert Table({"wants": {"role": ["it", "sme"], "side": "internal"}}, "f").choices("wants") == {
        "role": ("it", "sme"),
        "side": ("internal",),
    }
    with pytest.raises(ContentError, match=r"^f\.wants\.role: should be a list of strings\.$"):
        Table({"wants": {"role": 3}}, "f").choices("wants")


def test_what_is_absent_has_its_default(table: Table) -> None:
    """Where a default is given, a missing key is none; lists are empty by themselves."""
    assert (table.text("no", ""), table.whole("no", 7), table.optional_text("no")) == ("", 7, None)
    assert (table.texts("no"), table.wholes("no"), list(table.tables("no"))) == ((), (), [])
    assert table.optional_text("words") == "some"


@pytest.mark.parametrize("ask", [Table.text, Table.whole, Table.table])
def test_a_missing_key_is_named(table: Table, ask: Callable[[Table, str], object]) -> None:
    """Without a default a missing key is an error that tells file and key."""
    with pytest.raises(ContentError, match=r"^file\.toml: the key 'no' is missing\.$"):
        ask(table, "no")


@pytest.mark.parametrize(
    ("ask", "key", "wanted"),
    [
        (Table.text, "count", "a string"),
        (Table.optional_text, "count", "a string"),
        (Table.whole, "words", "a whole number"),
        (Table.whole, "yes", "a whole number"),
        (Table.whole, "below", "a whole number"),
        (Table.whole, "half", "a whole number"),
        (Table.wholes, "count", "a list of whole numbers"),
        (Table.wholes, "mixed", "a list of whole numbers"),
        (Table.texts, "words", "a list of strings"),
        (Table.texts, "mixed", "a list of strings"),
        (Table.table, "items", "a table"),
        (Table.flag, "words", "true or false"),
        (Table.choices, "words", "a table of strings"),
        (Table.tables, "place", "an array of tables"),
    ],
)
def test_a_value_of_the_wrong_type_is_named(
    table: Table, ask: Callable[[Table, str], object], key: str, wanted: str
) -> None:
    """The error tells the dotted key and what should stand there."""
    with pytest.raises(ContentError, match=rf"^file\.toml\.{key}: should be {wanted}\.$"):
        list(ask(table, key))  # type: ignore[call-overload]  # what is right never comes here


@pytest.mark.parametrize("shares", [[True], [-1], [0.5]])
def test_a_list_of_whole_numbers_holds_nothing_else(shares: list[object]) -> None:
    """Yes and no, numbers below zero and fractions are no whole numbers."""
    with pytest.raises(ContentError, match=r"file\.toml\.shares"):
        Table({"shares": shares}, "file.toml").wholes("shares")


def test_an_array_holds_tables_only(table: Table) -> None:
    """The error tells the place in the array."""
    with pytest.raises(ContentError, match=r"^file\.toml\.mixed\[0\]: should be a table\.$"):
        list(table.tables("mixed"))


def test_a_key_inside_is_named_from_the_top(table: Table) -> None:
    """Nested tables know where they stand."""
    with pytest.raises(ContentError, match=r"^file\.toml\.place: the key 'column' is missing\.$"):
        table.table("place").whole("column")
    second = list(table.tables("items"))[1]
    with pytest.raises(ContentError, match=r"^file\.toml\.items\[1\]\.id: should be a whole number\.$"):
        second.whole("id")


def test_a_key_that_nobody_reads_is_named(table: Table) -> None:
    """A key with a slip of the pen does not pass in silence; once all are read, the table is done."""
    place = table.table("place")
    with pytest.raises(ContentError, match=r"^file\.toml\.place: nobody reads the key 'row'"):
        place.done()
    place.whole("row")
    place.done()


def test_a_wrong_value_can_be_told(table: Table) -> None:
    """A sentence about a key becomes an error that says where."""
    assert str(table.wrong("count", "too many.")) == "file.toml.count: too many."


def test_a_file_of_the_package_is_read(ship: Ship) -> None:
    """The root table of a file in the package's folder, as UTF-8."""
    ship("some.toml", 'word = "Größe"')
    assert read("some.toml").text("word") == "Größe"


@pytest.mark.parametrize("content", [b"word = ", b"\xff\xfe"], ids=["no TOML", "no UTF-8"])
def test_a_file_that_cannot_be_read_is_named(ship: Ship, content: bytes) -> None:
    """A broken file is an error of the content that names it."""
    ship("some.toml", content)
    with pytest.raises(ContentError, match=r"^some\.toml: "):
        read("some.toml")


@pytest.mark.usefixtures("ship")
def test_a_file_that_is_missing_is_named() -> None:
    """A file that was not packed is an error of the content too."""
    with pytest.raises(ContentError, match=r"^some\.toml: "):
        read("some.toml")
