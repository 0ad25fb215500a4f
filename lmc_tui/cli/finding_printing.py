"""Findings printed as plain text: grouped by severity, two lines or more for each."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.findings import Severity
from lmc_tui.domain.session import Session
from lmc_tui.text import clean_line
from lmc_tui.tui.drawing.cells import cut, wrapped

if TYPE_CHECKING:
    from lmc_tui.cli.check_report import Told

HEADS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.HINT: "Hints"}
LEAST_COLUMNS = 40
INDENT = "    "
THE_BOARD = "the whole board"


def print_findings(session: Session, canvas: Canvas, told: Sequence[Told]) -> None:
    """Print findings at the width of the terminal, each with its place, the words of its note, message and check."""
    columns = max(LEAST_COLUMNS, shutil.get_terminal_size().columns)
    blocks = []
    for severity, head in HEADS.items():
        of_it = [each for each in told if each.finding.severity is severity]
        lines = [line for each in of_it for line in _lines(session, canvas, each, columns)]
        if lines:
            blocks.append("\n".join([f"{head}: {len(of_it)}", *lines]))
    sys.stdout.write("\n\n".join(blocks) + "\n")


def _lines(session: Session, canvas: Canvas, told: Told, columns: int) -> Iterator[str]:
    finding = told.finding
    places = ", ".join(canvas.section(section).name for section in finding.sections) or THE_BOARD
    texts = [clean_line(note.text) for note_id in finding.notes if (note := session.note(note_id)) is not None]
    yield cut(" · ".join((f"  {canvas.board(finding.board).name}", places, *texts)), columns)
    for line in wrapped(f"{finding.message} [{finding.check}]", columns - len(INDENT)):
        yield INDENT + line
    if told.dismissed is not None:
        reason = clean_line(told.dismissed.reason)
        for line in wrapped(f"Dismissed: {reason}" if reason else "Dismissed.", columns - len(INDENT)):
            yield INDENT + line
