"""States of a session that people named: taking one, looking at it beside what is here now, going back to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lmc_tui.domain.ages import age
from lmc_tui.domain.comparing import compare
from lmc_tui.domain.session import Session
from lmc_tui.errors import LmcError
from lmc_tui.storage.snapshots import Snapshot, Snapshots
from lmc_tui.tui.drawing.cells import steady
from lmc_tui.tui.drawing.comparison import draw_comparison
from lmc_tui.tui.drawing.lines import Line, Span
from lmc_tui.tui.drawing.outline import draw_outline
from lmc_tui.tui.screens.choosing import Choice, Choosing
from lmc_tui.tui.screens.form import Field, Form, Values
from lmc_tui.tui.screens.picker import Picker, narrowed
from lmc_tui.tui.screens.reading import Reading
from lmc_tui.tui.type_ahead import KEYS_WAIT
from lmc_tui.tui.widgets.option_list import Option

if TYPE_CHECKING:
    from lmc_tui.tui.screens.moving import Moving

TAKE = "take"
LOOK, RESTORE = "look", "restore"


class SnapshotDialogs:
    """Takes and shows the snapshots of the session on a stage."""

    def __init__(self, stage: Moving) -> None:
        canvas = stage.workshop.canvas
        self._stage = stage
        self._snapshots = Snapshots(stage.opened.path, {canvas.id: canvas})

    def show(self) -> None:
        """All snapshots, and a new one above them."""
        self._stage.run_worker(self._list, thread=True, group=KEYS_WAIT)

    def _list(self) -> None:
        """In a thread of its own: the snapshots of a large session take a while to read."""
        try:
            found = self._snapshots.list()
        except LmcError as error:
            self._stage.app.call_from_thread(self._stage.tell, str(error))
        else:
            self._stage.app.call_from_thread(self._pick, found)

    def _pick(self, found: tuple[Snapshot, ...]) -> None:
        now = self._stage.workshop.now()
        options = [Option(TAKE, "Name what is here now", "a new snapshot", "+")]
        options += [self._option(number, each, age(now, each.taken)) for number, each in enumerate(found)]
        hint = "{take} names or compares · {leave} leaves"
        picker = Picker("Snapshots", lambda words: narrowed(options, words), hint=hint)
        self._stage.app.push_screen(picker, partial(self._picked, found))

    def _option(self, number: int, snapshot: Snapshot, when: str) -> Option:
        words = snapshot.problem or f"{snapshot.notes} notes · {when}"
        return Option(str(number), snapshot.name, words, "!" if snapshot.problem else "•")

    def _picked(self, found: tuple[Snapshot, ...], what: str | None) -> None:
        if what == TAKE:
            field = Field("name", "name", "such as: before lunch", is_required=True)
            self._stage.app.push_screen(Form("A snapshot of this state", [field], {"name": None}), self._name)
        elif what is not None:
            self._compare(found[int(what)])

    def _name(self, said: Values | None) -> None:
        if said is not None:
            stage, name = self._stage, str(said["name"])
            stage.run_worker(partial(self._take, stage.session, name), thread=True)

    def _take(self, session: Session, name: str) -> None:
        """In a thread of its own: a slow disk holds nobody up."""
        try:
            taken = self._snapshots.take(session, name, self._stage.workshop.now())
        except LmcError as error:
            words = str(error)
        else:
            words = f"Snapshot taken: {taken.name}. {self._stage.key_map.key('snapshot')} shows it."
        self._stage.app.call_from_thread(self._stage.tell, words)

    def _compare(self, snapshot: Snapshot) -> None:
        try:
            then = self._snapshots.read(snapshot)
        except LmcError as error:
            self._stage.tell(str(error))
            return
        choices = [Choice("look", LOOK, "look at all of it")]
        if self._stage.opened.access.can_write:
            choices.insert(0, Choice("restore", RESTORE, "go back to it"))
        screen = Choosing(partial(self._lines, snapshot, then), choices, leave="leave")
        self._stage.app.push_screen(screen, partial(self._decided, snapshot, then))

    def _lines(self, snapshot: Snapshot, then: Session, columns: int) -> list[Line]:
        stage, name = self._stage, steady(snapshot.name)
        comparison = compare(stage.workshop.canvas, stage.session, then)
        heading: Line = (Span(f"Snapshot “{name}”, {age(stage.workshop.now(), snapshot.taken)}", "title-focus"),)
        undo = stage.key_map.key("undo")
        what: Line = (Span(f"What would change here if you went back to it; {undo} takes that back."),)
        drawn = draw_comparison(comparison, stage.workshop.canvas, columns, here="now", there=f"“{name}”")
        return [heading, what, (), *drawn]

    def _decided(self, snapshot: Snapshot, then: Session, what: str | None) -> None:
        stage = self._stage
        if what == LOOK:
            reading = Reading(lambda columns: draw_outline(then, stage.workshop.canvas, columns))
            stage.app.push_screen(reading, lambda _: self._compare(snapshot))
        elif what == RESTORE:
            stage.workshop.take_in(then, f"go back to “{snapshot.name}”")
            stage.settle()
            stage.tell(f"This is “{snapshot.name}” again. {stage.key_map.key('undo')} takes that back.")
