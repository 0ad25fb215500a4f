"""The notes of a pane, one below the other: how much of each shows, and which of their lines are in sight.

Only notes that can be in sight are measured, so a section may hold thousands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from lmc_tui.domain.notes import Note
from lmc_tui.tui.drawing.board_view import BoardView
from lmc_tui.tui.drawing.lines import Line
from lmc_tui.tui.drawing.note import ONE_LINE, SPELLED_OUT, WHOLE, Detail, note_height, note_lines

SHORTER = (
    WHOLE,
    *(Detail(word_lines=lines) for lines in (3, 2, 1, 0)),
    *(Detail(text_lines=lines, word_lines=0) for lines in (3, 2)),
    ONE_LINE,
)
"""How notes are shortened where they do not fit, step by step: first the words under them, then their text."""
SPELLED_FROM = 32
"""Columns from which on the words tell which notes are linked, if all of it fits: in fewer a name says too little."""
NOTHING_MORE: Mapping[int, Detail] = MappingProxyType({})


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
    """How much of each shows at least."""
    spare_rows: int
    """Rows that are left then."""
    richer: Detail | None = None
    """What some may show in the rows that are left; None for no more."""


def fitted_notes(view: BoardView, notes: Sequence[Note], columns: int, rows: int) -> Fit:
    """The most detail with which all notes are in sight; one line for each when there are too many for that.

    It is the same whichever note is in hand.
    """
    if len(notes) > rows:
        return Fit(ONE_LINE, 0)
    richer: Detail | None = None
    for detail in (SPELLED_OUT, *SHORTER) if columns >= SPELLED_FROM else SHORTER:
        spare = _spare_rows(view, notes, columns, rows, detail)
        if spare >= 0:
            return Fit(detail, spare, richer if richer is not None and _differs_in_lines(detail, richer) else None)
        richer = detail
    return Fit(ONE_LINE, 0)


def _differs_in_lines(detail: Detail, richer: Detail) -> bool:
    """Whether notes may differ so: what is missing shows as cut. A note without its words would seem to have none."""
    return detail.names_links == richer.names_links and (detail.word_lines == 0) == (richer.word_lines == 0)


def filled_up(
    view: BoardView, notes: Sequence[Note], columns: int, fit: Fit, in_hand: int | None, taken: int
) -> Mapping[int, Detail]:
    """Place to detail of the notes that show more, from the first one on, so that no row is left that one could fill.

    The one *in_hand* has its own way, and has *taken* some of the rows that were left.
    """
    spare = fit.spare_rows - taken
    if fit.richer is None or spare <= 0:
        return NOTHING_MORE
    found: dict[int, Detail] = {}
    for place, note in enumerate(notes):
        if place == in_hand:
            continue
        more = note_height(view, note, columns, fit.richer) - note_height(view, note, columns, fit.detail)
        if 0 < more <= spare:
            found[place] = fit.richer
            spare -= more
        if spare == 0:
            break
    return found


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
        fuller: Mapping[int, Detail] = NOTHING_MORE,
    ) -> None:
        """*in_hand* is the place of the note in hand, and how much of that one shows; None for none.

        *lit* are the ids of the notes on the thread that is lit. *fuller* tells of which places how much more shows.
        """
        self._view, self._notes, self._columns, self._detail = view, notes, columns, detail
        self._lit = lit
        self._in_hand = in_hand[0] if in_hand is not None else None
        self._own_details = dict(fuller) | ({} if in_hand is None else {in_hand[0]: in_hand[1]})

    def _lines(self, place: int) -> list[Line]:
        is_in_hand = place == self._in_hand
        detail = self._own_details.get(place, self._detail)
        note = self._notes[place]
        return note_lines(self._view, note, self._columns, detail, is_selected=is_in_hand, is_lit=note.id in self._lit)

    def _height(self, place: int) -> int:
        detail = self._own_details.get(place, self._detail)
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
