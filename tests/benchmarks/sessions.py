"""Session files of any size, written as plain text so that the benchmark needs nothing of lmc to make them."""

from __future__ import annotations

SECTIONS = (
    "customer-segments",
    "business-outcomes",
    "customer-relationship",
    "value-proposition",
    "design",
    "delivery",
    "key-resources",
    "key-partners",
    "cost-structure",
)
"""Ids of the canvas's sections, in the order in which the agenda goes through them."""

_HEAD = """\
format = "lmc-session"
version = 1

[session]
title = "A board with {notes} notes"
canvas = "learning-model"
designed_for = "Quillmarsh Freight"
created = 2026-03-02T09:00:00Z
"""
_STEP = """
[[agenda]]
id = "s{number:02}"
kind = "section"
section = "{section}"
planned_seconds = {planned}
"""
_NOTE = """
[[notes]]
id = "n{number:06}"
board = "to-be"
section = "{section}"
text = "{text}"
"""
_END = """
[end]
notes = {notes}
"""
_TEXTS = (
    "IT warehouse systems",
    "Mis-picks 6.2 to 4.0 per 1,000 lines by June",
    "Scan-error tips, 40 words each",
    "Shift leads: weekly ten-minute huddle",
    "The right answer in the scanner in ten seconds",
    "Six floor coaches",
    "Finance analytics: one dashboard for depots and head office, agreed with the works council",
)


def session_text(notes: int, planned_seconds: int = 480) -> str:
    """TOML of a session with that many notes on its to-be board, spread evenly, and an agenda of all sections."""
    parts = [_HEAD.format(notes=notes)]
    for number, section in enumerate(SECTIONS, start=1):
        parts.append(_STEP.format(number=number, section=section, planned=planned_seconds))
    sections = sorted(SECTIONS[number % len(SECTIONS)] for number in range(notes))
    for number, section in enumerate(sections, start=1):
        text = f"{_TEXTS[number % len(_TEXTS)]} ({number})"
        parts.append(_NOTE.format(number=number, section=section, text=text))
    parts.append(_END.format(notes=notes))
    return "".join(parts)
