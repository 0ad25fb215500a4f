"""The worked example: a session file that the canvas understands, checked without the code that reads sessions."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from lmc_tui.content import example_text, load_canvas, preset
from lmc_tui.domain.canvas import FacetKind

Item = dict[str, Any]
"""A table of the file; what it holds differs from key to key."""


@pytest.fixture(scope="module")
def file() -> Item:
    """The example, read as plain TOML."""
    return tomllib.loads(example_text())


@pytest.fixture(scope="module")
def notes(file: Item) -> list[Item]:
    """Its notes."""
    found: list[Item] = file["notes"]
    return found


def test_the_example_lies_in_the_sessions_folder_too() -> None:
    """What a user finds in the sources is what `lmc demo` opens."""
    here = Path(__file__).parents[3] / "sessions" / "quillmarsh.toml"
    assert here.read_text(encoding="utf-8") == example_text()


def test_the_example_is_a_whole_session(file: Item, notes: list[Item]) -> None:
    """It says what it is, and its end counts its notes."""
    assert (file["format"], file["version"], file["session"]["canvas"]) == ("lmc-session", 1, "learning-model")
    assert file["end"]["notes"] == len(notes)


def test_ids_are_seven_letters_and_digits(file: Item) -> None:
    """A letter first, and none twice."""
    ids = [item["id"] for table in ("notes", "parking", "actions") for item in file.get(table, [])]
    assert len(ids) == len(set(ids))
    assert [each for each in ids if not re.fullmatch("[a-z][a-z0-9]{6}", each)] == []


def test_both_boards_are_filled(notes: list[Item]) -> None:
    """Every section has notes on both boards, as the worked example of the reference has."""
    filled = {(note["board"], note["section"]) for note in notes if not note.get("archived")}
    assert filled == {(board.id, section.id) for board in load_canvas().boards for section in load_canvas().sections}


def test_notes_stand_in_the_order_of_the_canvas(notes: list[Item]) -> None:
    """By board and section, as every save writes them."""
    ranks = [load_canvas().rank(note["board"], note["section"]) for note in notes]
    assert ranks == sorted(ranks)


def test_threads_lead_to_notes(notes: list[Item]) -> None:
    """Every link names a note of the file, and none itself."""
    ids = {note["id"] for note in notes}
    for note in notes:
        assert set(note.get("links", [])) <= ids - {note["id"]}


def test_questions_are_those_of_the_section(notes: list[Item]) -> None:
    """A note stands under a question of its own section."""
    for note in notes:
        if "question" in note:
            assert load_canvas().section(note["section"]).question(note["question"]) is not None


def test_facets_use_the_vocabulary(notes: list[Item]) -> None:
    """Each facet is one of the section, and each choice one of its values."""
    for note in notes:
        for facet_id, value in note.get("facets", {}).items():
            facet = load_canvas().facet(note["section"], facet_id)
            assert facet is not None, f"{note['id']}: {facet_id}"
            several = value if isinstance(value, list) else [value]
            if facet.kind in (FacetKind.CHOICE, FacetKind.CHOICES):
                assert (note["id"], [each for each in several if facet.value(each) is None]) == (note["id"], [])
            if facet.kind is FacetKind.SECTIONS:
                assert [each for each in several if not load_canvas().has_section(each)] == []


def test_the_agenda_is_that_of_a_team(file: Item) -> None:
    """The example was held with the ninety-minute preset."""
    steps = [(step["kind"], step.get("section"), step["planned_seconds"]) for step in file["agenda"]]
    assert steps == [(step.kind, step.section, step.planned_seconds) for step in preset("team-90").steps]
