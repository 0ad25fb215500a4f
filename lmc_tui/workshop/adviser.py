"""Checks a session from a thread of its own, once nobody has changed it for a moment: no key waits for a check."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import NamedTuple

from lmc_tui.domain.agenda import StepKind
from lmc_tui.domain.findings import Finding
from lmc_tui.domain.session import Session
from lmc_tui.method.board import Board
from lmc_tui.method.checks import Checker, by_section
from lmc_tui.method.threads import Thread, lit_by, threads
from lmc_tui.method.vocabulary import AS_IS, CANVAS, TO_BE

QUIET_SECONDS = 0.3
"""How long nothing must have changed before a session is checked."""
LONGEST_SECONDS = 2.0
"""How long advice waits for such a moment."""


class OfBoard(NamedTuple):
    """What is known of one board."""

    board: Board
    """The board, indexed."""
    findings: tuple[Finding, ...]
    """What nobody has put aside and says something by now, what matters most first; what comes late from the check step
    on."""
    counts: Mapping[str, int]
    """Section id to how many of these count there; absent for none."""
    threads: tuple[Thread, ...]
    """The Golden Thread of each segment."""


class Advice(NamedTuple):
    """What the checks find in a session. It is about that session as it was, which may have changed since."""

    session: Session
    boards: Mapping[str, OfBoard]
    """Board id to what is known of it; nothing on a canvas that the method is not about."""

    def timely(self, board: str) -> tuple[Finding, ...]:
        """The findings of a board that say something by now."""
        return self.boards[board].findings if board in self.boards else ()

    def counts(self, board: str) -> Mapping[str, int]:
        """Section id to how many findings say something there by now."""
        return self.boards[board].counts if board in self.boards else {}

    def lit_by(self, note_id: str, board: str) -> frozenset[str]:
        """Ids of the notes on the thread of a note; none for one that was not there yet."""
        known = self.boards.get(board)
        note = known.board.note(note_id) if known is not None else None
        return lit_by(known.board, note, known.threads) if known is not None and note is not None else frozenset()


def has_come_to_checking(session: Session) -> bool:
    """Whether the workshop is in its check step, or has been in it."""
    places = [place for place, step in enumerate(session.agenda) if step.kind is StepKind.CHECK]
    if not places:
        return False
    current = next((place for place, step in enumerate(session.agenda) if step == session.current_step), None)
    if current is not None:
        return current >= places[0]
    return session.agenda[places[0]].spent_seconds > 0


class Adviser:
    """Gives advice on the newest session that it was handed."""

    def __init__(self, *, quiet_seconds: float = QUIET_SECONDS, longest_seconds: float = LONGEST_SECONDS) -> None:
        self.on_advice: Callable[[Advice], object] = bool
        """Told, from the adviser's thread, of all advice."""
        self._quiet_seconds = quiet_seconds
        self._longest_seconds = longest_seconds
        self._checker = Checker()
        self._checking = threading.Lock()
        self._changed = threading.Condition()
        self._session: Session | None = None
        self._has_ended = False

    def start(self) -> None:
        """Begin to check what is handed in."""
        threading.Thread(target=self._run, name="adviser", daemon=True).start()

    def stop(self) -> None:
        """Check no more."""
        with self._changed:
            self._has_ended = True
            self._changed.notify_all()

    def submit(self, session: Session) -> None:
        """Hand in a session; what was handed in before and is not checked yet is not checked any more."""
        with self._changed:
            self._session = session
            self._changed.notify_all()

    def advise(self, session: Session) -> Advice:
        """Check a session now. Any thread may ask."""
        if session.canvas != CANVAS:
            return Advice(session, {})
        with self._checking:
            return Advice(session, {board: self._of_board(session, board) for board in (AS_IS, TO_BE)})

    def _of_board(self, session: Session, name: str) -> OfBoard:
        found = self._checker.open(session, name)
        if not has_come_to_checking(session):
            found = tuple(each for each in found if not each.late)
        board = Board(session, name)  # its own: the checker's tells the checker of all that is read of it
        return OfBoard(board, found, by_section(found), threads(board))

    def _run(self) -> None:
        while (session := self._next()) is not None:
            self.on_advice(self.advise(session))

    def _next(self) -> Session | None:
        """The next session to check, once it has been left alone; None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._has_ended or self._session is not None)
            waited = 0.0
            while not self._has_ended and waited < self._longest_seconds:
                waited += self._quiet_seconds
                if not self._changed.wait(self._quiet_seconds):
                    break
            session, self._session = self._session, None
            return None if self._has_ended else session
