"""What the workshop screen is made of, and how all of it is brought up to date. What keys do stands in the mixins."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widget import Widget

from lmc_tui.domain.place import Place
from lmc_tui.domain.session import Session
from lmc_tui.errors import EditError
from lmc_tui.tui.drawing.guide import GuideState
from lmc_tui.tui.drawing.jump_labels import NO_LABELS, Labels
from lmc_tui.tui.drawing.layout import LEAST_COLUMNS, LEAST_ROWS, GuidePlace, Layout, Shape, layout_of
from lmc_tui.tui.garbage import set_aside
from lmc_tui.tui.messages import FileFound
from lmc_tui.tui.screens.advising import OFTEN_USED
from lmc_tui.tui.screens.overlays import Overlays
from lmc_tui.tui.widgets.bars import GuideView, HeaderBar, KeyBar
from lmc_tui.tui.widgets.canvas_view import NO_FINDINGS, CanvasState, CanvasView
from lmc_tui.workshop.opening import Opened

if TYPE_CHECKING:
    from lmc_tui.domain.changes import Change

WALKING = timedelta(seconds=0.25)
"""A step to another pane or note that follows sooner than this upon one before is a step of a walk."""
REST_SECONDS = 0.15
"""How long one stays until what one came to is not only passed."""
SETTLED_SECONDS = 0.05
"""How long a first frame takes to reach the terminal, through a thread that wants the interpreter too."""
BREATH_SECONDS = 0.002
"""Between two modules that are loaded: in that time a key gets its turn."""
NEEDED_SOON = (
    "textual.widgets.text_area",
    "lmc_tui.tui.widgets.note_entry",
    "lmc_tui.domain.entry",
    "lmc_tui.domain.changes",
    "lmc_tui.tui.screens.picker",
    *(f"lmc_tui.tui.screens.{name}" for name in OFTEN_USED),
)
"""Modules that are loaded right behind the first frame, what a note is written with first."""


class Stage(Overlays, is_part=True):
    """The workshop's widgets, and one method that shows it all."""

    canvas_view = getters.query_one("#canvas", CanvasView)
    guide_view = getters.query_one("#guide", GuideView)

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._notes_in_hand: dict[tuple[str, str], str] = {}
        self._is_passing = False
        """Whether only the mark has gone to where one is; all else is shown behind it."""
        self._walk: Timer | None = None
        """Ends a walk, and shows the rest then; None where there is none."""
        self._stepped_at = datetime.min.replace(tzinfo=UTC)
        self.labels = NO_LABELS
        """Letters to jump by, while somebody is asked for one."""

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
        self.call_after_refresh(self.set_timer, SETTLED_SECONDS, self._begin)

    def _begin(self) -> None:
        """Do what the first frame did not wait for, once it is out."""
        self.watch_file()
        self.offer_recovery()
        self._warm_up(NEEDED_SOON)

    def _warm_up(self, modules: tuple[str, ...]) -> None:
        """Load what commands need, so that the first key does not wait for it; then think about the session.

        One module at a time, and all else gets a turn in between: a key that comes meanwhile waits for one only.
        """
        if modules:
            import_module(modules[0])
            self.set_timer(BREATH_SECONDS, lambda: self._warm_up(modules[1:]))
        else:
            set_aside()
            self._begin_advice()

    def offer_recovery(self) -> None:
        """Show what an earlier window left unsaved; the workshop screen does."""

    def watch_file(self) -> None:
        """From now on look whether somebody else changes the session's file, or takes it over."""
        if self.opened.watch is not None:
            self.opened.watch.on_finding = lambda finding: self.post_message(FileFound(finding))
            self.opened.watch.start()

    def on_unmount(self) -> None:
        """The screen goes, and with it the thread that watches, even if nobody let go of the session."""
        if self.opened.watch is not None:
            self.opened.watch.stop()

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
        """Bring every widget up to date; each sends only what changed. Of what one only passes, the pane's border."""
        self.canvas_view.show(self._canvas_state())
        if self._is_passing:
            return
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

    def go(self, place: Place, *, walks: bool = False) -> None:
        """Be somewhere else, and remember it. Who *walks* may go on from there at once."""
        if place.note is not None:
            self._notes_in_hand[place.board, place.section] = place.note
        resized = place.is_open != self.place.is_open or place.guide != self.place.guide
        self._pass(walks=walks and not place.is_open)
        self.place = place
        self.opened.saver.submit_place(place)
        if resized:
            self.lay_out()
        else:
            self.show_all()

    def go_to_section(self, section: str, *, board: str | None = None, walks: bool = False) -> None:
        """Be in another section, with the note in hand that was in hand there last, or the first one."""
        board = board or self.place.board
        if section != self.place.section:
            self.came_from = self.place.section
        shown = (self.view if board == self.place.board else self.view_of(board)).notes(section)
        remembered = self._notes_in_hand.get((board, section))
        note = remembered if any(each.id == remembered for each in shown) else (shown[0].id if shown else None)
        self.go(self.place._replace(board=board, section=section, note=note), walks=walks)

    def _pass(self, *, walks: bool) -> None:
        """Take it that a step only passes what it comes to: the mark goes there, and all else is shown behind it.

        A slow line takes the longer part when the eye is where it wants to be. Where steps follow quickly, the last
        one has it.
        """
        now = self.workshop.now()
        is_quick = walks and timedelta(0) < now - self._stepped_at < WALKING
        self._stay()
        if walks:
            self._stepped_at, self._is_passing = now, True
        if is_quick:
            self._walk = self.set_timer(REST_SECONDS, self.rest)
        elif walks:  # once the canvas is idle it says that it has changed, and only then is there a refresh to wait for
            self.canvas_view.call_later(self.call_later, self.call_after_refresh, self._rest_of_step, now)

    def _stay(self) -> None:
        self._is_passing = False
        if self._walk is not None:
            self._walk.stop()
            self._walk = None

    def rest(self) -> None:
        """Show all of where one is, if one came there in passing."""
        if self._is_passing:
            self._stay()
            self.show_all()

    def _rest_of_step(self, stepped_at: datetime) -> None:
        if stepped_at == self._stepped_at and self._walk is None:  # no other step came meanwhile
            self.rest()

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
            is_passed=self._is_passing,
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
