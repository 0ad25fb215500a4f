"""A conflict as one sentence that a facilitator can read aloud."""

from __future__ import annotations

from datetime import date

from lmc_tui.domain.canvas import Canvas, Facet
from lmc_tui.domain.facets import value_words
from lmc_tui.domain.merging.conflict import FACETS, PLACE, REMOVED, SAME_ID, TEXT, Conflict, Said, Side, Thing

LONGEST = 60
"""Characters of a text that are read out; a longer one is known by its beginning."""
NOT_SET = "not set"

WHERE = {Thing.PARKED: "Parking lot", Thing.ACTION: "Actions", Thing.STEP: "Agenda", Thing.SESSION: "Session"}
FIELDS = {
    "title": "the title",
    "designed_for": "whom it is for",
    "designed_by": "whom it is by",
    "target_model": "the target model",
    "owner": "the owner",
    "question": "the question",
    "due": "the day",
    "board": "the board",
    "prompt": "the prompt",
    "planned_seconds": "the timebox",
}
"""Fields that go by a name of their own."""
STATES = {
    "archived": ("archived", "on the board"),
    "settled": ("settled", "open"),
    "done": ("done", "still to do"),
}
"""Fields that say what a thing is: when they hold, and when they do not."""


def sentence(conflict: Conflict, here: str, there: str) -> str:
    """The conflict in words; *here* and *there* say where mine and theirs are."""
    thing = about(conflict)
    mine, theirs = value(conflict, conflict.mine), value(conflict, conflict.theirs)
    is_mine = conflict.taken is Side.MINE
    if conflict.field == REMOVED:
        kept_by, removed_by = (here, there) if is_mine else (there, here)
        told = f"{thing} was removed {removed_by} and worked on {kept_by}; it is kept"
    elif conflict.field == SAME_ID:
        told = f"{mine} {here} and {theirs} {there} had the same id; both are kept"
    elif conflict.field == TEXT:
        told = f"{mine} {here} is {theirs} {there}; both are kept, the second behind the first"
    else:
        outcome = f"it stays as it is {here}" if is_mine else f"it is now as it is {there}"
        told = f"{subject(conflict)} is {mine} {here} and {theirs} {there}; {outcome}"
    return f"{where(conflict)}: {told}."


def decided_sentence(conflict: Conflict, here: str, there: str, side: Side) -> str:
    """The same once somebody decided that *side* holds: what holds, and where the rest is."""
    mine, theirs = value(conflict, conflict.mine), value(conflict, conflict.theirs)
    winner, loser = (here, there) if side is Side.MINE else (there, here)
    if conflict.field == REMOVED:
        return f"{where(conflict)}: {_removal_decided(conflict, here, there, side)}."
    if conflict.field == TEXT:
        place = "as a settled point on the parking lot" if conflict.thing is not Thing.NOTE else "as an archived note"
        told = f"{mine} {here} is {theirs} {there}; the words {winner} hold, the others stay {place}"
    else:
        told = f"{subject(conflict)} is {mine} {here} and {theirs} {there}; it is as it is {winner}"
        if conflict.thing is not Thing.NOTE:
            told += f", and what it is {loser} is only told here"
    return f"{where(conflict)}: {told}."


def _removal_decided(conflict: Conflict, here: str, there: str, side: Side) -> str:
    kept_by, removed_by = (here, there) if conflict.taken is Side.MINE else (there, here)
    told = f"{about(conflict)} was removed {removed_by} and worked on {kept_by}"
    is_archived = side is not conflict.taken and conflict.thing is Thing.NOTE
    return f"{told}; it is {'archived' if is_archived else 'kept'}"


def where(conflict: Conflict) -> str:
    """Where the thing stands: its section, or the part of the session that it belongs to."""
    if conflict.thing is Thing.NOTE:
        return place_words(conflict.canvas, conflict.board, conflict.section)
    return WHERE[conflict.thing]


def about(conflict: Conflict) -> str:
    """The thing in words: a note by what it says, a step by its title or section."""
    if conflict.thing is Thing.STEP:
        return f"the step {quoted(_section(conflict.canvas, conflict.about))}"
    return quoted(conflict.about)


def subject(conflict: Conflict) -> str:
    """What differs, in words."""
    field, thing = conflict.field, about(conflict)
    if field in STATES or field == PLACE:
        return thing
    if field.startswith(FACETS):
        facet = _facet(conflict)
        return f"{facet.name if facet else field.removeprefix(FACETS).replace('_', ' ')} of {thing}"
    return FIELDS[field] if conflict.thing is Thing.SESSION else f"{FIELDS[field]} of {thing}"


def value(conflict: Conflict, said: Said) -> str:
    """What one side says, in words."""
    canvas, field = conflict.canvas, conflict.field
    if field in STATES:
        return STATES[field][0 if said else 1]
    if said is None or said == "":
        return NOT_SET
    if isinstance(said, date):
        return said.isoformat()
    if field.startswith(FACETS):
        facet = _facet(conflict)
        return value_words(canvas, facet, said) if facet else str(said)
    if isinstance(said, tuple):
        if conflict.thing is Thing.NOTE:
            return f"in {place_words(canvas, *said)}"
        return f"for {_section(canvas, said[1])}" if len(said) > 1 else f"of the kind {said[0]}"
    if not isinstance(said, str):
        return f"{said / 60:g} min"
    if field == "question":
        said = next((question.text for _, question in canvas.questions() if question.id == said), said)
    return quoted(_section(canvas, said) if conflict.thing is Thing.STEP else said)


def _facet(conflict: Conflict) -> Facet | None:
    """The facet that a conflict is about, also one of another section; None when the canvas knows none."""
    canvas, facet_id = conflict.canvas, conflict.field.removeprefix(FACETS)
    sections = sorted(canvas.sections, key=lambda section: section.id != conflict.section)
    known = (canvas.facet(section.id, facet_id) for section in sections)
    return next((facet for facet in known if facet), None)


def place_words(canvas: Canvas, board: str, section: str) -> str:
    """A section by its name; with its board where there are several."""
    return f"{_section(canvas, section)} ({board})" if len(canvas.boards) > 1 else _section(canvas, section)


def _section(canvas: Canvas, section: str) -> str:
    """A section's name; what is no section's id is left as it is."""
    return canvas.section(section).name if canvas.has_section(section) else section


def quoted(text: str) -> str:
    """A text in quotation marks on one line; a longer one by its beginning."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + '…'}”"
