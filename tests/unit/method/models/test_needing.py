"""What a model needs in each section, and how the board stands to it; and what one key adds for a gap."""

from __future__ import annotations

import pytest

from lmc_tui.content import load_canvas
from lmc_tui.content.models import Model, Pattern, models
from lmc_tui.domain.facets import can_say
from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board
from lmc_tui.method.models import Requirement, State, as_action, as_note, missing_partners, needs
from lmc_tui.method.models.presence import fits
from lmc_tui.method.vocabulary import DELIVERY, DESIGN, PARTNERS, RESOURCES, SECTIONS, SEGMENTS
from tests.support.boards import a_board, said
from tests.support.companies import quillmarsh

SUPPORT = models()["performance-support"]


def requirements(board: Board, section: str, target: Model = SUPPORT) -> tuple[Requirement, ...]:
    """What the target needs in one section."""
    return next(each.requirements for each in needs(board, target) if each.section == section)


def test_all_nine_sections_are_there_with_their_notes() -> None:
    """In the author's order, whatever they hold."""
    board = Board(quillmarsh(), "to-be")
    found = needs(board, SUPPORT)
    assert tuple(each.section for each in found) == SECTIONS
    assert all(each.notes == board.notes_in(each.section) and each.requirements for each in found)


def test_the_worked_example_of_tomorrow_has_or_plans_all_that_can_be_seen() -> None:
    """Nothing is missing; IT, its owner, the vendor and the data feed are planned; two things the room must judge."""
    found = [each for section in needs(Board(quillmarsh(), "to-be"), SUPPORT) for each in section.requirements]
    assert [each.text for each in found if each.state is State.MISSING] == []
    assert [each.section for each in found if each.state is State.TO_JUDGE] == [SEGMENTS, PARTNERS]
    planned = [(each.section, [note.text for note in each.notes]) for each in found if each.state is State.PLANNED]
    it = ["IT warehouse systems (own the scanner platform)"]
    assert planned == [(RESOURCES, ["Error data feed"]), (PARTNERS, it), (PARTNERS, it), (PARTNERS, ["Scanner vendor"])]


def test_the_worked_example_today_lacks_what_makes_the_model() -> None:
    """No help in the workflow, no promise of it, nobody who plans ahead, no IT."""
    found = [each for section in needs(Board(quillmarsh(), "as-is"), SUPPORT) for each in section.requirements]
    missing = [each.need.note for each in found if each.state is State.MISSING]
    assert missing == [
        "Owner of the process: plan together every month",
        "The right answer at the moment of need",
        "Help inside the workflow system",
        "System that reacts to feedback at once",
        "Somebody who tends the content",
        "IT contact for the system where people work",
        "Owner of the workflow system",
        "Analytics partner with the outcome figures",
        "Sponsor or champion",
        "App developer or integrator",
    ]


@pytest.mark.parametrize(
    ("notes", "state", "shown_by"),
    [
        ([], State.MISSING, []),
        ([said(DESIGN, pattern="skills", urgency="now")], State.MISSING, []),
        ([said(DESIGN, pattern="information"), said(DESIGN, urgency="now")], State.MISSING, []),
        ([said(DESIGN, pattern="information", urgency="soon")], State.THERE, ["n1"]),
        ([said(DESIGN, pattern="information", urgency="now", status="need")], State.PLANNED, ["n1"]),
        (
            [said(DESIGN, pattern="information", urgency=when, status=status) for when, status in
             (("now", "need"), ("planned", "have"), ("soon", "have"))],
            State.THERE,
            ["n1", "n3"],
        ),
    ],
)  # fmt: skip
def test_one_note_must_show_all_of_it(notes: list[Note], state: State, shown_by: list[str]) -> None:
    """Information, and at once or soon; one that is there is enough."""
    first = requirements(a_board(*notes), DESIGN)[0]
    assert (first.state, [note.id for note in first.notes]) == (state, shown_by)


def test_words_count_where_facets_do_not_tell_enough() -> None:
    """An LMS is a system too, and reacts to nothing."""
    lms, feed = said(RESOURCES, "LMS", kind="systems"), said(RESOURCES, "Live feed of errors", kind="systems")
    assert requirements(a_board(lms), RESOURCES)[0].state is State.MISSING
    assert requirements(a_board(lms, feed), RESOURCES)[0].notes[0].text == "Live feed of errors"


def test_partners_come_one_by_one_and_nobody_twice() -> None:
    """Without whom it fails, without whom every model fails, then who helps."""
    found = [(each.text, each.is_must) for each in requirements(a_board(), PARTNERS)][1:]
    assert found == [
        ("An IT contact (internal, permanent)", True),
        ("The owner of the workflow system (internal)", True),
        ("An analytics partner who hands over the figures (internal)", True),
        ("A sponsor or champion (internal)", True),
        ("Subject experts (internal)", False),
        ("An app developer or integrator (external, as needed)", False),
    ]


@pytest.mark.parametrize("target", models().values(), ids=list(models()))
def test_what_one_key_adds_closes_the_gap(target: Model) -> None:
    """Each missing thing gives a note that can stand there, is marked as needed, and then shows as planned."""
    gaps = [each for section in needs(a_board(), target) for each in section.requirements if each.is_open]
    additions = [addition for gap in gaps if (addition := as_note(gap)) is not None]
    assert len(additions) == len(gaps) > 8
    for addition in additions:
        assert addition.facets["status"] == "need"
        assert all(can_say(load_canvas(), addition.section, *each) for each in addition.facets.items())
    notes = [said(each.section, each.text, each.facets) for each in additions]
    after = [each for section in needs(a_board(*notes), target) for each in section.requirements]
    assert [each.text for each in after if each.state is State.MISSING] == []


@pytest.mark.parametrize("target", models().values(), ids=list(models()))
def test_adding_the_missing_partners_leaves_none_missing(target: Model) -> None:
    """The gap list gives notes too."""
    gap = missing_partners(a_board(), target)
    additions = [as_note(each) for each in (*gap.must, *gap.good, *gap.always)]
    notes = [said(each.section, each.text, each.facets) for each in additions if each is not None]
    after = missing_partners(a_board(*notes), target)
    assert (after.must, after.good, after.always) == ((), (), ())


def test_what_the_room_judges_gives_a_note_only_where_there_is_one_to_write() -> None:
    """A heading over the partners has none."""
    people, heading = requirements(a_board(), SEGMENTS)[0], requirements(a_board(), PARTNERS)[0]
    addition = as_note(people)
    assert addition is not None
    assert addition.text == "People who look things up all day in one workflow"
    assert (as_note(heading), as_action(heading)) == (None, "")


def test_an_action_says_what_to_do() -> None:
    """Partners are won, all else is planned."""
    it = requirements(a_board(), PARTNERS)[1]
    assert as_action(it) == "Win an IT contact (internal, permanent)"
    assert as_action(missing_partners(a_board(), SUPPORT).must[1]) == "Win the owner of the workflow system (internal)"
    assert as_action(requirements(a_board(), DELIVERY)[0]) == "Plan: Help inside the workflow system"


def test_each_says_whether_a_source_stands_behind_it() -> None:
    """The owner is our own inference, IT is sourced."""
    it, owner = requirements(a_board(), PARTNERS)[1:3]
    assert (it.is_sourced, owner.is_sourced) == (True, False)
    assert it.need.source == "key-partners 2015-08-25"


def test_an_empty_pattern_fits_nothing() -> None:
    """What no note can show, no note shows by accident."""
    assert not fits(said(DESIGN, "Anything", pattern="skills"), Pattern({}))
