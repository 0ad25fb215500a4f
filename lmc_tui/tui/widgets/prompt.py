"""Small lines of words: what is being typed into, and what to do about a screen that is too small."""

from __future__ import annotations

from lmc_tui.tui.drawing.cells import cut, width, wrapped
from lmc_tui.tui.drawing.lines import Line, Span
from lmc_tui.tui.widgets.line_view import LineView


class Prompt(LineView):
    """Stands before the entry and says what is being written."""

    DEFAULT_CSS = """
    Prompt {
        layer: overlay;
        background: $background;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = ""
        self._sign = ">"

    def show(self, words: str, sign: str = ">") -> None:
        """Say something else; the sign stands right before the text being typed."""
        self._words, self._sign = words, sign
        self.redraw()

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """A rule with the words where there are two rows or more, then the sign."""
        sign: Line = (Span(f"{self._sign} ", "prompt"),)
        if rows < 2:
            return [sign]
        words = cut(self._words, columns - 2)
        rule = "╌" * max(0, columns - width(words) - 1)
        return [(Span(words, "prompt"), Span(f" {rule}", "border")), sign]


class TooSmall(LineView):
    """One sentence for a screen on which nothing fits."""

    DEFAULT_CSS = """
    TooSmall {
        layer: overlay;
        background: $background;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._least = (0, 0)

    def show(self, columns: int, rows: int) -> None:
        """Say that this size is needed."""
        self._least = (columns, rows)
        self.redraw()

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """The sentence, as much of it as fits."""
        words = "Make the window larger: {} by {} at least (this is {} by {}). Nothing is lost.".format(
            *self._least, columns, rows
        )
        return [(Span(line, "notice"),) for line in wrapped(words, max(1, columns))]
