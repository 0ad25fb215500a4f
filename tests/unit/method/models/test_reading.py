"""What a board looks like: the worked example, thresholds, and the place on the continuum.

The worked example by hand, signal by signal (PS, MD, PA, UN, IN). As-is::

    self-service          catalogue                            2  1  .  1  .
    moments-of-use        e-mail bulletin: change              2  .  .  .  .
    broadcast-only        silent: there is a classroom
    formal-information    all three                            .  2  .  1  .
    experts-without-it    safety experts                       .  2  .  1  .
    vendor                compliance, managers                 .  2  .  .  .
    own-space             training room and travel             .  .  .  2  .
    people-and-technology silent: technology 62 of 250 is 25 %
                                                       sum     4  7  0  5  0

To-be, where what is needed counts::

    help-at-work          prompt on the scanner                3  .  .  .  .
    it-partner            IT warehouse systems, needed         3  .  .  .  1
    self-service          ask the scanner                      2  1  .  1  .
    moments-of-use        apply, solve; change                 2  .  .  .  .
    formal-information    silent: one of four
    experts-without-it    silent: there is IT
    vendor                compliance                           .  2  .  .  .
    many-partners         six, four inside and two outside     .  .  3  .  1
    both-patterns         three and one                        .  .  1  2  .
    campus-mix            LMS, huddle board, coaches           .  .  .  3  .
    people-and-technology 102 and 123 of 225: 45 %, 55 %       1  .  .  .  2
                                                       sum    11  3  4  6  4

Both agree with the reference (7.1, 7.2). Places: as-is (49*1 + 25*3) / (16 + 49 + 25) / 4 = 124 / 360 = 0.344; to-be
(9*1 + 16*2 + 36*3 + 16*4) / (121 + 9 + 16 + 36 + 16) / 4 = 213 / 792 = 0.269. Weighted by plain points the target, a
model at the left end, would lie right of today: 0.402 after 0.344.
"""

from __future__ import annotations

import pytest

from lmc_tui.content.models import models
from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board
from lmc_tui.method.models import Confidence, read_model
from lmc_tui.method.vocabulary import DELIVERY, DESIGN, PARTNERS, RELATIONSHIP
from tests.support.boards import a_board, said
from tests.support.companies import quillmarsh

SELF_SERVICE = said(RELATIONSHIP, type="self-service")  # PS 2, MD 1, UN 1
IN_WORKFLOW = said(DELIVERY, channel=("workflow-system",))  # PS 3
APPLYING = said(DELIVERY, moment=("apply",))  # PS 2
IT = said(PARTNERS, role=("it",), side="internal", term="permanent")  # PS 3, IN 1
BROKER = said(RELATIONSHIP, type="broker")  # PA 3
VENDOR = said(RELATIONSHIP, type="vendor")  # MD 2
TRAINER = said(PARTNERS, role=("field-trainer",))  # PA 2, UN 1
BOTH = (said(DESIGN, pattern="information"), said(DESIGN, pattern="skills"))  # PA 1, UN 2


def points_of(board: str) -> dict[str, int]:
    """Model id to points, of the worked example."""
    return {score.model.id: score.points for score in read_model(Board(quillmarsh(), board)).scores}


def test_the_worked_example_today_looks_like_mass_distribution() -> None:
    """7, 5 and 4 points, as the reference says; narrowly, for it leads by two."""
    reading = read_model(Board(quillmarsh(), "as-is"))
    assert points_of("as-is") == {
        "mass-distribution": 7,
        "university": 5,
        "performance-support": 4,
        "partnership": 0,
        "innovation": 0,
    }
    assert reading.looks_like is models()["mass-distribution"]
    assert reading.runner_up is models()["university"]
    assert (reading.lead, reading.confidence) == (2, Confidence.NARROW)


