"""What the workshop screen is made of, and how all of it is brought up to date. What keys do stands in the mixins."""

from __future__ import annotations

import threading
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.widget import Widget

from lmc_tui.domain.place import Place
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import left_seconds
from lmc_tui.errors import EditError
from lmc_tui.tui.drawing.guide import GuideState
from lmc_tui.tui.drawing.jump_labels import NO_LABELS, Labels
from lmc_tui.tui.drawing.layout import LEAST_COLUMNS, LEAST_ROWS, GuidePlace, Layout, Shape, layout_of
from lmc_tui.tui.messages import Advised, FileFound
from lmc_tui.tui.screens.bars import Bars
from lmc_tui.tui.widgets.bars import GuideView, HeaderBar, KeyBar
from lmc_tui.tui.widgets.canvas_view import NO_FINDINGS, CanvasState, CanvasView
from lmc_tui.workshop.opening import Opened

if TYPE_CHECKING:
    from lmc_tui.domain.changes import Change
    from lmc_tui.method.nudges import Nudge
    from lmc_tui.tui.widgets.completion_list import CompletionList
    from lmc_tui.tui.widgets.note_entry import NoteEntry
    from lmc_tui.tui.widgets.prompt import Prompt, TooSmall
    from lmc_tui.workshop.adviser import Advice, Adviser

Overlay = TypeVar("Overlay", bound=Widget)

OFTEN_USED = ("note_commands", "finding", "guide_commands", "clock_commands", "session_commands", "file_commands")
"""Sets of commands that are loaded right behind the first frame."""
COMMAND_SETS = (
    *OFTEN_USED,
    "check_commands",
    "thread_commands",
    "model_commands",
    "table_commands",
    "compare_commands",
    "theme_commands",
    "copy_commands",
    "jump_commands",
)
"""All of them; those that need what the program knows of the method are loaded together with that."""
LAID_OVER = ("prompt", "entry", "completions", "too-small")
"""What lies over the rest, each over the one before."""
SETTLED_SECONDS = 0.05
"""How long a first frame takes to reach the terminal, through a thread that wants the interpreter too."""


