"""Who gives what up when a single note is cut, and what is left without a thread.

A segment that keeps its promise may still lose what makes it true: so a thread that breaks is told beside what is given
up. As with a whole thread, both sides are told [threads 2015-09-12].
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from lmc_tui.content.threads import thread_words
from lmc_tui.domain.notes import Note
from lmc_tui.domain.phrases import joined, quoted
from lmc_tui.method.board import Board
from lmc_tui.method.threads.cutting import THEIRS, cut, with_amounts
from lmc_tui.method.threads.following import PARTS, Thread, threads
from lmc_tui.method.threads.telling import named
from lmc_tui.method.vocabulary import COST, RELATIONSHIP


class Loss(NamedTuple):
    """What one segment loses."""

    segment: Note
    given_up: tuple[Note, ...]
    """Promises and outcomes that are on its thread no more."""
    broken: tuple[str, ...]
    """Sections in which its thread has a gap that it did not have."""


class NoteCut(NamedTuple):
    """What goes with a note. All empty for one that is on no thread."""

    losses: tuple[Loss, ...]
    """Segments that lose something, the primary one first."""
    team: tuple[Note, ...]
    """What L&D did for threads and does for none any more; the note too, if it is of that kind."""
    freed: tuple[Note, ...]
    """Costs of no thread any more."""
    orphans: tuple[Note, ...]
    """All that stays on the board, was on a thread and is on none any more."""


def if_cut(board: Board, note: Note) -> NoteCut:
    """What goes when that note goes, and all others stay."""
    session = replace(board.session, notes=tuple(each for each in board.session.notes if each.id != note.id))
    after = {thread.segment.id: thread for thread in threads(Board(session, board.id))}
    before = threads(board)
    losses = (_loss(board, thread, after.get(thread.segment.id)) for thread in before)
    kept = {each.id for thread in after.values() for each in thread.notes}
    lost = {each.id for thread in before for each in thread.notes} - kept
    gone = [each for section in (RELATIONSHIP, *PARTS) for each in board.notes_in(section) if each.id in lost]
    return NoteCut(
        tuple(loss for loss in losses if loss is not None),
        tuple(each for each in gone if each.section not in (*THEIRS, COST)),
        tuple(each for each in gone if each.section == COST),
        tuple(each for each in gone if each.id != note.id),
    )


def _loss(board: Board, before: Thread, after: Thread | None) -> Loss | None:
    """What the segment of that thread loses; None for nothing."""
    if after is None:
        return Loss(before.segment, cut(board, before).customer, ())
    kept = {note.id for note in after.notes}
    given_up = tuple(note for section in THEIRS for note in before.part(section) if note.id not in kept)
    broken = tuple(section for section in after.gaps if section not in before.gaps)
    return Loss(before.segment, given_up, broken) if given_up or broken else None


def if_cut_told(board: Board, note: Note) -> tuple[str, ...]:
    """Who gives what up, in sentences: each customer, L&D, what is freed."""
    words, found = thread_words(), if_cut(board, note)
    if not (found.losses or found.team or found.freed):
        return (words.drop.unthreaded.format(note=quoted(note.text)),)
    told = [sentence for loss in found.losses for sentence in _loss_told(loss)] or [words.drop.nobody]
    told.append(words.cut.team.format(what=named(found.team)) if found.team else words.drop.team_nothing)
    if found.freed:
        told.append(words.cut.freed.format(what=with_amounts(found.freed)))
    return tuple(told)


def _loss_told(loss: Loss) -> list[str]:
    words, segment = thread_words(), quoted(loss.segment.text)
    told = []
    if loss.given_up:
        told.append(words.cut.customer.format(segment=segment, what=named(loss.given_up)))
    if loss.broken:
        left = joined([words.part(section).without for section in loss.broken])
        told.append(words.drop.left.format(segment=segment, what=left))
    return told or [words.cut.customer_nothing.format(segment=segment)]
