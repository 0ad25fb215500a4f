"""Questions to many sessions at once, answered for one board at a time: partners, measures, model, findings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from lmc_tui.domain.findings import Severity
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.method.board import Board, is_needed, values_of
from lmc_tui.method.checks import Checker, by_severity
from lmc_tui.method.models import ModelReading
from lmc_tui.method.vocabulary import AS_IS, OUTCOMES, PARTNERS, TO_BE

NO_MEASURE = "C13"
"""The check that tells an outcome without a measure."""
LEAST_BEGINNING = 4
"""Letters of a word that count where it only begins a longer one: `vendor` finds vendors, `it` finds no item."""
_WORDS = re.compile(r"\w+")


class How(StrEnum):
    """What a note has to do with a partner."""

    PARTNER = "partner"
    """It is a partner of that name."""
    NAMES = "names"
    """It stands in another section and names the partner."""
    LINKED = "linked"
    """A link joins it to the partner."""


class Reliance(NamedTuple):
    """A note that rests on a partner."""

    note: Note
    how: How
    is_needed: bool
    """Whether the partner is still to be won; for a note that only names one, whether it is needed itself."""
    supports: tuple[str, ...]
    """Ids of the sections that the partner is said to support."""


class Overview(NamedTuple):
    """One board in figures."""

    board: str
    notes: int
    partners: int
    partners_needed: int
    outcomes: int
    unmeasured: tuple[Note, ...]
    """The outcomes with neither a number nor a date."""
    reading: ModelReading
    severities: Mapping[Severity, int]
    """How many open findings there are of each severity."""
    checks: Mapping[str, int]
    """Id of a check to how many of its findings are open, what matters most first."""


def begun_boards(session: Session) -> tuple[str, ...]:
    """The boards on which a note shows."""
    shown = {note.board for note in session.notes if not note.is_archived}
    return tuple(board for board in (AS_IS, TO_BE) if board in shown)


def reliances(board: Board, partner: str) -> tuple[Reliance, ...]:
    """The notes of a board that rest on a partner of that name: the partner, what is linked to it, what names it."""
    wanted = _WORDS.findall(partner)
    found: dict[str, Reliance] = {}
    partners = [note for note in board.notes_in(PARTNERS) if _names(note, wanted)]
    for note in partners:
        found[note.id] = Reliance(note, How.PARTNER, is_needed(note), values_of(note, "supports"))
    for note in partners:
        for other in board.linked(note):
            found.setdefault(other.id, Reliance(other, How.LINKED, is_needed(note), ()))
    for note in board:
        if _names(note, wanted):
            found.setdefault(note.id, Reliance(note, How.NAMES, is_needed(note), ()))
    return tuple(found.values())


def _names(note: Note, wanted: list[str]) -> bool:
    """Whether the note says all of these words, in any order."""
    said = _WORDS.findall(note.text)
    return bool(wanted) and all(any(_is_said(word, each) for each in said) for word in wanted)


def _is_said(word: str, said: str) -> bool:
    """Whether a note's word is the one that is looked for. `IT` in capitals is no `it`."""
    if len(word) < LEAST_BEGINNING:
        return word == said if word.isupper() else word.casefold() == said.casefold()
    return said.casefold().startswith(word.casefold())


def unmeasured(checker: Checker, session: Session, board: str) -> tuple[Note, ...]:
    """The outcomes of a board with neither a number nor a date, also where somebody put that finding aside."""
    found = {
        note_id
        for finding in checker.findings(session, board)
        if finding.check == NO_MEASURE
        for note_id in finding.notes
    }
    return tuple(note for note in session.notes_in(board, OUTCOMES) if note.id in found)


def overview(checker: Checker, session: Session, board: str) -> Overview:
    """One board in figures."""
    view, findings = checker.board(session, board), checker.open(session, board)
    partners = view.notes_in(PARTNERS)
    return Overview(
        board=board,
        notes=len(view),
        partners=len(partners),
        partners_needed=sum(map(is_needed, partners)),
        outcomes=len(view.notes_in(OUTCOMES)),
        unmeasured=unmeasured(checker, session, board),
        reading=checker.reading(session, board),
        severities=by_severity(findings),
        checks=Counter(finding.check for finding in findings),
    )
