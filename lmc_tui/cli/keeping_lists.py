"""What was kept of a session, as lists for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from rich.cells import cell_len, set_cell_size

from lmc_tui.domain import progress
from lmc_tui.domain.ages import age
from lmc_tui.domain.canvas import Canvas
from lmc_tui.errors import SessionFileError
from lmc_tui.storage.backups import Backup, Backups, Why
from lmc_tui.storage.codec import decode
from lmc_tui.storage.reading import LARGEST_BYTES, parse
from lmc_tui.storage.snapshots import Snapshot
from lmc_tui.text import clean_line

WORDS = {
    Why.DAY: "before the first change of a day",
    Why.MIGRATION: "before a newer form of the file",
    Why.CONFLICT: "before another version was replaced",
    Why.REPAIR: "before a file was mended",
    Why.RESTORE: "before a restore",
    None: "by an earlier version of lmc",
}
"""What a backup was made for, as people read it."""
NAME_CELLS = 44


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup or a snapshot, as it is listed."""

    path: Path
    what: str
    """`the backup` or `the snapshot`, with its name."""
    label: str
    """What a backup was made for, or the name of a snapshot."""
    when: datetime
    notes: int | None
    """Notes that show on its boards; None when it cannot be read as a session, or is too large."""
    problem: str = ""
    """What is wrong with it, as a sentence; empty for nothing."""
    size: int | None = None
    """Its length in bytes; None where that is not listed."""
    more: Mapping[str, object] = field(default_factory=dict)
    """What else programs are told."""

    def __str__(self) -> str:
        """As it stands in a sentence: `the backup of 2026-03-02 10:41`."""
        return f"{self.what} of {local(self.when)}"

    @property
    def damage(self) -> str:
        """What is wrong with it, in one sentence: what to do with a damaged session is not what to do with a copy."""
        return f"{self.problem.split('. ', 1)[0].rstrip('.')}." if self.problem else ""

    @property
    def contents(self) -> str:
        """How many notes, or that it is damaged and how."""
        if self.problem:
            return f"damaged: {self.damage}"
        if self.notes is None:
            return "too large to be looked into"
        return "1 note" if self.notes == 1 else f"{self.notes} notes"


def backup_listed(backups: Backups, backup: Backup, canvases: Mapping[str, Canvas]) -> Kept:
    """A backup, read for what it holds."""
    is_whole: bool | None = None
    notes, problem = None, ""
    try:
        content = backups.read(backup)
        is_whole = backup.is_whole(content)
        notes = _notes(backup.path, content, canvases) if backup.size <= LARGEST_BYTES else None
    except SessionFileError as error:
        problem = clean_line(str(error.problems[0]))
    if is_whole is False:
        problem = "It does not hold what was written any more."
    more = {"why": backup.why.value if backup.why else None, "size_bytes": backup.size, "is_whole": is_whole}
    return Kept(backup.path, "the backup", WORDS[backup.why], backup.when, notes, problem, backup.size, more)


def _notes(path: Path, content: bytes, canvases: Mapping[str, Canvas]) -> int:
    session = decode(parse(path, content)[1], canvases, path).session
    return sum(progress.notes(session, board.id) for board in canvases[session.canvas].boards)


def snapshot_listed(snapshot: Snapshot) -> Kept:
    """A snapshot."""
    notes = None if snapshot.problem else snapshot.notes
    what = f"the snapshot “{snapshot.name}”"
    problem = clean_line(snapshot.problem)
    return Kept(snapshot.path, what, snapshot.name, snapshot.taken, notes, problem, more={"name": snapshot.name})


def as_table(listed: Sequence[Kept], now: datetime) -> str:
    """One line each, numbered from 1."""
    rows = [
        [str(number), local(kept.when), age(now, kept.when), _cut(kept.label), _size(kept.size), kept.contents]
        for number, kept in enumerate(listed, 1)
    ]
    columns = [_column(cells, is_number=place in (0, 4)) for place, cells in enumerate(zip(*rows, strict=True))]
    return "\n".join("  ".join(filter(None, row)).rstrip() for row in zip(*columns, strict=True))


def as_json_text(listed: Sequence[Kept]) -> str:
    """One JSON list with an object each, in ASCII: paths may hold what no terminal should get."""
    return json.dumps([_record(number, kept) for number, kept in enumerate(listed, 1)], indent=2)


def _record(number: int, kept: Kept) -> dict[str, object]:
    return {
        "number": number,
        "path": str(kept.path),
        "when": kept.when.isoformat(),
        **kept.more,
        "notes": kept.notes,
        "problem": kept.problem or None,
    }


def local(moment: datetime) -> str:
    """Day and time where this machine is; in UTC for a moment that has no day here."""
    try:
        return f"{moment.astimezone():%Y-%m-%d %H:%M}"
    except (OverflowError, ValueError, OSError):  # the first or last day that there is
        return f"{moment:%Y-%m-%d %H:%M} UTC"


def _column(cells: Sequence[str], *, is_number: bool) -> list[str]:
    width = max(cell_len(cell) for cell in cells)
    padded = [" " * (width - cell_len(cell)) for cell in cells]
    return [gap + cell if is_number else cell + gap for cell, gap in zip(cells, padded, strict=True)]


def _cut(label: str) -> str:
    return label if cell_len(label) <= NAME_CELLS else set_cell_size(label, NAME_CELLS - 1) + "…"


def _size(size: int | None) -> str:
    if size is None:
        return ""
    if size < 1_000:
        return f"{size} B"
    return f"{size / 1_000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
