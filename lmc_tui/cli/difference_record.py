"""A comparison as one JSON object, for other programs.

::

    same          whether nothing differs
    before, after path, title, board (null for all boards)
    summary       what differs in all, as sentences
    counts        notes of each kind: added, dropped, archived, brought_back, moved, reworded, changed, kept
    heading       details of title, for whom, by whom, target model
    sections      section, boards, summary, counts, reordered, notes, moved_away (ids)
    parking, actions, agenda   summary, counts, reordered, things
    ticked, unticked           board and question
    dismissed, reopened        check, note, board, section, reason

A note or thing has `kinds`, the most telling first; `before` and `after`, null where it is not there; `matched_by`
(id, likeness or null), `ratio` and `details`. A detail has `field`, `name`, `before`, `after` and `told`, in words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from lmc_tui.domain.agenda import Step
from lmc_tui.domain.comparing import Compared, ComparedList, ComparedSection, Comparison, Detail, Kind
from lmc_tui.domain.comparing.matching import Thing
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Dismissed, Tick, by_key
from lmc_tui.text import clean

if TYPE_CHECKING:
    from lmc_tui.cli.differing import Side


def as_json_text(comparison: Comparison, before: Side, after: Side) -> str:
    """One JSON object."""
    boards = comparison.boards or (None, None)
    record = {
        "same": comparison.is_same,
        "before": _side(before, boards[0]),
        "after": _side(after, boards[1]),
        "summary": comparison.summary,
        "counts": _counts(comparison.counts),
        "heading": [_detail(detail) for detail in comparison.heading],
        "sections": [_section(section) for section in comparison.sections],
        "parking": _list(comparison.parking),
        "actions": _list(comparison.actions),
        "agenda": _list(comparison.agenda),
        "ticked": _ticks(comparison.ticked),
        "unticked": _ticks(comparison.unticked),
        "dismissed": _dismissals(comparison.dismissed),
        "reopened": _dismissals(comparison.reopened),
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def _side(side: Side, board: str | None) -> dict[str, object]:
    return {"path": clean(str(side.path)), "title": side.session.title, "board": board}


def _section(section: ComparedSection) -> dict[str, object]:
    return {
        "section": section.section,
        "boards": list(section.boards),
        "summary": section.summary,
        "counts": _counts(section.counts),
        "reordered": section.reordered,
        "notes": [_compared(note) for note in section.notes],
        "moved_away": [note.after.id for note in section.went if note.after is not None],
    }


def _list(part: ComparedList[Thing]) -> dict[str, object]:
    return {
        "summary": part.summary,
        "counts": _counts(part.counts),
        "reordered": part.reordered,
        "things": [_compared(each) for each in part.things],
    }


def _compared(each: Compared[Thing]) -> dict[str, object]:
    return {
        "kinds": [kind.value for kind in each.kinds],
        "before": _thing(each.before) if each.before is not None else None,
        "after": _thing(each.after) if each.after is not None else None,
        "matched_by": each.by.value if each.by is not None else None,
        "ratio": round(each.ratio, 3) if each.ratio is not None else None,
        "details": [_detail(detail) for detail in each.details],
    }


def _thing(thing: Thing) -> dict[str, object]:
    if isinstance(thing, Note):
        place = {"board": thing.board, "section": thing.section}
        return {"id": thing.id, "text": thing.text, **place, "archived": thing.is_archived}
    if isinstance(thing, Step):
        step = {"kind": thing.kind.value, "section": thing.section, "planned_seconds": thing.planned_seconds}
        return {"id": thing.id, "title": thing.title, **step}
    return {"id": thing.id, "text": thing.text}


def _detail(detail: Detail) -> dict[str, object]:
    said = {"before": detail.before or None, "after": detail.after or None}
    return {"field": detail.field, "name": detail.name, **said, "told": detail.told}


def _counts(counts: Mapping[Kind, int]) -> dict[str, int]:
    return {kind.value: counts.get(kind, 0) for kind in Kind}


def _ticks(ticks: Iterable[Tick]) -> list[dict[str, str]]:
    return [{"board": tick.board, "question": tick.question} for tick in sorted(ticks)]


def _dismissals(dismissed: Iterable[Dismissed]) -> list[dict[str, str | None]]:
    keys = ("check", "note", "board", "section", "reason")
    return [{key: getattr(each, key) or None for key in keys} for each in by_key(dismissed)]
