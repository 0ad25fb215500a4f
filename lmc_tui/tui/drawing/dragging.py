"""A note that the mouse drags: from the press to where it would go, and the words and signs that say so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lmc_tui.tui.drawing.board_view import BoardView
from lmc_tui.tui.drawing.cells import cut, steady, width
from lmc_tui.tui.drawing.jump_labels import NO_LABELS, NOTE, SECTION, Labels

TAKEN, GOAL = "«", "»"
"""Before the note that is dragged, and where it would go."""
HOW_TO_END = "Release to move, esc: stay."
QUOTE_CELLS = (40, 28, 20, 14, 10, 8)
"""How much of a note is quoted, where there is less and less room."""


class Spot(NamedTuple):
    """What is under the pointer."""

    section: str
    note: str | None = None
    """Id of the note there; None where there is none."""
    is_edge: bool = False
    """Whether it is the pane's border or title."""


class Drag(NamedTuple):
    """A note that the mouse has hold of."""

    note: str
    home: str
    """The section that it is in."""
    over: Spot | None
    """What is under the pointer; None outside of all panes."""
    has_left: bool = False
    """Whether the pointer has been off the note: until then it may be a click."""

    @property
    def goal(self) -> Spot | None:
        """Where it would go now; None when it would stay: over itself, over its own pane's border, over no pane."""
        over = self.over
        if over is None or over.note == self.note or (over.is_edge and not over.note and over.section == self.home):
            return None
        return over


def pressed(spot: Spot | None) -> Drag | None:
    """The drag that may begin with a press there; None where there is no note to take hold of."""
    return Drag(spot.note, spot.section, spot) if spot is not None and spot.note is not None else None


def moved(drag: Drag, over: Spot | None) -> Drag:
    """The drag with the pointer somewhere else."""
    has_left = drag.has_left or over is None or over.note != drag.note
    return drag._replace(over=over, has_left=has_left)


def drag_signs(drag: Drag | None) -> Labels:
    """The signs to be shown: before the note, and where it would go."""
    if drag is None or not drag.has_left:
        return NO_LABELS
    signs = {f"{NOTE}{drag.note}": TAKEN}
    goal = drag.goal
    if goal is not None:
        signs[f"{NOTE}{goal.note}" if goal.note else f"{SECTION}{goal.section}"] = GOAL
    return Labels(signs)


def drag_words(view: BoardView, drag: Drag, columns: int) -> str:
    """What a release would do, in at most that many columns where that can be."""
    sentences = list(_sentences(view, drag))
    return next((each for each in sentences if width(each) <= columns), sentences[-1])


def _sentences(view: BoardView, drag: Drag) -> Iterator[str]:
    """The same, with less and less of it told."""
    text, goal = _text(view, drag.note), drag.goal
    if goal is None:
        for cells in QUOTE_CELLS:
            yield f"“{cut(text, cells)}” stays here. Drag it over a pane or a note."
        return
    section = view.canvas.section(goal.section)
    for name in (section.name, section.short):
        to = f" to {name}" if goal.section != drag.home else ""
        for cells in QUOTE_CELLS:
            yield f"Move “{cut(text, cells)}”{to}{_place(view, drag, goal, cells)}. {HOW_TO_END}"
    for cells in QUOTE_CELLS:
        yield f"Move “{cut(text, cells)}”{to or ' here'}. {HOW_TO_END}"
    yield f"Move it{to or ' here'}. {HOW_TO_END}"


def _place(view: BoardView, drag: Drag, goal: Spot, cells: int) -> str:
    """Where in the pane; nothing for the end of another one, where `m` puts it as well."""
    is_home = goal.section == drag.home
    if goal.note is None:
        return " to the end" if is_home else ""
    words = f"before “{cut(_text(view, goal.note), cells)}”"
    if not is_home:
        return f", {words}"
    ids = [note.id for note in view.notes(drag.home)]
    comes_first = drag.note in ids and goal.note in ids and ids.index(drag.note) < ids.index(goal.note)
    return f" {words.replace('before', 'behind', 1) if comes_first else words}"


def _text(view: BoardView, note_id: str) -> str:
    note = view.note(note_id)
    return steady(" ".join(note.text.split())) if note is not None else ""
