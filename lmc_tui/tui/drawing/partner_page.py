"""The partner plan as a page: the counts and IT in a sentence each, the partners, and who helps with what."""

from __future__ import annotations

from lmc_tui.domain.canvas import Canvas
from lmc_tui.method.partner_words import it_told, plan_told
from lmc_tui.method.partners import PartnerPlan, Standing
from lmc_tui.tui.drawing.cells import steady
from lmc_tui.tui.drawing.drawn import Drawn, told
from lmc_tui.tui.drawing.lines import Span, fitted
from lmc_tui.tui.drawing.partner_cards import Hand, draw_cards
from lmc_tui.tui.drawing.partner_matrix import draw_matrix


def draw_partner_plan(
    plan: PartnerPlan, canvas: Canvas, title: str, hand: Hand, columns: int, how_to_add: str = ""
) -> Drawn:
    """The page, with the partner or the cell of the matrix that is in hand, or *how_to_add* the first."""
    board = canvas.board(plan.board).name
    heading = Span("Partner plan", "title-focus"), Span(f" · {board}", "head-board"), Span(f"  {steady(title)}", "dim")
    lines = [fitted(heading, columns)]
    lines += told(plan_told(plan, canvas)[0], columns)
    if not plan.partners:
        return Drawn((*lines, *told(how_to_add, columns, "dim")))
    is_fine = plan.it.standing is Standing.LISTED and plan.it.is_said
    lines += [*told(it_told(plan.it), columns, "done" if is_fine else "notice", "✓ " if is_fine else "! "), ()]
    cards = draw_cards(plan, canvas, hand, columns)
    matrix = draw_matrix(plan, canvas, hand, columns).below([*lines, *cards.lines, ()])
    held = matrix if hand.section is not None else cards.below(lines)
    return Drawn(matrix.lines, held.first, held.last)
