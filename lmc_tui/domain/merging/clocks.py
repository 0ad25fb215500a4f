"""The clock of a merged session: the room that runs keeps its own.

Nobody writes a clock, so nothing of it is a conflict. What one side changed is taken; where both did, mine holds,
unless mine has none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeAlias

from lmc_tui.domain.agenda import Step
from lmc_tui.domain.merging.conflict import Side
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import Timer

Clocked: TypeAlias = tuple[float, float, int, int]
"""As `Step.clocked` gives it."""
ROUNDED_SECONDS = 1
"""Files keep whole seconds and tenths: what differs by less did not change."""
NEVER: Clocked = (0.0, 0.0, 0, 0)
"""What the clock has made of a step that nobody has been in."""


def timer_side(base: Session, mine: Session, theirs: Session) -> Side:
    """Whose timer holds. A clock that runs in mine goes on, whatever was done to it elsewhere."""
    if mine.timer is not None and mine.timer.is_running:
        return Side.MINE
    is_free = mine.timer is None or _same(mine.timer, base.timer)
    return Side.THEIRS if is_free and not _same(theirs.timer, base.timer) else Side.MINE


def _same(one: Timer | None, other: Timer | None) -> bool:
    """Whether two timers tell the same, but for when somebody saw them and for what a file rounds."""
    if one is None or other is None:
        return one is other
    return (
        one.step == other.step
        and _near(one.running_since, other.running_since)
        and _near(one.paused_since, other.paused_since)
    )


def _near(one: datetime | None, other: datetime | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs((one - other).total_seconds()) < ROUNDED_SECONDS


def used_steps(base: Session, mine: Session, theirs: Session) -> frozenset[str]:
    """Steps that cannot go: the one in hand, and those that a side spent time in or went to since the two parted."""
    side = mine if timer_side(base, mine, theirs) is Side.MINE else theirs
    went_to = {each.timer.step for each in (mine, theirs) if each.timer and not _same(each.timer, base.timer)}
    before = {step.id: step.clocked for step in base.agenda}
    spent = {
        step.id for step in (*mine.agenda, *theirs.agenda) if not _same_time(step.clocked, before.get(step.id, NEVER))
    }
    return frozenset(spent | went_to | ({side.timer.step} if side.timer else set()))


def unclocked(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps without what the clock has made of them."""
    return tuple(
        step._replace(spent_seconds=0.0, paused_seconds=0.0, extended_seconds=0, extensions=0) for step in steps
    )


def clocked(steps: Iterable[Step], base: Session, mine: Session, theirs: Session) -> tuple[Step, ...]:
    """The steps with the time that was spent in them. The step in hand goes with its timer, lest time count twice."""
    before = {step.id: step.clocked for step in base.agenda}
    first, second = ({step.id: step for step in side.agenda} for side in (mine, theirs))
    holder = timer_side(base, mine, theirs)
    timer = (mine if holder is Side.MINE else theirs).timer
    found = []
    for step in steps:
        here, there = first.get(step.id), second.get(step.id)
        if here is None or there is None:
            side = Side.MINE if here else Side.THEIRS
        elif timer is not None and step.id == timer.step and not _same(mine.timer, theirs.timer):
            side = holder
        else:
            side = _step_side(before.get(step.id, NEVER), here.clocked, there.clocked)
        found.append(step.with_clock_of((here if side is Side.MINE else there) or step))
    return tuple(found)


def _step_side(base: Clocked, mine: Clocked, theirs: Clocked) -> Side:
    is_free = _same_time(mine, base) or _same_time(mine, NEVER)
    return Side.THEIRS if is_free and not _same_time(theirs, base) else Side.MINE


def _same_time(one: Clocked, other: Clocked) -> bool:
    return all(abs(first - second) < ROUNDED_SECONDS for first, second in zip(one, other, strict=True))
