"""The continuum from passing information on to developing skills, drawn as lines of text."""

from __future__ import annotations

from collections.abc import Sequence

from lmc_tui.content.models import model_rules

Mark = tuple[str, float | None]
"""What a mark is called, and its place from 0 to 1; None where there is nothing to mark."""

LEAST_COLUMNS = 40
ROOM_FOR_NAMES = 15
"""Columns from one model to the next from which their names fit below the scale."""
NOWHERE = "nothing speaks for a model yet"
ENDS = ("information dissemination", "skills development")


def continuum_lines(marks: Sequence[Mark], columns: int) -> tuple[str, ...]:
    """A line for each mark, the scale with a tick for each model, the models' names, and the two ends.

    The lines are at most *columns* wide, but never less than `LEAST_COLUMNS`. Where names have no room below the scale
    there are numbers, and the names follow.
    """
    gutter = max((len(name) + 2 for name, _ in marks), default=0)
    length = max(columns, LEAST_COLUMNS) - gutter
    below = [_scale(length), *_names(length)]
    if len("  ".join(ENDS)) <= length:
        below.append(f"{ENDS[0]}{ENDS[1]:>{length - len(ENDS[0])}}")
    pointers = [f"{name:<{gutter}}{_pointer(place, length)}" for name, place in marks]
    return (*pointers, *(f"{' ' * gutter}{line}".rstrip() for line in below))


def _columns(length: int) -> list[int]:
    """The column of each model."""
    rules = model_rules()
    return [_column(model.place / rules.farthest, length) for model in rules.models]


def _column(place: float, length: int) -> int:
    return round(place * (length - 1))


def _pointer(place: float | None, length: int) -> str:
    return NOWHERE if place is None else f"{' ' * _column(place, length)}↓"


def _scale(length: int) -> str:
    ticks = _columns(length)
    inner = "".join("┼" if column in ticks else "─" for column in range(1, length - 1))
    return f"├{inner}┤"


def _names(length: int) -> list[str]:
    """The models' names below their ticks, a word to a row, or numbers and then a line for each name."""
    names = [model.name for model in model_rules().models]
    if length < ROOM_FOR_NAMES * (len(names) - 1):
        numbers = [f"{number}" for number in range(1, len(names) + 1)]
        return [_row(numbers, length), *(f"{number} {name}" for number, name in zip(numbers, names, strict=True))]
    words = [name.split() for name in names]
    return [
        _row(["".join(each[number : number + 1]) for each in words], length) for number in range(max(map(len, words)))
    ]


def _row(words: Sequence[str], length: int) -> str:
    row = [" "] * length
    for word, column in zip(words, _columns(length), strict=True):
        start = min(max(0, column - len(word) // 2), length - len(word))
        row[start : start + len(word)] = word
    return "".join(row)
