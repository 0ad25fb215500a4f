"""A second company, Tarnbeck Hospitals: everything that is expected of it was worked out by hand, here, beforehand.

The session is `tests/support/tarnbeck.toml`. Today it runs a nursing academy (University); it wants to rehearse
emergencies (Innovation).

Scores of the as-is board, signal by signal (PS, MD, PA, UN, IN)::

    help-at-work          no channel is a workflow system or a search
    it-partner            none
    self-service          acr0002                              2  1  .  1  .
    moments-of-use        adl0003 apply                        2  .  .  .  .
    broadcast-only        in person and coaching too
    formal-information    ade0001, ade0002: two of three       .  2  .  1  .
    experts-without-it    akp0001                              .  2  .  1  .
    vendor                acr0003                              .  2  .  .  .
    many-partners         only three
    local-suppliers       akp0003                              .  .  2  1  .
    broker                none
    both-patterns         two and one                          .  .  1  2  .
    campus-mix            adl0001, adl0002, adl0003            .  .  .  3  .
    own-space             aco0003 says building                .  .  .  2  .
    simulation, planned-practice, simulation-partner   none
    people-and-technology technology 45 of 600 is 7.5 %
                                                       sum     4  7  3 11  0

University leads by 4: clear. Place: (49*1 + 9*2 + 121*3) / (16 + 49 + 9 + 121) / 4 = 430 / 195 / 4 = 0.551.

Scores of the to-be board, where what is needed counts::

    moments-of-use        all three                            2  .  .  .  .
    experts-without-it    tkp0002                              .  2  .  1  .
    vendor                tcr0002                              .  2  .  .  .
    many-partners         five, from both sides                .  .  3  .  1
    local-suppliers       tkp0005                              .  .  2  1  .
    both-patterns         two and one                          .  .  1  2  .
    simulation            tdl0001, tdl0002                     .  .  .  1  3
    planned-practice      tde0001, tde0002: two of three       .  .  .  1  3
    simulation-partner    tkp0001, needed                      .  .  .  .  3
    people-and-technology 180 and 150 of 330: 55 %, 45 %       1  .  .  .  2
                                                       sum     3  4  6  6 12

Innovation leads by 6: clear; of the two with 6 Partnership comes first on the continuum.
Place: (16*1 + 36*2 + 36*3 + 144*4) / (9 + 16 + 36 + 36 + 144) / 4 = 772 / 241 / 4 = 0.801.

Partners that Innovation lacks. Today: the specialist for simulation (must); IT and a game developer (good); analytics
(always). In the target: IT and a game developer (good); a sponsor (always), which says as much as the good one.

From as-is to to-be, partners: the studio is to be won; clinical audit, the maker of the mannequins and the ambulance
service are gained; the physicians, the only experts on either board, take the place of the consultants; the Director
of Nursing and the university are dropped. Resources: technicians and mannequins to be won; room and writers gained; all
four of today dropped.

Partner plan of the to-be board: two inside, two outside, one of whom nobody has said it. No partner for segments,
relationship, value and partners; cost is only linked. The maker of the mannequins is outside, for good and paid as
personnel: a candidate to hire. Nobody is from IT.

Findings of section 6, as-is: C14 (no analytics partner, no owner of data), C74 (akp0003: outside, for good, linked to
personnel), C95 (nothing is believed). C40 stays silent: formal are two of three, 67 %. C77 is about the way to the
target, so about the to-be board.

Findings, to-be::

    C15  all outcomes are process                    C62  tkr0002: needed, no partner, no cost
    C20  tcs0003 has no relationship                 C71  tkp0005 has neither side nor term
    C22  tcr0002: vendor to the payer                C74  tkp0004: outside, for good, personnel
    C32  low cost and skill mastery                  C75  no sponsor among the partners
    C33  no accepted challenge                       C76  tkp0005 supports nothing
    C34  tvp0003: no design, no delivery             C78  tkp0005 has no contact
    C42  tde0002: ad hoc, planned, important         C81  tco0003 has no outcome
    C50  tdl0003: no follow-up                       C82  no overhead
    C52  tdl0003: mobile app, no IT                  C84  tkr0003 is a room, and no overhead
    C60  no systems                                  C96  tkp0005: no link, supports nothing
"""

from __future__ import annotations

import pytest

from lmc_tui.content import load_canvas
from lmc_tui.content.models import models
from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board
from lmc_tui.method.checks import findings
from lmc_tui.method.models import Confidence, Way, gaps, missing_partners, read_model
from lmc_tui.method.partners import Side, Standing, partner_plan
from tests.support.companies import tarnbeck

TODAY, TARGET = Board(tarnbeck(), "as-is"), Board(tarnbeck(), "to-be")
INNOVATION = models()["innovation"]


def ids(notes: tuple[Note | None, ...]) -> list[str]:
    """Their ids; a dash for none."""
    return [note.id if note else "-" for note in notes]


