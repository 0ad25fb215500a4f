"""The shipped canvas against the domain reference, typed out by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from lmc_tui.content import load_canvas
from lmc_tui.domain.canvas import FacetKind
from lmc_tui.domain.entry import parse
from lmc_tui.text import clean

EXPECTED = [  # id, name, short name, questions
    ("customer-segments", "Customer Segments", "Segments", 8),
    ("business-outcomes", "Business Outcomes", "Outcomes", 7),
    ("customer-relationship", "Customer Relationship", "Relationship", 7),
    ("value-proposition", "Value Proposition", "Value", 7),
    ("design", "Design", "Design", 7),
    ("delivery", "Delivery", "Delivery", 7),
    ("key-resources", "Key Resources", "Resources", 7),
    ("key-partners", "Key Partners", "Partners", 8),
    ("cost-structure", "Cost Structure", "Cost", 8),
]
SECTIONS = pytest.mark.parametrize("section_id", [expected[0] for expected in EXPECTED])
PICTURE = [  # ten columns: five panes of two; below them two halves
    "KP KP DE DE VP VP CR CR CS CS",
    "KP KP KR KR VP VP DL DL CS CS",
    "CO CO CO CO CO BO BO BO BO BO",
]
LETTERS = {
    "customer-segments": "CS",
    "business-outcomes": "BO",
    "customer-relationship": "CR",
    "value-proposition": "VP",
    "design": "DE",
    "delivery": "DL",
    "key-resources": "KR",
    "key-partners": "KP",
    "cost-structure": "CO",
}


def texts(value: object) -> Iterator[str]:
    """All strings within a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from texts(each)


def test_the_nine_sections_stand_in_agenda_order() -> None:
    """With the names and the number of questions of the reference."""
    found = [(section.id, section.name, section.short, len(section.questions)) for section in load_canvas().sections]
    assert found == EXPECTED


def test_there_are_sixty_six_questions() -> None:
    """8+7+7+7+7+7+7+8+8, each with an id of its own."""
    ids = [question.id for _, question in load_canvas().questions()]
    assert len(ids) == len(set(ids)) == 66


def test_panes_lie_as_in_the_picture() -> None:
    """Every cell of the grid belongs to the section that the reference draws there."""
    width = load_canvas().columns // 10
    assert (load_canvas().columns % 10, load_canvas().rows) == (0, 3)
    drawn = [["??"] * 10 for _ in range(3)]
    for section in load_canvas().sections:
        area = section.area
        for row in range(area.row, area.bottom):
            for column in range(area.column // width, area.right // width):
                drawn[row][column] = LETTERS[section.id]
    assert [" ".join(row) for row in drawn] == PICTURE


def test_there_is_a_board_for_what_is_and_one_for_what_should_be() -> None:
    """In this order, so that the board copied is today's."""
    assert [board.id for board in load_canvas().boards] == ["as-is", "to-be"]


@SECTIONS
def test_every_question_says_why_and_gives_an_example(section_id: str) -> None:
    """Each has a text that asks, a reason, an example and an id that begins with the section's code."""
    section = load_canvas().section(section_id)
    for number, question in enumerate(section.questions, start=1):
        assert question.id == f"{section.code}-{number}"
        assert "?" in question.text
        assert len(question.why) > 10
        assert len(question.example) > 3


@SECTIONS
def test_every_section_has_what_a_facilitator_needs(section_id: str) -> None:
    """Purpose, central question, tip, samples and mistakes."""
    section = load_canvas().section(section_id)
    assert section.purpose
    assert section.central_question.endswith("?")
    assert section.tip
    assert len(section.samples) >= 3
    assert len(section.mistakes) >= 3
    assert len(section.code) == 2
    assert len(section.short) <= 12


@SECTIONS
def test_a_section_links_to_others(section_id: str) -> None:
    """To others, each once."""
    section = load_canvas().section(section_id)
    assert section.links_to
    assert section.id not in section.links_to
    assert len(section.links_to) == len(set(section.links_to))


def test_codes_are_told_apart() -> None:
    """No two sections begin their questions' ids alike."""
    assert len({section.code for section in load_canvas().sections}) == 9


FACETS = {  # section 3 of the reference, where what is a thread here is a link; partners have more, for their plan
    "customer-segments": "relation unit level role rank",
    "business-outcomes": "metric_group metric measure_type kirkpatrick baseline target by_when data_owner",
    "customer-relationship": "type touch cadence",
    "value-proposition": "emphasis side",
    "design": "pattern learning_type production urgency importance",
    "delivery": "mechanism channel moment follow_up",
    "key-resources": "kind role capacity",
    "key-partners": "side term role supports contact gains fee promise promised_by it_standing",
    "cost-structure": "category amount currency recurrence budget",
}


@SECTIONS
def test_a_section_has_the_facets_of_the_reference(section_id: str) -> None:
    """Its own first, then those that all sections share: status and confidence."""
    ids = [facet.id for facet in load_canvas().facets_of(section_id)]
    assert " ".join(ids) == f"{FACETS[section_id]} status confidence author"


@SECTIONS
def test_every_value_can_be_typed(section_id: str) -> None:
    """`#value` in a note of the section means that value of that facet; a choice has values to choose from."""
    for facet in load_canvas().facets_of(section_id):
        assert re.fullmatch("[a-z][a-z_]*", facet.id)
        assert facet.kind not in (FacetKind.CHOICE, FacetKind.CHOICES) or len(facet.values) >= 2
        for value in facet.values:
            kept = (value.id,) if facet.kind is FacetKind.CHOICES else value.id
            assert parse(load_canvas(), section_id, f"#{value.id}").facets == ((facet.id, kept),)
            assert parse(load_canvas(), section_id, f'#{facet.id}="{value.name}"').facets[0][0] == facet.id


@SECTIONS
def test_no_value_reads_as_two(section_id: str) -> None:
    """Values that a note says are joined by commas and dots, so there are none in their names."""
    for facet in load_canvas().facets_of(section_id):
        for value in facet.values:
            assert not set(value.name) & set(",·"), value.name


def test_a_note_is_there_unless_it_is_needed() -> None:
    """Status is have or need, with have for what says nothing; confidence is fact or belief."""
    status, confidence = load_canvas().facet("design", "status"), load_canvas().facet("design", "confidence")
    assert status is not None
    assert confidence is not None
    assert [value.id for value in status.values] == ["have", "need"]
    assert status.default == "have"
    assert {value.id for value in confidence.values} == {"fact", "belief"}


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("Business Outcome", "business-outcomes"),
        ("Customer Relationships", "customer-relationship"),
        ("Value Propositions", "value-proposition"),
        ("key_partners", "key-partners"),
    ],
)
def test_other_spellings_are_known(name: str, section: str) -> None:
    """Files may use the names that the sources use."""
    found = load_canvas().section_named(name)
    assert found is not None
    assert found.id == section


def test_names_are_told_apart() -> None:
    """No name, short name or alias means two sections."""
    for section in load_canvas().sections:
        for name in (section.id, section.name, section.short, *section.aliases):
            assert load_canvas().section_named(name) == section


def test_the_makers_are_credited() -> None:
    """The canvas names its author and what it builds on."""
    for name in ("Delano", "Saltbox", "Strategyzer"):
        assert name in load_canvas().credit


def test_all_texts_are_clean() -> None:
    """No text has anything that acts on a terminal, blanks at its ends, or a source's square brackets."""
    for text in texts(load_canvas()):
        assert clean(text) == text == text.strip()
        assert "[" not in text
