"""One board of a session, looked up once for drawing."""

from __future__ import annotations

from collections.abc import Callable

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.facets import facet_words
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.tui.drawing.cells import cut, steady

STATUS = "status"
NEED = "need"
BELIEF = "belief"
MOST_NAMED = 3
"""Linked notes of one section that are named; more are counted."""
NAME_CELLS = 40


class BoardView:
    """What a board shows: notes by section, and the threads between them. Made anew when the session changes."""

    def __init__(
        self, session: Session, canvas: Canvas, board: str, shows: Callable[[Note], bool] | None = None
    ) -> None:
        """*shows* tells which notes are to be seen; None for all."""
        self.session = session
        self.canvas = canvas
        self.board = board
        self._all = session.by_section(board)
        self._by_section = (
            self._all
            if shows is None
            else {section: [note for note in notes if shows(note)] for section, notes in self._all.items()}
        )
        self._by_id = {note.id: note for notes in self._all.values() for note in notes}
        self._seen = (
            self._by_id if shows is None else {note.id: note for notes in self._by_section.values() for note in notes}
        )
        self._incoming: dict[str, list[Note]] = {}
        self._words: dict[tuple[str, bool], tuple[str, ...]] = {}
        for note in self._by_id.values():
            for target in note.links:
                self._incoming.setdefault(target, []).append(note)

    def notes(self, section: str) -> list[Note]:
        """The notes of a section that are to be seen, in display order."""
        return self._by_section.get(section, [])

    def hidden(self, section: str) -> int:
        """How many more notes the section has."""
        return len(self._all.get(section, ())) - len(self._by_section.get(section, ()))

    def note(self, note_id: str | None) -> Note | None:
        """A note that is to be seen on the board; None for any other."""
        return self._seen.get(note_id) if note_id else None

    def leads_to(self, note: Note) -> list[Note]:
        """The notes to which a thread leads from it."""
        return [self._by_id[link] for link in note.links if link in self._by_id]

    def leads_here(self, note: Note) -> list[Note]:
        """The notes from which a thread leads to it."""
        return self._incoming.get(note.id, [])

    def is_need(self, note: Note) -> bool:
        """Whether it is still missing."""
        return note.facet(STATUS) == NEED

    def detail_words(self, note: Note, *, names_links: bool = False) -> tuple[str, ...]:
        """Short words that stand under a note: what is needed or believed first, threads last.

        With *names_links* a thread tells the note at its other end, not just its section.
        """
        words = self._words.get((note.id, names_links))
        if words is None:
            words = self._words[note.id, names_links] = self._found_words(note, names_links)
        return words

    def _found_words(self, note: Note, are_named: bool) -> tuple[str, ...]:
        links = (("→", self.leads_to(note)), ("←", self.leads_here(note)))
        threads = (word for arrow, notes in links for word in self._thread_words(arrow, notes, are_named))
        return (*self._words_of_facets(note), *threads)

    def _words_of_facets(self, note: Note) -> list[str]:
        words = list(facet_words(self.canvas, note))
        loud = [word for word in words if word in (NEED, BELIEF)]
        words = loud + [word for word in words if word not in loud] + [f"#{tag}" for tag in note.tags]
        return [*words, f"@{note.owner}"] if note.owner else words

    def _thread_words(self, arrow: str, notes: list[Note], are_named: bool) -> list[str]:
        sections: dict[str, list[Note]] = {}
        for note in notes:
            sections.setdefault(self.canvas.section(note.section).short, []).append(note)
        words: list[str] = []
        for short, linked in sections.items():
            if are_named and len(linked) <= MOST_NAMED:
                words += [f"{arrow} {short}: {cut(steady(' '.join(note.text.split())), NAME_CELLS)}" for note in linked]
            else:
                words.append(f"{arrow} {short}" + (f" ×{len(linked)}" if len(linked) > 1 else ""))
        return words
