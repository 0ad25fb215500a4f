"""Labels to jump by: a letter or two over everything in sight that one can go to.

Panes come first, in agenda order, so a pane keeps its letter whatever is written in it. A label stands over the sign
before a note or over a corner, never over words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from lmc_tui.tui.drawing.cells import width
from lmc_tui.tui.drawing.lines import Line, Span

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""In the order in which they are given out: those under the fingers first."""
MOST = len(LETTERS) ** 2
"""Things that can have a label at once."""
NOTHING: Mapping[str, str] = MappingProxyType({})
NOTE, SECTION = "note:", "section:"
"""How targets begin."""


class Labels(NamedTuple):
    """What can be jumped to, and how much of a label is typed."""

    by_target: Mapping[str, str] = NOTHING
    """What a click on it means to its label."""
    typed: str = ""

    @property
    def found(self) -> str | None:
        """The target whose label is typed; None while there is none."""
        return next((target for target, label in self.by_target.items() if label == self.typed), None)

    @property
    def leads_on(self) -> bool:
        """Whether a label begins with what is typed."""
        return any(label.startswith(self.typed) for label in self.by_target.values())


NO_LABELS = Labels()


def labels_for(targets: Sequence[str]) -> dict[str, str]:
    """Target to label, in that order: of one letter as long as those last, else of two. No label begins another."""
    targets = targets[:MOST]
    for_two = max(0, -(-(len(targets) - len(LETTERS)) // (len(LETTERS) - 1)))
    alone, first = LETTERS[: len(LETTERS) - for_two], LETTERS[len(LETTERS) - for_two :]
    labels = (*alone, *(one + other for one in first for other in LETTERS))
    return dict(zip(targets, labels, strict=False))


def in_reach(
    panes: Mapping[str, Sequence[Line]], sections: Sequence[str], in_hand: str, around: Sequence[str] = ()
) -> list[str]:
    """The targets that are in sight: drawn panes in the order of *sections*, what is *around* them, then the notes.

    *panes* are lines by section id. The notes of the section *in_hand* come before others. A pane that shows alone is
    no target: one is there already.
    """
    shown = [section for section in sections if section in panes]
    notes = [each for name in sorted(shown, key=lambda name: name != in_hand) for each in _notes(panes[name])]
    return [*(f"{SECTION}{name}" for name in shown if len(shown) > 1), *around, *notes]


def _notes(lines: Sequence[Line]) -> list[str]:
    """The notes that a pane shows, from top to bottom."""
    targets = (span.target for line in lines for span in line)
    return list(dict.fromkeys(each for each in targets if each.startswith(NOTE)))


def labelled(lines: Sequence[Line], labels: Labels) -> list[Line]:
    """The lines, each label over the first place of its target; one that no longer counts is faint."""
    if not labels.by_target:
        return list(lines)
    seen: set[str] = set()
    result = []
    for line in lines:
        shown = line
        for target, column in _first_cells(line):
            label = labels.by_target.get(target)
            if label and target not in seen:
                seen.add(target)
                role = "jump" if label.startswith(labels.typed) else "jump-off"
                shown = covered(shown, _first_column(target, column, width(label)), Span(label, role, target))
        result.append(shown)
    return result


def _first_cells(line: Line) -> Iterator[tuple[str, int]]:
    """Target and first column of each span."""
    column = 0
    for span in line:
        yield span.target, column
        column += width(span.text)


def _first_column(target: str, column: int, cells: int) -> int:
    """Where the label of a target begins that begins in that column.

    Behind that of a note, which may take the border's cell, a blank stays before the words; that of a pane is in its
    corner; any other stands before the words.
    """
    if target.startswith(SECTION):
        return column
    return max(0, column - cells + target.startswith(NOTE))


def covered(line: Line, column: int, cover: Span) -> Line:
    """The line with *cover* over what stands there from that column on."""
    end = column + width(cover.text)
    return (*_between(line, 0, column), cover, *_between(line, end, None))


def _between(line: Line, first: int, end: int | None) -> Iterator[Span]:
    """The cells from the first column to before the end; a blank for half of a wide character."""
    column = 0
    for span in line:
        behind = column + width(span.text)
        if behind > first and (end is None or column < end):
            is_whole = column >= first and (end is None or behind <= end)
            yield span if is_whole else span._replace(text=_piece(span.text, first - column, end and end - column))
        column = behind


def _piece(text: str, first: int, end: int | None) -> str:
    """The part of a text between two columns."""
    piece, column = "", 0
    for character in text:
        behind = column + width(character)
        if column >= first and (end is None or behind <= end):
            piece += character if behind > column or piece else ""
        elif behind > first and (end is None or column < end):
            piece += " " * (min(behind, end if end is not None else behind) - max(column, first))
        column = behind
    return piece