class Stage(Bars, inherit_bindings=False):
    """The workshop's widgets, and one method that shows it all."""

    canvas_view = getters.query_one("#canvas", CanvasView)
    guide_view = getters.query_one("#guide", GuideView)

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._notes_in_hand: dict[tuple[str, str], str] = {}
        self._overlays: dict[str, Widget] = {}
        self._adviser: Adviser | None = None
        self._is_retired = False
        self.advice: Advice | None = None
        """What the checks found last; None until they have run."""
        self._nudge: Nudge | None = None
        self._last_nudge: Nudge | None = None
        self.lights_thread = True
        """Whether the thread of the note in hand is lit."""
        self.labels = NO_LABELS
        """Letters to jump by, while somebody is asked for one."""
        self._lit_for: tuple[Advice, str, str] | None = None
        self._lit_notes: frozenset[str] = frozenset()

    # --- advice --------------------------------------------------------------------------------------

    def _begin_advice(self) -> None:
        """From now on have the session checked whenever it has changed. Loading what that takes waits for no key."""
        if self.opened.make_adviser is not None:
            threading.Thread(target=self._load_adviser, args=(self.opened.make_adviser,), daemon=True).start()

    def _load_adviser(self, make: Callable[[], Adviser]) -> None:
        adviser = make()
        adviser.on_advice = lambda advice: self.post_message(Advised(advice))
        self._adviser = adviser
        adviser.submit(self.session)
        if not self._is_retired:
            adviser.start()
        for name in COMMAND_SETS:
            import_module(f"lmc_tui.tui.screens.{name}")

    @on(Advised)
    def take_advice(self, message: Advised) -> None:
        """Show what the checks find; while somebody types, only in the titles."""
        message.stop()
        self.advice = message.advice
        self.show_all()

    def _renew_nudge(self) -> None:
        """Choose what to ask the room besides; while somebody types, nothing about it changes."""
        if self.advice is None or self.draft is not None:
            return
        from lmc_tui.method.nudges import nudge

        step, section = self.session.current_step, self.place.section
        is_here = step is not None and step.section == section
        left = left_seconds(self.session, step, self.workshop.now()) if step is not None and is_here else None
        found = self.advice.timely(self.place.board)
        self._nudge = nudge(
            found, section, step.id if step is not None else "", left, shown=self._nudge, last=self._last_nudge
        )
        self._last_nudge = self._nudge or self._last_nudge

    def _lit(self) -> frozenset[str]:
        """Ids of the notes that are lit, because the thread of the note in hand runs through them."""
        if not self.lights_thread or self.advice is None or self.place.note is None:
            return frozenset()
        asked = (self.advice, self.place.board, self.place.note)
        if self._lit_for is None or any(one is not other for one, other in zip(asked, self._lit_for, strict=True)):
            self._lit_for, self._lit_notes = asked, self.advice.lit_by(self.place.note, self.place.board)
        return self._lit_notes

    def retire(self) -> None:
        """The session was let go of."""
        super().retire()
        self._end_advice()

    def on_unmount(self) -> None:
        """The screen goes, and with it the thread that checks."""
        self._end_advice()

    def _end_advice(self) -> None:
        self._is_retired = True
        if self._adviser is not None:
            self._adviser.stop()

    # --- what lies over the rest: made when it is first asked for, so that the first frame waits for none of it ------

    @property
    def entry(self) -> NoteEntry:
        """The editor."""
        from lmc_tui.tui.widgets.note_entry import NoteEntry

        return self._overlay(NoteEntry, "entry")

    @property
    def prompt(self) -> Prompt:
        """Says what is being written."""
        from lmc_tui.tui.widgets.prompt import Prompt

        return self._overlay(Prompt, "prompt")

    @property
    def completions(self) -> CompletionList:
        """Ways to end the word being typed."""
        from lmc_tui.tui.widgets.completion_list import CompletionList

        return self._overlay(CompletionList, "completions")

    @property
    def too_small(self) -> TooSmall:
        """Says which size is needed."""
        from lmc_tui.tui.widgets.prompt import TooSmall

        return self._overlay(TooSmall, "too-small")

    def _overlay(self, kind: type[Overlay], name: str) -> Overlay:
        made = self._overlays.get(name)
        if not isinstance(made, kind):
            above = next((each for each in LAID_OVER[LAID_OVER.index(name) :] if each in self._overlays), None)
            made = kind(id=name)
            made.display = False
            self.mount(made, before=self._overlays[above] if above else None)
            self._overlays[name] = made
        return made

    def has_overlay(self, name: str) -> bool:
        """Whether it was ever asked for."""
        return name in self._overlays

    # --- the screen ------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """All widgets that always show, once."""
        yield HeaderBar(self.header_state(), id="header")
        yield CanvasView(self._canvas_state(), id="canvas")
        yield GuideView(self.guide_state(), id="guide")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show where the person was."""
        self.start_heart()
        self.workshop.on_change.append(self._session_changed)
        if self.note is None:
            self.go_to_section(self.place.section)
        self.lay_out()
        self.set_focus(self.canvas_view)
        self.resume()
        self.call_after_refresh(self.set_timer, SETTLED_SECONDS, self._warm_up)

    def _warm_up(self) -> None:
        """Load what commands need, once the first frame is out, so that the first key does not wait for it."""
        for name in OFTEN_USED:
            import_module(f"lmc_tui.tui.screens.{name}")
        import_module("lmc_tui.tui.widgets.note_entry")
        import_module("lmc_tui.domain.entry")
        self.watch_file()
        self.offer_recovery()
        self._begin_advice()

    def offer_recovery(self) -> None:
        """Show what an earlier window left unsaved; the workshop screen does."""

    def watch_file(self) -> None:
        """From now on look whether somebody else changes the session's file, or takes it over."""
        if self.opened.watch is not None:
            self.opened.watch.on_finding = lambda finding: self.post_message(FileFound(finding))
            self.opened.watch.start()

    def resume(self) -> None:
        """Say what the person should know, and go on with what was being done when the session was left."""
        for absence in self.absences:
            self.tell_absence(absence)
        if self.opened.notices:
            self.tell(self.opened.notices[0])

    def _session_changed(self, session: Session) -> None:
        if self._adviser is not None:
            self._adviser.submit(session)
        if self.opened.access.can_write or self.workshop.can_undo:  # what was done here is kept, whoever writes by now
            self.opened.saver.submit(session)

    def on_resize(self) -> None:
        """Find places anew; what is being typed stays."""
        self.lay_out()

    def lay_out(self) -> None:
        """Give every widget its place at the size there is, and show everything."""
        columns, rows = self.size.width, self.size.height
        if not columns or not rows:
            return
        shape = self.shape
        self.set_class(shape is Shape.TINY, "-tiny")
        if shape is Shape.TINY or self.has_overlay("too-small"):
            self.too_small.display = shape is Shape.TINY
            self.place_widget(self.too_small, 0, 0, columns, rows)
            self.too_small.show(LEAST_COLUMNS, LEAST_ROWS)
        places = self.places
        self.place_widget(self.header, *places.header)
        self.place_widget(self.canvas_view, *places.canvas)
        self.place_widget(self.guide_view, *places.guide)
        self.guide_view.display = places.guide_place is not GuidePlace.NOWHERE
        self.place_widget(self.key_bar, *places.keys)
        self.arrange_entry()
        self.show_all()

    @property
    def places(self) -> Layout:
        """Where everything stands at the size there is."""
        columns, rows = self.size.width, self.size.height
        return layout_of(columns, rows, is_open=self.place.is_open, wants_guide=self.shows_guide)

    @property
    def strip_rows(self) -> int:
        """Rows that the guide takes above the bottom line, where it does not stand beside the canvas."""
        places = self.places
        return 0 if places.guide_place is GuidePlace.BESIDE else places.guide.height

    def arrange_entry(self) -> None:
        """Put the editor where it belongs; the writing mixin does."""

    def place_widget(self, widget: Widget, x: int, y: int, columns: int, rows: int) -> None:
        """Give a widget its rectangle; nothing happens when it has it already."""
        wanted = (x, y, columns, rows)
        if getattr(widget, "_rectangle", None) != wanted:
            widget._rectangle = wanted  # type: ignore[attr-defined]
            widget.styles.offset = (x, y)
            widget.styles.width = columns
            widget.styles.height = rows

    def hide(self, *widgets: Widget) -> None:
        """Take widgets off the screen."""
        for widget in widgets:
            widget.display = False

    # --- showing ----------------------------------------------------------------------------------

    def show_all(self) -> None:
        """Bring every widget up to date; each sends only what changed."""
        self.canvas_view.show(self._canvas_state())
        self._renew_nudge()
        self.guide_view.show(self.guide_state())
        self._show_keys()
        self.refresh_clock()

    def show_labels(self, labels: Labels) -> None:
        """Show labels to jump by; without any, take them away, and what was said of them."""
        self.labels = labels
        for view in (self.header, self.canvas_view, self.guide_view):
            view.label(labels)
        if not labels.by_target:
            self.hush()

    def go(self, place: Place) -> None:
        """Be somewhere else, and remember it."""
        if place.note is not None:
            self._notes_in_hand[place.board, place.section] = place.note
        resized = place.is_open != self.place.is_open or place.guide != self.place.guide
        self.place = place
        self.opened.saver.submit_place(place)
        if resized:
            self.lay_out()
        else:
            self.show_all()

    def go_to_section(self, section: str, *, board: str | None = None) -> None:
        """Be in another section, with the note in hand that was in hand there last, or the first one."""
        board = board or self.place.board
        if section != self.place.section:
            self.came_from = self.place.section
        shown = (self.view if board == self.place.board else self.view_of(board)).notes(section)
        remembered = self._notes_in_hand.get((board, section))
        note = remembered if any(each.id == remembered for each in shown) else (shown[0].id if shown else None)
        self.go(self.place._replace(board=board, section=section, note=note))

    def change(self, change: Change | None, label: str) -> None:
        """Do a change of content, if there is one, and show what came of it."""
        if change is not None:
            if (
                self.place.note is not None
            ):  # what is being changed stays in sight, whether it matches afterwards or not
                self.spare(self.place.note)
            try:
                self.workshop.do(change, label)
            except EditError as error:  # what a dialog was about has gone meanwhile, by a change made outside
                self.settle()
                self.tell(str(error))
                return
            self.settle()

    def settle(self) -> None:
        """After a change of content: keep a note in hand if there is one, and show everything."""
        if self.note is None:
            self.go_to_section(self.place.section)
        else:
            self.show_all()

    def _canvas_state(self) -> CanvasState:
        step = self.session.current_step
        return CanvasState(
            view=self.view,
            section=self.place.section,
            note=self.place.note,
            shape=self.shape,
            is_open=self.place.is_open,
            step_section=step.section if step else None,
            entry_rows=self.entry_rows(),
            findings=self.advice.counts(self.place.board) if self.advice is not None else NO_FINDINGS,
            lit=self._lit(),
            keys=self.key_map,
        )

    def entry_rows(self) -> int:
        """Rows of the section in hand that the editor covers; the writing mixin knows."""
        return 0

    def guide_state(self) -> GuideState:
        """What the guide is to show."""
        nudge = self._nudge.words if self._nudge is not None else ""
        return GuideState(
            self.session,
            self.workshop.canvas,
            self.place.board,
            self.section,
            self.question_index,
            nudge,
            self.places.guide_place,
            self.key_map,
        )
