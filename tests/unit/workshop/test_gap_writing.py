"""What a model still needs, written down as a note or as an action."""

from __future__ import annotations

from dataclasses import replace

from lmc_tui.content.models import model_rules, models
from lmc_tui.domain.changes import apply
from lmc_tui.domain.session import Action
from lmc_tui.method.board import Board
from lmc_tui.method.models import Requirement, State, needs
from lmc_tui.method.vocabulary import AS_IS, DELIVERY, PARTNERS, TO_BE
from lmc_tui.workshop.gap_writing import action_for, note_for, written_already
from tests.support.companies import quillmarsh


def needed(section: str, words: str, model: str = "innovation") -> Requirement:
    """What a model needs on the to-be board of the example, by words of it."""
    found = next(each for each in needs(Board(quillmarsh(), TO_BE), models()[model]) if each.section == section)
    return next(each for each in found.requirements if words in each.text)


def test_a_gap_becomes_a_note_that_shows_it_as_needed() -> None:
    """It goes behind the last note of its section, and after it the gap is planned, no longer missing."""
    gap = needed(PARTNERS, "simulation or animation")
    change = note_for(quillmarsh(), TO_BE, gap, "new0001")
    assert change is not None
    assert gap.state is State.MISSING
    session = apply(quillmarsh(), change)
    added = session.notes_in(TO_BE, PARTNERS)[-1]
    assert (added.id, added.facet("status"), added.facet("role")) == ("new0001", "need", ("simulation",))
    again = needs(Board(session, TO_BE), models()["innovation"])
    states = {each.text: each.state for section in again for each in section.requirements}
    assert states[gap.text] is State.PLANNED


def test_a_note_is_the_first_of_an_empty_section() -> None:
    """Where there is no note to go behind."""
    session = replace(quillmarsh(), notes=())
    change = note_for(session, TO_BE, needed(DELIVERY, "simulation"), "new0001")
    assert change is not None
    assert change.after is None


def test_what_only_the_room_can_judge_may_hold_nothing_to_write() -> None:
    """Then there is no note and no action."""
    gap = needed(PARTNERS, "specialists for what nobody here can build")
    assert note_for(quillmarsh(), TO_BE, gap, "new0001") is None
    assert action_for(quillmarsh(), gap, "act0001") is None
    assert written_already(quillmarsh(), TO_BE, gap) is None


def test_a_note_in_the_same_words_is_known() -> None:
    """On its own board only."""
    gap = needed(PARTNERS, "game developer")
    change = note_for(quillmarsh(), TO_BE, gap, "new0001")
    assert change is not None
    session = apply(quillmarsh(), change)
    assert written_already(quillmarsh(), TO_BE, gap) is None
    assert written_already(session, TO_BE, gap) == change.note
    assert written_already(session, AS_IS, gap) is None


def test_an_action_is_noted_once_as_long_as_it_is_open() -> None:
    """A second one in the same words would be none; once done, it may be set about again."""
    partner = model_rules().partners[0]
    first = action_for(quillmarsh(), partner, "act0001")
    assert first is not None
    text = "Win an analytics partner who hands over the figures (internal)"
    assert first.action == Action("act0001", text)
    session = apply(quillmarsh(), first)
    assert action_for(session, partner, "act0002") is None
    done = replace(session, actions=tuple(each._replace(is_done=True) for each in session.actions))
    assert action_for(done, partner, "act0002") is not None
