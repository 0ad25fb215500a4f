"""What breaks a thread, and what a group does once it has agreed on the cause.

That a thread breaks for lack of resources or backing, by poor execution or for disagreement about what something is
worth: [threads 2015-09-12]. The choice of a group becomes an action of the session: no more is kept of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lmc_tui.content.threads import Cause, thread_words
from lmc_tui.domain.notes import Note
from lmc_tui.domain.phrases import quoted
from lmc_tui.method.board import Board, is_needed
from lmc_tui.method.checks.outcomes import is_measurable
from lmc_tui.method.threads.following import Thread
from lmc_tui.method.vocabulary import COST, OUTCOMES, PARTNERS

GAP, NEED, UNMEASURED, DANGLING = "gap", "need", "unmeasured", "dangling"


class Break(NamedTuple):
    """A place at which a thread is broken, or about to."""

    kind: str
    """`gap` where a part is missing; `need`, `unmeasured` and `dangling` where one will not hold."""
    section: str
    message: str
    """What is wrong, as a sentence."""
    note: str = ""
    """Id of the note that it is about; empty for a gap."""

    @property
    def is_gap(self) -> bool:
        """Whether a part is missing, so that the thread does not run through."""
        return self.kind == GAP


def breaks(board: Board, thread: Thread) -> tuple[Break, ...]:
    """All of them, gaps first, then note by note in the order in which the thread is told."""
    words = thread_words()
    gaps = [Break(GAP, section, words.part(section).missing) for section in thread.gaps]
    return (*gaps, *(each for note in thread.notes for each in _of_note(board, note)))


def _of_note(board: Board, note: Note) -> Iterator[Break]:
    if is_needed(note) and not _is_seen_to(board, note):
        yield _told(NEED, note)
    if note.section == OUTCOMES and not is_measurable(note):
        yield _told(UNMEASURED, note)
    if any(_is_gone(board, link) for link in note.links):
        yield _told(DANGLING, note)


def _is_seen_to(board: Board, note: Note) -> bool:
    """Whether somebody owns a needed note, money is put down for it, or a partner brings it.

    Other links do not count: a note is on a thread only by way of one. For a partner to be won, another one is no help.
    """
    helps = (COST,) if note.section == PARTNERS else (COST, PARTNERS)
    return bool(note.owner or board.linked_in(note, *helps))


def _is_gone(board: Board, note_id: str) -> bool:
    other = board.session.note(note_id)
    return other is None or other.is_archived


def _told(kind: str, note: Note) -> Break:
    return Break(kind, note.section, thread_words().breaks[kind].format(note=quoted(note.text)), note.id)


def is_broken(thread: Thread) -> bool:
    """Whether a part of it is missing."""
    return bool(thread.gaps)


def action_for(cause: Cause, found: Break, thread: Thread) -> str:
    """What to do once a group has agreed why a thread is broken, for the list of actions."""
    return cause.action.format(what=found.message.rstrip("."), segment=" ".join(thread.segment.text.split()))
