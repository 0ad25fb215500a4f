"""Starting a wanted board from the one that is."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace

from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session


def board_copied(
    session: Session, source: str, target: str, new_id: Callable[[Container[str]], str]
) -> tuple[Note, ...]:
    """The notes of the board *source* with copies of them on *target*: new ids, the same threads among themselves.

    Archived notes are left behind; so is whatever stood on *target*.
    """
    originals = tuple(note for note in session.notes if note.board == source and not note.is_archived)
    taken = set(session.ids())
    names: dict[str, str] = {}
    for note in originals:
        names[note.id] = new_id(taken)
        taken.add(names[note.id])
    copies = tuple(
        replace(
            note,
            id=names[note.id],
            board=target,
            links=tuple(names[link] for link in note.links if link in names),
        )
        for note in originals
    )
    return originals + copies
