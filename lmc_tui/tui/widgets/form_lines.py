"""The fields of a form with their values, a line or more each, and what is said in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lmc_tui.domain.entry import number
from lmc_tui.domain.notes import FacetValueOf
from lmc_tui.text import clean_line
from lmc_tui.tui.drawing.cells import cut, padded, steady, width
from lmc_tui.tui.drawing.lines import MORE_CELLS, Line, Span, with_more
from lmc_tui.tui.widgets.line_view import LineView

LEAST_NAME = 13
"""Cells of a name, with its sign, that even a small form gives it."""
WIDEST_NAME, GAP_CELLS, LONGEST_QUOTE = 22, 2, 20


class Field(NamedTuple):
    """One line of a form."""

    id: str
    name: str
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()
    """Value and words of each choice; empty for words and numbers."""
    is_many: bool = False
    """Whether several choices can hold."""
    is_number: bool = False
    is_required: bool = False
    """Whether the form cannot be kept without it."""


Values = dict[str, FacetValueOf | None]
"""Field id to what it says; None for nothing."""


class FormLines(LineView, can_focus=True):
    """The fields with their values."""

    def __init__(self, fields: Sequence[Field], values: Mapping[str, FacetValueOf | None]) -> None:
        super().__init__(id="fields")
        self.fields = tuple(fields)
        self._values: Values = {field.id: values.get(field.id) for field in fields}
        self._typed: dict[str, str] = {}
        """Field id to what was typed, where that is not what the field said."""
        self.place = 0
        self.cursors = {field.id: self._first_cursor(field) for field in fields}
        self._top = 0

    def _first_cursor(self, field: Field) -> int:
        held = [place for place, (value, _) in enumerate(field.options) if self.holds(field, value)]
        return held[0] if held else 0

    @property
    def field(self) -> Field:
        """The field in hand."""
        return self.fields[self.place]

    # --- what is said ------------------------------------------------------------------------------

    def words(self, field: Field) -> str:
        """What stands in a field of words or a number, to go on with."""
        typed = self._typed.get(field.id)
        return _text_of(self._values[field.id]) if typed is None else typed

    def take(self, field: Field, text: str) -> None:
        """Something else stands in a field. What stood there before means what it meant before."""
        if text == _text_of(self._values[field.id]):
            self._typed.pop(field.id, None)
        else:
            self._typed[field.id] = text
        self.redraw()

    def said(self, field: Field) -> FacetValueOf | None:
        """What a field says; None for nothing, and for what is no number."""
        typed = self._typed.get(field.id)
        if typed is None:
            return self._values[field.id]
        words = clean_line(typed)
        return number(words) if field.is_number else words or None

    def problem(self, field: Field) -> str:
        """Why the form cannot be kept with what a field says, as a sentence; empty when it can."""
        words = clean_line(self._typed.get(field.id, ""))
        if field.is_number and words and number(words) is None:
            return f'"{cut(words, LONGEST_QUOTE)}" is not a number.'
        return f"{field.name} is needed." if field.is_required and self.said(field) is None else ""

    def holds(self, field: Field, value: str) -> bool:
        """Whether a field of choices says that value."""
        said = self._values[field.id]
        return value in said if isinstance(said, tuple) else said == value

    def toggle(self, field: Field, value: str) -> None:
        """Say a value, or not any more."""
        said = self._values[field.id]
        if not field.is_many:
            self._values[field.id] = None if said == value and not field.is_required else value
            return
        several = said if isinstance(said, tuple) else ()
        kept = tuple(each for each in several if each != value) if value in several else (*several, value)
        order = [each for each, _ in field.options]
        self._values[field.id] = tuple(sorted(kept, key=order.index)) or None

    # --- how it looks ------------------------------------------------------------------------------

    def rows_for(self, columns: int) -> int:
        """Rows that all fields take."""
        return sum(len(self._field_lines(place, columns)) for place in range(len(self.fields)))

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """All fields, scrolled to the one in hand, with a sign where there are more."""
        lines: list[Line] = []
        first = last = 0
        for place in range(len(self.fields)):
            own = self._field_lines(place, columns)
            if place == self.place:
                first, last = len(lines), len(lines) + len(own) - 1
            lines += own
        first = min(self._cursor_row(first, columns), last)
        self._top = max(last - rows + 1, min(self._top, first))
        self._top = max(0, min(self._top, first, len(lines) - rows))
        shown = lines[self._top : self._top + rows]
        return with_more(shown, columns, above=self._top > 0, below=self._top + rows < len(lines))

    def _cursor_row(self, first: int, columns: int) -> int:
        """The row of the choice under the cursor, for a field that is higher than there are rows."""
        cursor = self.cursors[self.field.id]
        for row, line in enumerate(self._field_lines(self.place, columns)):
            if any(span.target == f"value:{self.place}:{cursor}" for span in line):
                return first + row
        return first

    def _field_lines(self, place: int, columns: int) -> list[Line]:
        field, is_here = self.fields[place], place == self.place
        columns -= MORE_CELLS
        longest = max((width(each.name) for each in self.fields), default=0) + 2
        names = min(WIDEST_NAME, longest, max(LEAST_NAME, columns * 2 // 5))
        target = f"field:{place}"
        lead: list[Span] = [
            Span(f"{'▸' if is_here else ' '} ", "prompt", target),
            Span(padded(field.name, names), "title-focus" if is_here else "head", target),
        ]
        room = columns - names - 2
        if field.options:
            return self._choice_lines(place, lead, names + 2, columns)
        words = steady(clean_line(self.words(field))) or "…"
        is_wrong = field.is_number and bool(self.problem(field))
        role = "notice" if is_wrong else "dim" if words == "…" else "text"
        return [(*lead, Span(padded(f"{words} (not a number)" if is_wrong else words, room), role, target))]

    def _choice_lines(self, place: int, lead: list[Span], indent: int, columns: int) -> list[Line]:
        field = self.fields[place]
        lines: list[Line] = []
        spans, used = lead, indent
        for number_, (value, words) in enumerate(field.options):
            holds = self.holds(field, value)
            box = ("[x]" if holds else "[ ]") if field.is_many else ("(•)" if holds else "( )")
            text = f"{box} {words}"
            if used > indent:
                if used + GAP_CELLS + width(text) > columns:
                    lines.append(tuple(spans))
                    spans, used = [Span(" " * indent)], indent
                else:
                    spans.append(Span(" " * GAP_CELLS))
                    used += GAP_CELLS
            is_cursor = place == self.place and number_ == self.cursors[field.id]
            role = "chosen" if is_cursor else "head" if holds else "dim"
            spans.append(Span(text, role, f"value:{place}:{number_}"))
            used += width(text)
        return [*lines, tuple(spans)]


def _text_of(said: FacetValueOf | None) -> str:
    """A value as a person would type it."""
    if isinstance(said, float):
        return f"{said:.15g}"
    if isinstance(said, tuple):
        return ", ".join(said)
    return "" if said is None else clean_line(str(said))
