"""The partner plan as sentences that can be read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.phrases import counted, joined
from lmc_tui.method.partners import ItQuestion, Partner, PartnerPlan, Side, Standing


def plan_told(plan: PartnerPlan, canvas: Canvas) -> tuple[str, ...]:
    """How many partners there are, where one is lacking, IT, and whom to think of hiring."""
    return tuple(_sentences(plan, canvas))


def _sentences(plan: PartnerPlan, canvas: Canvas) -> Iterator[str]:
    if not plan.partners:
        yield "No partner is on this board yet."
        return
    yield _count(plan)
    if open_side := plan.on(Side.OPEN):
        yield f"Nobody has said yet whether they are inside or outside: {_names(open_side)}."
    if plan.empty_sections:
        yield f"No partner for {joined([canvas.section(each).short for each in plan.empty_sections])}."
    else:
        yield "Every section has a partner."
    yield it_told(plan.it)
    if plan.candidates:
        why = "outside, with us for good, and paid as personnel"
        yield f"Should we hire one day: {_names(plan.candidates)}? What speaks for it: {why}."


def _count(plan: PartnerPlan) -> str:
    inside, outside = len(plan.on(Side.INTERNAL)), len(plan.on(Side.EXTERNAL))
    count = f"{counted(len(plan.partners), 'partner', 'partners')}: {inside} inside, {outside} outside"
    return f"{count}; to be won: {_names(plan.to_win)}." if plan.to_win else f"{count}; all of them are there."


def it_told(question: ItQuestion) -> str:
    """How we stand with IT: on its list of top projects, borrowing favours, or without it."""
    who = _names(question.partners[:1])
    match question.standing, question.is_said:
        case Standing.TO_WIN, _:
            return f"IT is still to be won ({who}): ask for a place on its list of top projects, not for favours."
        case Standing.LISTED, True:
            return f"We are on IT's list of top projects ({who})."
        case Standing.LISTED, False:
            why = f"{who} is with us for good, and contact is agreed"
            return f"It looks as if we had a place among IT's top projects: {why}. Is that so?"
        case Standing.FAVOURS, True:
            return f"We borrow favours from IT ({who}); a place on the list of top projects would be better."
        case Standing.FAVOURS, False:
            why = f"{who} is not with us for good, or no contact is agreed"
            return f"It looks as if we borrowed favours from IT: {why}. Is that so?"
    return "Nobody from IT is a partner."


def _names(partners: Sequence[Partner]) -> str:
    return "; ".join(" ".join(partner.note.text.split()) for partner in partners)
