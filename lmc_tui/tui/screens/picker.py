"""A dialog in which one of many things is picked by typing some of its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from lmc_tui.tui.drawing.cells import cut
from lmc_tui.tui.drawing.lines import Line, Span
from lmc_tui.tui.quiet import QuietModal
from lmc_tui.tui.widgets.line_view import LineView
from lmc_tui.tui.widgets.option_list import Option, OptionLines

PAGE = 10


class Words(LineView):
    """A line of fixed words."""

    def __init__(self, words: str, role: str = "dim", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words, self._role = words, role

    def show(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self.redraw()

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """One line."""
        line: Line = (Span(cut(self._words, columns), self._role),)
        return [line][:rows]


class PlainInput(Input):
    """An input that keeps still: no blinking, no tall border; several pasted lines become one."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(" ".join(event.text.split()))


class Picker(QuietModal[str | None], inherit_bindings=False):
    """Gives the id of what was picked; None when nothing was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down,ctrl+n", "go(1)", show=False),
        Binding("up", "go(-1)", show=False),
        Binding("pagedown", f"go({PAGE})", show=False),
        Binding("pageup", f"go(-{PAGE})", show=False),
    ]

    options = getters.query_one("#options", OptionLines)
    field = getters.query_one("#field", PlainInput)
    foot = getters.query_one("#foot", Words)

    def __init__(
        self,
        title: str,
        find: Callable[[str], Sequence[Option]],
        *,
        hint: str = "enter picks · esc leaves",
        start: str | None = None,
        nothing: str = "Nothing found.",
    ) -> None:
        """*find* gives the options for the words typed; *start* is the id of the option in hand at first."""
        super().__init__()
        self._title, self._find, self._hint, self._start, self._nothing = title, find, hint, start, nothing

    def compose(self) -> ComposeResult:
        """Title, field, list, hint."""
        with Vertical(id="dialog"):
            yield Words(self._title, "title-focus", id="title")
            yield PlainInput(placeholder="type to narrow down", id="field")
            yield OptionLines(id="options")
            yield Words(self._hint, id="foot")

    def on_mount(self) -> None:
        """Show everything that can be picked."""
        self._show("")
        self.set_focus(self.field)

    def _show(self, words: str) -> None:
        found = self._find(words)
        place = 0 if words else next((index for index, option in enumerate(found) if option.id == self._start), 0)
        self.options.show(found, place)
        self.foot.show(self._hint if found or not words else self._nothing)

    @on(Input.Changed)
    def narrow_down(self, event: Input.Changed) -> None:
        """Show what fits the words."""
        event.stop()
        self._show(event.value)

    @on(Input.Submitted)
    def pick(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        if self.options.in_hand is not None:
            self.dismiss(self.options.in_hand.id)

    @on(LineView.Clicked, "#options")
    def clicked(self, event: LineView.Clicked) -> None:
        """A click picks at once."""
        event.stop()
        self.options.go_to(int(event.target))
        if self.options.in_hand is not None:
            self.dismiss(self.options.in_hand.id)

    def action_go(self, by: int) -> None:
        """Take another one in hand."""
        self.options.go(by)

    def action_leave(self) -> None:
        """Pick nothing."""
        self.dismiss(None)


def narrowed(options: Sequence[Option], words: str) -> list[Option]:
    """Those options in which every word occurs, whatever the case."""
    wanted = words.casefold().split()
    return [
        option for option in options if all(word in f"{option.words} {option.detail}".casefold() for word in wanted)
    ]
