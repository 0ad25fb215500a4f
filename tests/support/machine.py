"""A machine whose calendar can be set and whose lid can be closed, for what the system's clocks tell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, tzinfo

import pytest

from lmc_tui import clock as clocks
from tests.support.builders import NINE


class Machine:
    """Three clocks: the calendar, one that goes on in sleep, and one that does not."""

    def __init__(self) -> None:
        self.calendar = NINE
        self.steady_seconds = 5000.0
        self.awake_seconds = 4000.0

    def work(self, seconds: float) -> None:
        """Let time pass."""
        self.calendar += timedelta(seconds=seconds)
        self.steady_seconds += seconds
        self.awake_seconds += seconds

    def sleep(self, seconds: float) -> None:
        """Let time pass with the lid closed."""
        self.calendar += timedelta(seconds=seconds)
        self.steady_seconds += seconds

    def set_calendar(self, seconds: float) -> None:
        """Put the calendar forward, or back, as a time server or a person does."""
        self.calendar += timedelta(seconds=seconds)

    def start_again(self) -> None:
        """Switch it off and on: only the calendar goes on."""
        self.steady_seconds = self.awake_seconds = 7.0


@contextmanager
def a_machine() -> Iterator[Machine]:
    """The machine that `SystemClock` runs on inside."""
    machine = Machine()

    class Calendar(datetime):
        """What the machine's calendar shows."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Calendar:
            """The moment, in that zone."""
            there = machine.calendar.astimezone(tz)
            return cls.combine(there.date(), there.timetz())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clocks, "datetime", Calendar)
        patch.setattr(clocks, "_steady_seconds", lambda: machine.steady_seconds)
        patch.setattr(clocks, "_awake_seconds", lambda: machine.awake_seconds)
        yield machine
