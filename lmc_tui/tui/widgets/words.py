"""Fixed words, and what the keys of a dialog do, in as many lines as they are given."""

from __future__ import annotations

from lmc_tui.text import clean
from lmc_tui.tui.drawing.cells import in_lines, listed, steady, wrapped
from lmc_tui.tui.drawing.lines import Line, Span
from lmc_tui.tui.widgets.line_view import LineView


class Words(LineView):
    """Words that wrap; what does not fit is cut."""

    def __init__(self, words: str, role: str = "dim", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words, self._role = clean(words), role

    def show(self, words: str, role: str = "") -> None:
        """Say something else, in another role if one is given."""
        self._words, self._role = clean(words), role or self._role
        self.redraw()

    def rows_for(self, columns: int) -> int:
        """Rows that they take."""
        return len(wrapped(self._words, columns))

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """As many lines as there are rows for."""
        return [(Span(line, self._role),) for line in in_lines(self._words, columns, rows)]


class Foot(LineView):
    """What the keys of a dialog do, such as `enter picks · esc leaves`; a click on such words does it, too.

    How to end it stands first. A part may begin with a key, which is the target of a click.
    """

    SEPARATOR = " · "
    ENDS = ("enter ", "esc ")
    KEYS = ("enter", "esc", "tab", "space", "↑↓", "←→")

    def __init__(self, words: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._parts = self._in_order(words)

    def show(self, words: str) -> None:
        """Tell other keys."""
        self._parts = self._in_order(words)
        self.redraw()

    def _in_order(self, words: str) -> list[str]:
        return sorted(words.split(self.SEPARATOR), key=lambda part: not part.startswith(self.ENDS))

    def rows_for(self, columns: int) -> int:
        """Rows that they take."""
        return len(self._rows(columns))

    def _rows(self, columns: int) -> list[list[str]]:
        rows: list[list[str]] = [[]]
        for part in self._parts:
            if rows[-1] and len(listed([*rows[-1], part], columns, self.SEPARATOR)) > 1:
                rows.append([])
            rows[-1].append(steady(part))
        return rows

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """The keys stand out from what they do."""
        lines: list[Line] = []
        for parts in self._rows(columns):
            spans: list[Span] = []
            for part in parts:
                spans += [Span(self.SEPARATOR, "dim")] if spans else []
                key, _, label = part.partition(" ")
                if key in self.KEYS:
                    spans += [Span(key, "key", key), Span(f" {label}", "key-label", key)]
                else:
                    spans.append(Span(part, "dim"))
            lines.append(tuple(spans))
        return lines[:rows]
