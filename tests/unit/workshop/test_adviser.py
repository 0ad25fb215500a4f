"""The adviser: checks the newest session once it has been left alone, and tells what says something by now."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from lmc_tui.domain.agenda import StepKind
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import moved_to, started
from lmc_tui.method.checks import by_section, findings
from lmc_tui.workshop.adviser import Advice, Adviser, has_come_to_checking
from tests.support.boards import a_learning_session, placed, said
from tests.support.builders import NINE
from tests.support.companies import quillmarsh
from tests.support.room import new_session

PATIENCE = 20
ORPHAN = a_learning_session(*placed("to-be", said("design", "Posters", id="n1")))


class Listener:
    """Keeps all advice, and can be waited on."""

    def __init__(self) -> None:
        self.advice: list[Advice] = []
        self._came = threading.Condition()

    def take(self, advice: Advice) -> None:
        """Keep it."""
        with self._came:
            self.advice.append(advice)
            self._came.notify_all()

    def wait_for(self, session: Session) -> None:
        """Wait until there is advice on that session."""
        with self._came:
            assert self._came.wait_for(lambda: any(each.session is session for each in self.advice), PATIENCE)


@pytest.fixture
def listener() -> Listener:
    """Nothing heard yet."""
    return Listener()


def test_the_newest_session_is_checked(listener: Listener) -> None:
    """Of several handed in while nobody looked, only the last one."""
    adviser = Adviser(quiet_seconds=0)
    adviser.on_advice = listener.take
    first, second = quillmarsh(), replace(quillmarsh(), title="Later")
    adviser.submit(first)
    adviser.submit(second)
    adviser.start()
    listener.wait_for(second)
    adviser.stop()
    assert [each.session for each in listener.advice] == [second]


def test_every_change_is_advised_on_in_the_end(listener: Listener) -> None:
    """What is handed in while a session is being checked is checked next."""
    adviser = Adviser(quiet_seconds=0)
    adviser.on_advice = listener.take
    adviser.start()
    sessions = [replace(quillmarsh(), title=str(number)) for number in range(5)]
    for session in sessions:
        adviser.submit(session)
    listener.wait_for(sessions[-1])
    adviser.stop()


def test_after_the_end_nothing_is_checked(listener: Listener) -> None:
    """Its thread goes, too."""
    adviser = Adviser(quiet_seconds=0)
    adviser.on_advice = listener.take
    before = set(threading.enumerate())
    adviser.start()
    (thread,) = (each for each in set(threading.enumerate()) - before if each.name == "adviser")
    adviser.stop()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    adviser.submit(quillmarsh())
    assert listener.advice == []


def test_what_comes_late_is_held_back_until_the_check_step() -> None:
    """An orphan says nothing while the room is still collecting."""
    session = replace(ORPHAN, agenda=new_session().agenda)
    (check,) = (step for step in session.agenda if step.kind is StepKind.CHECK)
    adviser = Adviser()
    early = {each.check for each in adviser.advise(session).timely("to-be")}
    late = moved_to(started(session, NINE), check.id, NINE)
    assert "C96" not in early
    assert "C96" in {each.check for each in adviser.advise(late).timely("to-be")}


@pytest.mark.parametrize(("minutes", "has_come"), [(0, False), (3, True)])
def test_a_workshop_that_has_been_in_its_check_step_has_come_there(minutes: int, has_come: bool) -> None:
    """Also when it went on, or ended."""
    session = new_session()
    (check,) = (step for step in session.agenda if step.kind is StepKind.CHECK)
    later = NINE + timedelta(minutes=minutes)
    assert not has_come_to_checking(session)
    there = moved_to(started(session, NINE), check.id, NINE)
    assert has_come_to_checking(there)
    assert has_come_to_checking(moved_to(there, session.agenda[-1].id, later))
    assert has_come_to_checking(moved_to(there, session.agenda[0].id, later)) is False
    assert has_come_to_checking(replace(moved_to(there, session.agenda[-1].id, later), timer=None)) is has_come
    assert not has_come_to_checking(replace(session, agenda=()))


def test_counts_are_of_what_says_something_by_now() -> None:
    """Section by section, as the checks give it; nothing for an unknown board or another canvas."""
    advice = Adviser().advise(quillmarsh())
    early = [each for each in findings(quillmarsh(), "as-is") if not each.late]
    assert dict(advice.counts("as-is")) == dict(by_section(early))
    assert advice.timely("elsewhere") == ()
    foreign = Adviser().advise(replace(quillmarsh(), canvas="another"))
    assert (foreign.counts("to-be"), foreign.lit_by("x", "to-be")) == ({}, frozenset())


def test_a_note_that_was_not_there_yet_lights_nothing() -> None:
    """One that was lights its thread."""
    advice = Adviser().advise(quillmarsh())
    note = quillmarsh().notes_in("to-be", "delivery")[0]
    assert advice.lit_by("new0001", "to-be") == frozenset()
    assert note.id in advice.lit_by(note.id, "to-be")
    assert len(advice.lit_by(note.id, "to-be")) > 2
