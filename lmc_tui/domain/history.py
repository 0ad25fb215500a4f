"""Undo and redo: two stacks of changes that take back what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lmc_tui.domain.changes import Change
    from lmc_tui.domain.session import Session

LONGEST = 2_000
"""Steps that can be taken back; older ones are forgotten."""


class Undoable(NamedTuple):
    """One step of the history."""

    back: Change
    """What takes it back."""
    label: str
    """What was done, in words, for the notice that undo gives."""


class History(NamedTuple):
    """What can be taken back, and what was."""

    past: tuple[Undoable, ...] = ()
    """Newest last."""
    future: tuple[Undoable, ...] = ()
    """Next to be redone last."""

    def done(self, session: Session, change: Change, label: str) -> tuple[Session, History]:
        """Session and history after *change*; one that changes nothing leaves both as they are."""
        from lmc_tui.domain.changes import apply, inverse  # nothing to open a session waits for

        after = apply(session, change)
        if after == session:
            return session, self
        step = Undoable(inverse(session, change), label)
        return after, History((*self.past[-LONGEST + 1 :], step))

    def undone(self, session: Session) -> tuple[Session, History, str | None]:
        """Session and history with the last step taken back, and its label; None when there was none."""
        if not self.past:
            return session, self, None
        from lmc_tui.domain.changes import apply, inverse

        step = self.past[-1]
        again = Undoable(inverse(session, step.back), step.label)
        return apply(session, step.back), History(self.past[:-1], (*self.future, again)), step.label

    def redone(self, session: Session) -> tuple[Session, History, str | None]:
        """Session and history with the step last taken back done again, and its label; None for none."""
        if not self.future:
            return session, self, None
        from lmc_tui.domain.changes import apply, inverse

        step = self.future[-1]
        back = Undoable(inverse(session, step.back), step.label)
        return apply(session, step.back), History((*self.past, back), self.future[:-1]), step.label