def test_the_worked_example_of_tomorrow_looks_like_performance_support() -> None:
    """11, 6, 4, 4 and 3 points, as the reference says; clearly."""
    reading = read_model(Board(quillmarsh(), "to-be"))
    assert points_of("to-be") == {
        "performance-support": 11,
        "university": 6,
        "partnership": 4,
        "innovation": 4,
        "mass-distribution": 3,
    }
    assert reading.looks_like is models()["performance-support"]
    assert (reading.lead, reading.confidence) == (5, Confidence.CLEAR)
    assert reading.points(models()["university"]) == 6


def test_the_evidence_names_signals_and_notes() -> None:
    """Those of the table above, the weightiest first."""
    evidence = read_model(Board(quillmarsh(), "as-is")).best.evidence
    assert [(each.signal.id, each.points, [note.text for note in each.notes]) for each in evidence] == [
        ("formal-information", 2, ["Annual safety module, 45 minutes", "Two-day induction slides", "Product bulletin"]),
        ("experts-without-it", 2, ["Safety experts"]),
        ("vendor", 2, ["HR Compliance: yearly course order", "Depot managers: called when seats are empty"]),
        ("self-service", 1, ["Depot staff: course catalogue"]),
    ]


@pytest.mark.parametrize(("board", "place"), [("as-is", 124 / 360), ("to-be", 213 / 792)])
def test_the_place_on_the_continuum_weighs_the_squares(board: str, place: float) -> None:
    """So that the way to Performance Support leads to the left, where it lies."""
    assert read_model(Board(quillmarsh(), board)).place == pytest.approx(place)


@pytest.mark.parametrize(
    ("notes", "confidence", "looks_like"),
    [
        ([], Confidence.NOTHING, None),
        ([said(PARTNERS, "Somebody")], Confidence.NOTHING, None),
        ([IN_WORKFLOW, APPLYING], Confidence.THIN, None),  # PS 5: one too few
        ([IN_WORKFLOW, IT], Confidence.CLEAR, "performance-support"),  # PS 6, IN 1
        ([IN_WORKFLOW, IT, BROKER], Confidence.NARROW, "performance-support"),  # PS 6, PA 3: a lead of three
        ([IN_WORKFLOW, IT, BROKER, *BOTH], Confidence.NARROW, "performance-support"),  # PS 6, PA 4: a lead of two
        ([IN_WORKFLOW, IT, BROKER, TRAINER], Confidence.CLOSE, None),  # PS 6, PA 5
        ([IN_WORKFLOW, IT, BROKER, TRAINER, *BOTH], Confidence.CLOSE, None),  # PS 6, PA 6
        ([IN_WORKFLOW, IT, BROKER, TRAINER, SELF_SERVICE], Confidence.NARROW, "performance-support"),  # PS 8, PA 5
    ],
)
def test_points_and_lead_decide(notes: list[Note], confidence: Confidence, looks_like: str | None) -> None:
    """Six points and a lead of two make a model, a lead of four makes it clear."""
    reading = read_model(a_board(*notes))
    assert reading.confidence is confidence
    assert (reading.looks_like.id if reading.looks_like else None) == looks_like


def test_models_with_as_many_points_stand_along_the_continuum() -> None:
    """So that the same board always gives the same order."""
    reading = read_model(a_board(IN_WORKFLOW, BROKER))
    assert [score.model.id for score in reading.scores][:2] == ["performance-support", "partnership"]


def test_nothing_has_no_place_and_no_runner_up() -> None:
    """A mark needs something to rest on."""
    nothing, one = read_model(a_board()), read_model(a_board(IN_WORKFLOW))
    assert (nothing.place, nothing.runner_up) == (None, None)
    assert (one.place, one.runner_up) == (0.0, None)


@pytest.mark.parametrize(("note", "place"), [(IN_WORKFLOW, 0.0), (VENDOR, 0.25), (BROKER, 0.5)])
def test_one_model_alone_lies_in_its_own_place(note: Note, place: float) -> None:
    """At the left end, after a quarter, in the middle."""
    assert read_model(a_board(note)).place == place
