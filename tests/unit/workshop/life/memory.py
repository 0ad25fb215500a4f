"""What is in memory, for the program and for the model: words, undo, the clock, and what is being typed."""

from __future__ import annotations

from collections.abc import Callable

from lmc_tui.domain.changes import Change
from lmc_tui.domain.place import Draft, Place
from tests.support.plain_model import Plain, PlainClock, Words
from tests.support.plain_reading import of_session
from tests.support.session_life import SessionLife
from tests.unit.workshop.life.terms import Undoable


class InMemory:
    """A session in the hands of the program and of the model."""

    life: SessionLife
    mine: Plain
    """The session in memory."""
    is_unsaved: bool
    """Whether anything was done since it was saved."""
    past: list[Undoable]
    future: list[Undoable]
    draft: str
    """What is being typed; empty for nothing."""

    def begin(self, opened: Plain) -> None:
        """A program has just read that from the file."""
        self.mine = Plain(opened.words.copy(), opened.clock.copy())
        self.is_unsaved, self.past, self.future, self.draft = False, [], [], ""

    @property
    def words(self) -> Words:
        """A copy of the words, to be changed and given to `do`."""
        return self.mine.words.copy()

    def do(self, change: Change | None, words: Words) -> None:
        """The program does *change*, and the model has *words* from now on. Now and then it is undone and redone."""
        is_done = change is not None and self.life.workshop.do(change, "it")
        assert is_done == (words != self.mine.words)
        if is_done:
            self._remember(is_whole=False)
            self.mine.words, self.is_unsaved = words, True
            for turn in (self.undo, self.redo)[: len(self.past) % 2 * 2]:
                turn()
                self.check_memory()

    def _remember(self, *, is_whole: bool) -> None:
        self.past.append(Undoable(self.mine.words, is_whole))
        self.future.clear()

    def undo(self) -> None:
        """Go back to the words before the last change."""
        self._go(self.past, self.future, self.life.workshop.undo)

    def redo(self) -> None:
        """Go on to the words after it."""
        self._go(self.future, self.past, self.life.workshop.redo)

    def _go(self, stack: list[Undoable], other: list[Undoable], turn: Callable[[], str | None]) -> None:
        assert (turn() is None) == (not stack)
        if stack:
            words, is_whole = stack.pop()
            other.append(Undoable(self.mine.words, is_whole))
            plan = self._with_step_in_hand(words.copy()).plan if is_whole else self.mine.words.plan
            self.mine.words = words.copy()
            self.mine.words.plan = plan
            self.is_unsaved = True

    def _with_step_in_hand(self, words: Words) -> Words:
        """The room is in that step, so it stays in the plan."""
        if self.mine.clock.step:
            words.plan.setdefault(self.mine.clock.step, self.mine.words.plan[self.mine.clock.step])
        return words

    def turn_clock(self, how: str) -> None:
        """Something is done to the clock, by that method of the workshop."""
        clock, plan = self.mine.clock, self.mine.words.plan
        before = clock.told(plan)
        getattr(self.life.workshop, how)()
        match how:
            case "toggle_clock":
                clock.toggle(list(plan))
            case "next_step":
                clock.go(list(plan), 1)
            case "previous_step":
                clock.go(list(plan), -1)
            case "extend":
                clock.extend(plan)
            case _:
                clock.shorten(plan)
        self.is_unsaved |= clock.told(plan) != before

    def take_in(self, take: Callable[[], object], words: Words, clock: PlainClock) -> None:
        """The program takes in a whole content that says *words*, with its *clock* where that of the room stands."""
        edits, before = len(self.life.edits), self.mine.copy()
        take()
        taken = self._with_step_in_hand(words.copy())
        is_told = len(self.life.edits) > edits  # also of a change to what means nothing: the order of sections
        assert is_told or taken == self.mine.words
        is_free = self.mine.clock.state != "running"
        staying = self.mine.clock.step if not clock.step else ""
        for step in words.plan:
            if (is_free and step != staying) or step not in self.mine.words.plan:
                self.mine.clock.take(clock, step)
        if is_told:
            self._remember(is_whole=True)
            self.mine.words = taken
        if is_free and clock.step:
            self.mine.clock.step, self.mine.clock.state = clock.step, clock.state
        self.is_unsaved |= is_told or self.mine.told() != before.told()

    def type(self, words: str) -> None:
        """Somebody is in the middle of writing that; nothing where it is empty."""
        draft = Draft("to-be", "design", words) if words else None
        self.life.saver.submit_place(Place("to-be", "design", draft=draft))
        self.draft = words

    def check_memory(self) -> None:
        """The program has in memory what the model has, and as much can be taken back."""
        workshop = self.life.workshop
        assert of_session(workshop.session, self.life.clock.now()).told() == self.mine.told()
        assert (workshop.can_undo, workshop.can_redo) == (bool(self.past), bool(self.future))
        assert self.life.saver.has_unsaved == self.is_unsaved
