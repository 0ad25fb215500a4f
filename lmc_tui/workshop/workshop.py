"""The workshop: a session with its history, its clock, and one road for every change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
    from lmc_tui.domain.absence import Absence
    from lmc_tui.domain.changes import Change, Edit
    from lmc_tui.domain.merging import Merged

OVER_FIRST_SECONDS = 120
"""What the first extension after the time is up gives."""
MINUTE = 60


class Workshop:
    """One session being worked on. Everything that changes it goes through here.

    Content changes go through `do` and can be taken back; the clock cannot: time does not run back.
    """

    def __init__(
        self,
        session: Session,
        canvas: Canvas,
        clock: Clock,
        *,
        actor: str = "",
        author: str = "",
        new_id: NewId = random_id,
    ) -> None:
        self.canvas = canvas
        self.clock = clock
        self.actor = actor
        self.author = author
        """Whom new notes name as having written them, a person or a group; empty for nobody."""
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

    def new_ids(self) -> Iterator[str]:
        """Ids without end that neither the session nor each other have."""
        taken = set(self._session.ids())
        while True:
            made = self._new_id(taken)
            taken.add(made)
            yield made

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

    def merged(self, base: Session, theirs: Session) -> Merged:
        """The session with what somebody else made of *base* meanwhile. Nothing is changed yet.

        Raises `MergeError` when theirs is on another canvas.
        """
        from lmc_tui.domain.merging import merge

        return merge(base, self._session, theirs, self.canvas, self._new_id)

    def united(self, other: Session) -> Merged:
        """The session with all that *other* says besides. Nothing is changed yet. Raises `MergeError` as `merged`."""
        from lmc_tui.domain.merging import merge

        return merge(None, self._session, other, self.canvas, self._new_id)

    def take_in(self, content: Session, label: str) -> None:
        """Say all that *content* says, as one change; its clock is taken where ours does not run."""
        from lmc_tui.domain.absence import reconciled
        from lmc_tui.domain.changes import SetContent
        from lmc_tui.domain.content import with_clock_of

        self.do(SetContent(content), label)
        if self._session.timer is None or not self._session.timer.is_running:
            self._clock_changed(with_clock_of(self._session, reconciled(content, self.now()).session))

    def show(self, session: Session) -> None:
        """Be at another session, as somebody who only looks on: there is nothing to take back."""
        from lmc_tui.domain.absence import reconciled

        self._history = History()
        self._clock_changed(reconciled(session, self.now()).session)

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

    def give_back(self, absences: Iterable[Absence]) -> float:
        """The time of these did not count, because nobody was there. Gives how many seconds that were."""
        from lmc_tui.domain.absence import uncounted

        session, seconds = self._session, 0.0
        for each in absences:
            session, seconds = uncounted(session, each, self.now()), seconds + each.seconds
        self._clock_changed(session)
        return seconds

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
    return replace(session, timer=session.timer._replace(seen=now))


def missed(session: Session, now: datetime) -> Absence | None:
    """What the clock of the step in hand did while the session was closed; None when nobody missed anything.

    Meaningful right after a session was opened.
    """
    clock = session.timer
    if clock is None or clock.seen is None:
        return None
    from lmc_tui.domain.absence import Way, absence

    return absence(session, clock.seen, now, Way.CLOSED)
