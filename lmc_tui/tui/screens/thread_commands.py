"""What is done with the Golden Threads: light one, walk through all, name why one is broken."""

from __future__ import annotations

from lmc_tui.content.threads import thread_words
from lmc_tui.domain.changes import SetAction
from lmc_tui.domain.session import Action
from lmc_tui.method.board import Board
from lmc_tui.method.threads import Break, Thread, action_for, breaks, cut_told, if_cut_told, walk
from lmc_tui.tui.drawing.walk import draw_cut
from lmc_tui.tui.screens.command_set import CommandSet
from lmc_tui.tui.screens.picker import Picker, narrowed
from lmc_tui.tui.screens.reading import Reading
from lmc_tui.tui.screens.walking import Walking
from lmc_tui.tui.widgets.option_list import Option


class ThreadCommands(CommandSet):
    """Threads on the canvas."""

    def do_thread_light(self) -> None:
        """The thread of the note in hand lit, or not."""
        self.stage.lights_thread = not self.stage.lights_thread
        self.stage.show_all()
        key = self.stage.key_map.key("thread_light")
        if self.stage.lights_thread:
            self.stage.tell(f"◆ marks the thread of the note in hand. {key} puts it out.")
        else:
            self.stage.tell(f"No thread is lit. {key} lights the one of the note in hand.")

    def do_thread_walk(self) -> None:
        """All threads of the board in sight, part by part."""
        board = self._board()
        stops = walk(board)
        if not stops:
            self.stage.tell("There is no thread yet: it begins with a note in Customer Segments.")
            return
        walking = Walking(
            self.stage.canvas_view.state, stops, lambda thread: cut_told(board, thread), self.stage.header_state
        )
        self.stage.on_clock.append(walking.refresh_clock)
        self.stage.app.push_screen(walking, self._walked)

    def do_thread_cut(self) -> None:
        """What would go with the note in hand, and what would stay."""
        note = self.stage.note
        if note is None:
            return
        told = if_cut_told(self._board(), note)
        self.stage.app.push_screen(Reading(lambda columns: draw_cut(note.text, told, columns)))

    def _board(self) -> Board:
        return Board(self.stage.session, self.stage.place.board)

    def _walked(self, broken: tuple[Thread, Break] | None) -> None:
        self.stage.on_clock.clear()
        if broken is None:
            return
        thread = broken[0]
        found = breaks(self._board(), thread)
        canvas = self.stage.workshop.canvas
        options = [
            Option(str(place), each.message, canvas.section(each.section).short, "✗" if each.is_gap else "!")
            for place, each in enumerate(found)
        ]
        hint = "{take} chooses · {leave} leaves"
        picker = Picker("What is broken?", lambda words: narrowed(options, words), hint=hint)
        self.stage.app.push_screen(picker, lambda place: self._ask_cause(thread, found, place))

    def _ask_cause(self, thread: Thread, found: tuple[Break, ...], place: str | None) -> None:
        if place is None:
            return
        causes = thread_words().causes
        options = [Option(each.id, each.question) for each in causes]
        picker = Picker(
            "Why is it broken? The group decides",
            lambda words: narrowed(options, words),
            hint="{take} makes an action of it · {leave} leaves",
        )
        self.stage.app.push_screen(picker, lambda cause: self._keep_action(thread, found[int(place)], cause))

    def _keep_action(self, thread: Thread, broken: Break, chosen: str | None) -> None:
        cause = next((each for each in thread_words().causes if each.id == chosen), None)
        if cause is None:
            return
        text = action_for(cause, broken, thread)
        self.stage.change(SetAction(Action(self.stage.workshop.new_id(), text)), "action for a broken thread")
        self.stage.tell(f"Action: {text}. {self.stage.key_map.key('undo')} takes it back.")
