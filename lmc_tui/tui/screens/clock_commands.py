"""What is done to the clock and the agenda."""

from __future__ import annotations

from lmc_tui.domain.agenda import Step, StepKind
from lmc_tui.domain.schedule import clock_text, duration_text
from lmc_tui.tui.drawing.header import step_title
from lmc_tui.tui.drawing.lines import Line
from lmc_tui.tui.drawing.summary import draw_summary
from lmc_tui.tui.screens.command_set import CommandSet
from lmc_tui.tui.screens.picker import Picker, narrowed
from lmc_tui.tui.screens.reading import Reading
from lmc_tui.tui.widgets.option_list import Option


class ClockCommands(CommandSet):
    """Start, hold, lengthen, go on: nothing goes on by itself."""

    def do_toggle_clock(self) -> None:
        """Start or hold."""
        before = self.stage.session.timer
        self.stage.workshop.toggle_clock()
        if before is None:
            self.follow_step()
        self.stage.show_all()

    def do_extend(self) -> None:
        """More time."""
        seconds = self.stage.workshop.extend()
        self.stage.show_all()
        self.stage.tell(f"{seconds // 60} minute{'s' if seconds > 60 else ''} more for this step.")

    def do_shorten(self) -> None:
        """Less time."""
        self.stage.workshop.shorten()
        self.stage.show_all()
        self.stage.tell("One minute less for this step.")

    def do_next_step(self) -> None:
        """The next step; after the last one the summary."""
        if self.stage.workshop.next_step():
            self.follow_step()
        else:
            self.stage.show_all()
            self.do_summary()

    def do_previous_step(self) -> None:
        """The step before."""
        self.stage.workshop.previous_step()
        self.follow_step()

    def follow_step(self) -> None:
        """Be where the step in hand is about."""
        step = self.stage.session.current_step
        canvas = self.stage.workshop.canvas
        if step is None:
            self.stage.show_all()
            return
        self.stage.absences = ()
        board = step.board if step.board in {each.id for each in canvas.boards} else None
        section = step.section if step.section and canvas.has_section(step.section) else self.stage.place.section
        self.stage.go_to_section(section, board=board)
        if step.kind is not StepKind.SECTION:
            self.stage.tell(f"{step_title(canvas, step)}: {step.prompt}" if step.prompt else step_title(canvas, step))

    def do_agenda(self) -> None:
        """All steps, to jump to one."""
        current = self.stage.session.current_step
        options = [self._step_option(number, step) for number, step in enumerate(self.stage.session.agenda, start=1)]
        picker = Picker(
            "Agenda",
            lambda words: narrowed(options, words),
            hint="{take} jumps to the step · {leave} leaves",
            start=current.id if current else None,
        )
        self.stage.app.push_screen(picker, self._jump)

    def _step_option(self, number: int, step: Step) -> Option:
        spent = f"{clock_text(step.spent_seconds)} spent · " if step.spent_seconds >= 1 else ""
        is_current = self.stage.session.timer is not None and self.stage.session.timer.step == step.id
        board = f" ({step.board})" if step.board else ""
        return Option(
            step.id,
            f"{number:2}. {step_title(self.stage.workshop.canvas, step)}{board}",
            f"{spent}{step.box_seconds // 60} min",
            "▶" if is_current else " ",
        )

    def _jump(self, step_id: str | None) -> None:
        if step_id is not None:
            self.stage.workshop.go_to_step(step_id)
            self.follow_step()

    def do_give_back(self) -> None:
        """The time that ran while nobody was here does not count."""
        absences, self.stage.absences = self.stage.absences, ()
        seconds = self.stage.workshop.give_back(absences)
        self.stage.show_all()
        self.stage.tell(f"{duration_text(seconds)} given back to the clock.")

    def do_summary(self) -> None:
        """Planned against spent, what is open, parking lot, actions."""
        stage = self.stage

        def draw(room: int) -> list[Line]:
            boards = stage.advice.boards if stage.advice is not None else {}
            found = {board: known.findings for board, known in boards.items()} or None
            return draw_summary(stage.session, stage.workshop.canvas, stage.workshop.now(), room, found, stage.key_map)

        stage.app.push_screen(Reading(draw))

    def do_toggle_bell(self) -> None:
        """Ring at warnings, or be silent."""
        self.stage.go(self.stage.place._replace(bell=not self.stage.rings))
        self.stage.tell("The bell rings at warnings." if self.stage.rings else "The bell is off.")
