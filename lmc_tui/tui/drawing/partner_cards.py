"""The partners of the plan, inside and outside: who, on what terms, and what each side watches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas
from lmc_tui.export.partner_sheet import TITLES, cost_words
from lmc_tui.method.partners import Partner, PartnerPlan, Side
from lmc_tui.tui.drawing.cells import padded, width, wrapped
from lmc_tui.tui.drawing.drawn import BETWEEN, Drawn, beside, told, told_list
from lmc_tui.tui.drawing.lines import Line, Span

BESIDE_FROM = 96
"""Columns from which the two sides stand beside each other."""
INSET = "    "
NOBODY_SAID = "? not said"
ORDER = (Side.OPEN, Side.INTERNAL, Side.EXTERNAL)
"""How the sides follow one another from top to bottom."""


class Hand(NamedTuple):
    """What is in hand on the plan."""

    note: str = ""
    """Id of the partner's note; empty for nobody."""
    section: str | None = None
    """Id of the section in the matrix; None while the list is in hand."""


def in_order(plan: PartnerPlan) -> tuple[Partner, ...]:
    """The partners from top to bottom: those whose side is open, those inside, those outside."""
    return tuple(partner for side in ORDER for partner in plan.on(side))


def draw_cards(plan: PartnerPlan, canvas: Canvas, hand: Hand, columns: int) -> Drawn:
    """All partners: inside and outside beside each other, or one below the other where there is no room for that."""
    room = columns - len(BETWEEN)
    if columns < BESIDE_FROM:
        sides = [side for side in ORDER if _shows(plan, side)]
        return _stacked([_side(plan, side, canvas, hand, columns, with_sections=True) for side in sides])
    left, right = room - room // 2, room // 2
    inside, outside = (
        _side(plan, side, canvas, hand, cells) for side, cells in ((Side.INTERNAL, left), (Side.EXTERNAL, right))
    )
    held = inside if inside.last else outside
    both = Drawn(tuple(beside(inside.lines, outside.lines, left, right)), held.first, held.last)
    return _stacked([_side(plan, Side.OPEN, canvas, hand, columns), both] if _shows(plan, Side.OPEN) else [both])


def _shows(plan: PartnerPlan, side: Side) -> bool:
    return side is not Side.OPEN or bool(plan.on(side))


def _stacked(parts: Sequence[Drawn]) -> Drawn:
    """One below the other, a blank line between them; what is in hand is in one of them."""
    lines: list[Line] = []
    first = last = 0
    for part in parts:
        lines += [()] if lines else []
        if part.last:
            first, last = len(lines) + part.first, len(lines) + part.last
        lines += part.lines
    return Drawn(tuple(lines), first, last)


def _side(
    plan: PartnerPlan, side: Side, canvas: Canvas, hand: Hand, columns: int, *, with_sections: bool = False
) -> Drawn:
    """The partners of one side; where none of them is in hand, the rows of that are zero.

    The sections of each are told where the matrix, far below, is out of sight.
    """
    partners, (title, hint) = plan.on(side), TITLES[side]
    lines: list[Line] = [(Span(f"{title} · {len(partners)}", "title"),), *told(hint, columns, "why")]
    if not partners:
        lines.append((Span(f"{INSET}nobody yet", "dim"),))
    first = last = 0
    for partner in partners:
        is_here = partner.note.id == hand.note
        card = list(card_lines(partner, columns, is_in_hand=is_here))
        if with_sections:
            card += _helps_with(partner, canvas, columns)
        if is_here and hand.section is None:
            first, last = len(lines), len(lines) + len(card) - 1
        target = f"partner:{partner.note.id}"
        lines += [tuple(span._replace(target=target) for span in line) for line in card]
    return Drawn(tuple(lines), first, last)


def card_lines(partner: Partner, columns: int, *, is_in_hand: bool) -> Iterator[Line]:
    """One partner: its name, its terms, the contact, what it gains or what it is paid and has promised."""
    sign = "○" if partner.is_needed else "•"
    role = "note-selected" if is_in_hand else "head"
    for place, line in enumerate(wrapped(partner.note.text, max(8, columns - len(INSET)))):
        start = f"{'▸' if is_in_hand else ' '} {sign} " if place == 0 else INSET
        text = padded(line, columns - len(INSET)) if is_in_hand else line
        yield Span(start, "prompt" if is_in_hand else "need" if partner.is_needed else "dim"), Span(text, role)
    status = Span("need", "need") if partner.is_needed else Span("have", "done")
    yield from _led(status, f"· {partner.roles or 'role not said'} · {partner.term or 'term not said'}", columns)
    yield from _said("contact", partner.contact, columns, f"seen to by {partner.owner}" if partner.owner else "")
    if partner.side is Side.EXTERNAL:
        yield from _paid(partner, columns)
    else:
        yield from _said("gains", partner.gains, columns)
    if partner.is_candidate:
        yield from told("hire one day? outside, with us for good, paid as personnel", columns, "match", f"{INSET}→ ")


def _helps_with(partner: Partner, canvas: Canvas, columns: int) -> list[Line]:
    helps = [canvas.section(each).short for each in partner.supports]
    role = "text" if helps else "belief"
    return told_list(helps or ["? no section yet"], columns, role, f"{INSET}helps with ")


def _led(first: Span, rest: str, columns: int) -> Iterator[Line]:
    room = max(8, columns - len(INSET) - width(first.text) - 1)
    for place, line in enumerate(wrapped(rest, room)):
        yield Span(INSET), first if place == 0 else Span(" " * width(first.text)), Span(f" {line}")


def _said(name: str, value: str, columns: int, *more: str) -> list[Line]:
    """What is said for something, or that nobody has said it, so that it is seen."""
    words = [value or NOBODY_SAID, *(each for each in more if each)]
    return told_list(words, columns, "text" if value else "belief", f"{INSET}{name} ")


def _paid(partner: Partner, columns: int) -> Iterator[Line]:
    """What an outside partner is paid, and what it has promised by when."""
    yield from _said("fee", partner.fee, columns)
    if partner.costs:
        yield from told_list([cost_words(cost) for cost in partner.costs], columns, "text", f"{INSET}costs ")
    date = f"for {partner.promised_by}" if partner.promised_by else "no date" if partner.promise else ""
    yield from _said("promise", partner.promise, columns, date)
