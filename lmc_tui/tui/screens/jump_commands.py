"""Jumping to anything in sight by the letter that stands before it."""

from __future__ import annotations

from textual import events

from lmc_tui.tui.drawing.jump_labels import LETTERS, NO_LABELS, NOTE, SECTION, Labels, labels_for
from lmc_tui.tui.screens.command_set import CommandSet
from lmc_tui.tui.screens.workshop import WorkshopScreen
from lmc_tui.tui.widgets.line_view import LineView

GUIDE, STEP = "guide", "agenda"
"""What the guide's heading, and the step in the top line, mean to a click, and to a jump."""


class JumpCommands(CommandSet):
    """Asks for a letter, and goes where it says."""

    def do_jump(self) -> None:
        """Show a label over every pane and note in sight."""
        stage = self.stage
        bars: tuple[tuple[LineView, str], ...] = ((stage.guide_view, GUIDE), (stage.header, STEP))
        targets = stage.canvas_view.in_reach([target for view, target in bars if view.shows(target)])
        stage.show_labels(Labels(labels_for(targets)))
        stage.tell("Type a letter. esc: stay", stays=True)

    def take(self, event: events.Key) -> bool:
        """A key while labels show. Tells whether that was all it is to do.

        Any key that is no letter takes the labels away and then does what it always does; escape, and the key that
        asked for them, does nothing else.
        """
        letter = (event.character or "").lower()
        if letter and letter in LETTERS and "+" not in event.key:
            self._type(letter)
            return True
        self.stage.show_labels(NO_LABELS)
        keys = self.stage.key_map.command("jump").all_keys
        return event.key == "escape" or event.key in keys or event.character in keys

    def _type(self, letter: str) -> None:
        stage = self.stage
        labels = stage.labels._replace(typed=stage.labels.typed + letter)
        target = labels.found
        if target is None and labels.leads_on:
            stage.show_labels(labels)
            stage.tell(f"{labels.typed} and? Type the second letter. esc: stay", stays=True)
            return
        stage.show_labels(NO_LABELS)
        if target is None:
            stage.tell(f"No label is “{labels.typed}”: you are where you were.")
        else:
            self._go(target)

    def _go(self, target: str) -> None:
        stage = self.stage
        if target.startswith(SECTION):
            stage.go_to_section(target.removeprefix(SECTION))
        elif target.startswith(NOTE):
            note = stage.session.note(target.removeprefix(NOTE))
            if note is None or note.is_archived:
                stage.tell("That note has gone meanwhile.")
            else:
                stage.go_to_note(note)
        elif isinstance(stage, WorkshopScreen):
            stage.run_command(target)
