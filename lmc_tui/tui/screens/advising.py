"""What the method has to say while a workshop runs: findings, what to ask the room, and the thread that is lit."""

from __future__ import annotations

import threading
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from textual import on

from lmc_tui.domain.timer import left_seconds
from lmc_tui.tui.messages import Advised
from lmc_tui.tui.screens.bars import Bars
from lmc_tui.workshop.opening import Opened

if TYPE_CHECKING:
    from lmc_tui.method.nudges import Nudge
    from lmc_tui.workshop.adviser import Advice, Adviser

OFTEN_USED = ("note_commands", "finding", "guide_commands", "clock_commands", "session_commands", "file_commands")
"""Sets of commands that are loaded right behind the first frame."""
USED = ("check_commands", "thread_commands", "jump_commands", "copy_commands")
"""Those that are loaded together with what the program knows of the method, which they need."""
COMMAND_SETS = (*OFTEN_USED, *USED, "model_commands", "table_commands", "compare_commands", "theme_commands")
"""All of them. The last ones open pages of their own, and are loaded for the first: not every workshop sees one."""


class Advising(Bars, is_part=True):
    """Has the session checked by a thread of its own, and knows what came of it."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._adviser: Adviser | None = None
        self._is_retired = False
        self.advice: Advice | None = None
        """What the checks found last; None until they have run."""
        self._nudge: Nudge | None = None
        self._last_nudge: Nudge | None = None
        self.lights_thread = True
        """Whether the thread of the note in hand is lit."""
        self._lit_for: tuple[Advice, str, str] | None = None
        self._lit_notes: frozenset[str] = frozenset()

    def _begin_advice(self) -> None:
        """From now on have the session checked whenever it has changed. Loading what that takes waits for no key."""
        if self.opened.make_adviser is not None:
            threading.Thread(target=self._load_adviser, args=(self.opened.make_adviser,), daemon=True).start()

    def _load_adviser(self, make: Callable[[], Adviser]) -> None:
        adviser = make()
        adviser.on_advice = lambda advice: self.post_message(Advised(advice))
        self._adviser = adviser
        adviser.submit(self.session)
        if not self._is_retired:
            adviser.start()
        for name in USED:
            import_module(f"lmc_tui.tui.screens.{name}")

    @on(Advised)
    def take_advice(self, message: Advised) -> None:
        """Show what the checks find; while somebody types, only in the titles."""
        message.stop()
        self.advice = message.advice
        self.show_all()

    def show_all(self) -> None:
        """Bring every widget up to date; the stage does."""

    def _renew_nudge(self) -> None:
        """Choose what to ask the room besides; while somebody types, nothing about it changes."""
        if self.advice is None or self.draft is not None:
            return
        from lmc_tui.method.nudges import nudge

        step, section = self.session.current_step, self.place.section
        is_here = step is not None and step.section == section
        left = left_seconds(self.session, step, self.workshop.now()) if step is not None and is_here else None
        found = self.advice.timely(self.place.board)
        self._nudge = nudge(
            found, section, step.id if step is not None else "", left, shown=self._nudge, last=self._last_nudge
        )
        self._last_nudge = self._nudge or self._last_nudge

    def _lit(self) -> frozenset[str]:
        """Ids of the notes that are lit, because the thread of the note in hand runs through them."""
        if not self.lights_thread or self.advice is None or self.place.note is None:
            return frozenset()
        asked = (self.advice, self.place.board, self.place.note)
        if self._lit_for is None or any(one is not other for one, other in zip(asked, self._lit_for, strict=True)):
            self._lit_for, self._lit_notes = asked, self.advice.lit_by(self.place.note, self.place.board)
        return self._lit_notes

    def retire(self) -> None:
        """The session was let go of."""
        super().retire()
        self._end_advice()

    def on_unmount(self) -> None:
        """The screen goes, and with it the thread that checks."""
        self._end_advice()

    def _end_advice(self) -> None:
        self._is_retired = True
        if self._adviser is not None:
            self._adviser.stop()
