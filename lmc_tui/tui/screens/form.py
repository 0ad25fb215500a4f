"""A small form: choices of one or several values, words and numbers, a line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input

from lmc_tui.domain.entry import number
from lmc_tui.domain.notes import FacetValueOf
from lmc_tui.text import clean_line
from lmc_tui.tui.drawing.cells import padded, steady, width
from lmc_tui.tui.drawing.lines import Line, Span
from lmc_tui.tui.quiet import QuietModal
from lmc_tui.tui.screens.picker import PlainInput, Words
from lmc_tui.tui.widgets.line_view import LineView


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


class FormLines(LineView, can_focus=True):
    """The fields with their values."""

    def __init__(self, fields: Sequence[Field], values: Mapping[str, FacetValueOf | None]) -> None:
        super().__init__(id="fields")
        self.fields = tuple(fields)
        self.values: Values = {field.id: values.get(field.id) for field in fields}
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

    def holds(self, field: Field, value: str) -> bool:
        """Whether the field says that value."""
        said = self.values[field.id]
        return value in said if isinstance(said, tuple) else said == value

    def toggle(self, field: Field, value: str) -> None:
        """Say a value, or not any more."""
        said = self.values[field.id]
        if not field.is_many:
            self.values[field.id] = None if said == value and not field.is_required else value
            return
        several = said if isinstance(said, tuple) else ()
        kept = tuple(each for each in several if each != value) if value in several else (*several, value)
        order = [each for each, _ in field.options]
        self.values[field.id] = tuple(sorted(kept, key=order.index)) or None

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """All fields, scrolled to the one in hand."""
        names = min(22, max((width(field.name) for field in self.fields), default=0) + 2)
        lines: list[Line] = []
        first = last = 0
        for place, field in enumerate(self.fields):
            if place == self.place:
                first = len(lines)
            lines += self._field_lines(place, field, names, columns)
            if place == self.place:
                last = len(lines) - 1
        self._top = max(last - rows + 1, min(self._top, first))
        self._top = max(0, min(self._top, len(lines) - rows))
        return lines[self._top : self._top + rows]

    def _field_lines(self, place: int, field: Field, names: int, columns: int) -> list[Line]:
        is_here = place == self.place
        lead: list[Span] = [
            Span(f"{'▸' if is_here else ' '} ", "prompt"),
            Span(padded(field.name, names), "title-focus" if is_here else "head", f"field:{place}"),
        ]
        if not field.options:
            said = self.values[field.id]
            words = "" if said is None else f"{said:g}" if isinstance(said, (int, float)) else str(said)
            shown = Span(steady(words) or "…", "text" if words else "dim", f"field:{place}")
            return [(*lead, shown)]
        return self._choice_lines(place, field, lead, names + 2, columns)

    def _choice_lines(self, place: int, field: Field, lead: list[Span], indent: int, columns: int) -> list[Line]:
        lines: list[Line] = []
        spans, used = lead, indent
        for number_, (value, words) in enumerate(field.options):
            holds = self.holds(field, value)
            box = ("[x]" if holds else "[ ]") if field.is_many else ("(•)" if holds else "( )")
            text = f"{box} {words}"
            if used + width(text) + 2 > columns and used > indent:
                lines.append(tuple(spans))
                spans, used = [Span(" " * indent)], indent
            is_cursor = place == self.place and number_ == self.cursors[field.id]
            role = "chosen" if is_cursor else "head" if holds else "dim"
            spans += [Span(text, role, f"value:{place}:{number_}"), Span("  ")]
            used += width(text) + 2
        return [*lines, tuple(spans)]


class Form(QuietModal[Values | None], inherit_bindings=False):
    """Gives field id to value (None for nothing said); None altogether when it was left as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down,tab", "field(1)", show=False),
        Binding("up,shift+tab", "field(-1)", show=False),
        Binding("right", "value(1)", show=False),
        Binding("left", "value(-1)", show=False),
        Binding("space", "say", show=False),
        Binding("enter", "keep", show=False),
    ]

    lines = getters.query_one(FormLines)
    field_input = getters.query_one("#field", PlainInput)
    foot = getters.query_one("#foot", Words)

    def __init__(self, title: str, fields: Sequence[Field], values: Mapping[str, FacetValueOf | None]) -> None:
        super().__init__()
        self._title, self._fields, self._values = title, fields, values

    def compose(self) -> ComposeResult:
        """Title, fields, the line to type in, hint."""
        with Vertical(id="dialog"):
            yield Words(self._title, "title-focus", id="title")
            yield FormLines(self._fields, self._values)
            yield PlainInput(id="field")
            yield Words("", id="foot")

    def on_mount(self) -> None:
        """Begin with the first field."""
        self._enter_field()

    def _enter_field(self) -> None:
        field = self.lines.field
        typed = not field.options
        self.field_input.display = typed
        if typed:
            said = self.lines.values[field.id]
            self.field_input.value = (
                "" if said is None else f"{said:g}" if isinstance(said, (int, float)) else str(said)
            )
            self.field_input.cursor_position = len(self.field_input.value)
            self.field_input.placeholder = field.hint or field.name
            self.set_focus(self.field_input)
        else:
            self.set_focus(self.lines)
        keys = "type" if typed else "←→ space choose"
        hint = f" · {field.hint}" if field.hint else ""
        self.foot.show(f"{keys} · ↑↓ field · enter keeps · esc leaves{hint}")
        self.lines.redraw()

    def action_field(self, by: int) -> None:
        """Go to another field."""
        self.lines.place = (self.lines.place + by) % len(self.lines.fields)
        self._enter_field()

    def action_value(self, by: int) -> None:
        """Go to another value of a choice."""
        field = self.lines.field
        if field.options:
            self.lines.cursors[field.id] = (self.lines.cursors[field.id] + by) % len(field.options)
            self.lines.redraw()

    def action_say(self) -> None:
        """Say the value under the cursor, or not any more."""
        field = self.lines.field
        if field.options:
            self.lines.toggle(field, field.options[self.lines.cursors[field.id]][0])
            self.lines.redraw()

    def on_key(self, event: Key) -> None:
        """A letter goes to the next value that begins with it."""
        field = self.lines.field
        if not field.options or not event.character or not event.character.isalnum():
            return
        start = self.lines.cursors[field.id] + 1
        for place in (*range(start, len(field.options)), *range(start)):
            if field.options[place][1].casefold().startswith(event.character.casefold()):
                self.lines.cursors[field.id] = place
                self.lines.redraw()
                event.stop()
                return

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Words go into the field as they are typed."""
        event.stop()
        field = self.lines.field
        if field.options:
            return
        words = clean_line(event.value)
        value: FacetValueOf | None = words or None
        if field.is_number and words:
            value = number(words)
            self.foot.show("" if value is not None else f'"{words}" is not a number.')
        self.lines.values[field.id] = value
        self.lines.redraw()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Enter in a field keeps the form."""
        event.stop()
        self.action_keep()

    @on(LineView.Clicked, "#fields")
    def clicked(self, event: LineView.Clicked) -> None:
        """A click on a value says it, or not any more."""
        event.stop()
        kind, _, rest = event.target.partition(":")
        place, _, value = rest.partition(":")
        self.lines.place = int(place)
        if kind == "value":
            self.lines.cursors[self.lines.field.id] = int(value)
            self.lines.toggle(self.lines.field, self.lines.field.options[int(value)][0])
        self._enter_field()

    def action_keep(self) -> None:
        """Give what the fields say."""
        missing = next((each for each in self._fields if each.is_required and self.lines.values[each.id] is None), None)
        if missing is not None:
            self.lines.place = self.lines.fields.index(missing)
            self._enter_field()
            self.foot.show(f"{missing.name} is needed.")
            return
        self.dismiss(self.lines.values)

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)
