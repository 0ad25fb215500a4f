"""What the workshop screen is made of, and how all of it is brought up to date. What keys do stands in the mixins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widget import Widget

from lmc_tui.domain.canvas import Section
from lmc_tui.domain.notes import Note
from lmc_tui.domain.place import Draft, Place
from lmc_tui.domain.schedule import Alarm, alarms_between, clock_text
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import left_seconds
from lmc_tui.tui.commands import IN_SECTION, ON_CANVAS, WHEN_OVER, Needs, available, command, shown_key
from lmc_tui.tui.drawing.board_view import BoardView
from lmc_tui.tui.drawing.guide import GuideState
from lmc_tui.tui.drawing.header import HeaderState
from lmc_tui.tui.drawing.key_bar import KeyHint
from lmc_tui.tui.drawing.layout import LEAST_COLUMNS, LEAST_ROWS, Shape, shape_of, sidebar_columns
from lmc_tui.tui.quiet import QuietScreen
from lmc_tui.tui.widgets.bars import GuideView, HeaderBar, KeyBar
from lmc_tui.tui.widgets.canvas_view import CanvasState, CanvasView
from lmc_tui.tui.widgets.completion_list import CompletionList
from lmc_tui.tui.widgets.prompt import Prompt, TooSmall
from lmc_tui.workshop.autosave import SaveState
from lmc_tui.workshop.opening import Opened

if TYPE_CHECKING:
    from lmc_tui.domain.changes import Change
    from lmc_tui.tui.widgets.note_entry import NoteEntry

BEAT_SECONDS = 0.25
ASLEEP_SECONDS = 30
"""A heartbeat that comes later than this was held up by a sleeping machine or a dead line."""


class Stage(QuietScreen[None], inherit_bindings=False):
    """The workshop's widgets, the place a person is at, and one method that shows it all."""

    header = getters.query_one("#header", HeaderBar)
    canvas_view = getters.query_one("#canvas", CanvasView)
    guide_view = getters.query_one("#guide", GuideView)
    prompt = getters.query_one("#prompt", Prompt)
    completions = getters.query_one("#completions", CompletionList)
    key_bar = getters.query_one("#keys", KeyBar)
    too_small = getters.query_one("#too-small", TooSmall)

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.opened = opened
        self.workshop = opened.workshop
        canvas = self.workshop.canvas
        place = opened.place or Place(canvas.boards[-1].id, canvas.sections[0].id)
        self.unfinished = place.draft
        """What was being written when the session was left; None for nothing."""
        self.place = replace(place, draft=None)
        self.came_from: str | None = None
        """The section left last, so that going back leads there."""
        self.gap_seconds = opened.unseen_seconds
        """Time that ran, or was held, while nobody was there, and can be given back."""
        self.notice = ""
        self._view = BoardView(self.session, canvas, self.place.board)
        self._notes_in_hand: dict[tuple[str, str], str] = {}
        self._last_beat: datetime | None = None
        self._last_left: tuple[str, int, float] | None = None
        self._heart: Timer | None = None
        self._entry: NoteEntry | None = None

    # --- what there is -------------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.workshop.session

    @property
    def entry(self) -> NoteEntry:
        """The editor. It is made when it is first asked for: the first frame does not wait for it."""
        if self._entry is None:
            from lmc_tui.tui.widgets.note_entry import NoteEntry

            self._entry = NoteEntry(id="entry")
            self._entry.display = False
            self.mount(self._entry, before=self.completions)
        return self._entry

    @property
    def section(self) -> Section:
        """The section in hand."""
        return self.workshop.canvas.section(self.place.section)

    @property
    def view(self) -> BoardView:
        """The board in sight."""
        if self._view.session is not self.session or self._view.board != self.place.board:
            self._view = BoardView(self.session, self.workshop.canvas, self.place.board)
        return self._view

    @property
    def note(self) -> Note | None:
        """The note in hand; None when the section has none."""
        return self.view.note(self.place.note)

    @property
    def question_index(self) -> int:
        """Which of the section's questions the guide shows."""
        wanted = self.place.questions.get(self.place.section)
        ids = [question.id for question in self.section.questions]
        return ids.index(wanted) if wanted in ids else 0

    @property
    def draft(self) -> Draft | None:
        """What is being written; None when nobody writes."""
        return self.place.draft

    @property
    def shape(self) -> Shape:
        """How much there is room for."""
        return shape_of(self.size.width, self.size.height)

    def facts(self) -> frozenset[Needs]:
        """What holds now, for commands to ask."""
        holds = {
            Needs.WRITING: True,
            Needs.NOTE: self.note is not None,
            Needs.AGENDA: bool(self.session.agenda),
            Needs.STEP: self.session.current_step is not None,
            Needs.UNDO: self.workshop.can_undo,
            Needs.REDO: self.workshop.can_redo,
            Needs.GAP: self.gap_seconds > 0,
        }
        return frozenset(need for need, is_so in holds.items() if is_so)

    # --- the screen ------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """All widgets, once."""
        yield HeaderBar(self._header_state(), id="header")
        yield CanvasView(self._canvas_state(), id="canvas")
        yield GuideView(self.guide_state(), id="guide")
        yield KeyBar(id="keys")
        yield Prompt(id="prompt")
        yield CompletionList(id="completions")
        yield TooSmall(id="too-small")

    def on_mount(self) -> None:
        """Show where the person was."""
        self.hide(self.prompt, self.completions, self.too_small)
        self._heart = self.set_interval(BEAT_SECONDS, self.refresh_clock, pause=True)
        self.workshop.on_change.append(self._session_changed)
        if self.note is None:
            self.go_to_section(self.place.section)
        self.lay_out()
        self.set_focus(self.canvas_view)
        self.resume()
        self.call_after_refresh(self._warm_up)

    def _warm_up(self) -> None:
        """Load what commands need, once the first frame is out, so that the first key does not wait for it."""
        for name in ("note", "guide", "clock", "session"):
            import_module(f"lmc_tui.tui.screens.{name}_commands")
        import_module("lmc_tui.tui.widgets.note_entry")
        import_module("lmc_tui.domain.entry")

    def retire(self) -> None:
        """The session was let go of: nothing moves here any more."""
        if self._heart is not None:
            self._heart.stop()

    def resume(self) -> None:
        """Say what the person should know, and go on with what was being done when the session was left."""
        gap, timer = self.gap_seconds, self.session.timer
        if gap >= ASLEEP_SECONDS and timer is not None:
            what = "ran on for" if timer.is_running else "was held for"
            self.tell(f"The clock {what} {clock_text(gap)} while nobody was here. R gives that time back.")
        else:
            self.gap_seconds = 0.0
        if self.opened.notices:
            self.tell(self.opened.notices[0])

    def _session_changed(self, session: Session) -> None:
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
        self.too_small.display = shape is Shape.TINY
        if shape is Shape.TINY:
            self.too_small.show(LEAST_COLUMNS, LEAST_ROWS)
        beside = shape is Shape.WIDE or (self.place.is_open and columns >= 72 and shape is not Shape.TINY)
        aside = sidebar_columns(columns) if beside and self.place.guide else 0
        strip = 0 if beside else 2 if shape is Shape.NARROW else 0
        self.place_widget(self.header, 0, 0, columns, 1)
        self.place_widget(self.canvas_view, 0, 1, columns - aside, max(1, rows - 2 - strip))
        if aside:
            self.place_widget(self.guide_view, columns - aside, 1, aside, rows - 2)
        else:
            self.place_widget(self.guide_view, 0, rows - 1 - strip, columns, strip)
        self.guide_view.display = bool(aside or strip)
        self.place_widget(self.key_bar, 0, rows - 1, columns, 1)
        self.arrange_entry()
        self.show_all()

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
        self.guide_view.show(self.guide_state())
        self._show_keys()
        self.refresh_clock()

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
        shown = self.session.notes_in(board, section)
        remembered = self._notes_in_hand.get((board, section))
        note = remembered if any(each.id == remembered for each in shown) else (shown[0].id if shown else None)
        self.go(replace(self.place, board=board, section=section, note=note))

    def change(self, change: Change | None, label: str) -> None:
        """Do a change of content, if there is one, and show what came of it."""
        if change is not None:
            self.workshop.do(change, label)
            self.settle()

    def settle(self) -> None:
        """After a change of content: keep a note in hand if there is one, and show everything."""
        if self.note is None:
            self.go_to_section(self.place.section)
        else:
            self.show_all()

    def tell(self, notice: str) -> None:
        """Say something in the bottom line, until the next key."""
        self.notice = notice
        self._show_keys()

    def hush(self) -> None:
        """Take back what was said."""
        if self.notice:
            self.notice = ""
            self._show_keys()

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
        )

    def entry_rows(self) -> int:
        """Rows of the section in hand that the editor covers; the writing mixin knows."""
        return 0

    def guide_state(self) -> GuideState:
        """What the guide is to show."""
        return GuideState(self.session, self.workshop.canvas, self.place.board, self.section, self.question_index)

    def _header_state(self) -> HeaderState:
        return HeaderState(
            self.session, self.workshop.canvas, self.place.board, self.workshop.now(), self.opened.saver.outcome
        )

    def _show_keys(self) -> None:
        self.key_bar.show(tuple(self.hints()), self.notice)

    def hints(self) -> Iterable[KeyHint]:
        """The keys that work now."""
        step = self.session.current_step
        is_over = step is not None and left_seconds(self.session, step, self.workshop.now()) <= 0
        in_section = self.canvas_view.shows_one
        works = available(self.facts())
        order = IN_SECTION if in_section else ON_CANVAS
        first = ("give_back",) if self.gap_seconds else ()
        for command_id in dict.fromkeys((*first, *(WHEN_OVER if is_over else ()), *order)):
            each = command(command_id)
            if command_id in works:
                label = each.label
                if command_id == "extend" and is_over and step is not None:
                    label = "minute" if step.extensions else "2 minutes"
                yield KeyHint(shown_key(each, in_section=self.place.is_open), label, command_id)

    # --- the clock -----------------------------------------------------------------------------------

    def refresh_clock(self) -> None:
        """Read the clock once and show what it says; ring when a warning was crossed."""
        now = self.workshop.now()
        self._notice_sleep(now)
        self.header.show(self._header_state()._replace(now=now))
        step, timer = self.session.current_step, self.session.timer
        if self._heart is not None:
            if timer is None:
                self._heart.pause()
            else:
                self._heart.resume()
        if step is None or timer is None or not timer.is_running:
            self._last_left = None
            return
        left = left_seconds(self.session, step, now)
        last = self._last_left
        self._last_left = (step.id, step.box_seconds, left)
        if last is not None and last[:2] == self._last_left[:2]:
            for alarm in alarms_between(step.box_seconds, last[2], left):
                self._ring(alarm, left)

    def _ring(self, alarm: Alarm, left: float) -> None:
        if self.place.bell:
            self.app.bell()
        if alarm is Alarm.UP:
            self.notice = ""
            self._show_keys()
        elif not self.notice and self.draft is None:
            self.tell(f"{clock_text(left)} left.")

    def _notice_sleep(self, now: datetime) -> None:
        """A beat that comes much too late: the machine slept, or the line was dead, while the clock ran."""
        timer, last = self.session.timer, self._last_beat
        self._last_beat = now if timer is not None and timer.is_running else None
        if last is None or self._last_beat is None:
            return
        passed = (now - last).total_seconds()
        if passed > ASLEEP_SECONDS:
            self.gap_seconds = passed
            self.tell(f"The clock ran {clock_text(passed)} while this machine slept. R gives that time back.")

    def save_state_changed(self) -> None:
        """Saving went well, or did not: show it."""
        outcome = self.opened.saver.outcome
        if outcome.state is SaveState.FAILED:
            self.tell(f"NOT SAVED - {outcome.why}")
        self.refresh_clock()
