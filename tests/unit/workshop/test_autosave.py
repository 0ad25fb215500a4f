"""Saving by itself: when it is due, and what happens when it fails."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace

import pytest

from lmc_tui.clock import ManualClock
from lmc_tui.domain.place import Place
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import Timer
from lmc_tui.errors import SaveError
from lmc_tui.workshop.autosave import AutosavePolicy, Outcome, Saver, SaveState
from tests.support.builders import NINE, a_session

PLACE = Place("to-be", "design")


@dataclass
class Target:
    """Keeps what it is given, fails when told, and can be made to wait."""

    saved: list[Session] = field(default_factory=list)
    fails: bool = False
    gate: threading.Event | None = None
    entered: threading.Event = field(default_factory=threading.Event)

    def save(self, session: Session, *, force: bool = False) -> None:
        """Keep it."""
        self.entered.set()
        if self.gate is not None:
            assert self.gate.wait(10)
        if self.fails and not force:
            raise SaveError("the disk is full")
        self.saved.append(session)


@pytest.mark.parametrize(
    ("first", "last", "due"),
    [(10.0, 10.0, 10.3), (10.0, 11.0, 11.3), (10.0, 11.9, 12.0), (10.0, 30.0, 12.0)],
)
def test_a_save_is_due_soon_after_the_last_and_never_long_after_the_first_change(
    first: float, last: float, due: float
) -> None:
    """0.3 s of quiet, 2 s at most."""
    assert AutosavePolicy().due_at(first, last) == pytest.approx(due)


def a_saver(target: Target, **more: object) -> tuple[Saver, list[Outcome]]:
    """A saver that is not started, and what it tells."""
    told: list[Outcome] = []
    clock = ManualClock(NINE)
    policy = AutosavePolicy(quiet_seconds=0.01, longest_seconds=0.05, retry_seconds=0.02)
    return Saver(target, clock, on_outcome=told.append, policy=policy, **more), told  # type: ignore[arg-type]


def test_save_now_saves_the_newest_and_tells() -> None:
    """Saving, then saved; the sessions before the newest are never written."""
    target = Target()
    saver, told = a_saver(target)
    saver.submit(a_session(title="one"))
    saver.submit(a_session(title="two"))
    assert saver.outcome.state is SaveState.SAVING
    assert saver.save_now().state is SaveState.SAVED
    assert [session.title for session in target.saved] == ["two"]
    assert [outcome.state for outcome in told] == [SaveState.SAVING, SaveState.SAVED]


def test_nothing_new_is_not_saved_again() -> None:
    """A second call has nothing to do."""
    target = Target()
    saver, _ = a_saver(target)
    saver.submit(a_session())
    saver.save_now()
    saver.save_now()
    assert len(target.saved) == 1


def test_the_thread_saves_by_itself() -> None:
    """A change and a little quiet are all it takes."""
    target, done = Target(), threading.Event()
    saver, _ = a_saver(target)
    saver.on_outcome = lambda outcome: done.set() if outcome.state is SaveState.SAVED else None
    saver.start()
    saver.submit(a_session(title="by itself"))
    assert done.wait(10)
    assert target.saved[0].title == "by itself"
    saver.close()


def test_a_failure_is_told_and_tried_again() -> None:
    """NOT SAVED with the reason, until there is room again."""
    target, failed, saved = Target(fails=True), threading.Event(), threading.Event()
    saver, _ = a_saver(target)

    def listen(outcome: Outcome) -> None:
        if outcome.state is SaveState.FAILED:
            failed.set()
        if outcome.state is SaveState.SAVED:
            saved.set()

    saver.on_outcome = listen
    saver.start()
    saver.submit(a_session())
    assert failed.wait(10)
    assert saver.outcome.why == "the disk is full"
    target.fails = False
    assert saved.wait(10)
    saver.close()


def test_changes_during_a_save_are_saved_next() -> None:
    """A slow disk loses nothing: what came meanwhile is written behind it, and nobody waited."""
    target = Target(gate=threading.Event())
    saver, _ = a_saver(target)
    done = threading.Event()
    saver.on_outcome = lambda outcome: done.set() if outcome.state is SaveState.SAVED else None
    saver.start()
    saver.submit(a_session(title="first"))
    assert target.entered.wait(10)
    saver.submit(a_session(title="second"))
    assert target.gate is not None
    target.gate.set()
    assert done.wait(10)
    assert [session.title for session in target.saved] == ["first", "second"]
    saver.close()


def test_closing_saves_what_is_not_saved() -> None:
    """The last change before leaving is on disk when close returns."""
    target = Target()
    saver, _ = a_saver(target)
    saver.start()
    saver.submit(a_session(title="last words"))
    assert saver.close().state is SaveState.SAVED
    assert target.saved[-1].title == "last words"


def test_a_running_clock_is_saved_with_the_moment_it_was_last_seen() -> None:
    """Even when nothing else changed, so that the gap is known when the session is opened again."""
    target = Target()
    saver, _ = a_saver(target)
    session = replace(a_session(), timer=Timer("s01", running_since=NINE))
    assert saver.close(session).state is SaveState.SAVED
    timer = target.saved[-1].timer
    assert timer is not None
    assert timer.seen == NINE


def test_closing_an_untouched_session_writes_nothing() -> None:
    """Looking is not changing."""
    target = Target()
    saver, _ = a_saver(target)
    assert saver.close(a_session()).state is SaveState.SAVED
    assert target.saved == []


def test_places_are_kept_even_when_the_session_did_not_change() -> None:
    """Where somebody is, and the half-typed word, are remembered by the thread too."""
    kept: list[Place] = []
    done = threading.Event()

    def keep(place: Place) -> None:
        kept.append(place)
        done.set()

    saver, _ = a_saver(Target(), keep_place=keep)
    saver.start()
    saver.submit_place(PLACE)
    assert done.wait(10)
    assert kept == [PLACE]
    saver.close()


def test_a_save_that_hangs_does_not_hold_up_an_impatient_caller() -> None:
    """Leaving waits so long and no longer, and says so."""
    target = Target(gate=threading.Event())
    saver, _ = a_saver(target)
    saver.start()
    saver.submit(a_session())
    assert target.entered.wait(10)
    outcome = saver.save_now(patience_seconds=0.01)
    assert outcome.state is SaveState.FAILED
    assert "under way" in outcome.why
    assert target.gate is not None
    target.gate.set()
    saver.close()


def test_the_thread_tidies_once_when_the_screen_has_long_been_drawn() -> None:
    """Not at the start, where everything else happens, and nothing that is to be saved waits for it."""
    done, tidied = threading.Event(), []
    moments = [100.0]

    def tidy() -> None:
        tidied.append(moments[0])
        done.set()

    saver, _ = a_saver(Target(), tidy=tidy, monotonic=lambda: moments[0])
    saver.start()
    saver.submit_place(PLACE)
    assert not done.wait(0)
    moments[0] += 10
    saver.submit_place(PLACE)
    assert done.wait(10)
    saver.close()
    assert tidied == [110.0]
