"""One board of a session, indexed for the questions that the method asks of it."""

from __future__ import annotations

from collections.abc import Iterator

from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session


class Board:
    """The notes that show on one board, by section and by link. Built in one pass over the session; treat as frozen.

    A link counts in both directions, for people draw a thread from whichever end they begin at. Links to archived
    notes, to the other board or to nothing do not count.
    """

    def __init__(self, session: Session, board: str) -> None:
        self._session = session
        self.id = board
        self._by_section = {section: tuple(notes) for section, notes in session.by_section(board).items()}
        self._by_id = {note.id: note for note in self}
        self._links: dict[str, list[str]] = {}
        for note in self:
            for target in note.links:
                if target in self._by_id and target != note.id:
                    self._join(note.id, target)
                    self._join(target, note.id)

    @property
    def session(self) -> Session:
        """The session that it is a board of."""
        return self._session

    @property
    def target_model(self) -> str:
        """The model that the session aims at, as people wrote it; empty for none."""
        return self._session.target_model

    def _join(self, one: str, other: str) -> None:
        known = self._links.setdefault(one, [])
        if other not in known:
            known.append(other)

    def __iter__(self) -> Iterator[Note]:
        """All notes, section by section."""
        for notes in self._by_section.values():
            yield from notes

    def __len__(self) -> int:
        return len(self._by_id)

    def notes_in(self, section: str) -> tuple[Note, ...]:
        """The notes of a section, in display order; none for an empty or unknown one."""
        return self._by_section.get(section, ())

    def sections(self) -> Iterator[tuple[str, tuple[Note, ...]]]:
        """Each section that has notes, with them."""
        yield from self._by_section.items()

    def note(self, note_id: str) -> Note | None:
        """The note with that id if it shows on this board, or None."""
        return self._by_id.get(note_id)

    def linked(self, note: Note) -> tuple[Note, ...]:
        """The notes joined to this one by a link either way, those it names first."""
        return tuple(self._by_id[other] for other in self._links.get(note.id, ()))

    def linked_in(self, note: Note, *sections: str) -> tuple[Note, ...]:
        """The notes of those sections that are joined to this one by a link either way."""
        return tuple(other for other in self.linked(note) if other.section in sections)


def says(note: Note, facet: str, *values: str) -> bool:
    """Whether the note says one of *values* for a facet of one or several choices."""
    said = note.facet(facet)
    return any(value in values for value in said) if isinstance(said, tuple) else said in values


def values_of(note: Note, facet: str) -> tuple[str, ...]:
    """All that the note says for a facet of choices, or its words; none when it says nothing, or a number."""
    said = note.facet(facet)
    if isinstance(said, tuple):
        return said
    return (said,) if isinstance(said, str) else ()


def is_needed(note: Note) -> bool:
    """Whether the note is marked as something that the plan rests on and that is not there yet."""
    return note.facet("status") == "need"


def is_believed(note: Note) -> bool:
    """Whether the note is marked as believed, not known."""
    return note.facet("confidence") == "belief"
