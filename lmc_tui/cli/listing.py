"""`lmc list`: the sessions of a folder, for people and for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import datetime

from rich.cells import cell_len, set_cell_size

from lmc_tui.cli import OK, say
from lmc_tui.domain.ages import age
from lmc_tui.storage.library import Entry
from lmc_tui.text import clean, clean_line
from lmc_tui.workshop.shelf import Shelf

TITLE_CELLS = 44


def list_sessions(shelf: Shelf, *, as_json: bool = False) -> int:
    """Print the sessions of the folder; the exit status."""
    entries = shelf.entries()
    if as_json:
        sys.stdout.write(f"{as_json_text(entries)}\n")
    elif entries:
        sys.stdout.write(f"{as_table(entries, shelf.clock.now())}\n")
    else:
        say(f'No sessions in {shelf.folder}. `lmc new "Title"` makes one.')
    return OK


def as_table(entries: Sequence[Entry], now: datetime) -> str:
    """One line a session, newest first."""
    return "\n".join(_line(entry, now) for entry in entries)


def _line(entry: Entry, now: datetime) -> str:
    if entry.problem:
        return f"! {clean_line(entry.path.name)}: {entry.problem}"
    title = entry.title if cell_len(entry.title) <= TITLE_CELLS else set_cell_size(entry.title, TITLE_CELLS - 1) + "…"
    padding = " " * (TITLE_CELLS - cell_len(title))
    words = f"{entry.board:<7} {entry.progress!s:>5} sections {entry.notes:>4} notes  {age(now, entry.modified)}"
    return f"{title}{padding}  {words}  {clean_line(entry.path.name)}"


def as_json_text(entries: Sequence[Entry]) -> str:
    """One JSON list with an object a session."""
    records = [_record(entry) for entry in entries]
    text = json.dumps(records, ensure_ascii=False, indent=2)
    return text if clean(text) == text else json.dumps(records, indent=2)  # the name of a file may hold anything


def _record(entry: Entry) -> dict[str, object]:
    return {
        "path": str(entry.path),
        "title": entry.title,
        "board": entry.board,
        "sections_filled": entry.progress.done,
        "sections": entry.progress.total,
        "notes": entry.notes,
        "modified": entry.modified.isoformat(),
        "problem": entry.problem or None,
    }
