"""Medians, percentiles, ratios, and tables that need no library."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

Figures = Mapping[str, Sequence[float]]
"""What one run of one program gave: each figure's name to its values, with the unit in the name."""


def quantile(values: Iterable[float], share: float) -> float:
    """The value below which that share (0 to 1) of *values* lies, between neighbours in proportion; NaN for none."""
    ordered = sorted(values)
    if not ordered:
        return math.nan
    place = (len(ordered) - 1) * share
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def median(values: Iterable[float]) -> float:
    """The value in the middle; NaN for none."""
    return quantile(values, 0.5)


def pooled(runs: Iterable[Figures], figure: str) -> list[float]:
    """All values of a figure, from all runs."""
    return [value for run in runs for value in run[figure]]


def ratio(mine: Sequence[Figures], theirs: Sequence[Figures], figure: str, share: float) -> float:
    """Median over the rounds of this program's quantile by the other's in the same round; NaN where that is zero."""
    pairs = [
        (quantile(own[figure], share), quantile(base[figure], share)) for own, base in zip(mine, theirs, strict=True)
    ]
    return median(own / base for own, base in pairs if base and not math.isnan(own + base))


def shown(value: float) -> str:
    """A figure with three digits or so; a dash for NaN."""
    if math.isnan(value):
        return "-"
    if value == int(value) or abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows under their heads, the first column to the left and numbers to the right."""
    grid = [list(heads), *(list(row) for row in rows)]
    widths = [max(len(row[column]) for row in grid) for column in range(len(heads))]
    grid.insert(1, ["-" * width for width in widths])
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in grid
    )


def markdown_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The same for Markdown; a bar in a cell stays a bar."""
    grid = [list(heads), ["---", *("---:" for _ in heads[1:])], *(list(row) for row in rows)]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in grid)
