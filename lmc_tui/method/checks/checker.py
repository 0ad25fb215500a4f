"""Running the rules, and running again only those that read something which has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from lmc_tui.content import load_canvas
from lmc_tui.content.checks import Check, checks
from lmc_tui.domain.findings import Finding
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Dismissed, Session
from lmc_tui.method.board import Board
from lmc_tui.method.checks.dismissal import dismissed_by
from lmc_tui.method.checks.rules import RULES, Hit, Look, Rule
from lmc_tui.method.checks.watching import ANYWHERE, TARGET, Read, WatchedBoard
from lmc_tui.method.models import ModelReading, read_model
from lmc_tui.method.vocabulary import AS_IS, CANVAS, TO_BE

Value = TypeVar("Value")

BOARDS = (AS_IS, TO_BE)
WHEN_EMPTY = frozenset({"C91"})
"""What is asked of a board that nobody has begun."""
MODEL = "model"


class Remembered(NamedTuple, Generic[Value]):
    """What came out last time, and what was read for it."""

    value: Value
    reads: frozenset[Read]


class Checker:
    """Finds what the checks find. It remembers what each rule read and found, so that asking again costs little.

    One checker is for one session as it grows; asked about another it works anew. A board without notes has not been
    begun, and nothing is found on it but that it is empty beside one that has been.
    """

    def __init__(self, rules: Mapping[str, Rule] = RULES) -> None:
        self._rules = {check: rules[check] for check in sorted(rules)}
        self._session: Session | None = None
        self._boards: dict[str, WatchedBoard] = {}
        self._seen: dict[Read, tuple[Note, ...]] = {}
        self._target = ""
        self._reads: set[Read] = set()
        """What was read since the rule or read-out in hand began."""
        self._findings: dict[tuple[str, str], Remembered[tuple[Finding, ...]]] = {}
        self._readings: dict[tuple[str, str], Remembered[ModelReading]] = {}

    def findings(self, session: Session, board: str) -> tuple[Finding, ...]:
        """All findings on a board, also those put aside: what matters most first, then by check and place.

        None for a session on a canvas that the rules are not about.
        """
        if session.canvas != CANVAS or board not in BOARDS:
            return ()
        self._take(session)
        asked = self._rules if self._boards[board] else WHEN_EMPTY & self._rules.keys()
        found = [finding for check in asked for finding in self._of_rule(check, board)]
        return tuple(sorted(found, key=lambda finding: finding.severity))

    def open(self, session: Session, board: str) -> tuple[Finding, ...]:
        """The findings that nobody has put aside."""
        found = self.findings(session, board)
        if not session.dismissed:
            return found
        return tuple(each for each in found if not dismissed_by(self._boards[board], each, session.dismissed))

    def dismissed(self, session: Session, board: str) -> tuple[tuple[Finding, Dismissed], ...]:
        """The findings that somebody has put aside, each with the reason. One whose note has changed is open again."""
        found = self.findings(session, board)
        told = ((each, dismissed_by(self._boards[board], each, session.dismissed)) for each in found)
        return tuple((finding, by) for finding, by in told if by is not None)

    def board(self, session: Session, board: str) -> Board:
        """The board, as it was built for the rules."""
        self._take(session)
        return self._boards[board]

    def reading(self, session: Session, board: str) -> ModelReading:
        """The model that a board looks like."""
        self._take(session)
        return self._read_model(self._boards[board])

    def _take(self, session: Session) -> None:
        """Take a session in hand, and forget what has changed in it."""
        old, self._session = self._session, session
        if old is not None and old.notes is session.notes and old.target_model == session.target_model:
            return
        boards = {name: Board(session, name) for name in BOARDS}
        seen = {(name, section): notes for name, board in boards.items() for section, notes in board.sections()}
        changed = {read for read in {*seen, *self._seen} if seen.get(read, ()) != self._seen.get(read, ())}
        changed |= {(name, ANYWHERE) for name, _ in changed}
        if session.target_model != self._target:
            changed.add(TARGET)
        self._boards = {name: WatchedBoard(board, self._reads.add) for name, board in boards.items()}
        self._seen, self._target = seen, session.target_model
        self._findings = _unchanged(self._findings, changed)
        self._readings = _unchanged(self._readings, changed)

    def _of_rule(self, check: str, board: str) -> tuple[Finding, ...]:
        def run() -> tuple[Finding, ...]:
            look = Look(self._boards[board], self._boards[AS_IS if board == TO_BE else TO_BE], self._read_model)
            return tuple(_told(checks()[check], board, hit) for hit in self._rules[check](look))

        return self._remembered(self._findings, (check, board), run)

    def _read_model(self, board: Board) -> ModelReading:
        return self._remembered(self._readings, (MODEL, board.id), lambda: read_model(board))

    def _remembered(
        self,
        memory: dict[tuple[str, str], Remembered[Value]],
        key: tuple[str, str],
        run: Callable[[], Value],
    ) -> Value:
        """What *run* gives, from memory where nothing that it read has changed. What it read counts for its caller."""
        known = memory.get(key)
        if known is None:
            outside = frozenset(self._reads)
            self._reads.clear()
            value = run()
            known = memory[key] = Remembered(value, frozenset(self._reads))
            self._reads |= outside
        self._reads |= known.reads
        return known.value


def _unchanged(
    memory: dict[tuple[str, str], Remembered[Value]], changed: set[Read]
) -> dict[tuple[str, str], Remembered[Value]]:
    return {key: known for key, known in memory.items() if changed.isdisjoint(known.reads)}


def findings(session: Session, board: str) -> tuple[Finding, ...]:
    """All findings on a board, as `Checker.findings` gives them."""
    return Checker().findings(session, board)


def _told(check: Check, board: str, hit: Hit) -> Finding:
    """A hit, with the words of its check."""
    sections = _of_notes(*(note.section for note in hit.notes))
    return Finding(
        check=check.id,
        severity=check.severity,
        board=board,
        notes=tuple(note.id for note in hit.notes),
        sections=sections or ((hit.section,) if hit.section else check.sections),
        says=check.message,
        asks=check.question,
        late=check.is_late or hit.late,
        what=hit.what,
        texts=tuple(note.text for note in hit.notes),
        place=load_canvas(CANVAS).section(hit.section).name if hit.section else "",
        model=hit.model,
    )


@lru_cache(maxsize=256)
def _of_notes(*sections: str) -> tuple[str, ...]:
    """Each of the sections once; the same object for all findings about the same ones."""
    return tuple(dict.fromkeys(sections))
