"""What becomes of a text that was typed or pasted: one change, whatever it was typed for and however long it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.changes import AddNote, Change, SetAction, SetParked, Several
from lmc_tui.domain.parts import parts
from lmc_tui.domain.place import Draft, Purpose
from lmc_tui.domain.session import Action, Parked, Session
from lmc_tui.storage.reading import LARGEST_BYTES
from lmc_tui.text import clean_line
from lmc_tui.workshop.writing import action_from, adding, revising

BLOCK_BYTES = 160
"""What a note takes in the file besides its text, about."""
FULL_BYTES = LARGEST_BYTES * 9 // 10
"""About how large a session may become by a paste: what is left is for the words that people type."""


def lines_of(pasted: str) -> tuple[str, ...]:
    """The lines of what was pasted that hold words, without blanks at their ends."""
    return tuple(line.strip() for line in pasted.split("\n") if line.strip())


def kept(
    session: Session, canvas: Canvas, draft: Draft, texts: Sequence[str], ids: Iterator[str], author: str = ""
) -> tuple[Change, ...]:
    """What makes notes, points or actions of *texts*, to be done together; nothing where no words are left.

    *draft* tells what they were typed for, *author* who wrote new notes. An edit takes them as the lines of one text.
    """
    if draft.purpose is Purpose.PARKED:
        return tuple(SetParked(Parked(next(ids), part)) for text in texts for part in parts(clean_line(text)))
    if draft.purpose is Purpose.ACTION:
        return tuple(SetAction(action) for text in texts for action in _actions(text, ids))
    note = session.note(draft.note) if draft.note is not None else None
    if note is not None:
        change = revising(canvas, note, "\n".join(texts), ids)
        return change.changes if isinstance(change, Several) else () if change is None else (change,)
    shown = session.notes_in(draft.board, draft.section)
    return adding(canvas, draft, texts, shown[-1].id if shown else None, ids, author)


def _actions(typed: str, ids: Iterator[str]) -> Iterator[Action]:
    """The action that was typed; of more words than it holds the rest as further ones, for nobody and no day."""
    whole = action_from(next(ids), typed)
    first, *rest = parts(whole.text) or (whole.text,)
    yield Action(whole.id, first, whole.owner, whole.due)
    for text in rest:
        yield Action(next(ids), text)


class Made(NamedTuple):
    """How much came of a text."""

    notes: int = 0
    """New notes; those behind an edited one."""
    others: int = 0
    """Parked points or actions."""

    @property
    def total(self) -> int:
        """All of them."""
        return self.notes + self.others


def made(changes: Sequence[Change]) -> Made:
    """What is new in *changes*."""
    return Made(
        sum(isinstance(each, AddNote) for each in changes),
        sum(isinstance(each, (SetParked, SetAction)) for each in changes),
    )


def count_parts(texts: Sequence[str]) -> int:
    """About how many notes would be made of *texts*."""
    return sum(len(parts(text)) for text in texts)


def has_room_for(session: Session, texts: Sequence[str]) -> bool:
    """Whether the session could still be read from its file if it held *texts* as notes, too."""
    texts = (*(note.text for note in session.notes), *texts)
    return sum(len(text.encode()) for text in texts) + count_parts(texts) * BLOCK_BYTES < FULL_BYTES
