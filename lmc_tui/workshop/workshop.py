"""The workshop: a session with its history, its clock, and one road for every change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from lmc_tui.clock import Clock
from lmc_tui.domain import timer
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.history import History
from lmc_tui.domain.session import Session
from lmc_tui.workshop.identity import NewId, random_id

if TYPE_CHECKING:
    from lmc_tui.domain.changes import Change, Edit

OVER_FIRST_SECONDS = 120
"""What the first extension after the time is up gives."""
MINUTE = 60


class Workshop:
    """One session being worked on. Everything that changes it goes through here.

    Content changes go through `do` and can be taken back; the clock cannot: time does not run back.
    """

    def __init__(
        self, session: Session, canvas: Canvas, clock: Clock, *, actor: str = "", new_id: NewId = random_id
    ) -> None:
        self.canvas = canvas
        self.clock = clock
        self.actor = actor
        self.revision = 0
        """Counts every change, of words or of the clock."""
        self.on_edit: list[Callable[[Edit], None]] = []
        """Told of every change of content, undo and redo too, in order."""
        self.on_change: list[Callable[[Session], None]] = []
        """Told of the session after every change of any kind."""
        self._session = session
        self._history = History()
        self._new_id = new_id

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self._session

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._history.past)

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back."""
        return bool(self._history.future)

    def new_id(self) -> str:
        """An id that nothing in the session has."""
        return self._new_id(self._session.ids())

    # --- words: one road ---------------------------------------------------------------------

    def do(self, change: Change, label: str) -> bool:
        """Do *change*; *label* says in words what was done. Tells whether it changed anything. Raises `EditError`."""
        session, history = self._history.done(self._session, change, label)
        if history is self._history:
            return False
        self._take(session, history, change)
        return True

    def undo(self) -> str | None:
        """Take the last change back and give its label; None when there was none."""
        if not self._history.past:
            return None
        change = self._history.past[-1].back
        session, history, label = self._history.undone(self._session)
        self._take(session, history, change)
        return label

    def redo(self) -> str | None:
        """Do again what was taken back last and give its label; None when there was nothing."""
        if not self._history.future:
            return None
        change = self._history.future[-1].back
        session, history, label = self._history.redone(self._session)
        self._take(session, history, change)
        return label

    def _take(self, session: Session, history: History, change: Change) -> None:
        from lmc_tui.domain.changes import Edit

        self._history = history
        edit = Edit(change, self.actor, self.clock.now())
        self._changed(session)
        for listener in self.on_edit:
            listener(edit)

    # --- the clock ------------------------------------------------------------------------------

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return self.clock.now()

    def toggle_clock(self) -> None:
        """Start the clock, or hold it."""
        running = self._session.timer is not None and self._session.timer.is_running
        change = timer.paused if running else timer.started
        self._clock_changed(change(self._session, self.now()))

    def extend(self) -> int:
        """Give the step in hand more time and tell how many seconds: a minute, or two the first time it is over."""
        step = self._session.current_step
        if step is None:
            return 0
        is_over = timer.left_seconds(self._session, step, self.now()) <= 0
        seconds = OVER_FIRST_SECONDS if is_over and not step.extensions else MINUTE
        self._clock_changed(timer.extended(self._session, seconds, self.now()))
        return seconds

    def shorten(self) -> None:
        """Take a minute from the step in hand."""
        self._clock_changed(timer.extended(self._session, -MINUTE, self.now()))

    def go_to_step(self, step_id: str) -> None:
        """Take another step in hand; its clock runs if the last one's did."""
        self._clock_changed(timer.moved_to(self._session, step_id, self.now()))

    def next_step(self) -> bool:
        """Take the next step in hand; from the last, finish. Tells whether a step is in hand now."""
        return self._step_by(1)

    def previous_step(self) -> bool:
        """Take the step before in hand. Tells whether a step is in hand now."""
        return self._step_by(-1)

    def give_back(self, seconds: float) -> None:
        """The last *seconds* did not count, because nobody was there."""
        clock = self._session.timer
        held_since = clock.paused_since if clock else None
        if held_since is not None and (self.now() - held_since).total_seconds() < seconds:
            self._clock_changed(timer.held_instead(self._session, seconds))  # it ran then, and was held only now
        else:
            self._clock_changed(timer.given_back(self._session, seconds))

    def _step_by(self, by: int) -> bool:
        agenda, current = self._session.agenda, self._session.current_step
        if not agenda:
            return False
        if current is None:
            self.go_to_step(agenda[0 if by > 0 else -1].id)
            return True
        place = agenda.index(current) + by
        if place >= len(agenda):
            self._clock_changed(timer.finished(self._session, self.now()))
            return False
        self.go_to_step(agenda[max(0, place)].id)
        return True

    def _clock_changed(self, session: Session) -> None:
        if session != self._session:
            self._changed(session)

    def _changed(self, session: Session) -> None:
        self._session = session
        self.revision += 1
        for listener in self.on_change:
            listener(session)


def seen(session: Session, now: datetime) -> Session:
    """The session with the moment noted at which it was last in front of somebody, while a step is in hand."""
    if session.timer is None:
        return session
    return replace(session, timer=replace(session.timer, seen=now))


def unseen_seconds(session: Session, now: datetime) -> float:
    """How long the clock of the step in hand went on, or was held, while nobody saw it; zero if it did not.

    Meaningful right after a session was opened.
    """
    clock = session.timer
    if clock is None or clock.seen is None or (clock.running_since is None and clock.paused_since is None):
        return 0.0
    return max(0.0, (now - clock.seen).total_seconds())
