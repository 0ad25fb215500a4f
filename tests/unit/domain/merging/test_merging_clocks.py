"""The clock of a merged session, where a step is in hand."""

from __future__ import annotations

from dataclasses import replace

from lmc_tui.domain import timer
from lmc_tui.domain.merging import Side, Thing
from lmc_tui.domain.merging.conflict import REMOVED
from tests.support.builders import a_session, after, an_agenda
from tests.unit.domain.merging.parting import merged

BASE = a_session(agenda=an_agenda(7, 8, 5))


def test_time_given_to_the_step_in_hand_is_taken_over() -> None:
    """Where both sides have the same timer, what one side gave the step holds, as it does for every other step."""
    base = timer.moved_to(BASE, "s01", after(0))
    longer = timer.extended(base, 60, after(10))
    for mine, theirs in ((base, longer), (longer, base)):
        session = merged(base, mine, theirs).session
        assert [step.extended_seconds for step in session.agenda] == [60, 0, 0]
        assert session.timer == base.timer


def test_a_step_that_one_side_is_in_stays_where_the_other_removed_it() -> None:
    """Whoever is called mine, and although the clock that holds is in another step."""
    without = timer.started(replace(BASE, agenda=BASE.agenda[1:]), after(0))
    in_it = timer.started(BASE, after(0))
    for mine, theirs, taken in ((without, in_it, Side.THEIRS), (in_it, without, Side.MINE)):
        session, conflicts = merged(BASE, mine, theirs)
        assert [step.id for step in session.agenda] == ["s01", "s02", "s03"]
        assert session.timer == mine.timer
        assert [(each.thing, each.id, each.field, each.taken) for each in conflicts] == [
            (Thing.STEP, "s01", REMOVED, taken)
        ]
