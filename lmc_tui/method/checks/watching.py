"""A board that tells what was read of it, so that a rule runs again only when that has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.method.board import Board

Read: TypeAlias = tuple[str, str]
"""Board and section."""

ANYWHERE = "*"
"""Stands for every section of a board."""
TARGET: Read = ("", "target model")
"""The model that the session aims at."""


class WatchedBoard(Board):
    """A board that calls *on_read* with each section that it is asked about.

    Which notes a note is joined to within some sections depends on its own section and on those, and on no other.
    """

    def __init__(self, board: Board, on_read: Callable[[Read], None]) -> None:
        self._session = board._session
        self.id = board.id
        self._by_section, self._by_id, self._links = board._by_section, board._by_id, board._links
        self._on_read = on_read

    @property
    def session(self) -> Session:
        self._on_read(TARGET)
        self._read_all()
        return super().session

    @property
    def target_model(self) -> str:
        self._on_read(TARGET)
        return super().target_model

    def __iter__(self) -> Iterator[Note]:
        self._read_all()
        return super().__iter__()

    def __len__(self) -> int:
        self._read_all()
        return super().__len__()

    def notes_in(self, section: str) -> tuple[Note, ...]:
        self._on_read((self.id, section))
        return super().notes_in(section)

    def note(self, note_id: str) -> Note | None:
        self._read_all()
        return super().note(note_id)

    def linked(self, note: Note) -> tuple[Note, ...]:
        self._read_all()
        return super().linked(note)

    def linked_in(self, note: Note, *sections: str) -> tuple[Note, ...]:
        for section in (note.section, *sections):
            self._on_read((self.id, section))
        return tuple(other for other in super().linked(note) if other.section in sections)

    def _read_all(self) -> None:
        self._on_read((self.id, ANYWHERE))
