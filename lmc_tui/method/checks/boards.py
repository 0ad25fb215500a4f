"""Rules that look at both boards, or at the models that they look like: C22, C61, C77, C90 and C91.

Two boards differ when one has a note that the other has not, by section, words and whether it is there or needed, or
when they look like different models. Capitals, blanks and signs at the ends make no
difference, nor do order and all other facets. A
board that nobody has begun cannot be compared: nothing is known of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lmc_tui.content.models import Model, model_named
from lmc_tui.domain.notes import Note
from lmc_tui.domain.phrases import joined
from lmc_tui.method.board import Board, is_needed, says
from lmc_tui.method.checks.rules import Hit, Look, comparing_rule
from lmc_tui.method.checks.words import plain
from lmc_tui.method.models import missing_partners
from lmc_tui.method.vocabulary import COST, DELIVERY, DESIGN, PARTNERS, RELATIONSHIP, RESOURCES, SEGMENTS, TO_BE

EMPTY, SAME = "is still empty", "says the same as the as-is board"


@comparing_rule("C22")
def vendor_to_payer(look: Look) -> Iterator[Hit]:
    """The model is to change, and a payer knows us as a vendor and as nothing more.

    The wanted model is the one that the to-be board looks like; where it looks like none, the one that is aimed at.
    """
    board = look.board
    if board.id != TO_BE or not _is_model_changed(look):
        return
    found: dict[str, Note] = {}
    for payer in (note for note in board.notes_in(SEGMENTS) if says(note, "role", "payer")):
        ways = board.linked_in(payer, RELATIONSHIP)
        if not any(says(note, "type", "strategic") for note in ways):
            found |= {note.id: note for note in ways if says(note, "type", "vendor")}
    yield from (Hit((note,)) for note in found.values())


def _is_model_changed(look: Look) -> bool:
    today, wanted = look.read(look.other).looks_like, look.read(look.board).looks_like or _target(look.board)
    return today is not None and wanted is not None and today.id != wanted.id


def _target(board: Board) -> Model | None:
    return model_named(board.target_model) if board.target_model else None


@comparing_rule("C61")
def change_without_gap(look: Look) -> Iterator[Hit]:
    """The wanted board differs from today's, and its resources are all there."""
    notes = look.board.notes_in(RESOURCES)
    if look.board.id == TO_BE and notes and not any(is_needed(note) for note in notes) and differ(look):
        yield Hit()


@comparing_rule("C77")
def partner_missing(look: Look) -> Iterator[Hit]:
    """Partners without whom the model that is aimed at fails are not on the wanted board, not even as needed."""
    target = _target(look.board) if look.board.id == TO_BE else None
    missing = missing_partners(look.board, target).must if target else ()
    if target and missing:
        yield Hit(what=joined([need.words for need in missing]), model=target.name)


@comparing_rule("C90")
def no_model(look: Look) -> Iterator[Hit]:
    """No model has points and lead enough, though there is something to tell one by."""
    telling = (RELATIONSHIP, DESIGN, DELIVERY, PARTNERS, COST)
    if any(look.board.notes_in(section) for section in telling) and look.read(look.board).looks_like is None:
        yield Hit()


@comparing_rule("C91")
def nothing_changes(look: Look) -> Iterator[Hit]:
    """The wanted board is empty beside today's, or says the same."""
    if look.board.id != TO_BE or not look.other:
        return
    if not look.board:
        yield Hit(what=EMPTY)
    elif not differ(look):
        yield Hit(what=SAME)


def differ(look: Look) -> bool:
    """Whether the two boards differ; False where one of them has not been begun."""
    if not look.board or not look.other:
        return False
    if _said(look.board) != _said(look.other):
        return True
    return look.read(look.board).looks_like != look.read(look.other).looks_like


def _said(board: Board) -> frozenset[tuple[str, str, bool]]:
    return frozenset((note.section, plain(note.text), is_needed(note)) for note in board)
