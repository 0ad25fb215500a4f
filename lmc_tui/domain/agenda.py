"""The agenda: the ordered steps of a workshop, each with its timebox and what was really spent."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class StepKind(StrEnum):
    """What happens in a step."""

    OPENING = "opening"
    SECTION = "section"
    BREAK = "break"
    VOTE = "vote"
    CHECK = "check"
    CLOSING = "closing"


class Step(NamedTuple):
    """One step of the agenda."""

    id: str
    kind: StepKind
    planned_seconds: int
    """The timebox as it was planned."""
    section: str | None = None
    """The section to fill; None unless the step is of that kind."""
    board: str | None = None
    """The board to show; None leaves the one that is shown."""
    title: str = ""
    """What the step is called; empty for a section, which has its name."""
    prompt: str = ""
    """What the facilitator says or does."""
    spent_seconds: float = 0.0
    """Time spent in the step, without what runs now."""
    extended_seconds: int = 0
    """What was added to the plan, or taken from it, on the way."""
    extensions: int = 0
    """How often more time was given after the time was up."""
    paused_seconds: float = 0.0
    """Time for which the clock was held in this step."""

    @property
    def box_seconds(self) -> int:
        """The timebox with what was added and taken."""
        return max(0, self.planned_seconds + self.extended_seconds)

    @property
    def clocked(self) -> tuple[float, float, int, int]:
        """What the clock has made of the step: spent and held seconds, and what was added to the plan on the way.

        All of it is zero for a step that nobody has been in.
        """
        return self.spent_seconds, self.paused_seconds, self.extended_seconds, self.extensions

    def with_clock_of(self, other: Step) -> Step:
        """The step with what the clock has made of *other*."""
        spent, paused, extended, extensions = other.clocked
        return self._replace(
            spent_seconds=spent, paused_seconds=paused, extended_seconds=extended, extensions=extensions
        )


class Preset(NamedTuple):
    """A ready-made agenda."""

    id: str
    name: str
    people: str
    summary: str
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        """How long it takes in all."""
        return sum(step.planned_seconds for step in self.steps) // 60
