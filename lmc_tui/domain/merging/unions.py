"""One thing that both sides have, brought together field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple, TypeVar

from lmc_tui.domain.agenda import Step, StepKind
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.facets import can_say
from lmc_tui.domain.merging.conflict import FACETS, PLACE, TEXT, Said, Side
from lmc_tui.domain.notes import NO_FACETS, FacetValueOf, Note
from lmc_tui.domain.ordering import ordered, united
from lmc_tui.domain.session import Action, Parked, Session

Value = TypeVar("Value", bound=Said)

NOTHING = (None, "", ())
"""What a facet says that says nothing; such a one is not kept."""


class Differing(NamedTuple):
    """A field that both sides changed differently."""

    field: str
    base: Said
    mine: Said
    theirs: Said
    taken: Side = Side.MINE


def settled(base: Value | None, mine: Value, theirs: Value) -> tuple[Value, bool]:
    """The value that holds, and whether both sides changed it differently; mine holds then."""
    if mine == theirs or theirs == base:
        return mine, False
    if mine == base:
        return theirs, False
    return mine, True


class Fields:
    """Settles the fields of one thing and notes down those that both sides changed differently.

    Where there is no base, a text that says nothing gives way to one that says something.
    """

    def __init__(self) -> None:
        self.differing: list[Differing] = []

    def one(self, field: str, base: Value | None, mine: Value, theirs: Value) -> Value:
        """The value that holds for a field."""
        value, differs = settled(base, mine, theirs)
        if differs:
            self.differing.append(Differing(field, base, mine, theirs))
        return value


def one_note(canvas: Canvas, base: Note | None, mine: Note, theirs: Note, fields: Fields) -> Note:
    """A note of both sides. Where one side moved it, facets that its section does not know are left behind."""
    place = fields.one(PLACE, _place(base) if base else None, _place(mine), _place(theirs))
    home = None if mine.section == theirs.section else Side.MINE if place == _place(mine) else Side.THEIRS
    old = base.facets if base else NO_FACETS
    return Note(
        id=mine.id,
        board=place[0],
        section=place[1],
        text=fields.one(TEXT, base.text if base else "", mine.text, theirs.text),
        facets=_facets(canvas, place[1], home, old, mine.facets, theirs.facets, fields),
        tags=united(base.tags if base else (), mine.tags, theirs.tags),
        owner=fields.one("owner", base.owner if base else "", mine.owner, theirs.owner),
        links=united(base.links if base else (), mine.links, theirs.links),
        question=fields.one("question", base.question if base else None, mine.question, theirs.question),
        is_archived=fields.one("archived", base.is_archived if base else None, mine.is_archived, theirs.is_archived),
    )


def _place(note: Note) -> tuple[str, ...]:
    return note.board, note.section


def _facets(
    canvas: Canvas,
    section: str,
    home: Side | None,
    base: Mapping[str, FacetValueOf],
    mine: Mapping[str, FacetValueOf],
    theirs: Mapping[str, FacetValueOf],
    fields: Fields,
) -> Mapping[str, FacetValueOf]:
    """What a note says for all facets; *home* is the side on which it stands in *section*, None for both.

    What the other side said in another section may mean nothing here; home's word holds then.
    """
    found: dict[str, FacetValueOf] = {}
    for key in dict.fromkeys((*mine, *theirs)):
        old, first, second = base.get(key), mine.get(key), theirs.get(key)
        value, differs = _facet(old, first, second)
        taken = Side.MINE
        if home and value not in NOTHING and not can_say(canvas, section, key, value):
            value, differs, taken = (first if home is Side.MINE else second), True, home
        if differs:
            fields.differing.append(Differing(FACETS + key, old, first, second, taken))
        if value not in NOTHING:
            found[key] = value
    return {key: found[key] for key in ordered(list(base), list(mine), list(theirs), found)}


def _facet(
    base: FacetValueOf | None, mine: FacetValueOf | None, theirs: FacetValueOf | None
) -> tuple[FacetValueOf | None, bool]:
    """What holds for one facet; several values are a set, to which both sides may add."""
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        return united(base if isinstance(base, tuple) else (), mine, theirs), False
    return settled(base, mine, theirs)


def other_note(note: Note, new_id: str, text: str) -> Note:
    """The note that keeps the other text of *note* behind it.

    It says nothing more: what both sides said besides is in *note*, and a number in two notes would count twice.
    """
    return Note(new_id, note.board, note.section, text, question=note.question, is_archived=note.is_archived)


def one_parked(base: Parked | None, mine: Parked, theirs: Parked, fields: Fields) -> Parked:
    """A parked point of both sides."""
    return Parked(
        id=mine.id,
        text=fields.one(TEXT, base.text if base else "", mine.text, theirs.text),
        is_settled=fields.one("settled", base.is_settled if base else None, mine.is_settled, theirs.is_settled),
    )


def other_parked(parked: Parked, new_id: str, text: str) -> Parked:
    """The point that keeps the other text of *parked* behind it."""
    return parked._replace(id=new_id, text=text)


def one_action(base: Action | None, mine: Action, theirs: Action, fields: Fields) -> Action:
    """An action of both sides."""
    return Action(
        id=mine.id,
        text=fields.one(TEXT, base.text if base else "", mine.text, theirs.text),
        owner=fields.one("owner", base.owner if base else "", mine.owner, theirs.owner),
        due=fields.one("due", base.due if base else None, mine.due, theirs.due),
        is_done=fields.one("done", base.is_done if base else None, mine.is_done, theirs.is_done),
    )


def other_action(action: Action, new_id: str, text: str) -> Action:
    """The action that keeps the other text of *action* behind it; whose it is and by when is said once."""
    return Action(new_id, text, is_done=action.is_done)


def one_step(base: Step | None, mine: Step, theirs: Step, fields: Fields) -> Step:
    """A step of both sides, with the clock of mine. Kind and section belong together: one asks for the other."""
    kind = fields.one(PLACE, _kind(base) if base else None, _kind(mine), _kind(theirs))
    return mine._replace(
        kind=StepKind(kind[0]),
        section=kind[1] if len(kind) > 1 else None,
        board=fields.one("board", base.board if base else None, mine.board, theirs.board),
        title=fields.one("title", base.title if base else "", mine.title, theirs.title),
        prompt=fields.one("prompt", base.prompt if base else "", mine.prompt, theirs.prompt),
        planned_seconds=fields.one(
            "planned_seconds", base.planned_seconds if base else None, mine.planned_seconds, theirs.planned_seconds
        ),
    )


def _kind(step: Step) -> tuple[str, ...]:
    return (step.kind.value, step.section) if step.section else (step.kind.value,)


def one_heading(base: Session | None, mine: Session, theirs: Session, fields: Fields) -> Session:
    """*mine* with title, for whom, by whom, target model and the moment it was made as both sides have them.

    The moment is the program's word and nobody's: where the two differ, mine holds and nothing is told.
    """
    return replace(
        mine,
        title=fields.one("title", base.title if base else "", mine.title, theirs.title),
        designed_for=fields.one(
            "designed_for", base.designed_for if base else "", mine.designed_for, theirs.designed_for
        ),
        designed_by=fields.one("designed_by", base.designed_by if base else "", mine.designed_by, theirs.designed_by),
        target_model=fields.one(
            "target_model", base.target_model if base else "", mine.target_model, theirs.target_model
        ),
        created=settled(base.created if base else None, mine.created, theirs.created)[0],
    )
