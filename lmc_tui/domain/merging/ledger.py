"""What a merge gives out and notes down on its way: new ids, and conflicts."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from lmc_tui.domain.agenda import Step
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.merging.clashes import AnyThing, called
from lmc_tui.domain.merging.conflict import Conflict, Thing
from lmc_tui.domain.merging.unions import Differing
from lmc_tui.domain.notes import Note


class Ledger:
    """The ids given and the conflicts met in one merge."""

    def __init__(self, canvas: Canvas, new_id: Callable[[Container[str]], str], taken: Iterable[str]) -> None:
        self.conflicts: list[Conflict] = []
        self._canvas = canvas
        self._new_id = new_id
        self._taken = set(taken)

    def fresh_id(self) -> str:
        """An id that nothing has had on any side."""
        made = self._new_id(self._taken)
        self._taken.add(made)
        return made

    def tell(self, kind: Thing, thing: AnyThing | None, differing: Differing, kept_as: str | None = None) -> None:
        """Note down a conflict about *thing* as the merged session has it; None for the session itself."""
        standing = thing if isinstance(thing, (Note, Step)) else None
        self.conflicts.append(
            Conflict(
                thing=kind,
                id=thing.id if thing is not None else "",
                field=differing.field,
                base=differing.base,
                mine=differing.mine,
                theirs=differing.theirs,
                taken=differing.taken,
                canvas=self._canvas,
                kept_as=kept_as,
                about=called(thing) if thing is not None else "",
                board=(standing.board if standing else None) or "",
                section=(standing.section if standing else None) or "",
            )
        )
