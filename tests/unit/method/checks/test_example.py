"""The worked example gives the findings that were stated for it by hand, and no other."""

from __future__ import annotations

import tomllib

import pytest

from lmc_tui.content import canvases, example_text
from lmc_tui.domain.session import Session
from lmc_tui.method.checks import Checker
from lmc_tui.storage.codec import decode


@pytest.fixture(scope="module")
def example() -> Session:
    """The worked example, both boards."""
    return decode(tomllib.loads(example_text()), canvases(), "quillmarsh.toml").session


def told(session: Session, board: str) -> set[tuple[str, str]]:
    """Check and words of the note for each finding on a board."""
    texts = {note.id: note.text for note in session.notes} | {"": ""}
    found = Checker().findings(session, board)
    assert len({(each.check, each.note) for each in found}) == len(found)
    return {(each.check, texts[each.note]) for each in found}


def test_the_findings_of_the_as_is_board(example: Session) -> None:
    """C10, C13, C14, C31 twice, C34, C40, C50 three times, C75, C78 three times, C81, C96: sixteen in all."""
    assert told(example, "as-is") == {
        ("C10", "Fewer mis-picks"),
        ("C13", "Fewer mis-picks"),
        ("C14", ""),
        ("C31", "Depot staff"),
        ("C31", "Depot managers"),
        ("C34", "Cheapest training per head in the group"),
        ("C40", ""),
        ("C50", "LMS safety course"),
        ("C50", "Classroom at head office"),
        ("C50", "E-mail bulletin"),
        ("C75", ""),
        ("C78", "Safety experts"),
        ("C78", "LMS provider"),
        ("C78", "Internal communications"),
        ("C81", "Training room and travel: 48"),
        ("C96", "Fewer mis-picks"),
    }


def test_the_findings_of_the_to_be_board(example: Session) -> None:
    """Two hints."""
    assert told(example, "to-be") == {("C78", "Scanner vendor"), ("C82", "")}


def test_errors_come_first_and_read_well(example: Session) -> None:
    """By severity, then by check, then as the notes stand."""
    found = Checker().findings(example, "as-is")
    assert [each.check for each in found[:4]] == ["C10", "C31", "C31", "C13"]
    assert [each.severity for each in found] == ["error"] * 3 + ["warning"] * 10 + ["hint"] * 3
    assert found[0].message == "“Fewer mis-picks” is linked to no segment, so it is nobody's result."
    assert found[0].question == "Whose result is “Fewer mis-picks”?"
    assert [each.check for each in found if each.late] == ["C96"]
