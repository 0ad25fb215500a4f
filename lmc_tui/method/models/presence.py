"""Which notes count as there, and what their words mention."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from lmc_tui.content.models import Pattern
from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board, is_needed, says
from lmc_tui.method.vocabulary import AS_IS


def present(board: Board, section: str) -> tuple[Note, ...]:
    """The notes of a section that count: on the as-is board only what it has, on others also what it needs."""
    notes = board.notes_in(section)
    return tuple(note for note in notes if not is_needed(note)) if board.id == AS_IS else notes


def mentions(note: Note, phrases: Iterable[str]) -> bool:
    """Whether one of *phrases*, in small letters, stands in the note's text as whole words, or is one of its tags."""
    text = _plain(note.text)
    return any(f" {phrase} " in text or phrase in note.tags for phrase in phrases)


def fits(note: Note, pattern: Pattern) -> bool:
    """Whether the note shows all that the pattern states; an empty pattern fits none."""
    if not pattern:
        return False
    return all(says(note, facet, *values) for facet, values in pattern.facets.items()) and (
        not pattern.says or mentions(note, pattern.says)
    )


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """The words in small letters, a blank before, between and after them."""
    words = "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()
    return f" {' '.join(words)} "
