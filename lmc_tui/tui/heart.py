"""When a screen is to look at the clock again: at the moment at which it shows something else, and not before.

A program that looks several times a second, so as never to be late, keeps a laptop's processor awake all day. What the
clock shows is known beforehand: its seconds change when what is left is a whole number of them. While nothing is in
hand nothing changes, and there is no beat at all.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from textual.message_pump import MessagePump
from textual.timer import Timer

from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import left_seconds

BEHIND_SECONDS = 0.005
"""How long after a second's end to look: timers may come a little early, and then a whole second would be lost."""
HELD_SECONDS = 5.0
"""How often to look at a clock that is held, of which only minutes are shown: how far behind, and when it ends."""


def seconds_to_beat(session: Session, now: datetime) -> float | None:
    """How soon to look again at the clock of a session that was looked at *now*; None for not before it changes."""
    step, timer = session.current_step, session.timer
    if step is None or timer is None:
        return None
    if not timer.is_running:
        return HELD_SECONDS
    return (left_seconds(session, step, now) % 1 or 1.0) + BEHIND_SECONDS


class Heart:
    """Has a screen look at the clock in time. There is never more than one timer, and none while none is needed."""

    def __init__(self, pump: MessagePump, beat: Callable[[], object]) -> None:
        """*beat* looks at the clock, and then calls `looked`; *pump* is the screen, with which it ends."""
        self._pump = pump
        self._beat = beat
        self._timer: Timer | None = None
        self._due: datetime | None = None
        self._has_stopped = False

    @property
    def due(self) -> datetime | None:
        """When the next beat comes, on the clock that is looked at; None for never."""
        return self._due

    def looked(self, session: Session, now: datetime) -> None:
        """The clock of that session was looked at *now*: beat when it is to be looked at again.

        A beat that is on its way and comes no later stays as it is: a key press need not put it off.
        """
        seconds = None if self._has_stopped else seconds_to_beat(session, now)
        if seconds is None:
            self._cancel()
            return
        due = now + timedelta(seconds=seconds)
        if self._due is None or not now < self._due <= due + timedelta(seconds=BEHIND_SECONDS):
            self._cancel()
            self._due = due
            self._timer = self._pump.set_timer(seconds, self._now_due)

    def stop(self) -> None:
        """Beat no more, whatever is looked at."""
        self._has_stopped = True
        self._cancel()

    def _now_due(self) -> None:
        self._cancel()  # a key may have set another meanwhile, while this stood in the queue
        self._beat()

    def _cancel(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._due = None
