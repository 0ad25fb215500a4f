"""Ways to end the word being typed, in a small list beside the entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lmc_tui.tui.drawing.cells import cut, padded, steady, width
from lmc_tui.tui.drawing.lines import Line, Span
from lmc_tui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from lmc_tui.domain.entry import Completion

MOST_ROWS = 6


class CompletionList(LineView):
    """Shows completions; one may be chosen with up and down."""

    DEFAULT_CSS = """
    CompletionList {
        layer: overlay;
        background: $panel;

        &:ansi {
            border-left: solid $foreground;
            border-right: solid $foreground;
        }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options: tuple[Completion, ...] = ()
        self._chosen: int | None = None

    def show(self, options: Sequence[Completion]) -> None:
        """Show other completions, none of them chosen."""
        self._options, self._chosen = tuple(options), None
        self.redraw()

    @property
    def options(self) -> tuple[Completion, ...]:
        """What it shows."""
        return self._options

    @property
    def chosen(self) -> Completion | None:
        """The one chosen with up and down; None until somebody did."""
        return None if self._chosen is None else self._options[self._chosen]

    @property
    def best(self) -> Completion | None:
        """The one chosen, else the first; None when there are none."""
        return self.chosen or (self._options[0] if self._options else None)

    def choose(self, by: int) -> None:
        """Choose the next one, or the one before, round and round."""
        if self._options:
            start = self._chosen if self._chosen is not None else (-1 if by > 0 else 0)
            self._chosen = (start + by) % len(self._options)
            self.redraw()

    def choose_target(self, target: str) -> Completion | None:
        """The completion that a click hit."""
        return self._options[int(target)] if target.isdecimal() and int(target) < len(self._options) else None

    def wanted_size(self, most_columns: int) -> tuple[int, int]:
        """Columns and rows that it takes."""
        widest = max((width(f"{each.insert}  {each.hint}") for each in self._options), default=0)
        return min(most_columns, widest + 3), min(MOST_ROWS, len(self._options))

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """A line for each completion, scrolled to the one chosen."""
        chosen = self._chosen or 0
        top = max(0, min(chosen - rows + 1, len(self._options) - rows))
        lines: list[Line] = []
        for place, option in list(enumerate(self._options))[top : top + rows]:
            role, dim = ("chosen", "chosen") if place == self._chosen else ("key", "dim")
            word = cut(steady(option.insert), columns - 2)
            hint = padded(f"  {steady(option.hint)}", max(0, columns - 1 - width(word)))
            lines.append((Span(f" {word}", role, str(place)), Span(hint, dim, str(place))))
        return lines
