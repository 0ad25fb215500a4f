"""The two lines around everything: what is open and what the clock says at the top, keys or a notice at the bottom."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from textual import getters
from textual.timer import Timer

from lmc_tui.domain.schedule import Alarm, alarms_between, clock_text
from lmc_tui.domain.timer import left_seconds
from lmc_tui.tui.commands import IN_SECTION, ON_CANVAS, WHEN_OVER, available, shown_key
from lmc_tui.tui.drawing.header import HeaderState
from lmc_tui.tui.drawing.key_bar import KeyHint
from lmc_tui.tui.heart import Heart
from lmc_tui.tui.quiet import QuietApp
from lmc_tui.tui.screens.workplace import Workplace
from lmc_tui.tui.widgets.bars import HeaderBar, KeyBar
from lmc_tui.tui.widgets.canvas_view import CanvasView
from lmc_tui.workshop.opening import Opened
from lmc_tui.workshop.saving import NOT_SAVED, SaveState

if TYPE_CHECKING:
    from lmc_tui.domain.absence import Absence

NOTICE_SECONDS = 12.0
"""How long a notice stays: then the keys that work now are of more use."""
SILENT = ("none", "bell")
"""Values of the setting `notify` by which nothing is sent but perhaps the bell."""
ASLEEP_SECONDS = 30
"""A heartbeat that comes later than this was held up by a sleeping machine or a dead line."""


class Bars(Workplace, is_part=True):
    """Keeps the two lines up to date, the clock among them."""

    header = getters.query_one("#header", HeaderBar)
    key_bar = getters.query_one("#keys", KeyBar)
    canvas_view = getters.query_one("#canvas", CanvasView)

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._last_beat: datetime | None = None
        self._last_asleep = 0.0
        self._last_left: tuple[str, int, float] | None = None
        self._heart: Heart | None = None
        self.on_clock: list[Callable[[], object]] = []
        """Told whenever the top line was shown anew: a screen that lies over this one and has such a line, too."""
        self._notice_timer: Timer | None = None
        self._is_warned = False

    # --- the bottom line ---------------------------------------------------------------------------

    def tell(self, notice: str, *, is_warning: bool = False, stays: bool = False) -> None:
        """Say something in the bottom line, until the next key or for so long that everybody has read it.

        A warning of the clock gives way to the next one. What *stays* waits for a key, however long nobody is there.
        """
        self.notice, self._is_warned = notice, is_warning
        self._show_keys()
        self._forget_notice_timer()
        self._notice_timer = None if stays else self.set_timer(NOTICE_SECONDS, self.hush)

    def _forget_notice_timer(self) -> None:
        if self._notice_timer is not None:
            self._notice_timer.stop()
            self._notice_timer = None

    def hush(self) -> None:
        """Take back what was said."""
        self._forget_notice_timer()
        if self.notice:
            self.notice = ""
            self._show_keys()

    def _show_keys(self) -> None:
        lasting = self.told_failure if self.draft is not None else ""  # somebody who types may look at nothing else
        self.key_bar.show(tuple(self.hints()), self.notice or lasting)

    def hints(self) -> Iterable[KeyHint]:
        """The keys that work now."""
        step = self.session.current_step
        is_over = step is not None and left_seconds(self.session, step, self.workshop.now()) <= 0
        in_section = self.canvas_view.shows_one
        works = available(self.facts())
        order = IN_SECTION if in_section else ON_CANVAS
        first = ("give_back",) if self.absences else ()
        is_alone = in_section and not self.place.is_open  # there is nothing to go back to, but other sections to see
        for command_id in dict.fromkeys((*first, *(WHEN_OVER if is_over else ()), *order)):
            if is_alone and command_id == "back":
                command_id = "next_section"
            each = self.key_map.command(command_id)
            if command_id in works:
                label = "pane" if command_id == "next_section" else each.label
                if command_id == "extend" and is_over and step is not None:
                    label = "minute" if step.extensions else "2 minutes"
                yield KeyHint(shown_key(each, in_section=self.place.is_open), label, command_id)

    # --- the clock -----------------------------------------------------------------------------------

    def start_heart(self) -> None:
        """Begin to look at the clock whenever it shows something else; never while no step is in hand."""
        self._heart = Heart(self, self.refresh_clock)

    def retire(self) -> None:
        """The session was let go of: nothing moves here any more."""
        if self._heart is not None:
            self._heart.stop()

    def header_state(self) -> HeaderState:
        """What the top line is to show."""
        return HeaderState(
            self.session,
            self.workshop.canvas,
            self.place.board,
            self.workshop.now(),
            self.opened.saver.outcome,
            alert=self.alert,
            only=self.only,
            keys=self.key_map,
        )

    def refresh_clock(self) -> None:
        """Read the clock once and show what it says; ring when a warning was crossed."""
        now = self.workshop.now()
        was_away = self._notice_absence(now)
        self.header.show(self.header_state()._replace(now=now))
        for look in self.on_clock:
            look()
        step, timer = self.session.current_step, self.session.timer
        if self._heart is not None:
            self._heart.looked(self.session, now)
        if step is None or timer is None or not timer.is_running:
            self._last_left = None
            return
        left = left_seconds(self.session, step, now)
        last = self._last_left
        self._last_left = (step.id, step.box_seconds, left)
        if last is not None and last[:2] == self._last_left[:2]:
            for alarm in alarms_between(step.box_seconds, last[2], left)[-1:]:  # after a sleep only the newest counts
                self._ring(alarm, left, is_told=was_away)

    def _ring(self, alarm: Alarm, left: float, *, is_told: bool) -> None:
        """Ring; what is left or over stands in the top line, and in the bottom one unless something else *is_told*."""
        if self.rings:
            self.app.bell()
        self._notify(alarm, left)
        if is_told:
            return
        if alarm is Alarm.UP:
            self.notice = ""
            self._show_keys()  # other keys help from now on, whether anything stood in their place or not
        elif self._is_warned or not self.notice:
            self.tell(f"{clock_text(left)} left.", is_warning=True)

    def _notify(self, alarm: Alarm, left: float) -> None:
        """Have the terminal tell it outside, too, if the person chose a way: name of the section and time, no more."""
        step, app = self.session.current_step, self.app
        if self.config.notify in SILENT or step is None or not isinstance(app, QuietApp):
            return
        from lmc_tui.tui.notifying import notification_script

        canvas = self.workshop.canvas
        has_section = step.section is not None and canvas.has_section(step.section)
        name = canvas.section(step.section or "").name if has_section else step.kind.value.capitalize()
        words = f"{name}: time is up" if alarm is Alarm.UP else f"{name}: {clock_text(left)} left"
        app.to_terminal(notification_script(self.config.notify, words, os.environ))

    def _notice_absence(self, now: datetime) -> bool:
        """A beat that comes much too late: the machine slept, the program was stopped, or the line was dead.

        Tells whether one did, and the clock of a step ran or was held meanwhile.
        """
        last, self._last_beat = self._last_beat, now
        last_asleep, self._last_asleep = self._last_asleep, self.workshop.clock.asleep_seconds()
        if last is None or (now - last).total_seconds() < ASLEEP_SECONDS:
            return False
        from lmc_tui.domain.absence import Way, absence

        has_slept = self._last_asleep - last_asleep >= ASLEEP_SECONDS
        missed = absence(self.session, last, now, Way.ASLEEP if has_slept else Way.UNSEEN)
        if missed is None:
            return False
        self.absences = (*self.absences, missed)
        self.tell_absence(missed)
        return True

    def tell_absence(self, absence: Absence) -> None:
        """Say what nobody saw, and what helps."""
        can_give = f" {self.key_map.key('give_back')} gives it back." if self.opened.access.can_write else ""
        self.tell(f"{absence.words}{can_give}", stays=True)

    def _saved_again(self) -> None:
        """Everything is on disk: what was said of a failure, and of the file before, is not true any more."""
        if self.notice.startswith(NOT_SAVED):
            self.hush()
        watch = self.opened.watch
        if watch is not None and watch.last.theirs is not None:
            watch.look_soon()

    def save_state_changed(self) -> None:
        """Saving went well, or did not: show it."""
        outcome = self.opened.saver.outcome
        if outcome.state is SaveState.SAVED:
            self._saved_again()
        if outcome.state is SaveState.FAILED:
            self.tell(self.told_failure)
        elif outcome.notices:
            self.tell(outcome.notices[0])
        elif outcome.state is SaveState.SAVED and self.asked_to_save:
            self.tell("Saved.")
        if outcome.state is not SaveState.SAVING:
            self.asked_to_save = False
        self.refresh_clock()
