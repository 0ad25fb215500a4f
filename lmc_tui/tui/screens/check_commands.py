"""What is done with the findings of the checks."""

from __future__ import annotations

from lmc_tui.method.vocabulary import CANVAS
from lmc_tui.tui.screens.command_set import CommandSet
from lmc_tui.tui.screens.findings import FindingsScreen


class CheckCommands(CommandSet):
    """Opens the page of findings; it knows one canvas only."""

    def do_findings(self) -> None:
        """What is missing on the board in sight, and what contradicts itself."""
        canvas = self.stage.workshop.canvas
        if canvas.id != CANVAS:
            self.stage.tell(f"The checks are for the Learning Model Canvas; this session is on the {canvas.name}.")
        else:
            self.stage.app.push_screen(FindingsScreen(self.stage))
