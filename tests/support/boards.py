"""Boards of the Learning Model Canvas, made by hand for tests."""

from __future__ import annotations

from collections.abc import Mapping

from lmc_tui.domain.notes import NO_FACETS, FacetValueOf, Note
from lmc_tui.domain.session import Session
from lmc_tui.method.board import Board
from tests.support.builders import NINE


def said(
    section: str,
    text: str = "Something",
    and_says: Mapping[str, FacetValueOf] = NO_FACETS,
    *,
    id: str = "",
    links: tuple[str, ...] = (),
    owner: str = "",
    **facets: FacetValueOf,
) -> Note:
    """A note that says *facets* and what *and_says* holds; `a_board` gives it an id and a board."""
    return Note(id, "", section, text, {**and_says, **facets}, owner=owner, links=links)


def placed(board: str, *notes: Note) -> tuple[Note, ...]:
    """The notes on a board; those without an id are called `n1`, `n2` and on, by their place."""
    return tuple(
        Note(note.id or f"n{number}", board, note.section, note.text, note.facets, note.tags, note.owner, note.links)
        for number, note in enumerate(notes, start=1)
    )


def a_learning_session(*notes: Note, target: str = "") -> Session:
    """A session on the Learning Model Canvas with those notes."""
    return Session("Learning", "learning-model", NINE, target_model=target, notes=notes)


def a_board(*notes: Note, board: str = "to-be") -> Board:
    """A board with those notes."""
    return Board(a_learning_session(*placed(board, *notes)), board)
