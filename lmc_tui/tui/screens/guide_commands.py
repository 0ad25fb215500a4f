"""What is done with the guide."""

from __future__ import annotations

from lmc_tui.tui.drawing.guide import draw_whole_guide
from lmc_tui.tui.screens.command_set import CommandSet
from lmc_tui.tui.screens.reading import Reading
from lmc_tui.workshop.writing import ticking


class GuideCommands(CommandSet):
    """Questions forward and back, ticked or not."""

    def do_next_question(self) -> None:
        """The next question, round and round."""
        self._question_along(1)

    def do_previous_question(self) -> None:
        """The question before."""
        self._question_along(-1)

    def _question_along(self, by: int) -> None:
        questions = self.stage.section.questions
        if questions:
            wanted = questions[(self.stage.question_index + by) % len(questions)]
            asked = {**self.stage.place.questions, self.stage.place.section: wanted.id}
            self.stage.go(self.stage.place._replace(questions=asked))

    def do_tick(self) -> None:
        """The question in sight answered, or not."""
        questions = self.stage.section.questions
        if questions:
            question = questions[self.stage.question_index]
            change = ticking(self.stage.session, self.stage.place.board, question.id)
            self.stage.change(change, "tick a question")
            self.stage.tell("Ticked as answered." if change.is_ticked else "Open again.")

    def do_guide(self) -> None:
        """Everything the guide knows about the section."""
        self.stage.app.push_screen(Reading(lambda room: draw_whole_guide(self.stage.guide_state(), room)))
