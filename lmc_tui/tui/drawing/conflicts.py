"""What both sides of a merge changed differently: section by section, with both values, and what the merge takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.comparing import SIGNS, Kind
from lmc_tui.domain.merging.conflict import FACETS, PLACE, REMOVED, SAME_ID, TEXT, Conflict, Said, Side, Thing
from lmc_tui.domain.merging.telling import about, subject, value, where
from lmc_tui.tui.drawing.cells import listed, padded, steady, width, wrapped
from lmc_tui.tui.drawing.compared import INDENT_CELLS, LEAST_CELLS, on_one_line, text_lines
from lmc_tui.tui.drawing.lines import Line, Span

TAKEN, KEPT = "✓", "+"
"""Before a side's value: the merge takes it; the merge keeps it as a thing of its own."""
LEGEND = (
    f"{TAKEN} the merge takes this",
    f"{KEPT} it keeps this too, as one of its own",
    "without a sign: only told here",
)
NONE = "Nothing was changed differently on both sides."
PARTS = (Thing.SESSION, Thing.NOTE, Thing.PARKED, Thing.ACTION, Thing.STEP)
"""In which order the parts of a session come."""
NAMES = {Thing.PARKED: "point", Thing.ACTION: "action", Thing.STEP: "step"}
"""What things are called; a note for all others."""
BY_ID = ("board", "question", PLACE)
"""Fields whose values are ids, which are told by their names."""


def draw_conflicts(conflicts: Sequence[Conflict], columns: int, here: str, there: str) -> list[Line]:
    """All lines about the conflicts of a merge, each at most *columns* cells wide, if there are a dozen.

    *here* says where mine is and *there* where theirs is: `on this screen`, `in the file`.
    """
    if not conflicts:
        return text_lines(NONE, "text", columns)
    things = "1 thing was" if len(conflicts) == 1 else f"{len(conflicts)} things were"
    lines = text_lines(f"{things} changed on both sides, and not in the same way.", "head", columns)
    lines += [(Span(line, "dim"),) for line in listed(LEGEND, columns, "  ")]
    title = ""
    for conflict in sorted(conflicts, key=_rank):
        if where(conflict) != title:
            title = where(conflict)
            lines += [(), *text_lines(title, "head", columns)]
        lines += _conflict_lines(conflict, columns, steady(here), steady(there))
    return lines


def _rank(conflict: Conflict) -> tuple[int, tuple[int, int]]:
    canvas: Canvas = conflict.canvas
    place = canvas.rank(conflict.board, conflict.section) if conflict.thing is Thing.NOTE else (0, 0)
    return PARTS.index(conflict.thing), place


def _conflict_lines(conflict: Conflict, columns: int, here: str, there: str) -> list[Line]:
    """What it is about behind a sign, and below it what each side says."""
    kind = {TEXT: Kind.REWORDED, PLACE: Kind.MOVED, REMOVED: Kind.DROPPED, SAME_ID: Kind.ADDED}.get(
        conflict.field, Kind.CHANGED
    )
    room = max(LEAST_CELLS, columns - INDENT_CELLS)
    lines: list[Line] = []
    for place, line in enumerate(wrapped(on_one_line(_heading(conflict)), room)):
        lead = Span(f"  {SIGNS[kind]} ", "match") if place == 0 else Span(" " * INDENT_CELLS)
        lines.append((lead, Span(line, "text")))
    names = max(width(here), width(there)) + 2
    other = KEPT if conflict.kept_as is not None else " "
    for side, name, said in ((Side.MINE, here, conflict.mine), (Side.THEIRS, there, conflict.theirs)):
        mark = TAKEN if side is conflict.taken else other
        lines += _side_lines(mark, name, _words(conflict, said), room - 2, names)
    return lines


def _heading(conflict: Conflict) -> str:
    if conflict.field == TEXT:
        one = _one(NAMES.get(conflict.thing, "note"))
        return f"reworded on both sides; the other text is kept as {one} of its own, right behind this one"
    if conflict.field == REMOVED:
        return f"{about(conflict)} was removed on one side and worked on on the other; it is kept"
    if conflict.field == SAME_ID:
        return "two things had the same id; both are kept, the second under a new one"
    if conflict.field == PLACE and conflict.thing is Thing.NOTE:
        return f"where {about(conflict)} stands"
    return subject(conflict)


def _one(name: str) -> str:
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _side_lines(mark: str, name: str, words: str, room: int, names: int) -> Iterable[Line]:
    """What one side says behind its mark and its name; below the name where there is no room."""
    lead = Span(f"{' ' * INDENT_CELLS}{mark} ", "done" if mark.strip() else "text")
    blank = Span(" " * (INDENT_CELLS + 2))
    if names > room * 2 // 5:
        for place, line in enumerate(wrapped(f"{name}:", max(LEAST_CELLS, room))):
            yield (lead if place == 0 else blank, Span(line, "dim"))
        yield from ((blank, Span(f"  {line}", "text")) for line in wrapped(words, max(LEAST_CELLS, room - 2)))
        return
    for place, line in enumerate(wrapped(words, max(LEAST_CELLS, room - names))):
        yield (
            lead if place == 0 else blank,
            Span(padded(name if place == 0 else "", names), "dim"),
            Span(line, "text"),
        )


def _words(conflict: Conflict, said: Said) -> str:
    """What one side says, in full."""
    if conflict.field == REMOVED and said is None:
        return "removed"
    is_text = isinstance(said, str) and said and conflict.field not in BY_ID
    if is_text and not conflict.field.startswith(FACETS):
        return str(said)
    return value(conflict, said)
