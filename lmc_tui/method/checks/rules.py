"""What a rule is, and the table of all rules by the ids of their checks.

A rule looks at a board, or at both boards, and yields a hit for everything that it finds. It reads notes only through
the boards that it is given: what it read is noted, and it runs again only when that has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board
from lmc_tui.method.models import ModelReading


class Hit(NamedTuple):
    """What a rule found, before it is put into words."""

    notes: tuple[Note, ...] = ()
    """The notes that it is about; none where it is about the board."""
    what: str = ""
    """Words for the place `{what}`; they tell this hit from others of the rule about the same notes."""
    section: str = ""
    """The section that it is about; empty for those of the check."""
    model: str = ""
    """Words for the place `{model}`."""
    late: bool = False
    """Whether the room may not have come that far: nothing stands yet in the sections that would settle it."""


class Look(NamedTuple):
    """What a rule looks at."""

    board: Board
    other: Board
    """The other board of the session; without notes where nobody has begun it."""
    read: Callable[[Board], ModelReading]
    """Gives the model that a board looks like; what was read once is not read again."""


Rule: TypeAlias = Callable[[Look], Iterable[Hit]]
BoardRule: TypeAlias = Callable[[Board], Iterable[Hit]]

RULES: dict[str, Rule] = {}
"""Check id to rule. Complete once all modules of rules are imported, as `lmc_tui.method.checks` does."""


def rule(check_id: str) -> Callable[[BoardRule], BoardRule]:
    """Puts a rule about one board into the table."""

    def put(found: BoardRule) -> BoardRule:
        RULES[check_id] = lambda look: found(look.board)
        return found

    return put


def comparing_rule(check_id: str) -> Callable[[Rule], Rule]:
    """Puts a rule that looks at both boards, or at their models, into the table."""

    def put(found: Rule) -> Rule:
        RULES[check_id] = found
        return found

    return put


def is_unreached(board: Board, *sections: str) -> bool:
    """Whether nothing stands yet in any of those sections."""
    return not any(board.notes_in(section) for section in sections)


def unlinked(board: Board, note: Note, *sections: str, what: str = "") -> Iterable[Hit]:
    """A hit when no link joins the note to a note of those sections."""
    if not board.linked_in(note, *sections):
        yield Hit((note,), what, late=is_unreached(board, *sections))
