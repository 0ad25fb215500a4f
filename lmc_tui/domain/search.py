"""Finding notes by words."""

from __future__ import annotations

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.facets import facet_words
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session


def find(session: Session, canvas: Canvas, words: str, *, archived: bool = True) -> tuple[Note, ...]:
    """Notes of all boards in which every one of *words* occurs, whatever the case, in file order.

    Text, facets, tags (`#tag`), owner (`@name`) and section are looked at; notes off the board come last.
    No words find nothing.
    """
    wanted = words.casefold().split()
    if not wanted:
        return ()
    found = [note for note in session.notes if (archived or not note.is_archived) and _holds(note, canvas, wanted)]
    return tuple(sorted(found, key=lambda note: (note.is_archived, *canvas.rank(note.board, note.section))))


def _holds(note: Note, canvas: Canvas, wanted: list[str]) -> bool:
    section = canvas.section(note.section)
    hay = " ".join(
        (
            note.text,
            section.name,
            note.board,
            *facet_words(canvas, note, with_defaults=True),
            *(f"#{tag}" for tag in note.tags),
            f"@{note.owner}" if note.owner else "",
        )
    ).casefold()
    return all(word in hay for word in wanted)
