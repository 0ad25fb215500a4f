"""What a session in memory or a file on disk says, as a plain model: read by another parser and other rules."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from lmc_tui.domain.session import Session
from tests.support.plain_model import (
    Plain,
    PlainAction,
    PlainClock,
    PlainNote,
    PlainPoint,
    PlainStep,
    Words,
    sorted_facets,
)

REMARK = re.compile(r"# remark \d+")
"""What comments look like that the outside editor makes."""
STRANGE = re.compile(r"ours\d+")
"""What keys and tables are called that nobody knows."""


def of_session(session: Session, now: datetime) -> Plain:
    """A session in memory, with its clock as it stands *now*."""
    words = Words(
        heading=(session.title, session.designed_for, session.designed_by, session.target_model),
        notes={
            note.id: PlainNote(
                note.board,
                note.section,
                note.text,
                note.owner,
                note.tags,
                note.links,
                sorted_facets(note.facets),
                note.question or "",
                note.is_archived,
            )
            for note in session.notes
        },
        ticks={(tick.board, tick.question) for tick in session.ticks},
        parking=[PlainPoint(each.id, each.text, each.is_settled) for each in session.parking],
        actions=[PlainAction(each.id, each.text, each.owner, each.due, each.is_done) for each in session.actions],
        plan={
            step.id: PlainStep(
                step.kind.value, step.section or "", step.board or "", step.title, step.prompt, step.planned_seconds
            )
            for step in session.agenda
        },
    )
    assert len(words.kinds) == len(session.notes) + len(session.parking) + len(session.actions), "an id names one thing"
    _put_in_order(words, (note.id for note in session.notes))
    clock = PlainClock()
    for step in session.agenda:
        clock.spent[step.id], clock.held[step.id] = step.spent_seconds, step.paused_seconds
        clock.added[step.id], clock.overtimes[step.id] = step.extended_seconds, step.extensions
    timer = session.timer
    if timer is not None:
        _run(clock, timer.step, timer.running_since, timer.paused_since, now)
    return Plain(words, clock)


def of_file(content: bytes, now: datetime) -> Plain:
    """What a session file says, with its clock as it stands *now*."""
    data, words = _read(content)
    clock = PlainClock()
    for step in data.get("agenda", []):
        name = step["id"]
        clock.spent[name], clock.held[name] = step.get("spent_seconds", 0), step.get("paused_seconds", 0)
        clock.added[name], clock.overtimes[name] = step.get("extended_seconds", 0), step.get("extensions", 0)
    timer = data.get("timer")
    if timer is not None:
        _run(clock, timer["step"], timer.get("running_since"), timer.get("paused_since"), now)
    remarks = remarks_in(text_of(content))
    return Plain(words.copy(), clock, timer and timer.get("seen"), remarks, _strange_in(data))


def words_of(content: bytes) -> Words:
    """The words of a session file. Raises `tomllib.TOMLDecodeError` and KeyError for what is none."""
    return _read(content)[1]


def said_count(content: bytes) -> int | None:
    """How many notes a file says it holds; None where it does not tell."""
    count = _read(content)[0].get("end", {}).get("notes")
    return count if isinstance(count, int) else None


def text_of(content: bytes) -> str:
    """A file as text with `\\n` at the line ends."""
    return content.decode("utf-8-sig").replace("\r\n", "\n")


@lru_cache(maxsize=512)
def _read(content: bytes) -> tuple[dict[str, Any], Words]:
    data = tomllib.loads(text_of(content))
    assert data["format"] == "lmc-session"
    notes = data.get("notes", [])
    words = Words(
        heading=tuple(data["session"].get(key, "") for key in ("title", "designed_for", "designed_by", "target_model")),
        notes={each["id"]: _note(each) for each in notes},
        ticks={(board, question) for board, questions in data.get("ticked", {}).items() for question in questions},
        parking=[PlainPoint(each["id"], each["text"], each.get("settled", False)) for each in data.get("parking", [])],
        actions=[
            PlainAction(each["id"], each["text"], each.get("owner", ""), each.get("due"), each.get("done", False))
            for each in data.get("actions", [])
        ],
        plan={each["id"]: _step(each) for each in data.get("agenda", [])},
    )
    assert len(words.kinds) == len(notes) + len(words.parking) + len(words.actions), "an id names one thing"
    _put_in_order(words, (each["id"] for each in notes))
    return data, words


def _note(item: dict[str, Any]) -> PlainNote:
    hoisted = {key: item[key] for key in ("status", "supports") if key in item}
    return PlainNote(
        item["board"],
        item["section"],
        item["text"],
        item.get("owner", ""),
        tuple(item.get("tags", ())),
        tuple(item.get("links", ())),
        sorted_facets(item.get("facets", {}) | hoisted),
        item.get("question", ""),
        item.get("archived", False),
    )


def _step(item: dict[str, Any]) -> PlainStep:
    section, board, title, prompt = (item.get(key, "") for key in ("section", "board", "title", "prompt"))
    return PlainStep(item["kind"], section, board, title, prompt, item["planned_seconds"])


def _put_in_order(words: Words, ids: Iterable[str]) -> None:
    for note_id in ids:
        note = words.notes[note_id]
        words.order.setdefault((note.board, note.section), []).append(note_id)


def _run(clock: PlainClock, step: str, running: datetime | None, held: datetime | None, now: datetime) -> None:
    """Let the clock be in a step that runs, or is held, since then."""
    clock.step = step
    for since, counted, state in ((running, clock.spent, "running"), (held, clock.held, "held")):
        if since is not None:
            clock.state = state
            counted[step] = counted.get(step, 0) + (now - since).total_seconds()


def remarks_in(text: str) -> dict[str, str]:
    """The comments of the outside editor in a text, and to which block each belongs.

    Comments right above the header of a block belong to it, all others to the block in which they stand.
    """
    lines = text.split("\n")
    blocks, block = [], ""
    for number, line in enumerate(lines):
        if line.startswith("[") and not line.startswith("[notes."):
            block = _block(lines, number)
        blocks.append(block)
    found = {}
    for number, line in enumerate(lines):
        for remark in REMARK.findall(line):
            below = number
            while line.startswith("#") and below < len(lines) - 1 and lines[below].startswith("#"):
                below += 1
            found[remark] = blocks[below] if lines[below].startswith("[") else blocks[number]
    return found


def _block(lines: list[str], header: int) -> str:
    """The name of the table that begins on that line, and the id in it if there is one."""
    table = lines[header].strip("[] ").split(".")[0].split("]")[0]
    for line in lines[header + 1 :]:
        if line.startswith("["):
            break
        if line.startswith('id = "'):
            return " ".join((table, line.split('"')[1]))
    return table


def _strange_in(data: dict[str, Any]) -> dict[str, str]:
    found = {key: "" for key in data if STRANGE.fullmatch(key)}
    found |= {key: "session" for key in data["session"] if STRANGE.fullmatch(key)}
    for note in data.get("notes", []):
        found |= {key: f"notes {note['id']}" for key in note if STRANGE.fullmatch(key)}
    return found
