"""All that a session holds besides its notes, before and after: heading, parking lot, actions, agenda."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lmc_tui.domain.agenda import Step
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.comparing.comparison import Compared, ComparedList
from lmc_tui.domain.comparing.details import Detail, changed, owner_details
from lmc_tui.domain.comparing.kinds import Kind
from lmc_tui.domain.comparing.likeness import ENOUGH
from lmc_tui.domain.comparing.matching import Matched, Matcher, Thing
from lmc_tui.domain.ordering import unmoved, woven
from lmc_tui.domain.session import Action, Parked, Session

HEADING = {
    "title": "the title",
    "designed_for": "whom it is for",
    "designed_by": "whom it is by",
    "target_model": "the target model",
}
"""Field of a session to what it is called."""


def compared_heading(before: Session, after: Session) -> tuple[Detail, ...]:
    """What differs in title, for whom, by whom and target model."""
    fields = ((field, name, getattr(before, field), getattr(after, field)) for field, name in HEADING.items())
    return tuple(changed(*field) for field in fields if field[2] != field[3])


def compared_parking(before: Session, after: Session) -> ComparedList[Parked]:
    """The parking lots of two sides."""
    matcher = Matcher(before.parking, after.parking)
    matcher.by_id()
    matcher.by_likeness(lambda point: point.text, least=ENOUGH)
    return _listed("Parking lot", matcher.matched(), _parked_details, lambda point: point.text)


def compared_actions(before: Session, after: Session) -> ComparedList[Action]:
    """The actions of two sides."""
    matcher = Matcher(before.actions, after.actions)
    matcher.by_id()
    matcher.by_likeness(lambda action: action.text, least=ENOUGH)
    return _listed("Actions", matcher.matched(), _action_details, lambda action: action.text)


def compared_agenda(canvas: Canvas, before: Session, after: Session) -> ComparedList[Step]:
    """The agendas of two sides, without what their clocks made of them.

    Agendas made from two presets give the same ids to different steps, so one id is not enough to be the same step.
    """
    matcher = Matcher(before.agenda, after.agenda)
    matcher.by_id(lambda one, other: (one.kind, one.section) == (other.kind, other.section))
    matcher.by_likeness(lambda step: step.title, lambda step: (step.kind, step.section, step.title), least=1.0)
    return _listed("Agenda", matcher.matched(), lambda one, other: _step_details(canvas, one, other))


def in_order(before: Sequence[str], after: Sequence[str], dropped: frozenset[str]) -> tuple[list[str], int]:
    """The keys *after*, with the *dropped* behind what stood in front of them, and how many of both changed order."""
    there = frozenset(before)
    moved = sum(1 for key in after if key in there) - len(unmoved(before, after))
    return woven(after, before, dropped), moved


def _listed(
    title: str,
    found: Matched[Thing],
    details: Callable[[Thing, Thing], Iterator[Detail]],
    text: Callable[[Thing], str] = lambda _: "",
) -> ComparedList[Thing]:
    dropped = frozenset(key for key, pair in found.pairs.items() if pair.after is None)
    keys, reordered = in_order(found.before, found.after, dropped)
    things = []
    for key in keys:
        before, after, by, ratio = found.pairs[key]
        said = tuple(details(before, after)) if before is not None and after is not None else ()
        things.append(Compared(_kinds(before, after, said, text), before, after, by, ratio, said))
    return ComparedList(title, tuple(things), reordered)


def _kinds(
    before: Thing | None, after: Thing | None, details: tuple[Detail, ...], text: Callable[[Thing], str]
) -> tuple[Kind, ...]:
    if before is None or after is None:
        return (Kind.ADDED if before is None else Kind.DROPPED,)
    happened = ((Kind.REWORDED, text(before) != text(after)), (Kind.CHANGED, bool(details)))
    return tuple(kind for kind, holds in happened if holds) or (Kind.KEPT,)


def _parked_details(before: Parked, after: Parked) -> Iterator[Detail]:
    if before.is_settled != after.is_settled:
        yield changed("settled", "state", *("settled" if each.is_settled else "open" for each in (before, after)))


def _action_details(before: Action, after: Action) -> Iterator[Detail]:
    yield from owner_details(before.owner, after.owner)
    if before.due != after.due:
        yield changed("due", "due", *(each.due.isoformat() if each.due else "" for each in (before, after)))
    if before.is_done != after.is_done:
        yield changed("done", "state", *("done" if each.is_done else "to do" for each in (before, after)))


def _step_details(canvas: Canvas, before: Step, after: Step) -> Iterator[Detail]:
    if before.planned_seconds != after.planned_seconds:
        yield changed("planned_seconds", "timebox", minutes(before), minutes(after))
    if before.title != after.title:
        yield changed("title", "title", before.title, after.title)
    if before.board != after.board:
        yield changed("board", "board", *(_board(canvas, each) for each in (before, after)))
    if before.prompt != after.prompt:
        yield changed("prompt", "prompt", before.prompt, after.prompt)


def minutes(step: Step) -> str:
    """The planned length of a step, `8 min`."""
    return f"{step.planned_seconds / 60:g} min"


def _board(canvas: Canvas, step: Step) -> str:
    return next((board.name for board in canvas.boards if board.id == step.board), step.board or "")
