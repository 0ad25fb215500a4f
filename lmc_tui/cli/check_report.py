"""What `lmc check` tells: open findings to stdout, how many there are to stderr, and the exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NamedTuple

from lmc_tui.cli import OK, say
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.findings import Finding, Severity
from lmc_tui.domain.phrases import counted, joined
from lmc_tui.domain.session import Dismissed, Session
from lmc_tui.method.checks import Checker, by_severity
from lmc_tui.method.vocabulary import CANVAS

FOUND = 1
"""The exit status when an error is open."""


class Told(NamedTuple):
    """A finding, and by what it was put aside; None while it is open."""

    finding: Finding
    dismissed: Dismissed | None = None


class Checked(NamedTuple):
    """What was found on one board."""

    board: str
    is_begun: bool
    open: tuple[Told, ...]
    dismissed: tuple[Told, ...]


def report(
    session: Session,
    canvas: Canvas,
    boards: Sequence[str],
    *,
    as_json: bool = False,
    least: str = "hint",
    with_dismissed: bool = False,
) -> int:
    """Tell what is found on those boards, if it matters as much as *least* or more, and give the exit status."""
    if canvas.id != CANVAS:
        say(f"There are no checks for the canvas {canvas.name}.")
        return OK
    found = _checked(session, boards)
    told = [each for one in found for each in (*one.open, *(one.dismissed if with_dismissed else ()))]
    told = [each for each in told if each.finding.severity <= least]
    if as_json:
        _print_json(session, told)
    elif told:
        from lmc_tui.cli.finding_printing import print_findings

        print_findings(session, canvas, told)
    for one in found:
        say(_summary(canvas, one))
    is_broken = any(each.finding.severity is Severity.ERROR for one in found for each in one.open)
    return FOUND if is_broken else OK


def _checked(session: Session, boards: Sequence[str]) -> tuple[Checked, ...]:
    checker = Checker()
    return tuple(
        Checked(
            board,
            any(note.board == board and not note.is_archived for note in session.notes),
            tuple(Told(finding) for finding in checker.open(session, board)),
            tuple(Told(*both) for both in checker.dismissed(session, board)),
        )
        for board in boards
    )


def _summary(canvas: Canvas, checked: Checked) -> str:
    """One board in a sentence: `to-be: 1 warning and 2 hints; 1 dismissed.`"""
    counts = by_severity(each.finding for each in checked.open)
    words = joined([counted(count, severity.value) for severity, count in counts.items() if count])
    if not checked.is_begun:
        words = "not begun"
    dismissed = f"; {len(checked.dismissed)} dismissed" if checked.dismissed else ""
    return f"{canvas.board(checked.board).name}: {words or 'nothing found'}{dismissed}."


def _print_json(session: Session, told: Sequence[Told]) -> None:
    import json  # here, for people read the other form

    texts = {note.id: note.text for note in session.notes}
    for each in told:
        sys.stdout.write(f"{json.dumps(_record(each, texts), ensure_ascii=False)}\n")


def _record(told: Told, texts: dict[str, str]) -> dict[str, object]:
    from lmc_tui.content.checks import checks

    finding = told.finding
    known = checks()[finding.check]
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "board": finding.board,
        "sections": list(finding.sections),
        "note": finding.note or None,
        "notes": list(finding.notes),
        "text": texts[finding.note] if finding.note else None,
        "message": finding.message,
        "question": finding.question,
        "why": known.why,
        "source": known.source,
        "dismissed": told.dismissed.reason if told.dismissed else None,
    }
