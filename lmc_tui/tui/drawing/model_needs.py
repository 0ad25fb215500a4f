"""What the target model needs in each section, beside what is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.notes import Note
from lmc_tui.method.models import Requirement, SectionNeeds, State
from lmc_tui.tui.drawing.cells import in_lines
from lmc_tui.tui.drawing.drawn import Drawn, beside, told
from lmc_tui.tui.drawing.lines import Line, Span

BESIDE_FROM = 96
SIGNS = {State.THERE: "✓", State.PLANNED: "○", State.MISSING: "!", State.TO_JUDGE: "?"}
WORDS = {State.THERE: "have", State.PLANNED: "need", State.MISSING: "missing", State.TO_JUDGE: "judge"}
ROLES = {State.THERE: "done", State.PLANNED: "need", State.MISSING: "finding", State.TO_JUDGE: "dim"}
LEGEND = "✓ have · ○ need, a note says so · ! missing · ? for the room to judge · (i) our own conclusion"
STATE_CELLS = 4 + max(len(word) for word in WORDS.values())
MOST_NOTES = 6
"""How many notes of a section stand beside what it needs."""


class Gap(NamedTuple):
    """Something that the target needs, with its place among all of them."""

    requirement: Requirement
    elsewhere: tuple[Note, ...] = ()
    """Notes of the to-be board that stand for it, where the board that is compared does not show it."""

    @property
    def is_open(self) -> bool:
        """Whether nothing shows it on the board that is compared, and it is not planned either."""
        return self.requirement.state is State.MISSING and not self.elsewhere


def draw_needs(
    sections: Sequence[SectionNeeds],
    gaps: Mapping[str, Sequence[Gap]],
    canvas: Canvas,
    in_hand: int | None,
    columns: int,
) -> Drawn:
    """Section by section, *gaps* by section; the gap at place *in_hand* of all is in hand, none for None."""
    lines: list[Line] = []
    first = last = number = 0
    for section in sections:
        name = canvas.section(section.section).name
        here = gaps[section.section]
        there = sum(1 for each in here if each.requirement.state is State.THERE)
        heading: list[Line] = [(Span(name, "title"), Span(f"  {there} of {len(here)} there", "dim"))]
        wide = columns >= BESIDE_FROM
        left_cells = columns * 3 // 5 if wide else columns
        left = heading
        for each in here:
            gap = gap_lines(each, number, left_cells, is_in_hand=number == in_hand)
            if number == in_hand:
                first, last = len(lines) + len(left), len(lines) + len(left) + len(gap) - 1
            left += gap
            number += 1
        if wide:
            right_cells = columns - left_cells - 3
            lines += beside(left, there_lines(section.notes, right_cells), left_cells, right_cells)
        else:
            lines += [*left, *_there_told(section.notes, columns)]
    return Drawn(tuple(lines), first, last)


def gap_lines(gap: Gap, number: int, columns: int, *, is_in_hand: bool) -> list[Line]:
    """One thing that is needed: how it stands, what it is, and which notes show it."""
    each = gap.requirement
    must = ": a must" if each.is_must else ""
    basis = "" if each.is_sourced else " (i)"
    start = f"{'▸' if is_in_hand else ' '} {SIGNS[each.state]} {WORDS[each.state]:<{STATE_CELLS - 4}}"
    inset = len(start) + 1
    role = "note-selected" if is_in_hand else "dim" if each.state is State.THERE else "text"
    words = told(f"{each.text}{must}{basis}", columns - inset, role)
    lines: list[Line] = [
        (Span(start if place == 0 else " " * len(start), ROLES[each.state]), Span(" "), *line)
        for place, line in enumerate(words)
    ]
    if each.notes:
        lines += told("; ".join(_text(note) for note in each.notes), columns, "why", f"{' ' * inset}by ")
    elif gap.elsewhere:
        named = "; ".join(_text(note) for note in gap.elsewhere)
        lines += told(f"the to-be board names it: {named}", columns, "why", f"{' ' * inset}→ ")
    return [tuple(span._replace(target=f"need:{number}") for span in line) for line in lines]


def there_lines(notes: Sequence[Note], columns: int) -> list[Line]:
    """The notes of a section, as they stand beside what is needed."""
    lines: list[Line] = [(Span(f"on the board · {len(notes)}", "dim"),)]
    for note in notes[:MOST_NOTES]:
        is_needed = note.facet("status") == "need"
        lines += told(_text(note), columns, "text", "○ need " if is_needed else "• ")
    if len(notes) > MOST_NOTES:
        lines.append((Span(f"… and {len(notes) - MOST_NOTES} more", "dim"),))
    return lines


def _there_told(notes: Sequence[Note], columns: int) -> list[Line]:
    """The same in two lines at most, where there is no room beside."""
    start = "    on the board: "
    named = "; ".join(f"{'○ need ' if note.facet('status') == 'need' else ''}{_text(note)}" for note in notes)
    inset = len(start)
    return [
        (Span(start if place == 0 else " " * inset, "dim"), Span(line, "dim"))
        for place, line in enumerate(in_lines(named or "nothing", columns - inset, 2))
    ]


def _text(note: Note) -> str:
    return " ".join(note.text.split())
