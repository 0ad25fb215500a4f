"""The findings of a board as a list to work through: what matters now, what comes too early, what was put aside."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from lmc_tui.domain.findings import Finding, Severity
from lmc_tui.domain.session import Dismissed, Session
from lmc_tui.method.checks import Checker, dismissal
from lmc_tui.workshop.adviser import has_come_to_checking


class Group(StrEnum):
    """Where a finding stands in the list."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    LATE = "late"
    """It says little before the room looks at the whole canvas."""
    DISMISSED = "dismissed"


class Listed(NamedTuple):
    """A finding in the list."""

    finding: Finding
    group: Group
    dismissed: Dismissed | None = None
    """By what it was put aside; None while it is open."""


class FindingsView:
    """Finds for one board at a time, and remembers what it found."""

    def __init__(self) -> None:
        self._checker = Checker()

    def listed(self, session: Session, board: str, *, with_dismissed: bool) -> tuple[Listed, ...]:
        """The findings of a board: errors, warnings and hints, then those that come too early, then those put aside."""
        is_late = not has_come_to_checking(session)
        found = [
            Listed(each, Group.LATE if each.late and is_late else Group(each.severity.value))
            for each in self._checker.open(session, board)
        ]
        if with_dismissed:
            found += [Listed(each, Group.DISMISSED, by) for each, by in self._checker.dismissed(session, board)]
        order = list(Group)
        return tuple(sorted(found, key=lambda each: order.index(each.group)))

    def count_dismissed(self, session: Session, board: str) -> int:
        """How many findings of a board were put aside and still are."""
        return len(self._checker.dismissed(session, board))

    def dismissal(self, session: Session, finding: Finding, reason: str) -> Dismissed:
        """What puts a finding aside."""
        return dismissal(self._checker.board(session, finding.board), finding, reason)


def counted(listed: tuple[Listed, ...]) -> dict[Severity, int]:
    """Severity to how many findings of it say something by now."""
    return {severity: sum(each.group.value == severity.value for each in listed) for severity in Severity}
