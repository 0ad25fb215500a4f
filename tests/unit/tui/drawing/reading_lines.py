"""Lines as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable

from lmc_tui.tui.drawing.lines import Line, line_width, plain
from lmc_tui.tui.themes import style_of


def words_of(lines: Iterable[Line]) -> list[str]:
    """The words of each line, without blanks at its end."""
    return [plain(line).rstrip() for line in lines]


def flowing(lines: Iterable[Line]) -> str:
    """All words in a row, as if no line had been broken."""
    return " ".join(" ".join(words_of(lines)).split())


def widest(lines: Iterable[Line]) -> int:
    """Cells of the widest line. Raises KeyError for a role that no theme colours."""
    for line in lines:
        for span in line:
            style_of(span.role)
    return max(line_width(line) for line in lines)
