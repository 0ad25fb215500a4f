"""What every writer of the partner plan says, as plain words in rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.method.board import Board
from lmc_tui.method.partner_words import plan_told
from lmc_tui.method.partners import Mark, Partner, PartnerPlan, Side, partner_plan

NOT_SAID = "not said"
"""What stands where nobody has said anything, so that it is seen."""
SIGNS = {Mark.SUPPORTS: "●", Mark.LINKED: "○", Mark.NONE: "·"}
LEGEND = "● supports it · ○ only linked to a note there · ! no partner"
TITLES = {
    Side.INTERNAL: ("Inside", "They share the goal of the house and owe us nothing: what do they gain?"),
    Side.EXTERNAL: ("Outside", "They are paid and outside our hierarchy: watch fees and promises."),
    Side.OPEN: ("Inside or outside?", "Say which, for the two are planned apart."),
}


class Row(NamedTuple):
    """One partner with what is said of it, name and value; a value may be `NOT_SAID`."""

    partner: Partner
    cells: tuple[tuple[str, str], ...]


class Table(NamedTuple):
    """The partners of one side."""

    title: str
    hint: str
    rows: tuple[Row, ...]


class Sheet(NamedTuple):
    """The whole plan in words."""

    title: str
    board: str
    designed_for: str
    date: str
    told: tuple[str, ...]
    """What to read aloud first."""
    tables: tuple[Table, ...]
    plan: PartnerPlan
    canvas: Canvas


def partner_sheet(session: Session, canvas: Canvas, board: str) -> Sheet:
    """The plan of one board."""
    plan = partner_plan(Board(session, board), canvas)
    tables = []
    for side, (title, hint) in TITLES.items():
        partners = plan.on(side)
        if partners or side is not Side.OPEN:
            tables.append(Table(title, hint, tuple(Row(each, tuple(_cells(each))) for each in partners)))
    return Sheet(
        title=session.title,
        board=canvas.board(board).name,
        designed_for=session.designed_for,
        date=f"{session.created:%Y-%m-%d}",
        told=plan_told(plan, canvas),
        tables=tuple(tables),
        plan=plan,
        canvas=canvas,
    )


def _cells(partner: Partner) -> Iterator[tuple[str, str]]:
    yield "role", partner.roles or NOT_SAID
    yield "term", partner.term or NOT_SAID
    yield "status", "need" if partner.is_needed else "have"
    yield "contact", partner.contact or NOT_SAID
    yield "seen to by", partner.owner or NOT_SAID
    costs = "; ".join(cost_words(cost) for cost in partner.costs)
    if partner.side is Side.EXTERNAL:
        yield "fee", partner.fee or NOT_SAID
        yield "costs", costs or NOT_SAID
        yield "promise", _promise(partner)
    else:
        yield "gains", partner.gains or NOT_SAID
        yield "costs", costs or "none linked"
        if partner.promise or partner.promised_by:
            yield "promise", _promise(partner)


def _promise(partner: Partner) -> str:
    if not partner.promise:
        return f"{NOT_SAID}, for {partner.promised_by}" if partner.promised_by else NOT_SAID
    return f"{partner.promise}, for {partner.promised_by}" if partner.promised_by else f"{partner.promise}, no date"


def cost_words(cost: Note) -> str:
    """A cost in its words, with the amount where the words do not hold it."""
    amount = cost.facet("amount")
    if not isinstance(amount, (int, float)) or f"{amount:.15g}" in cost.text:
        return cost.text
    currency = cost.facet("currency")
    return f"{cost.text} ({amount:.15g}{f' {currency}' if isinstance(currency, str) else ''})"


def names_and_codes(canvas: Canvas) -> list[tuple[str, str]]:
    """Short name and code of each section, in order."""
    return [(section.short, section.code.upper()) for section in canvas.sections]
