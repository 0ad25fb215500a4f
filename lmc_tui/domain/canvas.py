"""The canvas: the definition of sections, facets, questions and where panes stand.

A canvas is content, read from a file; how many sections there are and what they are called is a
fact of that file. What people write stands in `lmc_tui.domain.session`.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class GridArea(NamedTuple):
    """Where a section's pane stands, in cells of the canvas' grid, counted from the top left, from zero."""

    column: int
    row: int
    columns: int = 1
    rows: int = 1

    @property
    def right(self) -> int:
        """The first column to the right of the area."""
        return self.column + self.columns

    @property
    def bottom(self) -> int:
        """The first row below the area."""
        return self.row + self.rows


class FacetKind(StrEnum):
    """What a facet's value is."""

    CHOICE = "choice"
    """One of the values."""
    CHOICES = "choices"
    """Several of the values."""
    TEXT = "text"
    """Any words; the values are suggestions."""
    NUMBER = "number"
    """A number."""
    SECTIONS = "sections"
    """Several sections of the canvas."""


class FacetValue(NamedTuple):
    """A value that a facet can take."""

    id: str
    """The word in the file, and after `#`."""
    name: str
    """The words on the screen."""


class Facet(NamedTuple):
    """A way to classify the notes of a section, with its vocabulary."""

    id: str
    name: str
    kind: FacetKind
    hint: str = ""
    """What the facet tells, in a few words."""
    values: tuple[FacetValue, ...] = ()
    """The vocabulary, or suggestions for a text; empty for numbers and sections."""
    default: str | None = None
    """The value a note has when it says nothing; None for no such value."""

    def value(self, value_id: str) -> FacetValue | None:
        """The value with that id, or None."""
        return next((value for value in self.values if value.id == value_id), None)


class Question(NamedTuple):
    """A guiding question."""

    id: str
    text: str
    why: str
    """Why we ask."""
    example: str
    """What somebody might answer."""
    source: str = ""
    """The short name of the source it rests on; `practice` where it is common practice."""


class Section(NamedTuple):
    """One of the canvas' sections."""

    id: str
    name: str
    short: str
    """The name for a narrow pane."""
    code: str
    """Two letters with which the ids of its questions begin."""
    area: GridArea
    purpose: str
    central_question: str
    facets: tuple[Facet, ...] = ()
    """The section's own facets; the canvas has more that every section shares."""
    questions: tuple[Question, ...] = ()
    links_to: tuple[str, ...] = ()
    """Sections to which its notes most often link, most telling first."""
    aliases: tuple[str, ...] = ()
    """Other names under which files know the section."""
    tip: str = ""
    mistakes: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def question(self, question_id: str) -> Question | None:
        """The question with that id, or None."""
        return next((question for question in self.questions if question.id == question_id), None)


class BoardKind(NamedTuple):
    """One of the boards that a session holds."""

    id: str
    name: str
    summary: str = ""


class Canvas(NamedTuple):
    """A whole canvas definition."""

    id: str
    name: str
    credit: str
    """Who made the canvas; shown in the help and in every export."""
    columns: int
    """Width of the grid in cells."""
    rows: int
    """Height of the grid in cells."""
    boards: tuple[BoardKind, ...]
    sections: tuple[Section, ...]
    """In agenda order."""
    facets: tuple[Facet, ...] = ()
    """Facets that every section shares."""
    row_shares: tuple[int, ...] = ()
    """How the height of the screen is shared out among the grid's rows; empty for evenly."""

    def section(self, section_id: str) -> Section:
        """The section with that id. Raises KeyError."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    def has_section(self, section_id: str) -> bool:
        """Whether there is a section with that id."""
        return any(section.id == section_id for section in self.sections)

    def section_named(self, name: str) -> Section | None:
        """The section known by that id, name, short name or alias, whatever its case; None for none."""
        if exact := next((section for section in self.sections if section.id == name), None):
            return exact
        wanted = _plain(name)
        for section in self.sections:
            if wanted in {_plain(known) for known in (section.id, section.name, section.short, *section.aliases)}:
                return section
        return None

    def board(self, board_id: str) -> BoardKind:
        """The board with that id. Raises KeyError."""
        for board in self.boards:
            if board.id == board_id:
                return board
        raise KeyError(board_id)

    def other_board(self, board_id: str) -> str:
        """The id of the board after that one, round and round."""
        ids = [board.id for board in self.boards]
        return ids[(ids.index(board_id) + 1) % len(ids)]

    def facets_of(self, section_id: str) -> tuple[Facet, ...]:
        """All facets that a note of the section can have, the section's own first."""
        return self.section(section_id).facets + self.facets

    def facet(self, section_id: str, facet_id: str) -> Facet | None:
        """One facet of a section, or None."""
        return next((facet for facet in self.facets_of(section_id) if facet.id == facet_id), None)

    def questions(self) -> Iterator[tuple[Section, Question]]:
        """All questions with their sections, in agenda order."""
        for section in self.sections:
            for question in section.questions:
                yield section, question

    def rank(self, board_id: str, section_id: str) -> tuple[int, int]:
        """Where notes of that board and section stand in a file; unknown ones come last."""
        boards = [board.id for board in self.boards]
        sections = [section.id for section in self.sections]
        return (
            boards.index(board_id) if board_id in boards else len(boards),
            sections.index(section_id) if section_id in sections else len(sections),
        )


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").replace("-", " ").split()).casefold()
