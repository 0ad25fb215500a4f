"""The notes of a pane, one below the other: how much of each shows, and which of their lines are in sight.

Only notes that can be in sight are measured, so a section may hold thousands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lmc_tui.domain.notes import Note
from lmc_tui.tui.drawing.board_view import BoardView
from lmc_tui.tui.drawing.lines import Line
from lmc_tui.tui.drawing.note import ONE_LINE, WHOLE, Detail, note_height, note_lines

SHORTER = (
    WHOLE,
    *(Detail(word_lines=lines) for lines in (3, 2, 1, 0)),
    *(Detail(text_lines=lines, word_lines=0) for lines in (3, 2)),
    ONE_LINE,
)
"""How notes are shortened where they do not fit, step by step: first the words under them, then their text."""


class Top(NamedTuple):
    """Where the lines in sight begin. Tops compare as they lie below one another."""

    note: int = 0
    """Place of the first note in sight, from zero."""
    line: int = 0
    """How many lines of it are above."""


class InSight(NamedTuple):
    """The lines in sight, and what is not."""

    lines: list[Line]
    below: int
    """Notes below of which nothing shows."""
    is_cut: bool
    """Whether the last note in sight goes on below."""


class Fit(NamedTuple):
    """How the notes of a pane are shortened."""

    detail: Detail
    """How much of each shows."""
    spare_rows: int
    """Rows that are left."""


def fitted_notes(view: BoardView, notes: Sequence[Note], columns: int, rows: int) -> Fit:
    """The most detail with which all notes are in sight; one line for each when there are too many for that.

    It is the same whichever note is in hand: taking another one in hand moves nothing but what is in hand.
    """
    if len(notes) <= rows:
        for detail in SHORTER:
            spare = _spare_rows(view, notes, columns, rows, detail)
            if spare >= 0:
                return Fit(detail, spare)
    return Fit(ONE_LINE, 0)


def _spare_rows(view: BoardView, notes: Sequence[Note], columns: int, rows: int, detail: Detail) -> int:
    """Rows that the notes leave; negative as soon as one of them has none."""
    for note in notes:
        rows -= note_height(view, note, columns, detail)
        if rows < 0:
            break
    return rows


class NoteColumn:
    """Notes in that many columns."""

    def __init__(
        self,
        view: BoardView,
        notes: Sequence[Note],
        columns: int,
        detail: Detail,
        in_hand: tuple[int, Detail] | None = None,
        lit: frozenset[str] = frozenset(),
    ) -> None:
        """*in_hand* is the place of the note in hand, and how much of that one shows; None for none.

        *lit* are the ids of the notes on the thread that is lit.
        """
        self._view, self._notes, self._columns, self._detail = view, notes, columns, detail
        self._lit = lit
        self._in_hand = in_hand[0] if in_hand is not None else None
        self._in_hand_detail = in_hand[1] if in_hand is not None else detail

    def _lines(self, place: int) -> list[Line]:
        is_in_hand = place == self._in_hand
        detail = self._in_hand_detail if is_in_hand else self._detail
        note = self._notes[place]
        return note_lines(self._view, note, self._columns, detail, is_selected=is_in_hand, is_lit=note.id in self._lit)

    def _height(self, place: int) -> int:
        detail = self._in_hand_detail if place == self._in_hand else self._detail
        return note_height(self._view, self._notes[place], self._columns, detail)

    def scrolled(self, top: Top, rows: int) -> Top:
        """So many rows further down; further up when *rows* is negative. Ends at the first and last line."""
        note, line = top.note, top.line + rows
        while line < 0 and note > 0:
            note -= 1
            line += self._height(note)
        while line > 0 and note < len(self._notes) and line >= (height := self._height(note)):
            note += 1
            line -= height
        return Top(note, max(0, line)) if note < len(self._notes) else Top(note)

    def placed(self, top: Top, rows: int, *, follows: bool = True) -> Top:
        """Where to begin with *rows* to show: at *top*, if that leaves no rows empty that could be filled.

        With *follows* the note in hand is in sight, its first line at least.
        """
        end = Top(len(self._notes))
        top = self.scrolled(min(top, end), 0)
        if follows and self._in_hand is not None:
            behind = Top(self._in_hand + 1)
            top = min(max(top, self.scrolled(behind, -rows)), Top(self._in_hand))
        return min(top, self.scrolled(end, -rows))

    def in_sight(self, top: Top, rows: int) -> InSight:
        """The lines from *top* on, at most *rows*."""
        lines: list[Line] = []
        place = top.note
        while place < len(self._notes) and len(lines) < rows:
            lines += self._lines(place)[top.line if place == top.note else 0 :]
            place += 1
        return InSight(lines[:rows], len(self._notes) - place, len(lines) > rows)
