"""The workshop object: one road for changes, and the clock beside it."""

from __future__ import annotations

from dataclasses import replace

from lmc_tui.clock import ManualClock
from lmc_tui.domain.absence import Way, absence
from lmc_tui.domain.changes import Edit, SetText
from lmc_tui.domain.timer import Timer, left_seconds
from lmc_tui.workshop.identity import CountedIds, random_id, user_name
from lmc_tui.workshop.workshop import Workshop, missed, seen
from tests.support.builders import NINE, a_canvas, a_note, a_session, after, an_agenda


def a_workshop() -> tuple[Workshop, ManualClock]:
    """A workshop with one note and three steps of five minutes."""
    clock = ManualClock(NINE)
    session = a_session(a_note("n1", text="old"), agenda=an_agenda(5, 5, 5))
    return Workshop(session, a_canvas(), clock, actor="ann", new_id=CountedIds()), clock


def text_of(workshop: Workshop) -> str:
    """The text of the only note."""
    return workshop.session.notes[0].text


def in_hand(workshop: Workshop) -> str | None:
    """The id of the step in hand."""
    return workshop.session.timer.step if workshop.session.timer else None


def test_every_change_undo_and_redo_takes_the_one_road() -> None:
    """Listeners hear all three as edits with actor and moment, in order; replaying them gives the same session."""
    workshop, clock = a_workshop()
    heard: list[Edit] = []
    workshop.on_edit.append(heard.append)
    assert workshop.do(SetText("n1", "new"), "edit")
    clock.advance(5)
    assert workshop.undo() == "edit"
    assert workshop.redo() == "edit"
    assert [edit.change for edit in heard] == [SetText("n1", "new"), SetText("n1", "old"), SetText("n1", "new")]
    assert {edit.actor for edit in heard} == {"ann"}
    assert [edit.at for edit in heard] == [NINE, after(5), after(5)]


def test_a_change_that_changes_nothing_is_none() -> None:
    """No edit, no revision, no step back."""
    workshop, _ = a_workshop()
    assert not workshop.do(SetText("n1", "old"), "edit")
    assert (workshop.revision, workshop.can_undo, workshop.undo(), workshop.redo()) == (0, False, None, None)


def test_the_clock_is_not_taken_back() -> None:
    """Undo is about words: a step gone on stays gone on."""
    workshop, clock = a_workshop()
    workshop.do(SetText("n1", "new"), "edit")
    workshop.toggle_clock()
    clock.advance(60)
    workshop.next_step()
    workshop.undo()
    step = workshop.session.current_step
    assert step is not None
    assert step.id == "s02"
    assert text_of(workshop) == "old"


def test_extending_gives_a_minute_or_two_once_it_is_over() -> None:
    """+1 while there is time; past the end +2, then +1, counted from now."""
    workshop, clock = a_workshop()
    assert workshop.extend() == 0
    workshop.toggle_clock()
    assert workshop.extend() == 60
    clock.advance(6 * 60 + 20)
    assert workshop.extend() == 120
    step = workshop.session.current_step
    assert step is not None
    assert left_seconds(workshop.session, step, clock.now()) == 120
    clock.advance(150)
    assert workshop.extend() == 60
    workshop.shorten()


def test_steps_go_on_to_the_end_and_no_further_back_than_the_first() -> None:
    """From the last step next finishes; previous from the first stays there."""
    workshop, _ = a_workshop()
    assert (workshop.previous_step(), in_hand(workshop)) == (True, "s03")
    assert (workshop.next_step(), in_hand(workshop)) == (False, None)
    assert (workshop.next_step(), in_hand(workshop)) == (True, "s01")
    assert (workshop.previous_step(), in_hand(workshop)) == (True, "s01")
    empty = Workshop(a_session(), a_canvas(), ManualClock(NINE))
    assert not empty.next_step()


def test_unseen_time_is_what_passed_since_the_last_save() -> None:
    """Only a clock that runs or is held can have run unseen."""
    session = replace(a_session(agenda=an_agenda(5)), timer=Timer("s01", running_since=NINE))
    found = missed(seen(session, after(10)), after(70))
    assert found is not None
    assert (found.way, found.seconds) == (Way.CLOSED, 60)
    assert missed(session, after(70)) is None
    assert missed(replace(session, timer=Timer("s01", seen=NINE)), after(70)) is None
    assert seen(a_session(), NINE) == a_session()


def test_ids_are_new_short_and_begin_with_a_letter() -> None:
    """Seven letters and digits, never one that is taken."""
    made = {random_id(()) for _ in range(200)}
    assert len(made) == 200
    assert all(len(each) == 7 and each[0].isalpha() and each.isalnum() and each.islower() for each in made)
    counted = CountedIds()
    assert counted({"n000001"}) == "n000002"
    assert user_name()


def test_time_that_ran_unseen_is_given_back_even_after_the_clock_was_held() -> None:
    """Asleep for an hour while it ran, then space, then R: the hour is held time, not spent."""
    workshop, clock = a_workshop()
    workshop.toggle_clock()
    clock.advance(60)
    seen_last = clock.now()
    clock.sleep(3600)
    asleep = absence(workshop.session, seen_last, clock.now(), Way.ASLEEP)
    assert asleep is not None
    workshop.toggle_clock()
    clock.advance(5)
    assert workshop.give_back([asleep]) == 3600
    step = workshop.session.current_step
    assert step is not None
    assert (step.spent_seconds, step.paused_seconds) == (60, 3600)


def test_time_that_was_held_unseen_is_dropped() -> None:
    """Held overnight: the night counts as nothing at all."""
    workshop, clock = a_workshop()
    workshop.toggle_clock()
    clock.advance(60)
    workshop.toggle_clock()
    clock.advance(10)
    seen_last = clock.now()
    clock.advance(39_990)
    night = absence(workshop.session, seen_last, clock.now(), Way.CLOSED)
    assert night is not None
    workshop.give_back([night])
    workshop.toggle_clock()
    step = workshop.session.current_step
    assert step is not None
    assert (step.spent_seconds, step.paused_seconds) == (60, 10)
