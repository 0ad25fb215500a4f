"""What the models say, in sentences."""

from __future__ import annotations

import pytest

from lmc_tui.content import load_canvas
from lmc_tui.content.models import models
from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board
from lmc_tui.method.models import (
    evidence_told,
    gaps,
    gaps_told,
    missing_partners,
    partners_told,
    read_model,
    reading_told,
)
from lmc_tui.method.vocabulary import DELIVERY, PARTNERS, RELATIONSHIP
from tests.support.boards import a_board, said
from tests.support.companies import quillmarsh, tarnbeck

SUPPORT = models()["performance-support"]
IN_WORKFLOW = said(DELIVERY, "Prompt", channel=("workflow-system",))  # PS 3
IT = said(PARTNERS, "IT", role=("it",), side="internal", term="permanent")  # PS 3, IN 1
BROKER = said(RELATIONSHIP, type="broker")  # PA 3
TRAINER = said(PARTNERS, role=("field-trainer",))  # PA 2, UN 1


@pytest.mark.parametrize(
    ("notes", "sentence"),
    [
        ([], "Nothing on this board speaks for a model yet."),
        (
            [IN_WORKFLOW],
            "Too little speaks for any model yet: Performance Support has 3 points, and it takes 6 to look like one.",
        ),
        (
            [IN_WORKFLOW, IT, BROKER, TRAINER],
            "No one model stands out: Performance Support has 6 points, and Partnership 5.",
        ),
        (
            [IN_WORKFLOW, IT, BROKER],
            "This looks like Performance Support with 6 points, a little ahead of Partnership with 3.",
        ),
        ([IN_WORKFLOW, IT], "This looks like Performance Support with 6 points, well ahead of Innovation with 1."),
        (
            [
                said(DELIVERY, channel=("e-mail",)),  # MD 3
                said("design", learning_type="formal", pattern="information"),  # MD 2, UN 1
                said(RELATIONSHIP, type="vendor"),  # MD 2
            ],
            "This looks like Mass Distribution with 7 points, well ahead of University with 1.",
        ),
    ],
)
def test_a_reading_is_one_careful_sentence(notes: list[Note], sentence: str) -> None:
    """It looks like something, or it does not yet; it never is."""
    told = reading_told(read_model(a_board(*notes)))
    assert told == sentence
    assert " is a " not in told


def test_evidence_names_three_notes_and_counts_the_rest() -> None:
    """With what it says and what it counts; a note of several lines stays on one."""
    notes = [said(RELATIONSHIP, f"Customer {number}\nof ours", type="broker") for number in range(1, 6)]
    told = evidence_told(read_model(a_board(*notes)).best.evidence[0])
    assert told == (
        "We bring people together with what they look for: "
        "Customer 1 of ours; Customer 2 of ours; Customer 3 of ours; 2 more (+3)"
    )


def test_the_gap_list_of_the_worked_example_follows_the_pattern() -> None:
    """What it looks like with the reason in its partners, who is needed, who would help, and the costs."""
    board = Board(quillmarsh(), "as-is")
    assert partners_told(missing_partners(board, SUPPORT), read_model(board)) == (
        "What is here looks like Mass Distribution (subject experts are partners, and nobody from IT is).",
        "To move to Performance Support you still need an IT contact (internal, permanent) and the owner of the "
        "workflow system (internal).",
        "It would also help to have an app developer or integrator (external, as needed).",
        "Whatever the model, you need an analytics partner who hands over the figures (internal) and a sponsor or "
        "champion (internal).",
        "Costs to expect: technology.",
    )


def test_a_closed_gap_says_so() -> None:
    """Nobody is lacking, and the board looks like its target already."""
    board = Board(quillmarsh(), "to-be")
    assert partners_told(missing_partners(board, SUPPORT), read_model(board)) == (
        "All partners that Performance Support cannot do without are named.",
        "Costs to expect: technology.",
    )


def test_who_looks_like_the_target_need_not_move() -> None:
    """They still lack a partner."""
    board = a_board(IN_WORKFLOW, IT)
    told = partners_told(missing_partners(board, SUPPORT), read_model(board))
    assert told[0] == "For Performance Support you still need the owner of the workflow system (internal)."


def test_the_way_of_the_worked_example_is_read_out() -> None:
    """A sentence for each kind of move; commas in a note do not run into the next."""
    assert gaps_told(gaps(quillmarsh(), SUPPORT), load_canvas()) == (
        "Partners to win: IT warehouse systems (own the scanner platform), internal, permanent; "
        "Scanner vendor, external, as needed.",
        "Partners gained: Finance analytics, analytics; VP Operations, sponsor/champion.",
        "Partners changed: from Safety experts to Senior pickers.",
        "Partners dropped: Internal communications.",
        "Resources to win: Six part-time floor coaches; Tip editor linked to the scanner; Error data feed.",
        "Resources gained: Designer retrained as content editor.",
        "Resources changed: from LMS, full edition to LMS, reduced edition.",
        "Resources dropped: Two instructional designers; Authoring suite; Head-office training room.",
    )


def test_whom_the_target_does_not_name_is_said_last() -> None:
    """The hospitals let their university go, and would need others who give content."""
    told = gaps_told(gaps(tarnbeck(), models()["partnership"]), load_canvas())
    assert told[-1] == (
        "Partnership also needs content providers (external, as needed), and the to-be board names nobody for it."
    )
