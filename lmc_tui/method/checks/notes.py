"""Rules about notes of all sections, whatever the section: C01 and C92 to C96."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from lmc_tui.method.board import Board, is_believed, is_needed, values_of
from lmc_tui.method.checks.rules import Hit, rule
from lmc_tui.method.vocabulary import AS_IS, SECTIONS

LONGEST_NOTE = 60
"""Characters that are read at a glance."""


@rule("C01")
def empty_section(board: Board) -> Iterator[Hit]:
    """A section without notes."""
    for section in SECTIONS:
        if not board.notes_in(section):
            yield Hit(section=section)


@rule("C92")
def wish_on_todays_board(board: Board) -> Iterator[Hit]:
    """Something needed stands on the as-is board. Who notes gaps there on purpose dismisses the finding."""
    if board.id == AS_IS:
        yield from (Hit((note,)) for note in board if is_needed(note))


@rule("C93")
def long_note(board: Board) -> Iterator[Hit]:
    """A note longer than is read at a glance."""
    yield from (Hit((note,)) for note in board if len(" ".join(note.text.split())) > LONGEST_NOTE)


@rule("C94")
def one_word(board: Board) -> Iterator[Hit]:
    """A note of one word, in a script that puts blanks between words."""
    for note in board:
        words = note.text.split()
        if len(words) == 1 and not any(east_asian_width(sign) in "WF" for sign in words[0]):
            yield Hit((note,))


@rule("C95")
def no_belief(board: Board) -> Iterator[Hit]:
    """Every note counts as a fact."""
    if not any(is_believed(note) for note in board):
        yield Hit()


@rule("C96")
def orphan(board: Board) -> Iterator[Hit]:
    """A note that no link joins to another; a partner that supports a section is joined to that."""
    for note in board:
        if not board.linked(note) and not values_of(note, "supports"):
            yield Hit((note,))
