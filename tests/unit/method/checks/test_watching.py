"""A watched board gives what the board gives, and tells what was asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lmc_tui.method.board import Board
from lmc_tui.method.checks.watching import ANYWHERE, TARGET, Read, WatchedBoard
from lmc_tui.method.vocabulary import DELIVERY, DESIGN, TO_BE, VALUE
from tests.unit.method.checks.building import a_note, a_session

DESIGNED = a_note("d", DESIGN, "Tips", "e", "v")
BOARD = Board(a_session(DESIGNED, a_note("e", DELIVERY), a_note("v", VALUE), target="innovation"), TO_BE)
ALL = (TO_BE, ANYWHERE)


@pytest.mark.parametrize(
    ("ask", "reads"),
    [
        (lambda board: board.notes_in(DESIGN), {(TO_BE, DESIGN)}),
        (lambda board: board.notes_in(VALUE), {(TO_BE, VALUE)}),
        (lambda board: board.linked_in(DESIGNED, DELIVERY), {(TO_BE, DESIGN), (TO_BE, DELIVERY)}),
        (lambda board: board.linked(DESIGNED), {ALL}),
        (lambda board: board.note("e"), {ALL}),
        (list, {ALL}),
        (len, {ALL}),
        (lambda board: board.target_model, {TARGET}),
        (lambda board: board.session, {ALL, TARGET}),
        (lambda board: board.id, set()),
    ],
)
def test_it_answers_as_the_board_does_and_tells_what_was_read(ask: Callable[[Board], object], reads: set[Read]) -> None:
    """Section by section where that is all that matters, else the whole board."""
    told: set[Read] = set()
    watched = WatchedBoard(BOARD, told.add)
    assert ask(watched) == ask(BOARD)
    assert told == reads
