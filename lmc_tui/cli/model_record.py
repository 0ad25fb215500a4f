"""The models of a session as one JSON object, for other programs.

::

    path, title, target           the target's id, or null
    boards                        one object for each board
      board, looks_like, runner_up  ids, or null
      confidence                  clear, narrow, close, thin or nothing
      place                       0 for passing information on to 1 for developing skills, or null
      told                        what it looks like, as a sentence
      scores                      model, name, points, evidence: signal, words, points, notes
      partners                    must, good, always: id, words, terms, source; told. null without a target
      needs                       section, text, state, must, basis, source, notes. Empty without a target
    way                           from as-is to to-be: told, and moves with way, before and after. null without a target
                                  or without both boards

Notes are ids.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from lmc_tui.content.models import Model, PartnerNeed
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.method.board import Board
from lmc_tui.method.models import (
    ModelReading,
    Requirement,
    Score,
    gaps,
    gaps_told,
    missing_partners,
    needs,
    partners_told,
    read_model,
    reading_told,
)
from lmc_tui.method.vocabulary import AS_IS, TO_BE
from lmc_tui.text import clean


def as_json_text(path: Path, session: Session, canvas: Canvas, boards: Sequence[str], target: Model | None) -> str:
    """One JSON object."""
    record = {
        "path": clean(str(path)),
        "title": session.title,
        "target": target.id if target else None,
        "boards": [_board(Board(session, board), target) for board in boards],
        "way": _way(session, canvas, target) if target and {AS_IS, TO_BE} <= set(boards) else None,
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def _board(board: Board, target: Model | None) -> dict[str, object]:
    reading = read_model(board)
    sections = needs(board, target) if target else ()
    return {
        "board": board.id,
        "looks_like": _id(reading.looks_like),
        "runner_up": _id(reading.runner_up),
        "confidence": reading.confidence.value,
        "place": round(reading.place, 3) if reading.place is not None else None,
        "told": reading_told(reading),
        "scores": [_score(score) for score in reading.scores],
        "partners": _partners(board, target, reading) if target else None,
        "needs": [_need(each) for section in sections for each in section.requirements],
    }


def _id(model: Model | None) -> str | None:
    return model.id if model else None


def _score(score: Score) -> dict[str, object]:
    evidence = [
        {"signal": each.signal.id, "words": each.signal.words, "points": each.points, "notes": _ids(each.notes)}
        for each in score.evidence
    ]
    return {"model": score.model.id, "name": score.model.name, "points": score.points, "evidence": evidence}


def _partners(board: Board, target: Model, reading: ModelReading) -> dict[str, object]:
    gap = missing_partners(board, target)
    lists = {"must": gap.must, "good": gap.good, "always": gap.always}
    return {
        **{name: [_partner(each) for each in partners] for name, partners in lists.items()},
        "told": list(partners_told(gap, reading)),
    }


def _partner(partner: PartnerNeed) -> dict[str, object]:
    return {"id": partner.id, "words": partner.words, "terms": partner.terms, "source": partner.source or None}


def _need(each: Requirement) -> dict[str, object]:
    return {
        "section": each.section,
        "text": each.text,
        "state": each.state.value,
        "must": each.is_must,
        "basis": each.need.basis.value,
        "source": each.need.source or None,
        "notes": _ids(each.notes),
    }


def _way(session: Session, canvas: Canvas, target: Model) -> dict[str, object]:
    found = gaps(session, target)
    moves = [
        {
            "section": move.note.section,
            "way": move.way.value,
            "before": move.before.id if move.before else None,
            "after": move.after.id if move.after else None,
        }
        for move in (*found.partners, *found.resources)
    ]
    return {"told": list(gaps_told(found, canvas)), "moves": moves}


def _ids(notes: Iterable[Note]) -> list[str]:
    return [note.id for note in notes]
