"""Reading a session out of plain data, table by table, against the vocabulary of its canvas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from lmc_tui.domain.agenda import Step, StepKind
from lmc_tui.domain.canvas import Canvas, Facet, FacetKind
from lmc_tui.domain.notes import NO_FACETS, FacetValueOf, Note
from lmc_tui.domain.session import Action, Dismissed, DismissedKey, Parked, Session, Tick, by_key
from lmc_tui.domain.timer import Timer
from lmc_tui.errors import Problem
from lmc_tui.storage.encoding import HOISTED, SUPPORTS
from lmc_tui.storage.fields import LARGEST, Fields, shortened
from lmc_tui.storage.remembering import Remembered
from lmc_tui.text import clean

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
PLAIN_KEYS = 4
"""Keys of a note of which nothing is known but the words and where it stands."""
_NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)


def read_session(
    root: Fields, canvases: Mapping[str, Canvas], notes: Remembered[Mapping[str, object], Note] | None = None
) -> tuple[Session | None, tuple[str, ...]]:
    """The session in a file's *root* table, and what the person should know about it, as sentences.

    None when the canvas is unknown. Whatever is wrong is among the problems of *root*, and absent from the session.
    Tables whose *notes* are remembered are not read anew; those must be of the same canvas.
    """
    heading = root.table("session", required=True)
    canvas_id = heading.text("canvas") or next(iter(canvases))
    if not heading.one_of("canvas", canvas_id, canvases, "canvas"):
        return None, ()
    reader = _Reader(canvases[canvas_id], root.problems, Remembered() if notes is None else notes)
    session = Session(
        title=heading.text("title", required=True),
        canvas=canvas_id,
        created=heading.moment("created") or _NO_DATE,
        designed_for=heading.text("designed_for"),
        designed_by=heading.text("designed_by"),
        target_model=heading.text("target_model"),
        notes=reader.notes(root),
        agenda=reader.agenda(root),
        timer=reader.timer(root),
        ticks=reader.ticks(root),
        parking=reader.parking(root),
        actions=reader.actions(root),
        dismissed=reader.dismissed(root),
    )
    return session, (*_end_notices(root, len(session.notes)), *reader.notices)


def _end_notices(root: Fields, found: int) -> tuple[str, ...]:
    end = root.data.get("end")
    said = end.get("notes") if isinstance(end, Mapping) else None
    if not isinstance(said, int) or isinstance(said, bool):
        return (f"The file does not end with [end], so it may be cut off. It holds {found} notes.",)
    if said == found:
        return ()
    return (f"The file may be cut off: it says {said} notes and holds {found}.",)


class _Reader:
    """Reads the parts of a session that the canvas gives meaning to."""

    def __init__(self, canvas: Canvas, problems: list[Problem], known: Remembered[Mapping[str, object], Note]) -> None:
        self.canvas = canvas
        self.problems = problems
        self.notices: list[str] = []
        self._known = known
        self._boards = [board.id for board in canvas.boards]
        self._sections = [section.id for section in canvas.sections]
        self._taken: set[str] = set()
        self._salts: dict[str, int] = {}
        """How often an id was made from the same words."""

    def notes(self, root: Fields) -> tuple[Note, ...]:
        """All notes, in the order of the file."""
        return tuple(note for table in root.tables("notes") if (note := self._known_note(table)) is not None)

    def _known_note(self, table: Fields) -> Note | None:
        """The note as it was read before, or else now; it is remembered where nothing had to be said about it."""
        known = self._known.known(table.data)
        if known is not None and known.id not in self._taken:
            self._taken.add(known.id)
            return known
        said = len(self.problems) + len(self.notices)
        note = self._note(table)
        if note is None or len(self.problems) + len(self.notices) > said:
            return note
        return self._known.keep(table.data, note)

    def _plain_note(self, data: Mapping[str, object]) -> Note | None:
        """A note of a few words in which nothing can be wrong, as nearly all are; None for one to be looked at well."""
        match data:
            case {"id": str(note_id), "board": str(board), "section": str(section), "text": str(text)} if (
                len(data) == PLAIN_KEYS
                and text.isascii()
                and text.isprintable()
                and not text.isspace()
                and text
                and board in self._boards
                and section in self._sections
                and note_id not in self._taken
                and _ID.fullmatch(note_id)
            ):
                self._taken.add(note_id)
                return Note(note_id, board, section, text)
        return None

    def _note(self, table: Fields) -> Note | None:
        plain = self._plain_note(table.data)
        if plain is not None:
            return plain
        note_id = self._id(table, "note")
        board = table.text("board", required=True)
        section = self._section(table, required=True)
        text = table.text("text", required=True)
        if not board or not section or not table.one_of("board", board, self._boards, "board"):
            return None
        return Note(
            id=note_id,
            board=board,
            section=section,
            text=text,
            facets=self._facets(table, section),
            tags=table.texts("tags"),
            owner=table.text("owner"),
            links=table.texts("links"),
            question=table.optional("question"),
            is_archived=table.flag("archived"),
        )

    def _id(self, table: Fields, what: str) -> str:
        """The id; for a block written by hand without one, an id made from what it says, the same at every reading."""
        said = table.text("id")
        if not said:
            said = self._made_id(table)
            self.notices.append(f"A {what} had no id and was given one: {said}.")
        elif not _ID.fullmatch(said):
            table.complain("id", f"{shortened(said)!r} is no id; use letters and digits, or leave the key out.")
        elif said in self._taken:
            table.complain("id", f"The id {said!r} is used twice; give one of the two another, or none.")
        self._taken.add(said)
        return said

    def _made_id(self, table: Fields) -> str:
        import hashlib  # here, for few files have a note without an id

        seed = repr(sorted(table.data.items(), key=lambda pair: pair[0]))
        salt = self._salts.get(seed, 0)
        while True:
            made = "h" + hashlib.sha256(f"{seed}{salt}".encode()).hexdigest()[:6]
            salt += 1
            if made not in self._taken:
                self._salts[seed] = salt
                return made

    def _section(self, table: Fields, *, required: bool = False) -> str | None:
        said = table.text("section", required=required)
        if not said:
            return None
        section = self.canvas.section_named(said)
        if section is None:
            table.one_of("section", said, self._sections, "section")
            return None
        return section.id

    def _facets(self, note: Fields, section: str) -> Mapping[str, FacetValueOf]:
        own = [key for key in HOISTED if key in note.data]
        if SUPPORTS in note.data:
            own.append(SUPPORTS)
        if not own and "facets" not in note.data:
            return NO_FACETS
        inner = note.table("facets")
        known = {facet.id: facet for facet in self.canvas.facets_of(section)}
        found: dict[str, FacetValueOf] = {}
        for table, keys in ((note, own), (inner, list(inner.data))):
            for key in keys:
                if table.one_of(key, key, known, f"facet of {self.canvas.section(section).name}"):
                    value = self._value(table, known[key])
                    if value is not None:
                        found[key] = value
        return {key: found[key] for key in (*inner.data, *own) if key in found}

    def _value(self, table: Fields, facet: Facet) -> FacetValueOf | None:
        match facet.kind:
            case FacetKind.NUMBER:
                value = table.data[facet.id]
                if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e15:
                    return value
                table.complain(facet.id, "This must be a number.")
                return None
            case FacetKind.TEXT:
                return table.optional(facet.id)
            case FacetKind.CHOICE:
                said = table.text(facet.id)
                values = [value.id for value in facet.values]
                return said if said and table.one_of(facet.id, said, values, f"value of {facet.name}") else None
            case FacetKind.CHOICES:
                values = [value.id for value in facet.values]
                several = table.texts(facet.id)
                return (
                    tuple(each for each in several if table.one_of(facet.id, each, values, f"value of {facet.name}"))
                    or None
                )
            case FacetKind.SECTIONS:
                return self._supports(table, facet.id)

    def _supports(self, table: Fields, key: str) -> tuple[str, ...] | None:
        found: list[str] = []
        for each in table.texts(key):
            section = self.canvas.section_named(each)
            if section is None:
                table.one_of(key, each, self._sections, "section")
            elif section.id not in found:
                found.append(section.id)
        return tuple(found) or None

    def agenda(self, root: Fields) -> tuple[Step, ...]:
        """All steps."""
        steps: dict[str, Step] = {}
        for table in root.tables("agenda"):
            step = self._step(table)
            if step is not None:
                if step.id in steps:
                    table.complain("id", f"The id {shortened(step.id)!r} is used twice in the agenda.")
                steps[step.id] = step
        if sum(step.planned_seconds + abs(step.extended_seconds) for step in steps.values()) > LARGEST:
            root.complain("agenda", "These steps would take more than thirty years.")  # no calendar shows their end
        return tuple(steps.values())

    def _step(self, table: Fields) -> Step | None:
        step_id = table.text("id", required=True)
        kind = table.text("kind", required=True)
        section = self._section(table)
        board = table.optional("board")
        if board is not None:
            table.one_of("board", board, self._boards, "board")
        if not kind or not table.one_of("kind", kind, [each.value for each in StepKind], "kind of step"):
            return None
        if kind == StepKind.SECTION and not table.data.get("section"):
            table.complain("section", "A step of the kind section names one.")
        return Step(
            id=step_id,
            kind=StepKind(kind),
            planned_seconds=table.whole("planned_seconds", required=True, most=LARGEST),
            section=section,
            board=board,
            title=table.text("title"),
            prompt=table.text("prompt"),
            spent_seconds=table.seconds("spent_seconds"),
            extended_seconds=table.whole("extended_seconds", least=None, most=LARGEST),
            extensions=table.whole("extensions", most=LARGEST),
            paused_seconds=table.seconds("paused_seconds"),
        )

    def timer(self, root: Fields) -> Timer | None:
        """The step in hand; None when the file names none, or one that is not in the agenda."""
        if "timer" not in root.data:
            return None
        table = root.table("timer")
        step = table.text("step", required=True)
        agenda = root.data.get("agenda")
        known = [str(each.get("id")) for each in agenda if isinstance(each, dict)] if isinstance(agenda, list) else []
        if step and not table.one_of("step", step, known or ["(no step at all)"], "step"):
            return None
        running, paused = table.moment("running_since"), table.moment("paused_since")
        return Timer(step, running, None if running else paused, table.moment("seen"))

    def ticks(self, root: Fields) -> frozenset[Tick]:
        """Questions ticked, those that the canvas knows."""
        table = root.table("ticked")
        known = {question.id for _, question in self.canvas.questions()}
        return frozenset(
            Tick(board, question) for board in self._boards for question in table.texts(board) if question in known
        )

    def parking(self, root: Fields) -> tuple[Parked, ...]:
        """The parking lot."""
        return tuple(
            Parked(self._id(table, "parked point"), table.text("text", required=True), table.flag("settled"))
            for table in root.tables("parking")
        )

    def actions(self, root: Fields) -> tuple[Action, ...]:
        """All actions."""
        return tuple(
            Action(
                self._id(table, "action"),
                table.text("text", required=True),
                clean(table.text("owner")),
                table.day("due"),
                table.flag("done"),
            )
            for table in root.tables("actions")
        )

    def dismissed(self, root: Fields) -> tuple[Dismissed, ...]:
        """All findings put aside."""
        found: dict[DismissedKey, Dismissed] = {}
        for table in root.tables("dismissed"):
            dismissed = self._dismissed(table)
            if dismissed is not None:
                if dismissed.key in found:
                    table.complain(
                        "check", f"{shortened(dismissed.check)!r} is dismissed twice for the same; keep one."
                    )
                found[dismissed.key] = dismissed
        return by_key(found.values())

    def _dismissed(self, table: Fields) -> Dismissed | None:
        check, note = table.text("check", required=True), table.text("note")
        board, section = table.text("board", required=not note), table.text("section")
        if not check or (board and not table.one_of("board", board, self._boards, "board")):
            return None
        if section and not table.one_of("section", section, self._sections, "section"):
            return None
        return Dismissed(check, note, board, section, table.text("reason"), table.text("of"))
