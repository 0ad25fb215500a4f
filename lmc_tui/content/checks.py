"""The words of the alignment checks, from their TOML file. When each fires stands in `lmc_tui.method.checks`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from lmc_tui.content.reading import Table, read
from lmc_tui.domain.findings import Severity

CHECK_STEP = "check-step"
PLACES = frozenset({"note", "notes", "section", "model", "what"})
"""What a message or question can have a place for."""
_PLACE = re.compile(r"\{([^}]*)\}")


class Check(NamedTuple):
    """A check in words."""

    id: str
    severity: Severity
    title: str
    """A few words."""
    message: str
    """What was found, as a sentence with places for the words of notes; a finding has it filled in."""
    question: str
    """The same as a question to the room, with places too; a finding has it filled in."""
    why: str
    """The fact that it rests on, as a sentence."""
    source: str
    """The short names of the sources of that fact."""
    sections: tuple[str, ...]
    """The sections that it is about; none for the board as a whole."""
    is_late: bool = False
    """Whether it says little before the check step."""
    words: tuple[str, ...] = ()
    """What is looked for in what people wrote."""
    answers: tuple[str, ...] = ()
    """What settles the matter where people wrote it."""


@cache
def checks() -> Mapping[str, Check]:
    """Id to check, in the order of the ids. Raises `ContentError`."""
    root = read("checks.toml")
    found: dict[str, Check] = {}
    for table in root.tables("checks"):
        check = _check(table)
        if check.id in found:
            raise table.wrong("id", f"there are two checks {check.id!r}.")
        found[check.id] = check
    root.done()
    return found


def _check(table: Table) -> Check:
    severity, when = table.text("severity"), table.text("when", "")
    if severity not in set(Severity):
        raise table.wrong("severity", f"there is no severity {severity!r}.")
    if when not in ("", CHECK_STEP):
        raise table.wrong("when", f"there is no time {when!r}.")
    check = Check(
        id=table.text("id"),
        severity=Severity(severity),
        title=table.text("title"),
        message=_template(table, "message"),
        question=_template(table, "question"),
        why=table.text("why"),
        source=table.text("source"),
        sections=table.texts("sections"),
        is_late=when == CHECK_STEP,
        words=table.texts("words"),
        answers=table.texts("answers"),
    )
    table.done()
    return check


def _template(table: Table, key: str) -> str:
    text = table.text(key)
    unknown = [place for place in _PLACE.findall(text) if place not in PLACES]
    if unknown:
        raise table.wrong(key, f"nothing is put in the place {unknown[0]!r}.")
    return text
