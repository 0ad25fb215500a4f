"""Saving by itself: when it is due, and what happens when it fails."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace

import pytest

from lmc_tui.clock import ManualClock
from lmc_tui.domain.place import Draft, Place
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import Timer
from lmc_tui.errors import SaveError
from lmc_tui.workshop.autosave import Saver
from lmc_tui.workshop.saving import AutosavePolicy, Errand, Outcome, SaveState, Unsaved
from tests.support.builders import NINE, a_session

PLACE = Place("to-be", "design")


@dataclass
class Target:
    """Keeps what it is given, fails when told, and can be made to wait."""

    saved: list[Session] = field(default_factory=list)
    fails: bool = False
    gate: threading.Event | None = None
    entered: threading.Event = field(default_factory=threading.Event)

    def save(self, session: Session, *, force: bool = False) -> tuple[str, ...]:
        """Keep it."""
        self.entered.set()
        if self.gate is not None:
            assert self.gate.wait(10)
        if self.fails and not force:
            raise SaveError("the disk is full")
        self.saved.append(session)
        return ()


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


@pytest.mark.parametrize(("failures", "seconds"), [(1, 5), (2, 10), (3, 20), (4, 40), (5, 60), (500, 60)])
def test_a_save_that_fails_is_tried_again_less_and_less_often(failures: int, seconds: float) -> None:
    """Five seconds at first, twice as long each time, a minute at most."""
    assert AutosavePolicy().retry_after(failures) == seconds


def test_how_many_changes_are_in_memory_only_is_counted() -> None:
    """From the last save that worked; those that came while it was under way count for the next."""
    target = Target(fails=True)
    saver, told = a_saver(target)
    saver.submit(a_session(title="one"))
    saver.submit(a_session(title="two"))
    assert saver.save_now().changes == 2
    saver.submit(a_session(title="three"))
    assert saver.outcome == told[-1]
    assert (saver.outcome.state, saver.outcome.changes) == (SaveState.FAILED, 3)
    target.fails = False
    assert saver.save_now().changes == 0
    target.fails = True
    saver.submit(a_session(title="four"))
    assert saver.save_now().changes == 1


def test_the_reason_comes_first_in_the_words() -> None:
    """A line that is cut shows why and how much, not a path."""
    error = SaveError("/a/long/path/s.toml: the disk is full.", "the disk is full")
    assert Outcome(SaveState.FAILED, str(error), error, 1).words == (
        "NOT SAVED - the disk is full. 1 change only in memory."
    )
    assert Outcome(SaveState.SAVED).words == ""


def test_an_errand_is_done_around_the_save() -> None:
    """What belongs before it, then the save, then what belongs behind it; each once."""
    target, done = Target(), list[str]()
    saver, _ = a_saver(target)
    saver.submit(a_session())
    saver.hurry(
        a_session(),
        Errand(before=lambda: done.append("before"), after=lambda: done.append(f"after {len(target.saved)}")),
    )
    saver.save_now()
    saver.save_now()
    assert done == ["before", "after 1"]


def test_an_errand_that_cannot_be_prepared_saves_nothing() -> None:
    """Where the backup of the other version cannot be made, it is not written over; the next try does both."""
    target = Target()
    saver, _ = a_saver(target)
    room = [False]

    def back_up() -> None:
        if not room[0]:
            raise SaveError("the disk is full")

    saver.submit(a_session())
    saver.hurry(a_session(), Errand(force=True, before=back_up))
    assert saver.save_now().state is SaveState.FAILED
    assert target.saved == []
    room[0] = True
    assert saver.save_now().state is SaveState.SAVED
    assert len(target.saved) == 1


def test_an_errand_is_done_again_until_its_save_has_worked() -> None:
    """Its backup is seen to each time, and what it ends, such as what a crash left, is not ended before."""
    target, done = Target(fails=True), list[str]()
    saver, _ = a_saver(target)
    saver.hurry(a_session(), Errand(before=lambda: done.append("before"), after=lambda: done.append("after")))
    assert saver.save_now().state is SaveState.FAILED
    assert done == ["before"]
    target.fails = False
    assert saver.save_now().state is SaveState.SAVED
    assert done == ["before", "before", "after"]


def test_the_thread_hurries_when_asked() -> None:
    """A save on demand does not wait for quiet."""
    done, moments = threading.Event(), [100.0]
    saver, _ = a_saver(Target(), monotonic=lambda: moments[0])
    saver.start()
    saver.submit(a_session())
    saver.hurry(a_session(), Errand(after=done.set))
    assert done.wait(10)
    saver.close()


def test_a_draft_is_in_the_journal_while_it_is_written_and_in_the_place_at_the_end() -> None:
    """It is never in neither: what is found in a journal was left by a crash."""
    kept: list[object] = []
    saver, _ = a_saver(Target(), keep_place=kept.append, keep_unsaved=kept.append)
    writing = PLACE._replace(draft=Draft("to-be", "design", "half"))
    saver.submit_place(writing)
    saver.save_now()
    assert kept == [Unsaved(writing.draft), PLACE]
    saver.close()
    assert kept[2:] == [writing, Unsaved()]


def test_a_session_that_cannot_be_saved_is_in_the_journal_until_it_is() -> None:
    """With how many changes are only there."""
    kept: list[Unsaved] = []
    target = Target(fails=True)
    saver, _ = a_saver(target, keep_unsaved=kept.append)
    session = a_session(title="unsaved")
    saver.submit(session)
    saver.save_now()
    assert kept == [Unsaved(None, session, 1)]
    target.fails = False
    saver.save_now()
    assert kept[1:] == [Unsaved()]


def test_a_journal_of_which_nobody_knows_what_it_says_is_written_whatever_it_is_to_say() -> None:
    """It may have been written although that failed: nothing to lose is to be said, too, or it is offered later."""
    kept: list[Unsaved] = []

    def keep(unsaved: Unsaved) -> bool:
        kept.append(unsaved)
        return len(kept) > 1

    target = Target(fails=True)
    saver, _ = a_saver(target, keep_unsaved=keep)
    session = a_session(title="unsaved")
    saver.submit(session)
    saver.save_now()
    target.fails = False
    saver.save_now()
    saver.save_now()
    assert kept == [Unsaved(None, session, 1), Unsaved()]


def test_a_journal_that_could_not_be_written_is_tried_again_with_the_next_save() -> None:
    """Though it is to say the same: what is only in memory is otherwise nowhere."""
    answers, kept = [False, True], list[Unsaved]()

    def keep(unsaved: Unsaved) -> bool:
        kept.append(unsaved)
        return answers.pop(0)

    saver, _ = a_saver(Target(fails=True), keep_unsaved=keep)
    session = a_session(title="unsaved")
    saver.submit(session)
    for _ in range(3):
        saver.save_now()
    assert kept == [Unsaved(None, session, 1)] * 2


def test_what_lives_on_elsewhere_is_not_saved_here() -> None:
    """After "save as" the old file gets nothing more, and its journal goes."""
    kept: list[Unsaved] = []
    target = Target(fails=True)
    saver, _ = a_saver(target, keep_unsaved=kept.append)
    saver.submit(a_session())
    saver.save_now()
    target.fails = False
    saver.abandon()
    saver.save_now()
    assert target.saved == []
    assert kept[-1] == Unsaved()
