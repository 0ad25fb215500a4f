"""The facets of a section as a table, changed where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from lmc_tui.domain.canvas import FacetKind, Section
from lmc_tui.domain.changes import Change, SetOwner, SetTags
from lmc_tui.domain.notes import FacetValueOf, Note
from lmc_tui.domain.phrases import counted
from lmc_tui.export.outline import Outline
from lmc_tui.export.pieces import Written, note_piece, section_piece
from lmc_tui.tui.drawing.drawn import Drawn
from lmc_tui.tui.drawing.facet_table import FacetTable, draw_facet_table
from lmc_tui.tui.drawing.key_bar import KeyHint
from lmc_tui.tui.drawing.lines import Line, Span
from lmc_tui.tui.page_bindings import bindings_of
from lmc_tui.tui.page_tables import TABLE
from lmc_tui.tui.screens.copying import Copyable
from lmc_tui.tui.screens.facet_fields import OWNER, OWNER_FIELD, TAGS, TAGS_FIELD, facet_field, tags_from
from lmc_tui.tui.screens.form import Field, Form, Values
from lmc_tui.tui.screens.item_page import ItemPage
from lmc_tui.tui.widgets.bars import KeyBar
from lmc_tui.tui.widgets.form_lines import Field as FormField
from lmc_tui.tui.widgets.item_lines import ItemLines
from lmc_tui.workshop.facet_rows import Column, Sorting, columns_of, rows_of
from lmc_tui.workshop.writing import setting, toggling_need

if TYPE_CHECKING:
    from lmc_tui.tui.screens.moving import Moving


def _nothing(columns: int) -> Drawn:
    del columns
    return Drawn(())


class TableLines(ItemLines):
    """A table that keeps its heads in sight."""

    def __init__(self, draw: Callable[[int, int], list[Line]], *, id: str | None = None) -> None:
        super().__init__(_nothing, id=id)
        self._draw_table = draw

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """As much as there is room for."""
        return [(Span(" "), *line) for line in self._draw_table(columns - 2, rows)]


class FacetTableScreen(ItemPage, inherit_bindings=False):
    """A cell is in hand."""

    PLACE = TABLE
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(TABLE)

    def __init__(self, stage: Moving) -> None:
        super().__init__(stage)
        self._board, self._section = stage.place.board, stage.place.section
        self._sorting, self._only = Sorting(), ""
        self._note = stage.place.note
        """The note in hand, which keeps the hand on it while rows move."""
        self._column = 0

    # --- what it shows --------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The table, and its keys."""
        yield TableLines(self._lines, id="items")
        yield KeyBar(id="keys")

    def draw(self, columns: int) -> Drawn:
        """Nothing: the table draws itself, for it must know how many rows there are."""
        return _nothing(columns)

    @property
    def section(self) -> Section:
        """The section in sight."""
        return self.stage.workshop.canvas.section(self._section)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns."""
        return columns_of(self.stage.workshop.canvas, self._section)

    @property
    def rows(self) -> list[Note]:
        """The notes in sight, in order."""
        notes = self.session.notes_in(self._board, self._section)
        return rows_of(self.stage.workshop.canvas, notes, self.columns, self._sorting, self._only)

    @property
    def row(self) -> int:
        """The row in hand."""
        return next((place for place, note in enumerate(self.rows) if note.id == self._note), 0)

    @property
    def note(self) -> Note | None:
        """The note in hand; None when there is none."""
        rows = self.rows
        return rows[self.row] if rows else None

    def _lines(self, columns: int, rows: int) -> list[Line]:
        table = FacetTable(
            self.stage.workshop.canvas,
            self.section,
            self._board,
            self.rows,
            len(self.session.notes_in(self._board, self._section)),
            self.columns,
            self._sorting,
            self._only,
            self.row,
            self._column,
        )
        return draw_facet_table(table, columns, rows)

    def copyable(self) -> Iterable[Copyable]:
        """The note in hand, and those of the section that show."""
        note, rows = self.note, self.rows
        outline = Outline(self.session, self.stage.workshop.canvas)
        for written in Written:
            if note is not None:
                yield Copyable(f"This note, as {written}", "", partial(note_piece, outline, note, written))
        for written in Written:
            section = partial(section_piece, outline, self.section, rows, written)
            yield Copyable(f"All that show here, as {written}", counted(len(rows), "note"), section)

    def hints(self) -> Iterable[KeyHint]:
        """The keys for the cell in hand first."""
        yield self.hint("pages.leave")
        if self.note is not None:
            yield self.hint("table.change", "edit" if self._column == 0 else "change")
            if self._is_choice:
                yield self.hint("table.next_value")
            yield self.hint("table.need")
        yield self.hint("table.sort")
        yield self.hint("table.only")
        yield self.hint("table.next_section")
        yield self.hint("table.see")
        yield self.hint("pages.board")
        yield self.hint("pages.undo")

    @property
    def _is_choice(self) -> bool:
        facet = self.columns[self._column].facet
        return facet is not None and facet.kind is FacetKind.CHOICE

    # --- moving -------------------------------------------------------------------------------------

    def action_go(self, by: int) -> None:
        """Another row."""
        rows = self.rows
        if rows:
            self._note = rows[max(0, min(self.row + by, len(rows) - 1))].id
        self.show()

    def action_across(self, by: int) -> None:
        """Another column."""
        self._column = max(0, min(self._column + by, len(self.columns) - 1))
        self.show()

    def action_section(self, by: int) -> None:
        """Another section, its first note in hand."""
        ids = [section.id for section in self.stage.workshop.canvas.sections]
        self._section = ids[(ids.index(self._section) + by) % len(ids)]
        self._column, self._sorting, self._note = 0, Sorting(), None
        self.show()

    def action_switch_board(self) -> None:
        """The same section of the other board."""
        self._board, self._note = self.stage.workshop.canvas.other_board(self._board), None
        self.show()

    def action_sort(self) -> None:
        """Order by the column in hand: up, down, and as on the board again."""
        self._sorting = self._sorting.along(self.columns[self._column].id)
        self.show()

    def action_only(self) -> None:
        """See some rows only."""
        field = FormField("only", "only", "words, #value, facet=value, #tag, @owner; nothing for all")
        self.app.push_screen(Form("Rows to see", [field], {"only": self._only or None}), self._narrow)

    def _narrow(self, said: Values | None) -> None:
        if said is not None:
            self._only = str(said["only"] or "")
            self.show()

    def take(self, target: str, *, is_double: bool) -> None:
        """A click on a cell takes it in hand, a double click changes it; a click on a head sorts."""
        kind, _, place = target.partition(":")
        if kind == "head":
            self._column = int(place)
            self.action_sort()
            return
        row, _, column = place.partition(":")
        rows = self.rows
        if int(row) < len(rows):
            self._note, self._column = rows[int(row)].id, int(column)
        self.show()
        if is_double:
            self.action_change_cell()

    # --- changing -------------------------------------------------------------------------------------

    @property
    def _changed_words(self) -> str:
        return f"Changed. {self.undo_key} takes it back."

    def action_need(self) -> None:
        """Say of the note in hand that it is there, or still needed."""
        note = self.note
        if note is not None:
            self.change(toggling_need(self.stage.workshop.canvas, note), "have/need", self._changed_words)

    def action_see(self) -> None:
        """The note on the canvas."""
        if self.note is not None:
            self.leave_to(self.note.id)

    def action_next_value(self) -> None:
        """The next value of a choice, round and round with saying nothing among them."""
        note, facet = self.note, self.columns[self._column].facet
        if note is None or facet is None or facet.kind is not FacetKind.CHOICE:
            self.action_change_cell()
            return
        ids: list[str | None] = [value.id for value in facet.values]
        if facet.default is None:
            ids.append(None)
        now = note.facet(facet.id, facet.default)
        place = ids.index(now) if now is None or now in ids else -1
        wanted = ids[(place + 1) % len(ids)]
        change = setting(self.stage.workshop.canvas, note, facet.id, wanted)
        self.change(change, facet.name, self._changed_words)

    def action_change_cell(self) -> None:
        """Change what the cell says; its text is edited on the canvas."""
        note, column = self.note, self.columns[self._column]
        if note is None or not self.may_write():
            return
        if column.facet is None and column.id not in (OWNER, TAGS):
            self.leave_to(note.id, self.stage.do_edit)
            return
        self.app.push_screen(
            Form(column.name, [self._field(column)], {column.id: _now(note, column)}), self._said(note, column)
        )

    def _field(self, column: Column) -> Field:
        if column.facet is not None:
            return facet_field(self.stage.workshop.canvas, column.facet)
        return OWNER_FIELD if column.id == OWNER else TAGS_FIELD

    def _said(self, note: Note, column: Column) -> Callable[[Values | None], None]:
        def keep(said: Values | None) -> None:
            now = self.session.note(note.id)
            if said is None:
                return
            if now is None:
                self.tell("That note is not on the board any more.")
                return
            self.change(self._change(now, column, said[column.id]), column.name, self._changed_words)

        return keep

    def _change(self, note: Note, column: Column, value: FacetValueOf | None) -> Change | None:
        if column.facet is not None:
            return setting(self.stage.workshop.canvas, note, column.id, value)
        if value == _now(note, column):
            return None
        if column.id == OWNER:
            return SetOwner(note.id, str(value or ""))
        return SetTags(note.id, tags_from(str(value or "")))


def _now(note: Note, column: Column) -> FacetValueOf | None:
    """What a note says in a column."""
    if column.facet is not None:
        return note.facet(column.id, column.facet.default)
    return (note.owner if column.id == OWNER else " ".join(note.tags)) or None
