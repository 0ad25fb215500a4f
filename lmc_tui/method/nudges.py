"""The one thing to ask the room now: the most useful finding for the section in hand and the time that is left.

Which finding is most useful when is our own rule: first what breaks a thread; what is about the section before what is
about the whole board; towards the end of a step only what is about a single note, and once the time is up nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lmc_tui.domain.findings import Finding, Severity

SHORT_SECONDS = 120.0
"""With less time left, nothing is asked that needs a discussion."""


class Nudge(NamedTuple):
    """What is asked, and where and when it was chosen."""

    finding: Finding
    section: str
    step: str
    """Id of the step in hand then; empty for none."""

    @property
    def words(self) -> str:
        """The question to the room."""
        return self.finding.question or self.finding.message

    def asks_about(self, finding: Finding) -> bool:
        """Whether it asks about that very thing, in whatever words."""
        mine = self.finding
        return (mine.check, mine.board, mine.notes, mine.what) == (
            finding.check,
            finding.board,
            finding.notes,
            finding.what,
        )


def nudge(
    findings: Sequence[Finding],
    section: str,
    step: str = "",
    seconds_left: float | None = None,
    *,
    shown: Nudge | None = None,
    last: Nudge | None = None,
) -> Nudge | None:
    """What to ask now; None for nothing.

    *findings* are those that say something by now, *seconds_left* the time left in the step in hand if it is about the
    section, None for as much as anybody likes. What is *shown* stays while the section, the step and the finding do;
    anything new is never the one that was asked *last*.
    """
    fitting = [each for each in findings if _fits(each, section, seconds_left)]
    if shown is not None and (shown.section, shown.step) == (section, step):
        same = next((each for each in fitting if shown.asks_about(each)), None)
        if same is not None:
            return shown._replace(finding=same)
    fresh = [each for each in fitting if last is None or not last.asks_about(each)]
    if not fresh:
        return None
    return Nudge(min(fresh, key=lambda each: (each.severity.rank, section not in each.sections)), section, step)


def _fits(finding: Finding, section: str, seconds_left: float | None) -> bool:
    if finding.sections and section not in finding.sections:
        return False
    if seconds_left is None or seconds_left >= SHORT_SECONDS:
        return True
    return seconds_left > 0 and (finding.severity is Severity.ERROR or len(finding.notes) == 1)
