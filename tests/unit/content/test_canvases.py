"""A canvas from its file, and every way in which that file can be wrong."""

from __future__ import annotations

import pytest

from lmc_tui.content.canvases import DEFAULT_CANVAS, canvases, load_canvas
from lmc_tui.domain.canvas import BoardKind, Canvas, Facet, FacetKind, FacetValue, GridArea, Question
from lmc_tui.errors import ContentError
from tests.unit.content.conftest import Ship

SMALL = """
id = "learning-model"
name = "Small Canvas"
credit = "Nobody"
columns = 2
rows = 1
row_shares = [1]

[[boards]]
id = "as-is"
name = "as-is"

[[facets]]
id = "status"
name = "status"
kind = "choice"
default = "have"
values = [{ id = "have", name = "have" }, { id = "need", name = "need" }]

[[sections]]
id = "left"
name = "Left Side"
short = "Left"
code = "le"
area = { column = 0, row = 0, columns = 1, rows = 1 }
purpose = "To be on the left."
central_question = "Left?"
links_to = ["right"]
aliases = ["Port"]

[[sections.facets]]
id = "fee"
name = "fee"
kind = "number"
hint = "a year"

[[sections.questions]]
id = "le-1"
text = "What is left?"
why = "To know."
example = "Nothing."

[[sections]]
id = "right"
name = "Right Side"
short = "Right"
code = "ri"
area = { column = 1, row = 0, columns = 1, rows = 1 }
purpose = "To be on the right."
central_question = "Right?"

[[sections.questions]]
id = "ri-1"
text = "What is right?"
why = "To know."
example = "This."
source = "practice"
"""


def loaded(ship: Ship, text: str) -> Canvas:
    """The canvas of that text, read past the cache."""
    ship("learning-model.toml", text)
    return load_canvas.__wrapped__()


def test_a_file_becomes_a_canvas(ship: Ship) -> None:
    """Everything that the file says is in the canvas, in the order of the file."""
    canvas = loaded(ship, SMALL)
    assert (canvas.id, canvas.name, canvas.credit) == ("learning-model", "Small Canvas", "Nobody")
    assert (canvas.columns, canvas.rows, canvas.row_shares) == (2, 1, (1,))
    assert canvas.boards == (BoardKind("as-is", "as-is"),)
    status = Facet(
        "status", "status", FacetKind.CHOICE, "", (FacetValue("have", "have"), FacetValue("need", "need")), "have"
    )
    assert canvas.facets == (status,)
    left, right = canvas.sections
    assert (left.id, left.name, left.short, left.code) == ("left", "Left Side", "Left", "le")
    assert (left.purpose, left.central_question) == ("To be on the left.", "Left?")
    assert (left.links_to, left.aliases) == (("right",), ("Port",))
    assert left.facets == (Facet("fee", "fee", FacetKind.NUMBER, "a year"),)
    assert left.questions == (Question("le-1", "What is left?", "To know.", "Nothing."),)
    assert (right.area, right.questions[0].source) == (GridArea(1, 0), "practice")


def test_row_shares_may_be_missing(ship: Ship) -> None:
    """Then the rows share evenly."""
    assert loaded(ship, SMALL.replace("row_shares = [1]\n", "")).row_shares == ()


WRONG = {  # what is wrong: the message, and what is spoilt how
    "an unknown key": ("nobody reads the key 'tipp'", 'code = "ri"', 'code = "ri"\ntipp = ""'),
    "an unknown key at the top": ("nobody reads the key 'colums'", "columns = 2\n", "columns = 2\ncolums = 2\n"),
    "a missing name": (r"sections\[1\]: the key 'name' is missing", 'name = "Right Side"\n', ""),
    "a missing why": (
        r"questions\[0\]: the key 'why' is missing",
        'why = "To know."\nexample = "Noth',
        'example = "Noth',
    ),
    "a missing place": (
        r"sections\[0\]\.area: the key 'rows' is missing",
        "column = 0, row = 0, columns = 1, rows = 1",
        "column = 0, row = 0, columns = 1",
    ),
    "an unknown kind": ("facets.*kind: there is no kind 'sum'", 'kind = "number"', 'kind = "sum"'),
    "a default that is no value": ("default: 'want' is none of the values", 'default = "have"', 'default = "want"'),
    "a link to nowhere": ("left: links_to names 'up', which is no section", '["right"]', '["up"]'),
    "a question twice": ("right: the question id 'le-1' is used twice", 'id = "ri-1"', 'id = "le-1"'),
    "a section twice": ("right: two sections have this id", 'id = "left"', 'id = "right"'),
    "a pane upon another": ("right: its area overlaps another at column 0, row 0", "column = 1", "column = 0"),
    "a pane outside": ("right: its area overlaps another at column 2", "column = 1", "column = 2"),
    "a pane too deep": (
        "right: its area overlaps another at column 1, row 1",
        "column = 1, row = 0",
        "column = 1, row = 1",
    ),
    "a hole": ("sections: the areas leave a hole", "columns = 2", "columns = 3"),
    "too many shares": ("row_shares: there should be one for each row", "[1]", "[1, 2]"),
}


@pytest.mark.parametrize(("message", "old", "new"), list(WRONG.values()), ids=list(WRONG))
def test_a_wrong_file_is_told_by_its_key(ship: Ship, message: str, old: str, new: str) -> None:
    """One thing is spoilt, and the error names the file and the key."""
    assert SMALL.count(old) == 1
    with pytest.raises(ContentError, match=rf"^learning-model\.toml.*{message}"):
        loaded(ship, SMALL.replace(old, new))


def test_a_value_of_two_facets_is_ambiguous(ship: Ship) -> None:
    """`#need` must not mean two things in one section."""
    doubled = SMALL.replace('kind = "number"', 'kind = "text"\nvalues = [{ id = "need", name = "Need" }]')
    with pytest.raises(ContentError, match="left: the value 'need' belongs to two facets"):
        loaded(ship, doubled)


def test_an_unknown_canvas_is_a_key_error() -> None:
    """Only the canvases of the package can be loaded, and no file elsewhere."""
    for name in ("other", "../learning-model", ""):
        with pytest.raises(KeyError):
            load_canvas(name)


def test_every_canvas_of_the_package_is_listed() -> None:
    """The default one is there under its id."""
    assert canvases() == {DEFAULT_CANVAS: load_canvas()}
    assert load_canvas(DEFAULT_CANVAS).id == DEFAULT_CANVAS
