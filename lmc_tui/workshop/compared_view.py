"""Two states that somebody looks at side by side, and what this person says is the same note, or is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.comparing import By, Compared, ComparedSection, Comparison, compare
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session

Ids = tuple[tuple[str, str], ...]


class Side(NamedTuple):
    """One of two states."""

    name: str
    """What it is called: `as-is`, `now`, `“before lunch”`."""
    read: Callable[[], Session]
    """The session as it stands there at the moment."""
    board: str = ""
    """Id of the board, where two boards are compared; empty for every board with itself."""


class Corrections(NamedTuple):
    """What is taken for the same and what is not, by hand: ids before and after."""

    pairs: Ids = ()
    apart: Ids = ()

    def joined(self, before: str, after: str) -> Corrections:
        """With those two taken for one."""
        pair = (before, after)
        return Corrections((*self.pairs, pair), tuple(known for known in self.apart if known != pair))

    def parted(self, before: str, after: str) -> Corrections:
        """With those two never taken for one."""
        pair = (before, after)
        return Corrections(tuple(known for known in self.pairs if known != pair), (*self.apart, pair))


def compared(canvas: Canvas, before: Side, after: Side, corrections: Corrections) -> Comparison:
    """The two as they stand. Raises `CompareError` where they are on different canvases."""
    boards = (before.board, after.board) if before.board else None
    pairs, apart = corrections
    return compare(canvas, before.read(), after.read(), boards=boards, pairs=pairs, apart=apart)


def sections_of(comparison: Comparison, board: str) -> tuple[ComparedSection, ...]:
    """The sections of two boards, or those of *board* where every board is compared with itself."""
    if comparison.boards is not None:
        return comparison.sections
    return tuple(each for each in comparison.sections if each.boards[1] == board)


def is_correctable(each: Compared[Note]) -> bool:
    """Whether two were taken for one by something other than their id."""
    return each.before is not None and each.after is not None and each.by in (By.LIKENESS, By.HAND)


def could_be(each: Compared[Note], sections: tuple[ComparedSection, ...]) -> list[Note]:
    """The notes of the other side with which a note that stands on one side only can be taken for one."""
    others = [other for section in sections for other in section.notes]
    if each.before is None:
        return [other.before for other in others if other.after is None and other.before is not None]
    return [other.after for other in others if other.before is None and other.after is not None]
