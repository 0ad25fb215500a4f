"""Changes that can be done in one go: a paste of thousands of lines is one change of as many new notes.

Done note by note, each of them would go through all the others, and the screen would stand still for many seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lmc_tui.domain.change_kinds import AddNote, Change, RemoveNote
from lmc_tui.domain.notes import Note


def runs(changes: Sequence[Change]) -> Iterator[tuple[Change, ...]]:
    """*changes* in order, cut into runs: notes that go behind each other, notes that are removed, single others."""
    run: list[Change] = []
    for change in changes:
        if run and not _goes_on(run[-1], change):
            yield tuple(run)
            run = []
        run.append(change)
    if run:
        yield tuple(run)


def _goes_on(one: Change, other: Change) -> bool:
    match one, other:
        case AddNote(note), AddNote(following, after):
            return after == note.id and (note.board, note.section) == (following.board, following.section)
        case RemoveNote(), RemoveNote():
            return True
        case _:
            return False


def neighbours_before(notes: Sequence[Note], removed: Sequence[str]) -> list[str | None]:
    """For each id, the note in front of it in its section when those before it in *removed* are gone; None for none.

    Every id is that of a note, and stands in *removed* once.
    """
    before: dict[str, str | None] = {}
    behind: dict[str, str] = {}
    last: dict[tuple[str, str], str] = {}
    for note in notes:
        section = (note.board, note.section)
        before[note.id] = last.get(section)
        if section in last:
            behind[last[section]] = note.id
        last[section] = note.id
    found: list[str | None] = []
    for note_id in removed:
        front, back = before[note_id], behind.get(note_id)
        found.append(front)
        if back is not None:
            before[back] = front
        if front is not None:
            behind.pop(front)
            if back is not None:
                behind[front] = back
    return found
