"""Fixed words, and what the keys of a dialog do, in as many lines as they are given."""

from __future__ import annotations

from collections.abc import Iterable

from lmc_tui.text import clean
from lmc_tui.tui.drawing.cells import in_lines, listed, steady, wrapped
from lmc_tui.tui.drawing.key_bar import KeyHint
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

    What can be clicked stands first.
    """

    SEPARATOR = " · "

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._said: list[KeyHint] = []

    def show(self, parts: Iterable[KeyHint]) -> None:
        """Tell other keys; a part without a key is words only."""
        self._said = sorted(parts, key=lambda part: not part.command)
        self.redraw()

    def rows_for(self, columns: int) -> int:
        """Rows that they take."""
        return len(self._rows(columns))

    def _rows(self, columns: int) -> list[list[KeyHint]]:
        rows: list[list[KeyHint]] = [[]]
        for part in self._said:
            told = [f"{each.key} {each.label}".strip() for each in (*rows[-1], part)]
            if rows[-1] and len(listed(told, columns, self.SEPARATOR)) > 1:
                rows.append([])
            rows[-1].append(part._replace(label=steady(part.label)))
        return rows

    def compose_lines(self, columns: int, rows: int) -> list[Line]:
        """The keys stand out from what they do."""
        lines: list[Line] = []
        for parts in self._rows(columns):
            spans: list[Span] = []
            for part in parts:
                spans += [Span(self.SEPARATOR, "dim")] if spans else []
                if part.key:
                    spans += [Span(part.key, "key", part.command), Span(f" {part.label}", "key-label", part.command)]
                else:
                    spans.append(Span(part.label, "key-label" if part.command else "dim", part.command))
            lines.append(tuple(spans))
        return lines[:rows]
