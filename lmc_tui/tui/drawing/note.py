"""A note as lines: its text behind a mark, and the words under it, whole or shortened."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from lmc_tui.domain.notes import Note
from lmc_tui.tui.drawing.board_view import BELIEF, NEED, BoardView
from lmc_tui.tui.drawing.cells import in_lines, listed, padded, shortened, steady, wrapped
from lmc_tui.tui.drawing.lines import Line, Span

SELECTED, HAVE, MISSING = "▸", "•", "○"
LIT, LIT_MISSING = "◆", "◇"
"""On the thread that is lit."""
MARK_CELLS = 2
MOST_TEXT_CELLS = 100
"""Longer lines are read badly."""
NO_LIMIT = 1_000_000
"""More lines than any note has."""


class Detail(NamedTuple):
    """How much of a note shows. None is as many lines as it takes."""

    text_lines: int | None = None
    """Lines of its text, at most."""
    word_lines: int | None = None
    """Lines of the words under it, at most."""
    all_lines: int | None = None
    """Lines in all, at most."""
    names_links: bool = False
    """Whether the words tell the notes that it is linked to, and not just their sections."""


WHOLE = Detail()
SPELLED_OUT = Detail(names_links=True)
ONE_LINE = Detail(text_lines=1, word_lines=0)


def note_lines(
    view: BoardView,
    note: Note,
    columns: int,
    detail: Detail = WHOLE,
    *,
    is_selected: bool = False,
    is_lit: bool = False,
) -> list[Line]:
    """A note's lines in that many columns; those of the one in hand are marked over their whole width.

    One that *is_lit* lies on the thread that is lit.
    """
    texts, words = _parts(view, note, columns, detail)
    target = f"note:{note.id}"
    role = "note-selected" if is_selected else "note"
    is_need = view.is_need(note)
    usual = (LIT_MISSING if is_need else LIT) if is_lit else MISSING if is_need else HAVE
    mark = SELECTED if is_selected else usual
    mark_role = role if is_selected else "thread" if is_lit else "need" if is_need else "mark"
    second = MISSING if is_selected and is_need and not words else " "  # where no word under it says so
    lines: list[Line] = []
    for place, text in enumerate(texts):
        lead = Span(f"{mark}{second}", mark_role, target) if place == 0 else Span("  ", role, target)
        lines.append((lead, Span(padded(text, max(1, columns - MARK_CELLS)) if is_selected else text, role, target)))
    loud = [word for word in view.detail_words(note) if word in (NEED, BELIEF)]
    return lines + [_words_line(line, loud if place == 0 else [], target) for place, line in enumerate(words)]


def note_height(view: BoardView, note: Note, columns: int, detail: Detail) -> int:
    """How many lines `note_lines` gives. Panes ask for many details until one fits, so no line is made for it."""
    if detail.text_lines == 1 and detail.word_lines == 0:
        return 1
    room = _room(columns)
    texts = max(0, min(len(wrapped(note.text, room)), _least(detail.text_lines, detail.all_lines)))
    return texts + max(0, min(len(_said(view, note, room, detail)), _least(detail.word_lines, _left(detail, texts))))


def _parts(view: BoardView, note: Note, columns: int, detail: Detail) -> tuple[list[str], list[str]]:
    """The lines of the text, and those of the words under it."""
    room = _room(columns)
    texts = in_lines(note.text, room, _least(detail.text_lines, detail.all_lines))
    words = _said(view, note, room, detail)
    most = _least(detail.word_lines, _left(detail, len(texts)))
    if len(words) <= most:
        return texts, list(words)
    whole = " · ".join(steady(word) for word in view.detail_words(note, names_links=detail.names_links))
    return texts, [_ended(line) for line in shortened(words, most, whole, room)]


def _room(columns: int) -> int:
    """Cells for the words of a note in that many columns."""
    return max(1, min(MOST_TEXT_CELLS, columns - MARK_CELLS))


def _ended(line: str) -> str:
    """A line of words without a separator before the sign that more follow."""
    return f"{line[:-2]}…" if line.endswith("·…") else line


def _said(view: BoardView, note: Note, room: int, detail: Detail) -> tuple[str, ...]:
    """All lines of the words under it; none where none may show."""
    return () if detail.word_lines == 0 else _listed(view.detail_words(note, names_links=detail.names_links), room)


@lru_cache(maxsize=8192)
def _listed(words: tuple[str, ...], room: int) -> tuple[str, ...]:
    return tuple(listed([steady(word) for word in words], room))


def _left(detail: Detail, texts: int) -> int | None:
    """Lines that so many lines of text leave for the words; None for as many as it takes."""
    return None if detail.all_lines is None else detail.all_lines - texts


def _least(*limits: int | None) -> int:
    """The lowest of those limits that there are."""
    return min((limit for limit in limits if limit is not None), default=NO_LIMIT)


def _words_line(words: str, loud: list[str], target: str) -> Line:
    """A line of the words under a note; those of *loud* that lead it stand out."""
    spans, rest = [Span("  ", "dim", target)], words
    for word in loud:
        head, found, tail = rest.partition(word)
        if found and not head.strip(" ·"):
            spans += [Span(head, "dim", target), Span(found, word, target)]
            rest = tail
    return (*spans, Span(rest, "dim", target))