def test_today_looks_like_a_university() -> None:
    """With the points added up above, clearly, right of the middle."""
    reading = read_model(TODAY)
    points = [(score.model.id, score.points) for score in reading.scores]
    assert points == [
        ("university", 11),
        ("mass-distribution", 7),
        ("performance-support", 4),
        ("partnership", 3),
        ("innovation", 0),
    ]
    assert (reading.looks_like, reading.confidence) == (models()["university"], Confidence.CLEAR)
    assert reading.place == pytest.approx(430 / 195 / 4)


def test_the_evidence_for_the_university_is_that_of_the_table() -> None:
    """Each signal with its points and its notes, the weightiest first."""
    evidence = read_model(TODAY).best.evidence
    assert [(each.signal.id, each.points, ids(each.notes)) for each in evidence] == [
        ("campus-mix", 3, ["adl0001", "adl0002", "adl0003"]),
        ("both-patterns", 2, ["ade0001", "ade0002", "ade0003"]),
        ("own-space", 2, ["aco0003"]),
        ("self-service", 1, ["acr0002"]),
        ("formal-information", 1, ["ade0001", "ade0002"]),
        ("experts-without-it", 1, ["akp0001"]),
        ("local-suppliers", 1, ["akp0003"]),
    ]


def test_the_target_looks_like_innovation() -> None:
    """With the points added up above; Partnership is next."""
    reading = read_model(TARGET)
    points = [(score.model.id, score.points) for score in reading.scores]
    assert points == [
        ("innovation", 12),
        ("partnership", 6),
        ("university", 6),
        ("mass-distribution", 4),
        ("performance-support", 3),
    ]
    assert (reading.looks_like, reading.runner_up) == (INNOVATION, models()["partnership"])
    assert reading.place == pytest.approx(772 / 241 / 4)


def test_the_partners_that_innovation_lacks() -> None:
    """The studio, needed, counts in the target and not today."""
    today, target = missing_partners(TODAY, INNOVATION), missing_partners(TARGET, INNOVATION)
    assert [each.id for each in today.must] == ["in-simulation"]
    assert [each.id for each in today.good] == ["in-it", "in-games"]
    assert [each.id for each in today.always] == ["any-analytics"]
    assert [each.id for each in target.must] == []
    assert [each.id for each in target.good] == ["in-it", "in-games"]
    assert [each.id for each in target.always] == ["any-sponsor"]


def test_the_way_from_today_to_the_target() -> None:
    """Who is won, gained, changed and dropped, in the order of the to-be board."""
    found = gaps(tarnbeck(), INNOVATION)
    assert [(move.way, *ids((move.before, move.after))) for move in found.partners] == [
        (Way.WIN, "-", "tkp0001"),
        (Way.CHANGED, "akp0001", "tkp0002"),
        (Way.GAINED, "-", "tkp0003"),
        (Way.GAINED, "-", "tkp0004"),
        (Way.GAINED, "-", "tkp0005"),
        (Way.DROPPED, "akp0002", "-"),
        (Way.DROPPED, "akp0003", "-"),
    ]
    assert [(move.way, move.note.id) for move in found.resources] == [
        (Way.WIN, "tkr0001"),
        (Way.WIN, "tkr0002"),
        (Way.GAINED, "tkr0003"),
        (Way.GAINED, "tkr0004"),
        *((Way.DROPPED, f"akr000{number}") for number in (1, 2, 3, 4)),
    ]


def test_the_partner_plan_of_the_target() -> None:
    """Sides, empty sections, whom to hire, and IT."""
    plan = partner_plan(TARGET, load_canvas())
    sides = {side: ids(tuple(each.note for each in plan.on(side))) for side in Side}
    assert sides == {
        Side.INTERNAL: ["tkp0002", "tkp0003"],
        Side.EXTERNAL: ["tkp0001", "tkp0004"],
        Side.OPEN: ["tkp0005"],
    }
    empty = ("customer-segments", "customer-relationship", "value-proposition", "key-partners")
    assert plan.empty_sections == empty
    assert plan.unsupported_sections == (*empty, "cost-structure")
    assert [each.note.id for each in plan.candidates] == ["tkp0004"]
    assert plan.it.standing is Standing.ABSENT


def test_the_findings_are_those_worked_out_by_hand() -> None:
    """Each check with the note that it is about, on both boards."""
    assert found_on("as-is") == [("C14", ""), ("C74", "akp0003"), ("C95", "")]
    assert found_on("to-be") == [
        ("C15", ""),
        ("C20", "tcs0003"),
        ("C22", "tcr0002"),
        ("C32", ""),
        ("C33", ""),
        ("C34", "tvp0003"),
        ("C42", "tde0002"),
        ("C50", "tdl0003"),
        ("C52", "tdl0003"),
        ("C60", ""),
        ("C62", "tkr0002"),
        ("C71", "tkp0005"),
        ("C74", "tkp0004"),
        ("C75", ""),
        ("C76", "tkp0005"),
        ("C78", "tkp0005"),
        ("C81", "tco0003"),
        ("C82", ""),
        ("C84", "tkr0003"),
        ("C96", "tkp0005"),
    ]


def found_on(board: str) -> list[tuple[str, str]]:
    """Check and note of each finding; an empty word where it is about several or none."""
    return sorted((each.check, each.notes[0] if len(each.notes) == 1 else "") for each in findings(tarnbeck(), board))
