"""How much is on its way to the terminal, and whether more may follow.

An operating system takes far more than a slow line carries: some twenty kilobytes for a terminal, megabytes for an
ssh connection. A key held down would fill them with pictures that nobody needs any more, for a minute. So the terminal
is asked now and then how it is (`CSI 5 n`), which all since the VT100 answer once they have come to it. While too much
is unanswered, nothing is to be drawn. A terminal that never answered is judged by what the system took of its output.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

QUESTION, ANSWER = "\x1b[5n", "\x1b[0n"
ROOM_BYTES = 4_096
"""What may be on its way when something is drawn: as much as a line of 56 kbit/s carries in half a second."""
QUESTION_BYTES = 1_024
"""What is written between two questions."""
MOST_QUESTIONS = 3
"""How often a terminal is asked that has not answered yet."""
PATIENCE_SECONDS, MOST_PATIENCE_SECONDS = 3.0, 60.0
"""How long an answer may take until something is drawn all the same, the first time, and after many times."""
PARTING_SECONDS = 1.5
"""How old a question is at the most whose answer is waited for before the terminal is given back."""


class Pace:
    """Bytes on their way to a terminal, counted by three threads: those that draw, write, and read what it says."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """*now* gives seconds that never go back."""
        self._now = now
        self._nothing_asked = threading.Event()
        self.begin()

    def begin(self) -> None:
        """The terminal is taken, maybe another one than before."""
        self._written = self._taken = self._arrived = self._asked_behind = 0
        self._asked: deque[int] = deque()
        """Behind how many bytes each question stands that is not answered."""
        self._asked_at = 0.0
        self._asked_in_vain = 0
        self._times_despaired = 0
        self.is_answering = False
        """Whether the terminal ever answered."""
        self._nothing_asked.set()

    def wrote(self, size: int) -> None:
        """So many more bytes are to be written."""
        self._written += size

    def took(self, total: int) -> None:
        """The system has taken so many bytes in all."""
        self._taken = total

    @property
    def is_full(self) -> bool:
        """Whether nothing more is to be drawn for now."""
        return self._written - (self._arrived if self.is_answering else self._taken) >= ROOM_BYTES

    @property
    def is_stuck(self) -> bool:
        """Whether only an answer is missing, which may be lost."""
        return self.is_answering and self._taken == self._written

    @property
    def is_asked(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._asked)

    @property
    def should_ask(self) -> bool:
        """Whether it is time for a question."""
        is_worth_it = self.is_answering or self._asked_in_vain < MOST_QUESTIONS
        return is_worth_it and self._written - self._asked_behind >= QUESTION_BYTES

    @property
    def patience_seconds(self) -> float:
        """How long to wait for an answer: twice as long each time that it did not come."""
        return float(min(PATIENCE_SECONDS * 2**self._times_despaired, MOST_PATIENCE_SECONDS))

    def ask(self) -> str:
        """What to write to ask the terminal."""
        self._asked_behind, self._asked_at = self._written, self._now()
        self._asked_in_vain += 1
        self._asked.append(self._written)
        self._nothing_asked.clear()
        return QUESTION

    def heard(self) -> None:
        """The terminal has come to the oldest question without an answer."""
        if not self._asked:
            return
        self._arrived = max(self._arrived, self._asked.popleft())
        self.is_answering = True
        self._asked_in_vain = self._times_despaired = 0
        if not self._asked:
            self._nothing_asked.set()

    def despair(self) -> None:
        """Go on as if all had been answered: an answer may be lost. Should the line only stand, little piles up."""
        self._asked.clear()
        self._arrived = self._written
        self._times_despaired += 1

    def wait_for_answer(self) -> None:
        """Wait for an answer that can be expected: otherwise it would come to whoever has the terminal next."""
        self._nothing_asked.wait(max(self._asked_at + PARTING_SECONDS - self._now(), 0))


PACE = Pace()
"""The pace of this process' terminal."""
