"""One board of a session, looked up once for drawing."""

from __future__ import annotations

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.facets import facet_words
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session

STATUS = "status"
NEED = "need"
BELIEF = "belief"


class BoardView:
    """What a board shows: notes by section, and the threads between them. Made anew when the session changes."""

    def __init__(self, session: Session, canvas: Canvas, board: str) -> None:
        self.session = session
        self.canvas = canvas
        self.board = board
        self._by_section = session.by_section(board)
        self._by_id = {note.id: note for notes in self._by_section.values() for note in notes}
        self._incoming: dict[str, list[Note]] = {}
        for note in self._by_id.values():
            for target in note.links:
                self._incoming.setdefault(target, []).append(note)

    def notes(self, section: str) -> list[Note]:
        """The notes of a section, in display order."""
        return self._by_section.get(section, [])

    def note(self, note_id: str | None) -> Note | None:
        """A note that shows on the board; None for any other."""
        return self._by_id.get(note_id) if note_id else None

    def leads_to(self, note: Note) -> list[Note]:
        """The notes to which a thread leads from it."""
        return [self._by_id[link] for link in note.links if link in self._by_id]

    def leads_here(self, note: Note) -> list[Note]:
        """The notes from which a thread leads to it."""
        return self._incoming.get(note.id, [])

    def is_need(self, note: Note) -> bool:
        """Whether it is still missing."""
        return note.facet(STATUS) == NEED

    def detail_words(self, note: Note) -> tuple[str, ...]:
        """Short words that stand under a note: what is needed or believed first, threads last."""
        words = list(facet_words(self.canvas, note))
        loud = [word for word in words if word in (NEED, BELIEF)]
        words = loud + [word for word in words if word not in loud]
        words += [f"#{tag}" for tag in note.tags]
        if note.owner:
            words.append(f"@{note.owner}")
        return (*words, *self._thread_words("→", self.leads_to(note)), *self._thread_words("←", self.leads_here(note)))

    def _thread_words(self, arrow: str, notes: list[Note]) -> list[str]:
        counts: dict[str, int] = {}
        for note in notes:
            short = self.canvas.section(note.section).short
            counts[short] = counts.get(short, 0) + 1
        return [f"{arrow} {short}" + (f" ×{count}" if count > 1 else "") for short, count in counts.items()]
