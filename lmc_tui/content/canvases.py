"""Canvas definitions from their TOML files."""

from __future__ import annotations

from functools import cache

from lmc_tui.content.reading import Table, read
from lmc_tui.domain.canvas import (
    BoardKind,
    Canvas,
    Facet,
    FacetKind,
    FacetValue,
    GridArea,
    Question,
    Section,
)

DEFAULT_CANVAS = "learning-model"
_SHIPPED = (DEFAULT_CANVAS,)


def canvases() -> dict[str, Canvas]:
    """All canvases of the package, by id."""
    return {name: load_canvas(name) for name in _SHIPPED}


@cache
def load_canvas(canvas_id: str = DEFAULT_CANVAS) -> Canvas:
    """The canvas of that id. Raises `ContentError` when its file is wrong, KeyError when there is none."""
    if canvas_id not in _SHIPPED:
        raise KeyError(canvas_id)
    root = read(f"{canvas_id}.toml")
    canvas = Canvas(
        id=root.text("id"),
        name=root.text("name"),
        credit=root.text("credit"),
        columns=root.whole("columns"),
        rows=root.whole("rows"),
        row_shares=root.wholes("row_shares"),
        boards=tuple(_board(table) for table in root.tables("boards")),
        facets=tuple(_facet(table) for table in root.tables("facets")),
        sections=tuple(_section(table) for table in root.tables("sections")),
    )
    root.done()
    _check(root, canvas)
    return canvas


def _board(table: Table) -> BoardKind:
    board = BoardKind(table.text("id"), table.text("name"), table.text("summary", ""))
    table.done()
    return board


def _section(table: Table) -> Section:
    place = table.table("area")
    area = GridArea(*(place.whole(key) for key in ("column", "row", "columns", "rows")))
    place.done()
    section = Section(
        id=table.text("id"),
        name=table.text("name"),
        short=table.text("short"),
        code=table.text("code"),
        area=area,
        purpose=table.text("purpose"),
        central_question=table.text("central_question"),
        facets=tuple(_facet(each) for each in table.tables("facets")),
        questions=tuple(_question(each) for each in table.tables("questions")),
        links_to=table.texts("links_to"),
        aliases=table.texts("aliases"),
        tip=table.text("tip", ""),
        mistakes=table.texts("mistakes"),
        samples=table.texts("samples"),
        sources=table.texts("sources"),
    )
    table.done()
    return section


def _facet(table: Table) -> Facet:
    kind = table.text("kind")
    if kind not in set(FacetKind):
        raise table.wrong("kind", f"there is no kind {kind!r}.")
    values = []
    for value in table.tables("values"):
        values.append(FacetValue(value.text("id"), value.text("name")))
        value.done()
    default = table.optional_text("default")
    facet = Facet(table.text("id"), table.text("name"), FacetKind(kind), table.text("hint", ""), tuple(values), default)
    if default is not None and facet.value(default) is None:
        raise table.wrong("default", f"{default!r} is none of the values.")
    table.done()
    return facet


def _question(table: Table) -> Question:
    question = Question(
        table.text("id"), table.text("text"), table.text("why"), table.text("example"), table.text("source", "")
    )
    table.done()
    return question


def _check(root: Table, canvas: Canvas) -> None:
    """Raises `ContentError` for what no single table can see: clashes, dangling ids, panes that overlap."""
    taken: dict[tuple[int, int], str] = {}
    questions: set[str] = set()
    ids = [section.id for section in canvas.sections]
    for section in canvas.sections:
        if ids.count(section.id) > 1:
            raise root.wrong(section.id, "two sections have this id.")
        for target in section.links_to:
            if not canvas.has_section(target):
                raise root.wrong(section.id, f"links_to names {target!r}, which is no section.")
        for question in section.questions:
            if question.id in questions:
                raise root.wrong(section.id, f"the question id {question.id!r} is used twice.")
            questions.add(question.id)
        values = [value.id for facet in canvas.facets_of(section.id) for value in facet.values]
        double = next((value for value in values if values.count(value) > 1), None)
        if double:
            raise root.wrong(section.id, f"the value {double!r} belongs to two facets, so `#{double}` is ambiguous.")
        for row in range(section.area.row, section.area.bottom):
            for column in range(section.area.column, section.area.right):
                if (column, row) in taken or column >= canvas.columns or row >= canvas.rows:
                    raise root.wrong(section.id, f"its area overlaps another at column {column}, row {row}.")
                taken[column, row] = section.id
    if len(canvas.row_shares) not in (0, canvas.rows):
        raise root.wrong("row_shares", "there should be one for each row, or none.")
    if len(taken) != canvas.columns * canvas.rows:
        raise root.wrong("sections", "the areas leave a hole in the grid.")
