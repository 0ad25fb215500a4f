"""The words of a session apart from its clock: a whole content taken over as one change that undo takes back.

Taking a merge, taking somebody else's file and restoring a snapshot are all this change. The clock is no part of it,
for time does not run back: the steps that both sessions know keep the time that was spent in them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lmc_tui.domain.ordering import woven
from lmc_tui.domain.session import Session
from lmc_tui.errors import EditError


@dataclass(frozen=True, slots=True)
class SetContent:
    """The session says all that another one says; its clock goes on."""

    content: Session
    """Only its words count; its timer does not, nor what was spent in steps that the session has too."""


def with_content(session: Session, content: Session) -> Session:
    """*content* with the clock of *session*. Raises `EditError` when it was made on another canvas.

    Steps that are new bring the time that was spent in them. The step in hand stays in the agenda, behind its
    neighbour, also where *content* knows it no more: the room is in it.
    """
    if content.canvas != session.canvas:
        raise EditError(
            f"That content was made on the canvas {content.canvas!r} and this session on {session.canvas!r}; "
            "open it as a session of its own."
        )
    now = {step.id: step for step in session.agenda}
    wanted = {step.id: step for step in content.agenda}
    in_hand = {session.timer.step} if session.timer else set[str]()
    agenda = tuple(
        wanted[step_id].with_clock_of(now.get(step_id, wanted[step_id])) if step_id in wanted else now[step_id]
        for step_id in woven(list(wanted), now, in_hand)
    )
    return replace(content, agenda=agenda, timer=session.timer)


def with_clock_of(session: Session, other: Session) -> Session:
    """The session with the clock of *other*: its timer, and what was spent in the steps that both have.

    The timer is left as it is where *other* has none, or is in a step that the session does not have; so is what was
    spent in the step in hand then, for a step goes with its timer.
    """
    theirs = {step.id: step for step in other.agenda}
    fits = other.timer is not None and session.step(other.timer.step) is not None
    if session.timer is not None and not fits:
        theirs.pop(session.timer.step, None)
    agenda = tuple(step.with_clock_of(theirs.get(step.id, step)) for step in session.agenda)
    return replace(session, agenda=agenda, timer=other.timer if fits else session.timer)
