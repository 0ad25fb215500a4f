"""A small form: choices of one or several values, words and numbers, a line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input

from lmc_tui.domain.notes import FacetValueOf
from lmc_tui.tui.drawing.key_bar import KeyHint, pair
from lmc_tui.tui.page_bindings import bindings_of
from lmc_tui.tui.page_tables import FORMS
from lmc_tui.tui.screens.dialog import Dialog
from lmc_tui.tui.widgets.form_lines import Field, FormLines, Values
from lmc_tui.tui.widgets.line_view import LineView
from lmc_tui.tui.widgets.plain_input import PlainInput
from lmc_tui.tui.widgets.words import Foot, Words

__all__ = ["Field", "Form", "Values"]


class Form(Dialog[Values | None], inherit_bindings=False):
    """Gives field id to value (None for nothing said); None altogether when it was left as it was.

    A value that nobody touched comes back as it was, however it looks when it is shown.
    """

    PLACE = FORMS
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(FORMS)

    lines = getters.query_one(FormLines)

    def __init__(self, title: str, fields: Sequence[Field], values: Mapping[str, FacetValueOf | None]) -> None:
        super().__init__()
        self._title, self._fields, self._first_values = title, fields, values

    def compose(self) -> ComposeResult:
        """Title, fields, the line to type in, hint, keys."""
        with Vertical(id="dialog"):
            yield Words(self._title, "title-focus", id="title")
            yield FormLines(self._fields, self._first_values)
            yield PlainInput(id="field")
            yield Words("", id="told")
            yield Foot(id="foot")

    def on_mount(self) -> None:
        """Begin with the first field."""
        self._enter_field()

    @property
    def body(self) -> LineView:
        """The fields."""
        return self.lines

    def wanted_rows(self, columns: int) -> int:
        """A row for every line of every field."""
        return self.lines.rows_for(columns)

    # --- from field to field -----------------------------------------------------------------------

    def _enter_field(self, problem: str = "") -> None:
        field = self.lines.field
        is_typed = not field.options
        self.field_input.visible = is_typed
        if is_typed:
            self.field_input.value = text = self.lines.words(field)
            self.field_input.cursor_position = len(text)
            self.field_input.placeholder = field.name
        self.set_focus(self.field_input if is_typed else self.lines)
        self.foot.show(self._foot_parts(is_typed=is_typed))
        self._tell_hint(problem)
        self.lines.redraw()

    def _foot_parts(self, *, is_typed: bool) -> list[KeyHint]:
        keys = partial(self.page_keys.shown, FORMS.id)
        parts = [*self.parts_of("{take} keeps · {leave} leaves")]
        parts.append(KeyHint(pair(keys("forms.previous"), keys("forms.next")), "field", ""))
        if not is_typed:
            values = pair(keys("forms.value_left"), keys("forms.value_right"))
            parts.append(KeyHint(f"{values} {keys('forms.say')}".strip(), "choose", ""))
        return [part for part in parts if part.key]

    def _tell_hint(self, problem: str = "") -> None:
        """Say what is wrong with the field in hand, or else what it is for."""
        field = self.lines.field
        problem = problem or (self.lines.problem(field) if field.is_number else "")
        self.tell(problem or field.hint or " ", "notice" if problem else "dim")

    def _take_typed(self) -> None:
        """What stands in the line is what the field in hand says."""
        field, text = self.lines.field, self.field_input.value
        if not field.options and text != self.lines.words(field):
            self.lines.take(field, text)
            self._tell_hint()

    def _go_to(self, place: int) -> None:
        self._take_typed()
        self.lines.place = place
        self._enter_field()

    def action_field(self, by: int) -> None:
        """Go to another field."""
        self._go_to((self.lines.place + by) % len(self.lines.fields))

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
        self._take_typed()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Enter in a field keeps the form."""
        event.stop()
        self.action_keep()

    @on(LineView.Clicked, "#fields")
    def clicked(self, event: LineView.Clicked) -> None:
        """A click on a value says it, or not any more; a click on a field goes there."""
        event.stop()
        kind, _, rest = event.target.partition(":")
        place, _, value = rest.partition(":")
        self._go_to(int(place))
        if kind == "value":
            self.lines.cursors[self.lines.field.id] = int(value)
            self.action_say()

    # --- the end ------------------------------------------------------------------------------------

    def action_keep(self) -> None:
        """Give what the fields say; where one of them cannot be kept, go there and say why."""
        self._take_typed()
        for place, field in enumerate(self.lines.fields):
            problem = self.lines.problem(field)
            if problem:
                self.lines.place = place
                self._enter_field(problem)
                return
        self.dismiss({field.id: self.lines.said(field) for field in self.lines.fields})
