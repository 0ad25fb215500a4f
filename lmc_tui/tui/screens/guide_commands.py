"""What is done with the guide."""

from __future__ import annotations

from dataclasses import replace

from lmc_tui.tui.drawing.guide import draw_whole_guide
from lmc_tui.tui.screens.note_commands import NoteCommands


class GuideCommands(NoteCommands, inherit_bindings=False):
    """Questions forward and back, ticked or not."""

    def do_next_question(self) -> None:
        """The next question, round and round."""
        self._question_along(1)

    def do_previous_question(self) -> None:
        """The question before."""
        self._question_along(-1)

    def _question_along(self, by: int) -> None:
        questions = self.section.questions
        if questions:
            wanted = questions[(self.question_index + by) % len(questions)]
            asked = {**self.place.questions, self.place.section: wanted.id}
            self.go(replace(self.place, questions=asked))

    def do_tick(self) -> None:
        """The question in sight answered, or not."""
        from lmc_tui.workshop.writing import ticking

        questions = self.section.questions
        if questions:
            question = questions[self.question_index]
            self.do_change(ticking(self.session, self.place.board, question.id), "tick a question")

    def do_guide(self) -> None:
        """Everything the guide knows about the section."""
        from lmc_tui.tui.screens.reading import Reading

        self.app.push_screen(Reading(lambda room: draw_whole_guide(self._guide_state(), room)))
